package fr.guichets.reglement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.socle.CodeDepartement;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Une version publiée par une livraison plus ancienne")
class JsonReglementTest {

    private static final DossierTenants TENANTS = DossierTenants.lire(Path.of("../../tenants"));
    private static final String PUY_DE_DOME = contenu("63");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String contenu(String code) {
        return TENANTS.guichet(new CodeDepartement(code)).versions().get(0).contenu();
    }

    @ParameterizedTest(name = "{0} : {1} absent → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /           | rien          | true  | la livraison n'apporte que le numéro du modèle et des précisions
            /           | delais        | false | sa source est déjà dite
            /comite     | presidence    | false | la présidence est connue depuis toujours
            /forfaits/0 | populationMax | false | une borne de plus change la règle
            /plancher   | montant       | false | un montant de plus change la règle
            """)
    @DisplayName("est reconnue si la nouvelle n'ajoute que ce que la livraison apporte")
    void completee(String chemin, String absent, boolean reconnue, String raison) throws JsonProcessingException {
        ObjectNode ancienne = ancienne();
        JsonNode place = chemin.equals("/") ? ancienne : ancienne.at(chemin);
        ((ObjectNode) place).remove(absent);
        assertEquals(reconnue, JsonReglement.complete(PUY_DE_DOME, ancienne.toString()), raison);
    }

    @Test
    @DisplayName("n'est plus la même si une de ses sources change")
    void source_changee() throws JsonProcessingException {
        String ancienne = ancienne().toString().replace("4e et 5e paragraphes", "6e paragraphe");
        assertTrue(ancienne.contains("6e paragraphe"));
        assertEquals(false, JsonReglement.complete(PUY_DE_DOME, ancienne));
    }

    @Test
    @DisplayName("ne reçoit plus de précision une fois que le numéro de son modèle est écrit")
    void precision_tardive() throws JsonProcessingException {
        ObjectNode ancienne = (ObjectNode) JSON.readTree(PUY_DE_DOME);
        ((ObjectNode) ancienne.get("comite")).remove("sieges");
        assertEquals(false, JsonReglement.complete(PUY_DE_DOME, ancienne.toString()));
    }

    @Test
    @DisplayName("est complétée par le modèle national des seules clés qu'elle ne connaît pas")
    void apports() throws JsonProcessingException {
        ObjectNode ancienne = ancienne();
        oublier(ancienne, List.of("pieces", "delais", "notation", "plafondParCollectivite"));
        String completee = TENANTS.modeles().get(0).completer(ancienne.toString());

        Reglement attendu = JsonReglement.lire(PUY_DE_DOME);
        Reglement obtenu = JsonReglement.lire(completee);
        assertEquals(attendu.pieces(), obtenu.pieces());
        assertEquals(attendu.delais(), obtenu.delais());
        assertEquals(attendu.modele(), obtenu.modele());
        assertEquals(attendu.forfaits(), obtenu.forfaits());
        assertEquals(attendu.version(), obtenu.version());
        assertEquals(attendu.identite(), obtenu.identite());
        assertEquals(
                attendu.provenances().size() - 1,
                obtenu.provenances().size(),
                "chaque clé ajoutée dit d'où elle vient ; la précision d'une clé connue n'est pas inventée");
        assertTrue(JsonReglement.complete(completee, ancienne.toString()));
        assertSame(completee, TENANTS.modeles().get(0).completer(completee), "rien à ajouter la seconde fois");
    }

    /** As written before national models had numbers. */
    private static ObjectNode ancienne() throws JsonProcessingException {
        ObjectNode ancienne = (ObjectNode) JSON.readTree(PUY_DE_DOME);
        oublier(ancienne, List.of("modele", "comite.sieges"));
        ((ObjectNode) ancienne.get("comite")).remove("sieges");
        ((ObjectNode) ancienne.at("/sessions/1")).remove("motif");
        return ancienne;
    }

    private static void oublier(ObjectNode reglement, List<String> cles) {
        reglement.remove(cles);
        Iterator<JsonNode> provenances = reglement.get("provenances").iterator();
        while (provenances.hasNext()) {
            String cle = provenances.next().get("cle").asText();
            if (cles.contains(cle) || cles.contains(cle.split("\\.")[0])) {
                provenances.remove();
            }
        }
    }
}
