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
