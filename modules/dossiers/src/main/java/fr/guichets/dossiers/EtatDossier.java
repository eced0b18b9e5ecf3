package fr.guichets.dossiers;

import java.util.Arrays;
import java.util.List;

/** States of a dossier, as the REST interface names them, with the words for the préfecture and for the applicant. */
public enum EtatDossier {
    BROUILLON("Brouillon", "Brouillon"),
    DEPOSE("Déposé", "Déposé"),
    INCOMPLET("Compléments demandés", "À compléter"),
    COMPLET("Complet", "En cours d’examen"),
    IRRECEVABLE("Irrecevable", "Non recevable"),
    HORS_DELAI("Hors délai", "Non recevable"),
    REORIENTE("Réorienté", "Transmis à un autre guichet"),
    EN_INSTRUCTION("En instruction", "En cours d’examen"),
    DESISTEMENT("Désistement", "Retiré à votre demande");

    private final String libelle;
    private final String libelleDemandeur;

    EtatDossier(String libelle, String libelleDemandeur) {
        this.libelle = libelle;
        this.libelleDemandeur = libelleDemandeur;
    }

    /** For agents. */
    public String libelle() {
        return libelle;
    }

    /** For the applicant, who sees notified facts only. */
    public String libelleDemandeur() {
        return libelleDemandeur;
    }

    /** Every state of a filed dossier. */
    public static List<EtatDossier> deposes() {
        return Arrays.stream(values()).filter(etat -> etat != BROUILLON).toList();
    }
}
