import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const ICI = new URL('.', import.meta.url);
const PAQUETS = JSON.parse(readFileSync(new URL('package.json', ICI), 'utf8')).dependencies;
const ANNEES = Object.keys(PAQUETS).map((alias) => Number(alias.slice('decoupage-'.length))).sort((a, b) => a - b);

// The package gives no time zone; the rest of France keeps that of Paris.
const FUSEAUX = {
    971: 'America/Guadeloupe',
    972: 'America/Martinique',
    973: 'America/Cayenne',
    974: 'Indian/Reunion',
    976: 'Indian/Mayotte',
};

class Millesime {
    constructor(annee) {
        this.annee = annee;
        const lire = (nom) =>
            JSON.parse(readFileSync(new URL(`node_modules/decoupage-${annee}/data/${nom}.json`, ICI), 'utf8'));
        // Collectivités d'outre-mer: without département in 1.1.1, of zone "com" afterwards. They have no envelope.
        const enFrance = (lieu) => lieu.zone !== 'com';
        this.communes = lire('communes').filter(
            (commune) => commune.type === 'commune-actuelle' && commune.departement && enFrance(commune),
        );
        this.regions = lire('regions').filter(enFrance);
        this.departements = lire('departements').filter(enFrance);
        this.arrondissements = lire('arrondissements');
        this.epci = lire('epci');
        this.communeParCode = new Map(this.communes.map((commune) => [commune.code, commune]));
        this.epciParSiren = new Map(this.epci.map((epci) => [epci.code, epci]));
        this.membreParCode = new Map(
            this.epci.flatMap((epci) => epci.membres.map((membre) => [membre.code, { ...membre, epci: epci.code }])),
        );
    }

    /**
     * Inhabitants in force on 1 January of the year: those of the members in epci.json, for communes.json is one year
     * ahead. The four islands without EPCI are in communes.json only.
     */
    municipale(commune) {
        return this.membreParCode.get(commune.code)?.populationMunicipale ?? commune.population;
    }
}

const parCode = (a, b) => (a.code < b.code ? -1 : 1);
const somme = (valeurs) => valeurs.reduce((total, valeur) => total + valeur, 0);
const slug = (nom) =>
    nom.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]+/g, '-');

function csv(colonnes, lignes) {
    const champ = (valeur) => {
        const texte = String(valeur ?? '');
        return /[",\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
    };
    const valeurs = lignes.map((ligne) => Object.values(colonnes).map((valeur) => valeur(ligne)));
    return [Object.keys(colonnes), ...valeurs].map((ligne) => ligne.map(champ).join(',') + '\n').join('');
}

/** The next year's populations, known already and not in force, are kept beside for comparison. */
function populations(m, suivant, deCetteAnnee, deLaSuivante) {
    const colonnes = {
        [`pop_municipale_${m.annee}`]: (lieu) => deCetteAnnee(lieu).municipale,
        [`pop_totale_${m.annee}`]: (lieu) => deCetteAnnee(lieu).totale,
    };
    if (suivant) {
        colonnes[`pop_municipale_${suivant.annee}`] = (lieu) => deLaSuivante(lieu)?.populationMunicipale;
        colonnes[`pop_totale_${suivant.annee}`] = (lieu) => deLaSuivante(lieu)?.populationTotale;
    }
    return colonnes;
}

function communes(m, suivant) {
    const membre = (commune) => m.membreParCode.get(commune.code);
    return csv(
        {
            code_insee: (commune) => commune.code,
            nom: (commune) => commune.nom,
            departement: (commune) => commune.departement,
            region: (commune) => commune.region,
            arrondissement: (commune) => commune.arrondissement,
            siren: (commune) =>
                membre(commune)?.siren ?? commune.siren ?? suivant?.communeParCode.get(commune.code)?.siren,
            ...populations(
                m,
                suivant,
                (commune) => ({ municipale: m.municipale(commune), totale: membre(commune)?.populationTotale }),
                (commune) => suivant.membreParCode.get(commune.code),
            ),
            epci_siren: (commune) => membre(commune)?.epci,
            codes_postaux: (commune) => commune.codesPostaux?.join(';'),
        },
        m.communes.toSorted(parCode),
    );
}

function epci(m, suivant) {
    // An EPCI has no département in law: the one where most of its inhabitants live is derived, correctable later.
    const departements = (epci) => {
        const habitants = new Map();
        for (const membre of epci.membres) {
            const code = m.communeParCode.get(membre.code).departement;
            habitants.set(code, (habitants.get(code) ?? 0) + membre.populationMunicipale);
        }
        return [...habitants].sort((a, b) => b[1] - a[1]).map(([code]) => code);
    };
    return csv(
        {
            siren: (epci) => epci.code,
            nom: (epci) => epci.nom,
            nature: (epci) => epci.type,
            fiscalite: (epci) => epci.modeFinancement,
            nb_communes: (epci) => epci.membres.length,
            ...populations(
                m,
                suivant,
                (epci) => ({ municipale: epci.populationMunicipale, totale: epci.populationTotale }),
                (epci) => suivant.epciParSiren.get(epci.code),
            ),
            departement_principal_DERIVE: (epci) => departements(epci)[0],
            departements: (epci) => departements(epci).join(';'),
        },
        m.epci.toSorted(parCode),
    );
}

function departements(m) {
    const communesDe = (departement) => m.communes.filter((commune) => commune.departement === departement.code);
    const region = (departement) => m.regions.find((region) => region.code === departement.region);
    return csv(
        {
            code: (departement) => departement.code,
            nom: (departement) => departement.nom,
            region: (departement) => departement.region,
            region_nom: (departement) => region(departement).nom,
            chef_lieu: (departement) => departement.chefLieu,
            chef_lieu_nom: (departement) => m.communeParCode.get(departement.chefLieu).nom,
            zone: (departement) => (departement.code.startsWith('97') ? 'drom' : 'metro'),
            [`pop_municipale_${m.annee}`]: (departement) =>
                somme(communesDe(departement).map((commune) => m.municipale(commune))),
            nb_communes: (departement) => communesDe(departement).length,
            nb_communes_moins_5000: (departement) =>
                communesDe(departement).filter((commune) => m.municipale(commune) < 5000).length,
            fuseau_horaire: (departement) => FUSEAUX[departement.code] ?? 'Europe/Paris',
            slug: (departement) => slug(departement.nom),
        },
        m.departements.toSorted(parCode),
    );
}

function regions(m) {
    return csv(
        {
            code: (region) => region.code,
            nom: (region) => region.nom,
            chef_lieu: (region) => region.chefLieu,
            [`pop_municipale_${m.annee}`]: (region) =>
                somme(
                    m.communes
                        .filter((commune) => commune.region === region.code)
                        .map((commune) => m.municipale(commune)),
                ),
        },
        m.regions.toSorted(parCode),
    );
}

function arrondissements(m) {
    return csv(
        {
            code: (arrondissement) => arrondissement.code,
            nom: (arrondissement) => arrondissement.nom,
            departement: (arrondissement) => arrondissement.departement,
            region: (arrondissement) => arrondissement.region,
            chef_lieu: (arrondissement) => arrondissement.chefLieu,
        },
        m.arrondissements.toSorted(parCode),
    );
}

/** Communes that disappeared since: until the next year, then until the latest year known. */
function evenements(etapes) {
    const disparitions = etapes.slice(1).flatMap((apres, rang) => {
        const avant = etapes[rang];
        const successeurs = new Map(
            apres.communes.flatMap((commune) => (commune.anciensCodes ?? []).map((ancien) => [ancien, commune])),
        );
        return avant.communes
            .filter((commune) => !apres.communeParCode.has(commune.code))
            .toSorted(parCode)
            .map((commune) => ({ commune, avant, apres, successeur: successeurs.get(commune.code) }));
    });
    return csv(
        {
            code_disparu: ({ commune }) => commune.code,
            nom: ({ commune }) => commune.nom,
            departement: ({ commune }) => commune.departement,
            pop: ({ commune }) => commune.population,
            de_millesime: ({ avant }) => avant.annee,
            vers_millesime: ({ apres }) => apres.annee,
            code_successeur: ({ successeur }) => successeur?.code,
            nom_successeur: ({ successeur }) => successeur?.nom,
        },
        disparitions,
    );
}

/** The files of a vintage, by name. */
export function extraire(annee) {
    if (!ANNEES.includes(annee)) {
        throw new Error(`millésime ${annee} inconnu : ${ANNEES.join(', ')}, ou ajouter sa version à package.json`);
    }
    const m = new Millesime(annee);
    const suivant = ANNEES.includes(annee + 1) ? new Millesime(annee + 1) : undefined;
    const dernier = ANNEES.at(-1) > annee + 1 ? new Millesime(ANNEES.at(-1)) : undefined;
    return {
        [`regions-${annee}.csv`]: regions(m),
        [`departements-${annee}.csv`]: departements(m),
        [`arrondissements-${annee}.csv`]: arrondissements(m),
        [`epci-${annee}.csv`]: epci(m, suivant),
        [`communes-${annee}.csv`]: communes(m, suivant),
        'communes-evenements.csv': evenements([m, suivant, dernier].filter(Boolean)),
    };
}

/** The line that announces the vintage in millesimes.csv. */
export function annonce(annee, fichiers) {
    const effectifs = Object.values(fichiers).map((texte) => texte.trimEnd().split('\n').length - 1);
    const [, paquet, version] = /^npm:(.+)@(.+)$/.exec(PAQUETS[`decoupage-${annee}`]);
    return [annee, `${paquet} ${version}`, ...effectifs].join(',');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const annee = Number(process.argv[2]);
    const fichiers = extraire(annee);
    const dossier =
        process.argv[3] ?? fileURLToPath(new URL(`../src/main/resources/referentiel/${annee}/`, ICI));
    mkdirSync(dossier, { recursive: true });
    for (const [nom, texte] of Object.entries(fichiers)) {
        if (nom.startsWith('communes-2')) {
            writeFileSync(join(dossier, `${nom}.gz`), gzipSync(texte, { level: 9 }));
        } else {
            writeFileSync(join(dossier, nom), texte);
        }
    }
    console.log(`Écrit dans ${dossier}. Ligne pour millesimes.csv :\n${annonce(annee, fichiers)}`);
}
