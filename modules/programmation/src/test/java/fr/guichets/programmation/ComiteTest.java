package fr.guichets.programmation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.Instruction;
import fr.guichets.dossiers.Maison;
import fr.guichets.enveloppes.CreditsInsuffisants;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.programmation.Candidats.Raison;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Une session avec comité, sur un vrai PostgreSQL,")
class ComiteTest {

    private static final String AVANT = "2021-06-07T21:59:59Z";
    private static final String APRES = "2021-06-07T22:00:00Z";

    private Seances s;

    @BeforeEach
    void ouvrir() throws Exception {
        s = Seances.duPuyDeDome();
        s.crediter(Tranche.exercice(2021), 12_000);
    }

    @Test
    @DisplayName(
            "prend ce qui est déposé à la dernière seconde du jour, à l'heure du guichet, et dit pourquoi le reste attend")
    void cloture() {
        s.maison.ilEst(AVANT);
        String aTemps = s.instruire(9_000);
        String depose = s.deposer(9_000);
        String refuse = s.instruire(4_500);
        s.maison.ilEst(APRES);
        String tard = s.instruire(9_000);
        long id = s.ouvrir("2021-S1").releve().id();
        Candidats candidats = s.candidats(id);
        assertEquals(
                List.of(aTemps), candidats.prets().stream().map(d -> d.numero()).toList());
        assertEquals(
                List.of(
                        tard + " " + Raison.DEPOSE_APRES_LA_CLOTURE + " 2021-S2",
                        depose + " " + Raison.INSTRUCTION_A_FAIRE + " null",
                        refuse + " " + Raison.REFUSE_PAR_UNE_REGLE + " null"),
                candidats.pasPrets().stream()
                        .map(autre -> autre.dossier().numero() + " " + autre.raison() + " " + autre.releve())
                        .toList());
    }

    @Test
    @DisplayName("ne se fige qu'une fois la clôture passée ; les dossiers sont alors devant le comité")
    void gel() {
        s.maison.ilEst(AVANT);
        String numero = s.instruire(9_000);
        long id = s.ouvrir("2021-S1").releve().id();
        OperationInvalide tropTot = assertThrows(OperationInvalide.class, () -> s.figer(id));
        assertEquals("CLOTURE_A_VENIR", tropTot.code());
        assertTrue(tropTot.getMessage().contains("8\u00a0juin\u00a02021"), tropTot.getMessage());
        s.maison.ilEst(APRES);
        LigneDeReleve ligne = s.figer(id).lignes().get(0);
        assertEquals(EtatDossier.EN_COMITE, s.etat(numero));
        assertEquals(Montant.euros(5_000), ligne.montantMaximum());
        assertEquals(Montant.euros(9_000), ligne.plafond());
        assertEquals("2021-1", ligne.versionReglement());
        s.donner(id, Seances.rendu(numero, Avis.FAVORABLE, 9_000L, "Projet porté par trois communes."));
        s.valider(id);
        assertEquals(Montant.euros(9_000), s.solde().reserve());
        assertTrue(s.retenue(numero).comite());
    }

    @Test
    @DisplayName("rend un ajourné au comité de la session suivante")
    void ajourne() {
        String numero = s.instruire(9_000);
        s.maison.ilEst(APRES);
        long premiere = s.ouvrir("2021-S1").releve().id();
        s.figer(premiere);
        s.donner(premiere, Seances.rendu(numero, Avis.AJOURNE, null, "Devis attendu."));
        s.valider(premiere);
        s.maison.ilEst("2021-07-08T07:00:00Z");
        long seconde = s.ouvrir("2021-S2").releve().id();
        s.figer(seconde);
        assertEquals(EtatDossier.EN_COMITE, s.etat(numero));
    }

    /** Whichever order they take, one is served and the other told; repeated because the interleaving is not chosen. */
    @ParameterizedTest(name = "essai {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    @DisplayName("validée en même temps qu'une autre, ne dépasse jamais l'enveloppe")
    void deuxValidations(int essai) throws Exception {
        String un = s.instruire(9_000);
        s.maison.ilEst(APRES);
        long premier = s.ouvrir("2021-S1").releve().id();
        s.figer(premier);
        s.donner(premier, Seances.rendu(un, Avis.FAVORABLE, 7_000L, "Modulé."));
        String deux = s.instruire(9_000);
        long second = s.figer().releve().id();
        s.donner(second, Seances.rendu(deux, Avis.FAVORABLE, 7_000L, "Modulé."));
        List<Long> validees = ensemble(() -> valider(premier), () -> valider(second));
        assertEquals(1, validees.stream().filter(id -> id != null).count());
        assertEquals(Montant.euros(7_000), s.solde().reserve());
        assertEquals(
                1,
                List.of(un, deux).stream()
                        .filter(numero -> s.etat(numero) == EtatDossier.PROGRAMME)
                        .count());
    }

    @ParameterizedTest(name = "essai {0}")
    @ValueSource(ints = {1, 2, 3})
    @DisplayName("validée deux fois au même instant, ne réserve qu'une fois")
    void memeReleve(int essai) throws Exception {
        String un = s.instruire(9_000);
        s.maison.ilEst(APRES);
        long id = s.ouvrir("2021-S1").releve().id();
        s.figer(id);
        s.donner(id, Seances.favorable(un));
        ensemble(() -> valider(id), () -> valider(id));
        assertEquals(Montant.euros(5_000), s.solde().reserve());
        assertEquals(EtatReleve.VALIDE, s.lire(id).releve().etat());
    }

    @ParameterizedTest(name = "essai {0}")
    @ValueSource(ints = {1, 2, 3, 4})
    @DisplayName("validée pendant qu'un dossier se retire, ne garde d'argent que pour un dossier qui reste")
    void retraitPendantLaValidation(int essai) throws Exception {
        String un = s.instruire(9_000);
        String deux = s.instruire(9_000);
        s.maison.ilEst(APRES);
        long id = s.ouvrir("2021-S1").releve().id();
        s.figer(id);
        s.donner(id, Seances.favorable(un), Seances.favorable(deux));
        ensemble(() -> valider(id), () -> {
            s.agent(() -> s.maison.bean(Instruction.class).enregistrerDesistement(un, null, "Lettre du maire."));
            return null;
        });
        boolean decide = s.retenue(un) != null;
        assertEquals(EtatDossier.DESISTEMENT, s.etat(un));
        assertEquals(EtatDossier.PROGRAMME, s.etat(deux));
        assertEquals(decide ? null : "Désistement", ligne(id, un).sortie());
        // once reserved, the modules that follow give it back
        assertEquals(Montant.euros(decide ? 10_000 : 5_000), s.solde().reserve());
    }

    private LigneDeReleve ligne(long id, String numero) {
        return s.lire(id).lignes().stream()
                .filter(ligne -> ligne.dossier().equals(numero))
                .findFirst()
                .orElseThrow();
    }

    /** Null when it was refused. */
    private Long valider(long id) {
        try {
            return s.valider(id).releve().id();
        } catch (CreditsInsuffisants e) {
            return null;
        } catch (OperationInvalide e) {
            assertEquals("RELEVE_FERME", e.code());
            return null;
        }
    }

    private static List<Long> ensemble(Callable<Long> un, Callable<Long> autre) throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier depart = new CyclicBarrier(2);
            List<Future<Long>> suites = List.of(un, autre).stream()
                    .map(action -> fils.submit(() -> {
                        depart.await();
                        return action.call();
                    }))
                    .toList();
            Long premier = suite(suites.get(0));
            return Arrays.asList(premier, suite(suites.get(1)));
        } finally {
            fils.shutdownNow();
        }
    }

    private static Long suite(Future<Long> suite) throws InterruptedException, ExecutionException {
        return suite.get();
    }

    @Test
    @DisplayName("demandé par huit agents au même instant ne s'ouvre qu'une fois : les autres lisent qu'il est ouvert")
    void ouvertEnsemble() throws Exception {
        s.maison.ilEst(APRES);
        ExecutorService fils = Executors.newFixedThreadPool(8);
        CyclicBarrier depart = new CyclicBarrier(8);
        Callable<String> ouvrir = () -> {
            depart.await();
            try {
                return s.ouvrir("2021-S1").releve().code();
            } catch (OperationInvalide e) {
                return e.code();
            }
        };
        List<String> suites = new ArrayList<>();
        for (Future<String> suite : fils.invokeAll(Collections.nCopies(8, ouvrir))) {
            suites.add(suite.get());
        }
        fils.shutdown();
        assertEquals(1, Collections.frequency(suites, "2021-S1"), suites::toString);
        assertEquals(7, Collections.frequency(suites, "RELEVE_OUVERT"), suites::toString);
    }

    @Test
    @DisplayName(
            "protège par la base ce qui est figé, ce qui est validé, et l'unicité d'un dossier dans un relevé ouvert")
    void base() throws Exception {
        String numero = s.instruire(9_000);
        s.maison.ilEst(APRES);
        long id = s.ouvrir("2021-S1").releve().id();
        s.figer(id);
        s.donner(id, Seances.favorable(numero));
        s.valider(id);
        String schema = "guichet_63.";
        for (String ordre : List.of(
                "UPDATE " + schema + "releve_ligne SET montant_maximum = 1",
                "UPDATE " + schema + "releve_ligne SET plafond = 100000000",
                "DELETE FROM " + schema + "releve_ligne",
                "UPDATE " + schema + "releve_decision SET montant = 1",
                "DELETE FROM " + schema + "releve_decision",
                "UPDATE " + schema + "releve SET cloture = now()")) {
            assertEquals("42501", etatSql(ordre), ordre);
        }
        String copie = "INSERT INTO " + schema + "releve_ligne (version, releve, dossier, organisation_nature,"
                + " organisation_code, organisation_nom, population, intitule, depose_le, complet_le, version_reglement,"
                + " cout_eligible, montant_demande, montant_maximum, plafond, statut, montant, motif) SELECT 0, r.id,"
                + " 'x', 'COMMUNE', '1', 'x', 1, 'x', now(), now(), 'v', 1, 1, 1, 1, 'OUVERTE', 0, '' FROM " + schema
                + "releve r WHERE r.id = ";
        s.maison.executerEnTantQueRole(Maison.PUY_DE_DOME, copie + id);
        long autre = s.ouvrir(null).releve().id();
        assertEquals("23505", etatSql(copie + autre));
        assertFalse(s.candidats(autre).estPret(numero));
    }

    private String etatSql(String ordre) {
        return assertThrows(SQLException.class, () -> s.maison.executerEnTantQueRole(Maison.PUY_DE_DOME, ordre))
                .getSQLState();
    }
}
