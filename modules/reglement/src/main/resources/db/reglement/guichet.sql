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

--changeset guichets:reglement-2
-- two versions may take effect the same day: the one published last prevails
ALTER TABLE reglement_version DROP CONSTRAINT reglement_version_effet_key;
GRANT INSERT ON reglement_version TO ${role};
