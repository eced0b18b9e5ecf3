--liquibase formatted sql logicalFilePath:db/reglement/guichet.sql

--changeset guichets:reglement-1
CREATE TABLE reglement_version (
    numero    text        PRIMARY KEY,
    effet     date        NOT NULL UNIQUE,
    contenu   text        NOT NULL,
    empreinte text        NOT NULL,
    publie_le timestamptz NOT NULL,
    auteur    text        NOT NULL,
    motif     text        NOT NULL
);
GRANT SELECT ON reglement_version TO ${role};
