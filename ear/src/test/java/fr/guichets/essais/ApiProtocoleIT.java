package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("L'interface publique, hors du protocole, de la taille ou de l'hôte admis")
class ApiProtocoleIT {

    private static final long CENT_MO = 100_000_000;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/api/v1/simulation", "/api/v1/guichet", "/api/v1/collectivites?q=a", "/api/v1/rien"})
    @DisplayName("refuse un corps de 100 Mo par un 413, que sa longueur soit annoncée ou non")
    void corpsDeCentMo(String chemin) {
        HttpRequest.BodyPublisher enMorceaux = HttpRequest.BodyPublishers.ofInputStream(CentMo::new);
        HttpRequest.BodyPublisher annonce = HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(CentMo::new), CENT_MO);
        Http.probleme(Http.envoyer(postJson(chemin, annonce)), 413, "CORPS_TROP_GRAND");
        HttpResponse<String> reponse = Http.envoyer(postJson(chemin, enMorceaux));
        assertTrue(Set.of(404, 405, 413).contains(reponse.statusCode()), reponse.body());
        if (chemin.endsWith("simulation")) {
            Http.probleme(reponse, 413, "CORPS_TROP_GRAND");
        }
    }

    private static HttpRequest postJson(String chemin, HttpRequest.BodyPublisher corps) {
        return Http.requete(Http.CHER, chemin)
                .header("Content-Type", "application/json")
                .POST(corps)
                .build();
    }

    private static final class CentMo extends InputStream {
        private long reste = CENT_MO;

        @Override
        public int read() {
            return reste-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] tampon, int debut, int longueur) {
            int nombre = (int) Math.min(longueur, reste);
            Arrays.fill(tampon, debut, debut + nombre, (byte) ' ');
            reste -= nombre;
            return nombre == 0 ? -1 : nombre;
        }
    }

    @Test
    @DisplayName("refuse les autres types, méthodes, formats et adresses par des problèmes")
    void protocole() {
        Http.probleme(
                Http.envoyer(Http.requete(Http.CHER, "/api/v1/simulation")
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build()),
                415,
                "TYPE_NON_ADMIS");
        Http.probleme(
                Http.envoyer(Http.requete(Http.CHER, "/api/v1/simulation")
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build()),
                415,
                "TYPE_NON_ADMIS");
        Http.probleme(Http.lire(Http.CHER, "/api/v1/simulation"), 405, "METHODE_NON_ADMISE");
        Http.probleme(
                Http.envoyer(Http.requete(Http.CHER, "/api/v1/guichet").DELETE().build()), 405, "METHODE_NON_ADMISE");
        Http.probleme(
                Http.envoyer(Http.requete(Http.CHER, "/api/v1/guichet")
                        .header("Accept", "text/csv")
                        .build()),
                406,
                "FORMAT_INDISPONIBLE");
        for (String chemin : List.of("/api/v1/rien", "/api/v1", "/api/", "/api/erreur", "/api/v1/guichet/x")) {
            Http.probleme(Http.lire(Http.CHER, chemin), 404, "INTROUVABLE");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cher.evil.example", "evil.cher.localhost", "cher.localhost.evil.example", "evil.example", "cher",
                "xn--cher.localhost", "cher.localhost.", "cher.localhost@evil.example", "127.0.0.1", ""
            })
    @DisplayName("un hôte inconnu ne trouve rien et n'apprend rien")
    void hoteInconnu(String hote) throws IOException {
        for (String chemin : List.of(
                "/api", "/api/v1/guichet", "/api/v1/collectivites?q=bourges", "/api/v1/openapi.json", "/api/x")) {
            String reponse =
                    Http.brut("GET " + chemin + " HTTP/1.1\r\nHost: " + hote + "\r\nConnection: close\r\n\r\n");
            assertTrue(reponse.startsWith("HTTP/1.1 404 ") || reponse.startsWith("HTTP/1.1 400 "), reponse);
            assertFalse(reponse.contains("Bourges") || reponse.contains("Cher"), reponse);
        }
    }

    @Test
    @DisplayName("les en-têtes transmis ne changent pas le guichet")
    void enTetesTransmis() {
        for (String entete : List.of("X-Forwarded-Host", "Forwarded", "X-Original-Host", "X-Host")) {
            String valeur = entete.equals("Forwarded") ? "host=puy-de-dome.localhost" : "puy-de-dome.localhost";
            JsonNode guichet = Http.reussie(Http.envoyer(Http.requete(Http.CHER, "/api/v1/guichet")
                    .header(entete, valeur)
                    .build()));
            assertEquals("18", guichet.get("code").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/guichet?au=%zz HTTP/1.1",
                "GET /api/v1/collectivites?q=%c3%28 HTTP/1.1",
                "GET /api/v1/%2e%2e/%2e%2e/WEB-INF/web.xml HTTP/1.1",
                "GET /api/v1/guichet;jsessionid=x HTTP/1.1",
                "POST /api/v1/simulation HTTP/1.1",
                "TRACE /api/v1/guichet HTTP/1.1",
                "XYZ /api/v1/guichet HTTP/1.1",
                "OPTIONS /api/v1/guichet HTTP/1.1"
            })
    @DisplayName("une requête étrange n'est jamais une erreur interne et ne montre rien")
    void requeteEtrange(String ligne) throws IOException {
        String reponse = Http.brut(ligne + "\r\nHost: cher.localhost\r\nConnection: close\r\n\r\n");
        assertTrue(reponse.matches("(?s)HTTP/1\\.1 [234]\\d\\d .*"), reponse);
        Http.rienDuDedans(reponse);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("un chemin détourné n'ouvre aucune page et ne passe pas pour un fichier")
    @ValueSource(
            strings = {
                "/dsfr/../simulateur",
                "/dsfr/%2e%2e/regles",
                "/dsfr/../erreurs/erreur",
                "/dsfr/./fonts/Marianne-Regular.woff2",
                "//simulateur",
                "/simulateur;x=1",
                "/dsfr/..%2fsimulateur"
            })
    void cheminDetourne(String chemin) throws IOException {
        for (String hote : List.of("localhost", "national.localhost", "cher.localhost")) {
            String reponse =
                    Http.brut("GET " + chemin + " HTTP/1.1\r\nHost: " + hote + "\r\nConnection: close\r\n\r\n");
            assertTrue(reponse.matches("(?s)HTTP/1.1 40[04] .*"), hote + " : " + reponse);
            Http.rienDuDedans(reponse);
        }
    }
}
