package fr.guichets.lanceur;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of one stack, all moved by the same shift; every one of them on the loopback only. */
record Ports(int decalage) {

    /** With it, no port of a second stack is one of the first: 100 would put its pages where the first has Keycloak. */
    static final int PAS_CONSEILLE = 200;

    int http() {
        return 8080 + decalage;
    }

    int keycloak() {
        return 8180 + decalage;
    }

    int santeKeycloak() {
        return 9000 + decalage;
    }

    int administrationServeur() {
        return 9990 + decalage;
    }

    int postgresql() {
        return 15432 + decalage;
    }

    int smtp() {
        return 3025 + decalage;
    }

    int messagerie() {
        return 8125 + decalage;
    }

    int antivirus() {
        return 3310 + decalage;
    }

    void verifierLibres() {
        Map<String, Integer> usages = new LinkedHashMap<>();
        usages.put("pages et API", http());
        usages.put("Keycloak", keycloak());
        usages.put("santé de Keycloak", santeKeycloak());
        usages.put("administration du serveur", administrationServeur());
        usages.put("PostgreSQL", postgresql());
        usages.put("courrier (SMTP)", smtp());
        usages.put("pages de la messagerie", messagerie());
        usages.put("antivirus", antivirus());
        usages.forEach((usage, port) -> {
            try (ServerSocket essai = new ServerSocket()) {
                essai.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                throw new Echec(
                        "Le port " + port + " (" + usage + ") est déjà utilisé par un autre programme. "
                                + "Arrêtez ce programme, ou décalez tous les ports : --decalage-ports "
                                + (decalage + PAS_CONSEILLE),
                        e);
            }
        });
    }
}
