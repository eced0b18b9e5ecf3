package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Le dépôt d'un dossier, à travers HTTP")
class DossiersIT {

    private static final Appelant BOURGES = Appelant.chezSoi("agent.18033");
    private static final Appelant AUBIGNY = Appelant.chezSoi("agent.18015");
    private static final Appelant INSTRUCTRICE = Appelant.chezSoi("instructeur.18");

    static final String ATTESTE = """
            {"attestations":true}""";

    static String saisie(String porteur, String intitule) {
        return """
                {"porteur":{"code":"%s"},"intitule":"%s","theme":"RELATION_USAGERS_COMMUNICATION","dureeMois":6,
                 "depenses":[{"libelle":"Étude","nature":"PRESTATION","montantHT":6000.10,"montantTTC":7200.12,
                              "section":"INVESTISSEMENT"},
                             {"libelle":"Formation","nature":"FORMATION","montantHT":1000}],
                 "montantDemandeHT":5000.05,"cofinancements":[],
                 "contactOperationnel":{"nom":"Camille Petit","fonction":"secrétaire de mairie",
                                        "courriel":"camille.petit@exemple.invalid"}}""".formatted(porteur, intitule);
    }

    static JsonNode avec(String saisie, String cle, String valeur) {
        ObjectNode objet = (ObjectNode) Http.json(saisie);
        objet.set(cle, Http.json(valeur));
        return objet;
    }

    @Test
    @DisplayName("d'un brouillon à son accusé : enregistré, corrigé, déposé, numéroté, figé")
    void depot() {
        HttpResponse<String> cree = BOURGES.poster("/dossiers", "{\"porteur\":{\"code\":\"18033\"}}");
        assertEquals(201, cree.statusCode(), cree.body());
        JsonNode brouillon = Http.json(cree.body());
        String reference = brouillon.get("numero").asText();
        assertEquals("BROUILLON", brouillon.get("etat").asText());
        String lieu = cree.headers().firstValue("Location").orElseThrow();
        assertTrue(lieu.endsWith("/api/v1/dossiers/" + reference), lieu);
        assertEquals(BOURGES.hote(), URI.create(lieu).getHost());

        HttpResponse<String> lu = BOURGES.lire("/dossiers/" + reference);
        String etiquette = lu.headers().firstValue("ETag").orElseThrow();
        assertEquals("\"" + brouillon.get("version").asLong() + "\"", etiquette);
        JsonNode enregistre = Http.reussie(BOURGES.envoyer(
                "PUT", "/dossiers/" + reference, saisie("18033", "Accueil numérique"), "If-Match", etiquette));
        assertEquals("Accueil numérique", enregistre.get("intitule").asText());
        assertEquals("5000.05", enregistre.at("/saisie/montantDemandeHT").asText());
        assertTrue(enregistre.at("/evaluation/recevable").asBoolean(), enregistre::toString);
        assertTrue(
                enregistre.get("deposeLe").isNull() && enregistre.get("accuse").isNull());

        JsonNode depose = Http.reussie(BOURGES.poster("/dossiers/" + reference + "/depot", ATTESTE));
        String numero = depose.get("numero").asText();
        assertTrue(numero.matches("18-2021-\\d{3,}"), numero);
        assertEquals("DEPOSE", depose.get("etat").asText());
        assertTrue(depose.get("deposeLe").asText().matches("2021-\\d\\d-\\d\\dT.*\\+02:00"), depose::toString);
        assertEquals("2021-1", depose.at("/depot/versionReglement").asText().substring(0, 6));
        assertEquals(64668, depose.at("/depot/population").asInt());
        assertEquals(2021, depose.at("/depot/millesime").asInt());
        assertEquals("5000.05", depose.at("/evaluation/montantMaximum").asText());
        assertTrue(depose.get("accuse").asText().endsWith("/api/v1/dossiers/" + numero + "/accuse"));

        assertEquals(depose, BOURGES.dossier(reference), "la référence provisoire désigne toujours le dossier");
        assertEquals(depose.get("evaluation"), INSTRUCTRICE.dossier(numero).get("evaluation"));
        Http.probleme(BOURGES.poster("/dossiers/" + numero + "/depot", ATTESTE), 409, "ACTION_IMPOSSIBLE");
        Http.probleme(
                BOURGES.envoyer("PUT", "/dossiers/" + numero, saisie("18033", "Autre")), 409, "ACTION_IMPOSSIBLE");
        assertEquals(
                "Accueil numérique", BOURGES.dossier(numero).get("intitule").asText());
    }

    @Test
    @DisplayName("l'accusé de réception est un PDF, le même pour le déposant et pour l'agent, absent d'un brouillon")
    void accuse() throws Exception {
        String numero = BOURGES.depot(saisie("18033", "Accusé")).get("numero").asText();
        for (Appelant lecteur : List.of(BOURGES, INSTRUCTRICE)) {
            HttpResponse<byte[]> pdf = HttpClient.newHttpClient()
                    .send(
                            lecteur.requete("/dossiers/" + numero + "/accuse").build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, pdf.statusCode());
            assertEquals(
                    "application/pdf", pdf.headers().firstValue("Content-Type").orElse(""));
            assertTrue(
                    pdf.headers().firstValue("Content-Disposition").orElse("").contains(numero));
            assertEquals("%PDF-", new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII));
            assertTrue(pdf.body().length > 10_000, "un accusé a des pages");
        }
        String brouillon = BOURGES.brouillon(saisie("18033", "Pas déposé"));
        Http.probleme(BOURGES.lire("/dossiers/" + brouillon + "/accuse"), 404, "INTROUVABLE");
        Http.probleme(AUBIGNY.lire("/dossiers/" + numero + "/accuse"), 404, "INTROUVABLE");
    }

    @Test
    @DisplayName("le dépôt nomme tout ce qui manque ou est faux, à la fois, et ne dépose rien")
    void champsFaux() {
        String reference = BOURGES.brouillon("""
                {"porteur":{"code":"18033"},"intitule":"","theme":"JARDINAGE","dureeMois":0,"montantDemandeHT":"mille",
                 "depenses":[{"nature":"VOYAGE","montantHT":-1},{"nature":"FORMATION","montantHT":100,"montantTTC":50,
                 "section":"AUTRE"}],"cofinancements":[{"organisme":"DETR","montantHT":10,"statut":"PROMIS"}],
                 "membres":[{"code":"00000"}],"contactOperationnel":{"courriel":"personne"}}""");
        JsonNode probleme =
                Http.probleme(BOURGES.poster("/dossiers/" + reference + "/depot", ATTESTE), 400, "CHAMPS_INVALIDES");
        Set<String> champs = new TreeSet<>();
        probleme.get("erreurs").forEach(erreur -> {
            assertTrue(erreur.get("message").asText().length() > 10, erreur::toString);
            champs.add(erreur.get("champ").asText());
        });
        assertEquals(
                new TreeSet<>(Set.of(
                        "intitule",
                        "theme",
                        "dureeMois",
                        "montantDemandeHT",
                        "depenses[0].nature",
                        "depenses[0].montantHT",
                        "depenses[1].montantTTC",
                        "depenses[1].section",
                        "cofinancements[0].statut",
                        "membres[0]",
                        "contactOperationnel.fonction",
                        "contactOperationnel.courriel")),
                champs);
        JsonNode garde = BOURGES.dossier(reference);
        assertEquals("BROUILLON", garde.get("etat").asText());
        assertEquals("mille", garde.at("/saisie/montantDemandeHT").asText(), "ce qui est faux est gardé tel quel");
    }

    @ParameterizedTest(name = "{0} : {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{} | 400 | CHAMPS_INVALIDES",
                "{\"porteur\":{\"code\":\"00000\"}} | 400 | CHAMPS_INVALIDES",
                "{\"porteur\":{\"code\":\"18015\"}} | 403 | ACCES_REFUSE",
                "[] | 400 | CHAMPS_INVALIDES",
                "{\"porteur\": | 400 | JSON_MALFORME"
            })
    @DisplayName("un brouillon ne s'ouvre que pour une organisation connue, dont on a mandat")
    void porteur(String corps, int statut, String code) {
        Http.probleme(BOURGES.poster("/dossiers", corps), statut, code);
    }

    @Test
    @DisplayName("sans attestation, rien n'est déposé")
    void attestation() {
        String reference = BOURGES.brouillon(saisie("18033", "Sans attestation"));
        for (String corps : List.of("{}", "{\"attestations\":false}", "{\"attestations\":null}")) {
            Http.probleme(BOURGES.poster("/dossiers/" + reference + "/depot", corps), 422, "ATTESTATION_MANQUANTE");
        }
        Http.probleme(
                BOURGES.poster("/dossiers/" + reference + "/depot", "{\"attestations\":\"oui\"}"),
                400,
                "CHAMPS_INVALIDES");
        assertEquals("BROUILLON", BOURGES.dossier(reference).get("etat").asText());
    }

    @Test
    @DisplayName("un projet que les règles refusent n'est déposé qu'après confirmation, et garde ses raisons")
    void refusConfirme() {
        Appelant murol = Appelant.chezSoi("agent.63247");
        String saisie = avec(saisie("63247", "Trop petit"), "depenses", """
                [{"libelle":"Site","nature":"PRESTATION","montantHT":10}]""").toString();
        String reference = murol.brouillon(saisie);
        JsonNode probleme =
                Http.probleme(murol.poster("/dossiers/" + reference + "/depot", ATTESTE), 409, "REFUS_A_CONFIRMER");
        assertFalse(probleme.at("/evaluation/recevable").asBoolean());
        Set<String> motifs = Demonstration.textes(probleme.at("/evaluation/motifsIrrecevabilite"));
        assertTrue(motifs.contains("COUT_INFERIEUR_AU_PLANCHER"), motifs::toString);
        assertEquals("BROUILLON", murol.dossier(reference).get("etat").asText());

        JsonNode depose = Http.reussie(murol.poster("/dossiers/" + reference + "/depot", """
                {"attestations":true,"confirmeMalgreRefus":true}"""));
        assertEquals("DEPOSE", depose.get("etat").asText());
        assertEquals(motifs, Demonstration.textes(depose.at("/evaluation/motifsIrrecevabilite")));
        assertEquals(0, depose.at("/evaluation/montantMaximum").asInt());
        assertTrue(depose.hasNonNull("accuse"));
    }

    @Test
    @DisplayName("un brouillon mis de côté disparaît, un dossier déposé ne se supprime pas")
    void suppression() {
        String reference = BOURGES.brouillon(saisie("18033", "À jeter"));
        Http.probleme(
                BOURGES.envoyer("DELETE", "/dossiers/" + reference, null, "If-Match", "\"999\""),
                409,
                "MODIFIE_ENTRE_TEMPS");
        HttpResponse<String> supprime = BOURGES.envoyer("DELETE", "/dossiers/" + reference, null);
        assertEquals(204, supprime.statusCode(), supprime.body());
        Http.probleme(BOURGES.lire("/dossiers/" + reference), 404, "INTROUVABLE");
        String numero = BOURGES.depot(saisie("18033", "Gardé")).get("numero").asText();
        assertEquals(409, BOURGES.envoyer("DELETE", "/dossiers/" + numero, null).statusCode());
        assertEquals(numero, BOURGES.dossier(numero).get("numero").asText());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "[",
                "{\"a\":1,\"a\":2}",
                "\"texte\"",
                "{\"porteur\":{\"code\":\"18033\"},\"intitule\":\"\\ud800\"}"
            })
    @DisplayName("ce qui n'est pas un objet JSON lisible n'est pas gardé")
    void illisible(String corps) {
        HttpResponse<String> reponse = BOURGES.poster("/dossiers", corps);
        assertEquals(400, reponse.statusCode(), reponse.body());
        Http.rienDuDedans(reponse.body());
    }

    @Test
    @DisplayName("un brouillon démesuré est refusé")
    void demesure() {
        String long300ko = avec(saisie("18033", "x"), "notes", "\"" + "a".repeat(300_000) + "\"")
                .toString();
        Http.probleme(BOURGES.poster("/dossiers", long300ko), 400, "CHAMPS_INVALIDES");
        String profond = avec(saisie("18033", "x"), "notes", "[".repeat(30) + "]".repeat(30))
                .toString();
        Http.probleme(BOURGES.poster("/dossiers", profond), 400, "CHAMPS_INVALIDES");
    }

    @Test
    @DisplayName("ce qui est saisi revient tel quel, jamais comme une balise")
    void texteHostile() {
        String hostile = "<script>alert(1)</script>'; DROP TABLE dossier; --";
        HttpResponse<String> cree = BOURGES.poster("/dossiers", saisie("18033", hostile));
        assertEquals(201, cree.statusCode(), cree.body());
        HttpResponse<String> lu =
                BOURGES.lire("/dossiers/" + Http.json(cree.body()).get("numero").asText());
        assertEquals(hostile, Http.json(lu.body()).get("intitule").asText());
        assertFalse(lu.body().contains("<script>"), lu.body());
    }

    @Test
    @DisplayName("le journal dit qui a fait quoi, avec avant et après ; le demandeur n'y voit pas ce qui prépare")
    void historique() {
        JsonNode depose = BOURGES.depot(saisie("18033", "Journal"));
        String chemin = "/dossiers/" + depose.get("numero").asText();
        Http.reussie(INSTRUCTRICE.poster(chemin + "/prise-en-charge", ""));
        Http.reussie(INSTRUCTRICE.poster(chemin + "/complements", """
                {"points":["Le devis de la formation"],"avant":"2021-07-01"}"""));

        JsonNode agent = Http.reussie(INSTRUCTRICE.lire(chemin + "/historique"));
        List<String> actes = actions(agent);
        assertTrue(actes.size() >= 3, actes::toString);
        assertEquals(agent.get("total").asInt(), actes.size());
        JsonNode dernier = agent.get("elements").get(actes.size() - 1);
        assertEquals("DEPOSE", dernier.at("/avant/etat").asText(), dernier::toString);
        assertEquals("INCOMPLET", dernier.at("/apres/etat").asText(), dernier::toString);
        assertTrue(
                dernier.hasNonNull("rang") && dernier.get("empreinte").asText().length() == 64);
        assertTrue(dernier.get("le").asText().endsWith("+02:00"), dernier::toString);

        JsonNode demandeur = Http.reussie(BOURGES.lire(chemin + "/historique"));
        assertTrue(actions(demandeur).size() < actes.size(), demandeur::toString);
        assertFalse(demandeur.toString().contains("PRIS_EN_CHARGE"), demandeur::toString);
        assertFalse(demandeur.get("elements").get(0).has("rang"));
        JsonNode page = Http.reussie(INSTRUCTRICE.lire(chemin + "/historique?page=1&taille=2"));
        assertEquals(actes.subList(2, Math.min(4, actes.size())), actions(page));
    }

    private static List<String> actions(JsonNode historique) {
        return StreamSupport.stream(historique.get("elements").spliterator(), false)
                .map(acte -> acte.get("action").asText())
                .collect(Collectors.toList());
    }

    @Test
    @DisplayName("des compléments demandés se corrigent, se répondent, et le dossier devient complet")
    void complements() {
        JsonNode depose = BOURGES.depot(saisie("18033", "À compléter"));
        String chemin = "/dossiers/" + depose.get("numero").asText();
        Http.probleme(
                INSTRUCTRICE.poster(chemin + "/complements", "{\"points\":[],\"avant\":\"2020-01-01\"}"),
                400,
                "CHAMPS_INVALIDES");
        JsonNode incomplet = Http.reussie(
                INSTRUCTRICE.poster(chemin + "/complements", "{\"points\":[\"Le plan\"],\"avant\":\"2021-07-01\"}"));
        assertEquals("INCOMPLET", incomplet.get("etat").asText());
        assertTrue(incomplet.at("/depot/rejetImpliciteLe").isNull(), "le délai est suspendu");
        String corrige =
                avec(saisie("18033", "À compléter"), "montantDemandeHT", "4000").toString();
        Http.reussie(BOURGES.envoyer("PUT", chemin, corrige));
        JsonNode repondu = Http.reussie(BOURGES.poster(chemin + "/reponse", "{\"message\":\"Voici.\\nMerci.\"}"));
        assertEquals("Voici.\nMerci.", repondu.at("/complements/reponse").asText());
        assertEquals(4000, repondu.at("/evaluation/montantMaximum").asInt());
        JsonNode complet = Http.reussie(INSTRUCTRICE.poster(chemin + "/completude", ""));
        assertEquals("COMPLET", complet.get("etat").asText());
        assertTrue(complet.at("/depot/rejetImpliciteLe").isTextual());
        assertEquals(
                "EN_INSTRUCTION",
                Http.reussie(INSTRUCTRICE.poster(
                                chemin + "/instruction", "{\"version\":" + complet.get("version") + "}"))
                        .get("etat")
                        .asText());
    }

    @Test
    @DisplayName("le 404 d'un dossier d'un autre est celui d'un dossier qui n'existe pas, au mot près")
    void inexistants() {
        String deBourges = BOURGES.brouillon(saisie("18033", "À Bourges"));
        byte[] autre = AUBIGNY.lire("/dossiers/" + deBourges).body().getBytes(StandardCharsets.UTF_8);
        byte[] inconnu = AUBIGNY.lire("/dossiers/B-00000000").body().getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(inconnu, autre);
        assertEquals(404, AUBIGNY.lire("/dossiers/" + deBourges).statusCode());
    }
}
