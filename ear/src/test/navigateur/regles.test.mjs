import assert from 'node:assert/strict';
import { cocher, entrer, essaiIdentifie, regarder } from './agents.mjs';
import { adresse, essai, lire, lisse, TELEPHONE, titre } from './outils.mjs';

const GUICHET = 'lozere';
const LOZERE = 'guichet=48';
/** Mende, 4 500 € of training. */
const SIMULATION = '/simulateur?etape=resultat&collectivite=COMMUNE-48095&nature=FORMATION&montant=4500';

const principal = (page) => page.getByRole('main');
const charger = (page, chemin) => page.evaluate((ou) => fetch(ou).then((reponse) => reponse.text()), chemin);
const regles = async (page, jour) => JSON.parse(await charger(page, `/api/v1/guichet?au=${jour}`));

/** Publishes a floor for a later day, as the national level does for a guichet; its number. */
async function publierPourPlusTard(page) {
  await entrer(page, 'national', 'national', `/reglement/regle?cle=plancher&${LOZERE}`);
  await page.getByRole('checkbox', { name: /^Il n’y en a pas/ }).uncheck({ force: true });
  await page.getByRole('textbox', { name: /^Coût minimal/ }).fill('6 000');
  await cocher(page, 'Coût global, avant exclusions');
  await page.getByRole('textbox', { name: /^Connue depuis le/ }).fill('02/06/2021');
  await page.getByRole('textbox', { name: /^Document \(/ }).fill('Arrêté du 2 juin 2021');
  await page.getByRole('button', { name: 'Enregistrer dans le brouillon' }).click();
  await page.waitForURL(/fait=/);
  await page.getByRole('link', { name: 'Relire et publier' }).click();
  await page.getByRole('textbox', { name: /^À partir du/ }).fill('01/01/2022');
  await page.getByRole('textbox', { name: /^Pourquoi/ }).fill('Un coût minimal pour 2022');
  await cocher(page, 'J’ai relu ces changements');
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.waitForURL(/reglement\/version\?v=/);
  return new URL(page.url()).searchParams.get('v');
}

essaiIdentifie('une version publiée pour plus tard est annoncée aussitôt, partout, et ne s’applique qu’à son jour', {}, async (page) => {
  const numero = await publierPourPlusTard(page);
  await page.goto(adresse(GUICHET));
  const accueil = await lire(principal(page));
  assert.match(accueil, /À partir du 1er janvier 2022, les règles changent Coût minimal du projet : 6 000 €/);
  assert.match(accueil, /Coût minimal du projet Aucun/, 'celles d’aujourd’hui restent');
  await regarder(page, 'regles-annonce');
  await principal(page).getByRole('link', { name: `Voir la version ${numero}` }).click();
  assert.match(await titre(page), new RegExp(`^Version ${numero} – Règles`));
  assert.match(await lire(principal(page)), /en vigueur à partir du 1er janvier 2022\..*Voir les règles en vigueur aujourd’hui/);
  await principal(page).getByText('Ce qui change par rapport à la version').first().click();
  assert.match(await lire(principal(page)), /À venir.*Un coût minimal pour 2022.*Ne dit plus Aucun coût minimal\. Dit 6 000 € de coût global/i);
  await regarder(page, 'regles-version-a-venir');

  assert.equal((await regles(page, '2021-12-31')).plancher, null);
  const suivantes = await regles(page, '2022-01-01');
  assert.deepEqual(suivantes.plancher, { montant: 6000, assiette: 'COUT_GLOBAL' });
  assert.equal(suivantes.adresse, `/api/v1/guichet/versions/${numero}`);
  assert.match(await charger(page, '/calendrier.ics'), /UID:regles-20220101@lozere\.localhost\r\n/);

  await page.goto(adresse(GUICHET, SIMULATION));
  assert.match(await lire(principal(page)), /Aide possible 4 500 €/);
  await page.goto(adresse(GUICHET, `${SIMULATION}&depot=15/01/2022`));
  const refus = await lire(principal(page));
  assert.match(refus, /Ce qui rendrait votre projet possible Il manque 1 500 €/);
  await page.getByRole('button', { name: /^Les règles appliquées/ }).click();
  await principal(page).getByText(`Règles du guichet de la Lozère, version ${numero}.`).waitFor();
  await regarder(page, 'simulateur-remedes');
});

essai('l’appel à projets dit les pièces, les délais et le calendrier, au téléphone et sans JavaScript', { javaScriptEnabled: false, viewport: TELEPHONE }, async (page) => {
  await page.goto(adresse('seine-maritime'));
  const appel = await lire(principal(page));
  assert.match(appel, /Pièces à fournir Au dépôt de la demande/);
  assert.match(appel, /Délais de la préfecture.*La préfecture a 2 mois/);
  const abonnement = principal(page).getByRole('link', { name: 'S’abonner au calendrier' });
  assert.equal(await abonnement.getAttribute('href'), '/calendrier.ics');
  assert.match(appel, /http:\/\/seine-maritime\.localhost:\d+\/calendrier\.ics/);
  await page.goto(adresse('seine-maritime', '/regles?version=2021-1'));
  const regle = await lire(principal(page));
  for (const attendue of ['Taux par catégorie', 'Plafond par collectivité', 'Dérogations', 'Conservation', 'Début du projet']) {
    assert.ok(regle.includes(attendue), attendue);
  }
  assert.match(regle, /Versions publiées.*Version 2021-1 En vigueur/i);
});

essai('une version inconnue n’existe pas, un jour impossible se corrige', {}, async (page) => {
  for (const version of ['2099-9', 'x', '<b>']) {
    const reponse = await page.goto(adresse('cher', `/regles?version=${encodeURIComponent(version)}`));
    assert.equal(reponse.status(), 404, version);
    assert.match(await titre(page), /^Page introuvable/);
  }
  await page.goto(adresse('cher', '/regles?au=31/02/2021'));
  assert.match(await titre(page), /^Erreur : Règles/);
  await page.goto(adresse('cher', '/regles?au=01/01/2001'));
  assert.match(await lire(principal(page)), /Aucune version n’était encore en vigueur le 1er janvier 2001 : voici la première/);
});

essai('le simulateur dit d’abord que le dépôt n’est pas ouvert ce jour-là', {}, async (page) => {
  const etape = '/simulateur?etape=depenses&collectivite=COMMUNE-63247';
  await page.goto(adresse('puy-de-dome', `${etape}&depot=2020-12-01`));
  assert.match(lisse(await principal(page).locator('.fr-alert').first().innerText()), /^Le dépôt ouvre le 25 janvier 2021/);
  await page.goto(adresse('puy-de-dome', `${etape}&depot=2022-03-01`));
  assert.match(lisse(await principal(page).locator('.fr-alert').first().innerText()), /^Dépôt fermé depuis la fin du 30 juin 2021/);
  await page.goto(adresse('puy-de-dome', etape));
  assert.equal(await principal(page).locator('.fr-alert').count(), 0);
});
