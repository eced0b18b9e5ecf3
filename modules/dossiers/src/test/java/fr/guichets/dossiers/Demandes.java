package fr.guichets.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.interne.JsonDossiers;

/** Requests as they are typed. */
public final class Demandes {

    public static final JsonNode NANCAY = JsonDossiers.lire("""
            {"porteur":{"nature":"COMMUNE","code":"18159","nom":"Nançay"},
             "membres":[{"nature":"COMMUNE","code":"18033"}],
             "intitule":"Portail communal accessible", "theme":"RELATION_USAGERS_COMMUNICATION",
             "depenses":[{"libelle":"Création du site","nature":"PRESTATION","montantHT":4800,"montantTTC":5760.00,
                          "section":"INVESTISSEMENT"},
                         {"libelle":"Audit d’accessibilité","nature":"PRESTATION","montantHT":1200}],
             "montantDemandeHT":6000, "nbAgentsBeneficiaires":3, "nbUsagersBeneficiaires":825, "dureeMois":6,
             "cofinancements":[], "preuveEngagement":null,
             "contactOperationnel":{"fonction":"secrétaire de mairie","courriel":"mairie@exemple.fr"},
             "description":{"besoin":"Un site lisible.\\nPar tous.","publics":"Habitants","calendrier":"Été"},
             "criteres":{"PERTINENCE":"Oui"}}
            """);

    private Demandes() {}

    /** The request with the value of one key replaced, written in JSON; null removes the key. */
    public static JsonNode avec(String cle, String valeur) {
        ObjectNode copie = NANCAY.deepCopy();
        if (valeur == null) {
            copie.remove(cle);
        } else {
            copie.set(cle, JsonDossiers.lire(valeur));
        }
        return copie;
    }
}
