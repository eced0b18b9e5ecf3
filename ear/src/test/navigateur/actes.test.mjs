import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { adresse, BUREAU, capturer, lire, ouvrir, TELEPHONE, titre } from './outils.mjs';

const PORT = Number(process.env.GUICHETS_PORT ?? '8080');
const PORT_KEYCLOAK = PORT + 100;
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NORMES = { type: 'tag', values: ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
const INSTRUCTEUR = 'instructeur.18';
const SIGNATAIRE = 'signataire.18';
const MAIRIE = 'agent.18159';

/** Over HTTP as another program would, since the names of the guichets are known to browsers only. */
function appeler(port, hote, methode, chemin, entetes, corps) {
  return new Promise((reussir, echouer) => {
    const requete = request({ host: '127.0.0.1', port, method: methode, path: chemin, headers: { Host: `${hote}:${port}`, ...entetes } }, (reponse) => {
      const morceaux = [];
      reponse.on('data', (morceau) => morceaux.push(morceau));
      reponse.on('end', () => reussir({ statut: reponse.statusCode, texte: Buffer.concat(morceaux).toString() }));
    });
    requete.on('error', echouer);
    requete.end(corps);
  });
}

async function jeton(compte) {
  const reponse = await appeler(PORT_KEYCLOAK, 'localhost', 'POST', '/realms/guichets/protocol/openid-connect/token',
    { 'Content-Type': 'application/x-www-form-urlencoded' },
    `grant_type=password&client_id=guichets-local&scope=openid&username=${compte}&password=${compte}`);
  assert.equal(reponse.statut, 200, reponse.texte);
  return JSON.parse(reponse.texte).access_token;
}

async function api(compte, chemin, corps = {}) {
  const reponse = await appeler(PORT, 'cher.localhost', 'POST', `/api/v1${chemin}`,
    { Authorization: `Bearer ${await jeton(compte)}`, 'Content-Type': 'application/json' }, JSON.stringify(corps));
  assert.ok(reponse.statut < 300, `${chemin} : ${reponse.statut} ${reponse.texte}`);
  return JSON.parse(reponse.texte);
}

/** Filed by Nançay, examined, decided by a relevé that the authority validated: favourable ones and unfavourable ones. */
async function decider(...avis) {
  const numeros = [];
  for (const [rang] of avis.entries()) {
    const brouillon = await api(MAIRIE, '/dossiers', {
      porteur: { nature: 'COMMUNE', code: '18159' },
      intitule: `Accueil numérique de la mairie, lot ${rang + 1}`,
      theme: 'RELATION_USAGERS_COMMUNICATION',
      depenses: [{ libelle: 'Création du site', nature: 'PRESTATION', montantHT: 4800 }],
      montantDemandeHT: 4800,
      cofinancements: [],
      dureeMois: 6,
      contactOperationnel: { fonction: 'secrétaire de mairie', courriel: 'mairie@exemple.invalid' },
    });
    const { numero } = await api(MAIRIE, `/dossiers/${brouillon.numero}/depot`, { attestations: true, confirmeMalgreRefus: true });
    for (const etape of ['prise-en-charge', 'completude', 'instruction']) {
      await api(INSTRUCTEUR, `/dossiers/${numero}/${etape}`);
    }
    numeros.push(numero);
  }
  const ouvert = await api(INSTRUCTEUR, '/releves', { session: null, tranche: 'PLURIANNUELLE' });
  const releve = `/releves/${ouvert.releve.id}`;
  await api(INSTRUCTEUR, `${releve}/preparation`, {
    ecartes: ouvert.candidats.prets.filter((pret) => !numeros.includes(pret.dossier)).map((pret) => ({ dossier: pret.dossier, motif: 'Au prochain relevé' })),
  });
  await api(INSTRUCTEUR, `${releve}/gel`, { dossiers: numeros });
  await api(INSTRUCTEUR, `${releve}/avis`, {
    avis: numeros.map((dossier, rang) => ({ dossier, avis: avis[rang], ...(avis[rang] === 'DEFAVORABLE' && { motif: 'Ce projet ne change rien pour les usagers.' }) })),
  });
  await api(SIGNATAIRE, `${releve}/validation`);
  return numeros;
}

/** A page in the name of an account, which must end without a dialog, a script error or a call to a third party. */
async function en(compte, chemin, corps, options = {}) {
  const { contexte, page, ennuis } = await ouvrir(options);
  try {
    await page.goto(adresse('cher', chemin));
    await page.locator('#username').fill(compte);
    await page.locator('#password').fill(compte);
    await page.locator('[type=submit]').first().click();
    await page.waitForURL((lieu) => lieu.hostname === 'cher.localhost');
    await corps(page);
    assert.deepEqual(ennuis, []);
  } finally {
    await contexte.close();
  }
}

async function conforme(page, nom) {
  await capturer(page, nom);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((runOnly) => axe.run(document, { runOnly }), NORMES);
  assert.deepEqual(violations.map((v) => `${v.id} : ${v.nodes.map((n) => n.target).join(' ; ')}`), [], nom);
  await page.setViewportSize(TELEPHONE);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= TELEPHONE.width, `${nom} déborde au téléphone`);
  await capturer(page, `${nom}-telephone`);
  await page.setViewportSize(BUREAU);
}

test('Du relevé validé à la décision lue : préparer, signer un lot, engager, notifier, lire', async () => {
  const [accorde, refuse] = await decider('FAVORABLE', 'DEFAVORABLE');
  let acte;

  await en(INSTRUCTEUR, '/decisions/actes', async (page) => {
    await conforme(page, 'actes');
    await page.getByRole('link', { name: `Préparer l’acte de ${accorde}` }).click();
    await page.getByLabel('Date prévue d’achèvement du projet').fill('31/02/2022');
    await page.getByLabel('Conditions particulières').fill('Le site sera accessible aux personnes handicapées.');
    await page.getByRole('button', { name: 'Relire avant de préparer' }).click();
    assert.match(await titre(page), /^Erreur/);
    await conforme(page, 'acte-preparer');
    assert.equal(await page.getByLabel('Conditions particulières').inputValue(), 'Le site sera accessible aux personnes handicapées.');
    await page.getByLabel('Date prévue d’achèvement du projet').fill('30/06/2022');
    await page.getByRole('button', { name: 'Relire avant de préparer' }).click();
    assert.match(await lire(page.locator('#contenu')), /30 juin 2022/);
    await page.getByRole('button', { name: 'Préparer l’acte' }).click();
    await page.waitForURL(/\/decisions\/acte\?id=\d+/);
    acte = /id=(\d+)/.exec(page.url())[1];
    assert.match(await lire(page.locator('#contenu')), /À la signature de Youssef Haddad/);
    assert.equal(await page.getByRole('link', { name: 'Notifier' }).count(), 0);
    await conforme(page, 'acte-a-signer');

    await page.goto(adresse('cher', `/decisions/preparer?numero=${refuse}`));
    assert.equal(await page.getByLabel('Motifs du refus').inputValue(), 'Ce projet ne change rien pour les usagers.');
    await page.getByRole('button', { name: 'Relire avant de préparer' }).click();
    await page.getByRole('button', { name: 'Préparer l’acte' }).click();
    await page.waitForURL(/\/decisions\/acte\?id=\d+/);
  });

  await en(MAIRIE, `/dossiers/suivi?numero=${accorde}`, async (page) => {
    assert.doesNotMatch(await lire(page.locator("#contenu")), /L’aide est accordée|A-000\d/);
  });

  await en(SIGNATAIRE, '/decisions/actes?etat=A_SIGNER', async (page) => {
    for (const case_ of await page.locator('#signer .fr-checkbox-group label').all()) {
      await case_.click();
    }
    await page.getByRole('button', { name: 'Signer la sélection' }).click();
    await conforme(page, 'actes-signer');
    await page.getByRole('button', { name: /^Signer ces? actes?$/ }).click();
    assert.match(await titre(page), /^Erreur/);
    await page.getByText('J’ai lu ces actes et je les signe.').click();
    await page.getByRole('button', { name: /^Signer ces? actes?$/ }).click();
    await page.waitForURL(/fait=signer/);
    assert.match(await lire(page.getByRole('status').first()), /actes signés sur/);
    await conforme(page, 'actes-signes');
  });

  await en(INSTRUCTEUR, `/decisions/acte?id=${acte}`, async (page) => {
    await page.getByRole('link', { name: 'Engager l’aide' }).click();
    await page.getByLabel(/^Numéro d’engagement/).fill('12345');
    await page.getByRole('button', { name: 'Relire avant de confirmer' }).click();
    await page.getByText('J’ai vérifié ce numéro dans Chorus.').click();
    await page.getByRole('button', { name: 'Engager l’aide' }).click();
    assert.match(await lire(page.locator('#contenu')), /10 chiffres/);
    await conforme(page, 'acte-engager');
    await page.getByLabel(/^Numéro d’engagement/).fill('2103456789');
    await page.getByRole('button', { name: 'Relire avant de confirmer' }).click();
    await page.getByText('J’ai vérifié ce numéro dans Chorus.').click();
    await page.getByRole('button', { name: 'Engager l’aide' }).click();
    await page.waitForURL(/fait=ENGAGER/);
    await page.getByRole('link', { name: 'Notifier', exact: true }).click();
    await conforme(page, 'acte-notifier');
    await page.getByText('Je notifie cet acte au bénéficiaire.').click();
    await page.getByRole('button', { name: 'Notifier', exact: true }).click();
    await page.waitForURL(/fait=NOTIFIER/);
    assert.match(await lire(page.locator('#contenu')), /Personne ne l’a encore ouvert/);
  });

  await en(MAIRIE, `/dossiers/suivi?numero=${accorde}`, async (page) => {
    assert.match(await lire(page.locator('#contenu')), /L’aide est accordée.*4 800 € au plus.*tribunal administratif d’Orléans/);
    const [telecharge] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Télécharger la décision signée/ }).click()]);
    assert.match(telecharge.suggestedFilename(), /_attribution_signe\.pdf$/);
    await conforme(page, 'suivi-decision');
  });

  await en(INSTRUCTEUR, `/decisions/acte?id=${acte}`, async (page) => {
    assert.match(await lire(page.locator('#contenu')), /Preuve de réception.*Ouverte par/);
    await conforme(page, 'acte-notifie');
  });
});

test('L’administrateur inscrit les signataires ; ce qu’il a mal écrit reste et se corrige', async () => {
  await en('administrateur.18', '/decisions/signataires', async (page) => {
    await page.getByLabel('Prénom et nom').fill('Anne Intérim');
    await page.getByLabel('Premier jour').fill('31/02/2021');
    await page.getByRole('button', { name: 'Inscrire' }).click();
    assert.match(await titre(page), /^Erreur/);
    assert.equal(await page.getByLabel('Prénom et nom').inputValue(), 'Anne Intérim');
    await page.getByLabel('Premier jour').fill('01/07/2021');
    await page.getByLabel('Qualité').fill('Directrice de cabinet');
    await page.getByRole('button', { name: 'Inscrire' }).click();
    await page.waitForURL(/fait=inscrire/);
    assert.match(await lire(page.locator('#contenu')), /Anne Intérim Ne peut pas signer aujourd’hui/);
    await conforme(page, 'signataires');
  });
});
