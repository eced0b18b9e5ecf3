package fr.guichets.lanceur;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Les ports")
class PortsTest {

    /** Below the range from which outgoing connections take theirs. */
    private static final Ports PORTS = new Ports(12_600);

    @Test
    @DisplayName("le décalage conseillé ne donne à la seconde copie aucun port de la première")
    void deuxCopies() {
        Set<Integer> premiere = tous(new Ports(0));
        assertTrue(Collections.disjoint(premiere, tous(new Ports(Ports.PAS_CONSEILLE))), premiere.toString());
    }

    private static Set<Integer> tous(Ports ports) {
        return Set.of(
                ports.http(),
                ports.keycloak(),
                ports.santeKeycloak(),
                ports.administrationServeur(),
                ports.postgresql(),
                ports.smtp(),
                ports.messagerie(),
                ports.antivirus());
    }

    @ParameterizedTest(name = "{1}")
    @DisplayName("Un port occupé est nommé, avec l'option qui les décale tous")
    @CsvSource({
        "8080, pages et API",
        "8180, Keycloak",
        "9000, santé de Keycloak",
        "9990, administration du serveur",
        "15432, PostgreSQL",
        "3025, courrier (SMTP)",
        "8125, pages de la messagerie",
        "3310, antivirus"
    })
    void occupe(int habituel, String usage) throws IOException {
        int port = habituel + PORTS.decalage();
        assertDoesNotThrow(PORTS::verifierLibres);
        try (ServerSocket occupant = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Echec echec = assertThrows(Echec.class, PORTS::verifierLibres);
            assertTrue(
                    echec.getMessage().contains("port " + occupant.getLocalPort() + " (" + usage + ")"),
                    echec.getMessage());
            assertTrue(echec.getMessage().contains("--decalage-ports 12800"), echec.getMessage());
        }
    }
}
