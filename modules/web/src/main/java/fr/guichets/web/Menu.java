package fr.guichets.web;

import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.FiltreHote;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Role;
import fr.guichets.web.dossiers.AFaire;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the one who reads may open here; the menus of several roles are united. A page that does not serve her is not there. */
@Named("menu")
@RequestScoped
public class Menu {

    /** @param courant true for the page being read */
    public record Lien(String libelle, String href, boolean courant) {}

    /** Pages of the national level on several guichets, or on one as a whole. */
    private static final Set<String> DES_GUICHETS =
            Set.of("guichets", "guichet", "creer", "comparer", "copier", "echanges", "import-export");

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Contexte contexte;

    @Inject
    private Reglements reglements;

    @Inject
    private AFaire aFaire;

    private List<Lien> liens;
    private List<Lien> reglages;

    /** What is used every day. */
    public List<Lien> getLiens() {
        if (liens == null) {
            liens = ouverts(principaux());
        }
        return liens;
    }

    /** What is set once: under « Réglages » for agents, among the rest for everybody else. */
    public List<Lien> getReglages() {
        if (reglages == null) {
            reglages = estAgent()
                    ? ouverts(Stream.of(
                            lien("Règles", "/regles"),
                            lien("Modifier les règles", "/reglement/console"),
                            lien("Mandats", "/acces/mandats"),
                            lien("Équipe", "/acces/equipe"),
                            lien("Modèles d’actes", "/decisions/modeles"),
                            lien("Signataires", "/decisions/signataires")))
                    : List.of();
        }
        return reglages;
    }

    /** Every link, for the plan of the site. */
    public List<Lien> getTous() {
        return Stream.concat(getLiens().stream(), getReglages().stream()).toList();
    }

    private Stream<Lien> principaux() {
        Adresse adresse = FiltreHote.adresse(requete);
        Guichet guichet = contexte.guichet();
        if (guichet == null) {
            return adresse instanceof Adresse.National ? national() : portail();
        }
        List<Lien> menu = new ArrayList<>();
        if (estAgent()) {
            menu.addAll(agent());
        } else if (guichet.ouvert()) {
            menu.addAll(List.of(lien("Accueil", "/"), lien("Simulateur", "/simulateur"), lien("Règles", "/regles")));
        } else {
            menu.addAll(List.of(lien("Accueil", "/"), lien("Règles", "/regles")));
        }
        if (aUnRole(Role.COLLECTIVITE)) {
            menu.addAll(collectivite());
        }
        if (aUnRole(Role.COLLECTIVITE) || sansRole()) {
            menu.add(lien("Mon organisation", "/acces/organisation"));
        }
        return menu.stream();
    }

    private Stream<Lien> portail() {
        return Stream.of(lien("Trouver mon guichet", "/"), lien("Mes dossiers", "/mes-dossiers"));
    }

    private Stream<Lien> national() {
        return Stream.of(
                lien("Tableau de bord", "/pilotage/tableau"),
                lien("Guichets", "/reglement/guichets"),
                lien("Modèle national", "/reglement/console"),
                lien("Crédits", "/enveloppes/delegations"),
                lien("Rapprochement", "/enveloppes/rapprochement"),
                new Lien("Trouver mon guichet", contexte.getPortail(), false));
    }

    private List<Lien> agent() {
        return List.of(
                lien("Aujourd’hui", "/dossiers/aujourdhui"),
                lien("Dossiers", "/dossiers/liste"),
                lien(comite() ? "Séances" : "Relevés", "/programmation/releve"),
                lien("Enveloppe", "/enveloppes/tableau"),
                lien("Actes", "/decisions/actes"),
                lien("Échéances", "/execution/echeances"));
    }

    private List<Lien> collectivite() {
        List<Lien> menu = new ArrayList<>(List.of(lien("Mes dossiers", "/dossiers/mes-dossiers")));
        int nombre = enErreur() ? 0 : aFaire.nombre();
        if (nombre > 0) {
            menu.add(new Lien("À faire (" + nombre + ")", "/dossiers/mes-dossiers#attendus", false));
        }
        if (!estAgent() && contexte.isOuvert()) {
            menu.add(lien("Nouvelle demande", "/dossiers/demande?nouveau"));
        }
        return menu;
    }

    /** Where no committee sits, there is no séance. */
    private boolean comite() {
        try {
            return !enErreur() && reglements.enVigueur(contexte.getAujourdhui()).comite() != null;
        } catch (Introuvable aucuneRegle) {
            return false;
        }
    }

    /** The page of an error asks nothing more of a house that may be down. */
    private boolean enErreur() {
        return requete.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null;
    }

    private List<Lien> ouverts(Stream<Lien> proposes) {
        Adresse adresse = FiltreHote.adresse(requete);
        return proposes.filter(lien -> !lien.href().startsWith("/")
                        || Page.trouver(lien.href().replaceFirst("[?#].*", ""), adresse)
                                .filter(page -> acteur().map(page::sert).orElse(true))
                                .isPresent())
                .toList();
    }

    private Lien lien(String libelle, String href) {
        return new Lien(libelle, href, href.equals(entree()));
    }

    /** The entry of the menu under which a page of rules stands; the page itself elsewhere. */
    private String entree() {
        String chemin = requete.getRequestURI();
        if (!chemin.startsWith("/reglement/")) {
            return requete.getParameter("nouveau") == null ? chemin : chemin + "?nouveau";
        }
        boolean national = FiltreHote.adresse(requete) instanceof Adresse.National;
        String page = chemin.substring("/reglement/".length()).replaceFirst("\\.xhtml$", "");
        boolean desGuichets = DES_GUICHETS.contains(page) || requete.getParameter("guichet") != null;
        return national && desGuichets ? "/reglement/guichets" : "/reglement/console";
    }

    private static Optional<Acteur> acteur() {
        return Acteur.courantEventuel();
    }

    private static boolean estAgent() {
        return acteur().filter(Acteur::estAgent).isPresent();
    }

    private static boolean aUnRole(Role role) {
        return acteur().filter(acteur -> acteur.aUnRole(role)).isPresent();
    }

    /** Whoever holds no mandate yet asks for one on the page of her organisation. */
    private static boolean sansRole() {
        return acteur().filter(acteur -> acteur.roles().isEmpty()).isPresent();
    }
}
