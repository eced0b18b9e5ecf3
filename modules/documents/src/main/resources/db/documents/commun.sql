--liquibase formatted sql logicalFilePath:db/documents/commun.sql

--changeset guichets:documents-1
CREATE TABLE piece (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    objet           text        NOT NULL,
    nature          text        NOT NULL,
    nom             text        NOT NULL,
    type            text        NOT NULL,
    taille          bigint      NOT NULL CHECK (taille > 0),
    empreinte       text        NOT NULL,
    deposee_le      timestamptz NOT NULL,
    deposee_par     text        NOT NULL,
    deposee_par_nom text        NOT NULL,
    etat            text        NOT NULL CHECK (etat IN ('A_CONTROLER', 'SAINE', 'REFUSEE')),
    motif           text,
    controlee_le    timestamptz,
    retiree_le      timestamptz,
    CHECK ((etat = 'A_CONTROLER') = (controlee_le IS NULL)),
    CHECK ((etat = 'REFUSEE') = (motif IS NOT NULL))
);
CREATE INDEX piece_objet ON piece (objet, id);
GRANT SELECT, INSERT, UPDATE (etat, motif, controlee_le, retiree_le) ON piece TO ${role};

CREATE TABLE bloc_de_piece (
    piece  bigint  NOT NULL REFERENCES piece,
    rang   integer NOT NULL CHECK (rang > 0),
    octets bytea   NOT NULL CHECK (octet_length(octets) BETWEEN 1 AND 1048576),
    PRIMARY KEY (piece, rang)
);
GRANT SELECT, INSERT, DELETE ON bloc_de_piece TO ${role};
