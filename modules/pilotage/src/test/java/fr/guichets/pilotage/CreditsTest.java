package fr.guichets.pilotage;

import static fr.guichets.pilotage.MaisonNationale.CHER;
import static fr.guichets.pilotage.MaisonNationale.PUY_DE_DOME;
import static fr.guichets.pilotage.MaisonNationale.SIGNATAIRE;
import static fr.guichets.pilotage.MaisonNationale.T2021;
import static fr.guichets.pilotage.MaisonNationale.T2022;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.ApercuDeCredits;
import fr.guichets.enveloppes.CreditsInsuffisants;
import fr.guichets.enveloppes.CriteresDeCredits;
import fr.guichets.enveloppes.CriteresDeCredits.Tri;
import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.DecisionDeCredits.Etat;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.OrdreDeCredits;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.interne.Reception;
import fr.guichets.enveloppes.interne.national.Etapes;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ChampsInvalides.Erreur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Les crédits nationaux")
class CreditsTest {

    private static final Tranche TOUT = Tranche.PLURIANNUELLE;
    /** 34 M€ less 4 M€ of laboratoires and three envelopes. */
    private static final long RELIQUAT = 30_000_000 - 3 * 297_000;

    private MaisonNationale maison;

    @BeforeEach
    void ouvrir() throws Exception {
        maison = MaisonNationale.ouverte();
    }

    @Test
    @DisplayName(
            "donnent à l'ouverture son enveloppe à chaque guichet, par tranches là où ses règles en ont, une seule fois")
    void ouverture() {
        assertFalse(maison.arrives());
        assertEquals(Montant.euros(RELIQUAT), maison.reliquat());
        assertEquals(Montant.ZERO, maison.disponible(CHER, TOUT));
        maison.livrer();
        assertTrue(maison.arrives());
        assertEquals(0, maison.amorcer());
        assertEquals(Montant.euros(297_000), maison.disponible(CHER, TOUT));
        assertEquals(Montant.euros(148_500), maison.disponible(PUY_DE_DOME, T2021));
        assertEquals(Montant.euros(148_500), maison.disponible(PUY_DE_DOME, T2022));
        List<DecisionDeCredits> decisions = maison.nationalement(
                        () -> maison.credits().lister(CriteresDeCredits.TOUTES))
                .elements();
        assertEquals(
                List.of("2021-0003", "2021-0002", "2021-0001"),
                decisions.stream().map(DecisionDeCredits::numero).toList());
        assertTrue(decisions.stream().allMatch(decision -> decision.initiale() && decision.etat() == Etat.APPLIQUEE));
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                Arguments.of(Operation.DELEGATION, CHER, TOUT, null, 1_000, -1_000, 298_000, 0),
                Arguments.of(Operation.ABONDEMENT, PUY_DE_DOME, T2022, null, 1_500, -1_500, 150_000, 0),
                Arguments.of(Operation.REPRISE, PUY_DE_DOME, T2021, null, 148_500, 148_500, 0, 0),
                Arguments.of(Operation.REPORT, PUY_DE_DOME, T2021, T2022, 8_500, 0, 140_000, 157_000),
                Arguments.of(Operation.REPORT, PUY_DE_DOME, T2022, T2021, 148_500, 0, 0, 297_000));
    }

    @ParameterizedTest(name = "{0} de {4} € au guichet {1}")
    @MethodSource("operations")
    @DisplayName("arrivent au guichet, et le reliquat suit")
    void operation(
            Operation operation,
            CodeDepartement guichet,
            Tranche tranche,
            Tranche vers,
            long euros,
            long reliquat,
            long disponible,
            long disponibleVers) {
        maison.livrer();
        ApercuDeCredits apercu = maison.nationalement(() -> maison.credits()
                .apercu(new OrdreDeCredits(operation, guichet, tranche, vers, Montant.euros(euros), "Essai", "DM-1")));
        DecisionDeCredits decision = maison.decider(operation, guichet, tranche, vers, euros);
        assertEquals(Etat.ENVOYEE, decision.etat());
        boolean avantLeGuichet = operation == Operation.DELEGATION || operation == Operation.ABONDEMENT;
        assertEquals(Montant.euros(RELIQUAT + (avantLeGuichet ? reliquat : 0)), maison.reliquat());
        maison.livrer();
        assertEquals(Etat.APPLIQUEE, maison.relire(decision).etat());
        assertEquals(Montant.euros(RELIQUAT + reliquat), maison.reliquat());
        assertEquals(Montant.euros(disponible), maison.disponible(guichet, tranche));
        assertEquals(maison.delegue(guichet, tranche), maison.disponible(guichet, tranche));
        if (vers != null) {
            assertEquals(Montant.euros(disponibleVers), maison.disponible(guichet, vers));
        }
        assertEquals(maison.reliquat(), apercu.reliquat().apres());
        assertEquals(
                maison.delegue(guichet, tranche),
                apercu.tranches().get(0).delegue().apres());
        assertEquals(List.of(), maison.rapprocher().ecarts());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"REPRISE", "REPORT"})
    @DisplayName("que le guichet n'a plus ne se reprennent pas : rien ne bouge, la raison est gardée")
    void refusee(Operation operation) {
        maison.livrer();
        Enveloppes enveloppes = maison.maison().bean(Enveloppes.class);
        maison.maison()
                .dans(
                        PUY_DE_DOME,
                        SIGNATAIRE,
                        () -> enTransaction(() -> {
                            enveloppes.reserver(
                                    T2021,
                                    List.of(new Affectation("63-2021-001", Montant.euros(100_000))),
                                    "releve/1",
                                    "essai");
                            return null;
                        }));
        DecisionDeCredits decision =
                maison.decider(operation, PUY_DE_DOME, T2021, operation == Operation.REPORT ? T2022 : null, 48_501);
        maison.livrer();
        DecisionDeCredits relue = maison.relire(decision);
        assertEquals(Etat.REFUSEE, relue.etat());
        assertTrue(relue.raison().contains("Il manque 1\u00a0€"), relue::raison);
        assertEquals(Montant.euros(RELIQUAT), maison.reliquat());
        assertEquals(Montant.euros(48_500), maison.disponible(PUY_DE_DOME, T2021));
        assertEquals(Montant.euros(148_500), maison.disponible(PUY_DE_DOME, T2022));
        assertEquals(List.of(), maison.rapprocher().ecarts());
    }

    private <T> T enTransaction(Callable<T> action) throws Exception {
        return maison.maison().bean(Atelier.class).faire(action);
    }

    /** A transaction for the act of a test. */
    @ApplicationScoped
    static class Atelier {
        @Transactional
        <T> T faire(Callable<T> action) throws Exception {
            return action.call();
        }
    }

    @Test
    @DisplayName(
            "ne dépassent pas le reliquat, ni ce que le guichet a reçu : rien n'est décidé, aucun numéro n'est perdu")
    void insuffisants() {
        CreditsInsuffisants refus = assertThrows(
                CreditsInsuffisants.class, () -> maison.decider(Operation.DELEGATION, CHER, TOUT, null, RELIQUAT + 1));
        assertEquals(Montant.euros(1), refus.manque());
        assertThrows(CreditsInsuffisants.class, () -> maison.decider(Operation.REPRISE, CHER, TOUT, null, 297_001));
        assertThrows(
                CreditsInsuffisants.class, () -> maison.decider(Operation.REPORT, PUY_DE_DOME, T2021, T2022, 148_501));
        assertEquals(
                "2021-0004",
                maison.decider(Operation.DELEGATION, CHER, TOUT, null, RELIQUAT).numero());
        assertEquals(Montant.ZERO, maison.reliquat());
    }

    @Test
    @DisplayName("demandent une décision entière : chaque champ faux est nommé")
    void champs() {
        ChampsInvalides refus = assertThrows(
                ChampsInvalides.class,
                () -> maison.nationalement(() -> maison.credits()
                        .decider(new OrdreDeCredits(
                                Operation.REPORT,
                                new CodeDepartement("99"),
                                Tranche.exercice(2020),
                                null,
                                Montant.ZERO,
                                " ",
                                "r".repeat(201)))));
        assertEquals(
                List.of("guichet", "tranche", "vers", "montant", "motif", "reference"),
                refus.erreurs().stream().map(Erreur::champ).toList());
    }

    @ParameterizedTest(name = "{0} au guichet {1}, de {2} vers {3} : {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "DELEGATION, 18, 2021, -, tranche",
                "ABONDEMENT, 63, PLURIANNUELLE, -, tranche",
                "REPRISE, 63, PLURIANNUELLE, -, tranche",
                "REPORT, 63, 2021, PLURIANNUELLE, vers",
                "REPORT, 18, PLURIANNUELLE, 2022, vers",
                "ABONDEMENT, 63, 2022, -, -"
            })
    @DisplayName("ne vont pas par exercice à une enveloppe d'un seul tenant, ni l'inverse")
    void tranches(Operation operation, String guichet, String tranche, String vers, String champ) {
        OrdreDeCredits ordre = new OrdreDeCredits(
                operation,
                new CodeDepartement(guichet),
                new Tranche(tranche),
                vers == null ? null : new Tranche(vers),
                Montant.euros(1),
                "Essai",
                "DM-1");
        if (champ == null) {
            maison.nationalement(() -> maison.credits().decider(ordre));
        } else {
            ChampsInvalides refus = assertThrows(
                    ChampsInvalides.class,
                    () -> maison.nationalement(() -> maison.credits().decider(ordre)));
            assertEquals(
                    List.of(champ + " TRANCHE_INCONNUE"),
                    refus.erreurs().stream()
                            .map(erreur -> erreur.champ() + " " + erreur.code())
                            .toList());
        }
    }

    @Test
    @DisplayName("ne se décident que par l'administration nationale")
    void roles() {
        assertThrows(
                AccesRefuse.class,
                () -> DepartementCourant.executerNational(() -> Acteur.executerEnTantQue(
                        SIGNATAIRE, () -> maison.credits().fonds())));
    }

    @Test
    @DisplayName("demandés par huit décisions au même instant ne dépassent jamais le reliquat")
    void ensemble() throws Exception {
        long cinquieme = RELIQUAT / 5;
        ExecutorService executeur = Executors.newFixedThreadPool(8);
        CountDownLatch depart = new CountDownLatch(1);
        List<Future<Boolean>> essais = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            essais.add(executeur.submit(() -> {
                depart.await();
                try {
                    maison.decider(Operation.ABONDEMENT, CHER, TOUT, null, cinquieme);
                    return true;
                } catch (CreditsInsuffisants e) {
                    return false;
                }
            }));
        }
        depart.countDown();
        int reussis = 0;
        for (Future<Boolean> essai : essais) {
            reussis += essai.get() ? 1 : 0;
        }
        executeur.shutdown();
        assertEquals(5, reussis);
        assertEquals(Montant.euros(RELIQUAT - 5 * cinquieme), maison.reliquat());
        maison.livrer();
        assertEquals(Montant.euros(297_000 + 5 * cinquieme), maison.disponible(CHER, TOUT));
        assertEquals(List.of(), maison.rapprocher().ecarts());
        assertEquals(
                "2021-0008",
                maison.nationalement(() -> maison.credits().lister(CriteresDeCredits.TOUTES))
                        .elements()
                        .get(0)
                        .numero());
    }

    @ParameterizedTest(name = "{0}, arrêt après {1}")
    @CsvSource({
        "ABONDEMENT, l'écriture au guichet",
        "ABONDEMENT, l'application",
        "ABONDEMENT, la note nationale",
        "REPRISE, l'écriture au guichet",
        "REPRISE, l'application",
        "REPRISE, la note nationale"
    })
    @DisplayName("n'arrivent qu'une fois, où que le serveur s'arrête en chemin")
    void uneSeuleFois(Operation operation, String etape) {
        maison.livrer();
        DecisionDeCredits decision = maison.decider(operation, CHER, TOUT, null, 1_000);
        Sorties.Message message = maison.prendre().orElseThrow();
        if (etape.equals("la note nationale")) {
            maison.remettre(message);
        } else {
            DepartementCourant.executerNational(
                    () -> maison.maison().bean(Etapes.class).partir(decision.numero()));
        }
        if (etape.equals("l'application")) {
            DepartementCourant.executerPour(CHER, () -> {
                maison.maison().bean(Reception.class).appliquer(decision.numero());
                return null;
            });
            assertEquals(List.of(), maison.rapprocher().ecarts(), "en chemin, rien ne manque");
        }
        maison.remettre(message);
        maison.remettre(message);
        long signe = operation == Operation.REPRISE ? -1 : 1;
        assertEquals(Montant.euros(297_000 + signe * 1_000), maison.disponible(CHER, TOUT));
        assertEquals(Montant.euros(RELIQUAT - signe * 1_000), maison.reliquat());
        assertEquals(Etat.APPLIQUEE, maison.relire(decision).etat());
        assertNull(maison.relire(decision).raison());
        assertEquals(List.of(), maison.rapprocher().ecarts());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            tout, du plus récent     | 2021-0006 2021-0005 2021-0004 2021-0003 2021-0002 2021-0001
            par montant croissant    | 2021-0004 2021-0006 2021-0005 2021-0001 2021-0002 2021-0003
            les reprises             | 2021-0005
            celles qui sont en route | 2021-0006 2021-0005 2021-0004
            appliquées au guichet 63 | 2021-0002
            la tranche 2022          | 2021-0006 2021-0002
            le mot « DM-% »          |
            les mots « nadia essai » | 2021-0006 2021-0005 2021-0004
            """)
    @DisplayName("se retrouvent par filtre et se trient")
    void liste(String filtre, String numeros) {
        maison.livrer();
        maison.decider(Operation.ABONDEMENT, CHER, TOUT, null, 10);
        maison.decider(Operation.REPRISE, CHER, TOUT, null, 30);
        maison.decider(Operation.REPORT, PUY_DE_DOME, T2021, T2022, 20);
        assertEquals(
                numeros == null ? List.of() : List.of(numeros.split(" ")),
                maison.nationalement(() -> maison.credits().lister(criteres(filtre))).elements().stream()
                        .map(DecisionDeCredits::numero)
                        .toList());
    }

    private static CriteresDeCredits criteres(String filtre) {
        return new CriteresDeCredits(
                filtre.contains("DM-%") ? "DM-%" : filtre.contains("nadia") ? "nadia  essai" : null,
                filtre.contains("reprises") ? Set.of(Operation.REPRISE) : Set.of(),
                filtre.contains("en route")
                        ? Set.of(Etat.ENVOYEE)
                        : filtre.contains("appliquées") ? Set.of(Etat.APPLIQUEE, Etat.REFUSEE) : Set.of(),
                filtre.contains("guichet 63") ? Set.of(PUY_DE_DOME) : Set.of(),
                filtre.contains("2022") ? Set.of(T2022) : Set.of(),
                null,
                null,
                filtre.contains("montant") ? Tri.MONTANT : Tri.NUMERO,
                !filtre.contains("croissant"),
                0,
                50);
    }
}
