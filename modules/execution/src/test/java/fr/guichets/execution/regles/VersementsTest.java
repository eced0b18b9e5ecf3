package fr.guichets.execution.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.decisions.Attribution;
import fr.guichets.decisions.Attribution.Methode;
import fr.guichets.execution.AideRecue;
import fr.guichets.execution.Calcul;
import fr.guichets.execution.Depense;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement.Assiette;
import fr.guichets.reglement.Reglement.Versement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Ce qui se verse d'une aide")
class VersementsTest {

    private static final Versement REGLES =
            new Versement(new Taux(new BigDecimal("0.3")), new Taux(new BigDecimal("0.8")), 12, 15, List.of(30), null);

    private static final List<NatureDepense> EXCLUES = List.of(NatureDepense.DEPENSES_DE_PERSONNEL);

    private static Versements versements(BigDecimal aide, BigDecimal prevu, Methode methode, BigDecimal verse) {
        return new Versements(
                new Attribution(
                        "76-2021-007",
                        1,
                        "76-2021-A-0001",
                        Montant.euros(aide),
                        Montant.euros(prevu),
                        methode,
                        LocalDate.of(2022, 6, 30),
                        "1500012345",
                        Instant.parse("2021-07-01T08:00:00Z")),
                Assiette.HT,
                REGLES,
                EXCLUES,
                Montant.euros(verse));
    }

    private static List<Depense> depenses(BigDecimal retenues, BigDecimal salaires) {
        return List.of(
                new Depense("Formation", NatureDepense.FORMATION, Montant.ZERO, Montant.euros(retenues)),
                new Depense("Salaires", NatureDepense.DEPENSES_DE_PERSONNEL, Montant.ZERO, Montant.euros(salaires)));
    }

    private static List<AideRecue> aides(BigDecimal autres) {
        return List.of(new AideRecue("Région", Montant.euros(autres)));
    }

    @ParameterizedTest(name = "aide de {0} €, {1} € versés : {2} €")
    @CsvSource({"12000, 0, 3600", "5000, 0, 1500", "0.01, 0, 0", "33.33, 0, 9.99", "12000, 3600, 0", "12000, 4000, 0"})
    @DisplayName("avance : 30 % au plus, au centime inférieur")
    void avance(BigDecimal aide, BigDecimal verse, BigDecimal attendu) {
        Calcul calcul = versements(aide, aide, Methode.PRORATA, verse).avance();
        assertEquals(Montant.euros(attendu), calcul.montant());
        assertTrue(calcul.explications().get(0).contains("30\u00a0%"), calcul.explications()::toString);
    }

    @ParameterizedTest(name = "{3} : aide {0} / coût {1}, justifié {4} + {5} exclus, versé {2} → {6}")
    @CsvSource(textBlock = """
            12000, 12000,    0, PRORATA, 6000,    0, 6000
            12000, 12000, 3600, PRORATA, 6000,    0, 2400
            12000, 12000, 3600, PRORATA, 12000,   0, 6000
            12000, 12000, 9600, PRORATA, 12000,   0, 0
            12000, 12000, 3600, PRORATA, 3000,    0, 0
            12000, 12000,    0, PRORATA, 6000, 5000, 6000
            10000, 30000,    0, PRORATA, 10000,   0, 3333.33
            5000,   9200,    0, FORFAIT, 3000,    0, 3000
            5000,   9200, 1500, FORFAIT, 9200,    0, 2500
            """)
    @DisplayName("acompte : ce que les dépenses justifiées ont acquis, 80 % au plus avance comprise")
    void acompte(
            BigDecimal aide,
            BigDecimal prevu,
            BigDecimal verse,
            Methode methode,
            BigDecimal retenues,
            BigDecimal salaires,
            BigDecimal attendu) {
        Calcul calcul = versements(aide, prevu, methode, verse).acompte(depenses(retenues, salaires));
        assertEquals(Montant.euros(attendu), calcul.montant(), calcul.explications()::toString);
        assertEquals(Montant.euros(retenues), calcul.coutRetenu());
    }

    @ParameterizedTest(name = "{3} : aide {0} / coût {1}, versé {2}, réel {4} + {5} exclus, autres aides {6}")
    @CsvSource(textBlock = """
            # aide, prévu, versé, méthode, réel retenu, réel exclu, autres aides, définitive, à verser, trop perçu
            12000, 12000,     0, PRORATA, 9000,      0,     0, 9000,     9000,    0
            12000, 12000,  3600, PRORATA, 9000,      0,     0, 9000,     5400,    0
            12000, 12000,  9600, PRORATA, 9000,      0,     0, 9000,        0,  600
            12000, 12000,     0, PRORATA, 15000,     0,     0, 12000,   12000,    0
            40000, 48000,     0, PRORATA, 24000,     0,     0, 20000,   20000,    0
            10000, 30000,     0, PRORATA, 29999.99,  0,     0, 9999.99, 9999.99,  0
            10000, 30000,     0, PRORATA, 0.02,      0,     0, 0,           0,    0
            12000, 12000,  3600, PRORATA, 0,         0,     0, 0,           0, 3600
            # 63-2021-001 : forfait de 5 000 pour 6 000, non réduit tant que le coût réel le couvre
            5000,  6000,      0, FORFAIT, 5200,      0,     0, 5000,     5000,    0
            5000,  6000,      0, FORFAIT, 5000,      0,     0, 5000,     5000,    0
            5000,  6000,      0, FORFAIT, 4999.99,   0,     0, 4999.99, 4999.99,  0
            5000,  6000,   1500, FORFAIT, 1000,      0,     0, 1000,        0,  500
            # 63-2021-003 : coût, plancher et forfait de 5 000
            5000,  5000,      0, FORFAIT, 5000,      0,     0, 5000,     5000,    0
            5000,  5000,   1500, FORFAIT, 4500,      0,     0, 4500,     3000,    0
            # 20 000 pour 30 000, les salaires ne comptent pas
            20000, 30000,     0, FORFAIT, 12000, 18000,     0, 12000,   12000,    0
            60000, 60000,     0, PRORATA, 60000, 18000,     0, 60000,   60000,    0
            # les aides publiques ne dépassent pas le coût réel
            12000, 20000,     0, PRORATA, 20000,     0,  8000, 12000,   12000,    0
            12000, 20000,     0, PRORATA, 20000,     0,  8000.01, 11999.99, 11999.99, 0
            5000,  9200,      0, FORFAIT, 6000,      0,  4000, 2000,     2000,    0
            5000,  9200,   1500, FORFAIT, 6000,      0,  9000, 0,           0, 1500
            """)
    @DisplayName("solde : l'aide suit le coût réel comme son acte le dit, sans dépasser ni l'aide accordée ni le coût")
    void solde(
            BigDecimal aide,
            BigDecimal prevu,
            BigDecimal verse,
            Methode methode,
            BigDecimal retenues,
            BigDecimal exclues,
            BigDecimal autres,
            BigDecimal definitive,
            BigDecimal aVerser,
            BigDecimal tropPercu) {
        Calcul calcul = versements(aide, prevu, methode, verse).solde(depenses(retenues, exclues), aides(autres));
        assertEquals(Montant.euros(definitive), calcul.montantFinal(), calcul.explications()::toString);
        assertEquals(Montant.euros(aVerser), calcul.montant(), calcul.explications()::toString);
        assertEquals(Montant.euros(tropPercu), calcul.tropPercu(), calcul.explications()::toString);
    }

    @Test
    @DisplayName("76-2021-007 : 9 000 € dépensés sur 12 000, expliqués en phrases")
    void phrases() {
        Calcul calcul = versements(new BigDecimal(12000), new BigDecimal(12000), Methode.PRORATA, new BigDecimal(3600))
                .solde(depenses(new BigDecimal(9000), BigDecimal.ZERO), List.of());
        assertEquals(
                List.of(
                        "Les dépenses justifiées font 9\u00a0000\u00a0€\u00a0HT.",
                        "L'aide suit le coût\u00a0: 12\u00a0000\u00a0€ × 9\u00a0000\u00a0€ / 12\u00a0000\u00a0€ ="
                                + " 9\u00a0000\u00a0€.",
                        "L'aide définitive est de 9\u00a0000\u00a0€, pour 12\u00a0000\u00a0€ accordés.",
                        "3\u00a0600\u00a0€ sont déjà versés\u00a0: il reste 5\u00a0400\u00a0€ à verser au plus."),
                calcul.explications());
    }

    @Test
    @DisplayName("50 000 tirages : rien ne dépasse jamais l'aide, le coût, les taux, et le compte y est au centime")
    void proprietes() {
        long graine = 20210602;
        SplittableRandom hasard = new SplittableRandom(graine);
        for (int tirage = 0; tirage < 50_000; tirage++) {
            BigDecimal prevu = centimes(hasard.nextLong(1, 10_000_000));
            BigDecimal aide =
                    centimes(hasard.nextLong(1, prevu.movePointRight(2).longValueExact() + 1));
            BigDecimal verse =
                    centimes(hasard.nextLong(0, aide.movePointRight(2).longValueExact() + 1));
            BigDecimal reel = centimes(hasard.nextLong(0, 12_000_000));
            BigDecimal autres = centimes(hasard.nextLong(0, 12_000_000));
            Methode methode = hasard.nextBoolean() ? Methode.PRORATA : Methode.FORFAIT;
            Versements versements = versements(aide, prevu, methode, verse);
            String cas = "graine " + graine + ", tirage " + tirage;
            Calcul solde = versements.solde(depenses(reel, BigDecimal.ZERO), aides(autres));
            Montant accordee = Montant.euros(aide);
            Montant deja = Montant.euros(verse);
            assertTrue(solde.montantFinal().compareTo(accordee) <= 0, cas);
            assertTrue(solde.montantFinal().compareTo(Montant.euros(reel)) <= 0, cas);
            assertTrue(
                    solde.montantFinal().estNul()
                            || solde.montantFinal().plus(Montant.euros(autres)).compareTo(Montant.euros(reel)) <= 0,
                    cas);
            assertEquals(solde.montantFinal(), deja.plus(solde.montant()).moins(solde.tropPercu()), cas);
            assertTrue(solde.montant().estNul() || solde.tropPercu().estNul(), cas);
            Calcul acompte = versements.acompte(depenses(reel, BigDecimal.ZERO));
            assertTrue(
                    acompte.montant().estNul()
                            || deja.plus(acompte.montant()).compareTo(accordee.part(REGLES.acomptesTaux())) <= 0,
                    cas);
            Calcul avance = versements.avance();
            assertTrue(
                    avance.montant().estNul()
                            || deja.plus(avance.montant()).compareTo(accordee.part(REGLES.avanceTaux())) <= 0,
                    cas);
        }
    }

    private static BigDecimal centimes(long centimes) {
        return BigDecimal.valueOf(centimes, 2);
    }
}
