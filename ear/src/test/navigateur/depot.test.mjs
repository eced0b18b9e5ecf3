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
const COULEURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
const PLUS_ETROIT = { width: 320, height: 640 };
const MES_DOSSIERS = '/dossiers/mes-dossiers';
const SIMULATION = 'libelle=Portail&nature=LICENCE_ABONNEMENT&montant=3600';

const surFormulaire = (page) => page.waitForURL(/\/protocol\/openid-connect\/auth/);

async function seConnecter(page, compte) {
  await surFormulaire(page);
  await page.locator('#username').fill(compte);
  await page.locator('#password').fill(compte);
  await page.locator('#kc-login').click();
}

/** A journey of somebody, in a profile of her own; what it is expected to stumble on is named. */
function parcours(nom, { compte, attendus = [], ...options }, corps) {
  test(nom, async () => {
    const { contexte, page, ennuis } = await ouvrir(options);
    contexte.setDefaultTimeout(30_000);
    try {
      await page.goto(adresse(compte.guichet, MES_DOSSIERS));
      await seConnecter(page, compte.nom);
      await page.waitForURL(adresse(compte.guichet, MES_DOSSIERS));
      await corps(page, contexte);
      assert.deepEqual(ennuis.filter((ennui) => !attendus.some((motif) => motif.test(ennui))), []);
    } finally {
      await contexte.close();
    }
  });
}

const SAINT_GERMAIN = { nom: 'agent.18131', guichet: 'cher' };
const BOURGES = { nom: 'agent.18033', guichet: 'cher' };
const SAINT_CIRGUES = { nom: 'agent.63330', guichet: 'puy-de-dome' };
const MUROL = { nom: 'agent.63247', guichet: 'puy-de-dome' };

const bouton = (page, nom) => page.getByRole('main').getByRole('button', { name: nom, exact: true });
const enregistre = (page) => page.locator('[data-enregistrement-etat]');
const depense = (page, rang) => page.getByRole('group', { name: `Dépense ${rang}`, exact: true });

const sauve = (page) => page.waitForResponse((reponse) => reponse.url().endsWith('/dossiers/brouillon') && reponse.ok());

/** Where the button that saves leads. */
async function continuer(page, etape) {
  await bouton(page, 'Enregistrer et continuer').last().click();
  await page.waitForURL(new RegExp(`etape=${etape}`));
}

async function commencer(page, guichet, question = SIMULATION) {
  await page.goto(adresse(guichet, `/dossiers/demande?nouveau&${question}`));
  await bouton(page, 'Commencer la demande').click();
  await page.waitForURL(/etape=porteur/);
  return new URL(page.url()).searchParams.get('numero');
}

const etape = (page, guichet, numero, code) => page.goto(adresse(guichet, `/dossiers/demande?numero=${numero}&etape=${code}`));

async function remplir(page, intitule) {
  await page.getByLabel('Fonction').fill('secrétaire de mairie');
  await continuer(page, 'projet');
  await page.getByLabel('Titre du projet').fill(intitule);
  await page.getByLabel('Thème').selectOption({ index: 1 });
  await page.getByLabel('Durée du projet').fill('12');
  await continuer(page, 'depenses');
}

async function deposer(page, guichet, numero) {
  await etape(page, guichet, numero, 'relecture');
  await page.getByLabel('J’atteste sur l’honneur').check({ force: true });
  await bouton(page, 'Déposer la demande').click();
  await page.waitForURL(/depose/);
  return new URL(page.url()).searchParams.get('numero');
}

/** As the préfecture's own programs would, over HTTP. */
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

async function demanderComplements(numero) {
  const jeton = await appeler(PORT_KEYCLOAK, 'localhost', 'POST', '/realms/guichets/protocol/openid-connect/token',
    { 'Content-Type': 'application/x-www-form-urlencoded' },
    'grant_type=password&client_id=guichets-local&scope=openid&username=instructeur.63&password=instructeur.63');
  const reponse = await appeler(PORT, 'puy-de-dome.localhost', 'POST', `/api/v1/dossiers/${numero}/complements`,
    { Authorization: `Bearer ${JSON.parse(jeton.texte).access_token}`, 'Content-Type': 'application/json' },
    JSON.stringify({ points: ['Corrigez le montant du portail.'], avant: '2021-07-01' }));
  assert.equal(reponse.statut, 200, reponse.texte);
}

test('de la simulation à l’accusé de réception, puis un autre guichet et le portail sans se connecter de nouveau', async () => {
  const { contexte, page, ennuis } = await ouvrir();
  contexte.setDefaultTimeout(30_000);
  try {
    await page.goto(adresse('puy-de-dome', `/simulateur?etape=resultat&collectivite=COMMUNE-63330&${SIMULATION}&nature=FORMATION&montant=2400&libelle=Formation`));
    await page.getByRole('link', { name: 'Commencer la demande' }).click();
    await seConnecter(page, 'agent.63330');
    await page.waitForURL(/nouveau/);
    assert.match(await lire(page.getByRole('main')), /Portail : 3600 € HT.*Formation : 2400 € HT/);
    await bouton(page, 'Commencer la demande').click();
    await page.waitForURL(/etape=porteur/);
    assert.match(await lire(page.locator('.rappel')), /Saint-Cirgues-sur-Couze.*349 habitants/);
    assert.match(await lire(page.locator('.aide-possible')), /Aide possible 5 000 €.*Il vous reste 1 000 € à payer/);
    await remplir(page, 'Portail communal');

    const avant = await lire(enregistre(page));
    assert.match(avant, /^Enregistré à \d+ h \d\d$/);
    const envoi = sauve(page);
    await depense(page, 2).getByLabel('Montant HT').fill('1 400,50 €');
    await envoi;
    await page.waitForFunction(() => document.querySelector('[data-aide-detail]').textContent.includes('000,50'));
    assert.match(await lire(page.locator('.aide-possible')), /5 000 € sur un projet de 5 000,50 € HT/);
    await page.reload();
    assert.equal((await depense(page, 2).getByLabel('Montant HT').inputValue()).replace(/\s/g, ' '), '1 400,50');

    const numero = await deposer(page, 'puy-de-dome', new URL(page.url()).searchParams.get('numero'));
    assert.match(numero, /^63-2021-\d{3,}$/);
    assert.match(await titre(page), new RegExp(`^Demande déposée – ${numero}`));
    const accuse = await lire(page.getByRole('main'));
    assert.match(accuse, /Reçue le 2 juin 2021 à .*Avant le 2 août 2021.*Sans réponse le 2 février 2022, la demande est refusée.*tribunal administratif de Clermont-Ferrand/);
    await capturer(page, 'accuse-bureau');
    const pdf = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Télécharger l’accusé de réception' }).first().click();
    const fichier = await pdf;
    assert.equal(fichier.suggestedFilename(), `${numero}_accuse.pdf`);
    assert.equal((await readFile(await fichier.path())).subarray(0, 5).toString(), '%PDF-');

    await page.goto(adresse('cher', MES_DOSSIERS));
    assert.equal(page.url(), adresse('cher', MES_DOSSIERS), 'le second guichet redemande de se connecter');
    assert.match(await lire(page.getByRole('main')), /Aucune demande pour le moment/);
    await page.goto(adresse(null, '/mes-dossiers'));
    assert.equal(page.url(), adresse(null, '/mes-dossiers'));
    await page.locator('.cartes__carte').filter({ hasText: numero }).getByRole('link', { name: 'Portail communal' }).click();
    await page.waitForURL(adresse('puy-de-dome', `/dossiers/suivi?numero=${numero}`));
    assert.match(await lire(page.getByRole('main')), /Déposé.*Rien à faire.*Demande déposée/is);
    assert.deepEqual(ennuis, []);
  } finally {
    await contexte.close();
  }
});

/** Saves by the button, and waits for the page that answers: the click alone does not. */
const enregistrer = async (page) => {
  const arrivee = page.waitForEvent('framenavigated');
  await bouton(page, 'Enregistrer').last().click();
  await arrivee;
  await page.waitForLoadState();
};

parcours('ce qui est faux est gardé mot pour mot, dit à sa place et dans la relecture', { compte: MUROL }, async (page) => {
  const numero = await commencer(page, 'puy-de-dome', 'libelle=Portail');
  await etape(page, 'puy-de-dome', numero, 'depenses');
  await depense(page, 1).getByLabel('Montant HT').fill('beaucoup');
  await bouton(page, 'Enregistrer et continuer').last().click();
  await page.waitForFunction(() => document.title.startsWith('Erreur'));
  assert.equal(await depense(page, 1).getByLabel('Montant HT').inputValue(), 'beaucoup');
  assert.match(await lire(depense(page, 1)), /Saisissez un montant en chiffres, par exemple 1 234,50/);
  await etape(page, 'puy-de-dome', numero, 'relecture');
  const lien = page.getByRole('link', { name: 'Dépense 1 : choisissez sa nature' });
  await lien.click();
  await page.waitForURL(/etape=depenses&verifier/);
  assert.match(await lire(depense(page, 1)), /Choisissez sa nature/);
  assert.match(await lire(page.locator('.aide-possible')), /Le montant s’affichera/);
});

parcours('une session terminée pendant la saisie ne perd rien', { compte: SAINT_GERMAIN, attendus: [/ressource 401 .*\/dossiers\/brouillon/] }, async (page, contexte) => {
  const numero = await commencer(page, 'cher');
  await etape(page, 'cher', numero, 'projet');
  await contexte.clearCookies({ domain: 'cher.localhost' });
  await page.getByLabel('Titre du projet').fill('Tapé sans session');
  const alerte = page.locator('[data-enregistrement-alerte]');
  await alerte.getByText('Session terminée. Rien n’est perdu').waitFor();
  assert.match(await lire(enregistre(page)), /^Non enregistré/);
  const onglet = contexte.waitForEvent('page');
  await alerte.getByRole('link', { name: /Se reconnecter/ }).click();
  await (await onglet).waitForURL(/session-ouverte/);
  await (await onglet).close();
  await page.locator('[data-enregistrement-etat]', { hasText: 'Enregistré à' }).waitFor();
  assert.equal(await lire(alerte), '');
  await etape(page, 'cher', numero, 'projet');
  assert.equal(await page.getByLabel('Titre du projet').inputValue(), 'Tapé sans session');
});

parcours('une connexion coupée, puis un onglet fermé, ne perdent rien', { compte: SAINT_GERMAIN }, async (page, contexte) => {
  const numero = await commencer(page, 'cher');
  await etape(page, 'cher', numero, 'projet');
  await contexte.setOffline(true);
  await page.getByLabel('Titre du projet').fill('Tapé sans réseau');
  await page.locator('[data-enregistrement-alerte]').getByText('Connexion coupée. Gardez la page ouverte').waitFor();
  await contexte.setOffline(false);
  await page.locator('[data-enregistrement-etat]', { hasText: 'Enregistré à' }).waitFor();

  await contexte.setOffline(true);
  await page.getByLabel('Titre du projet').fill('Tapé puis fermé');
  await page.locator('[data-enregistrement-alerte]').getByText('Connexion coupée').waitFor();
  await page.close();
  await contexte.setOffline(false);
  const revenue = await contexte.newPage();
  await etape(revenue, 'cher', numero, 'projet');
  await revenue.waitForFunction(() => document.getElementById('intitule').value === 'Tapé puis fermé');
});

parcours('deux onglets : chacun garde ses réponses, et choisit quand c’est la même question', { compte: BOURGES, attendus: [/ressource 409 .*\/dossiers\/brouillon/] }, async (page, contexte) => {
  const numero = await commencer(page, 'cher');
  await etape(page, 'cher', numero, 'projet');
  const autre = await contexte.newPage();
  await etape(autre, 'cher', numero, 'projet');
  await page.getByLabel('Titre du projet').fill('Titre du premier');
  await enregistrer(page);
  await autre.getByLabel('Pour qui').fill('Réponse du second');
  await bouton(autre, 'Enregistrer').last().click();
  await autre.waitForURL(/autrui/);
  assert.equal(await autre.getByLabel('Titre du projet').inputValue(), 'Titre du premier');
  assert.equal(await autre.getByLabel('Pour qui').inputValue(), 'Réponse du second');

  await page.getByLabel('Pour qui').fill('Réponse du premier');
  await bouton(page, 'Enregistrer').last().click();
  await page.getByRole('heading', { level: 1, name: 'Deux réponses à la même question' }).waitFor();
  assert.match(await lire(page.getByRole('main')), /dans un autre onglet à \d+ h \d\d.*La réponse enregistrée Réponse du second.*La vôtre Réponse du premier/);
  await capturer(page, 'conflit-bureau');
  await page.getByLabel('La vôtre').check({ force: true });
  await bouton(page, 'Garder ces réponses').click();
  await page.waitForURL(/etape=projet/);
  assert.equal(await page.getByLabel('Pour qui').inputValue(), 'Réponse du premier');
  assert.equal(await page.getByLabel('Titre du projet').inputValue(), 'Titre du premier');
});

parcours('sans JavaScript, la demande entière se remplit et se dépose', { compte: MUROL, javaScriptEnabled: false }, async (page) => {
  const numero = await commencer(page, 'puy-de-dome');
  await page.getByLabel('Associer une collectivité').and(page.locator('input')).fill('chambon-sur-lac');
  await bouton(page, 'Rechercher').click();
  await page.getByRole('button', { name: /^Ajouter Chambon-sur-Lac/ }).click();
  assert.match(await lire(page.locator('#membres')), /Chambon-sur-Lac Retirer/);
  await remplir(page, 'Site sans script');
  await bouton(page, 'Ajouter une dépense').click();
  await page.waitForURL(/depenses=2/);
  await depense(page, 2).getByLabel('Nature').selectOption('FORMATION');
  await depense(page, 2).getByLabel('Montant HT').fill('2 000');
  await bouton(page, 'Ajouter une dépense').click();
  await page.waitForURL(/depenses=3/);
  await bouton(page, 'Retirer la dépense 3').click();
  await continuer(page, 'financement');
  assert.match(await lire(page.getByRole('main')), /Coût du projet, HT 5 600 €/);
  await continuer(page, 'criteres');
  assert.match(await deposer(page, 'puy-de-dome', numero), /^63-2021-/);
});

parcours('un projet refusé par les règles se dépose après confirmation, et se retire', { compte: SAINT_CIRGUES }, async (page) => {
  const numero = await commencer(page, 'puy-de-dome', 'libelle=Petit&nature=PRESTATION&montant=900');
  await remplir(page, 'Trop petit projet');
  await etape(page, 'puy-de-dome', numero, 'relecture');
  assert.match(await lire(page.getByRole('main')), /En l’état, la demande sera refusée.*5 000/);
  await page.getByLabel('J’atteste sur l’honneur').check({ force: true });
  await bouton(page, 'Déposer la demande').click();
  await page.waitForFunction(() => document.title.startsWith('Erreur'));
  await page.getByLabel('Je dépose la demande quand même').check({ force: true });
  await page.getByLabel('J’atteste sur l’honneur').check({ force: true });
  await bouton(page, 'Déposer la demande').click();
  await page.waitForURL(/depose/);
  await page.goto(page.url().replace('&depose', ''));
  await page.getByRole('link', { name: 'Retirer la demande' }).click();
  await bouton(page, 'Retirer la demande').click();
  assert.match(await lire(page.getByRole('main')), /Cochez la case pour confirmer le retrait/);
  await page.getByLabel('Je retire la demande').check({ force: true });
  await bouton(page, 'Retirer la demande').click();
  await page.waitForURL(/retire/);
  assert.match(await lire(page.getByRole('main')), /Retiré à votre demande.*La demande est retirée/i);
});

parcours('des compléments demandés : corriger, répondre, suivre', { compte: MUROL }, async (page) => {
  const brouillon = await commencer(page, 'puy-de-dome', `${SIMULATION}&nature=FORMATION&montant=2000`);
  await remplir(page, 'À compléter');
  const numero = await deposer(page, 'puy-de-dome', brouillon);
  await demanderComplements(numero);
  await page.goto(adresse('puy-de-dome', MES_DOSSIERS));
  const carte = page.locator('.cartes__carte').filter({ hasText: numero });
  assert.match(await lire(carte), /À compléter.*Envoyer ce qui manque avant le 1er juillet 2021/i);
  await carte.getByRole('link').click();
  assert.match(await lire(page.getByRole('main')), /Envoyez ce qui manque avant le 1er juillet 2021.*Corrigez le montant du portail/);
  await page.getByRole('link', { name: 'Corriger la demande' }).click();
  await etape(page, 'puy-de-dome', numero, 'depenses');
  await depense(page, 1).getByLabel('Montant HT').fill('4000');
  await enregistrer(page);
  await etape(page, 'puy-de-dome', numero, 'projet');
  await page.getByLabel('Titre du projet').fill('');
  await enregistrer(page);
  const suivi = adresse('puy-de-dome', `/dossiers/suivi?numero=${numero}`);
  await page.goto(suivi);
  await page.getByLabel('Votre réponse').fill('Le montant est corrigé.');
  await bouton(page, 'Envoyer la réponse').click();
  await page.waitForFunction(() => document.title.startsWith('Erreur'));
  assert.match(await lire(page.locator('#manques')), /Une réponse à compléter avant d’envoyer Donnez un titre au projet \(le projet\)/);
  assert.equal(await page.getByLabel('Votre réponse').inputValue(), 'Le montant est corrigé.');
  await page.getByRole('link', { name: 'Donnez un titre au projet' }).click();
  await page.waitForURL(/etape=projet&verifier/);
  await page.getByLabel('Titre du projet').fill('Complété');
  await enregistrer(page);
  await page.goto(suivi);
  assert.equal(await page.getByLabel('Votre réponse').inputValue(), 'Le montant est corrigé.');
  await bouton(page, 'Envoyer la réponse').click();
  await page.waitForURL(/repondu/);
  assert.match(await lire(page.getByRole('main')), /Réponse envoyée.*Vous avez répondu : le guichet vérifie/i);
  await page.goto(adresse('puy-de-dome', MES_DOSSIERS));
  assert.match(await lire(carte), /Réponse envoyée/i);
  assert.doesNotMatch(await lire(carte), /Envoyer ce qui manque/);
});

parcours('ce qui ne peut pas être gardé est dit une fois, puis enregistré dès qu’il est corrigé', { compte: SAINT_GERMAIN, attendus: [/ressource 422 .*\/dossiers\/brouillon/] }, async (page) => {
  const numero = await commencer(page, 'cher');
  await etape(page, 'cher', numero, 'projet');
  await page.getByLabel('Pour qui').evaluate((zone) => {
    zone.value = 'x'.repeat(20_001);
    zone.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.locator('[data-enregistrement-alerte]').getByText('Un texte dépasse').waitFor();
  let envois = 0;
  page.on('request', (requete) => { envois += requete.url().endsWith('/dossiers/brouillon') ? 1 : 0; });
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.waitForTimeout(2_000);
  assert.equal(envois, 0, 'ce qui est refusé est renvoyé sans avoir changé');
  const envoi = sauve(page);
  await page.getByLabel('Pour qui').fill('Les habitants');
  await envoi;
  await page.locator('[data-enregistrement-etat]', { hasText: 'Enregistré à' }).waitFor();
  assert.equal(await lire(page.locator('[data-enregistrement-alerte]')), '');
});

parcours('se déconnecter enregistre ce qui attend, et ne laisse rien dans le navigateur', { compte: SAINT_GERMAIN }, async (page) => {
  const garde = () => page.evaluate(() => Object.keys(localStorage).filter((cle) => cle.startsWith('guichets.demande.')).length);
  const sortir = () => page.getByRole('banner').getByRole('button', { name: 'Se déconnecter' }).click();
  const numero = await commencer(page, 'cher');
  await etape(page, 'cher', numero, 'projet');
  await page.getByLabel('Titre du projet').fill('Tapé juste avant de partir');
  await sortir();
  await page.getByRole('heading', { name: 'Vous êtes déconnecté' }).waitFor();
  await page.goto(adresse('cher', `/dossiers/demande?numero=${numero}&etape=projet`));
  await seConnecter(page, SAINT_GERMAIN.nom);
  await page.waitForURL(/etape=projet/);
  assert.equal(await page.getByLabel('Titre du projet').inputValue(), 'Tapé juste avant de partir');

  await page.route('**/dossiers/brouillon', (route) => route.abort());
  await page.getByLabel('Titre du projet').fill('Perdu en connaissance de cause');
  assert.equal(await garde(), 1);
  await sortir();
  await page.locator('[data-enregistrement-alerte]').getByText('Connexion coupée').waitFor();
  await sortir();
  await page.getByRole('heading', { name: 'Vous êtes déconnecté' }).waitFor();
  await page.goto(adresse('cher', '/'));
  assert.equal(await garde(), 0);
});

parcours('un brouillon supprimé se reprend', { compte: BOURGES }, async (page) => {
  const numero = await commencer(page, 'cher');
  await etape(page, 'cher', numero, 'projet');
  await page.getByLabel('Titre du projet').fill('Supprimé par erreur');
  await continuer(page, 'depenses');
  await etape(page, 'cher', numero, 'relecture');
  await bouton(page, 'Supprimer le brouillon').click();
  await page.waitForURL(/supprime/);
  assert.equal(await page.locator('.cartes__carte').filter({ hasText: 'Supprimé par erreur' }).count(), 0);
  await page.getByRole('button', { name: 'Reprendre Supprimé par erreur' }).first().click();
  await page.waitForURL(/restaure/);
  await etape(page, 'cher', numero, 'projet');
  assert.equal(await page.getByLabel('Titre du projet').inputValue(), 'Supprimé par erreur');
});

parcours('la demande d’une autre collectivité est introuvable, et dit pour qui l’on agit', { compte: SAINT_CIRGUES }, async (page) => {
  for (const chemin of ['suivi?numero=63-2021-002', 'demande?numero=63-2021-002', 'suivi?numero=63-2021-999', 'accuse?numero=63-2021-002']) {
    const reponse = await page.goto(adresse('puy-de-dome', `/dossiers/${chemin}`));
    assert.equal(reponse.status(), 404, chemin);
    assert.match(await lire(page.getByRole('main')), /Page introuvable, ou non ouverte à votre organisation \(Commune de Saint-Cirgues-sur-Couze\)/, chemin);
  }
});

parcours('au clavier, une étape se remplit et s’enregistre par la touche Entrée', { compte: BOURGES }, async (page) => {
  const numero = await commencer(page, 'cher');
  await page.getByLabel('Fonction').focus();
  await page.keyboard.type('maire');
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    const contour = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(contour, 'none', 'le focus se voit');
  }
  await page.getByLabel('Fonction').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`numero=${numero}&etape=projet`));
  await page.getByRole('button', { name: 'Le porteur' }).press('Enter');
  await page.waitForURL(/etape=porteur/);
  assert.equal(await page.getByLabel('Fonction').inputValue(), 'maire');
});

async function verifierAxe(page, nom) {
  await page.addStyleTag({ content: '*, ::before, ::after { transition: none !important; animation: none !important }' });
  await page.evaluate(AXE);
  for (const [largeur, taille] of Object.entries({ bureau: BUREAU, telephone: TELEPHONE })) {
    await page.setViewportSize(taille);
    for (const theme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme: theme });
      await page.waitForFunction((voulu) => document.documentElement.getAttribute('data-fr-theme') === voulu, theme);
      const resultats = await page.evaluate((runOnly) => axe.run({ runOnly, resultTypes: ['violations'] }), theme === 'light' ? NORMES : COULEURS);
      const fautes = resultats.violations.map(({ id, help, nodes }) => `${id} – ${help} : ${nodes.map((noeud) => noeud.target.join(' ')).slice(0, 4).join(', ')}`);
      assert.deepEqual(fautes, [], `${nom}, ${largeur}, ${theme}`);
    }
    await capturer(page, `${nom}-${largeur}`);
  }
  await page.setViewportSize(PLUS_ETROIT);
  const deborde = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(deborde <= 0, `${nom} : la page déborde de ${deborde} px`);
  await page.setViewportSize(BUREAU);
}

parcours('aucune faute d’accessibilité sur les écrans de la collectivité', { compte: MUROL, bypassCSP: true, reducedMotion: 'reduce' }, async (page) => {
  await page.goto(adresse('puy-de-dome', `/dossiers/demande?nouveau&${SIMULATION}`));
  await verifierAxe(page, 'demande-nouvelle');
  const numero = await commencer(page, 'puy-de-dome', `${SIMULATION}&nature=DEPENSES_DE_PERSONNEL&montant=1&organisme=DETR&aide=100&statut=OBTENU`);
  await verifierAxe(page, 'demande-porteur');
  for (const code of ['projet', 'depenses', 'financement', 'criteres', 'relecture']) {
    await etape(page, 'puy-de-dome', numero, `${code}&verifier`);
    await verifierAxe(page, `demande-${code}`);
  }
  await etape(page, 'puy-de-dome', numero, 'porteur&q=murol');
  await remplir(page, 'Accessible');
  await depense(page, 1).getByLabel('Montant HT').fill('9000');
  await continuer(page, 'financement');
  const depose = await deposer(page, 'puy-de-dome', numero);
  await verifierAxe(page, 'demande-accuse');
  await page.goto(adresse('puy-de-dome', `/dossiers/suivi?numero=${depose}`));
  await verifierAxe(page, 'demande-suivi');
  await page.goto(adresse('puy-de-dome', `/dossiers/suivi?numero=${depose}&retrait`));
  await verifierAxe(page, 'demande-retrait');
  await page.goto(adresse('puy-de-dome', MES_DOSSIERS));
  await verifierAxe(page, 'mes-dossiers');
  await page.goto(adresse(null, '/mes-dossiers'));
  await verifierAxe(page, 'portail-mes-dossiers');
});
