import assert from 'node:assert/strict';
import { cocher, entrer, essaiIdentifie, regarder } from './agents.mjs';
import { adresse, lire, titre } from './outils.mjs';

const CINQ_MINUTES = 5 * 60_000;

/** What the guichet whose page is open answers. */
const simuler = (page, porteur) => page.evaluate(async (corps) => {
  const reponse = await fetch('/api/v1/simulation', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(corps) });
  return reponse.json();
}, { porteur, theme: 'FORMATION_AGENTS', depenses: [{ libelle: 'Formation', nature: 'FORMATION', montantHT: 10000 }], montantDemandeHT: 5000 });

const premiere = (page, nom) => page.evaluate(async (q) => (await (await fetch(`/api/v1/collectivites?q=${q}`)).json())[0], nom);

async function changer(page, etat, motif) {
  await page.goto(adresse('national', '/reglement/guichet?code=68'));
  await page.locator('#etat label').filter({ hasText: etat }).click();
  await page.locator('#motif').fill(motif);
  await page.getByRole('button', { name: 'Relire avant de confirmer' }).click();
  await page.locator('label[for=confirme]').click();
}

/** On a stack that has no guichet in the Haut-Rhin. */
essaiIdentifie('un guichet se crée sur un écran en moins de cinq minutes, sans redémarrage, et son simulateur lui obéit', {}, async (page) => {
  const debut = Date.now();
  await entrer(page, 'national', 'national', '/reglement/guichets');
  await regarder(page, 'registre');
  await page.getByRole('link', { name: 'Créer un guichet' }).click();
  await regarder(page, 'creer-code');
  await page.locator('#code').selectOption('68');
  await page.getByRole('button', { name: 'Continuer' }).click();
  assert.equal(await page.locator('#complement').inputValue(), 'du Haut-Rhin');
  await regarder(page, 'creer-guichet');

  await page.locator('#nom').fill('');
  await page.locator('#enveloppe').fill('beaucoup');
  await page.getByRole('button', { name: 'Créer le guichet' }).click();
  assert.match(await titre(page), /^Erreur/);
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /4 points à corriger.*nom.*montant.*document.*pourquoi/s);
  await page.locator('#nom').fill('Haut-Rhin');
  for (const nature of ['DEPARTEMENT', 'REGION']) {
    await page.locator(`label[for=nature-${nature}]`).click();
  }
  await page.locator('#plafond').fill('100 000');
  await cocher(page, 'Toutes les collectivités éligibles');
  await page.locator('#enveloppe').fill('270 000');
  await page.locator('#hypothese').fill('instruction du préfet du Haut-Rhin, à publier');
  await page.locator('#motif').fill('Ouverture du dispositif dans le Haut-Rhin');
  await page.getByRole('button', { name: 'Créer le guichet' }).dblclick();
  await page.getByRole('link', { name: 'Ouvrir la fiche du guichet 68' }).click({ timeout: 60_000 });
  assert.match(await titre(page), /^Guichet du Haut-Rhin/);
  await regarder(page, 'fiche');
  await page.goto(adresse('national', '/reglement/creer?code=68'));
  assert.match(await lire(page.locator('main')), /Ce guichet existe déjà.*Ouvrir la fiche du guichet du Haut-Rhin/s);

  await changer(page, 'Ouvrir', 'Ouverture du dispositif');
  assert.match(await lire(page.locator('main')), /Déléguer 270 000 € à ce guichet/);
  await regarder(page, 'fiche-ouverture');
  await page.getByRole('button', { name: 'Ouvrir le guichet' }).click();
  await page.getByText('Le guichet est ouvert').waitFor();
  assert.match(await lire(page.locator('main')), /270 000 € délégués.*Guichet ouvert, par/s);

  await page.goto(adresse('haut-rhin'));
  assert.match(await titre(page), /Guichet du Haut-Rhin/);
  const public68 = await lire(page.locator('#qui'));
  assert.match(public68, /Moins de 100 000 habitants, pour toutes les collectivités admises/);
  assert.doesNotMatch(public68, /régions/i);
  const colmar = await premiere(page, 'kaysersberg');
  assert.equal((await simuler(page, { nature: colmar.nature, code: colmar.code })).montantMaximum, 5000);
  const agglomeration = await premiere(page, 'mulhouse alsace');
  assert.ok(agglomeration.population >= 100_000, JSON.stringify(agglomeration));
  assert.deepEqual((await simuler(page, { siren: agglomeration.siren })).motifsIrrecevabilite, ['POPULATION_SUPERIEURE_AU_PLAFOND']);
  assert.deepEqual((await simuler(page, { nature: 'DEPARTEMENT', code: '68' })).motifsIrrecevabilite, ['NATURE_NON_ELIGIBLE']);
  assert.ok(Date.now() - debut < CINQ_MINUTES, `${Date.now() - debut} ms`);
});

essaiIdentifie('un guichet suspendu dit pourquoi et depuis quand, et son administrateur s’invite d’ici', {}, async (page) => {
  await entrer(page, 'national', 'national', '/reglement/guichet?code=68');
  await page.getByRole('button', { name: 'Relire avant de confirmer' }).click();
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /2 points à corriger/);
  await changer(page, 'Suspendre', 'Enveloppe épuisée');
  await page.getByRole('button', { name: 'Suspendre le guichet' }).click();
  await page.getByText('Le guichet est suspendu.').waitFor();

  await page.locator('#courriel').fill('prefete@haut-rhin.invalid');
  await page.getByRole('button', { name: 'Inviter un administrateur' }).click();
  await page.getByText('L’invitation est partie.').waitFor();
  await page.getByRole('button', { name: /^Choisir les règles confiées/ }).click();
  await page.locator('label[for=cle-plancher]').click();
  await page.locator('#motifDroits').fill('Le plancher est national');
  await page.getByRole('button', { name: 'Confier ces règles' }).click();
  await page.getByText('Les règles confiées à l’administrateur').first().waitFor();
  assert.match(await lire(page.locator('main')), /Qui a changé quoi.*Règles confiées.*Guichet suspendu/s);

  await page.goto(adresse('haut-rhin'));
  assert.match(await lire(page.locator('main')), /suspendu depuis le .* : Enveloppe épuisée/);
  const evaluation = await simuler(page, { nature: 'COMMUNE', code: '68162' });
  assert.deepEqual([evaluation.motifsIrrecevabilite, evaluation.montantMaximum], [['GUICHET_NON_OUVERT'], 0]);
  await page.goto(adresse('haut-rhin', '/connexion'));
  await page.waitForURL((lieu) => lieu.hostname === 'haut-rhin.localhost');
});
