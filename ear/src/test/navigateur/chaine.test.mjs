import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adresse, capturer, lire, lisse, ouvrir } from './outils.mjs';

const INTITULE = 'Démarches en ligne, du dépôt au solde';
const SIMULATION = 'libelle=Cr%C3%A9ation%20du%20site&nature=PRESTATION&montant=4500';

/** The smallest PDF that a reader opens: what it says is not looked at. */
const PDF = Buffer.from([
  '%PDF-1.4', '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj', '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj', 'trailer<</Root 1 0 R>>', '%%EOF', '',
].join('\n'));

const principal = (page) => page.getByRole('main');
const bouton = (page, nom) => principal(page).getByRole('button', { name: nom, exact: true });
const lien = (page, nom) => principal(page).getByRole('link', { name: nom, exact: true }).first();

/** As the mouse does: the design system draws the box in the label. */
const cocher = (page, debut) => page.locator('label').filter({ hasText: debut }).click();

async function aller(page, chemin) {
  const reponse = await page.goto(adresse('cher', chemin));
  assert.equal(reponse.status(), 200, chemin);
}

async function identifier(page, compte) {
  await page.locator('#username').fill(compte);
  await page.locator('#password').fill(compte);
  await page.locator('#kc-login').click();
}

/** Somebody at the guichet of the Cher, in a profile of her own. */
async function arriver(compte, chemin) {
  const { page, contexte, ennuis } = await ouvrir();
  contexte.setDefaultTimeout(30_000);
  await page.goto(adresse('cher', chemin));
  await identifier(page, compte);
  await page.waitForURL((lieu) => lieu.hostname === 'cher.localhost');
  return { page, contexte, ennuis };
}

/** @param nature null where the page takes one only */
async function joindre(page, nature, nom) {
  if (nature) {
    await page.getByLabel('Nature de la pièce').selectOption(nature);
  }
  await page.locator('#pieces-fichiers').setInputFiles({ name: nom, mimeType: 'application/pdf', buffer: PDF });
  const envoyer = page.getByRole('button', { name: 'Envoyer les fichiers' });
  if (await envoyer.isVisible()) {
    await envoyer.click();
  }
  await page.locator('[data-pieces-liste]').getByText(nom).first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** The scan is done by the outbox: the page says it when it is read again. */
async function attendreLeControle(page, nom) {
  for (let essais = 0; essais < 30; essais++) {
    await page.reload();
    if (/Vérifié/i.test(await lire(page.locator('#pieces').filter({ hasText: nom })))) {
      return;
    }
    await page.waitForTimeout(1_000);
  }
  assert.fail(`${nom} n’a pas été contrôlé`);
}

async function etat(page, numero) {
  await aller(page, `/dossiers/instruction?numero=${numero}`);
  return lisse(await page.locator('.fiche-entete__etat .fr-badge').first().textContent());
}

/** Reads again, ticks, does. */
async function confirmer(page, engagement, acte) {
  await cocher(page, engagement);
  await bouton(page, acte).click();
}

test('un dossier du simulateur au solde, par chacun de ceux qui y mettent la main', async () => {
  const mairie = await arriver('agent.18159', '/dossiers/mes-dossiers');
  const instructrice = await arriver('instructeur.18', '/dossiers/aujourdhui');
  const signataire = await arriver('signataire.18', '/dossiers/aujourdhui');
  try {
    const numero = await deposer(mairie.page);
    await instruire(instructrice.page, numero);
    const releve = await figer(instructrice.page, numero);
    await suivi(mairie.page, numero, /En cours d’examen/i);
    await avisFavorable(instructrice.page, releve, numero);
    await suivi(mairie.page, numero, /En attente de décision/i);
    await valider(signataire.page, releve);
    assert.equal(await etat(instructrice.page, numero), 'Programmé');
    const acte = await preparer(instructrice.page, numero);
    await signer(signataire.page, acte);
    await suivi(mairie.page, numero, /En attente de décision/i);
    await engagerEtNotifier(instructrice.page, acte);
    await lireLaDecision(mairie.page, numero);
    await prouver(mairie.page, numero);
    await accepterLaPreuve(instructrice.page, numero);
    await demander(mairie.page, numero, 'AVANCE');
    await payer(instructrice.page, numero, '4500000101');
    await demander(mairie.page, numero, 'SOLDE');
    await payer(instructrice.page, numero, '4500000102');
    assert.equal(await etat(instructrice.page, numero), 'Soldé');
    await toutSeLit(instructrice.page, numero);
    await suivi(mairie.page, numero, /Terminé/i);
    await capturer(mairie.page, 'chaine-suivi-solde');
    for (const { ennuis } of [mairie, instructrice, signataire]) {
      assert.deepEqual(ennuis, []);
    }
  } finally {
    await Promise.all([mairie, instructrice, signataire].map(({ contexte }) => contexte.close()));
  }
});

async function deposer(page) {
  await aller(page, `/simulateur?etape=resultat&collectivite=COMMUNE-18159&${SIMULATION}`);
  assert.equal(await lire(page.locator('.montant__valeur')), '4 500 €');
  await lien(page, 'Commencer la demande').click();
  await bouton(page, 'Commencer la demande').click();
  await page.waitForURL(/etape=porteur/);
  const reference = new URL(page.url()).searchParams.get('numero');
  await page.getByLabel('Fonction').fill('secrétaire de mairie');
  await bouton(page, 'Enregistrer et continuer').last().click();
  await page.waitForURL(/etape=projet/);
  await page.getByLabel('Titre du projet').fill(INTITULE);
  await page.getByLabel('Thème').selectOption({ index: 1 });
  await page.getByLabel('Durée du projet').fill('6');
  await bouton(page, 'Enregistrer et continuer').last().click();
  await page.waitForURL(/etape=depenses/);
  await aller(page, `/dossiers/demande?numero=${reference}&etape=pieces`);
  await joindre(page, 'DEVIS', 'devis.pdf');
  await capturer(page, 'chaine-pieces');
  await aller(page, `/dossiers/demande?numero=${reference}&etape=relecture`);
  await page.getByLabel('J’atteste sur l’honneur').check({ force: true });
  await bouton(page, 'Déposer la demande').click();
  await page.waitForURL(/depose/);
  return new URL(page.url()).searchParams.get('numero');
}

async function instruire(page, numero) {
  await aller(page, `/dossiers/instruction?numero=${numero}`);
  for (const acte of ['Prendre en charge', 'Déclarer complet', 'Commencer l’instruction']) {
    const prochain = page.locator('.etape-suivante').getByRole('button', { name: acte });
    const aRelire = page.locator('.etape-suivante').getByRole('link', { name: acte });
    await prochain.or(aRelire).click();
    if (/acte=/.test(page.url())) {
      await bouton(page, acte).click();
    }
    await page.waitForURL(/fait=/);
  }
}

/** @return identifier of the relevé, frozen with this dossier alone */
async function figer(page, numero) {
  await aller(page, '/programmation/releve');
  await page.locator('select#session').selectOption({ index: 1 });
  await bouton(page, 'Ouvrir le relevé').click();
  await page.waitForURL(/id=\d+/);
  const releve = new URL(page.url()).searchParams.get('id');
  for (const raison of await page.locator('input[name^="ecart-"]').all()) {
    if ((await raison.getAttribute('name')) !== `ecart-${numero}`) {
      await raison.fill('Au prochain relevé');
    }
  }
  await bouton(page, 'Enregistrer la préparation').click();
  await lien(page, 'Figer la liste').click();
  await capturer(page, 'chaine-releve-a-figer');
  await confirmer(page, 'J’ai relu la liste', 'Figer la liste');
  await page.locator(`select[name="avis-${numero}"]`).waitFor();
  return releve;
}

async function avisFavorable(page, releve, numero) {
  await aller(page, `/programmation/releve?id=${releve}`);
  await page.locator(`select[name="avis-${numero}"]`).selectOption('FAVORABLE');
  await bouton(page, 'Enregistrer les avis').click();
  await page.getByText(/Enregistré\s: Favorable/).waitFor();
  await capturer(page, 'chaine-avis');
}

async function valider(page, releve) {
  await aller(page, `/programmation/releve?id=${releve}&acte=VALIDER`);
  assert.match(await lire(principal(page)), /Retenus\s+1, pour 4 500 €/);
  await confirmer(page, 'J’ai relu les montants', 'Valider le relevé');
  await page.waitForURL((lieu) => !lieu.search.includes('acte='));
}

/** @return identifier of the act, written and waiting for its signature */
async function preparer(page, numero) {
  await aller(page, `/decisions/preparer?numero=${numero}`);
  await page.getByLabel('Signataire').selectOption({ index: 1 });
  await page.getByLabel('Date prévue d’achèvement du projet').fill('30/06/2022');
  await bouton(page, 'Relire avant de préparer').click();
  await bouton(page, 'Préparer l’acte').click();
  await page.waitForURL(/\/decisions\/acte\?id=/);
  return new URL(page.url()).searchParams.get('id');
}

async function signer(page, acte) {
  await aller(page, `/decisions/acte?id=${acte}`);
  await lien(page, 'Signer').click();
  await confirmer(page, 'J’ai lu cet acte et je le signe', 'Signer');
  await page.getByText('L’acte est signé').first().waitFor();
}

async function engagerEtNotifier(page, acte) {
  await aller(page, `/decisions/acte?id=${acte}`);
  await lien(page, 'Engager l’aide').click();
  await page.getByLabel('Numéro d’engagement juridique').fill('2103450101');
  await bouton(page, 'Relire avant de confirmer').click();
  await confirmer(page, 'J’ai vérifié ce numéro dans Chorus', 'Engager l’aide');
  await page.getByText('L’aide est engagée').first().waitFor();
  await lien(page, 'Notifier').click();
  await confirmer(page, 'Je notifie cet acte', 'Notifier');
  await page.getByText('L’acte est notifié').first().waitFor();
}

async function suivi(page, numero, mots) {
  await aller(page, `/dossiers/suivi?numero=${numero}`);
  assert.match(await lire(principal(page).locator('.fr-badge').first()), mots);
  assert.doesNotMatch(await lire(principal(page)), /avis favorable|relevé 2021|programmé/i);
}

async function lireLaDecision(page, numero) {
  await aller(page, `/dossiers/suivi?numero=${numero}`);
  assert.match(await lire(principal(page)), /L’aide est accordée.*4 500 €/s);
  const [acte] = await Promise.all([
    page.waitForEvent('download'), page.getByRole('link', { name: /Télécharger la décision signée/ }).click(),
  ]);
  assert.match(acte.suggestedFilename(), /\.pdf$/);
  await capturer(page, 'chaine-decision');
}

async function prouver(page, numero) {
  await aller(page, `/execution/projet?numero=${numero}`);
  await joindre(page, null, 'devis-signe.pdf');
  await attendreLeControle(page, 'devis-signe.pdf');
  await page.getByLabel('Document signé').selectOption('DEVIS');
  await page.getByLabel('Signé le').fill('02/06/2021');
  await page.getByLabel('Montant signé').fill('4500');
  await bouton(page, 'Envoyer la preuve').click();
  await page.getByText('Votre preuve est envoyée').waitFor();
}

async function acteDExecution(page, numero, acte, remplir, engagement) {
  await aller(page, `/dossiers/instruction?numero=${numero}&onglet=versements`);
  await lien(page, acte).click();
  await remplir();
  const relire = bouton(page, 'Relire avant de confirmer');
  if (await relire.isVisible()) {
    await relire.click();
  }
  await confirmer(page, engagement, acte);
  await page.waitForURL(/\/dossiers\/instruction/);
}

async function accepterLaPreuve(page, numero) {
  await acteDExecution(page, numero, 'Accepter la preuve', async () => {}, 'J’ai vérifié le document signé');
  assert.equal(await etat(page, numero), 'Démarré');
}

/** An advance needs nothing; the balance says what the project cost and joins a bill. */
async function demander(page, numero, nature) {
  await aller(page, `/execution/projet?numero=${numero}&demande=${nature}`);
  if (nature === 'SOLDE') {
    await joindre(page, 'JUSTIFICATIF_DE_DEPENSE', 'facture.pdf');
    await attendreLeControle(page, 'facture.pdf');
    await page.locator('input[name="reel"]').first().fill('4500');
    await page.getByLabel('Projet achevé le').fill('02/06/2021');
  }
  await bouton(page, 'Relire avant d’envoyer').click();
  await confirmer(page, /^Je certifie/, 'Envoyer la demande');
  await page.getByText('Votre demande est envoyée').waitFor();
}

async function payer(page, numero, chorus) {
  await acteDExecution(page, numero, 'Certifier le service fait', async () => {}, 'J’ai vérifié les justificatifs');
  await acteDExecution(page, numero, 'Enregistrer le versement', async () => {
    await page.getByLabel('Numéro de la demande de paiement').fill(chorus);
    await page.getByLabel('Payé le').fill('02/06/2021');
  }, 'Le numéro et la date');
}

/** Each euro with its act and its author; every step with its date. */
async function toutSeLit(page, numero) {
  await aller(page, `/dossiers/instruction?numero=${numero}&onglet=argent`);
  const argent = (await page.locator('.fiche__contenu tbody th').allInnerTexts()).map((texte) => lisse(texte).split(' ')[0]);
  assert.deepEqual(argent, ['Réservation', 'Engagement', 'Paiement', 'Paiement']);
  await capturer(page, 'chaine-argent');
  await aller(page, `/dossiers/instruction?numero=${numero}&onglet=historique`);
  const etapes = (await page.locator('.frise__titre').allInnerTexts()).map(lisse);
  const attendues = ['Brouillon commencé', 'Demande déposée', 'Dossier déclaré complet', 'Inscrit à un relevé, liste figée', 'Avis donné',
    'Montant réservé par la validation du relevé', 'Aide accordée par un acte signé', 'Montant engagé', 'Décision notifiée',
    'Décision lue par le demandeur', 'Preuve acceptée, projet démarré', 'Versement fait', 'Dossier soldé'];
  assert.deepEqual(attendues.filter((etape) => !etapes.includes(etape)), []);
  assert.equal(etapes.at(-1), 'Dossier soldé');
  await capturer(page, 'chaine-historique');
}
