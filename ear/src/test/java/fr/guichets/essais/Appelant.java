package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/**
 * Someone who speaks to the REST interface of one host.
 *
 * @param compte demonstration account, null for nobody
 * @param base address of the stack
 */
record Appelant(String compte, String hote, String base) {

    Appelant(String compte, String hote) {
        this(compte, hote, Http.base());
    }

    /** Of the guichet that the account names: instructeur.18 at the Cher's. */
    static Appelant chezSoi(String compte) {
        return new Appelant(compte, Demonstration.hote(compte.substring(compte.indexOf('.') + 1)));
    }

    /** @param entetes names and values, one after the other */
    HttpRequest.Builder requete(String chemin, String... entetes) {
        HttpRequest.Builder requete = Http.requete(base, hote, "/api/v1" + chemin);
        if (compte != null) {
            requete.header("Authorization", "Bearer " + Jetons.de(base, compte));
        }
        if (entetes.length > 0) {
            requete.headers(entetes);
        }
        return requete;
    }

    HttpResponse<String> lire(String chemin, String... entetes) {
        return Http.envoyer(requete(chemin, entetes).GET().build());
    }

    /** @param corps JSON, null for none */
    HttpResponse<String> envoyer(String methode, String chemin, String corps, String... entetes) {
        return envoyerEn("application/json", methode, chemin, corps, entetes);
    }

    /** @param type media type of the body */
    HttpResponse<String> envoyerEn(String type, String methode, String chemin, String corps, String... entetes) {
        HttpRequest.Builder requete = requete(chemin, entetes);
        if (corps != null) {
            requete.header("Content-Type", type);
        }
        return Http.envoyer(
                requete.method(methode, corps == null ? BodyPublishers.noBody() : BodyPublishers.ofString(corps))
                        .build());
    }

    HttpResponse<String> poster(String chemin, String corps, String... entetes) {
        return envoyer("POST", chemin, corps, entetes);
    }

    JsonNode dossier(String numero) {
        return Http.reussie(lire("/dossiers/" + numero));
    }

    /** Creates a draft. @return its provisional reference */
    String brouillon(String saisie) {
        HttpResponse<String> cree = poster("/dossiers", saisie);
        assertEquals(201, cree.statusCode(), cree.body());
        return Http.json(cree.body()).get("numero").asText();
    }

    /** Creates and files. @return the dossier as filing answered it */
    JsonNode depot(String saisie) {
        return Http.reussie(poster("/dossiers/" + brouillon(saisie) + "/depot", """
                {"attestations":true,"confirmeMalgreRefus":true}"""));
    }
}
