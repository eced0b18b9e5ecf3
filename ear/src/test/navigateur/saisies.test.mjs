import assert from 'node:assert/strict';
import { adresse, capturer, essai, lire, lisse, rechercher, titre } from './outils.mjs';

const ETAPE_2 = adresse('puy-de-dome', '/simulateur?etape=depenses&collectivite=COMMUNE-63330');

/** The summary has the focus, its links lead to fields that say what is wrong with them and how to right it. */
async function verifierErreurs(page, messages) {
  assert.match(await titre(page), /^Erreur : /);
  const sommaire = page.locator('[data-sommaire-erreurs]');
  await sommaire.waitFor();
  assert.equal(await sommaire.evaluate((element) => element === document.activeElement), true, 'le sommaire n’a pas le focus');
  const liens = await sommaire.getByRole('link').all();
  assert.deepEqual(await Promise.all(liens.map(lire)), messages);
  for (const [rang, lien] of liens.entries()) {
    await lien.click();
    const champ = page.locator('main :focus');
    assert.equal(await champ.getAttribute('aria-invalid'), 'true', messages[rang]);
    const decrit = await champ.evaluate((element) => element
      .getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' '));
    const remede = messages[rang].replace(/^(Dépense|Aide) \d+ : /, '').toLowerCase();
    assert.ok(lisse(decrit).toLowerCase().includes(remede), `${remede} n’est pas dit au champ : ${decrit}`);
  }
}

essai('des montants faux sont tous dits d’un coup, et rien de ce qui est saisi n’est effacé', {}, async (page) => {
  await page.goto(ETAPE_2);
  const saisies = {
    'depense-1-libelle': 'Portail des « démarches » d\'accueil',
    'depense-1-montant': 'cinq mille',
    'aide-1-organisme': 'Région',
    'aide-1-montant': '-300',
    demande: '0',
    duree: '0',
  };
  await page.getByRole('button', { name: 'Ajouter une aide publique' }).click();
  for (const [id, valeur] of Object.entries(saisies)) {
    await page.locator(`#${id}`).fill(valeur);
  }
  await page.getByLabel('Nature').selectOption('PRESTATION');
  await page.getByRole('button', { name: 'Voir le résultat' }).click();
  await page.waitForURL(/etape=resultat/);
  await capturer(page, 'etape-2-erreurs-bureau');
  await verifierErreurs(page, [
    'Dépense 1 : saisissez un montant en chiffres, par exemple 1 234,50',
    'Aide 1 : dites si elle est obtenue ou seulement demandée',
    'Aide 1 : saisissez un montant positif',
    'Saisissez un montant supérieur à 0',
    'Saisissez la durée en mois, par exemple 12',
  ]);
  for (const [id, valeur] of Object.entries(saisies)) {
    assert.equal(await page.locator(`#${id}`).inputValue(), valeur);
  }
  assert.equal(await page.getByLabel('Nature').inputValue(), 'PRESTATION');
});

essai('une ligne sans nature ni montant est refusée champ par champ, un projet sans dépense aussi', {}, async (page) => {
  await page.goto(ETAPE_2);
  await page.getByRole('button', { name: 'Voir le résultat' }).click();
  await page.waitForURL(/etape=resultat/);
  await verifierErreurs(page, ['Saisissez au moins une dépense']);
  await page.getByLabel('Libellé').fill('Site');
  await page.getByRole('button', { name: 'Voir le résultat' }).click();
  await page.waitForURL(/libelle=Site/);
  await verifierErreurs(page, ['Dépense 1 : choisissez sa nature', 'Dépense 1 : saisissez son montant hors taxes']);
});

essai('une date absurde est refusée, et montrée telle que saisie', {}, async (page) => {
  for (const date of ['31/02/2021', '0021-06-15', 'demain']) {
    await page.goto(`${ETAPE_2.replace('depenses', 'resultat')}&nature=PRESTATION&montant=6000&depot=${encodeURIComponent(date)}`);
    await verifierErreurs(page, ['Saisissez une date qui existe, par exemple 07/06/2021']);
    assert.equal(await page.locator('#depot').getAttribute('value'), date);
  }
});

essai('sans porteur, ou avec un porteur inconnu, la première étape le demande', {}, async (page) => {
  await page.goto(adresse('cher', '/simulateur?etape=resultat&nature=PRESTATION&montant=6000'));
  await verifierErreurs(page, ['Choisissez d’abord votre collectivité']);
  await page.goto(adresse('cher', '/simulateur?etape=resultat&collectivite=COMMUNE-99999&nature=PRESTATION&montant=6000'));
  await verifierErreurs(page, ['Cette collectivité est inconnue : cherchez-la par son nom, son code postal ou son SIREN']);
  await rechercher(page, 'nancay');
  await page.getByRole('main').getByRole('link', { name: 'Nançay', exact: true }).click();
  await page.waitForURL(/etape=depenses/);
  assert.equal(await page.getByLabel('Montant HT').inputValue(), '6000', 'le projet saisi est perdu');
});

essai('une recherche trop courte est refusée, une recherche sans réponse dit quoi faire', {}, async (page) => {
  for (const depart of [adresse(), adresse('cher', '/simulateur')]) {
    await page.goto(depart);
    await rechercher(page, 'n');
    await verifierErreurs(page, ['Saisissez au moins deux caractères du nom, un code postal ou un numéro SIREN']);
    await rechercher(page, 'xyzzyx');
    assert.match(await lire(page.getByRole('main')), /(Aucun résultat|Aucune collectivité trouvée) pour « xyzzyx » Vérifiez l’orthographe/);
  }
});
