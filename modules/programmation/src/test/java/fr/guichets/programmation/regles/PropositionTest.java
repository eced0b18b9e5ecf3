package fr.guichets.programmation.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.programmation.Avis;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Evaluation.Bornes;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Attribution;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

    private static Evaluation evaluation(Bornes bornes, Motif... motifs) {
        return new Evaluation(
                motifs.length == 0,
                Set.of(motifs),
                Set.of(),
                bornes.coutEligible(),
                Montant.ZERO,
                bornes.coutEligible(),
                null,
                null,
                bornes,
                Set.of(),
                motifs.length == 0 ? bornes.demande() : Montant.ZERO,
                Taux.ZERO,
                null,
                "2021-1",
                null,
                List.of());
    }

    @ParameterizedTest(name = "{0}, dérogations : {1} → {2} €")
    @CsvSource({
        "POPULATION_SUPERIEURE_AU_PLAFOND, , 0",
        "POPULATION_SUPERIEURE_AU_PLAFOND, forfaits, 0",
        "POPULATION_SUPERIEURE_AU_PLAFOND, plafondPopulation, 7000",
        "POPULATION_SUPERIEURE_AU_PLAFOND COUT_INFERIEUR_AU_PLANCHER, plafondPopulation, 0",
        "POPULATION_SUPERIEURE_AU_PLAFOND COUT_INFERIEUR_AU_PLANCHER, plafondPopulation plancher, 7000",
        "NATURE_NON_ELIGIBLE, plafondPopulation, 0"
    })
    @DisplayName("est nul pour un projet que les règles refusent, sauf dérogation à chacune de celles qui le refusent")
    void refuse(String motifs, String derogations, long plafond) throws Exception {
        Bornes bornes = new Bornes(Montant.euros(9000), Montant.euros(500), Montant.euros(7000), null, null, null);
        Motif[] lus = Arrays.stream(motifs.split(" ")).map(Motif::valueOf).toArray(Motif[]::new);
        assertEquals(Montant.euros(plafond), Proposition.plafond(evaluation(bornes, lus), derogeantA(derogations)));
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
        assertEquals(Montant.euros(plafond), Proposition.plafond(evaluation(bornes), derogeantA(derogations)));
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
