--liquibase formatted sql logicalFilePath:db/enveloppes/guichet.sql

--changeset guichets:enveloppes-1
-- what the national level gives and takes back: a guichet only reads it, so that it cannot credit itself
CREATE TABLE delegation (
    numero     text        NOT NULL,
    tranche    text        NOT NULL CHECK (tranche ~ '^(20[0-9][0-9]|PLURIANNUELLE)$'),
    nature     text        NOT NULL CHECK (nature IN ('DELEGATION', 'REPRISE')),
    montant    bigint      NOT NULL CHECK (montant > 0),
    motif      text        NOT NULL,
    reference  text        NOT NULL,
    decidee_le timestamptz NOT NULL,
    par        text        NOT NULL,
    recue_le   timestamptz NOT NULL,
    PRIMARY KEY (numero, tranche),
    UNIQUE (numero, tranche, nature, montant)
);
GRANT SELECT ON delegation TO ${role};
GRANT USAGE ON SCHEMA ${role} TO national;
GRANT SELECT, INSERT ON delegation TO national;

--changeset guichets:enveloppes-2
-- docs/decisions/0016: a row holds the balances after it; what they were before is generated from them, and must be the row before
CREATE TABLE mouvement (
    tranche          text        NOT NULL,
    rang             bigint      NOT NULL CHECK (rang > 0),
    nature           text        NOT NULL,
    debite           text        NOT NULL,
    credite          text        NOT NULL,
    montant          bigint      NOT NULL CHECK (montant > 0),
    dossier          text,
    origine          text        NOT NULL,
    auteur           text        NOT NULL,
    auteur_nom       text        NOT NULL,
    motif            text        NOT NULL,
    le               timestamptz NOT NULL,
    delegation       text,
    disponible       bigint      NOT NULL CHECK (disponible >= 0),
    reserve          bigint      NOT NULL CHECK (reserve >= 0),
    engage           bigint      NOT NULL CHECK (engage >= 0),
    paye             bigint      NOT NULL CHECK (paye >= 0),
    reverse          bigint      NOT NULL CHECK (reverse >= 0),
    dossier_rang     bigint      CHECK (dossier_rang > 0),
    dossier_reserve  bigint      CHECK (dossier_reserve >= 0),
    dossier_engage   bigint      CHECK (dossier_engage >= 0),
    dossier_paye     bigint      CHECK (dossier_paye >= 0),
    dossier_reverse  bigint      CHECK (dossier_reverse >= 0),
    precedent        bigint GENERATED ALWAYS AS (nullif(rang - 1, 0)) STORED,
    avant_disponible bigint NOT NULL GENERATED ALWAYS AS (disponible
        + CASE WHEN debite = 'DISPONIBLE' THEN montant WHEN credite = 'DISPONIBLE' THEN -montant ELSE 0 END) STORED,
    avant_reserve    bigint NOT NULL GENERATED ALWAYS AS (reserve
        + CASE WHEN debite = 'RESERVE' THEN montant WHEN credite = 'RESERVE' THEN -montant ELSE 0 END) STORED,
    avant_engage     bigint NOT NULL GENERATED ALWAYS AS (engage
        + CASE WHEN debite = 'ENGAGE' THEN montant WHEN credite = 'ENGAGE' THEN -montant ELSE 0 END) STORED,
    avant_paye       bigint NOT NULL GENERATED ALWAYS AS (paye
        + CASE WHEN debite = 'PAYE' THEN montant WHEN credite = 'PAYE' THEN -montant ELSE 0 END) STORED,
    avant_reverse    bigint NOT NULL GENERATED ALWAYS AS (reverse
        + CASE WHEN debite = 'REVERSE' THEN montant WHEN credite = 'REVERSE' THEN -montant ELSE 0 END) STORED,
    dossier_precedent     bigint GENERATED ALWAYS AS (nullif(dossier_rang - 1, 0)) STORED,
    avant_dossier_reserve bigint GENERATED ALWAYS AS (dossier_reserve
        + CASE WHEN debite = 'RESERVE' THEN montant WHEN credite = 'RESERVE' THEN -montant ELSE 0 END) STORED,
    avant_dossier_engage  bigint GENERATED ALWAYS AS (dossier_engage
        + CASE WHEN debite = 'ENGAGE' THEN montant WHEN credite = 'ENGAGE' THEN -montant ELSE 0 END) STORED,
    avant_dossier_paye    bigint GENERATED ALWAYS AS (dossier_paye
        + CASE WHEN debite = 'PAYE' THEN montant WHEN credite = 'PAYE' THEN -montant ELSE 0 END) STORED,
    avant_dossier_reverse bigint GENERATED ALWAYS AS (dossier_reverse
        + CASE WHEN debite = 'REVERSE' THEN montant WHEN credite = 'REVERSE' THEN -montant ELSE 0 END) STORED,
    PRIMARY KEY (tranche, rang),
    CHECK (debite <> credite),
    CHECK ((nature, debite, credite) IN (
        ('DELEGATION', 'DOTATION', 'DISPONIBLE'),
        ('REPRISE', 'DISPONIBLE', 'DOTATION'),
        ('RESERVATION', 'DISPONIBLE', 'RESERVE'),
        ('LIBERATION', 'RESERVE', 'DISPONIBLE'),
        ('ENGAGEMENT', 'RESERVE', 'ENGAGE'),
        ('DEGAGEMENT', 'ENGAGE', 'DISPONIBLE'),
        ('PAIEMENT', 'ENGAGE', 'PAYE'),
        ('REVERSEMENT', 'PAYE', 'REVERSE'))),
    -- what comes from the national level is of no dossier, all the rest is of one
    CHECK ((delegation IS NOT NULL) = (nature IN ('DELEGATION', 'REPRISE'))),
    CHECK (num_nonnulls(dossier, dossier_rang, dossier_reserve, dossier_engage, dossier_paye, dossier_reverse)
        = CASE WHEN delegation IS NULL THEN 6 ELSE 0 END),
    -- one act moves a dossier once, a delegation arrives once
    UNIQUE (origine, nature, dossier),
    UNIQUE (delegation, tranche),
    FOREIGN KEY (delegation, tranche, nature, montant) REFERENCES delegation (numero, tranche, nature, montant),
    -- the chain of the tranche, from nothing
    CHECK (rang > 1 OR (avant_disponible, avant_reserve, avant_engage, avant_paye, avant_reverse) = (0, 0, 0, 0, 0)),
    UNIQUE (tranche, rang, disponible, reserve, engage, paye, reverse),
    FOREIGN KEY (tranche, precedent, avant_disponible, avant_reserve, avant_engage, avant_paye, avant_reverse)
        REFERENCES mouvement (tranche, rang, disponible, reserve, engage, paye, reverse),
    -- the chain of the dossier in it, from nothing
    CHECK (dossier_rang > 1
        OR (avant_dossier_reserve, avant_dossier_engage, avant_dossier_paye, avant_dossier_reverse) = (0, 0, 0, 0)),
    UNIQUE (dossier, tranche, dossier_rang),
    UNIQUE (dossier, tranche, dossier_rang, dossier_reserve, dossier_engage, dossier_paye, dossier_reverse),
    FOREIGN KEY (dossier, tranche, dossier_precedent, avant_dossier_reserve, avant_dossier_engage, avant_dossier_paye,
            avant_dossier_reverse)
        REFERENCES mouvement (dossier, tranche, dossier_rang, dossier_reserve, dossier_engage, dossier_paye,
            dossier_reverse)
);
GRANT SELECT, INSERT ON mouvement TO ${role};
