package fr.guichets.programmation.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.programmation.Avis;
import fr.guichets.reglement.Evaluation.Bornes;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Attribution;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Le montant d'un avis")
class PropositionTest {

    private static final Reglement CHER = DossierTenants.lire(Path.of("../../tenants"))
            .guichet(new CodeDepartement("18"))
            .versions()
            .get(0)
            .reglement();

    private static Reglement derogeantA(String cles) throws Exception {
        ObjectMapper jackson = new ObjectMapper();
        ObjectNode regles = (ObjectNode) jackson.readTree(JsonReglement.ecrire(CHER));
        regles.putArray("derogations");
        if (cles != null) {
            for (String cle : cles.split(" ")) {
                regles.withArray("derogations").addObject().put("cle", cle).put("autorite", "préfet");
            }
        }
        return JsonReglement.lire(regles.toString());
    }

    @ParameterizedTest(name = "dérogations : {0}")
    @CsvSource({
        ", 3000",
        "plancher, 3000",
        "forfaits, 4000",
        "forfaits plafondParCollectivite, 6000",
        "forfaits plafondParCollectivite tauxMax, 7000",
        "forfaits plafondParCollectivite tauxParCategorie, 7000"
    })
    @DisplayName("ne passe que les bornes dont les règles laissent l'autorité s'écarter")
    void plafond(String derogations, long plafond) throws Exception {
        Bornes bornes = new Bornes(
                Montant.euros(9000),
                Montant.euros(500),
                Montant.euros(7000),
                Montant.euros(3000),
                Montant.euros(6000),
                Montant.euros(4000));
        assertEquals(Montant.euros(plafond), Proposition.plafond(bornes, derogeantA(derogations)));
    }

    @ParameterizedTest(name = "{0} : {1} {2} € « {3} » → {4}")
    @CsvSource({
        "TOUT_OU_RIEN, FAVORABLE, 5000, '', ",
        "TOUT_OU_RIEN, FAVORABLE, 4999.99, Crédits comptés, MONTANT_PARTIEL",
        "TOUT_OU_RIEN, LISTE_COMPLEMENTAIRE, 1, Crédits comptés, MONTANT_PARTIEL",
        "TOUT_OU_RIEN, FAVORABLE, 6000, Petite commune, ",
        "TOUT_OU_RIEN, FAVORABLE, 7000.01, Petite commune, MONTANT_AU_DESSUS_DU_PLAFOND",
        "TOUT_OU_RIEN, DEFAVORABLE, 0, Hors sujet, ",
        "TOUT_OU_RIEN, FAVORABLE, 0, '', MONTANT_NUL MOTIF_DU_MONTANT_OBLIGATOIRE",
        "PARTIELLE, FAVORABLE, 4999.99, Crédits comptés, ",
        "PARTIELLE, FAVORABLE, 4999.99, '', MOTIF_DU_MONTANT_OBLIGATOIRE"
    })
    @DisplayName("n'est pas réduit où l'aide est toute ou rien")
    void attribution(Attribution attribution, Avis avis, BigDecimal euros, String motif, String attendus) {
        assertEquals(
                attendus == null ? Set.of() : Set.of(attendus.split(" ")),
                Proposition.defauts(
                                avis,
                                Montant.euros(euros),
                                motif,
                                Montant.euros(5000),
                                Montant.euros(7000),
                                attribution)
                        .stream()
                        .map(Enum::name)
                        .collect(Collectors.toSet()));
    }
}
