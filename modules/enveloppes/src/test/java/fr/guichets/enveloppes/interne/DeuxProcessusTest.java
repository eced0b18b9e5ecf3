package fr.guichets.enveloppes.interne;

import static fr.guichets.enveloppes.interne.LivreDEssai.T2021;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.CreditsInsuffisants;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Verification;
import fr.guichets.socle.Montant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two virtual machines, each with its own connections in the name of the guichet, take the same credits at the same instant
 * through {@link GrandLivre#reserver}: Enveloppes.reserver adds nothing to it, and the validation of a relevé takes credits by
 * no other way. What the validation holds around it, dossiers and relevé, is not tried here: ChaineIT does, on one server.
 */
@DisplayName("Deux validations au même instant")
class DeuxProcessusTest {

    private static final int FOIS = 200;
    private static final List<Integer> PARTS = List.of(6_000, 9_000, 2_000);
    private static final long UNE_VALIDATION = 17_000;

    /** The authority of another process: each line read is a validation to do at once, answered by what became of it. */
    static final class Autorite {

        public static void main(String[] arguments) throws IOException {
            try (LivreDEssai base = LivreDEssai.existant(arguments[0])) {
                base.transaction(t -> t.lecture.tranches());
                PrintStream sortie = new PrintStream(System.out, true, StandardCharsets.UTF_8);
                BufferedReader ordres = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                sortie.println("PRET");
                for (String ordre = ordres.readLine(); ordre != null; ordre = ordres.readLine()) {
                    sortie.println(valider(base, arguments[1], ordre));
                }
            }
        }

        private static String valider(LivreDEssai base, String nom, String tour) {
            Affectation[] affectations = PARTS.stream()
                    .map(part -> new Affectation(nom + tour + "-" + part, new Montant(part)))
                    .toArray(Affectation[]::new);
            try {
                base.transaction(t -> {
                    t.reserver(T2021, "releve/" + nom + tour, affectations);
                    return null;
                });
                return "RESERVE";
            } catch (CreditsInsuffisants e) {
                return "INSUFFISANT";
            }
        }
    }

    private static final class Autre implements AutoCloseable {

        private final Process processus;
        private final PrintStream ordres;
        private final BufferedReader reponses;

        Autre(String url, String nom) throws IOException {
            processus = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Autorite.class.getName(),
                            url,
                            nom)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            ordres = new PrintStream(processus.getOutputStream(), true, StandardCharsets.UTF_8);
            reponses = new BufferedReader(new InputStreamReader(processus.getInputStream(), StandardCharsets.UTF_8));
            assertEquals("PRET", reponses.readLine());
        }

        void demander(int tour) {
            ordres.println(tour);
        }

        String repondre() throws IOException {
            return reponses.readLine();
        }

        @Override
        public void close() {
            processus.destroy();
        }
    }

    @Test
    @DisplayName(
            "200 fois, deux processus se disputent les derniers crédits : un seul les a, en entier, jamais un centime de plus")
    void deuxCentsFois() throws Exception {
        try (LivreDEssai base = LivreDEssai.neuf()) {
            base.vider(Map.of());
            try (Autre une = new Autre(base.url(), "U");
                    Autre autre = new Autre(base.url(), "V")) {
                for (int tour = 0; tour < FOIS; tour++) {
                    deleguer(base, "2021-%04d".formatted(tour));
                    une.demander(tour);
                    autre.demander(tour);
                    assertEquals(
                            List.of("INSUFFISANT", "RESERVE"),
                            Stream.of(une.repondre(), autre.repondre()).sorted().toList(),
                            "tour " + tour);
                }
            }
            Solde solde = base.transaction(t -> t.lecture.tranches().get(T2021));
            assertEquals(new Montant(FOIS * UNE_VALIDATION), solde.reserve());
            assertEquals(Montant.ZERO, solde.disponible());
            Verification verification = base.transaction(t -> t.relecture.verifier());
            assertTrue(verification.ecart().isEmpty(), verification::toString);
            assertEquals(FOIS * (1 + PARTS.size()), verification.lignes());
        }
    }

    private static void deleguer(LivreDEssai base, String numero) throws SQLException {
        base.deleguer(numero, T2021, Nature.DELEGATION, UNE_VALIDATION);
        base.transaction(t -> {
            t.reception.appliquer(numero);
            return null;
        });
    }
}
