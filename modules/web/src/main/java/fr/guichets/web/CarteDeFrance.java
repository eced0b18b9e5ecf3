package fr.guichets.web;

import fr.guichets.reglement.Guichet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A square per département, placed as on the map of France. */
public final class CarteDeFrance {

    private static final Map<String, int[]> PLACES = lire();

    /**
     * @param marque what is written in the square beside the code, may be empty
     * @param classe state of the square, for the style sheet
     */
    public record Case(
            String code, String libelle, String href, int colonne, int ligne, String marque, String classe) {}

    private CarteDeFrance() {}

    static List<Case> cases(List<Guichet> guichets, Function<Guichet, String> href) {
        return guichets.stream()
                .map(guichet -> placer(guichet, href.apply(guichet)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Case> placer(Guichet guichet, String href) {
        boolean ouvert = guichet.etat() == Guichet.Etat.OUVERT;
        return placer(guichet, ouvert ? "" : "guichet fermé", href, ouvert ? "" : "carte-tuiles__lien--ferme");
    }

    /**
     * @param precision said after the name, may be empty
     * @return empty for what is not on the drawing
     */
    public static Optional<Case> placer(Guichet guichet, String precision, String href, String classe) {
        return placer(guichet, precision, href, "", classe);
    }

    /** @param marque a letter or two: what the colour alone would say */
    public static Optional<Case> placer(Guichet guichet, String precision, String href, String marque, String classe) {
        String code = guichet.code().valeur();
        String libelle = guichet.nom() + " (" + code + ")" + (precision.isEmpty() ? "" : ", " + precision);
        return Optional.ofNullable(PLACES.get(code))
                .map(place -> new Case(code, libelle, href, place[0], place[1], marque, classe));
    }

    /** The drawing is a text: one word per square, a dot where there is no département. */
    private static Map<String, int[]> lire() {
        Map<String, int[]> places = new HashMap<>();
        try (BufferedReader dessin = new BufferedReader(new InputStreamReader(
                CarteDeFrance.class.getResourceAsStream("carte-de-france.txt"), StandardCharsets.UTF_8))) {
            List<String> lignes = new ArrayList<>(dessin.lines().toList());
            for (int ligne = 0; ligne < lignes.size(); ligne++) {
                String[] codes = lignes.get(ligne).strip().split(" +");
                for (int colonne = 0; colonne < codes.length; colonne++) {
                    places.put(codes[colonne], new int[] {colonne + 1, ligne + 1});
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        places.remove(".");
        return Map.copyOf(places);
    }
}
