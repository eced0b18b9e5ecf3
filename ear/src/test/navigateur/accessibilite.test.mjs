import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { adresse, BUREAU, capturer, essai, TELEPHONE, titre } from './outils.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NORMES = { type: 'tag', values: ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** The dark theme changes colours and nothing else. */
const COULEURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
const PLUS_ETROIT = { width: 320, height: 640 };
const MUROL = 'collectivite=COMMUNE-63247&nature=LICENCE_ABONNEMENT&montant=3600&libelle=Portail';

const PAGES = {
  portail: adresse(),
  'portail-par-region': adresse(null, '/?liste=region'),
  'portail-recherche': adresse(null, '/?q=saint-cirgues'),
  'portail-erreur': adresse(null, '/?q='),
  'guichet-puy-de-dome': adresse('puy-de-dome'),
  'guichet-cher': adresse('cher'),
  'guichet-seine-maritime': adresse('seine-maritime'),
  'guichet-ferme': adresse('saint-pierre-et-miquelon'),
  regles: adresse('puy-de-dome', '/regles'),
  'regles-version': adresse('puy-de-dome', '/regles?version=2021-1'),
  'simulateur-etape-1': adresse('puy-de-dome', '/simulateur'),
  'simulateur-recherche': adresse('puy-de-dome', '/simulateur?q=saint-cirgues'),
  'simulateur-etape-1-erreur': adresse('puy-de-dome', '/simulateur?etape=depenses'),
  'simulateur-autre-guichet': adresse('cher', `/simulateur?etape=depenses&${MUROL}`),
  'simulateur-etape-2': adresse('puy-de-dome', `/simulateur?etape=depenses&${MUROL}&organisme=&aide=1000&statut=OBTENU`),
  'simulateur-etape-2-erreurs': adresse('puy-de-dome', `/simulateur?etape=resultat&${MUROL}a&depot=demain&aide=-5&duree=x`),
  'simulateur-etape-3': adresse('puy-de-dome', `/simulateur?etape=resultat&${MUROL}&nature=FORMATION&montant=2400`),
  'simulateur-etape-3-refus': adresse('puy-de-dome', `/simulateur?etape=resultat&${MUROL}&depot=2021-12-01&signature=2021-01-05&duree=36`),
  'simulateur-ferme': adresse('saint-pierre-et-miquelon', '/simulateur'),
  national: adresse('national'),
  accessibilite: adresse('cher', '/accessibilite'),
  'mentions-legales': adresse('cher', '/mentions-legales'),
  'donnees-personnelles': adresse('cher', '/donnees-personnelles'),
  'plan-du-site': adresse('cher', '/plan-du-site'),
  aide: adresse('cher', '/aide'),
  'page-introuvable': adresse('cher', '/nulle-part'),
};

/** Other states of a page, which may bear its title. */
const ETATS = ['portail-par-region', 'simulateur-recherche', 'simulateur-etape-3-refus'];

const titres = new Map();

async function verifierAxe(page, ou, regles) {
  const resultats = await page.evaluate((runOnly) => axe.run({ runOnly, resultTypes: ['violations'] }), regles);
  const fautes = resultats.violations.map(({ id, help, nodes }) => `${id} – ${help} : ${nodes.map((noeud) => noeud.target.join(' ')).slice(0, 4).join(', ')}`);
  assert.deepEqual(fautes, [], ou);
  assert.ok(resultats.passes.length > 0, `${ou} : axe n’a rien vérifié`);
}

async function verifierStructure(page) {
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
  const niveaux = await page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((rubriques) => rubriques
    .filter((rubrique) => !rubrique.closest('dialog, footer')).map((rubrique) => Number(rubrique.tagName[1])));
  niveaux.forEach((niveau, rang) => assert.ok(rang === 0 || niveau <= niveaux[rang - 1] + 1, `niveaux de titre : ${niveaux}`));
}

async function verifierLargeur(page, ou) {
  const deborde = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(deborde <= 0, `${ou} : la page déborde de ${deborde} px`);
}

for (const [nom, lieu] of Object.entries(PAGES)) {
  // The policy of the page forbids what axe needs; hostile.test.mjs checks that policy.
  essai(`${nom} : aucune faute d’accessibilité, au bureau et au téléphone, en clair et en sombre`, { bypassCSP: true, reducedMotion: 'reduce' }, async (page) => {
    await page.goto(lieu);
    await page.waitForFunction(() => document.documentElement.hasAttribute('data-fr-theme'));
    await page.addStyleTag({ content: '*, ::before, ::after { transition: none !important; animation: none !important }' });
    await page.evaluate(AXE);
    await verifierStructure(page);
    titres.set(nom, await titre(page));
    for (const [largeur, taille] of Object.entries({ bureau: BUREAU, telephone: TELEPHONE })) {
      await page.setViewportSize(taille);
      for (const theme of ['dark', 'light']) {
        await page.emulateMedia({ colorScheme: theme });
        await page.waitForFunction((voulu) => document.documentElement.getAttribute('data-fr-theme') === voulu, theme);
        await verifierAxe(page, `${nom}, ${largeur}, ${theme}`, theme === 'light' ? NORMES : COULEURS);
      }
      await capturer(page, `${nom}-${largeur}`);
    }
    await page.setViewportSize(PLUS_ETROIT);
    await verifierLargeur(page, nom);
  });
}

test('chaque page a son propre titre, qui finit par le nom du service', () => {
  assert.equal(titres.size, Object.keys(PAGES).length);
  const propres = [...titres].filter(([nom]) => !ETATS.includes(nom)).map(([, titre]) => titre);
  assert.deepEqual(propres.filter((titre, rang) => propres.indexOf(titre) !== rang), []);
  titres.forEach((titre, nom) => assert.match(titre, / – (Guichet d|Guichets)/, nom));
});
