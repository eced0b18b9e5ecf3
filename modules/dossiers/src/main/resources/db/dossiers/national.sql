--liquibase formatted sql logicalFilePath:db/dossiers/national.sql

--changeset guichets:index-des-dossiers-1
CREATE TABLE dossier_index (
    guichet             text        NOT NULL,
    cle                 text        NOT NULL,
    version             bigint      NOT NULL,
    reference           text        NOT NULL,
    numero              text,
    intitule            text        NOT NULL,
    etat                text        NOT NULL,
    organisation        text        NOT NULL,
    organisation_nature text        NOT NULL,
    organisation_code   text        NOT NULL,
    organisation_nom    text        NOT NULL,
    depose_le           timestamptz,
    modifie_le          timestamptz NOT NULL,
    supprime            boolean     NOT NULL,
    cree_par            text        NOT NULL,
    PRIMARY KEY (guichet, cle)
);
CREATE INDEX dossier_index_organisation ON dossier_index (organisation);
GRANT SELECT, INSERT, UPDATE ON dossier_index TO ${role};
