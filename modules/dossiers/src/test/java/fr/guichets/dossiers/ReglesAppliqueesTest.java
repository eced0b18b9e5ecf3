package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.interne.Delais;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillons;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Demande.Anterieures;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.PieceRequise.Moment;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.Montant;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les règles publiées, sur un vrai PostgreSQL,")
class ReglesAppliqueesTest {

    private static final LocalDate JOUR = LocalDate.parse("2021-06-02");

    private Maison maison;
    private Gens gens;

    @BeforeEach
    void ouvrir() throws Exception {
        maison = Maison.vide();
        gens = new Gens(maison, Maison.CHER);
    }

    @AfterEach
    void oublier() throws SQLException {
        maison.executer(
                "TRUNCATE " + Maison.CHER.schema() + ".reglement_brouillon CASCADE",
                "DELETE FROM " + Maison.CHER.schema() + ".reglement_version WHERE auteur <> 'installation'",
                "UPDATE reference.commune SET population_municipale = 825 WHERE code = '18159'");
    }

    private void publier(String cle, String valeur) {
        publier(cle, valeur, JOUR);
    }

    private void publier(String cle, String valeur, LocalDate effet) {
        gens.comme(Gens.ADMINISTRATEUR, () -> {
            Brouillons brouillons = maison.bean(Brouillons.class);
            brouillons.ouvrir();
            Brouillon declare = brouillons.declarer(
                    cle, 0, new Declaration(JOUR, null, "pour l'essai", null, JsonDossiers.lire(valeur)));
            return brouillons.publier(declare.version(), effet, "Essai");
        });
    }

    private Evaluation deposer() {
        return gens.depose().evaluation();
    }

    @Test
    @DisplayName("comptent ce que la même collectivité a déjà demandé dans l'année, et la retirent si elle se désiste")
    void plafondParCollectivite() {
        publier("plafondParCollectivite", "{\"montant\":10000}");
        Evaluation premiere = deposer();
        assertEquals(Montant.euros(6_000), premiere.montantMaximum());
        assertEquals(Anterieures.AUCUNE, premiere.anterieures());

        maison.ilEst("2021-07-02T07:00:00Z");
        Dossier deuxieme = gens.depose();
        assertEquals(Montant.euros(4_000), deuxieme.evaluation().montantMaximum());
        assertEquals(Set.of("plafondCollectivite"), deuxieme.evaluation().borneActive());
        assertEquals(
                new Anterieures(Montant.euros(6_000), 1), deuxieme.evaluation().anterieures());

        maison.ilEst("2021-08-02T07:00:00Z");
        String troisieme = gens.creer(Demandes.NANCAY).reference();
        Depots.RefusAConfirmer refus = assertThrows(Depots.RefusAConfirmer.class, () -> gens.deposer(troisieme));
        assertEquals(
                Set.of(Evaluation.Motif.PLAFOND_COLLECTIVITE_ATTEINT),
                refus.evaluation().motifsIrrecevabilite());
        gens.comme(Gens.SECRETAIRE, () -> maison.bean(Depots.class)
                .seDesister(deuxieme.numero(), null, "Projet abandonné."));
        assertEquals(Montant.euros(4_000), gens.deposer(troisieme).evaluation().montantMaximum());

        maison.ilEst("2022-01-02T07:00:00Z");
        assertEquals(Montant.euros(6_000), deposer().montantMaximum());
    }

    @Test
    @DisplayName("ne laissent pas dépasser le plafond d'une collectivité par des dépôts simultanés")
    void plafondEnMemeTemps() throws Exception {
        publier("plafondParCollectivite", "{\"montant\":10000}");
        List<Callable<Montant>> depots = Stream.generate(
                        () -> gens.creer(Demandes.NANCAY).reference())
                .limit(4)
                .<Callable<Montant>>map(reference -> () -> gens.comme(Gens.SECRETAIRE, () -> maison.bean(Depots.class)
                        .deposer(reference, null, true, true)
                        .evaluation()
                        .montantMaximum()))
                .toList();
        ExecutorService fils = Executors.newFixedThreadPool(depots.size());
        try {
            List<Montant> obtenus = new ArrayList<>();
            for (Future<Montant> depot : fils.invokeAll(depots)) {
                obtenus.add(depot.get());
            }
            assertEquals(
                    List.of(Montant.ZERO, Montant.ZERO, Montant.euros(4_000), Montant.euros(6_000)),
                    obtenus.stream().sorted().toList());
        } finally {
            fils.shutdownNow();
        }
    }

    @Test
    @DisplayName("sont celles du jour qu'il est au guichet, dès minuit là-bas")
    void jourDuGuichet() {
        publier("pieces", "[{\"nature\":\"RIB\",\"attendue\":\"DEPOT\"}]", LocalDate.of(2021, 7, 1));
        maison.ilEst("2021-06-30T21:59:59Z");
        String reference = gens.creer(Demandes.NANCAY).reference();
        assertFalse(manquantes(reference, Moment.DEPOT).contains(NaturePiece.RIB));
        maison.ilEst("2021-06-30T22:00:00Z");
        assertEquals(List.of(NaturePiece.RIB), manquantes(reference, Moment.DEPOT));
    }

    @Test
    @DisplayName("gardent à un dossier ce qui était connu à son dépôt, quand il est corrigé")
    void correction() {
        publier("plafondParCollectivite", "{\"montant\":10000}");
        deposer();
        maison.ilEst("2021-07-02T07:00:00Z");
        String numero = gens.depose().numero();
        gens.comme(Gens.SECRETAIRE, () -> maison.bean(Depots.class).seDesister("18-2021-001", null, "Abandon."));
        gens.commeAgent(() -> maison.bean(Instruction.class)
                .demanderComplements(numero, null, List.of("Le devis."), LocalDate.of(2021, 8, 1)));
        Dossier repondu =
                gens.comme(Gens.SECRETAIRE, () -> maison.bean(Depots.class).repondre(numero, null, "Le voici."));
        assertEquals(Montant.euros(4_000), repondu.evaluation().montantMaximum());
    }

    @Test
    @DisplayName("publiées plus tard, ne changent ni le verdict ni la version d'un dossier déposé")
    void verdictFige() {
        Evaluation figee = deposer();
        publier("plancher", "{\"montant\":9000,\"assiette\":\"COUT_GLOBAL\"}");
        assertEquals(
                figee,
                gens.commeAgent(() -> maison.bean(Dossiers.class).lire("18-2021-001"))
                        .evaluation());
        gens.commeAgent(() -> maison.bean(Instruction.class)
                .demanderComplements("18-2021-001", null, List.of("Le devis."), LocalDate.of(2021, 7, 1)));
        assertEquals(
                figee,
                gens.comme(Gens.SECRETAIRE, () -> maison.bean(Depots.class).repondre("18-2021-001", null, "Le voici."))
                        .evaluation());
        String autre = gens.creer(Demandes.NANCAY).reference();
        assertEquals(
                Set.of(Evaluation.Motif.COUT_INFERIEUR_AU_PLANCHER),
                assertThrows(Depots.RefusAConfirmer.class, () -> gens.deposer(autre))
                        .evaluation()
                        .motifsIrrecevabilite());
    }

    @Test
    @DisplayName("demandent les pièces que le guichet veut, quand il les veut")
    void pieces() {
        publier("pieces", """
                [{"nature":"DEVIS","attendue":"DEPOT"},{"nature":"RIB","attendue":"DECISION"},
                 {"nature":"BILAN","attendue":"SOLDE"}]
                """);
        String numero = gens.depose().numero();
        assertEquals(List.of(NaturePiece.DEVIS), manquantes(numero, Moment.DEPOT));
        gens.comme(Gens.SECRETAIRE, () -> maison.bean(PiecesDuDossier.class)
                .joindre(
                        numero,
                        NaturePiece.DEVIS,
                        "devis.txt",
                        new ByteArrayInputStream("Devis".getBytes(StandardCharsets.UTF_8))));
        assertEquals(List.of(), manquantes(numero, Moment.DEPOT));
        assertEquals(List.of(NaturePiece.RIB), manquantes(numero, Moment.DECISION));
        assertEquals(List.of(NaturePiece.RIB, NaturePiece.BILAN), manquantes(numero, Moment.SOLDE));
    }

    private List<NaturePiece> manquantes(String numero, Moment moment) {
        return gens.comme(Gens.SECRETAIRE, () -> maison.bean(PiecesDuDossier.class)
                        .contenu(numero))
                .manquantes(moment);
    }

    @Test
    @DisplayName("relisent la population à la décision quand elles le disent, sans toucher au verdict du dépôt")
    void populationDeLaDecision() throws SQLException {
        publier("plafondPopulation", "{\"seuil\":5000,\"strict\":true,\"natures\":[\"COMMUNE\"]}");
        Evaluation figee = deposer();
        maison.executer("UPDATE reference.commune SET population_municipale = 5000 WHERE code = '18159'");
        assertEquals(figee, aLaDecision("18-2021-001"));

        publier("population", "{\"definition\":\"MUNICIPALE\",\"dateReference\":\"DECISION\"}");
        maison.executer("UPDATE reference.commune SET population_municipale = 4999 WHERE code = '18159'");
        Evaluation deposee = deposer();
        assertEquals(deposee, aLaDecision("18-2021-002"));
        maison.executer("UPDATE reference.commune SET population_municipale = 5000 WHERE code = '18159'");
        Evaluation relue = aLaDecision("18-2021-002");
        assertFalse(relue.recevable());
        assertTrue(
                relue.explications().stream().anyMatch(explication -> explication
                        .phrase()
                        .replace('\u00a0', ' ')
                        .startsWith("Population au dépôt : 4 999 habitants ; à la décision : 5 000 habitants.")),
                relue::toString);
        assertEquals(
                deposee,
                gens.commeAgent(() -> maison.bean(Dossiers.class).lire("18-2021-002"))
                        .evaluation());
    }

    private Evaluation aLaDecision(String numero) {
        return gens.commeAgent(() -> maison.bean(Dossiers.class).aLaDecision(numero));
    }

    @Test
    @DisplayName("donnent aux délais la durée qu'elles disent")
    void delais() throws Exception {
        Reglement cher = gens.commeAgent(() -> maison.bean(Reglements.class).enVigueur(JOUR));
        assertEquals(
                new Delais(LocalDate.of(2021, 10, 31), LocalDate.of(2022, 4, 30)),
                Delais.depuis(LocalDate.of(2021, 8, 31), cher));
        ObjectMapper jackson = new ObjectMapper();
        ObjectNode regles = (ObjectNode) jackson.readTree(JsonReglement.ecrire(cher));
        JsonNode courts = jackson.readTree("{\"completudeMois\":1,\"decisionMois\":3}");
        assertEquals(
                new Delais(LocalDate.of(2021, 9, 30), LocalDate.of(2021, 11, 30)),
                Delais.depuis(
                        LocalDate.of(2021, 8, 31),
                        JsonReglement.lire(regles.set("delais", courts).toString())));
    }
}
