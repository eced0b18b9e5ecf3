import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const PORT = process.env.GUICHETS_PORT ?? '8080';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const CAPTURES = new URL('../../../target/captures/', import.meta.url);
const DELAI_MS = 15_000;

export const BUREAU = { width: 1280, height: 900 };
export const TELEPHONE = { width: 375, height: 812 };

let chrome;

before(async () => {
  await mkdir(CAPTURES, { recursive: true });
  // Playwright gives each launch an empty profile of its own.
  chrome = await chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});

after(() => chrome?.close());

/** Address of a page; no guichet means the portal. */
export function adresse(guichet, chemin = '/') {
  return `http://${guichet ? `${guichet}.` : ''}localhost:${PORT}${chemin}`;
}

/** A page in a profile of its own, and what went wrong in it unseen. */
export async function ouvrir(options = {}) {
  const contexte = await chrome.newContext({ viewport: BUREAU, locale: 'fr-FR', ...options });
  contexte.setDefaultTimeout(DELAI_MS);
  const page = await contexte.newPage();
  const ennuis = [];
  page.on('pageerror', (erreur) => ennuis.push(`erreur de script : ${erreur.message}`));
  page.on('dialog', (dialogue) => {
    ennuis.push(`dialogue : ${dialogue.message()}`);
    return dialogue.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      ennuis.push(`console : ${message.text()}`);
    }
  });
  page.on('request', (requete) => {
    const { protocol, hostname } = new URL(requete.url());
    if (protocol !== 'data:' && !hostname.endsWith('localhost')) {
      ennuis.push(`appel à un tiers : ${requete.url()}`);
    }
  });
  page.on('response', (reponse) => {
    if (reponse.status() >= 400 && reponse.request().resourceType() !== 'document') {
      ennuis.push(`ressource ${reponse.status()} : ${reponse.url()}`);
    }
  });
  return { contexte, page, ennuis };
}

/** A test in a fresh profile, which must end without a cookie, a dialog, a script error or a call to a third party. */
export function essai(nom, options, corps) {
  test(nom, async () => {
    const { contexte, page, ennuis } = await ouvrir(options);
    try {
      await corps(page);
      assert.deepEqual(ennuis, []);
      assert.deepEqual(await contexte.cookies(), []);
    } finally {
      await contexte.close();
    }
  });
}

export async function titre(page) {
  return lisse(await page.title());
}

export async function capturer(page, nom) {
  await page.screenshot({ path: fileURLToPath(new URL(`${nom}.png`, CAPTURES)), fullPage: true, caret: 'initial' });
}

/** Non-breaking spaces are for the eye: sentences are compared without them. */
export function lisse(texte) {
  return texte.replace(/\s+/g, ' ').trim();
}

/** What a reader sees in a part of the page. */
export async function lire(lieu) {
  return lisse(await lieu.innerText());
}

/** Searches as one does without suggestions, on the portal or at a guichet. */
export async function rechercher(page, texte) {
  await page.getByRole('search').getByLabel(/^(Votre collectivité|Qui porte le projet)/).and(page.locator('input')).fill(texte);
  await page.getByRole('button', { name: 'Rechercher' }).click();
  await page.waitForURL(/[?&]q=/);
}

export async function choisirCollectivite(page, recherche, nom) {
  await rechercher(page, recherche);
  await page.getByRole('main').getByRole('link', { name: nom, exact: true }).click();
  await page.waitForURL(/etape=depenses/);
}

/** Fills the line, whose rank counts from 1; the first is there, the others are added by the button. */
export async function saisirDepense(page, rang, depense) {
  if (rang > 1) {
    await page.getByRole('button', { name: 'Ajouter une dépense' }).click();
  }
  const ligne = page.getByRole('group', { name: `Dépense ${rang}`, exact: true });
  await ligne.getByLabel('Libellé').fill(depense.libelle ?? '');
  await ligne.getByLabel('Nature').selectOption(depense.nature);
  await ligne.getByLabel('Montant HT').fill(depense.montant);
}

export async function voirLeResultat(page) {
  await page.getByRole('button', { name: 'Voir le résultat' }).click();
  await page.waitForURL(/etape=resultat/);
}
