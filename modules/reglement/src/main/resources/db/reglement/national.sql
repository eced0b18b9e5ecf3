--liquibase formatted sql logicalFilePath:db/reglement/national.sql

--changeset guichets:registre-1
CREATE TABLE guichet (
    code       text PRIMARY KEY,
    slug       text NOT NULL UNIQUE,
    hote       text NOT NULL UNIQUE,
    type       text NOT NULL CHECK (type IN ('DEPARTEMENT', 'COLLECTIVITE_OUTRE_MER')),
    etat       text NOT NULL CHECK (etat IN ('PREPARE', 'OUVERT', 'SUSPENDU', 'FERME')),
    nom        text NOT NULL,
    complement text NOT NULL,
    intitule   text NOT NULL,
    region     text NOT NULL,
    fuseau     text NOT NULL,
    placement  text NOT NULL DEFAULT 'principal'
);
GRANT SELECT ON guichet TO ${role};

--changeset guichets:depot-des-reglements-1
CREATE TABLE reglement_version (
    guichet   text        NOT NULL REFERENCES guichet,
    numero    text        NOT NULL,
    effet     date        NOT NULL,
    contenu   text        NOT NULL,
    empreinte text        NOT NULL,
    publie_le timestamptz NOT NULL,
    auteur    text        NOT NULL,
    motif     text        NOT NULL,
    PRIMARY KEY (guichet, numero)
);
GRANT SELECT, INSERT ON reglement_version TO ${role};

--changeset guichets:modele-national-1
-- seeded by the installation from tenants/_national/modele.yaml
CREATE TABLE modele_version (
    numero    text        PRIMARY KEY,
    effet     date        NOT NULL,
    contenu   text        NOT NULL,
    empreinte text        NOT NULL,
    publie_le timestamptz NOT NULL,
    auteur    text        NOT NULL,
    motif     text        NOT NULL
);
GRANT SELECT, INSERT ON modele_version TO ${role};

-- where a published model stands at each guichet
CREATE TABLE modele_suite (
    modele   text        NOT NULL REFERENCES modele_version,
    guichet  text        NOT NULL REFERENCES guichet,
    etat     text        NOT NULL CHECK (etat IN ('EN_ROUTE', 'PUBLIE', 'SANS_EFFET', 'REFUSE')),
    versions text        NOT NULL,
    raison   text,
    le       timestamptz NOT NULL,
    PRIMARY KEY (modele, guichet),
    CHECK ((raison IS NOT NULL) = (etat = 'REFUSE'))
);
COMMENT ON COLUMN modele_suite.versions IS 'Numéros des versions que le guichet a publiées, séparés par des virgules';
GRANT SELECT, INSERT, UPDATE (etat, versions, raison, le) ON modele_suite TO ${role};

--changeset guichets:redaction-deleguee-1
CREATE TABLE redaction_deleguee (
    guichet text PRIMARY KEY REFERENCES guichet,
    cles    text NOT NULL
);
COMMENT ON TABLE redaction_deleguee IS 'Guichets dont les règles déléguées ne sont pas celles d’office';
COMMENT ON COLUMN redaction_deleguee.cles IS 'Séparées par des espaces';
GRANT SELECT, INSERT, UPDATE (cles) ON redaction_deleguee TO ${role};

--changeset guichets:depot-des-reglements-2
CREATE INDEX reglement_version_effet ON reglement_version (guichet, effet);

--changeset guichets:registre-2
ALTER TABLE guichet ADD COLUMN etat_depuis timestamptz;
ALTER TABLE guichet ADD COLUMN etat_motif text;
GRANT UPDATE (etat, etat_depuis, etat_motif) ON guichet TO ${role};

--changeset guichets:creation-1
CREATE TABLE creation (
    code             text PRIMARY KEY,
    slug             text        NOT NULL UNIQUE,
    nom              text        NOT NULL,
    declaration      text        NOT NULL,
    contenu          text        NOT NULL,
    demandee_le      timestamptz NOT NULL,
    demandee_par     text        NOT NULL,
    demandee_par_nom text        NOT NULL,
    etape            text        NOT NULL CHECK (etape IN ('DEMANDEE', 'BASE', 'REGLES', 'PRETE')),
    erreur           text
);
GRANT SELECT, INSERT ON creation TO ${role};
GRANT UPDATE (slug, nom, declaration, contenu, demandee_le, demandee_par, demandee_par_nom, etape, erreur) ON creation
    TO ${role};

--changeset guichets:fichiers-nationaux-1
-- files of tenants/_national as the installation applied them, to be given back by an export
CREATE TABLE fichier_national (
    chemin  text PRIMARY KEY,
    contenu text NOT NULL
);
GRANT SELECT ON fichier_national TO ${role};
