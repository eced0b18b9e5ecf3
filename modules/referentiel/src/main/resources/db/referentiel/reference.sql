--liquibase formatted sql logicalFilePath:db/referentiel/reference.sql

--changeset guichets:referentiel-1
CREATE TABLE millesime (
    annee     integer PRIMARY KEY,
    source    text NOT NULL,
    empreinte text NOT NULL
);
CREATE TABLE region (
    millesime             integer NOT NULL REFERENCES millesime,
    code                  text    NOT NULL,
    nom                   text    NOT NULL,
    chef_lieu             text    NOT NULL,
    departement           text    NOT NULL,
    population_municipale integer NOT NULL,
    PRIMARY KEY (millesime, code)
);
CREATE TABLE departement (
    millesime             integer NOT NULL,
    code                  text    NOT NULL,
    nom                   text    NOT NULL,
    region                text    NOT NULL,
    chef_lieu             text    NOT NULL,
    outre_mer             boolean NOT NULL,
    fuseau_horaire        text    NOT NULL,
    slug                  text    NOT NULL,
    population_municipale integer NOT NULL,
    PRIMARY KEY (millesime, code),
    FOREIGN KEY (millesime, region) REFERENCES region
);
CREATE TABLE arrondissement (
    millesime   integer NOT NULL,
    code        text    NOT NULL,
    nom         text    NOT NULL,
    departement text    NOT NULL,
    chef_lieu   text    NOT NULL,
    PRIMARY KEY (millesime, code),
    FOREIGN KEY (millesime, departement) REFERENCES departement
);
CREATE TABLE epci (
    millesime             integer NOT NULL,
    siren                 text    NOT NULL,
    nom                   text    NOT NULL,
    nature                text    NOT NULL,
    fiscalite             text    NOT NULL,
    departement           text    NOT NULL,
    population_municipale integer NOT NULL,
    population_totale     integer NOT NULL,
    PRIMARY KEY (millesime, siren),
    FOREIGN KEY (millesime, departement) REFERENCES departement
);
CREATE TABLE commune (
    millesime             integer NOT NULL,
    code                  text    NOT NULL,
    nom                   text    NOT NULL,
    departement           text    NOT NULL,
    arrondissement        text,
    siren                 text    NOT NULL,
    epci                  text,
    codes_postaux         text[]  NOT NULL,
    population_municipale integer NOT NULL,
    population_totale     integer,
    PRIMARY KEY (millesime, code),
    UNIQUE (millesime, siren),
    FOREIGN KEY (millesime, departement) REFERENCES departement,
    FOREIGN KEY (millesime, arrondissement) REFERENCES arrondissement,
    FOREIGN KEY (millesime, epci) REFERENCES epci
);
CREATE TABLE commune_evenement (
    millesime      integer NOT NULL,
    code           text    NOT NULL,
    nom            text    NOT NULL,
    departement    text    NOT NULL,
    depuis         integer NOT NULL,
    disparue_en    integer NOT NULL,
    successeur     text    NOT NULL,
    nom_successeur text    NOT NULL,
    PRIMARY KEY (millesime, code),
    FOREIGN KEY (millesime, departement) REFERENCES departement
);
CREATE TABLE recherche (
    millesime   integer NOT NULL REFERENCES millesime,
    nature      text    NOT NULL,
    code        text    NOT NULL,
    departement text    NOT NULL,
    population  integer NOT NULL,
    nom         text    NOT NULL COLLATE "C",
    codes       text    NOT NULL COLLATE "C",
    mots        text    NOT NULL COLLATE "C",
    PRIMARY KEY (millesime, nature, code)
);
CREATE INDEX recherche_par_guichet ON recherche (millesime, departement);
COMMENT ON TABLE recherche IS 'Ce que lit la recherche : une ligne par collectivité, calculée au chargement depuis les autres tables';
COMMENT ON COLUMN recherche.nom IS 'Nom sans accents, casse ni ponctuation, « st » développé en « saint »';
COMMENT ON COLUMN recherche.codes IS 'Code, SIREN et codes postaux, chacun entre deux espaces';
COMMENT ON COLUMN recherche.mots IS 'Tous les mots qui désignent la collectivité, chacun précédé d''un espace';
CREATE VIEW collectivite AS
    SELECT millesime, 'COMMUNE' AS nature, code, nom, siren, population_municipale, population_totale, departement,
           arrondissement, array_to_string(codes_postaux, ' ') AS codes_postaux
    FROM commune
    UNION ALL
    SELECT millesime, nature, siren, nom, siren, population_municipale, population_totale, departement, NULL, ''
    FROM epci
    UNION ALL
    SELECT millesime, 'DEPARTEMENT', code, nom, NULL, population_municipale, NULL, code, NULL, ''
    FROM departement
    UNION ALL
    SELECT millesime, 'REGION', code, nom, NULL, population_municipale, NULL, departement, NULL, ''
    FROM region;
GRANT SELECT ON millesime, region, departement, arrondissement, epci, commune, commune_evenement, recherche, collectivite TO ${lecteur};
