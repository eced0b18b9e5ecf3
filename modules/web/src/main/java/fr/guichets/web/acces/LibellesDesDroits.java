package fr.guichets.web.acces;

import fr.guichets.acces.Mandats.Mandat;
import fr.guichets.acces.Mandats.Origine;
import fr.guichets.acces.Mandats.Titulaire;
import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.web.Contexte;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** How rights, and where they come from, are said on the screens. */
@Named("droits")
@RequestScoped
public class LibellesDesDroits {

    @Inject
    private Contexte contexte;

    @Inject
    private Guichets guichets;

    @Inject
    private Typographie fr;

    public String libelle(Droit droit) {
        return switch (droit) {
            case PREPARE -> "Préparer";
            case DEPOSE -> "Déposer";
            case REPRESENTE -> "Représenter";
        };
    }

    public String explication(Droit droit) {
        return switch (droit) {
            case PREPARE -> "écrire des brouillons, sans pouvoir les déposer";
            case DEPOSE -> "préparer, déposer, compléter et retirer des demandes";
            case REPRESENTE -> "déposer des demandes, et accorder ou retirer des droits aux collègues";
        };
    }

    public String organisation(Mandat mandat) {
        return contexte.designer(mandat.organisation());
    }

    /** « du Cher », « du Puy-de-Dôme »; the code of the département when it has no guichet. */
    public String guichet(Mandat mandat) {
        return guichets.parCode(mandat.guichet())
                .map(Guichet::complement)
                .map(fr::phrase)
                .orElse("du département " + mandat.guichet().valeur());
    }

    /** Who gave the right, and when. */
    public String origine(Mandat mandat) {
        if (mandat.origine() == null) {
            return "demandé le\u00a0" + contexte.dateHeure(mandat.creeLe());
        }
        if (mandat.origine() == Origine.SIRET) {
            return "donné par le numéro SIRET de la connexion";
        }
        String par = mandat.origine() == Origine.GUICHET ? "par le guichet " + guichet(mandat) : "dans l’organisation";
        return "accordé " + par + " (" + mandat.accordeNom() + "), le\u00a0" + contexte.dateHeure(mandat.accordeLe());
    }

    public String courriel(Titulaire titulaire) {
        return titulaire.courriel().isEmpty() ? "adresse inconnue" : titulaire.courriel();
    }
}
