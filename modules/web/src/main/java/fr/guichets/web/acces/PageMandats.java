package fr.guichets.web.acces;

import fr.guichets.acces.Mandats;
import fr.guichets.acces.Mandats.Mandat;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** Who asks to act for the collectivités of this guichet, and who already does. */
@Named("mandats")
@RequestScoped
public class PageMandats {

    private static final String ADRESSE = "/acces/mandats";

    @Inject
    private Envoi envoi;

    @Inject
    private Mandats mandats;

    @Inject
    private ActeSurMandat acte;

    private List<Mandat> demandes = List.of();
    private List<Mandat> accordes = List.of();

    /** Before the page is written: does what a form asks, then goes to an address that can be read again. */
    public void agir() {
        demandes = mandats.aApprouver();
        accordes = mandats.accordes(getRecherche());
        acte.conduire(Stream.concat(demandes.stream(), accordes.stream()).toList(), adresse());
    }

    private String adresse() {
        return getRecherche().isEmpty() ? ADRESSE : ADRESSE + "?q=" + Redirection.encoder(getRecherche());
    }

    public String lienActe(Mandat mandat, String code) {
        return adresse() + (adresse().contains("?") ? "&" : "?") + "acte=" + code + "&mandat=" + mandat.id();
    }

    public String getTitre() {
        return (acte.getErreurs().isEmpty() ? "" : "Erreur\u00a0: ")
                + (acte.isOuvert() ? acte.getActe().titre() + " – Mandats" : "Mandats");
    }

    public String getRecherche() {
        return envoi.parametre("q");
    }

    public List<Mandat> getDemandes() {
        return demandes;
    }

    public List<Mandat> getAccordes() {
        return accordes;
    }

    /** True when there may be more than what is shown. */
    public boolean isTronquee() {
        return accordes.size() >= 100;
    }

    public List<Lecture.Erreur> getErreurs() {
        return acte.getErreurs();
    }
}
