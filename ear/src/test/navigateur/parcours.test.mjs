import assert from 'node:assert/strict';
import {
  adresse, capturer, choisirCollectivite, essai, lire, ouvrir, rechercher, saisirDepense, TELEPHONE, voirLeResultat,
} from './outils.mjs';

const LIGNES_18_2021_006 = [
  { libelle: 'Plateforme', nature: 'LICENCE_ABONNEMENT', montant: '18 000' },
  { libelle: 'Formation', nature: 'FORMATION', montant: '12 000' },
  { libelle: 'Postes informatiques', nature: 'EQUIPEMENT_INFORMATIQUE_AGENTS', montant: '9 000' },
];

const montant = (page) => lire(page.locator('.montant__valeur'));
const etape = (page) => lire(page.getByRole('heading', { level: 1 }));

async function simuler(page, guichet, recherche, nom, depenses) {
  await page.goto(adresse(guichet, '/simulateur'));
  await choisirCollectivite(page, recherche, nom);
  for (const [rang, depense] of depenses.entries()) {
    await saisirDepense(page, rang + 1, depense);
  }
  await voirLeResultat(page);
}

essai('du portail au résultat en trois étapes : Saint-Cirgues-sur-Couze, 5 000 €, la totalité', { viewport: TELEPHONE }, async (page) => {
  await page.goto(adresse());
  await rechercher(page, 'saint-cirgues');
  const trouvees = await Promise.all((await page.locator('.resultats__element').all()).map(lire));
  const homonymes = trouvees.filter((texte) => texte.startsWith('Saint-Cirgues commune'));
  assert.ok(homonymes.length >= 2, trouvees.join('\n'));
  assert.equal(new Set(trouvees).size, trouvees.length, 'deux homonymes sont dits de la même façon');
  homonymes.forEach((texte) => assert.match(texte, /\d{5}.*arrondissement d.*habitants.*Guichet d.*\(\d\w\d?\)/));
  await capturer(page, 'portail-recherche-telephone');

  await page.getByRole('link', { name: 'Saint-Cirgues-sur-Couze', exact: true }).click();
  await page.waitForURL(adresse('puy-de-dome', '/simulateur?**'));
  assert.match(await etape(page), /^Étape 2 sur 3 Votre projet/);
  assert.match(await lire(page.locator('.rappel')), /Saint-Cirgues-sur-Couze.*349 habitants/);
  await saisirDepense(page, 1, { nature: 'PRESTATION', montant: '5 000 €' });
  await page.getByLabel('Dépôt de la demande prévu le').fill('2021-06-15');
  await voirLeResultat(page);

  assert.match(await etape(page), /^Étape 3 sur 3 Résultat/);
  assert.equal(await montant(page), '5 000 €');
  assert.match(await lire(page.locator('.montant')), /100 % .*Il ne vous reste rien à payer.*7 juillet 2021/);
  await capturer(page, 'resultat-aide-telephone');
});

essai('revenir à l’étape 2 et baisser à 4 500 € : il manque 500 €, aucune aide', {}, async (page) => {
  await simuler(page, 'puy-de-dome', '63330', 'Saint-Cirgues-sur-Couze', [{ nature: 'PRESTATION', montant: '5000' }]);
  assert.equal(await montant(page), '5 000 €');
  await page.getByRole('link', { name: 'Modifier le projet' }).click();
  const champ = page.getByLabel('Montant HT');
  assert.equal(await champ.inputValue(), '5000');
  await champ.fill('4500');
  await voirLeResultat(page);
  assert.equal(await montant(page), '0 €');
  assert.match(await lire(page.getByRole('main')), /il manque 500 €/);
  await capturer(page, 'resultat-refus-bureau');
});

essai('le même projet de 4 500 € porté par Nançay au guichet du Cher reçoit 4 500 €', {}, async (page) => {
  await simuler(page, 'cher', 'nancay', 'Nançay', [{ nature: 'PRESTATION', montant: '4500' }]);
  assert.equal(await montant(page), '4 500 €');
});

essai('les trois lignes de 18-2021-006 valent 39 000 € pour les Terres du Haut Berry', {}, async (page) => {
  await simuler(page, 'cher', 'terres du haut berry', 'CC Terres du Haut Berry', LIGNES_18_2021_006);
  assert.equal(await montant(page), '39 000 €');
  await capturer(page, 'resultat-aide-bureau');
});

essai('les mêmes lignes valent 30 000 € pour Londinières, et la ligne des postes dit pourquoi', {}, async (page) => {
  await simuler(page, 'seine-maritime', 'londinières', 'CC de Londinières', LIGNES_18_2021_006);
  assert.equal(await montant(page), '30 000 €');
  await page.getByRole('button', { name: 'Le projet simulé' }).click();
  const postes = page.getByRole('listitem').filter({ hasText: 'Postes informatiques' });
  assert.match(await lire(postes), /9 000 € HT ne compte pas$/i);
  const plateforme = page.getByRole('listitem').filter({ hasText: 'Plateforme' });
  assert.match(await lire(plateforme), /18 000 € HT$/);

  await page.getByRole('link', { name: 'Modifier le projet' }).click();
  const exclue = page.getByRole('group', { name: 'Dépense 3', exact: true });
  assert.match(await lire(exclue), /Cette dépense ne comptera pas : sa nature est exclue par ce guichet/);
  await capturer(page, 'etape-2-exclusion-bureau');
});

essai('une collectivité d’un autre guichet y est menée, sans rien retaper', {}, async (page) => {
  await simuler(page, 'cher', 'nancay', 'Nançay', [{ libelle: 'Site <mairie> & co', nature: 'FORMATION', montant: '6 500,50' }]);
  await page.getByRole('link', { name: 'Modifier la collectivité' }).click();
  await rechercher(page, 'saint-cirgues-sur-couze');
  const trouvee = page.locator('.resultats__element').filter({ hasText: 'Saint-Cirgues-sur-Couze' });
  assert.match(await lire(trouvee), /Autre guichet relève du guichet du Puy-de-Dôme/i);

  const adresseDuCher = new URL(await trouvee.getByRole('link').getAttribute('href'));
  await page.goto(adresse('cher', adresseDuCher.pathname + adresseDuCher.search));
  assert.match(await lire(page.locator('.fr-alert')), /Cette collectivité relève d’un autre guichet.*Puy-de-Dôme.*gardé/);
  await capturer(page, 'autre-guichet-bureau');
  await page.getByRole('link', { name: 'Continuer au guichet du Puy-de-Dôme' }).click();
  await page.waitForURL(adresse('puy-de-dome', '/simulateur?**'));
  assert.equal(await page.getByLabel('Libellé').inputValue(), 'Site <mairie> & co');
  assert.equal(await page.getByLabel('Nature').inputValue(), 'FORMATION');
  assert.equal(await page.getByLabel('Montant HT').inputValue(), '6 500,50');
  await voirLeResultat(page);
  assert.equal(await montant(page), '5 000 €');
});

essai('l’adresse du résultat, rechargée ailleurs, redonne le même résultat', {}, async (page) => {
  await simuler(page, 'cher', 'terres du haut berry', 'CC Terres du Haut Berry', LIGNES_18_2021_006);
  const resultat = await lire(page.getByRole('main'));
  await page.reload();
  assert.equal(await lire(page.getByRole('main')), resultat);
  const ailleurs = await ouvrir();
  try {
    await ailleurs.page.goto(page.url());
    assert.equal(await lire(ailleurs.page.getByRole('main')), resultat);
    assert.match(resultat, /39 000 €/);
  } finally {
    await ailleurs.contexte.close();
  }
});
