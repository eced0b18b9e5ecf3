package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** The demonstration file, which the local stack imports at its first start, and what it expects of the rules. */
final class Demonstration {

    static final Path FICHIER =
            Path.of("..", "modules", "lanceur", "src", "main", "resources", "demonstration", "dossiers-demo.json");

    private static final Map<String, String> HOTES =
            Map.of("18", "cher.localhost", "63", "puy-de-dome.localhost", "76", "seine-maritime.localhost");

    private static final Set<String> ENSEMBLES = Set.of("motifsIrrecevabilite", "alertes", "borneActive");

    private Demonstration() {}

    static List<JsonNode> dossiers() {
        try {
            JsonNode dossiers = Http.JSON.readTree(FICHIER.toFile()).get("dossiers");
            assertEquals(25, dossiers.size());
            return StreamSupport.stream(dossiers.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode dossier(String numero) {
        return dossiers().stream()
                .filter(dossier -> dossier.get("numero").asText().equals(numero))
                .findFirst()
                .orElseThrow();
    }

    /** @param code of the département, or of anything in it */
    static String hote(String code) {
        return HOTES.get(code.substring(0, 2));
    }

    /** Checks every key of {@code attendu} but the score, which comes later in the life of a dossier. */
    static void verifier(JsonNode dossier, JsonNode evaluation) {
        for (Map.Entry<String, JsonNode> attendu : dossier.get("attendu").properties()) {
            if (!attendu.getKey().equals("score")) {
                comparer(attendu.getKey(), attendu.getValue(), evaluation.path(attendu.getKey()));
            }
        }
    }

    private static void comparer(String cle, JsonNode attendu, JsonNode obtenu) {
        if (attendu.isObject()) {
            assertEquals(cles(attendu), cles(obtenu), cle);
            attendu.properties()
                    .forEach(borne ->
                            comparer(cle + "." + borne.getKey(), borne.getValue(), obtenu.get(borne.getKey())));
        } else if (attendu.isNumber()) {
            assertTrue(obtenu.isNumber(), () -> cle + " : " + obtenu);
            assertEquals(
                    0,
                    attendu.decimalValue().compareTo(obtenu.decimalValue()),
                    () -> cle + " : " + attendu + " attendu, " + obtenu + " obtenu");
        } else if (ENSEMBLES.contains(cle)) {
            assertEquals(textes(attendu), textes(obtenu), cle);
            assertEquals(attendu.size(), obtenu.size(), cle);
        } else {
            assertEquals(attendu, obtenu, cle);
        }
    }

    static Set<String> cles(JsonNode objet) {
        Set<String> cles = new TreeSet<>();
        objet.fieldNames().forEachRemaining(cles::add);
        return cles;
    }

    static Set<String> textes(JsonNode liste) {
        Set<String> textes = new TreeSet<>();
        liste.forEach(element -> textes.add(element.asText()));
        return textes;
    }
}
