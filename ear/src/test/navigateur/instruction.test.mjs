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
const PLUS_ETROIT = { width: 320, height: 640 };
const EXPLICATION = 'Le projet coûte 900 € : ici, il en faut 5 000.\nComplétez-le ou menez-le avec une autre commune.';

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

async function api(compte, methode, chemin, corps) {
  const reponse = await appeler(PORT, 'cher.localhost', methode, `/api/v1/dossiers${chemin}`,
    { Authorization: `Bearer ${await jeton(compte)}`, 'Content-Type': 'application/json' }, corps && JSON.stringify(corps));
  assert.ok(reponse.statut < 300, `${methode} ${chemin} : ${reponse.statut} ${reponse.texte}`);
  return JSON.parse(reponse.texte);
}

const PROJET = {
  porteur: { nature: 'COMMUNE', code: '18159' },
  intitule: 'Démarches en ligne de la commune',
  theme: 'RELATION_USAGERS_COMMUNICATION',
  depenses: [{ libelle: 'Création du site', nature: 'PRESTATION', montantHT: 4800 }, { libelle: 'Formation', nature: 'FORMATION', montantHT: 1200 }],
  montantDemandeHT: 6000,
  cofinancements: [],
  dureeMois: 6,
  contactOperationnel: { fonction: 'secrétaire de mairie', courriel: 'mairie@exemple.invalid' },
};

/** A dossier of its own for each test: what the others do to the demonstration is theirs. */
async function deposer(intitule) {
  const { numero } = await api('agent.18159', 'POST', '', { ...PROJET, intitule });
  return (await api('agent.18159', 'POST', `/${numero}/depot`, { attestations: true, confirmeMalgreRefus: true })).numero;
}

async function identifier(page, compte) {
  await page.locator('#username').fill(compte);
  await page.locator('#password').fill(compte);
  await page.locator('[type=submit]').first().click();
}

async function entrer(page, compte, chemin) {
  await page.goto(adresse('cher', chemin));
  await identifier(page, compte);
  await page.waitForURL((lieu) => lieu.hostname === 'cher.localhost');
}

/** A test in a fresh profile, which must end without a dialog, a script error or a call to a third party. */
function essai(nom, options, corps) {
  test(nom, async () => {
    const { contexte, page, ennuis } = await ouvrir(options);
    try {
      await corps(page);
      assert.deepEqual(ennuis, []);
    } finally {
      await contexte.close();
    }
  });
}

const fiche = (numero, suite = '') => `/dossiers/instruction?numero=${numero}${suite}`;
const numeros = async (page) => (await page.locator('.liste-dossiers tbody th a').allInnerTexts()).map((texte) => texte.trim());

/** As the mouse does: the design system draws the box in the label. */
const cocher = (page, libelle) => page.locator('label').filter({ hasText: libelle }).click();
const explication = (page) => page.getByRole('textbox', { name: /^Explication/ });

essai('l’instructrice du Cher voit les dossiers du Cher, et aucun du Puy-de-Dôme', {}, async (page) => {
  await entrer(page, 'instructeur.18', '/dossiers/liste');
  const vus = await numeros(page);
  assert.ok(vus.length >= 9, vus.join());
  assert.deepEqual(vus.filter((numero) => !numero.startsWith('18-')), []);
  const ailleurs = await page.goto(adresse('cher', fiche('63-2021-004')));
  assert.equal(ailleurs.status(), 404);
  const inconnu = await page.goto(adresse('cher', fiche('18-2021-999999')));
  assert.equal(inconnu.status(), 404);
  const etranger = await page.goto(adresse('puy-de-dome', '/dossiers/liste'));
  assert.equal(etranger.status(), 403);
});

essai('la liste se cherche, se filtre, se trie et s’exporte, et l’adresse garde tout', {}, async (page) => {
  await entrer(page, 'instructeur.18', '/dossiers/liste');
  await page.getByRole('searchbox', { name: 'Chercher' }).fill('nancay accessibilite');
  await page.getByRole('button', { name: 'Chercher', exact: true }).click();
  await page.waitForURL(/q=nancay/);
  assert.deepEqual(await numeros(page), ['18-2021-001']);
  await page.getByRole('link', { name: /Retirer le filtre « nancay accessibilite »/ }).click();
  await page.waitForURL((lieu) => !lieu.search.includes('q='));

  await page.getByRole('button', { name: 'Filtrer', exact: true }).click();
  await page.getByLabel('Nature du porteur').selectOption('COMMUNE');
  await page.getByLabel('Déposés jusqu’au').fill('31/05/2021');
  await page.getByRole('button', { name: 'Appliquer les filtres' }).click();
  await page.waitForURL(/nature=COMMUNE/);
  await page.getByRole('button', { name: 'Trier par : Numéro' }).click();
  await page.waitForURL(/tri=NUMERO/);
  const montants = await numeros(page);
  assert.deepEqual(montants, [...montants].sort());
  assert.ok(montants.includes('18-2021-001') && !montants.includes('18-2021-010'), montants.join());
  assert.equal(await page.locator('th[aria-sort]').getAttribute('aria-sort'), 'ascending');
  await page.getByRole('button', { name: 'Inverser l’ordre : Numéro' }).click();
  await page.waitForURL(/tri=-NUMERO/);
  assert.deepEqual(await numeros(page), [...montants].reverse());
  const nombre = await lire(page.locator('.liste-tete strong'));
  assert.equal(nombre, `${montants.length} dossiers filtrés`);

  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'texte (CSV)' }).click()]);
  assert.match(csv.suggestedFilename(), /^18_dossiers_\d{4}-\d\d-\d\d\.csv$/);
  const lignes = (await readFile(await csv.path(), 'utf8')).trim().split('\r\n');
  assert.equal(lignes.length, montants.length + 1, 'l’export n’est pas celui des dossiers filtrés');
  assert.match(lignes[1], new RegExp(`^"${[...montants].reverse()[0]}"`));
  const [ods] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'tableur (ODS)' }).click()]);
  assert.equal((await readFile(await ods.path())).subarray(0, 2).toString(), 'PK');

  await page.reload();
  assert.deepEqual(await numeros(page), [...montants].reverse());
  await page.locator('.liste-dossiers tbody th a').nth(1).click();
  assert.match(await lire(page.getByRole('navigation', { name: 'Dossiers voisins' })), new RegExp(`2 sur ${montants.length}`));
  await page.getByRole('link', { name: 'Suivant' }).click();
  assert.match(await titre(page), new RegExp([...montants].reverse()[2]));
  await page.getByRole('link', { name: 'Précédent' }).click();
  await page.getByRole('link', { name: 'Précédent' }).click();
  assert.match(await titre(page), new RegExp([...montants].reverse()[0]));
  assert.equal(await page.getByRole('link', { name: 'Précédent' }).count(), 0);
});

essai('un filtre sans résultat dit quoi faire, une date fausse dit comment l’écrire', {}, async (page) => {
  await entrer(page, 'instructeur.18', '/dossiers/liste?q=licorne');
  assert.match(await lire(page.getByRole('main')), /Aucun dossier ne correspond à ces filtres.*Retirez un filtre/);
  await page.goto(adresse('cher', '/dossiers/liste?du=31/02/2021'));
  assert.match(await titre(page), /^Erreur : Dossiers/);
  await page.getByRole('link', { name: /Saisissez une date qui existe/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'du');
});

essai('un dossier déposé se prend en charge, se complète, s’instruit, et l’historique dit avant et après', {}, async (page) => {
  const numero = await deposer('Instruction complète');
  await entrer(page, 'instructeur.18', fiche(numero));
  await page.getByRole('button', { name: 'Prendre en charge' }).click();
  await page.waitForURL(/fait=PRENDRE_EN_CHARGE/);
  assert.match(await lire(page.getByRole('main')), /Vous instruisez maintenant ce dossier/);

  await page.getByRole('link', { name: 'Demander des compléments' }).first().click();
  assert.match(await page.getByLabel('Points à compléter').inputValue(), /\S/, 'les pièces qui manquent sont proposées');
  await page.getByLabel('Points à compléter').fill('');
  await page.getByLabel('À compléter avant le').fill('31/02/2021');
  await page.getByRole('button', { name: 'Relire avant de confirmer' }).click();
  assert.match(await titre(page), /^Erreur : Demander des compléments/);
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /2 points à corriger/);
  assert.equal(await page.getByLabel('À compléter avant le').inputValue(), '31/02/2021');
  await page.getByLabel('Points à compléter').fill('Dites combien d’agents seront formés.');
  await cocher(page, /^Donnez le calendrier/);
  await page.getByLabel('À compléter avant le').fill('21/12/2021');
  await page.getByRole('button', { name: 'Relire avant de confirmer' }).click();
  const recap = await lire(page.getByRole('main'));
  assert.match(recap, /Dites combien d’agents seront formés\. Donnez le calendrier/);
  assert.match(recap, /21 décembre 2021/);
  assert.match(recap, /« Déposé » devient « Compléments demandés »/);
  await page.getByRole('button', { name: 'Modifier' }).click();
  assert.match(await page.getByLabel('Points à compléter').inputValue(), /agents seront formés\.\nDonnez le calendrier/);
  await page.getByRole('button', { name: 'Relire avant de confirmer' }).click();
  await page.getByRole('button', { name: 'Demander des compléments' }).click();
  await page.waitForURL(/fait=DEMANDER_COMPLEMENTS/);
  assert.match(await lire(page.getByRole('complementary')), /8 mois pour décider Arrêté depuis le/);

  await api('agent.18159', 'POST', `/${numero}/reponse`, { message: 'Trois agents, en octobre.' });
  await page.goto(adresse('cher', fiche(numero, '&onglet=echanges')));
  assert.match(await lire(page.getByRole('main')), /Réponse du demandeur.*Trois agents, en octobre\./);
  await page.getByRole('link', { name: 'Déclarer complet' }).click();
  await page.getByRole('button', { name: 'Déclarer complet' }).click();
  await page.waitForURL(/fait=DECLARER_COMPLET/);
  await page.getByRole('link', { name: 'Commencer l’instruction' }).click();
  await page.getByRole('button', { name: 'Commencer l’instruction' }).click();
  await page.waitForURL(/fait=COMMENCER_INSTRUCTION/);

  await page.getByRole('link', { name: 'Historique' }).click();
  const historique = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Instruction commencée' }) });
  assert.match(await lire(historique.getByRole('row').filter({ hasText: 'État' })), /^État Complet En instruction$/);
  assert.match(await lire(page.locator('.journal')), /Compléments demandés.*Demande déposée/);
});

essai('un dossier se déclare irrecevable avec ses motifs, une explication et une case cochée', {}, async (page) => {
  const numero = await deposer('Projet trop petit');
  await entrer(page, 'instructeur.18', fiche(numero, '&acte=DECLARER_IRRECEVABLE'));
  await explication(page).fill('');
  await page.getByRole('button', { name: 'Relire avant de confirmer' }).click();
  await page.getByRole('link', { name: /Expliquez au demandeur/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'explication');
  await cocher(page, 'Coût minimal');
  await explication(page).fill(EXPLICATION);
  await page.getByRole('button', { name: 'Relire avant de confirmer' }).click();
  assert.match(await lire(page.getByRole('main')), /Le demandeur reçoit les motifs et votre explication par courriel/);
  await page.getByRole('button', { name: 'Déclarer irrecevable' }).click();
  assert.match(await titre(page), /^Erreur : Déclarer irrecevable/);
  await cocher(page, /^J’ai vérifié les motifs/);
  await page.getByRole('button', { name: 'Déclarer irrecevable' }).click();
  await page.waitForURL(/fait=DECLARER_IRRECEVABLE/);
  await page.getByRole('link', { name: 'Échanges' }).click();
  assert.match(await lire(page.getByRole('main')), /Réponse de la préfecture.*Coût minimal.*Complétez-le ou menez-le avec une autre commune\./);
  await page.getByRole('button', { name: /^Pas possible maintenant/ }).click();
  await page.getByText(/Rouvrir\s: réservé à l’administrateur/).waitFor();
  const refus = await page.goto(adresse('cher', fiche(numero, '&acte=DECLARER_COMPLET')));
  assert.equal(refus.status(), 200);
  assert.match(await lire(page.getByRole('main')), /pas possible maintenant.*à l’état « Irrecevable »/);
});

essai('deux agents à la fois : le second est prévenu, et garde son texte', {}, async (page) => {
  const numero = await deposer('Deux agents');
  await entrer(page, 'instructeur.18', fiche(numero, '&acte=DECLARER_IRRECEVABLE'));
  await explication(page).fill(EXPLICATION);
  await page.getByRole('button', { name: 'Relire avant de confirmer' }).click();
  await cocher(page, /^J’ai vérifié les motifs/);
  await api('instructeur.18', 'POST', `/${numero}/prise-en-charge`, {});
  await page.getByRole('button', { name: 'Déclarer irrecevable' }).click();
  const alerte = page.locator('.fr-alert--error');
  assert.match(await lire(alerte), /L’acte n’a pas été fait.*a modifié ce dossier à .* h .*Rien n’est écrasé/);
  assert.match(await lire(page.getByRole('main')), /Complétez-le ou menez-le avec une autre commune/);
  await api('instructeur.18', 'POST', `/${numero}/desistement`, { motif: 'Lettre du maire' });
  await cocher(page, /^J’ai vérifié les motifs/);
  await page.getByRole('button', { name: 'Déclarer irrecevable' }).click();
  assert.match(await lire(page.getByRole('main')), /pas possible maintenant.*Ce que vous aviez écrit, pour le copier : Le projet coûte 900 €/);
});

essai('qui évalue lit le dossier, sans acte possible', {}, async (page) => {
  await entrer(page, 'evaluateur1.18', fiche('18-2021-001'));
  assert.match(await lire(page.getByRole('main')), /les actes reviennent au service instructeur/);
  assert.equal(await page.getByRole('heading', { name: 'Autres actes possibles' }).count(), 0);
  assert.equal(await page.locator('main form[method=post]').count(), 0);
});

essai('un acte se fait sans JavaScript', { javaScriptEnabled: false }, async (page) => {
  const numero = await deposer('Sans script');
  await entrer(page, 'instructeur.18', fiche(numero));
  await page.getByRole('button', { name: 'Prendre en charge' }).click();
  await page.getByRole('link', { name: 'Déclarer complet' }).click();
  await page.getByRole('button', { name: 'Déclarer complet' }).click();
  assert.match(await lire(page.getByRole('main')), /Le dossier est complet\./);
  await page.goto(adresse('cher', '/dossiers/liste'));
  await page.getByLabel('Nature du porteur').selectOption('COMMUNE');
  await page.getByRole('button', { name: 'Appliquer les filtres' }).click();
  assert.match(page.url(), /nature=COMMUNE/);
});

essai('aujourd’hui ouvre le premier dossier à traiter au clavier', {}, async (page) => {
  const numero = await deposer('Au clavier');
  await entrer(page, 'instructeur.18', '/dossiers/aujourdhui');
  await page.getByRole('link', { name: /^Traiter le premier/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/instruction/);
  await page.goto(adresse('cher', fiche(numero)));
  await page.getByRole('button', { name: 'Prendre en charge' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/fait=/);
  const region = page.getByRole('link', { name: 'Dépenses', exact: true });
  await region.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/onglet=depenses/);
  await page.locator('.fr-table__container').first().focus();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Dépenses du projet');
});

// The policy of the page forbids what axe needs; hostile.test.mjs checks that policy.
essai('aucune faute d’accessibilité, au bureau et au téléphone', { bypassCSP: true, reducedMotion: 'reduce', colorScheme: 'light' }, async (page) => {
  const numero = await deposer('Accessible');
  const pages = {
    'agent-aujourdhui': '/dossiers/aujourdhui',
    'agent-liste': '/dossiers/liste?recevable=oui',
    'agent-liste-vide': '/dossiers/liste?q=licorne',
    'agent-projet': fiche('18-2021-006'),
    'agent-depenses': fiche('18-2021-006', '&onglet=depenses'),
    'agent-echanges': fiche(numero, '&onglet=echanges'),
    'agent-historique': fiche('18-2021-001', '&onglet=historique'),
    'agent-complements': fiche(numero, '&acte=DEMANDER_COMPLEMENTS'),
    'agent-irrecevable': fiche(numero, '&acte=DECLARER_IRRECEVABLE'),
    'agent-reorienter': fiche(numero, '&acte=REORIENTER'),
    'agent-complet': fiche(numero, '&acte=DECLARER_COMPLET'),
    'agent-impossible': fiche(numero, '&acte=ROUVRIR'),
  };
  await entrer(page, 'instructeur.18', '/dossiers/aujourdhui');
  for (const [nom, chemin] of Object.entries(pages)) {
    await page.setViewportSize(BUREAU);
    await page.goto(adresse('cher', chemin));
    await page.waitForFunction(() => document.documentElement.hasAttribute('data-fr-theme'));
    await page.addStyleTag({ content: '*, ::before, ::after { transition: none !important; animation: none !important }' });
    await page.evaluate(AXE);
    for (const [largeur, taille] of Object.entries({ bureau: BUREAU, telephone: TELEPHONE })) {
      await page.setViewportSize(taille);
      const resultats = await page.evaluate((runOnly) => axe.run({ runOnly, resultTypes: ['violations'] }), NORMES);
      assert.deepEqual(resultats.violations.map(({ id, help, nodes }) => `${id} – ${help} : ${nodes.map((noeud) => noeud.target.join(' ')).slice(0, 4).join(', ')}`), [], `${nom}, ${largeur}`);
      await capturer(page, `${nom}-${largeur}`);
    }
    await page.setViewportSize(PLUS_ETROIT);
    const deborde = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(deborde <= 0, `${nom} : la page déborde de ${deborde} px`);
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, nom);
  }
});
