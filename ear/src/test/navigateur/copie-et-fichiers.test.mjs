import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { entrer, essaiIdentifie, regarder } from './agents.mjs';
import { TELEPHONE, lire, titre } from './outils.mjs';

const NATIONAL = 'national';
const contenu = (page) => lire(page.locator('main'));
const presser = (page, nom) => page.getByRole('button', { name: nom, exact: true }).click();

essaiIdentifie('une règle se compare dans tous les guichets, sur la carte et dans le tableau', {}, async (page) => {
  await entrer(page, NATIONAL, 'national', '/reglement/comparer?cle=plancher');
  assert.match(await contenu(page), /Groupe A, \d+ guichets.*Groupe B, \d+ guichet/);
  assert.ok((await page.locator('.carte-tuiles__marque').count()) >= 4, 'chaque case porte sa lettre');
  await regarder(page, 'comparer');
  await page.getByLabel('Origine').selectOption('DEPARTEMENT');
  await presser(page, 'Comparer');
  await page.waitForURL(/niveau=DEPARTEMENT/);
  assert.match(await lire(page.locator('tbody')), /63 – Puy-de-Dôme [A-Z] .* € .*Propre/);
  await page.getByLabel('Telle qu’elle s’applique le').fill('31/02/2021');
  await presser(page, 'Comparer');
  assert.match(await titre(page), /^Erreur : /);
  const [feuille] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'texte (CSV)' }).click()]);
  assert.match(feuille.suggestedFilename(), /^national_comparaison_plancher_.*\.csv$/);
});

for (const [ou, options] of [['au bureau', {}], ['au téléphone, sans JavaScript', { viewport: TELEPHONE, javaScriptEnabled: false }]]) {
  essaiIdentifie(`des règles se copient dans des brouillons, relues d’abord, ${ou}`, options, async (page) => {
    await entrer(page, NATIONAL, 'national', '/reglement/copier');
    await page.getByLabel('Guichet dont on copie les règles').selectOption('63');
    await presser(page, 'Continuer');
    await presser(page, 'Relire avant de copier');
    assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /au moins une règle.*au moins un guichet/);
    await page.locator('label[for="cle-plancher"]').click();
    await page.getByLabel('Nom ou code').fill('orne');
    await presser(page, 'Filtrer');
    assert.ok(await page.locator('#cle-plancher').isChecked(), 'la règle reste cochée');
    await presser(page, 'Cocher tous ceux de la liste');
    await page.getByLabel('Nom ou code').fill('nièvre');
    await presser(page, 'Filtrer');
    assert.match(await contenu(page), /Déjà choisis, hors de cette liste : 61/);
    if (!options.viewport) {
      await regarder(page, 'copier');
    }
    await presser(page, 'Relire avant de copier');
    assert.match(await contenu(page), /Coût minimal du projet.* €.*61 – Orne (À écrire|En brouillon|Déjà publié)/i);
    if (!options.viewport) {
      await regarder(page, 'copier-relire');
    }
    if (await page.getByRole('button', { name: 'Copier dans les brouillons' }).count()) {
      await page.locator('label[for="confirme"]').click();
      await presser(page, 'Copier dans les brouillons');
      await page.waitForURL(/faite/);
    } else {
      await page.goto(page.url().replace(/copier.*/, 'copier?faite&source=63&cle=plancher&cible=61'));
    }
    assert.match(await contenu(page), /61 – Orne (En brouillon|Déjà publié)/i);
    if (await page.getByRole('button', { name: 'Publier ces brouillons' }).count()) {
      await presser(page, 'Publier ces brouillons');
      assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /Cochez la case/);
      if (!options.viewport) {
        await regarder(page, 'copier-suite');
      }
      await page.getByLabel('S’appliquent à partir du').fill('02/06/2021');
      await page.getByLabel('Pourquoi').fill('Essai de copie');
      await page.locator('label[for="confirme"]').click();
      await presser(page, 'Publier ces brouillons');
      await page.waitForURL(/publies/);
      assert.match(await contenu(page), /Les brouillons sont publiés\..*61 – Orne Déjà publié/i);
    }
  });
}

essaiIdentifie('un fichier s’exporte, se corrige dans la page quand il est faux, et ne change rien quand il est juste', {}, async (page) => {
  await entrer(page, NATIONAL, 'national', '/reglement/echanges');
  await regarder(page, 'echanges');
  await page.getByLabel('Règles d’un guichet').selectOption('63');
  const [fichier] = await Promise.all([page.waitForEvent('download'), presser(page, 'Exporter')]);
  assert.equal(fichier.suggestedFilename(), '63-puy-de-dome_guichet.yaml');
  const texte = await readFile(await fichier.path(), 'utf8');
  const faux = texte.replace('populationMin: 5000', 'populationMin: 5001');
  assert.notEqual(faux, texte);

  await page.locator('#fichier').setInputFiles({ name: 'guichet.yaml', mimeType: 'application/yaml', buffer: Buffer.from(faux) });
  await presser(page, 'Voir ce qui changerait');
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /guichet\.yaml, ligne \d+, .*forfaits.*trou pour COMMUNE/);
  await regarder(page, 'echanges-erreurs');
  assert.equal(await page.locator('textarea').inputValue(), faux);
  await page.locator('textarea').fill(texte);
  await presser(page, 'Voir ce qui changerait');
  assert.match(await contenu(page), /Un guichet dit déjà ce que dit son fichier\. Rien ne changerait/);

  await page.goto(page.url());
  const suite = '\n  - numero: 2099-1\n    effet: 2099-01-01\n    motif: Essai\n    valeurs:\n      effetConcretMois:\n        depuis: 2021-06-02\n        hypothese: pour voir\n        valeur: 18\n';
  await page.locator('#fichier').setInputFiles({ name: 'guichet.yaml', mimeType: 'application/yaml', buffer: Buffer.from(texte + suite) });
  await presser(page, 'Voir ce qui changerait');
  assert.match(await contenu(page), /63 – Puy-de-Dôme : version 2099-1.*18 mois/);
  await regarder(page, 'echanges-apercu');
  await presser(page, 'Importer');
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /Cochez la case/);
  assert.match(await contenu(page), /version 2099-1/, 'ce qui a été envoyé est gardé');
});
