package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a préfecture does with its dossiers, each step over HTTP by the demonstration account that may do it.
 *
 * @param code of the département: 18
 * @param base address of the stack
 */
record Prefecture(String code, String base) {

    /** The first one that the demonstration registers; every guichet has its own. */
    private static final int SIGNATAIRE = 1;

    Appelant compte(String role) {
        return new Appelant(role + "." + code, Demonstration.hote(code), base);
    }

    Appelant instructeur() {
        return compte("instructeur");
    }

    Appelant signataire() {
        return compte("signataire");
    }

    /** @param insee code of the commune whose agent acts */
    Appelant mairie(String insee) {
        return new Appelant("agent." + insee, Demonstration.hote(code), base);
    }

    /** Does what must succeed. */
    static JsonNode faire(Appelant qui, String chemin, String corps) {
        HttpResponse<String> reponse = qui.poster(chemin, corps);
        assertTrue(reponse.statusCode() / 100 == 2, () -> qui.compte() + " " + chemin + " : " + reponse.body());
        return Http.json(reponse.body());
    }

    String etat(String numero) {
        return instructeur().dossier(numero).get("etat").asText();
    }

    // instruction

    void prendreEnCharge(String numero) {
        faire(instructeur(), "/dossiers/" + numero + "/prise-en-charge", "{}");
    }

    void completer(String numero) {
        prendreEnCharge(numero);
        faire(instructeur(), "/dossiers/" + numero + "/completude", "{}");
    }

    /** From the filing to the instruction. */
    void instruire(String... numeros) {
        for (String numero : numeros) {
            completer(numero);
            faire(instructeur(), "/dossiers/" + numero + "/instruction", "{}");
        }
    }

    // programmation

    /**
     * Freezes a relevé with these dossiers alone; the others that were ready are set aside with a reason.
     *
     * @param session of the calendar, null for a relevé of its own
     * @return its identifier
     */
    long figer(String session, String tranche, String... retenus) {
        JsonNode ouvert = faire(
                instructeur(),
                "/releves",
                "{\"session\":%s,\"tranche\":\"%s\"}"
                        .formatted(session == null ? "null" : "\"" + session + "\"", tranche));
        long id = ouvert.at("/releve/id").asLong();
        Set<String> gardes = Set.of(retenus);
        String ecartes = StreamSupport.stream(ouvert.at("/candidats/prets").spliterator(), false)
                .map(pret -> pret.get("dossier").asText())
                .filter(pret -> !gardes.contains(pret))
                .map("{\"dossier\":\"%s\",\"motif\":\"Au prochain relevé\"}"::formatted)
                .collect(Collectors.joining(","));
        faire(instructeur(), "/releves/" + id + "/preparation", "{\"ecartes\":[" + ecartes + "]}");
        faire(instructeur(), "/releves/" + id + "/gel", "{\"dossiers\":[\"" + String.join("\",\"", retenus) + "\"]}");
        return id;
    }

    /** A favourable opinion for the maximum. */
    void avisFavorables(long releve, List<String> numeros) {
        faire(
                instructeur(),
                "/releves/" + releve + "/avis",
                "{\"avis\":["
                        + numeros.stream()
                                .map("{\"dossier\":\"%s\",\"avis\":\"FAVORABLE\"}"::formatted)
                                .collect(Collectors.joining(","))
                        + "]}");
    }

    HttpResponse<String> valider(long releve) {
        return signataire().poster("/releves/" + releve + "/validation", "{}");
    }

    /** From the freeze to the reservation. */
    void programmer(String session, String tranche, String... retenus) {
        long releve = figer(session, tranche, retenus);
        avisFavorables(releve, List.of(retenus));
        Http.reussie(valider(releve));
    }

    // décision

    /** @return identifier of the signed act */
    long accorder(String numero) {
        long acte = faire(
                        instructeur(),
                        "/dossiers/" + numero + "/acte",
                        "{\"signataire\":%d,\"achevementLe\":\"2022-06-30\"}".formatted(SIGNATAIRE))
                .get("id")
                .asLong();
        faire(signataire(), "/actes/" + acte + "/signature", null);
        return acte;
    }

    void notifier(long acte, String ej) {
        faire(instructeur(), "/actes/" + acte + "/engagement", "{\"ej\":\"" + ej + "\"}");
        faire(instructeur(), "/actes/" + acte + "/notification", "{}");
    }

    // exécution

    /** The proof came on paper: the agent enters it and accepts it. */
    void demarrer(String numero, String type, String signeeLe, String montant) {
        faire(
                instructeur(),
                "/dossiers/" + numero + "/preuve",
                "{\"type\":\"%s\",\"signeeLe\":\"%s\",\"montant\":%s}".formatted(type, signeeLe, montant));
        faire(instructeur(), "/dossiers/" + numero + "/preuve/acceptation", "{}");
    }

    /** @return identifier of the certified payment */
    long certifier(String numero, String demande) {
        long paiement = dernier(faire(instructeur(), "/dossiers/" + numero + "/paiements", demande));
        faire(instructeur(), "/dossiers/" + numero + "/paiements/" + paiement + "/service-fait", "{}");
        return paiement;
    }

    private static long dernier(JsonNode execution) {
        JsonNode paiements = execution.get("paiements");
        return paiements.get(paiements.size() - 1).get("id").asLong();
    }

    HttpResponse<String> verser(String numero, long paiement, String chorus) {
        return instructeur()
                .poster(
                        "/dossiers/" + numero + "/paiements/" + paiement + "/versement",
                        "{\"numero\":\"%s\",\"payeLe\":\"2021-10-01\"}".formatted(chorus));
    }

    // argent

    JsonNode enveloppe() {
        return Http.reussie(instructeur().lire("/enveloppe"));
    }
}
