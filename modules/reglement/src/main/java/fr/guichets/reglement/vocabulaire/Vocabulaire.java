package fr.guichets.reglement.vocabulaire;

import fr.guichets.socle.Introuvable;
import java.util.List;

/** Every key of a règlement, in the order of the screens. */
public final class Vocabulaire {

    private Vocabulaire() {}

    public static List<Cle> cles() {
        throw new UnsupportedOperationException();
    }

    /** @throws Introuvable when the vocabulary has no such key */
    public static Cle cle(String nom) {
        return cles().stream()
                .filter(cle -> cle.nom().equals(nom))
                .findFirst()
                .orElseThrow(() -> new Introuvable("Aucune règle ne porte ce nom."));
    }
}
