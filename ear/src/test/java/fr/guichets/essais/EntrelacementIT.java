package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Des milliers de requêtes entrelacées")
class EntrelacementIT {

    private static final int REQUETES = 3_000;
    private static final int FILS = 12;

    @Test
    @DisplayName("reçoivent chacune les règles du guichet de leur hôte, jamais celles d'un autre")
    void chacunSesRegles() throws Exception {
        JsonNode etats = Http.reussie(Http.lire(Http.PORTAIL, "/sante"));
        assertEquals(107, etats.get("guichets").size());
        String[][] guichets = {
            {"cher.localhost", "18", "0"},
            {"puy-de-dome.localhost", "63", "3"},
            {"seine-maritime.localhost", "76", "0"},
            {"mayotte.localhost", "976", "0"},
            {"corse-du-sud.localhost", "2A", "0"}
        };
        ExecutorService fils = Executors.newFixedThreadPool(FILS);
        try {
            List<Future<String>> reponses = new ArrayList<>();
            for (int rang = 0; rang < REQUETES; rang++) {
                String hote = guichets[rang % guichets.length][0];
                reponses.add(fils.submit(() -> {
                    JsonNode guichet = Http.reussie(Http.lire(hote, "/api/v1/guichet"));
                    return guichet.path("code").asText() + " "
                            + guichet.path("forfaits").size();
                }));
            }
            for (int rang = 0; rang < REQUETES; rang++) {
                String[] guichet = guichets[rang % guichets.length];
                assertEquals(guichet[1] + " " + guichet[2], reponses.get(rang).get());
            }
        } finally {
            fils.shutdownNow();
        }
    }
}
