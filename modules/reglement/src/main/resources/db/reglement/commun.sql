--liquibase formatted sql logicalFilePath:db/reglement/commun.sql

--changeset guichets:reglement-commun-1
-- rules in preparation, of a guichet in its own schema, of the national model in the national one
CREATE TABLE reglement_brouillon (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    base           text        NOT NULL,
    version        bigint      NOT NULL,
    ouvert_le      timestamptz NOT NULL,
    ouvert_par     text        NOT NULL,
    ouvert_par_nom text        NOT NULL,
    clos_le        timestamptz
);
CREATE UNIQUE INDEX reglement_brouillon_ouvert ON reglement_brouillon ((true)) WHERE clos_le IS NULL;
GRANT SELECT, INSERT, UPDATE (version, clos_le) ON reglement_brouillon TO ${role};

CREATE TABLE reglement_brouillon_regle (
    brouillon        bigint      NOT NULL REFERENCES reglement_brouillon,
    cle              text        NOT NULL,
    declaration      text,
    modifiable       boolean,
    version          bigint      NOT NULL CHECK (version > 0),
    modifiee_le      timestamptz NOT NULL,
    modifiee_par     text        NOT NULL,
    modifiee_par_nom text        NOT NULL,
    PRIMARY KEY (brouillon, cle)
);
COMMENT ON COLUMN reglement_brouillon_regle.declaration IS 'JSON ; vide quand la valeur nationale est héritée';
GRANT SELECT, INSERT, UPDATE (declaration, modifiable, version, modifiee_le, modifiee_par, modifiee_par_nom)
    ON reglement_brouillon_regle TO ${role};

-- its only row makes whoever publishes second wait for the first, then read again
CREATE TABLE reglement_parution (
    seule  boolean PRIMARY KEY CHECK (seule),
    nombre bigint  NOT NULL
);
INSERT INTO reglement_parution VALUES (true, 0);
GRANT SELECT, UPDATE (nombre) ON reglement_parution TO ${role};
