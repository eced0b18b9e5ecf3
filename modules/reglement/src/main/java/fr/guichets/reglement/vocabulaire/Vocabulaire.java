package fr.guichets.reglement.vocabulaire;

import fr.guichets.socle.Introuvable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every key of a règlement, in the order of the screens. */
public final class Vocabulaire {

    private static final List<Cle> CLES = Stream.of(ClesDuProjet.CLES, ClesDuCalendrier.CLES, ClesDuGuichet.CLES)
            .flatMap(List::stream)
            .toList();

    private Vocabulaire() {}

    public static List<Cle> cles() {
        return CLES;
    }

    /** @throws Introuvable when the vocabulary has no such key */
    public static Cle cle(String nom) {
        return cles().stream()
                .filter(cle -> cle.nom().equals(nom))
                .findFirst()
                .orElseThrow(() -> new Introuvable("Aucune règle ne porte ce nom."));
    }

    /** A detail of a value in words, {@code soldeMois} as well as one that somebody named freely, {@code heureLimite}. */
    public static String detail(String nom) {
        return CLES.stream()
                .map(Cle::forme)
                .flatMap(Vocabulaire::champs)
                .filter(champ -> champ.nom().equals(nom))
                .map(Champ::libelle)
                .findFirst()
                .orElseGet(() -> nom.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").toLowerCase(Locale.FRENCH));
    }

    private static Stream<Champ> champs(Forme forme) {
        if (forme instanceof Forme.Ensemble ensemble) {
            return ensemble.champs().stream().flatMap(champ -> Stream.concat(Stream.of(champ), champs(champ.forme())));
        }
        return forme instanceof Forme.Liste liste ? champs(liste.element()) : Stream.empty();
    }
}
