import assert from 'node:assert/strict';
import { adresse, capturer, essai, lire, titre } from './outils.mjs';

essai('un guichet fermé d’outre-mer le dit, sans simulateur, et mène ailleurs', {}, async (page) => {
  await page.goto(adresse('saint-pierre-et-miquelon'));
  const contenu = page.getByRole('main');
  assert.match(await lire(contenu), /Le guichet de Saint-Pierre-et-Miquelon est fermé/);
  assert.equal(await page.getByRole('link', { name: /simul/i }).count(), 0);
  await page.goto(adresse('saint-pierre-et-miquelon', '/simulateur'));
  assert.match(await lire(contenu), /ne reçoit pas de demande/);
  await contenu.getByRole('link', { name: 'Trouver un autre guichet' }).click();
  await page.waitForURL(adresse());
});

essai('une page inconnue dit ce qui se passe et où aller', {}, async (page) => {
  const reponse = await page.goto(adresse('cher', '/nulle-part'));
  assert.equal(reponse.status(), 404);
  assert.match(await titre(page), /^Page introuvable/);
  await capturer(page, 'page-introuvable-bureau');
  await page.getByRole('link', { name: 'Trouver mon guichet' }).click();
  await page.waitForURL(adresse());
});

essai('un guichet qui n’existe pas est une page introuvable, pas celle d’un autre', {}, async (page) => {
  const reponse = await page.goto(adresse('atlantide'));
  assert.equal(reponse.status(), 404);
  assert.doesNotMatch(await titre(page), /Guichet d[eu’]/);
});

essai('l’espace national se dit réservé', {}, async (page) => {
  await page.goto(adresse('national'));
  assert.match(await lire(page.getByRole('main')), /réservé à l’administration nationale/);
});

essai('le portail mène à chaque guichet : 101 sur la carte, 107 dans la liste, où les six fermés le disent', {}, async (page) => {
  await page.goto(adresse());
  const hotes = async (lieu) => new Set(await lieu.getByRole('link').evaluateAll((liens) => liens
    .map((lien) => lien.hostname).filter((hote) => hote !== 'localhost')));
  const liste = page.getByRole('region', { name: 'Tous les guichets' });
  const carte = await hotes(page.getByRole('navigation', { name: 'Carte des départements' }));
  const alphabet = await hotes(liste);
  assert.equal(carte.size, 101);
  assert.equal(alphabet.size, 107);
  assert.deepEqual([...carte].filter((hote) => !alphabet.has(hote)), []);
  assert.equal(await liste.getByText('Fermé', { exact: true }).count(), 6);
  await liste.getByRole('link', { name: 'Par région' }).click();
  await page.waitForURL(/liste=region/);
  assert.deepEqual([...await hotes(liste)].sort(), [...alphabet].sort());
});

essai('la page du guichet dit ses règles : le Cher n’est pas le Puy-de-Dôme', {}, async (page) => {
  await page.goto(adresse('puy-de-dome'));
  const contenu = page.getByRole('main');
  assert.match(await lire(contenu), /30 juin 2021.*7 juin 2021/);
  assert.match(await lire(page.getByRole('table', { name: /Forfaits/ })), /5 000 €.*10 000 €.*20 000 €/);
  await page.goto(adresse('cher'));
  assert.equal(await page.getByRole('table', { name: /Forfaits/ }).count(), 0);
  await page.getByRole('link', { name: 'Simuler mon projet' }).first().click();
  await page.waitForURL(adresse('cher', '/simulateur'));
});
