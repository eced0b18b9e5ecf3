package fr.guichets.enveloppes;

import static fr.guichets.enveloppes.Compte.DISPONIBLE;
import static fr.guichets.enveloppes.Compte.DOTATION;
import static fr.guichets.enveloppes.Compte.ENGAGE;
import static fr.guichets.enveloppes.Compte.PAYE;
import static fr.guichets.enveloppes.Compte.RESERVE;
import static fr.guichets.enveloppes.Compte.REVERSE;

/** Every movement that there may be: from which account to which. */
public enum Nature {
    DELEGATION(DOTATION, DISPONIBLE, "Crédits délégués"),
    REPRISE(DISPONIBLE, DOTATION, "Crédits repris"),
    RESERVATION(DISPONIBLE, RESERVE, "Réservation"),
    LIBERATION(RESERVE, DISPONIBLE, "Libération"),
    ENGAGEMENT(RESERVE, ENGAGE, "Engagement"),
    /** What was engaged and will not be paid comes back to the tranche it left. */
    DEGAGEMENT(ENGAGE, DISPONIBLE, "Dégagement"),
    PAIEMENT(ENGAGE, PAYE, "Paiement"),
    REVERSEMENT(PAYE, REVERSE, "Reversement");

    private final Compte debite;
    private final Compte credite;
    private final String libelle;

    Nature(Compte debite, Compte credite, String libelle) {
        this.debite = debite;
        this.credite = credite;
        this.libelle = libelle;
    }

    /** The account that gives. */
    public Compte debite() {
        return debite;
    }

    /** The account that receives. */
    public Compte credite() {
        return credite;
    }

    /** True for what gives to the guichet or takes back from it: of no dossier. */
    public boolean duNiveauNational() {
        return debite == DOTATION || credite == DOTATION;
    }

    public String libelle() {
        return libelle;
    }
}
