package fr.guichets.reglement.vocabulaire;

import fr.guichets.socle.Introuvable;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Every key of a règlement, in the order of the screens. */
public final class Vocabulaire {

    private static final List<Cle> CLES = Stream.of(ClesDuProjet.CLES, ClesDuCalendrier.CLES, ClesDuGuichet.CLES)
            .flatMap(List::stream)
            .toList();

    /** Details that the files of the product name and that are no field of a value. */
    private static final Map<String, String> DETAILS_NOMMES = Map.of(
            "franceRelance", "France Relance",
            "heureLimite", "Heure limite",
            "petitesCollectivites", "Petites collectivités",
            "prefecture", "Préfecture");

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
        return champs().filter(champ -> champ.nom().equals(nom))
                .map(Champ::libelle)
                .findFirst()
                .orElseGet(() -> DETAILS_NOMMES.getOrDefault(
                        nom, nom.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").toLowerCase(Locale.FRENCH)));
    }

    /** The other way round: the name, as files write it, of a detail that a screen says or that somebody types there. */
    public static String nomDuDetail(String mots) {
        List<String> noms = Stream.concat(champs().map(Champ::nom), DETAILS_NOMMES.keySet().stream())
                .toList();
        return noms.contains(mots)
                ? mots
                : noms.stream()
                        .filter(nom -> detail(nom).equalsIgnoreCase(mots))
                        .findFirst()
                        .orElseGet(() -> enUnMot(mots));
    }

    /** « Heure limite » gives heureLimite. */
    private static String enUnMot(String mots) {
        String[] parties = Normalizer.normalize(mots.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .split("[^\\p{Alnum}]+");
        StringBuilder nom = new StringBuilder();
        for (String partie : parties) {
            if (!partie.isEmpty()) {
                String initiale = partie.substring(0, 1);
                nom.append(nom.isEmpty() ? initiale.toLowerCase(Locale.ROOT) : initiale.toUpperCase(Locale.ROOT))
                        .append(partie.substring(1));
            }
        }
        return nom.toString();
    }

    private static Stream<Champ> champs() {
        return CLES.stream().map(Cle::forme).flatMap(Vocabulaire::champs);
    }

    private static Stream<Champ> champs(Forme forme) {
        if (forme instanceof Forme.Ensemble ensemble) {
            return ensemble.champs().stream().flatMap(champ -> Stream.concat(Stream.of(champ), champs(champ.forme())));
        }
        return forme instanceof Forme.Liste liste ? champs(liste.element()) : Stream.empty();
    }
}
