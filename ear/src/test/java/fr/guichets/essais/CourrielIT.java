package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les courriels partent vraiment, par SMTP")
class CourrielIT {

    private static final Appelant BOURGES = Appelant.chezSoi("agent.18033");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void retablir() {
        poster("/retablir");
    }

    @Test
    @DisplayName("un dépôt envoie l'accusé de réception : objet, texte, HTML, lien vers le suivi, PDF joint")
    void accuse() throws Exception {
        String adresse = adresse();
        String numero = deposer(adresse);
        attendre("l'accusé de " + numero, () -> lettres(adresse).size() == 1);
        JsonNode lettre = lettres(adresse).get(0);
        String objet = lettre.get("objet").asText();
        assertTrue(objet.startsWith("[Guichet du Cher] " + numero), objet);
        assertTrue(lettre.get("identifiant").asText().startsWith("<guichet_18."), lettre::toString);
        String suivi =
                "http://cher.localhost:" + URI.create(Http.base()).getPort() + "/dossiers/suivi?numero=" + numero;
        assertTrue(lettre.get("texte").asText().contains(suivi), lettre::toString);
        assertTrue(lettre.get("html").asText().contains("href=\"" + suivi + "\""), lettre::toString);
        assertTrue(lettre.get("texte").asText().contains("Accueil & <services>"), lettre::toString);
        assertTrue(lettre.get("html").asText().contains("Accueil &amp; &lt;services&gt;"), lettre::toString);
        assertEquals(numero + "_accuse.pdf", lettre.at("/pieces/0").asText());
        String chemin = "/messages/" + lettre.get("numero").asInt();
        assertTrue(lire(chemin + "/source").contains("\r\nAuto-Submitted: auto-generated\r\n"));
        byte[] pdf = CLIENT.send(requete(chemin + "/pieces/0").build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
        assertEquals("%PDF-", new String(pdf, 0, 5, StandardCharsets.US_ASCII));
    }

    @Test
    @DisplayName(
            "serveur de courrier en panne : les dépôts réussissent, les courriels attendent, aucun perdu ni doublé")
    void panne() {
        poster("/couper");
        Map<String, String> numeros = new LinkedHashMap<>();
        IntStream.range(0, 5).forEach(i -> {
            String adresse = adresse();
            numeros.put(adresse, deposer(adresse));
        });
        attendre(
                "un échec et tous les courriels en attente dits par /sante",
                () -> sorties().path("enEchec").asInt() > 0
                        && sorties().path("enAttente").asInt() >= numeros.size());
        assertTrue(
                numeros.keySet().stream().allMatch(adresse -> lettres(adresse).isEmpty()));
        assertEquals(200, Http.lire(Http.PORTAIL, "/sante").statusCode(), "les guichets restent ouverts");
        poster("/retablir");
        attendre("tous les courriels", () -> numeros.keySet().stream()
                .noneMatch(adresse -> lettres(adresse).isEmpty()));
        numeros.forEach((adresse, numero) -> {
            assertEquals(1, lettres(adresse).size(), () -> adresse + " " + lettres(adresse));
            assertTrue(lettres(adresse).get(0).get("objet").asText().contains(numero), numero);
        });
    }

    private static String adresse() {
        return "contact-" + UUID.randomUUID() + "@exemple.invalid";
    }

    private static String deposer(String adresse) {
        ObjectNode saisie = (ObjectNode) Http.json(DossiersIT.saisie("18033", "Accueil & <services>"));
        ((ObjectNode) saisie.get("contactOperationnel")).put("courriel", adresse);
        return BOURGES.depot(saisie.toString()).get("numero").asText();
    }

    /** What the guichet of the Cher has not sent yet; missing when there is nothing to say. */
    private static JsonNode sorties() {
        return Http.json(Http.lire(Http.PORTAIL, "/sante").body()).at("/sorties/guichet_18");
    }

    private static JsonNode lettres(String adresse) {
        return Http.json(lire("/messages.json?a=" + URLEncoder.encode(adresse, StandardCharsets.UTF_8)));
    }

    private static String lire(String chemin) {
        HttpResponse<String> reponse = Http.envoyer(requete(chemin).build());
        assertEquals(200, reponse.statusCode(), reponse.body());
        return reponse.body();
    }

    private static void poster(String chemin) {
        assertEquals(
                303,
                Http.envoyer(requete(chemin).POST(BodyPublishers.noBody()).build())
                        .statusCode());
    }

    /** The pages of the local mail catcher are found beside the stack: their port moves with the other ones. */
    private static HttpRequest.Builder requete(String chemin) {
        int port = 8125 + URI.create(Http.base()).getPort() - 8080;
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + chemin));
    }

    private static void attendre(String quoi, BooleanSupplier venu) {
        long limite = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!venu.getAsBoolean()) {
            assertTrue(System.nanoTime() < limite, () -> "toujours pas : " + quoi + " " + sorties());
            try {
                TimeUnit.MILLISECONDS.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
