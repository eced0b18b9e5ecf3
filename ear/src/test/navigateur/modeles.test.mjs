import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { adresse, BUREAU, capturer, lire, ouvrir, TELEPHONE, titre } from './outils.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NORMES = { type: 'tag', values: ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
const GUICHET = 'puy-de-dome';
const LETTRE = '/decisions/modele?nature=contradictoire';

async function entrer(page, compte, chemin) {
  await page.goto(adresse(GUICHET, chemin));
  await page.locator('#username').fill(compte);
  await page.locator('#password').fill(compte);
  await page.locator('[type=submit]').first().click();
  await page.waitForURL((lieu) => lieu.hostname === `${GUICHET}.localhost`);
}

function essai(nom, options, corps) {
  test(nom, async () => {
    const { contexte, page, ennuis } = await ouvrir(options);
    try {
      await corps(page, contexte);
      assert.deepEqual(ennuis, []);
    } finally {
      await contexte.close();
    }
  });
}

async function regarder(page, nom) {
  for (const [largeur, taille] of [['', BUREAU], ['-375', TELEPHONE], ['-320', { width: 320, height: 640 }]]) {
    await page.setViewportSize(taille);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${nom}${largeur} déborde`);
    await capturer(page, `${nom}${largeur}`);
  }
  await page.setViewportSize(BUREAU);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((runOnly) => axe.run({ runOnly, resultTypes: ['violations'] }), NORMES);
  assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes.map((noeud) => noeud.target.join(' ')).join(', ')}`), [], nom);
}

const texte = (page) => page.getByRole('textbox', { name: /^Texte de l’acte/ });
const motif = (page) => page.getByRole('textbox', { name: /^Pourquoi ce changement/ });
const publier = (page) => page.getByRole('button', { name: 'Publier cette version' }).click();
const version = async (page) => Number((await lire(page.getByRole('main'))).match(/La version (\d+) est publiée/)[1]);

essai('un modèle se corrige, se voit en PDF, se publie, se compare, puis redevient le modèle national', {}, async (page, contexte) => {
  await entrer(page, 'administrateur.63', '/decisions/modeles');
  await regarder(page, 'modeles');
  await page.getByRole('link', { name: 'Lettre avant retrait de l’aide' }).click();
  const national = await texte(page).inputValue();
  assert.match(national, /^Madame, Monsieur,/);
  for (const rubrique of await page.locator('.vocabulaire details').all()) {
    await rubrique.locator('summary').click();
  }
  assert.match(await lire(page.getByRole('complementary')), /\{montant en lettres\} ce montant en toutes lettres/);
  await regarder(page, 'modele');

  const fautif = national.replace('{attribution.numero}', '{numero}').replace('{motifs}', 'Motifs : {motifs');
  await texte(page).fill(fautif);
  await publier(page);
  assert.match(await titre(page), /^Erreur : Lettre avant retrait/);
  const sommaire = await lire(page.locator('[data-sommaire-erreurs]'));
  assert.match(sommaire, /3 points à corriger/);
  assert.match(sommaire, /Ligne 3 : \{numero\} n’existe pas/);
  assert.match(sommaire, /Ligne 5 : une accolade n’a pas son autre moitié/);
  assert.match(sommaire, /Dites pourquoi le modèle change/);
  assert.equal(await texte(page).inputValue(), fautif, 'ce qui est tapé est gardé');
  await regarder(page, 'modele-erreurs');
  await page.getByRole('link', { name: /Ligne 3/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'texte');

  await texte(page).fill(national.replace('{date.observations}', 'plus tard'));
  await motif(page).fill('Délai plus souple');
  await publier(page);
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /il manque le dernier jour pour répondre .* ajoutez \{date.observations\}/);
  assert.equal(await motif(page).inputValue(), 'Délai plus souple');

  const nouveau = national.replace('Madame, Monsieur,', 'Bonjour,');
  await texte(page).fill(nouveau);
  const [apercu] = await Promise.all([
    contexte.waitForEvent('response', (reponse) => (reponse.headers()['content-type'] ?? '').startsWith('application/pdf')),
    page.getByRole('button', { name: 'Voir l’aperçu en PDF' }).click(),
  ]);
  assert.equal(apercu.status(), 200);
  assert.equal(await texte(page).inputValue(), nouveau);
  await motif(page).fill('Ton plus simple');
  await publier(page);
  const publiee = await version(page);

  await page.getByRole('link', { name: `Version ${publiee}`, exact: true }).click();
  const differences = await lire(page.locator('.differences'));
  assert.match(differences, /Retiré : Madame, Monsieur,.*Ajouté : Bonjour,/);
  await regarder(page, 'modele-differences');

  await page.getByRole('link', { name: 'Revenir au modèle national' }).click();
  await page.getByRole('button', { name: 'Reprendre le modèle national' }).click();
  await page.waitForURL(/fait=restaurer/);
  assert.equal(await texte(page).inputValue(), national);
});

essai('deux administrateurs ne s’écrasent pas : le second garde son texte et publie en connaissance de cause', {}, async (page, contexte) => {
  await entrer(page, 'administrateur.63', LETTRE);
  const national = await texte(page).inputValue();
  const autre = await contexte.newPage();
  await autre.goto(adresse(GUICHET, LETTRE));
  await texte(autre).fill(`${national}Un.`);
  await motif(autre).fill('Un');
  await publier(autre);
  await version(autre);
  await texte(page).fill(`${national}Deux.`);
  await motif(page).fill('Deux');
  await publier(page);
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /Quelqu’un a publié une autre version/);
  assert.match(await texte(page).inputValue(), /Deux\.$/);
  await publier(page);
  await version(page);
  await page.getByRole('link', { name: 'Revenir au modèle national' }).click();
  await page.getByRole('button', { name: 'Reprendre le modèle national' }).click();
  await page.waitForURL(/fait=restaurer/);
});

essai('les modèles ne s’ouvrent qu’à l’administrateur du guichet', {}, async (page) => {
  await entrer(page, 'instructeur.63', '/decisions/modeles');
  const refus = await page.goto(adresse(GUICHET, LETTRE));
  assert.equal(refus.status(), 403);
});
