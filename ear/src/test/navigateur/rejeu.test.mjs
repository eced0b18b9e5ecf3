import assert from 'node:assert/strict';
import { cocher, entrer, essaiIdentifie, regarder } from './agents.mjs';
import { adresse, lire, titre } from './outils.mjs';

const PUY_DE_DOME = 'puy-de-dome';
const DOSSIER = '63-2021-002';

const principal = (page) => lire(page.getByRole('main'));
const ligne = (page, numero) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(numero) }) });

async function rediger(page, guichet, cle, remplir) {
  await page.goto(adresse(guichet, `/reglement/regle?cle=${cle}`));
  await remplir();
  await page.getByRole('button', { name: 'Enregistrer dans le brouillon' }).click();
  await page.waitForURL((lieu) => lieu.pathname === '/reglement/console');
}

async function abandonner(page, guichet) {
  await page.goto(adresse(guichet, '/reglement/console?confirmer=abandonner'));
  await page.getByRole('button', { name: 'Abandonner le brouillon' }).click();
  await page.getByRole('button', { name: 'Ouvrir un brouillon' }).waitFor();
}

essaiIdentifie('un plancher à 4 000 € en brouillon se rejoue : 63-2021-002 serait admis pour 4 500 €, et rien ne bouge', {}, async (page) => {
  await entrer(page, PUY_DE_DOME, 'administrateur.63', '/reglement/rejeu');
  assert.match(await principal(page), /Aucun brouillon n’est ouvert/);
  await regarder(page, 'rejeu-sans-brouillon');

  await rediger(page, PUY_DE_DOME, 'plancher', () => page.getByRole('textbox', { name: /^Coût minimal/ }).fill('4 000'));
  await page.getByRole('link', { name: 'Rejouer sur les dossiers déposés' }).click();
  assert.equal(await titre(page), 'Rejeu – Règles du guichet du Puy-de-Dôme – Guichet du Puy-de-Dôme');
  assert.match(await principal(page), /dossiers? sur \d+ changera(it|ient) : \+ [\d ]+ €, soit [\d,]+ % de l’enveloppe/);
  assert.match(await principal(page), /Rien n’est modifié : un dossier déposé garde les règles de son dépôt/);
  const admis = ligne(page, DOSSIER);
  assert.match(await lire(admis), /Serait admis 0 € Refusé : coût minimal, version 2021-1 4 500 € Admis \+ 4 500 €/i);
  assert.match(await lire(admis), /Avant .*il manque 500 €.* Avec ces règles Aide possible : 4 500 €/);
  await regarder(page, 'rejeu');

  await page.getByLabel('Changement').selectOption({ label: 'Serait refusé' });
  await page.getByRole('button', { name: 'Filtrer' }).click();
  assert.match(await principal(page), /Aucun dossier ne correspond/);
  await page.getByRole('link', { name: 'Voir tous les dossiers jugés autrement' }).click();
  await page.getByRole('searchbox', { name: 'Chercher' }).fill('ardes');
  await page.getByRole('button', { name: 'Filtrer' }).click();
  assert.match(await principal(page), /1 dossier filtré/);
  const feuille = await page.getByRole('link', { name: 'texte (CSV)' }).evaluate(async (lien) => (await fetch(lien.href)).text());
  assert.match(feuille, new RegExp(`"${DOSSIER}";"Ardes"`));

  await page.goto(adresse(PUY_DE_DOME, '/reglement/rejeu?v=2021-1'));
  assert.match(await principal(page), /Aucun dossier ne changerait/);
  await regarder(page, 'rejeu-sans-changement');

  await abandonner(page, PUY_DE_DOME);
  await page.goto(adresse(PUY_DE_DOME, `/dossiers/instruction?numero=${DOSSIER}`));
  assert.match(await principal(page), /Les règles refusent ce projet/);
});

essaiIdentifie('un brouillon du modèle national se rejoue dans tous les guichets, puis se dit périmé', {}, async (page) => {
  await entrer(page, 'national', 'national', '/reglement/rejeu');
  const duree = page.locator('#regle-valeur input[name=valeur]');
  await rediger(page, 'national', 'effetConcretMois', async () => {
    await cocher(page, 'Il n’y en a pas');
    await duree.fill('3');
  });
  await page.goto(adresse('national', '/reglement/rejeu'));
  await page.getByRole('button', { name: /^(Rejouer dans tous les guichets|Relancer le rejeu)$/ }).click();
  for (let essai = 0; essai < 60 && !/(\d+) guichets sur \1 ont répondu/.test(await principal(page)); essai += 1) {
    await page.getByText(/guichets? sur/).first().waitFor();
    await page.reload();
  }
  assert.match(await principal(page), /(\d+) guichets sur \1 ont répondu\./);
  await page.getByRole('link', { name: '63 – Puy-de-Dôme' }).click();
  assert.match(await lire(ligne(page, '63-2021-001')), /Même montant .* à vérifier : durée du projet/i);
  await regarder(page, 'rejeu-national');

  await page.goto(adresse('national', '/reglement/regle?cle=effetConcretMois'));
  await duree.fill('4');
  await page.getByRole('button', { name: 'Enregistrer dans le brouillon' }).click();
  await page.goto(adresse('national', '/reglement/rejeu'));
  assert.match(await principal(page), /Résultat périmé/);
  await abandonner(page, 'national');

  await page.goto(adresse('national', '/reglement/rejeu?guichet=63&v=2021-1'));
  assert.match(await principal(page), /Guichet du Puy-de-Dôme .*Aucun dossier ne changerait/);
});
