import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { annonce, extraire } from './extraire.mjs';

const RESSOURCES = new URL('../src/main/resources/referentiel/', import.meta.url);
const livre = (chemin) => readFileSync(new URL(chemin, RESSOURCES));

const lignes = (texte) => texte.trimEnd().split('\n');
const ligne = (texte, debut) => lignes(texte).find((candidate) => candidate.startsWith(debut));

test('l’extraction de 2021 redonne, octet pour octet, les fichiers livrés', () => {
    const fichiers = extraire(2021);
    for (const [nom, texte] of Object.entries(fichiers)) {
        const attendu = nom.startsWith('communes-2') ? gunzipSync(livre(`2021/${nom}.gz`)) : livre(`2021/${nom}`);
        assert.ok(attendu.equals(Buffer.from(texte)), `${nom} diffère`);
    }
    assert.ok(lignes(livre('millesimes.csv').toString()).includes(annonce(2021, fichiers)));
});

// Figures counted on the packages when they were chosen: communes, EPCI, arrondissements, disappeared communes.
for (const [annee, communes, epci, arrondissements] of [
    [2022, 34955, 1255, 332],
    [2026, 34875, 1255, 333],
]) {
    test(`le millésime ${annee} a ses effectifs, sans collectivité d’outre-mer ni SIREN manquant`, () => {
        const fichiers = extraire(annee);
        assert.equal(lignes(fichiers[`regions-${annee}.csv`]).length, 1 + 18);
        assert.equal(lignes(fichiers[`departements-${annee}.csv`]).length, 1 + 101);
        assert.equal(lignes(fichiers[`arrondissements-${annee}.csv`]).length, 1 + arrondissements);
        assert.equal(lignes(fichiers[`epci-${annee}.csv`]).length, 1 + epci);
        const lues = lignes(fichiers[`communes-${annee}.csv`]);
        assert.equal(lues.length, 1 + communes);
        const complete = /^[^,]{5},[^,]+,[^,]{2,3},\d\d,[^,]*,\d{9},\d+,/;
        assert.deepEqual(lues.slice(1).filter((commune) => !complete.test(commune)), []);
    });
}

test('la population de Bourges est celle en vigueur au 1er janvier de chaque millésime', () => {
    const bourges = (annee) => ligne(extraire(annee)[`communes-${annee}.csv`], '18033,');
    assert.match(bourges(2021), /^18033,Bourges,18,24,181,211800339,64668,66741,64541,/);
    assert.match(bourges(2022), /^18033,Bourges,18,24,181,211800339,64541,/);
});

test('un millésime inconnu est refusé en le nommant', () => {
    assert.throws(() => extraire(2019), /millésime 2019 inconnu/);
    assert.throws(() => extraire(NaN), /inconnu/);
});
