--liquibase formatted sql logicalFilePath:db/acces/national.sql

--changeset guichets:acces-1
CREATE TABLE personne (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    identifiant text        NOT NULL UNIQUE,
    nom         text        NOT NULL,
    courriel    text        NOT NULL,
    siret       text,
    fournisseur text,
    vue_le      timestamptz NOT NULL,
    version     bigint      NOT NULL
);
COMMENT ON COLUMN personne.identifiant IS 'Émetteur et sujet de l''identité, séparés par « # » : jamais une adresse électronique';
COMMENT ON COLUMN personne.siret IS 'Affirmé par le fournisseur d''identité à la dernière connexion';

CREATE TABLE organisation (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    nature   text NOT NULL,
    code     text NOT NULL,
    nom      text NOT NULL,
    siren    text,
    guichet  text NOT NULL,
    UNIQUE (nature, code)
);
COMMENT ON COLUMN organisation.siren IS 'Vient en plus du référentiel, qui n''en donne pas pour les départements et les régions';
CREATE UNIQUE INDEX organisation_par_siren ON organisation (siren) WHERE siren IS NOT NULL;

CREATE TABLE mandat (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    personne       bigint      NOT NULL REFERENCES personne,
    organisation   bigint      NOT NULL REFERENCES organisation,
    droit          text        NOT NULL CHECK (droit IN ('PREPARE', 'DEPOSE', 'REPRESENTE')),
    origine        text        CHECK (origine IN ('SIRET', 'ORGANISATION', 'GUICHET')),
    etat           text        NOT NULL CHECK (etat IN ('DEMANDE', 'ACTIF', 'REFUSE', 'RETIRE')),
    fonction       text        NOT NULL,
    cree_le        timestamptz NOT NULL,
    accorde_le     timestamptz,
    accorde_par    text,
    accorde_nom    text,
    clos_le        timestamptz,
    clos_par       text,
    clos_nom       text,
    motif          text,
    version        bigint      NOT NULL,
    CHECK (origine IS DISTINCT FROM 'SIRET' OR droit = 'PREPARE'),
    CHECK (etat <> 'ACTIF' OR origine IS NOT NULL AND accorde_le IS NOT NULL),
    CHECK (etat IN ('DEMANDE', 'ACTIF') OR clos_le IS NOT NULL AND motif IS NOT NULL)
);
COMMENT ON COLUMN mandat.origine IS 'Qui l''a donné ; vide tant que la demande attend';
CREATE UNIQUE INDEX mandat_du_siret ON mandat (personne) WHERE etat = 'ACTIF' AND origine = 'SIRET';
CREATE UNIQUE INDEX mandat_accorde ON mandat (personne, organisation) WHERE etat = 'ACTIF' AND origine <> 'SIRET';
CREATE UNIQUE INDEX mandat_demande ON mandat (personne, organisation) WHERE etat = 'DEMANDE';
CREATE INDEX mandat_par_organisation ON mandat (organisation, etat);

CREATE TABLE invitation (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    guichet        text        NOT NULL,
    role           text        NOT NULL CHECK (role IN ('INSTRUCTEUR', 'ADMINISTRATEUR', 'EVALUATEUR', 'SOUS_PREFET',
                                                        'PRESIDENCE', 'COMITE', 'SIGNATAIRE')),
    arrondissement text,
    courriel       text        NOT NULL,
    empreinte      text        NOT NULL UNIQUE,
    etat           text        NOT NULL CHECK (etat IN ('OUVERTE', 'EN_ATTENTE', 'ACCEPTEE', 'REFUSEE', 'REVOQUEE')),
    invite_le      timestamptz NOT NULL,
    invite_par     text        NOT NULL,
    invite_nom     text        NOT NULL,
    expire_le      timestamptz NOT NULL,
    clos_le        timestamptz,
    clos_nom       text,
    motif          text,
    version        bigint      NOT NULL,
    CHECK ((role = 'SOUS_PREFET') = (arrondissement IS NOT NULL))
);
COMMENT ON COLUMN invitation.empreinte IS 'SHA-256 de la clé : la clé elle-même n''est que dans le courriel';
CREATE INDEX invitation_par_guichet ON invitation (guichet, invite_le);

CREATE TABLE demande_acces (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    invitation  bigint      NOT NULL UNIQUE REFERENCES invitation,
    personne    bigint      NOT NULL REFERENCES personne,
    nom         text        NOT NULL,
    courriel    text        NOT NULL,
    siret       text,
    fournisseur text,
    etat        text        NOT NULL CHECK (etat IN ('DEMANDE', 'ACCORDE', 'REFUSE')),
    presente_le timestamptz NOT NULL,
    decide_le   timestamptz,
    decide_par  text,
    decide_nom  text,
    motif       text,
    version     bigint      NOT NULL
);
COMMENT ON TABLE demande_acces IS 'Qui s''est présenté avec la clé d''une invitation, et ce que son fournisseur d''identité disait alors';

GRANT SELECT, INSERT, UPDATE ON personne, organisation, mandat, invitation, demande_acces TO ${role};
