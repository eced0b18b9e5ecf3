package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stack imported the demonstration file at its start, as these tests import it again. */
@DisplayName("L'importation, et la vie des dossiers de démonstration")
class ImportationIT {

    private static final Set<String> JUSQU_ICI =
            Set.of("EN_INSTRUCTION", "INCOMPLET", "IRRECEVABLE", "DESISTEMENT", "HORS_DELAI", "REORIENTE");

    static Stream<Arguments> demonstration() {
        return Demonstration.dossiers().stream()
                .map(dossier -> Arguments.of(dossier.get("numero").asText(), dossier));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("demonstration")
    @DisplayName("chaque dossier importé garde son numéro et sa date, et son verdict est celui qui est attendu")
    void attendu(String numero, JsonNode dossier) {
        JsonNode importe = Appelant.chezSoi(
                        "instructeur." + dossier.get("tenant").asText())
                .dossier(numero);
        Demonstration.verifier(dossier, importe.get("evaluation"));
        assertEquals(numero, importe.get("numero").asText());
        assertEquals(dossier.get("dateDepot").asText(), importe.get("deposeLe").asText());
        assertEquals(dossier.at("/porteur/code"), importe.at("/porteur/code"));
        assertEquals(dossier.get("intitule"), importe.get("intitule"));
        assertEquals(
                dossier.at("/porteur/populationMunicipale").asInt(),
                importe.at("/depot/population").asInt());
        assertTrue(importe.at("/depot/importation/empreinte").asText().matches("[0-9a-f]{64}"), importe::toString);
        assertTrue(importe.at("/depot/importation/auteur").isTextual());
    }

    @Test
    @DisplayName("le même fichier une seconde fois ne change rien, les lignes des autres guichets sont rejetées")
    void rejoue() throws IOException {
        String fichier = Files.readString(Demonstration.FICHIER);
        for (String code : List.of("18", "63", "76")) {
            Appelant administrateur = Appelant.chezSoi("administrateur." + code);
            JsonNode avant = Http.reussie(administrateur.lire("/dossiers?taille=200&tri=numero"));
            JsonNode rapport = Http.reussie(administrateur.poster("/dossiers/import", fichier));
            assertEquals(0, rapport.get("importes").asInt(), rapport::toString);
            long siens = Demonstration.dossiers().stream()
                    .filter(dossier -> dossier.get("tenant").asText().equals(code))
                    .count();
            assertEquals(siens, rapport.get("ignores").asLong());
            assertEquals(25 - siens, rapport.get("rejets").size());
            rapport.get("rejets").forEach(rejet -> {
                assertTrue(!rejet.get("numero").asText().startsWith(code + "-"), rejet::toString);
                assertEquals("numero", rejet.at("/erreurs/0/champ").asText());
            });
            assertEquals(avant, Http.reussie(administrateur.lire("/dossiers?taille=200&tri=numero")));
        }
    }

    private static ObjectNode ligne(String modele, String numero) {
        ObjectNode ligne = Demonstration.dossier(modele).deepCopy();
        return ligne.put("numero", numero);
    }

    private static String fichier(ObjectNode... lignes) {
        ObjectNode fichier = Http.JSON.createObjectNode();
        fichier.putArray("dossiers").addAll(List.of(lignes));
        return fichier.toString();
    }

    @Test
    @DisplayName("une ligne fausse est nommée avec ses champs, les autres passent, et la numérotation continue")
    void nouvellesLignes() {
        Appelant administrateur = Appelant.chezSoi("administrateur.76");
        Appelant dieppe = Appelant.chezSoi("agent.76217");
        int prochain = rang(dieppe.depot(DossiersIT.saisie("76217", "Avant l'importation"))) + 5;
        String numero = "76-2021-%03d".formatted(prochain);
        ObjectNode bonne = ligne("76-2021-002", numero);
        ObjectNode fausse = ligne("76-2021-002", "76-2021-%03d".formatted(prochain + 1));
        fausse.put("theme", "JARDINAGE").remove("dateDepot");
        ObjectNode sansDate = ligne("76-2021-002", "76-2021-%03d".formatted(prochain + 2));
        sansDate.remove("dateDepot");
        JsonNode rapport = Http.reussie(administrateur.poster("/dossiers/import", fichier(fausse, bonne, sansDate)));
        assertEquals(1, rapport.get("importes").asInt(), rapport::toString);
        assertEquals(2, rapport.get("rejets").size());
        assertEquals("dateDepot", rapport.at("/rejets/1/erreurs/0/champ").asText());
        assertEquals("DEPOSE", administrateur.dossier(numero).get("etat").asText());
        assertEquals(prochain + 1, rang(dieppe.depot(DossiersIT.saisie("76217", "Après l'importation"))));

        ObjectNode autreContenu = ligne("76-2021-002", numero).put("intitule", "Tout autre projet");
        JsonNode conflit = Http.reussie(administrateur.poster("/dossiers/import", fichier(autreContenu)));
        assertEquals("numero", conflit.at("/rejets/0/erreurs/0/champ").asText(), conflit::toString);
        assertNotEquals(
                "Tout autre projet",
                administrateur.dossier(numero).get("intitule").asText());
    }

    private static int rang(JsonNode dossier) {
        String numero = dossier.get("numero").asText();
        return Integer.parseInt(numero.substring(numero.lastIndexOf('-') + 1));
    }

    @Test
    @DisplayName("un fichier de 2 Mo passe pour l'administrateur seul, un de 11 Mo pour personne, un faux est refusé")
    void tailles() {
        Appelant administrateur = Appelant.chezSoi("administrateur.18");
        String grand = "{\"dossiers\":[],\"notes\":\"" + "a".repeat(2_000_000) + "\"}";
        Http.reussie(administrateur.poster("/dossiers/import", grand));
        assertEquals(
                413,
                Appelant.chezSoi("instructeur.18")
                        .poster("/dossiers/import", grand)
                        .statusCode());
        Http.probleme(administrateur.poster("/dossiers/import", " ".repeat(10_100_000)), 413, "CORPS_TROP_GRAND");
        for (String faux : List.of("[]", "{}", "{\"dossiers\":1}", "{\"dossiers\":")) {
            assertEquals(400, administrateur.poster("/dossiers/import", faux).statusCode(), faux);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("demonstration")
    @DisplayName("chaque dossier parvient par des opérations ordinaires à l'état que la démonstration lui donne")
    void etats(String numero, JsonNode dossier) {
        String vise = dossier.get("statutDemo").asText();
        String cible = JUSQU_ICI.contains(vise) ? vise : "EN_INSTRUCTION";
        String code = dossier.get("tenant").asText();
        Appelant agent = Appelant.chezSoi("instructeur." + code);
        Appelant demandeur = new Appelant("agent." + dossier.at("/porteur/code").asText(), Demonstration.hote(code));
        String chemin = "/dossiers/" + numero;
        if (agent.dossier(numero).get("etat").asText().equals(cible)) {
            return;
        }
        Http.reussie(agent.poster(chemin + "/prise-en-charge", ""));
        JsonNode obtenu =
                switch (cible) {
                    case "INCOMPLET" ->
                        Http.reussie(agent.poster(
                                chemin + "/complements", "{\"points\":[\"Le devis\"],\"avant\":\"2021-09-01\"}"));
                    case "IRRECEVABLE" ->
                        Http.reussie(agent.poster(
                                chemin + "/irrecevabilite",
                                "{\"motifs\":"
                                        + agent.dossier(numero).at("/evaluation/motifsIrrecevabilite")
                                        + ",\"explication\":\"Le règlement ne le permet pas.\"}"));
                    case "DESISTEMENT" ->
                        Http.reussie(demandeur.poster(chemin + "/desistement", "{\"motif\":\"Projet abandonné\"}"));
                    default -> {
                        Http.reussie(agent.poster(chemin + "/completude", ""));
                        yield Http.reussie(agent.poster(chemin + "/instruction", ""));
                    }
                };
        assertEquals(cible, obtenu.get("etat").asText());
        assertEquals(cible, demandeur.dossier(numero).get("etat").asText());
    }

    @Test
    @DisplayName("un dossier arrivé hors de la période de dépôt est hors délai, et l'administrateur peut le reprendre")
    void horsDelai() {
        Appelant administrateur = Appelant.chezSoi("administrateur.63");
        Appelant agent = Appelant.chezSoi("instructeur.63");
        ObjectNode ligne = ligne("63-2021-004", "63-2021-400").put("dateDepot", "2021-01-10T00:00:00+01:00");
        JsonNode rapport = Http.reussie(administrateur.poster("/dossiers/import", fichier(ligne)));
        assertEquals(0, rapport.get("rejets").size(), rapport::toString);
        String chemin = "/dossiers/63-2021-400";
        assertTrue(Demonstration.textes(agent.dossier("63-2021-400").at("/evaluation/motifsIrrecevabilite"))
                .contains("HORS_DELAI"));
        if (rapport.get("importes").asInt() == 0) {
            return;
        }
        assertEquals(
                "HORS_DELAI",
                Http.reussie(agent.poster(
                                chemin + "/hors-delai", "{\"explication\":\"Le guichet n'était pas ouvert.\"}"))
                        .get("etat")
                        .asText());
        Http.probleme(agent.poster(chemin + "/reouverture", "{\"motif\":\"x\"}"), 403, "ACCES_REFUSE");
        JsonNode rouvert =
                Http.reussie(administrateur.poster(chemin + "/reouverture", "{\"motif\":\"Erreur de date\"}"));
        assertEquals("DEPOSE", rouvert.get("etat").asText());
        Http.probleme(
                agent.poster("/dossiers/63-2021-001/hors-delai", "{\"explication\":\"x\"}"), 409, "ACTION_IMPOSSIBLE");
    }

    @Test
    @DisplayName("un dossier réorienté arrive une fois à l'autre guichet, avec sa date, sous un numéro d'ici")
    void reorientation() throws InterruptedException {
        Appelant aubigny = Appelant.chezSoi("agent.18015");
        Appelant agent = Appelant.chezSoi("instructeur.18");
        Appelant ailleurs = Appelant.chezSoi("instructeur.63");
        String intitule = "Réorientation " + Long.toHexString(System.nanoTime());
        JsonNode depose = aubigny.depot(DossiersIT.saisie("18015", intitule));
        String chemin = "/dossiers/" + depose.get("numero").asText();
        Http.probleme(
                agent.poster(chemin + "/reorientation", "{\"vers\":\"18\",\"motif\":\"x\"}"), 400, "CHAMPS_INVALIDES");
        Http.probleme(agent.poster(chemin + "/reorientation", "{\"motif\":\"x\"}"), 400, "CHAMPS_INVALIDES");
        JsonNode reoriente = Http.reussie(
                agent.poster(chemin + "/reorientation", "{\"vers\":\"63\",\"motif\":\"Le projet est là-bas\"}"));
        assertEquals("REORIENTE", reoriente.get("etat").asText());
        assertEquals("63", reoriente.at("/decision/vers").asText());

        JsonNode arrives = arrives(ailleurs, intitule);
        long limite = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (arrives.get("elements").isEmpty() && System.nanoTime() < limite) {
            TimeUnit.MILLISECONDS.sleep(200);
            arrives = arrives(ailleurs, intitule);
        }
        assertEquals(1, arrives.get("total").asInt(), arrives::toString);
        JsonNode arrive = ailleurs.dossier(arrives.at("/elements/0/numero").asText());
        assertTrue(arrive.get("numero").asText().startsWith("63-2021-"));
        assertEquals(depose.get("deposeLe"), arrive.get("deposeLe"));
        assertEquals("DEPOSE", arrive.get("etat").asText());
        assertTrue(Demonstration.textes(arrive.at("/evaluation/motifsIrrecevabilite"))
                .contains("GUICHET_INCOMPETENT"));
        Http.probleme(agent.lire("/dossiers/" + arrive.get("numero").asText()), 404, "INTROUVABLE");
        assertEquals(
                arrive.get("numero"),
                new Appelant("agent.18015", "puy-de-dome.localhost")
                        .dossier(arrive.get("numero").asText())
                        .get("numero"));
    }

    private static JsonNode arrives(Appelant agent, String intitule) {
        return Http.reussie(agent.lire("/dossiers?q=" + intitule.substring(intitule.indexOf(' ') + 1)));
    }

    @Test
    @DisplayName("les rôles autres que l'administration n'importent rien")
    void roles() {
        Set<Integer> statuts = new TreeSet<>();
        for (String compte : List.of("instructeur.18", "agent.18033", "signataire.18")) {
            statuts.add(Appelant.chezSoi(compte)
                    .poster("/dossiers/import", "{\"dossiers\":[]}")
                    .statusCode());
        }
        assertEquals(Set.of(403), statuts);
    }
}
