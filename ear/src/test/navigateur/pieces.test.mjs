// Attachments: chosen, dropped, photographed or sent by a bare form; scanned by the stack's own antivirus before they open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api, entrer, regarder } from './agents.mjs';
import { adresse, capturer, lire, ouvrir, TELEPHONE, titre } from './outils.mjs';

const GUICHET = 'cher';
const COMPTE = 'agent.18159';
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
  + '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const PROGRAMME = Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), Buffer.alloc(512)]);
const EICAR = Buffer.from('58354f2150254041505b345c505a58353428505e2937434329377d2445494341522d5354414e44415244'
  + '2d414e544956495255532d544553542d46494c452124482b482a', 'hex');

const fichier = (name, contenu, mimeType = 'application/pdf') => ({ name, mimeType, buffer: Buffer.from(contenu) });

/** A test in a profile of her own; what it is expected to stumble on is named. */
function essai(nom, { attendus = [], ...options }, corps) {
  test(nom, async () => {
    const { contexte, page, ennuis } = await ouvrir(options);
    contexte.setDefaultTimeout(30_000);
    try {
      await corps(page, contexte);
      assert.deepEqual(ennuis.filter((ennui) => !attendus.some((motif) => motif.test(ennui))), []);
    } finally {
      await contexte.close();
    }
  });
}

async function brouillon(intitule) {
  return (await api(GUICHET, COMPTE, 'POST', '/dossiers', { porteur: { code: '18159' }, intitule })).numero;
}

async function ouvrirEtape(page, intitule) {
  const numero = await brouillon(intitule);
  await entrer(page, GUICHET, COMPTE, `/dossiers/demande?numero=${numero}&etape=pieces`);
  return numero;
}

const champ = (page) => page.getByLabel(/^Ajouter des fichiers/);
const piece = (page, nom) => page.locator('.piece').filter({ hasText: nom });
const dans = (page, nom, etat) => piece(page, nom).getByText(etat, { exact: true }).first().waitFor();
const envoi = (page, nom) => page.locator('.envoi').filter({ hasText: nom });

essai('plusieurs fichiers choisis à la fois partent l’un après l’autre, sont contrôlés, se lisent, se retirent et reviennent', {}, async (page, contexte) => {
  const numero = await ouvrirEtape(page, 'Pièces choisies');
  assert.match(await titre(page), /^Les pièces – étape 6 sur 7/);
  await page.getByLabel('Nature de la pièce').selectOption('DEVIS');
  await champ(page).setInputFiles([fichier('devis serveur.pdf', PDF), fichier('façade.png', PNG, 'image/png')]);
  await dans(page, 'devis serveur.pdf', 'Vérifié');
  await dans(page, 'façade.png', 'Vérifié');
  assert.match(await lire(piece(page, 'devis serveur.pdf')), /Devis · 1 ko · 2 juin 2021 à .*, par vous/);
  assert.equal(await page.locator('.envoi').count(), 0);
  await regarder(page, 'pieces-etape');

  const [telecharge] = await Promise.all([
    page.waitForEvent('download'),
    piece(page, 'devis serveur.pdf').getByRole('link', { name: /^Télécharger/ }).click(),
  ]);
  assert.equal(telecharge.suggestedFilename(), 'devis serveur.pdf');
  const [apercu] = await Promise.all([
    contexte.waitForEvent('page'),
    piece(page, 'façade.png').getByRole('link', { name: 'Voir' }).click(),
  ]);
  await apercu.waitForLoadState();
  assert.equal(await apercu.evaluate(() => document.images[0].naturalWidth), 1);
  await apercu.close();

  await piece(page, 'façade.png').getByRole('button', { name: 'Retirer façade.png' }).click();
  await page.waitForURL(/retiree=/);
  assert.equal(await piece(page, 'façade.png').count(), 0);
  await page.getByRole('button', { name: 'Annuler le retrait' }).click();
  await page.waitForURL(/retablie/);
  await piece(page, 'façade.png').waitFor();
  await page.getByRole('button', { name: 'Continuer', exact: true }).click();
  await page.waitForURL(/etape=relecture/);
  assert.match(await lire(page.getByRole('region', { name: 'Les pièces' })), /Devis : devis serveur.pdf \(vérifié\)/);
  assert.equal(await page.getByRole('link', { name: 'Modifier : les pièces' }).getAttribute('href'), `/dossiers/demande?numero=${numero}&etape=pieces`);
});

essai('un fichier glissé part aussitôt ; au clavier, la zone n’est pas un piège', {}, async (page) => {
  await ouvrirEtape(page, 'Pièces glissées');
  const glisse = await page.evaluateHandle((pdf) => {
    const transfert = new DataTransfer();
    transfert.items.add(new File([pdf], 'glissé.pdf', { type: 'application/pdf' }));
    return transfert;
  }, PDF);
  await page.dispatchEvent('[data-pieces-zone]', 'dragover', { dataTransfer: glisse });
  assert.ok(await page.locator('.pieces__zone--survol').isVisible());
  await page.dispatchEvent('[data-pieces-zone]', 'drop', { dataTransfer: glisse });
  await dans(page, 'glissé.pdf', 'Vérifié');
  await champ(page).focus();
  await page.keyboard.press('Tab');
  assert.notEqual(await page.evaluate(() => document.activeElement.id), 'pieces-fichiers');
});

essai('ce qui n’est pas pris le dit sur sa ligne, et le reste passe ; un virus est refusé et pas gardé', { attendus: [/^ressource 422/] }, async (page) => {
  await ouvrirEtape(page, 'Pièces refusées');
  await champ(page).setInputFiles([
    fichier('programme.pdf', PROGRAMME),
    fichier('vide.pdf', ''),
    fichier('page.txt', '<html><body>bonjour</body></html>', 'text/plain'),
    fichier('trop grand.pdf', Buffer.alloc(20 * 1024 * 1024 + 1)),
    fichier('bon.pdf', PDF),
    fichier('eicar.txt', EICAR, 'text/plain'),
  ]);
  await dans(page, 'bon.pdf', 'Vérifié');
  await dans(page, 'eicar.txt', 'Refusé');
  assert.match(await lire(piece(page, 'eicar.txt')), /contient un virus .* il n’est pas gardé\. Le reste du dossier est intact/);
  assert.equal(await piece(page, 'eicar.txt').getByRole('link').count(), 0);
  assert.match(await lire(envoi(page, 'programme.pdf')), /Ce fichier est un programme Windows : envoyez un fichier PDF/);
  assert.match(await lire(envoi(page, 'vide.pdf')), /Ce fichier est vide/);
  assert.match(await lire(envoi(page, 'page.txt')), /Ce fichier est une page HTML/);
  assert.match(await lire(envoi(page, 'trop grand.pdf')), /dépasse 20 Mo/);
  await regarder(page, 'pieces-refus');
});

essai('une connexion coupée ne perd rien : le fichier repart au retour, et n’est là qu’une fois', {}, async (page, contexte) => {
  await ouvrirEtape(page, 'Pièces coupées');
  await contexte.setOffline(true);
  await champ(page).setInputFiles([fichier('coupé.pdf', PDF)]);
  await envoi(page, 'coupé.pdf').getByRole('button', { name: 'Réessayer : coupé.pdf' }).waitFor();
  assert.match(await lire(envoi(page, 'coupé.pdf')), /Connexion coupée/);
  await capturer(page, 'pieces-coupure');
  await contexte.setOffline(false);
  await dans(page, 'coupé.pdf', 'Vérifié');
  assert.equal(await piece(page, 'coupé.pdf').count(), 1);
  assert.equal(await page.locator('.envoi').count(), 0);
});

essai('la barre avance pendant l’envoi', {}, async (page) => {
  await ouvrirEtape(page, 'Pièce lourde');
  await page.evaluate(() => {
    window.vues = [];
    new MutationObserver(() => document.querySelectorAll('.envoi__etat').forEach((etat) => window.vues.push(etat.textContent)))
      .observe(document.querySelector('[data-pieces-envois]'), { subtree: true, childList: true, characterData: true });
  });
  await champ(page).setInputFiles([fichier('lourd.pdf', Buffer.concat([Buffer.from(PDF), Buffer.alloc(15 * 1024 * 1024)]))]);
  await dans(page, 'lourd.pdf', 'Vérifié');
  const vues = await page.evaluate(() => window.vues);
  assert.ok(vues.some((vue) => /^Envoyé à \d+ %$/.test(vue)) && vues.includes('Vérification'), vues.join(' | '));
});

essai('sur un téléphone on photographie le document', { viewport: TELEPHONE, hasTouch: true, isMobile: true }, async (page) => {
  await ouvrirEtape(page, 'Pièce photographiée');
  const photo = page.getByLabel('Photographier un document');
  assert.equal(await photo.getAttribute('capture'), 'environment');
  await photo.setInputFiles([fichier('IMG_1.png', PNG, 'image/png')]);
  await dans(page, 'IMG_1.png', 'Vérifié');
  await capturer(page, 'pieces-telephone');
});

essai('sans JavaScript le formulaire fait de même, et une page dit ce qui n’est pas pris', { javaScriptEnabled: false }, async (page) => {
  const numero = await ouvrirEtape(page, 'Pièces sans script');
  await champ(page).setInputFiles([fichier('un.pdf', PDF), fichier('programme.pdf', PROGRAMME)]);
  await page.getByRole('button', { name: 'Envoyer les fichiers' }).click();
  assert.match(await titre(page), /^Erreur : Pièces/);
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /programme\.pdf : ce fichier est un programme Windows/);
  assert.equal(await piece(page, 'un.pdf').count(), 1);
  await capturer(page, 'pieces-sans-javascript');
  await page.getByRole('button', { name: 'Envoyer les fichiers' }).click();
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /Choisissez au moins un fichier/);
  await champ(page).setInputFiles([fichier('deux.pdf', PDF)]);
  await page.getByRole('button', { name: 'Envoyer les fichiers' }).click();
  await page.waitForURL(/recue/);
  assert.equal(page.url(), adresse(GUICHET, `/dossiers/demande?numero=${numero}&etape=pieces&recue#pieces`));
  assert.match(await lire(page.locator('#pieces')), /nous vous préviendrons s’il est refusé/);
  await piece(page, 'deux.pdf').getByRole('button', { name: 'Retirer deux.pdf' }).click();
  await page.waitForURL(/retiree=/);
});

essai('qui instruit lit les pièces du dossier, en ajoute, et le demandeur les voit', {}, async (page, contexte) => {
  await entrer(page, GUICHET, 'instructeur.18', '/dossiers/instruction?numero=18-2021-001&onglet=pieces');
  const nom = `courrier ${Date.now()}.pdf`;
  await page.getByLabel(/^Ajouter ce qui est arrivé autrement/).setInputFiles([fichier(nom, PDF)]);
  await dans(page, nom, 'Vérifié');
  await regarder(page, 'pieces-agent');
  await contexte.clearCookies();
  await entrer(page, GUICHET, COMPTE, '/dossiers/suivi?numero=18-2021-001');
  assert.match(await lire(piece(page, nom)), /\(guichet\)/);
  assert.equal(await piece(page, nom).getByRole('button').count(), 0);
  await regarder(page, 'pieces-suivi');
});
