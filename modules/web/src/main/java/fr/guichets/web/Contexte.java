package fr.guichets.web;

import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.FiltreHote;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.Horloge;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** What every page says of the service: its name, its menu, its date, who publishes it. */
@Named("contexte")
@RequestScoped
public class Contexte {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** @param courant true for the page being read */
    public record Lien(String libelle, String href, boolean courant) {}

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Horloge horloge;

    /** The guichet of this host, null on the portal, at the national level and before the host is known. */
    public Guichet guichet() {
        return FiltreHote.adresse(requete) instanceof Adresse.DuGuichet du ? du.guichet() : null;
    }

    public String getAccueil() {
        Adresse adresse = FiltreHote.adresse(requete);
        if (adresse instanceof Adresse.DuGuichet) {
            return "/WEB-INF/accueil/guichet.xhtml";
        }
        return adresse instanceof Adresse.National
                ? "/WEB-INF/accueil/national.xhtml"
                : "/WEB-INF/accueil/portail.xhtml";
    }

    /** « Guichet du Cher », or the name of the portal. */
    public String getService() {
        Guichet guichet = guichet();
        if (guichet != null) {
            return "Guichet " + guichet.complement();
        }
        return FiltreHote.adresse(requete) instanceof Adresse.National
                ? "Guichets – Administration nationale"
                : "Guichets";
    }

    public String getPresentation() {
        Guichet guichet = guichet();
        if (guichet != null && guichet.etat() != Guichet.Etat.OUVERT) {
            return "Le guichet " + guichet.complement() + " ne reçoit pas de demande.";
        }
        String sujet = guichet == null
                ? "Dans chaque département, un guichet de la préfecture reçoit"
                : "Le guichet " + guichet.complement() + " reçoit";
        return sujet + " les demandes d’aide de l’État à la transformation numérique des collectivités territoriales,"
                + " dans le cadre du plan France Relance.";
    }

    /** True where requests are received. */
    public boolean isOuvert() {
        Guichet guichet = guichet();
        return guichet != null && guichet.etat() == Guichet.Etat.OUVERT;
    }

    public boolean isDuGuichet() {
        return guichet() != null;
    }

    public boolean isMarqueEtat() {
        return Configuration.vrai("guichets.marque.etat");
    }

    /** The authority of the State's brand block: two lines, the function then the territory. */
    public String getAutorite() {
        Guichet guichet = guichet();
        if (guichet == null) {
            return "République\nfrançaise";
        }
        return guichet.type() == Guichet.Type.DEPARTEMENT ? "Préfet\n" + guichet.complement() : guichet.intitule();
    }

    /** « Préfecture du Cher », empty where no single authority answers. */
    public String getAdministration() {
        Guichet guichet = guichet();
        return guichet == null ? "" : guichet.intitule().replace('\'', '’');
    }

    public List<Lien> getMenu() {
        Guichet guichet = guichet();
        if (guichet == null) {
            String portail = FiltreHote.adresse(requete) instanceof Adresse.National ? getPortail() : "/";
            return List.of(lien("Trouver mon guichet", portail));
        }
        if (guichet.etat() == Guichet.Etat.FERME) {
            return List.of(lien("Accueil", "/"));
        }
        return List.of(lien("Accueil", "/"), lien("Simulateur", "/simulateur"), lien("Règles", "/regles"));
    }

    public List<Lien> getMentions() {
        return List.of(
                lien("Plan du site", "/plan-du-site"),
                lien("Accessibilité : non conforme", "/accessibilite"),
                lien("Mentions légales", "/mentions-legales"),
                lien("Données personnelles", "/donnees-personnelles"),
                lien("Aide", "/aide"));
    }

    private Lien lien(String libelle, String href) {
        return new Lien(libelle, href, href.equals(requete.getRequestURI()));
    }

    public boolean isDemonstration() {
        return horloge.decalee();
    }

    /** The business date where the guichet is, in Paris elsewhere. */
    public LocalDate getAujourdhui() {
        Guichet guichet = guichet();
        return horloge.aujourdhui(guichet == null ? PARIS : guichet.fuseau());
    }

    public String getPortail() {
        return origine(Configuration.domaine()) + "/";
    }

    /** Address of the first page of a guichet, on the port by which this request came. */
    public String adresse(Guichet guichet) {
        return origine(guichet.hote()) + "/";
    }

    private String origine(String hote) {
        int port = requete.getServerPort();
        boolean usuel = port == (requete.isSecure() ? 443 : 80);
        return requete.getScheme() + "://" + hote + (usuel ? "" : ":" + port);
    }

    /** A setting guichets.editeur.… of the service that publishes this site, or a sentence that says it is missing. */
    public String editeur(String cle, String objet) {
        return Configuration.texte("guichets.editeur." + cle, "[" + objet + " : non renseigné par le service éditeur]");
    }
}
