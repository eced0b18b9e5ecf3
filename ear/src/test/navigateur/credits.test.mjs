import assert from 'node:assert/strict';
import { cocher, entrer, essaiIdentifie, regarder } from './agents.mjs';
import { adresse, lire, titre } from './outils.mjs';

const NATIONAL = 'national';
const decider = (page) => page.getByRole('button', { name: /^Déléguer, abonder/ }).click();
const relire = (page) => page.getByRole('button', { name: 'Relire avant de confirmer' }).click();

essaiIdentifie('le tableau national dit l’écart, le fonds, chaque guichet, et se filtre', {}, async (page) => {
  await entrer(page, NATIONAL, 'national', '/pilotage/tableau');
  assert.match(await lire(page.locator('main')), /Écart : 0,00 €/);
  const chiffres = await lire(page.locator('.chiffres').first());
  assert.match(chiffres, /Dispositif 88 000 000 €.*34 000 000 €.*Laboratoires 4 000 000 €.*Reliquat/);
  const guichets = page.locator('tbody tr');
  assert.equal(await guichets.count(), 107);
  await regarder(page, 'tableau-national');

  await page.getByLabel('Montrer sur la carte').selectOption({ label: 'Dotation' });
  await page.getByLabel('Région').selectOption('Normandie');
  await page.getByRole('button', { name: 'Filtrer' }).click();
  await page.waitForURL(/region=Normandie/);
  assert.equal(await guichets.count(), 5);
  assert.match(await lire(page.locator('.carte-tuiles')), /Dotation/);
  await page.getByRole('button', { name: 'Trier par : Disponible' }).click();
  await page.waitForURL(/tri=DISPONIBLE/);
  assert.equal(await page.locator('th[aria-sort]').getAttribute('aria-sort'), 'ascending');
  const [feuille] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'texte (CSV)' }).click()]);
  assert.match(feuille.suggestedFilename(), /^national_guichets_.*\.csv$/);
});

essaiIdentifie('une décision de crédits se corrige, se relit avec l’avant et l’après, et se modifie', {}, async (page) => {
  await entrer(page, NATIONAL, 'national', '/enveloppes/delegations');
  await regarder(page, 'credits');
  await decider(page);
  await relire(page);
  assert.match(await titre(page), /^Erreur : Crédits/);
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /^6 points à corriger/);
  await regarder(page, 'credits-erreurs');

  await cocher(page, /^Report/);
  await page.locator('#guichet').selectOption('63');
  await page.locator('#tranche').selectOption('2021');
  await page.locator('#vers').selectOption('2022');
  await page.locator('#montant').fill('12 500,50');
  await page.locator('#motif').fill('Projets décalés d’un an');
  await page.locator('#reference').fill('DM-2021-04');
  await relire(page);
  assert.match(await lire(page.locator('main')), /Report : relisez avant de confirmer.*2021 vers 2022/);
  assert.match(await lire(page.locator('tbody')), /Délégué au guichet, 2021 148 500 € 135 999,50 €/);
  await page.getByRole('button', { name: 'Décider' }).click();
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /Cochez la case/);
  await regarder(page, 'credits-recapitulatif');
  await page.getByRole('button', { name: 'Modifier' }).click();
  assert.equal(await page.locator('#montant').inputValue(), '12 500,50');

  await page.locator('#montant').fill('148500,01');
  await relire(page);
  await page.getByText(/On ne peut reprendre/).waitFor();
  assert.match(await lire(page.locator('main')), /On ne peut reprendre 148 500,01 € : le guichet n’a reçu que 148 500 €/);
  assert.equal(await page.locator('#motif').inputValue(), 'Projets décalés d’un an');
});

essaiIdentifie('le rapprochement montre chaque égalité avec ses deux côtés', {}, async (page) => {
  await entrer(page, NATIONAL, 'national', '/enveloppes/rapprochement');
  assert.match(await lire(page.locator('main')), /Tout concorde au centime près\./);
  assert.equal(await page.locator('tbody').nth(1).locator('tr').count(), 107);
  await regarder(page, 'rapprochement');
  const ailleurs = await page.goto(adresse('cher', '/enveloppes/rapprochement'));
  assert.equal(ailleurs.status(), 404);
});
