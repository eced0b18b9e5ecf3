package fr.guichets.pilotage;

import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;

/**
 * Two amounts that must be the same, or the first at most the second.
 *
 * @param guichet null for the whole scheme
 * @param gauche what one side says, {@code gaucheDite} in words; the same for {@code droite}
 */
public record Egalite(
        Code code, CodeDepartement guichet, String gaucheDite, Montant gauche, String droiteDite, Montant droite) {

    public enum Code {
        DISPOSITIF_AXES,
        AXE_DELEGUE,
        GUICHET_DELEGUE,
        /** At most. */
        PAYE_ENGAGE
    }

    public Montant ecart() {
        return gauche.moins(droite);
    }

    public boolean tenue() {
        return code == Code.PAYE_ENGAGE ? gauche.compareTo(droite) <= 0 : gauche.equals(droite);
    }
}
