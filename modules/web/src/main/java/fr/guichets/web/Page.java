package fr.guichets.web;

import static fr.guichets.socle.Role.ADMINISTRATEUR;
import static fr.guichets.socle.Role.COLLECTIVITE;
import static fr.guichets.socle.Role.INSTRUCTEUR;
import static fr.guichets.socle.Role.NATIONAL;
import static fr.guichets.socle.Role.SIGNATAIRE;
import static fr.guichets.socle.Role.SOUS_PREFET;

import fr.guichets.reglement.Adresse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One page of the site: at which hosts it exists, whom it serves, whether it takes forms. What is not in the table does
 * not exist.
 */
record Page(String chemin, Set<Lieu> lieux, Acces acces, Set<Role> roles, Methode methode) {

    enum Lieu {
        PORTAIL,
        GUICHET,
        NATIONAL;

        static Lieu de(Adresse adresse) {
            if (adresse instanceof Adresse.DuGuichet) {
                return GUICHET;
            }
            return adresse instanceof Adresse.National ? NATIONAL : PORTAIL;
        }
    }

    enum Acces {
        /** Everybody. */
        LIBRE,
        /** Whoever is identified, with or without a role here. */
        IDENTIFIE,
        /** Whoever has one of the roles here. */
        ROLE
    }

    enum Methode {
        LIT,
        /** Also takes POST, with the proof of {@link Formulaire}. */
        RECOIT,
        /** The same with files, from whoever may use the page. */
        RECOIT_DES_FICHIERS,
        /** Takes POST from another server, which signs what it sends. */
        RECOIT_D_UN_SERVEUR
    }

    private static final Set<Lieu> PARTOUT = Set.of(Lieu.values());
    private static final Set<Lieu> GUICHET = Set.of(Lieu.GUICHET);
    private static final Set<Lieu> PORTAIL = Set.of(Lieu.PORTAIL);
    /** Where rules are written: at a guichet by its administrator, at the national level for any of them. */
    private static final Set<Lieu> REGLES = Set.of(Lieu.GUICHET, Lieu.NATIONAL);

    private static final List<Page> TABLE = List.of(
            libre("/", PARTOUT),
            libre("/sante", PORTAIL),
            libre("/accessibilite", PARTOUT),
            libre("/mentions-legales", PARTOUT),
            libre("/donnees-personnelles", PARTOUT),
            libre("/plan-du-site", PARTOUT),
            libre("/aide", PARTOUT),
            libre("/connexion", PARTOUT),
            libre("/session-ouverte", PARTOUT),
            new Page("/deconnexion", PARTOUT, Acces.LIBRE, Set.of(), Methode.RECOIT),
            new Page("/deconnexion-distante", PORTAIL, Acces.LIBRE, Set.of(), Methode.RECOIT_D_UN_SERVEUR),
            libre("/simulateur", GUICHET),
            libre("/regles", GUICHET),
            libre("/calendrier.ics", GUICHET),
            // The collectivité.
            new Page("/mes-dossiers", PORTAIL, Acces.ROLE, Set.of(COLLECTIVITE), Methode.LIT),
            duGuichet("/dossiers/mes-dossiers", Methode.RECOIT, COLLECTIVITE),
            duGuichet("/dossiers/demande", Methode.RECOIT, COLLECTIVITE),
            duGuichet("/dossiers/brouillon", Methode.RECOIT, COLLECTIVITE),
            duGuichet("/dossiers/suivi", Methode.RECOIT, COLLECTIVITE),
            new Page("/acces/organisation", GUICHET, Acces.IDENTIFIE, Set.of(), Methode.RECOIT),
            new Page("/acces/agir-pour", GUICHET, Acces.IDENTIFIE, Set.of(), Methode.RECOIT),
            // Both sides.
            duGuichet("/dossiers/accuse", Methode.LIT, agentsEt(COLLECTIVITE)),
            duGuichet("/decisions/decision", Methode.LIT, agentsEt(COLLECTIVITE)),
            duGuichet("/dossiers/pieces", Methode.RECOIT_DES_FICHIERS, agentsEt(COLLECTIVITE)),
            new Page("/acces/invitation", GUICHET, Acces.IDENTIFIE, Set.of(), Methode.RECOIT),
            // The national level.
            national("/pilotage/tableau", Methode.LIT),
            national("/pilotage/export", Methode.LIT),
            national("/enveloppes/delegations", Methode.RECOIT),
            national("/enveloppes/pieces", Methode.RECOIT_DES_FICHIERS),
            national("/enveloppes/credits-export", Methode.LIT),
            national("/enveloppes/rapprochement", Methode.LIT),
            desRegles("/reglement/console", Methode.RECOIT),
            desRegles("/reglement/console-export", Methode.LIT),
            desRegles("/reglement/regle", Methode.RECOIT),
            desRegles("/reglement/publier", Methode.RECOIT),
            desRegles("/reglement/version", Methode.LIT),
            desRegles("/reglement/apercu", Methode.LIT),
            desRegles("/reglement/historique", Methode.LIT),
            desRegles("/reglement/historique-export", Methode.LIT),
            desRegles("/reglement/rejeu", Methode.RECOIT),
            desRegles("/reglement/rejeu-export", Methode.LIT),
            national("/reglement/guichets", Methode.RECOIT),
            national("/reglement/guichets-export", Methode.LIT),
            national("/reglement/guichet", Methode.RECOIT),
            national("/reglement/creer", Methode.RECOIT),
            national("/reglement/comparer", Methode.LIT),
            national("/reglement/comparer-export", Methode.LIT),
            national("/reglement/copier", Methode.RECOIT),
            national("/reglement/propagation", Methode.RECOIT),
            national("/reglement/propagation-export", Methode.LIT),
            national("/reglement/echanges", Methode.RECOIT_DES_FICHIERS),
            national("/reglement/export", Methode.LIT),
            // The préfecture.
            duGuichet("/dossiers/aujourdhui", Methode.LIT, agentsEt()),
            duGuichet("/dossiers/liste", Methode.RECOIT, agentsEt()),
            duGuichet("/dossiers/instruction", Methode.RECOIT, agentsEt()),
            duGuichet("/dossiers/export", Methode.LIT, agentsEt()),
            duGuichet("/programmation/releve", Methode.RECOIT, agentsEt()),
            duGuichet("/programmation/export", Methode.LIT, agentsEt()),
            duGuichet("/enveloppes/tableau", Methode.LIT, agentsEt()),
            duGuichet("/enveloppes/export", Methode.LIT, sans(SOUS_PREFET)),
            duGuichet("/decisions/actes", Methode.RECOIT, INSTRUCTEUR, ADMINISTRATEUR, SIGNATAIRE),
            duGuichet("/decisions/acte", Methode.RECOIT, INSTRUCTEUR, ADMINISTRATEUR, SIGNATAIRE),
            duGuichet("/decisions/document", Methode.LIT, INSTRUCTEUR, ADMINISTRATEUR, SIGNATAIRE),
            duGuichet("/decisions/export", Methode.LIT, INSTRUCTEUR, ADMINISTRATEUR, SIGNATAIRE),
            duGuichet("/decisions/preparer", Methode.RECOIT, INSTRUCTEUR),
            duGuichet("/decisions/scan", Methode.RECOIT_DES_FICHIERS, INSTRUCTEUR),
            duGuichet("/decisions/signataires", Methode.RECOIT, ADMINISTRATEUR),
            duGuichet("/decisions/modeles", Methode.LIT, ADMINISTRATEUR),
            duGuichet("/decisions/modele", Methode.RECOIT, ADMINISTRATEUR),
            duGuichet("/execution/projet", Methode.RECOIT, COLLECTIVITE),
            duGuichet("/execution/lettre", Methode.LIT, agentsEt(COLLECTIVITE)),
            duGuichet("/execution/echeances", Methode.LIT, agentsEt()),
            duGuichet("/execution/export", Methode.LIT, agentsEt()),
            duGuichet("/execution/acte", Methode.RECOIT, INSTRUCTEUR, SIGNATAIRE),
            duGuichet("/acces/mandats", Methode.RECOIT, INSTRUCTEUR, ADMINISTRATEUR),
            duGuichet("/acces/equipe", Methode.RECOIT, ADMINISTRATEUR));

    private static final Map<String, Page> PAR_CHEMIN =
            TABLE.stream().collect(Collectors.toUnmodifiableMap(Page::chemin, Function.identity()));

    static Optional<Page> trouver(String chemin, Adresse adresse) {
        return Optional.ofNullable(PAR_CHEMIN.get(chemin)).filter(page -> page.lieux.contains(Lieu.de(adresse)));
    }

    private static Page libre(String chemin, Set<Lieu> lieux) {
        return new Page(chemin, lieux, Acces.LIBRE, Set.of(), Methode.LIT);
    }

    private static Page duGuichet(String chemin, Methode methode, Role... roles) {
        return new Page(chemin, GUICHET, Acces.ROLE, Set.of(roles), methode);
    }

    private static Role[] sans(Role exclu) {
        return Role.AGENTS.stream().filter(role -> role != exclu).toArray(Role[]::new);
    }

    private static Page national(String chemin, Methode methode) {
        return new Page(chemin, Set.of(Lieu.NATIONAL), Acces.ROLE, Set.of(NATIONAL), methode);
    }

    /** Rules: those of the guichet there, those of any guichet or the national model at the national level. */
    private static Page desRegles(String chemin, Methode methode) {
        return new Page(chemin, REGLES, Acces.ROLE, Set.of(ADMINISTRATEUR, NATIONAL), methode);
    }

    private static Role[] agentsEt(Role... autres) {
        return Stream.concat(Role.AGENTS.stream(), Arrays.stream(autres)).toArray(Role[]::new);
    }

    boolean demandeUneIdentite() {
        return acces != Acces.LIBRE;
    }

    boolean sert(Acteur acteur) {
        return acces != Acces.ROLE || roles.stream().anyMatch(acteur.roles()::contains);
    }

    boolean recoit() {
        return methode != Methode.LIT;
    }

    String methodes() {
        return recoit() ? "GET, HEAD, POST" : "GET, HEAD";
    }
}
