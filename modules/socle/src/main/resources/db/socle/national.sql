--liquibase formatted sql logicalFilePath:db/socle/national.sql

--changeset guichets:socle-1
CREATE TABLE etat_schema (
    schema_nom   text PRIMARY KEY,
    empreinte    text        NOT NULL,
    migre_le     timestamptz NOT NULL,
    joignable_le timestamptz
);
GRANT SELECT ON etat_schema TO ${role};

CREATE TABLE etat_installation (
    empreinte text PRIMARY KEY,
    faite_le  timestamptz NOT NULL
);

--changeset guichets:socle-2
CREATE TABLE journal_tete_nationale (
    perimetre text        NOT NULL,
    rang      bigint      NOT NULL,
    empreinte text        NOT NULL,
    releve_le timestamptz NOT NULL,
    PRIMARY KEY (perimetre, rang)
);
GRANT SELECT, INSERT ON journal_tete_nationale TO ${role};
