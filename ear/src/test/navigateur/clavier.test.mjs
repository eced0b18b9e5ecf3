import assert from 'node:assert/strict';
import { adresse, essai, lire } from './outils.mjs';

const TABULATIONS_MAXIMUM = 60;
const nom = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const etiquette = element.labels?.[0] ?? element;
  const ligne = element.closest('fieldset')?.querySelector('legend').textContent ?? '';
  return `${ligne} ${etiquette.textContent}`.replace(/\s+/g, ' ').trim();
});

/** Goes on with the Tab key until an element whose name matches has the focus, each one on the way being visible. */
async function tabulerJusqua(page, motif) {
  const vus = [];
  for (let i = 0; i < TABULATIONS_MAXIMUM; i++) {
    await page.keyboard.press('Tab');
    const ici = await nom(page);
    vus.push(ici);
    const cadre = await page.evaluate(() => {
      const { width, height } = document.activeElement.getBoundingClientRect();
      const style = getComputedStyle(document.activeElement);
      return { width, height, contour: style.outlineStyle !== 'none' };
    });
    assert.ok(cadre.width > 1 && cadre.height > 1 && cadre.contour, `le focus ne se voit pas sur « ${ici} »`);
    if (motif.test(ici)) {
      return;
    }
  }
  assert.fail(`${motif} n’est pas atteint au clavier : ${vus.join(' · ')}`);
}

/** Types in the combobox and waits for the suggestions for the whole text: those for its beginning may come first. */
async function taper(page, texte) {
  const reponse = page.waitForResponse((recue) => new URL(recue.url()).searchParams.get('q') === texte);
  await page.keyboard.type(texte);
  const noms = (await (await reponse).json()).map((collectivite) => collectivite.nom);
  await page.waitForFunction((attendus) => {
    const montres = [...document.querySelectorAll('[role=option]')].map((option) => option.dataset.nom);
    return montres.length > 0 && montres.every((nomMontre, rang) => nomMontre === attendus[rang]);
  }, noms);
  return page.getByRole('option').evaluateAll((options) => options.map((option) => option.dataset.nom));
}

essai('le simulateur entier se fait au clavier, des propositions au résultat', {}, async (page) => {
  await page.goto(adresse('puy-de-dome', '/simulateur'));
  const propositions = page.getByRole('listbox');
  await tabulerJusqua(page, /^Qui porte le projet/);
  const noms = await taper(page, 'saint-ger');
  assert.ok(noms.length > 2, noms.join());

  const active = () => page.evaluate(() => document
    .getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.dataset.nom);
  await page.keyboard.press('ArrowDown');
  assert.equal(await active(), noms[0]);
  await page.keyboard.press('ArrowDown');
  assert.equal(await active(), noms[1]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await active(), noms.at(-1));
  assert.deepEqual(await page.locator('[role=option][aria-selected=true]').count(), 1);

  await page.keyboard.press('Escape');
  assert.equal(await propositions.isHidden(), true, 'Échap ne ferme pas les propositions');
  assert.equal(await page.evaluate(() => document.activeElement.value), 'saint-ger', 'Échap efface la saisie');

  await page.keyboard.press('ControlOrMeta+A');
  assert.equal((await taper(page, 'saint-cirgues'))[0], 'Saint-Cirgues-sur-Couze');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.value), 'Saint-Cirgues-sur-Couze');
  assert.match(await lire(page.getByRole('status').filter({ hasText: 'Saint-Cirgues' })), /est choisie/);
  await tabulerJusqua(page, /^Continuer$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/collectivite=COMMUNE-63330/);

  await tabulerJusqua(page, /^Dépense 1 Libellé/);
  await page.keyboard.type('Portail');
  await tabulerJusqua(page, /^Dépense 1 Nature/);
  await page.keyboard.type('Prestation');
  await tabulerJusqua(page, /^Dépense 1 Montant HT/);
  await page.keyboard.type('3000');
  await tabulerJusqua(page, /^Ajouter une dépense$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/ajouter=depense/);
  await page.waitForFunction(() => document.activeElement?.id === 'depense-2-libelle');
  await page.keyboard.type('Formation');
  await tabulerJusqua(page, /^Dépense 2 Nature/);
  await page.keyboard.type('Formation');
  await tabulerJusqua(page, /^Dépense 2 Montant HT/);
  await page.keyboard.type('2000');
  await page.keyboard.press('Enter');
  await page.waitForURL(/etape=resultat/);
  assert.equal(await lire(page.locator('.montant__valeur')), '5 000 €');

  await tabulerJusqua(page, /^Les règles appliquées/);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Voir toutes les règles' }).waitFor();
});

essai('Entrée dans la recherche cherche, elle ne choisit pas à la place du visiteur', {}, async (page) => {
  await page.goto(adresse('puy-de-dome', '/simulateur'));
  await tabulerJusqua(page, /^Qui porte le projet/);
  await taper(page, 'saint-ger');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=saint-ger/);
  assert.match(await lire(page.getByRole('main')), /collectivités trouvées pour « saint-ger »/);
});

essai('le lien d’évitement est le premier, se voit, et mène au contenu', {}, async (page) => {
  await page.goto(adresse('cher'));
  await page.keyboard.press('Tab');
  assert.equal(await nom(page), 'Contenu');
  const haut = await page.evaluate(() => document.activeElement.getBoundingClientRect());
  assert.ok(haut.top >= 0 && haut.height > 10, 'le lien d’évitement reste caché');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'contenu');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('main') !== null), true);
});

essai('le menu du téléphone s’ouvre, garde le focus et se ferme au clavier', { viewport: { width: 375, height: 812 } }, async (page) => {
  await page.goto(adresse('cher'));
  const bouton = page.getByRole('button', { name: 'Menu', exact: true });
  await bouton.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Simulateur', exact: true }).waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('#menu'));
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Simulateur', exact: true }).waitFor({ state: 'hidden' });
  assert.equal(await bouton.evaluate((element) => element === document.activeElement), true, 'le focus est perdu');
});
