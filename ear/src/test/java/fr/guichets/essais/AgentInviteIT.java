package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un agent invité, de son courriel à sa première page")
class AgentInviteIT {

    private static final String PUY_DE_DOME = "puy-de-dome.localhost";
    private static final String CHER = "cher.localhost";
    private static final String LISTE = "/dossiers/liste";
    private static final Pattern LIEN = Pattern.compile("http://([^/\\s]+)(/acces/invitation\\?cle=\\S+)");
    private static final Pattern ACCORDEE = Pattern.compile("confirmer=retirer&amp;numero=(\\d+)");

    private final Connexion administrateur = Connexion.de("administrateur.63", PUY_DE_DOME);

    @Test
    @DisplayName(
            "par le bon fournisseur, au nom de la préfecture : le rôle est donné, au seul guichet qui invite, puis repris")
    void invite() {
        String lien = inviter("instructeur");
        Connexion agent = Connexion.parProConnect("nouveau.agent", PUY_DE_DOME);
        assertEquals(403, agent.lire(PUY_DE_DOME, LISTE).statut());

        accepter(agent, lien);
        attendre("le rôle", () -> statut("nouveau.agent", PUY_DE_DOME) == 200);
        assertEquals(403, statut("nouveau.agent", CHER));
        assertEquals(
                403,
                Connexion.parProConnect("nouveau.agent", PUY_DE_DOME)
                        .lire(PUY_DE_DOME, "/acces/equipe")
                        .statut());

        Matcher accordee = ACCORDEE.matcher(
                administrateur.lire(PUY_DE_DOME, "/acces/equipe").corps());
        assertTrue(accordee.find());
        administrer(Map.of("action", List.of("retirer"), "numero", List.of(accordee.group(1))));
        attendre("le retrait du rôle", () -> statut("nouveau.agent", PUY_DE_DOME) == 403);
    }

    @Test
    @DisplayName(
            "par un fournisseur quelconque, avec la clé et le courriel d'une autre : rien, et l'administrateur voit pourquoi")
    void usurpateur() {
        String lien = inviter("signataire");
        Connexion usurpateur = Connexion.parProConnect("usurpateur", PUY_DE_DOME);
        accepter(usurpateur, lien);
        String page = administrateur.lire(PUY_DE_DOME, "/acces/equipe").corps();
        assertTrue(page.contains("Approuver malgré ces différences"), page);
        assertEquals(403, statut("usurpateur", PUY_DE_DOME));
        Matcher numero = Pattern.compile("name=\"numero\" value=\"(\\d+)\"").matcher(page);
        assertTrue(numero.find());
        administrer(Map.of(
                "action", List.of("refuser"), "numero", List.of(numero.group(1)), "motif", List.of("Inconnu ici")));
        assertEquals(403, statut("usurpateur", PUY_DE_DOME));
    }

    @Test
    @DisplayName("la clé d'un guichet ne vaut rien à un autre")
    void cleDAilleurs() {
        String lien = inviter("comite");
        Connexion agent = Connexion.parProConnect("nouveau.agent", CHER);
        String page = agent.lire(CHER, lien).corps();
        assertTrue(page.contains("ne peut pas servir"), page);
    }

    private static int statut(String compte, String hote) {
        return Connexion.parProConnect(compte, hote).lire(hote, LISTE).statut();
    }

    /** Sends an invitation and gives the path of the link that the mail carries. */
    private String inviter(String role) {
        String courriel = "agent-" + UUID.randomUUID() + "@prefecture.invalid";
        administrer(Map.of("action", List.of("inviter"), "role", List.of(role), "courriel", List.of(courriel)));
        attendre("l'invitation", () -> lettres(courriel).size() == 1);
        Matcher lien = LIEN.matcher(lettres(courriel).get(0).get("texte").asText());
        assertTrue(lien.find(), () -> lettres(courriel).toString());
        assertEquals(PUY_DE_DOME + ":" + Connexion.PORT, lien.group(1));
        return lien.group(2);
    }

    private static void accepter(Connexion agent, String lien) {
        Connexion.Vue page = agent.lire(PUY_DE_DOME, lien);
        String cle = lien.substring(lien.indexOf("cle=") + 4);
        Connexion.Vue apres = agent.envoyer(
                PUY_DE_DOME, "/acces/invitation", Map.of("jeton", List.of(page.jeton()), "cle", List.of(cle)));
        assertEquals(200, apres.statut(), apres::corps);
    }

    private void administrer(Map<String, List<String>> champs) {
        Map<String, List<String>> avecPreuve = new HashMap<>(champs);
        avecPreuve.put(
                "jeton",
                List.of(administrateur.lire(PUY_DE_DOME, "/acces/equipe").jeton()));
        Connexion.Vue apres = administrateur.envoyer(PUY_DE_DOME, "/acces/equipe", avecPreuve);
        assertEquals(200, apres.statut(), apres::corps);
        assertTrue(String.valueOf(apres.adresse().getQuery()).startsWith("fait="), apres::corps);
    }

    private static JsonNode lettres(String courriel) {
        URI adresse = URI.create("http://127.0.0.1:" + (8125 + Connexion.PORT - 8080) + "/messages.json?a="
                + URLEncoder.encode(courriel, StandardCharsets.UTF_8));
        return Http.reussie(Http.envoyer(HttpRequest.newBuilder(adresse).build()));
    }

    private static void attendre(String quoi, BooleanSupplier venu) {
        long limite = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!venu.getAsBoolean()) {
            assertTrue(System.nanoTime() < limite, () -> "toujours pas : " + quoi);
            try {
                TimeUnit.MILLISECONDS.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
