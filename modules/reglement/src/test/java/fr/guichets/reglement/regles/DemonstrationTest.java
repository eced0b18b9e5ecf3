package fr.guichets.reglement.regles;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Les dossiers de démonstration")
class DemonstrationTest {

    private static final DossierTenants TENANTS = DossierTenants.lire(Path.of("../../tenants"));

    static Stream<Arguments> dossiers() throws IOException {
        Path fichier = Path.of("../lanceur/src/main/resources/demonstration/dossiers-demo.json");
        JsonNode dossiers = new ObjectMapper().readTree(fichier.toFile()).get("dossiers");
        assertEquals(25, dossiers.size());
        return StreamSupport.stream(dossiers.spliterator(), false)
                .map(dossier -> Arguments.of(dossier.get("numero").textValue(), dossier));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dossiers")
    @DisplayName("reçoivent le verdict attendu, au centime")
    void verdict_attendu(String numero, JsonNode dossier) {
        Evaluation obtenue = evaluer(dossier);
        JsonNode attendu = dossier.get("attendu");
        JsonNode bornes = attendu.get("bornes");
        assertAll(
                () -> assertEquals(attendu.get("recevable").booleanValue(), obtenue.recevable()),
                () -> assertEquals(textes(attendu.get("motifsIrrecevabilite")), noms(obtenue.motifsIrrecevabilite())),
                () -> assertEquals(textes(attendu.get("alertes")), noms(obtenue.alertes())),
                () -> assertEquals(euros(attendu.get("coutGlobalHT")), obtenue.coutGlobal()),
                () -> assertEquals(euros(attendu.get("depensesExcluesHT")), obtenue.depensesExclues()),
                () -> assertEquals(euros(attendu.get("coutEligibleHT")), obtenue.coutEligible()),
                () -> assertEquals(attendu.get("categorieForfait").textValue(), obtenue.categorieForfait()),
                () -> assertEquals(euros(attendu.get("forfait")), obtenue.forfait()),
                () -> assertEquals(
                        euros(bornes.get("coutEligible")), obtenue.bornes().coutEligible()),
                () -> assertEquals(
                        euros(bornes.get("demande")), obtenue.bornes().demande()),
                () -> assertEquals(
                        euros(bornes.get("resteApresAutresAidesPubliques")),
                        obtenue.bornes().resteApresAutresAidesPubliques()),
                () -> assertEquals(
                        euros(bornes.get("forfait")), obtenue.bornes().forfait()),
                () -> assertEquals(textes(attendu.get("borneActive")), obtenue.borneActive()),
                () -> assertEquals(euros(attendu.get("montantMaximum")), obtenue.montantMaximum()),
                () -> assertEquals(
                        0,
                        attendu.get("tauxSurCoutEligible")
                                .decimalValue()
                                .compareTo(obtenue.tauxSurCoutEligible().valeur())),
                () -> assertEquals(attendu.get("session").textValue(), obtenue.session()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dossiers")
    @DisplayName("sont expliqués : une phrase avec sa référence par refus, par alerte et par borne active")
    void explications(String numero, JsonNode dossier) {
        Evaluation obtenue = evaluer(dossier);
        Set<String> codes = obtenue.explications().stream()
                .map(Evaluation.Explication::code)
                .collect(Collectors.toSet());
        assertTrue(codes.containsAll(noms(obtenue.motifsIrrecevabilite())));
        assertTrue(codes.containsAll(noms(obtenue.alertes())));
        assertTrue(codes.containsAll(obtenue.borneActive()));
        assertTrue(codes.containsAll(Set.of("POPULATION", "DEPOT", "SESSION")));
        assertTrue(obtenue.explications().stream()
                .allMatch(explication -> explication.phrase().endsWith(".")
                        && !explication.reference().isBlank()));
    }

    private static Evaluation evaluer(JsonNode dossier) {
        CodeDepartement guichet = new CodeDepartement(dossier.get("tenant").textValue());
        return EvaluateurDeDemande.evaluer(
                TENANTS.guichet(guichet).versions().get(0).reglement(), demande(dossier));
    }

    private static Demande demande(JsonNode dossier) {
        JsonNode preuve = dossier.get("preuveEngagement");
        return new Demande(
                porteur(dossier.get("porteur")),
                dossier.get("theme").textValue(),
                elements(dossier.get("depenses"))
                        .map(depense -> new Demande.Depense(
                                depense.get("libelle").textValue(),
                                NatureDepense.valueOf(depense.get("nature").textValue()),
                                euros(depense.get("montantHT"))))
                        .toList(),
                euros(dossier.get("montantDemandeHT")),
                elements(dossier.get("cofinancements"))
                        .map(aide -> new Demande.Cofinancement(
                                aide.get("organisme").textValue(),
                                euros(aide.get("montantHT")),
                                Demande.Cofinancement.Statut.valueOf(
                                        aide.get("statut").textValue())))
                        .toList(),
                dossier.get("dureeMois").intValue(),
                OffsetDateTime.parse(dossier.get("dateDepot").textValue()).toInstant(),
                preuve.isNull() ? null : LocalDate.parse(preuve.get("signeLe").textValue()));
    }

    private static Collectivite porteur(JsonNode porteur) {
        JsonNode totale = porteur.get("populationTotale");
        return new Collectivite(
                NatureCollectivite.valueOf(porteur.get("nature").textValue()),
                porteur.get("code").textValue(),
                porteur.get("nom").textValue(),
                null,
                porteur.get("populationMunicipale").intValue(),
                totale.isNull() ? null : totale.intValue(),
                new CodeDepartement(porteur.get("departement").textValue()),
                null,
                List.of(),
                porteur.get("populationMillesime").intValue());
    }

    private static Stream<JsonNode> elements(JsonNode liste) {
        return StreamSupport.stream(liste.spliterator(), false);
    }

    private static Set<String> textes(JsonNode liste) {
        return elements(liste).map(JsonNode::textValue).collect(Collectors.toSet());
    }

    private static Set<String> noms(Set<? extends Enum<?>> codes) {
        return codes.stream().map(Enum::name).collect(Collectors.toSet());
    }

    private static Montant euros(JsonNode montant) {
        return montant == null || montant.isNull() ? null : Montant.euros(montant.decimalValue());
    }
}
