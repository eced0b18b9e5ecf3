import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { adresse, BUREAU, capturer, ouvrir, TELEPHONE } from './outils.mjs';

const PORT = Number(process.env.GUICHETS_PORT ?? '8080');
const PORT_KEYCLOAK = PORT + 100;
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NORMES = { type: 'tag', values: ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

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

/** What the interface answers, which must not be a refusal. */
export async function api(guichet, compte, methode, chemin, corps) {
  const reponse = await appeler(PORT, `${guichet}.localhost`, methode, `/api/v1${chemin}`,
    { Authorization: `Bearer ${await jeton(compte)}`, 'Content-Type': 'application/json' }, corps && JSON.stringify(corps));
  assert.ok(reponse.statut < 300, `${methode} ${chemin} : ${reponse.statut} ${reponse.texte}`);
  return JSON.parse(reponse.texte);
}

/** Opens a page of a guichet as an account that is not logged in yet. */
export async function entrer(page, guichet, compte, chemin) {
  await page.goto(adresse(guichet, chemin));
  await page.locator('#username').fill(compte);
  await page.locator('#password').fill(compte);
  await page.locator('[type=submit]').first().click();
  await page.waitForURL((lieu) => lieu.hostname === `${guichet}.localhost`);
}

/** A test in a fresh profile, which must end without a dialog, a script error or a call to a third party. */
export function essaiIdentifie(nom, options, corps) {
  test(nom, async () => {
    const { contexte, page, ennuis } = await ouvrir(options);
    try {
      await corps(page, contexte);
      assert.deepEqual(ennuis, []);
    } finally {
      await contexte.close();
    }
  });
}

/** As the mouse does: the design system draws the box in the label. */
export const cocher = (page, libelle) => page.locator('label').filter({ hasText: libelle }).click();

/** Captured on a desk and on a phone, where nothing overflows; axe finds nothing. */
export async function regarder(page, nom) {
  for (const [suite, taille] of [['', BUREAU], ['-375', TELEPHONE], ['-320', { width: 320, height: 640 }]]) {
    await page.setViewportSize(taille);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${nom}${suite} déborde`);
    await capturer(page, `${nom}${suite}`);
  }
  await page.setViewportSize(BUREAU);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((runOnly) => axe.run({ runOnly, resultTypes: ['violations'] }), NORMES);
  assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes.map((noeud) => noeud.target.join(' ')).join(', ')}`), [], nom);
}
