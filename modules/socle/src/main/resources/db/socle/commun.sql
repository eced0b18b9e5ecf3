--liquibase formatted sql logicalFilePath:db/socle/commun.sql

--changeset guichets:socle-commun-1
CREATE TABLE journal (
    rang       bigint PRIMARY KEY CHECK (rang > 0),
    le         timestamptz NOT NULL,
    auteur     text        NOT NULL,
    auteur_nom text        NOT NULL,
    objet      text        NOT NULL,
    action     text        NOT NULL,
    avant      text,
    apres      text,
    empreinte  text        NOT NULL
);
CREATE INDEX journal_objet ON journal (objet, rang);
GRANT SELECT, INSERT ON journal TO ${role};

CREATE TABLE sortie (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type           text        NOT NULL,
    contenu        text        NOT NULL,
    depose_le      timestamptz NOT NULL,
    essais         integer     NOT NULL,
    prochain_essai timestamptz NOT NULL,
    dernier_echec  text,
    remis_le       timestamptz
);
CREATE INDEX sortie_a_remettre ON sortie (id) WHERE remis_le IS NULL;
CREATE INDEX sortie_remise ON sortie (remis_le) WHERE remis_le IS NOT NULL;
GRANT SELECT, INSERT, DELETE, UPDATE (essais, prochain_essai, dernier_echec, remis_le) ON sortie TO ${role};

CREATE TABLE idempotence (
    cle      text PRIMARY KEY,
    demande  text        NOT NULL,
    reponse  text,
    recue_le timestamptz NOT NULL
);
CREATE INDEX idempotence_recue ON idempotence (recue_le);
GRANT SELECT, INSERT, DELETE, UPDATE (reponse) ON idempotence TO ${role};

--changeset guichets:socle-commun-2
ALTER TABLE sortie ADD COLUMN rejete_le timestamptz;
GRANT UPDATE (rejete_le) ON sortie TO ${role};
