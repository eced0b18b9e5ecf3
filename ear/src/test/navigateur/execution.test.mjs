import assert from 'node:assert/strict';
import { api, cocher, entrer, essaiIdentifie, regarder } from './agents.mjs';
import { adresse, lire, ouvrir } from './outils.mjs';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

const faire = (compte, chemin, corps) => api('cher', compte, 'POST', chemin, corps ?? {});

/** Granted and notified, by the steps of the house. */
async function notifier(intitule, cout) {
  const saisie = {
    porteur: { nature: 'COMMUNE', code: '18159' },
    intitule,
    theme: 'RELATION_USAGERS_COMMUNICATION',
    depenses: [{ libelle: 'Ateliers', nature: 'FORMATION', montantHT: cout }],
    montantDemandeHT: cout,
    cofinancements: [],
    dureeMois: 6,
    contactOperationnel: { fonction: 'secrétaire de mairie', courriel: 'mairie@exemple.invalid' },
  };
  const brouillon = await faire('agent.18159', '/dossiers', saisie);
  const { numero } = await faire('agent.18159', `/dossiers/${brouillon.numero}/depot`, { attestations: true });
  await faire('instructeur.18', `/dossiers/${numero}/completude`);
  await faire('instructeur.18', `/dossiers/${numero}/instruction`);
  const ouvert = await faire('instructeur.18', '/releves', { session: null, tranche: 'PLURIANNUELLE' });
  const releve = `/releves/${ouvert.releve.id}`;
  const ecartes = ouvert.candidats.prets.filter(({ dossier }) => dossier !== numero).map(({ dossier }) => ({ dossier, motif: 'Au prochain' }));
  await faire('instructeur.18', `${releve}/preparation`, { ecartes });
  await faire('instructeur.18', `${releve}/gel`, { dossiers: [numero] });
  await faire('instructeur.18', `${releve}/avis`, { avis: [{ dossier: numero, avis: 'FAVORABLE' }] });
  await faire('signataire.18', `${releve}/validation`);
  const acte = await faire('instructeur.18', `/dossiers/${numero}/acte`, { signataire: 1, achevementLe: '2022-06-30' });
  await faire('signataire.18', `/actes/${acte.id}/signature`);
  await faire('instructeur.18', `/actes/${acte.id}/engagement`, { ej: String(2_100_000_000 + acte.id) });
  await faire('instructeur.18', `/actes/${acte.id}/notification`);
  return numero;
}

/** The proof came on paper. */
async function demarrer(numero, montant) {
  await faire('instructeur.18', `/dossiers/${numero}/preuve`, { type: 'MARCHE', signeeLe: '2021-06-02', montant });
  await faire('instructeur.18', `/dossiers/${numero}/preuve/acceptation`);
}

/** Nothing is certified on a file that the antivirus has not found sound. */
async function attendreLeControle(page, nom) {
  await page.locator('[data-pieces-liste]').getByText(nom).first().waitFor();
  await page.waitForLoadState('networkidle');
  for (let essais = 0; essais < 30; essais++) {
    await page.reload();
    if (/Vérifié/i.test(await lire(page.locator('#pieces').filter({ hasText: nom })))) {
      return;
    }
    await page.waitForTimeout(1_000);
  }
  assert.fail(`${nom} n’a pas été contrôlé`);
}

const erreurs = (page) => lire(page.locator('[data-sommaire-erreurs]').first());
const bouton = (page, nom) => page.getByRole('button', { name: nom, exact: true });

async function acte(page, numero, nom, remplir, engagement) {
  await page.goto(adresse('cher', `/dossiers/instruction?numero=${numero}&onglet=versements`));
  await page.getByRole('link', { name: nom, exact: true }).click();
  await remplir();
  await bouton(page, 'Relire avant de confirmer').click();
  await cocher(page, engagement);
  await bouton(page, nom).click();
  await page.waitForURL(/onglet=versements/);
}

essaiIdentifie('la mairie prouve l’engagement et demande ses versements, l’agent certifie et verse', {}, async (page) => {
  const numero = await notifier('Exécution : ateliers', 12000);
  await entrer(page, 'cher', 'agent.18159', `/execution/projet?numero=${numero}`);
  assert.match(await lire(page.locator('.fr-callout')), /Envoyez le devis, le marché ou le bon de commande signé/);
  await regarder(page, 'projet-preuve');

  // every wrong field at once, nothing typed is lost
  await page.getByLabel('Signé le').fill('01/06/2021');
  await bouton(page, 'Envoyer la preuve').click();
  assert.match(await erreurs(page), /Saisissez un montant.*Dites ce que vous avez signé.*Ajoutez le document signé/s);
  assert.equal(await page.getByLabel('Signé le').inputValue(), '01/06/2021');
  await page.locator('#pieces-fichiers').setInputFiles({ name: 'marche.pdf', mimeType: 'application/pdf', buffer: PDF });
  await page.getByText('marche.pdf').first().waitFor();
  await page.getByLabel('Document signé', { exact: true }).selectOption('MARCHE');
  await page.getByLabel('Signé le').fill('01/06/2021');
  await page.getByLabel('Montant signé').fill('12 000');
  await bouton(page, 'Envoyer la preuve').click();
  assert.match(await erreurs(page), /avant la réception de la demande/);
  await page.getByLabel('Signé le').fill('02/06/2021');
  await bouton(page, 'Envoyer la preuve').click();
  await page.getByText('Votre preuve est envoyée').waitFor();

  // the scan is done by the outbox: the agent sends back, the paper is entered and accepted
  await faire('instructeur.18', `/dossiers/${numero}/preuve/renvoi`, { motif: 'Page illisible.' });
  await demarrer(numero, 12000);
  await page.goto(adresse('cher', `/execution/projet?numero=${numero}`));
  await page.getByRole('link', { name: 'Demander une avance' }).click();
  await page.getByLabel('Montant demandé').fill('4000');
  await bouton(page, 'Calculer le montant').click();
  assert.match(await lire(page.locator('#calcul')), /3 600 €.*30 % de l’aide accordée/s);
  await regarder(page, 'projet-avance');
  await page.getByLabel('Montant demandé').fill('');
  await bouton(page, 'Relire avant d’envoyer').click();
  await bouton(page, 'Envoyer la demande').click();
  assert.match(await erreurs(page), /Cochez la case avant d’envoyer/);
  await cocher(page, /^Je certifie/);
  await bouton(page, 'Envoyer la demande').click();
  await page.getByText('Votre demande est envoyée').waitFor();

  const agent = await ouvrir();
  try {
    await entrer(agent.page, 'cher', 'instructeur.18', `/execution/echeances?q=${numero}`);
    assert.match(await lire(agent.page.locator('tbody')), new RegExp(`${numero}.*Service fait à certifier`, 's'));
    await regarder(agent.page, 'echeances');
    await agent.page.goto(adresse('cher', `/dossiers/instruction?numero=${numero}&onglet=versements`));
    await agent.page.getByRole('link', { name: 'Certifier le service fait', exact: true }).click();
    await agent.page.getByLabel('Montant').fill('5000');
    await bouton(agent.page, 'Relire avant de confirmer').click();
    await cocher(agent.page, /^J’ai vérifié les justificatifs/);
    await bouton(agent.page, 'Certifier le service fait').click();
    assert.match(await erreurs(agent.page), /3 600 € au plus/);
    await acte(agent.page, numero, 'Certifier le service fait', async () => {}, /^J’ai vérifié les justificatifs/);
    await acte(agent.page, numero, 'Enregistrer le versement', () => agent.page.getByLabel('Numéro de la demande').fill(`DP-${numero}-1`), /^Le numéro et la date/);

    // the balance: 9 000 € spent of 12 000
    await page.goto(adresse('cher', `/execution/projet?numero=${numero}&demande=SOLDE`));
    await page.locator('#pieces-fichiers').setInputFiles({ name: 'factures.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.getByText('factures.pdf').first().waitFor();
    await attendreLeControle(page, 'factures.pdf');
    await page.locator('#depense-1-reel').fill('9 000,00');
    await bouton(page, 'Enregistrer sans envoyer').click();
    await page.getByText('elle n’est pas encore envoyée').waitFor();
    assert.equal(await page.locator('#depense-1-reel').inputValue(), '9000');
    await page.getByLabel('Projet achevé le').fill('02/06/2021');
    await bouton(page, 'Relire avant d’envoyer').click();
    assert.match(await lire(page.locator('form').filter({ hasText: 'Vous demandez' })), /5 400 €.*L’aide définitive est de 9 000 €/s);
    await regarder(page, 'projet-solde');
    await cocher(page, /^Je certifie/);
    await bouton(page, 'Envoyer la demande').click();
    await page.getByText('Votre demande est envoyée').waitFor();
    await acte(agent.page, numero, 'Certifier le service fait', async () => {}, /^J’ai vérifié les justificatifs/);
    await acte(agent.page, numero, 'Enregistrer le versement', () => agent.page.getByLabel('Numéro de la demande').fill(`DP-${numero}-2`), /^Le numéro et la date/);
    await regarder(agent.page, 'versements');
    assert.deepEqual(agent.ennuis, []);
  } finally {
    await agent.contexte.close();
  }
  await page.goto(adresse('cher', `/execution/projet?numero=${numero}`));
  assert.match(await lire(page.locator('.fr-callout')), /tout est réglé/);
  assert.match(await lire(page.getByRole('main')), /Déjà versé 9 000 €/);
  await regarder(page, 'projet-solde-verse');
});

essaiIdentifie('une aide que le projet ne suit pas : lettre, réponse de la mairie, retrait par le signataire', {}, async (page) => {
  const numero = await notifier('Exécution : abandon', 6000);
  await entrer(page, 'cher', 'instructeur.18', `/dossiers/instruction?numero=${numero}&onglet=versements`);
  await page.getByRole('link', { name: 'Envisager le retrait de l’aide' }).click();
  await bouton(page, 'Relire avant de confirmer').click();
  assert.match(await erreurs(page), /Écrivez le motif/);
  await page.getByLabel('Motif').fill('Aucun devis signé n’a été reçu.');
  await page.getByLabel('Signataire de la lettre').selectOption({ index: 1 });
  await bouton(page, 'Relire avant de confirmer').click();
  await regarder(page, 'caducite-relecture');
  await cocher(page, /^J’ai vérifié les motifs/);
  await bouton(page, 'Envisager le retrait de l’aide').click();
  await page.waitForURL(/onglet=versements/);
  assert.match(await lire(page.locator('.fiche__contenu')), /Observations du bénéficiaire attendues.*17 juin 2021/s);

  const mairie = await ouvrir();
  const signataire = await ouvrir();
  try {
    await entrer(mairie.page, 'cher', 'agent.18159', `/execution/projet?numero=${numero}`);
    const [lettre] = await Promise.all([
      mairie.page.waitForEvent('download'), mairie.page.getByRole('link', { name: /Télécharger la lettre/ }).click(),
    ]);
    assert.equal(lettre.suggestedFilename(), `${numero}_lettre-avant-retrait.pdf`);
    await mairie.page.getByLabel('Vos observations').fill('Le prestataire a renoncé.');
    await bouton(mairie.page, 'Envoyer mes observations').click();
    await mairie.page.getByText('Vos observations sont envoyées').waitFor();
    await regarder(mairie.page, 'projet-observations');

    await entrer(signataire.page, 'cher', 'signataire.18', `/dossiers/instruction?numero=${numero}&onglet=versements`);
    await acte(signataire.page, numero, 'Retirer l’aide', () => signataire.page.getByLabel('Motif').fill('Aucun devis signé.'), /^J’ai lu les observations/);
    assert.match(await lire(signataire.page.locator('.fiche__contenu')), /Aide retirée/);
    await regarder(signataire.page, 'caducite-prononcee');
    assert.deepEqual([...mairie.ennuis, ...signataire.ennuis], []);
  } finally {
    await Promise.all([mairie, signataire].map(({ contexte }) => contexte.close()));
  }
});
