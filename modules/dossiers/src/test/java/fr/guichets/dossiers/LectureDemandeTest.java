package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Organisation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("La lecture d'une demande à déposer")
class LectureDemandeTest {

    private static final Instant LE_2_JUIN = Instant.parse("2021-06-02T07:00:00Z");

    private static ObjectNode demande() {
        ObjectNode demande = Demandes.NANCAY.deepCopy();
        demande.set("porteur", JsonDossiers.lire("{\"code\":\"18033\"}"));
        demande.set("membres", JsonDossiers.lire("[{\"siren\":\"241800507\"}]"));
        return demande;
    }

    private static LectureDemande.Lue lire(JsonNode demande) {
        return new LectureDemande(new CollectivitesDuCher(), ZoneId.of("Europe/Paris")).lire(demande, LE_2_JUIN);
    }

    private static List<String> erreurs(JsonNode demande) {
        return assertThrows(ChampsInvalides.class, () -> lire(demande)).erreurs().stream()
                .map(erreur -> erreur.champ() + " " + erreur.code())
                .toList();
    }

    @Test
    @DisplayName("donne le projet, le contact et les membres ; la date de dépôt est celle du dépôt, quoi qu'on écrive")
    void complete() {
        ObjectNode demande = demande();
        demande.put("dateDepot", "2021-01-01T00:00:00+01:00");
        LectureDemande.Lue lue = lire(demande);
        assertEquals("Portail communal accessible", lue.intitule());
        assertEquals(LE_2_JUIN, lue.demande().dateDepot());
        assertEquals("18033", lue.demande().porteur().code());
        assertEquals("mairie@exemple.fr", lue.contact().courriel());
        assertNull(lue.contact().telephone());
        assertEquals(
                List.of(new Organisation("COMMUNAUTE_D_AGGLOMERATION", "241800507", "CA Bourges Plus")), lue.membres());
    }

    @ParameterizedTest(name = "{0} = {1} : {2}")
    @DisplayName("nomme le champ fautif et le code du défaut")
    @CsvSource(
            delimiter = '|',
            value = {
                "/porteur | absent | porteur OBLIGATOIRE",
                "/porteur | {\"code\":\"99999\"} | porteur PORTEUR_INCONNU",
                "/intitule | absent | intitule OBLIGATOIRE",
                "/intitule | \"  \" | intitule OBLIGATOIRE",
                "/intitule | 12 | intitule TYPE_INVALIDE",
                "/theme | absent | theme OBLIGATOIRE",
                "/theme | \"JARDINAGE\" | theme THEME_INCONNU",
                "/dureeMois | absent | dureeMois OBLIGATOIRE",
                "/dureeMois | \"six\" | dureeMois TYPE_INVALIDE",
                "/dureeMois | 0 | dureeMois HORS_LIMITES",
                "/depenses | [] | depenses OBLIGATOIRE",
                "/depenses | \"aucune\" | depenses TYPE_INVALIDE",
                "/depenses/1 | 3 | depenses[1] TYPE_INVALIDE",
                "/depenses/1/montantHT | absent | depenses[1].montantHT OBLIGATOIRE",
                "/depenses/1/montantHT | -1 | depenses[1].montantHT MONTANT_NEGATIF",
                "/depenses/0/montantTTC | 4799.99 | depenses[0].montantTTC TTC_INFERIEUR_AU_HT",
                "/depenses/0/montantTTC | \"5 760\" | depenses[0].montantTTC TYPE_INVALIDE",
                "/depenses/0/section | \"AUTRE\" | depenses[0].section SECTION_INCONNUE",
                "/montantDemandeHT | 0.001 | montantDemandeHT MONTANT_TROP_PRECIS",
                "/membres/0 | {\"code\":\"99999\"} | membres[0] MEMBRE_INCONNU",
                "/membres/0 | {} | membres[0] OBLIGATOIRE",
                "/membres/0 | {\"code\":\"18033\"} | membres[0] MEMBRE_EN_DOUBLE",
                "/contactOperationnel | absent | contactOperationnel OBLIGATOIRE",
                "/contactOperationnel | [{}] | contactOperationnel TYPE_INVALIDE",
                "/contactOperationnel/fonction | absent | contactOperationnel.fonction OBLIGATOIRE",
                "/contactOperationnel/courriel | absent | contactOperationnel.courriel OBLIGATOIRE",
                "/contactOperationnel/courriel | \"mairie\" | contactOperationnel.courriel COURRIEL_INVALIDE",
                "/contactOperationnel/courriel | \"a@b.fr, c@d.fr\" | contactOperationnel.courriel COURRIEL_INVALIDE",
                "/contactOperationnel/courriel | \"a@b.fr\\nBcc: c@d.fr\" | contactOperationnel.courriel CARACTERE_INTERDIT",
                "/contactOperationnel/telephone | \"poste 12\" | contactOperationnel.telephone TELEPHONE_INVALIDE",
                "/nbAgentsBeneficiaires | -3 | nbAgentsBeneficiaires HORS_LIMITES",
                "/nbUsagersBeneficiaires | 1.5 | nbUsagersBeneficiaires TYPE_INVALIDE",
                "/description/besoin | 3 | description.besoin TYPE_INVALIDE",
                "/description/besoin | \"\\u0007\" | description.besoin CARACTERE_INTERDIT",
                "/criteres/PERTINENCE | [] | criteres.PERTINENCE TYPE_INVALIDE",
                "/criteres | [] | criteres TYPE_INVALIDE",
                "/preuveEngagement | {\"signeLe\":\"2021-02-30\"} | preuveEngagement.signeLe DATE_INVALIDE",
                "/cofinancements | [{\"montantHT\":3}] | cofinancements[0].statut OBLIGATOIRE"
            })
    void fautif(String pointeur, String valeur, String attendue) {
        ObjectNode demande = demande();
        remplacer(demande, pointeur, valeur);
        assertEquals(List.of(attendue), erreurs(demande));
    }

    private static void remplacer(ObjectNode demande, String pointeur, String valeur) {
        int coupe = pointeur.lastIndexOf('/');
        JsonNode parent = demande.at(pointeur.substring(0, coupe));
        String cle = pointeur.substring(coupe + 1);
        if (parent instanceof ArrayNode liste) {
            liste.set(Integer.parseInt(cle), JsonDossiers.lire(valeur));
        } else if (valeur.equals("absent")) {
            ((ObjectNode) parent).remove(cle);
        } else {
            ((ObjectNode) parent).set(cle, JsonDossiers.lire(valeur));
        }
    }

    @ParameterizedTest(name = "sans {0}")
    @DisplayName("n'exige pas ce que la réglementation n'exige pas")
    @CsvSource({
        "/montantDemandeHT",
        "/depenses/0/section",
        "/depenses/0/montantTTC",
        "/membres",
        "/cofinancements",
        "/preuveEngagement",
        "/description",
        "/criteres",
        "/nbAgentsBeneficiaires",
        "/nbUsagersBeneficiaires"
    })
    void facultatif(String pointeur) {
        ObjectNode demande = demande();
        remplacer(demande, pointeur, "absent");
        assertEquals("Portail communal accessible", lire(demande).intitule());
    }

    @Test
    @DisplayName("signale tous les défauts d'une demande vide à la fois, chacun une fois")
    void vide() {
        List<String> erreurs = erreurs(JsonDossiers.lire("{}"));
        assertEquals(
                Set.of(
                        "porteur OBLIGATOIRE",
                        "intitule OBLIGATOIRE",
                        "theme OBLIGATOIRE",
                        "dureeMois OBLIGATOIRE",
                        "depenses OBLIGATOIRE",
                        "contactOperationnel OBLIGATOIRE"),
                erreurs.stream().collect(Collectors.toSet()));
        assertEquals(6, erreurs.size());
    }

    @Test
    @DisplayName("admet un texte de plusieurs lignes et refuse un roman")
    void textesLongs() {
        ObjectNode demande = demande();
        remplacer(demande, "/description/besoin", "\"Une ligne.\\r\\nUne autre,\\tavec une tabulation.\"");
        assertEquals("Portail communal accessible", lire(demande).intitule());
        remplacer(demande, "/description/besoin", "\"" + "a".repeat(LectureDemande.TEXTE_MAXIMAL + 1) + "\"");
        assertEquals(List.of("description.besoin TEXTE_TROP_LONG"), erreurs(demande));
    }
}
