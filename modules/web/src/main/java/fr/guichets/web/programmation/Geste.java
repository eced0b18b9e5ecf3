package fr.guichets.web.programmation;

import fr.guichets.programmation.EtatReleve;
import fr.guichets.programmation.Feuille;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Role;

/** What may be done on a relevé, by whom, and when. */
public enum Geste {
    PREPARER(EtatReleve.PREPARATION, Role.INSTRUCTEUR, "La préparation est enregistrée."),
    FIGER(EtatReleve.PREPARATION, Role.INSTRUCTEUR, "La liste est figée : les avis peuvent être donnés."),
    ABANDONNER(EtatReleve.PREPARATION, Role.INSTRUCTEUR, "Le relevé est abandonné."),
    AVIS(EtatReleve.FIGE, Role.INSTRUCTEUR, "Les avis sont enregistrés."),
    RETIRER(EtatReleve.FIGE, Role.INSTRUCTEUR, "Le dossier est retiré du relevé."),
    VALIDER(EtatReleve.FIGE, Role.SIGNATAIRE, "Le relevé est validé : les montants sont réservés.");

    private final EtatReleve etat;
    private final Role role;
    private final String annonce;

    Geste(EtatReleve etat, Role role, String annonce) {
        this.etat = etat;
        this.role = role;
        this.annonce = annonce;
    }

    boolean possible(Feuille feuille, Acteur acteur) {
        EtatReleve actuel = feuille.releve().etat();
        boolean deserte = actuel == EtatReleve.FIGE && feuille.releve().dossiers() == 0;
        return acteur.aUnRole(role) && (deserte ? this == ABANDONNER : actuel == etat);
    }

    /** True when what it entails is read again before. */
    boolean aUnRecapitulatif() {
        return this != PREPARER && this != AVIS;
    }

    /** True when a box is ticked before. */
    boolean aUneCase() {
        return this == FIGER || this == VALIDER;
    }

    String annonce() {
        return annonce;
    }
}
