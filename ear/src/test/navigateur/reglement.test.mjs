import assert from 'node:assert/strict';
import { cocher, entrer, essaiIdentifie, regarder } from './agents.mjs';
import { adresse, BUREAU, lire, lisse, ouvrir, TELEPHONE, titre } from './outils.mjs';

const GUICHET = 'puy-de-dome';
const CONSOLE = '/reglement/console';
const NIEVRE = 'guichet=58';

const principal = (page) => page.getByRole('main');
const brouillon = (page) => page.locator('#brouillon');
const enregistrer = (page) => page.getByRole('button', { name: 'Enregistrer dans le brouillon' }).click();
const regle = (page, cle) => page.goto(adresse(GUICHET, `/reglement/regle?cle=${cle}`));
const forfait = (page, rang) => page.getByRole('group', { name: `Forfait ${rang}`, exact: true });

/** The floor that the form shows. */
const plancher = (page) => page.getByRole('textbox', { name: /^Coût minimal/ });

async function abandonner(page) {
  await page.goto(adresse(GUICHET, CONSOLE));
  const lien = page.getByRole('link', { name: 'Abandonner', exact: true });
  if (await lien.count()) {
    await lien.click();
    await page.getByRole('button', { name: 'Abandonner le brouillon' }).click();
    await page.waitForURL(/fait=abandonner/);
  }
}

async function sourcer(page) {
  await page.getByRole('textbox', { name: /^Connue depuis le/ }).fill('02/06/2021');
  await page.locator('#source-document').fill('Arrêté du 2 juin 2021');
}

essaiIdentifie('une administratrice change le plancher, corrige un trou entre forfaits, voit l’aperçu et se relit', {}, async (page) => {
  await entrer(page, GUICHET, 'administrateur.63', CONSOLE);
  await abandonner(page);
  await regarder(page, 'reglement-console');
  await page.locator('#regle-plancher').getByRole('link', { name: /^Modifier/ }).click();
  assert.equal(await page.locator('#navigation [aria-current]').textContent(), 'Modifier les règles');
  await regarder(page, 'reglement-plancher');
  await plancher(page).fill('quatre mille');
  await enregistrer(page);
  assert.match(await titre(page), /^Erreur : Coût minimal du projet/);
  assert.equal(await plancher(page).inputValue(), 'quatre mille', 'ce qui est tapé est gardé');
  await page.locator('[data-sommaire-erreurs]').getByRole('link').first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'valeur-montant');
  await regarder(page, 'reglement-plancher-erreur');
  await plancher(page).fill('4 000,00 €');
  await sourcer(page);
  await enregistrer(page);
  await page.waitForURL(/fait=enregistrer/);
  const ligne = await lire(page.locator('#regle-plancher'));
  assert.match(ligne, /Propre 5 000 € de coût global/i);
  assert.match(ligne, /Changée 4 000 € de coût global.*Arrêté du 2 juin 2021.*Par /i);
  assert.match(await lire(brouillon(page)), /Brouillon : 1 règle changée/);

  await regle(page, 'forfaits');
  await forfait(page, 1).getByLabel(/^Jusqu’à/).fill('3 999');
  await enregistrer(page);
  await page.waitForURL(/fait=enregistrer/);
  assert.match(await lire(brouillon(page)), /à corriger avant de publier.*Forfaits/);
  assert.equal(await page.getByRole('link', { name: 'Relire et publier' }).count(), 0, 'rien de faux ne se publie');
  await regarder(page, 'reglement-console-erreur');
  await brouillon(page).getByRole('link', { name: 'Forfaits' }).first().click();
  await page.getByRole('button', { name: 'Rétablir la valeur publiée' }).click();
  await page.waitForURL(/fait=retablir/);

  await page.getByRole('link', { name: 'Voir l’aperçu' }).click();
  const apercu = await lire(principal(page));
  assert.match(apercu, /Aperçu : rien n’est publié/);
  assert.match(apercu, /Coût minimal du projet 4 000 €/);
  await regarder(page, 'reglement-apercu');
  await page.goto(adresse(GUICHET));
  assert.match(await lire(principal(page)), /Coût minimal du projet 5 000 €/, 'le public ne voit que ce qui est publié');

  await page.goto(adresse(GUICHET, '/reglement/publier'));
  const relu = await lire(principal(page));
  assert.match(relu, /Retiré : 5 000 € de coût global.*Ajouté : 4 000 € de coût global/);
  await page.getByRole('textbox', { name: /^À partir du/ }).fill('01/01/2021');
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  const erreurs = await lire(page.locator('[data-sommaire-erreurs]'));
  assert.match(erreurs, /2 points à corriger.*Dites pourquoi.*Cochez la case/);
  await regarder(page, 'reglement-publier');
  await page.getByRole('textbox', { name: /^Pourquoi/ }).fill('Essai');
  await cocher(page, 'J’ai relu ces changements');
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /au plus tôt/);
  await page.goto(adresse(GUICHET, '/reglement/historique'));
  assert.match(await lire(principal(page)), /Règle changée dans le brouillon : Coût minimal du projet/);
  await regarder(page, 'reglement-historique');
  await page.goto(adresse(GUICHET, '/reglement/version?v=2021-1'));
  await regarder(page, 'reglement-version');
  await abandonner(page);
});

essaiIdentifie('une règle écrite dans deux fenêtres : la seconde montre les deux rédactions et laisse choisir', {}, async (page, contexte) => {
  await entrer(page, GUICHET, 'administrateur.63', CONSOLE);
  await abandonner(page);
  await page.getByRole('button', { name: 'Ouvrir un brouillon' }).click();
  await page.waitForURL(/fait=ouvrir/);
  await regle(page, 'plancher');
  const autre = await contexte.newPage();
  await autre.goto(adresse(GUICHET, '/reglement/regle?cle=plancher'));
  await plancher(autre).fill('3000');
  await enregistrer(autre);
  await autre.waitForURL(/fait=enregistrer/);
  await plancher(page).fill('3500');
  await enregistrer(page);
  assert.match(await titre(page), /^Deux rédactions/);
  const conflit = await lire(principal(page));
  assert.match(conflit, /Vous avez changé cette règle dans une autre fenêtre.*Celle de l’autre fenêtre, enregistrée 3 000 €/s);
  assert.match(conflit, /Celle-ci, pas encore enregistrée 3 500 €/);
  await regarder(page, 'reglement-conflit');
  await page.getByRole('button', { name: 'Enregistrer celle-ci' }).click();
  await page.waitForURL(/fait=enregistrer/);
  assert.match(await lire(page.locator('#regle-plancher')), /3 500 €/);
  await abandonner(page);
});

essaiIdentifie('au clavier seul, une liste s’allonge, se range et se réduit sans quitter la page', {}, async (page) => {
  await entrer(page, GUICHET, 'administrateur.63', '/reglement/regle?cle=forfaits');
  const dernier = await page.getByRole('group', { name: /^Forfait \d$/ }).count();
  await page.getByRole('button', { name: 'Ajouter un forfait' }).focus();
  await page.keyboard.press('Enter');
  await forfait(page, dernier + 1).waitFor();
  await page.waitForFunction((rang) => document.activeElement.name === `valeur[${rang}].code`, dernier);
  await page.keyboard.type('NOUVEAU');
  await page.getByRole('button', { name: `Monter : Forfait ${dernier + 1}` }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction((rang) => document.activeElement.name === `valeur[${rang}].code`, dernier - 1);
  assert.equal(await forfait(page, dernier).getByLabel('Code').inputValue(), 'NOUVEAU');
  await page.getByRole('button', { name: `Retirer : Forfait ${dernier}`, exact: true }).focus();
  await page.keyboard.press('Enter');
  await forfait(page, dernier + 1).waitFor({ state: 'detached' });
  assert.ok(page.url().endsWith('cle=forfaits'), 'la page n’est pas quittée');
});

essaiIdentifie('sans JavaScript, au téléphone, les mêmes boutons rendent tout ce qui est tapé', { javaScriptEnabled: false, viewport: TELEPHONE }, async (page) => {
  await entrer(page, GUICHET, 'administrateur.63', '/reglement/regle?cle=sessions');
  const nombre = await page.getByRole('group', { name: /^Relevé \d$/ }).count();
  await page.locator('#source-document').fill('Document gardé');
  await page.getByRole('button', { name: 'Ajouter un relevé' }).click();
  const nouveau = page.getByRole('group', { name: `Relevé ${nombre + 1}`, exact: true });
  await nouveau.getByLabel('Code').fill('2021-S9');
  await page.getByRole('button', { name: `Monter : Relevé ${nombre + 1}` }).click();
  assert.equal(await page.getByRole('group', { name: `Relevé ${nombre}`, exact: true }).getByLabel('Code').inputValue(), '2021-S9');
  assert.equal(await page.locator('#source-document').inputValue(), 'Document gardé');
  await page.locator('#source-document').press('Enter');
  assert.match(await titre(page), /^Erreur : Dates de relevé/, 'Entrée enregistre');
});

essaiIdentifie('au niveau national, les règles d’un guichet se publient et le public les lit aussitôt', {}, async (page) => {
  await entrer(page, 'national', 'national', `${CONSOLE}?${NIEVRE}`);
  assert.match(await titre(page), /^Règles du guichet de la Nièvre/);
  const publier = async (euros) => {
    await page.goto(adresse('national', `/reglement/regle?cle=plancher&${NIEVRE}`));
    if (euros) {
      await page.getByRole('checkbox', { name: /^Il n’y en a pas/ }).uncheck({ force: true });
      await plancher(page).fill(euros);
      await cocher(page, 'Coût global, avant exclusions');
      await sourcer(page);
      await enregistrer(page);
    } else {
      await page.getByRole('button', { name: 'Revenir à la valeur nationale' }).click();
    }
    await page.waitForURL(/fait=/);
    await page.getByRole('link', { name: 'Relire et publier' }).click();
    await page.getByRole('textbox', { name: /^Pourquoi/ }).fill('Essai de publication');
    await cocher(page, 'J’ai relu ces changements');
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    await page.waitForURL(/reglement\/version\?v=.*fait=publier/);
    assert.match(await lire(principal(page)), /est publiée : elle s’applique aux demandes déposées à partir du/);
  };
  const publique = async () => {
    await page.goto(adresse('nievre'));
    return lire(principal(page));
  };
  // Never what an earlier run left there.
  const plancherNeuf = 6000 + (Date.now() % 900);
  await publier(String(plancherNeuf));
  await regarder(page, 'reglement-version-publiee');
  assert.match(await publique(), new RegExp(`Coût minimal du projet 6 ${String(plancherNeuf).slice(1)} €`));
  await page.goto(adresse('nievre', `/simulateur?etape=resultat&collectivite=COMMUNE-58194&nature=PRESTATION&montant=${plancherNeuf - 1},99`));
  assert.match(await lire(principal(page)), /il manque 0,01 €/i);
  await publier('');
  assert.match(await publique(), /Coût minimal du projet Aucun/);
  await page.goto(adresse('national', CONSOLE));
  assert.match(lisse(await page.title()), /^Modèle national/);
  assert.match(await lire(page.locator('#regle-delais')), /Aucun département ne la change/);
  await regarder(page, 'reglement-modele');
  await page.locator('#regle-bornes').getByRole('link', { name: /^Modifier/ }).click();
  await regarder(page, 'reglement-bornes');
});

essaiIdentifie('un droit retiré pendant la saisie ne fait rien perdre, et une règle inchangée ne se réenregistre pas', {}, async (page) => {
  await entrer(page, GUICHET, 'administrateur.63', CONSOLE);
  await abandonner(page);
  await regle(page, 'contacts');
  await enregistrer(page);
  await page.waitForURL(/fait=rien/);
  assert.match(await lire(principal(page)), /Rien n’a changé : Contacts/);
  await regle(page, 'contacts');
  await page.locator('#hypothese').fill('Saisie qui ne doit pas se perdre');
  const national = await ouvrir();
  const confier = async () => {
    await national.page.goto(adresse('national', '/reglement/guichet?code=63'));
    await national.page.getByRole('button', { name: /^Choisir les règles confiées/ }).click();
    await national.page.locator('label[for=cle-contacts]').click();
    await national.page.locator('#motifDroits').fill('Essai');
    await national.page.getByRole('button', { name: 'Confier ces règles' }).click();
    await national.page.getByText('Les règles confiées à l’administrateur').first().waitFor();
  };
  try {
    await entrer(national.page, 'national', 'national', '/reglement/guichet?code=63');
    await confier();
    await enregistrer(page);
    assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /Le niveau national ne vous confie plus cette règle/);
    assert.equal(await page.locator('#hypothese').inputValue(), 'Saisie qui ne doit pas se perdre');
    await confier();
  } finally {
    await national.contexte.close();
  }
});
