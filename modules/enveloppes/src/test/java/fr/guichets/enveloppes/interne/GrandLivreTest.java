package fr.guichets.enveloppes.interne;

import static fr.guichets.enveloppes.interne.LivreDEssai.T2021;
import static fr.guichets.enveloppes.interne.LivreDEssai.T2022;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.CreditsInsuffisants;
import fr.guichets.enveloppes.CriteresDeMouvements;
import fr.guichets.enveloppes.MouvementsListes;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.Verification;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Le grand livre d'un guichet")
class GrandLivreTest {

    private static LivreDEssai base;

    @BeforeAll
    static void demarrer() throws Exception {
        base = LivreDEssai.neuf();
    }

    @AfterAll
    static void arreter() throws Exception {
        base.close();
    }

    @BeforeEach
    void dotations() throws Exception {
        base.vider(Map.of(T2021, 10_000L, T2022, 5_000L));
    }

    private static Affectation pour(String dossier, long centimes) {
        return new Affectation(dossier, new Montant(centimes));
    }

    private static Solde solde(long disponible, long reserve, long engage, long paye, long reverse) {
        return new Solde(
                new Montant(disponible),
                new Montant(reserve),
                new Montant(engage),
                new Montant(paye),
                new Montant(reverse));
    }

    private static void faire(Consumer<LivreDEssai.Transaction> acte) {
        base.transaction(t -> {
            acte.accept(t);
            return null;
        });
    }

    private static Solde tranche(Tranche tranche) {
        return base.transaction(t -> t.lecture.tranches().get(tranche));
    }

    private static Solde dossier(String numero) {
        return base.transaction(t -> t.lecture.argentDe(numero).solde());
    }

    private static Tranche trancheDe(String numero) {
        return base.transaction(t -> t.lecture.argentDe(numero).tranche().orElseThrow());
    }

    @Test
    @DisplayName("un dossier va de la réservation au reversement, la tranche le suit")
    void vie() {
        faire(t -> t.reserver(T2021, "releve/1", pour("A", 3_000), pour("B", 7_000)));
        assertEquals(solde(0, 10_000, 0, 0, 0), tranche(T2021));
        faire(t -> t.mouvoir(Nature.ENGAGEMENT, "A", 3_000, "acte/1"));
        faire(t -> t.mouvoir(Nature.PAIEMENT, "A", 900, "paiement/1"));
        faire(t -> t.mouvoir(Nature.PAIEMENT, "A", 1_000, "paiement/2"));
        faire(t -> t.mouvoir(Nature.DEGAGEMENT, "A", 1_100, "paiement/2"));
        faire(t -> t.mouvoir(Nature.REVERSEMENT, "A", 400, "titre/1"));
        faire(t -> t.mouvoir(Nature.LIBERATION, "B", 7_000, "renonciation/1"));
        assertEquals(solde(8_100, 0, 0, 1_500, 400), tranche(T2021));
        assertEquals(solde(0, 0, 0, 1_500, 400), dossier("A"));
        assertEquals(Solde.ZERO, dossier("B"));
        assertEquals(solde(5_000, 0, 0, 0, 0), tranche(T2022));
        assertSain(10);
    }

    private static void assertSain(long lignes) {
        Verification verification = base.transaction(t -> t.relecture.verifier());
        assertTrue(verification.ecart().isEmpty(), verification::toString);
        assertEquals(lignes, verification.lignes());
        base.transaction(t -> {
            assertEquals(t.lecture.tranches(), verification.tranches());
            return null;
        });
    }

    @Test
    @DisplayName("tout est réservé, ou rien : ce qui ne tient pas et ce qui manque sont nommés")
    void toutOuRien() {
        CreditsInsuffisants refus = assertThrows(
                CreditsInsuffisants.class,
                () -> faire(t -> t.reserver(
                        T2021, "releve/1", pour("A", 6_000), pour("B", 5_000), pour("C", 4_000), pour("D", 1_250))));
        assertEquals(List.of(pour("B", 5_000), pour("D", 1_250)), refus.depassements());
        assertEquals(new Montant(10_000), refus.disponible());
        assertEquals(new Montant(16_250), refus.demande());
        assertEquals(new Montant(6_250), refus.manque());
        assertEquals(
                "Il manque 62,50\u00a0€\u00a0: 162,50\u00a0€ demandés, 100\u00a0€ disponibles en 2021. Rien n’a changé.",
                refus.getMessage());
        assertEquals(solde(10_000, 0, 0, 0, 0), tranche(T2021));
        faire(t -> t.reserver(T2021, "releve/1", pour("A", 6_000), pour("C", 4_000)));
        assertEquals(solde(0, 10_000, 0, 0, 0), tranche(T2021));
        assertSain(4);
    }

    @Test
    @DisplayName("le même acte refait ne change rien de plus ; d'un autre montant, il est refusé")
    void unActeUneFois() {
        faire(t -> t.reserver(T2021, "releve/1", pour("A", 6_000)));
        faire(t -> t.reserver(T2021, "releve/1", pour("A", 6_000), pour("B", 4_000)));
        faire(t -> t.reserver(T2021, "releve/1", pour("A", 6_000), pour("B", 4_000)));
        faire(t -> t.mouvoir(Nature.ENGAGEMENT, "A", 6_000, "acte/1"));
        faire(t -> t.mouvoir(Nature.ENGAGEMENT, "A", 6_000, "acte/1"));
        assertEquals(solde(0, 4_000, 6_000, 0, 0), tranche(T2021));
        assertEquals("ACTE_DEJA_FAIT", refus(t -> t.mouvoir(Nature.ENGAGEMENT, "A", 5_000, "acte/1")));
        assertEquals("ACTE_DEJA_FAIT", refus(t -> t.reserver(T2021, "releve/1", pour("B", 1))));
        assertSain(5);
    }

    private static String refus(Consumer<LivreDEssai.Transaction> acte) {
        return assertThrows(OperationInvalide.class, () -> faire(acte)).code();
    }

    @Test
    @DisplayName("un dossier ne donne pas plus qu'il n'a, même quand la tranche l'a")
    void pasPlusQueLeDossier() {
        faire(t -> t.reserver(T2021, "releve/1", pour("A", 3_000), pour("B", 7_000)));
        assertEquals("SOLDE_INSUFFISANT", refus(t -> t.mouvoir(Nature.ENGAGEMENT, "A", 3_001, "acte/1")));
        assertEquals("SOLDE_INSUFFISANT", refus(t -> t.mouvoir(Nature.PAIEMENT, "A", 1, "paiement/1")));
        assertEquals("SOLDE_INSUFFISANT", refus(t -> t.mouvoir(Nature.LIBERATION, "C", 1, "acte/1")));
        faire(t -> t.mouvoir(Nature.ENGAGEMENT, "A", 3_000, "acte/1"));
        assertEquals(
                "Dossier A\u00a0: 30,01\u00a0€ ne peuvent pas être pris sur 30\u00a0€ engagés et non payés.",
                assertThrows(
                                OperationInvalide.class,
                                () -> faire(t -> t.mouvoir(Nature.PAIEMENT, "A", 3_001, "paiement/1")))
                        .getMessage());
        assertEquals("SOLDE_INSUFFISANT", refus(t -> t.mouvoir(Nature.REVERSEMENT, "A", 1, "titre/1")));
    }

    @Test
    @DisplayName("un dossier n'a d'argent que dans une tranche à la fois")
    void uneTranche() {
        faire(t -> t.reserver(T2021, "releve/1", pour("A", 3_000)));
        assertEquals("DEJA_RESERVE", refus(t -> t.reserver(T2022, "releve/2", pour("A", 1_000))));
        faire(t -> t.mouvoir(Nature.LIBERATION, "A", 3_000, "renonciation/1"));
        faire(t -> t.reserver(T2022, "releve/2", pour("A", 1_000)));
        faire(t -> t.mouvoir(Nature.ENGAGEMENT, "A", 1_000, "acte/1"));
        assertEquals(T2022, trancheDe("A"));
        assertEquals(solde(4_000, 0, 1_000, 0, 0), tranche(T2022));
        assertSain(6);
    }

    @Test
    @DisplayName("une délégation n'arrive qu'une fois, un report prend et donne ensemble ou pas du tout")
    void delegations() throws Exception {
        base.deleguer("2021-0003", T2022, Nature.DELEGATION, 700);
        faire(t -> t.reception.appliquer("2021-0003"));
        faire(t -> t.reception.appliquer("2021-0003"));
        assertEquals(solde(5_700, 0, 0, 0, 0), tranche(T2022));
        base.deleguer("2021-0004", T2022, Nature.REPRISE, 5_700);
        base.deleguer("2021-0004", T2021, Nature.DELEGATION, 5_700);
        faire(t -> t.reception.appliquer("2021-0004"));
        assertEquals(solde(0, 0, 0, 0, 0), tranche(T2022));
        assertEquals(solde(15_700, 0, 0, 0, 0), tranche(T2021));
        base.deleguer("2021-0005", T2022, Nature.REPRISE, 1);
        base.deleguer("2021-0005", T2021, Nature.DELEGATION, 1);
        assertThrows(CreditsInsuffisants.class, () -> faire(t -> t.reception.appliquer("2021-0005")));
        assertEquals(solde(15_700, 0, 0, 0, 0), tranche(T2021));
        assertThrows(Introuvable.class, () -> faire(t -> t.reception.appliquer("2021-9999")));
        assertSain(5);
    }

    @Test
    @DisplayName("une horloge remise en arrière entre deux actes ne trompe pas le livre")
    void horlogeEnArriere() {
        LivreDEssai.RECUL.set(Duration.ofMillis(1));
        try {
            faire(t -> t.reserver(T2021, "releve/1", pour("A", 3_000)));
            faire(t -> t.mouvoir(Nature.ENGAGEMENT, "A", 2_000, "acte/1"));
            faire(t -> t.mouvoir(Nature.PAIEMENT, "A", 500, "paiement/1"));
            faire(t -> t.mouvoir(Nature.LIBERATION, "A", 1_000, "acte/1"));
            faire(t -> t.reserver(T2021, "releve/2", pour("B", 100)));
            faire(t -> t.mouvoir(Nature.LIBERATION, "B", 100, "renonciation/2"));
            faire(t -> t.reserver(T2022, "releve/3", pour("B", 200)));
            assertEquals(T2022, trancheDe("B"));
            faire(t -> t.mouvoir(Nature.LIBERATION, "B", 200, "renonciation/3"));
        } finally {
            LivreDEssai.RECUL.set(Duration.ZERO);
        }
        assertEquals(solde(0, 0, 1_500, 500, 0), dossier("A"));
        assertEquals(T2022, trancheDe("B"));
        assertSain(10);
    }

    static Stream<Arguments> criteres() {
        CriteresDeMouvements tous = CriteresDeMouvements.TOUS;
        LocalDate premier = LocalDate.parse("2021-10-01");
        return Stream.of(
                Arguments.of("tout, le dernier d'abord", tous, "2022/1 2021/4 2021/3 2021/2 2021/1"),
                Arguments.of("une tranche", avec(tous, Set.of(T2022), Set.of(), null, null, null, null), "2022/1"),
                Arguments.of(
                        "deux natures",
                        avec(tous, Set.of(), Set.of(Nature.RESERVATION, Nature.ENGAGEMENT), null, null, null, null),
                        "2021/4 2021/3 2021/2"),
                Arguments.of("un dossier", avec(tous, Set.of(), Set.of(), "A", null, null, null), "2021/4 2021/2"),
                Arguments.of(
                        "un auteur",
                        avec(tous, Set.of(), Set.of(), null, "NATIÖnale nad", null, null),
                        "2022/1 2021/1"),
                Arguments.of("un joker n'en est pas un", avec(tous, Set.of(), Set.of(), null, "%", null, null), ""),
                Arguments.of(
                        "un jour",
                        avec(tous, Set.of(), Set.of(), null, null, premier, premier),
                        "2022/1 2021/4 2021/3 2021/2 2021/1"),
                Arguments.of("la veille", avec(tous, Set.of(), Set.of(), null, null, null, premier.minusDays(1)), ""),
                Arguments.of("le lendemain", avec(tous, Set.of(), Set.of(), null, null, premier.plusDays(1), null), ""),
                Arguments.of(
                        "par montant",
                        trie(CriteresDeMouvements.Tri.MONTANT, false, 0, 50),
                        "2021/4 2021/2 2022/1 2021/3 2021/1"),
                Arguments.of(
                        "par dossier",
                        trie(CriteresDeMouvements.Tri.DOSSIER, true, 0, 50),
                        "2021/3 2021/4 2021/2 2022/1 2021/1"),
                Arguments.of("une page", trie(CriteresDeMouvements.Tri.LE, true, 1, 2), "2021/3 2021/2"));
    }

    private static CriteresDeMouvements avec(
            CriteresDeMouvements c,
            Set<Tranche> tranches,
            Set<Nature> natures,
            String dossier,
            String auteur,
            LocalDate du,
            LocalDate au) {
        return new CriteresDeMouvements(
                tranches, natures, dossier, auteur, du, au, c.tri(), c.descendant(), c.page(), c.taille());
    }

    private static CriteresDeMouvements trie(CriteresDeMouvements.Tri tri, boolean descendant, int page, int taille) {
        return new CriteresDeMouvements(Set.of(), Set.of(), null, null, null, null, tri, descendant, page, taille);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("les mouvements se filtrent, se trient et se lisent page par page")
    void criteres(String cas, CriteresDeMouvements criteres, String attendus) {
        faire(t -> t.reserver(T2021, "releve/1", pour("A", 3_000), pour("B", 7_000)));
        faire(t -> t.mouvoir(Nature.ENGAGEMENT, "A", 2_000, "acte/1"));
        MouvementsListes lus = base.transaction(t -> t.lecture.lister(criteres, ZoneId.of("Europe/Paris")));
        assertEquals(
                attendus,
                lus.elements().stream()
                        .map(m -> m.tranche().code() + "/" + m.rang())
                        .collect(Collectors.joining(" ")));
        assertEquals(criteres.taille() == 2 ? 5 : lus.elements().size(), lus.total());
    }
}
