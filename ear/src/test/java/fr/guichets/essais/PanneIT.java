package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un serveur de production dont la base tombe")
class PanneIT {

    private static final int DECALAGE = Pile.DECALAGE + 3500;
    private static final String[] ADRESSES = {"localhost /sante", "cher.localhost /", "cher.localhost /api/v1/guichet"};

    @Test
    @DisplayName("dit 503 sans elle, au démarrage comme ensuite, et repart seul quand elle revient")
    void baseAbsentePuisPresentePuisPerdue() throws Exception {
        try (Relais base = new Relais(15432 + Pile.DECALAGE)) {
            Image image = Image.construire("serveur");
            Process serveur = image.demarrer(
                    Map.of(
                            "GUICHETS_BD_URL",
                            "jdbc:postgresql://127.0.0.1:" + base.port() + "/guichets",
                            "GUICHETS_SECRET",
                            Pile.secret("guichets"),
                            "GUICHETS_DOMAINE",
                            "localhost",
                            "GUICHETS_OIDC_FOURNISSEUR",
                            ImagesIT.AUCUN_FOURNISSEUR,
                            "GUICHETS_OIDC_SECRET",
                            Pile.secret("oidc"),
                            "GUICHETS_OIDC_PROVISIONNEMENT_SECRET",
                            Pile.secret("oidc.provisionnement")),
                    "-Djboss.bind.address=127.0.0.1",
                    "-Djboss.socket.binding.port-offset=" + DECALAGE);
            try {
                attendre(503, serveur, image);
                base.ouvrir();
                attendre(200, serveur, image);
                limiteDeDebit();
                base.couper();
                attendre(503, serveur, image);
                base.ouvrir();
                attendre(200, serveur, image);
            } finally {
                serveur.destroy();
                assertTrue(serveur.waitFor(60, TimeUnit.SECONDS));
            }
        }
    }

    private static void limiteDeDebit() {
        long refusees = IntStream.range(0, 600)
                .parallel()
                .map(rang -> statut("cher.localhost", "/api/v1/collectivites?q="))
                .filter(statut -> statut == 429)
                .count();
        assertTrue(refusees > 0, "600 requêtes à la fois, sans un refus");
        assertEquals(200, statut("cher.localhost", "/dsfr/composants.css"), "les fichiers ne comptent pas");
    }

    /** Until every address answers with this status; those of a guichet come back as soon as the database does. */
    private static void attendre(int statut, Process serveur, Image image) throws Exception {
        long limite = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        for (String adresse : ADRESSES) {
            String[] hoteEtChemin = adresse.split(" ");
            while (statut(hoteEtChemin[0], hoteEtChemin[1]) != statut) {
                assertTrue(serveur.isAlive() && System.nanoTime() < limite, adresse + "\n" + image.journal());
                TimeUnit.MILLISECONDS.sleep(300);
            }
        }
    }

    private static int statut(String hote, String chemin) {
        try (Socket prise = new Socket(InetAddress.getLoopbackAddress(), 8080 + DECALAGE)) {
            prise.setSoTimeout(20_000);
            prise.getOutputStream().write(("GET " + chemin + " HTTP/1.0\r\nHost: " + hote + "\r\n\r\n").getBytes());
            byte[] debut = prise.getInputStream().readNBytes(12);
            return debut.length < 12 ? 0 : Integer.parseInt(new String(debut, 9, 3));
        } catch (IOException pasEncoreLa) {
            return 0;
        }
    }

    /** A door to the database that can be shut: connections under way are cut, new ones refused. */
    private static final class Relais implements AutoCloseable {

        private final int cible;
        private final int port;
        private final ExecutorService fils = Executors.newCachedThreadPool();
        private final Set<Socket> prises = ConcurrentHashMap.newKeySet();
        private ServerSocket porte;

        Relais(int cible) throws IOException {
            this.cible = cible;
            try (ServerSocket libre = new ServerSocket(0)) {
                this.port = libre.getLocalPort();
            }
        }

        int port() {
            return port;
        }

        void ouvrir() throws IOException {
            ServerSocket ouverte = new ServerSocket();
            ouverte.setReuseAddress(true);
            ouverte.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            porte = ouverte;
            fils.submit(() -> {
                while (true) {
                    Socket entree = ouverte.accept();
                    Socket sortie = new Socket(InetAddress.getLoopbackAddress(), cible);
                    prises.add(entree);
                    prises.add(sortie);
                    fils.submit(() -> verser(entree, sortie));
                    fils.submit(() -> verser(sortie, entree));
                }
            });
        }

        private static void verser(Socket de, Socket vers) {
            try (de;
                    vers) {
                InputStream lu = de.getInputStream();
                OutputStream ecrit = vers.getOutputStream();
                lu.transferTo(ecrit);
            } catch (IOException coupee) {
                // the other direction closes as well: that is how the door shuts
            }
        }

        void couper() throws IOException {
            porte.close();
            for (Socket prise : prises) {
                prise.close();
            }
            prises.clear();
        }

        @Override
        public void close() throws IOException {
            couper();
            fils.shutdownNow();
        }
    }
}
