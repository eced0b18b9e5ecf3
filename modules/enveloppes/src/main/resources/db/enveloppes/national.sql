--liquibase formatted sql logicalFilePath:db/enveloppes/national.sql

--changeset guichets:credits-1
-- written by the installation from tenants/_national/dispositif.yaml
CREATE TABLE dispositif (
    code             text    PRIMARY KEY,
    libelle          text    NOT NULL,
    dotation         bigint  NOT NULL CHECK (dotation > 0),
    premier_exercice integer NOT NULL,
    dernier_exercice integer NOT NULL CHECK (dernier_exercice >= premier_exercice)
);
CREATE UNIQUE INDEX dispositif_seul ON dispositif ((true));
GRANT SELECT ON dispositif TO ${role};

CREATE TABLE axe (
    code         text   PRIMARY KEY,
    libelle      text   NOT NULL,
    dotation     bigint NOT NULL CHECK (dotation > 0),
    laboratoires bigint CHECK (laboratoires BETWEEN 0 AND dotation)
);
COMMENT ON COLUMN axe.laboratoires IS 'Tenu au niveau régional ; vide pour un axe qui ne se délègue pas aux guichets';
CREATE UNIQUE INDEX axe_delegue ON axe ((true)) WHERE laboratoires IS NOT NULL;
GRANT SELECT ON axe TO ${role};

CREATE TABLE provenance_dispositif (
    cle       text PRIMARY KEY,
    depuis    date NOT NULL,
    document  text,
    page      text,
    hypothese text,
    CHECK ((document IS NULL) <> (hypothese IS NULL))
);
GRANT SELECT ON provenance_dispositif TO ${role};

--changeset guichets:credits-2
CREATE TABLE decision_de_credits (
    annee      integer     NOT NULL,
    rang       integer     NOT NULL CHECK (rang > 0),
    numero     text        NOT NULL UNIQUE CHECK (numero = annee || '-' || lpad(rang::text, greatest(4, length(rang::text)), '0')),
    operation  text        NOT NULL CHECK (operation IN ('DELEGATION', 'ABONDEMENT', 'REPRISE', 'REPORT')),
    guichet    text        NOT NULL REFERENCES guichet,
    initiale   boolean     NOT NULL,
    motif      text        NOT NULL CHECK (motif <> ''),
    reference  text        NOT NULL CHECK (reference <> ''),
    decidee_le timestamptz NOT NULL,
    par        text        NOT NULL,
    par_nom    text        NOT NULL,
    precedent  integer GENERATED ALWAYS AS (nullif(rang - 1, 0)) STORED,
    PRIMARY KEY (annee, rang),
    UNIQUE (numero, guichet),
    FOREIGN KEY (annee, precedent) REFERENCES decision_de_credits (annee, rang)
);
CREATE INDEX decision_par_guichet ON decision_de_credits (guichet);
GRANT SELECT, INSERT ON decision_de_credits TO ${role};

CREATE TABLE ligne_de_credits (
    numero  text   NOT NULL REFERENCES decision_de_credits (numero),
    tranche text   NOT NULL CHECK (tranche ~ '^(20[0-9][0-9]|PLURIANNUELLE)$'),
    nature  text   NOT NULL CHECK (nature IN ('DELEGATION', 'REPRISE')),
    montant bigint NOT NULL CHECK (montant > 0),
    PRIMARY KEY (numero, tranche),
    UNIQUE (numero, tranche, nature, montant)
);
GRANT SELECT, INSERT ON ligne_de_credits TO ${role};

-- what became of a decision at the guichet; one refused, then found applied after all, has both
CREATE TABLE suite_de_credits (
    numero text        NOT NULL REFERENCES decision_de_credits (numero),
    etat   text        NOT NULL CHECK (etat IN ('APPLIQUEE', 'REFUSEE')),
    le     timestamptz NOT NULL,
    motif  text,
    PRIMARY KEY (numero, etat),
    CHECK ((motif IS NOT NULL) = (etat = 'REFUSEE'))
);
GRANT SELECT, INSERT ON suite_de_credits TO ${role};

-- docs/decisions/0015: the ledger of the axis that is delegated, one chain for it and one per guichet and tranche
CREATE TABLE mouvement_national (
    rang                  bigint      PRIMARY KEY CHECK (rang > 0),
    nature                text        NOT NULL CHECK (nature IN ('DOTATION', 'LABORATOIRES', 'DELEGATION', 'REPRISE')),
    montant               bigint      NOT NULL CHECK (montant > 0),
    decision              text,
    guichet               text,
    tranche               text,
    auteur                text        NOT NULL,
    auteur_nom            text        NOT NULL,
    le                    timestamptz NOT NULL,
    reliquat              bigint      NOT NULL CHECK (reliquat >= 0),
    laboratoires          bigint      NOT NULL CHECK (laboratoires >= 0),
    delegue               bigint      NOT NULL CHECK (delegue >= 0),
    guichet_rang          bigint      CHECK (guichet_rang > 0),
    guichet_delegue       bigint      CHECK (guichet_delegue >= 0),
    precedent             bigint GENERATED ALWAYS AS (nullif(rang - 1, 0)) STORED,
    avant_reliquat        bigint NOT NULL GENERATED ALWAYS AS (reliquat
        + CASE WHEN nature IN ('LABORATOIRES', 'DELEGATION') THEN montant ELSE -montant END) STORED,
    avant_laboratoires    bigint NOT NULL GENERATED ALWAYS AS (laboratoires
        - CASE WHEN nature = 'LABORATOIRES' THEN montant ELSE 0 END) STORED,
    avant_delegue         bigint NOT NULL GENERATED ALWAYS AS (delegue
        + CASE nature WHEN 'DELEGATION' THEN -montant WHEN 'REPRISE' THEN montant ELSE 0 END) STORED,
    guichet_precedent     bigint GENERATED ALWAYS AS (nullif(guichet_rang - 1, 0)) STORED,
    avant_guichet_delegue bigint GENERATED ALWAYS AS (guichet_delegue
        + CASE nature WHEN 'DELEGATION' THEN -montant WHEN 'REPRISE' THEN montant END) STORED,
    -- money comes back to the remainder only once the guichet has given it
    apres_application     text GENERATED ALWAYS AS (CASE WHEN nature = 'REPRISE' THEN 'APPLIQUEE' END) STORED,
    CHECK ((nature = 'DOTATION') = (rang = 1)),
    CHECK (num_nonnulls(decision, guichet, tranche, guichet_rang, guichet_delegue)
        = CASE WHEN nature IN ('DELEGATION', 'REPRISE') THEN 5 ELSE 0 END),
    UNIQUE (decision, tranche),
    FOREIGN KEY (decision, tranche, nature, montant) REFERENCES ligne_de_credits (numero, tranche, nature, montant),
    FOREIGN KEY (decision, guichet) REFERENCES decision_de_credits (numero, guichet),
    FOREIGN KEY (decision, apres_application) REFERENCES suite_de_credits (numero, etat),
    CHECK (rang > 1 OR (avant_reliquat, avant_laboratoires, avant_delegue) = (0, 0, 0)),
    UNIQUE (rang, reliquat, laboratoires, delegue),
    FOREIGN KEY (precedent, avant_reliquat, avant_laboratoires, avant_delegue)
        REFERENCES mouvement_national (rang, reliquat, laboratoires, delegue),
    CHECK (guichet_rang > 1 OR avant_guichet_delegue = 0),
    UNIQUE (guichet, tranche, guichet_rang),
    UNIQUE (guichet, tranche, guichet_rang, guichet_delegue),
    FOREIGN KEY (guichet, tranche, guichet_precedent, avant_guichet_delegue)
        REFERENCES mouvement_national (guichet, tranche, guichet_rang, guichet_delegue)
);
GRANT SELECT, INSERT ON mouvement_national TO ${role};
