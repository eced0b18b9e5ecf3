package fr.guichets.lanceur;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a part of the stack, by its loopback address and with the host name that a browser would send. */
final class Sonde {

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** The status of the answer, or 0 when nobody answers. */
    int statut(int port, String chemin) {
        HttpRequest demande = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + chemin))
                .header("Host", "localhost:" + port)
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return client.send(demande, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
