package fr.guichets.web;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.FiltreHote;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Organisation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What every page says of the service: its name, its menu, its date, who publishes it. */
@Named("contexte")
@RequestScoped
public class Contexte {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Horloge horloge;

    @Inject
    private Typographie typographie;

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

    public List<Menu.Lien> getMentions() {
        return List.of(
                mention("Plan du site", "/plan-du-site"),
                mention("Accessibilité : non conforme", "/accessibilite"),
                mention("Mentions légales", "/mentions-legales"),
                mention("Données personnelles", "/donnees-personnelles"),
                mention("Aide", "/aide"));
    }

    private Menu.Lien mention(String libelle, String href) {
        return new Menu.Lien(libelle, href, href.equals(requete.getRequestURI()));
    }

    private static Optional<Acteur> acteur() {
        return Acteur.courantEventuel();
    }

    /** Name of the one who is identified, empty when nobody is. */
    public String getActeur() {
        return acteur().map(Acteur::nom).orElse("");
    }

    /** Tells accounts apart in the browser that they share, without saying who they are. */
    public String getCompte() {
        return acteur().map(
                        acteur -> UUID.nameUUIDFromBytes(acteur.identifiant().getBytes(StandardCharsets.UTF_8))
                                .toString())
                .orElse("");
    }

    /** The organisation chosen, or the only one there is; null for an agent or when the choice is still to be made. */
    public Organisation getOrganisation() {
        return acteur().map(
                        acteur -> acteur.agitPour() != null || acteur.mandats().size() != 1
                                ? acteur.agitPour()
                                : acteur.mandats().get(0).organisation())
                .orElse(null);
    }

    /** « Commune de Nançay », empty when no organisation is chosen. */
    public String getAgitPour() {
        return getOrganisation() == null ? "" : designer(getOrganisation());
    }

    /** « Commune de Nançay », « CC de Londinières », « Département : Cher ». */
    public String designer(Organisation organisation) {
        String nom = typographie.phrase(organisation.nom());
        return switch (organisation.nature()) {
            case "COMMUNE" -> "Commune " + typographie.de(nom);
            case "DEPARTEMENT" -> typographie.phrase("Département : " + nom);
            case "REGION" -> typographie.phrase("Région : " + nom);
            default -> nom;
        };
    }

    /** Where one identifies oneself and then comes back to this page. */
    public String getConnexion() {
        if (requete.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null || !"GET".equals(requete.getMethod())) {
            return "/connexion";
        }
        String question = requete.getQueryString() == null ? "" : "?" + requete.getQueryString();
        return "/connexion?retour=" + URLEncoder.encode(requete.getRequestURI() + question, StandardCharsets.UTF_8);
    }

    public boolean isDemonstration() {
        return horloge.decalee();
    }

    /** The business date where the guichet is, in Paris elsewhere. */
    public LocalDate getAujourdhui() {
        return horloge.aujourdhui(fuseau());
    }

    /** 14 h 05, where the guichet is. */
    public String heure(Instant instant) {
        return typographie.heure(instant, fuseau());
    }

    public String date(Instant instant) {
        return typographie.date(instant.atZone(fuseau()).toLocalDate());
    }

    /** 2 juin 2021 à 14 h 05, where the guichet is. */
    public String dateHeure(Instant instant) {
        return typographie.dateHeure(instant, fuseau());
    }

    private ZoneId fuseau() {
        return guichet() == null ? PARIS : guichet().fuseau();
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
