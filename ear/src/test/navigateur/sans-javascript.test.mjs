import assert from 'node:assert/strict';
import { adresse, choisirCollectivite, essai, lire, rechercher, saisirDepense, TELEPHONE, titre, voirLeResultat } from './outils.mjs';

const SANS = { javaScriptEnabled: false };
const montant = (page) => lire(page.locator('.montant__valeur'));

essai('sans JavaScript, le simulateur va du portail au résultat', SANS, async (page) => {
  await page.goto(adresse());
  await rechercher(page, '63330');
  await page.goto(adresse('puy-de-dome', '/simulateur'));
  await choisirCollectivite(page, 'saint-cirgues', 'Saint-Cirgues-sur-Couze');
  await saisirDepense(page, 1, { nature: 'PRESTATION', montant: '3000' });
  await saisirDepense(page, 2, { nature: 'FORMATION', montant: '2500' });
  await saisirDepense(page, 3, { nature: 'FORMATION', montant: '9999' });
  await page.getByRole('button', { name: 'Retirer la dépense 3' }).click();
  await page.waitForURL(/retirer=/);
  await page.getByRole('button', { name: 'Ajouter une aide publique' }).click();
  const aide = page.getByRole('group', { name: 'Aide 1', exact: true });
  await aide.getByLabel('Montant').fill('1500');
  await aide.getByLabel('État').selectOption('OBTENU');
  await page.getByLabel('Dépôt de la demande prévu le').fill('2021-06-15');
  await voirLeResultat(page);
  assert.equal(await montant(page), '4 000 €');
  const regles = page.locator('#regles-appliquees');
  assert.match(await lire(regles), /Voir toutes les règles/, 'ce qui est plié reste lisible');
});

essai('sans JavaScript, aucune page publique ne déborde d’un téléphone', { ...SANS, viewport: TELEPHONE }, async (page) => {
  for (const chemin of [adresse(), adresse('puy-de-dome'), adresse('puy-de-dome', '/regles')]) {
    await page.goto(chemin);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), TELEPHONE.width, chemin);
  }
});

essai('sans JavaScript, une erreur est dite, la saisie gardée, la correction aboutit', SANS, async (page) => {
  await page.goto(adresse('puy-de-dome', '/simulateur?etape=depenses&collectivite=COMMUNE-63330'));
  await saisirDepense(page, 1, { nature: 'PRESTATION', montant: 'beaucoup' });
  await voirLeResultat(page);
  assert.match(await titre(page), /^Erreur : /);
  assert.equal(await page.getByLabel('Montant HT').inputValue(), 'beaucoup');
  await page.getByLabel('Montant HT').fill('5000');
  await voirLeResultat(page);
  assert.equal(await montant(page), '5 000 €');
});
