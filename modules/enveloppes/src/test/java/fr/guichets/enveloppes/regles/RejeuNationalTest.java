package fr.guichets.enveloppes.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.enveloppes.FondsNational;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.VerificationNationale;
import fr.guichets.enveloppes.VerificationNationale.EcartNational;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Le registre national rejoué depuis ses lignes")
class RejeuNationalTest {

    /** Rank, nature, amount, decision, guichet, tranche, then remainder, laboratories, delegated; rank and amount of the guichet. */
    private static final List<String> JUSTE = List.of(
            "1 DOTATION 100 - - - 100 0 0",
            "2 LABORATOIRES 20 - - - 80 20 0",
            "3 DELEGATION 30 D1 18 2021 50 20 30 1 30",
            "4 DELEGATION 10 D1 18 2022 40 20 40 1 10",
            "5 DELEGATION 30 D2 63 2021 10 20 70 1 30",
            "6 REPRISE 25 D3 18 2021 35 20 45 2 5",
            "7 DELEGATION 25 D3 18 2022 10 20 70 2 35",
            "8 REPRISE 30 D4 63 2021 40 20 40 2 0");

    private static LigneNationale ligne(String ecrite) {
        String[] mots = ecrite.split(" ");
        boolean duGuichet = !mots[3].equals("-");
        return new LigneNationale(
                NatureNationale.valueOf(mots[1]),
                euros(mots[2]),
                duGuichet ? mots[3] : null,
                duGuichet ? new CodeDepartement(mots[4]) : null,
                duGuichet ? new Tranche(mots[5]) : null,
                new PositionNationale(Long.parseLong(mots[0]), euros(mots[6]), euros(mots[7]), euros(mots[8])),
                duGuichet ? new PositionDeleguee(Long.parseLong(mots[9]), euros(mots[10])) : null);
    }

    private static Montant euros(String montant) {
        return Montant.euros(Long.parseLong(montant));
    }

    private static VerificationNationale rejouer(List<String> lignes) {
        RejeuNational rejeu = new RejeuNational();
        for (String ligne : lignes) {
            rejeu.suivre(ligne(ligne));
        }
        return rejeu.terminer();
    }

    @Test
    @DisplayName("donne, d'un registre juste, le fonds au centime et ce que chaque guichet a reçu par tranche")
    void juste() {
        assertEquals(
                new VerificationNationale(
                        8,
                        new FondsNational(
                                Montant.euros(20),
                                Montant.euros(40),
                                Montant.euros(40),
                                new TreeMap<>(Map.of(
                                        new CodeDepartement("18"),
                                        new TreeMap<>(Map.of(
                                                Tranche.exercice(2021), Montant.euros(5),
                                                Tranche.exercice(2022), Montant.euros(35))),
                                        new CodeDepartement("63"),
                                        new TreeMap<>(Map.of(Tranche.exercice(2021), Montant.ZERO))))),
                        Optional.empty()),
                rejouer(JUSTE));
    }

    @Test
    @DisplayName("sans aucune ligne, n'a ni fonds ni écart")
    void vide() {
        assertEquals(
                new VerificationNationale(
                        0,
                        new FondsNational(Montant.ZERO, Montant.ZERO, Montant.ZERO, new TreeMap<>()),
                        Optional.empty()),
                rejouer(List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ouvert deux fois          | 2 | 2 DOTATION 20 - - - 120 0 0             | la dotation ouvre le registre, et elle seule
            ouvert sans dotation      | 1 | 1 LABORATOIRES 20 - - - 80 20 0         | la dotation ouvre le registre, et elle seule
            montant nul               | 2 | 2 LABORATOIRES 0 - - - 100 0 0          | un mouvement est de plus de zéro
            montant négatif           | 2 | 2 LABORATOIRES -5 - - - 105 -5 0        | un mouvement est de plus de zéro
            plus que le reliquat      | 5 | 5 DELEGATION 41 D2 63 2021 -1 20 81 1 41 | le mouvement dépasse ce qui restait
            reliquat gonflé           | 3 | 3 DELEGATION 30 D1 18 2021 51 20 30 1 30 | reliquat écrit 51.00 €, attendu 50.00 €
            reliquat et délégué faux  | 6 | 6 REPRISE 25 D3 18 2021 34 20 46 2 5    | reliquat écrit 34.00 €, attendu 35.00 € ; délégué écrit 46.00 €, attendu 45.00 €
            laboratoires faux         | 2 | 2 LABORATOIRES 20 - - - 80 19 0         | laboratoires écrit 19.00 €, attendu 20.00 €
            décision comptée deux fois | 4 | 4 DELEGATION 10 D1 18 2021 40 20 40 2 40 | la décision D1 est comptée deux fois
            repris plus que reçu      | 6 | 6 REPRISE 31 D3 18 2021 41 20 39 2 -1   | plus est repris au guichet 18 qu'il n'a reçu pour 2021
            repris à un autre         | 6 | 6 REPRISE 5 D3 76 2021 15 20 65 1 -5    | plus est repris au guichet 76 qu'il n'a reçu pour 2021
            montant du guichet faux   | 6 | 6 REPRISE 25 D3 18 2021 35 20 45 2 6    | guichet 18, tranche 2021 : délégué écrit 6.00 €, attendu 5.00 €
            """)
    @DisplayName("nomme la première ligne qui ne dit pas la même chose, et ne compte que celles d'avant")
    void faux(String cas, int rang, String ecrite, String raison) {
        List<String> lignes = new ArrayList<>(JUSTE);
        lignes.set(rang - 1, ecrite);
        VerificationNationale verification = rejouer(lignes);
        assertEquals(Optional.of(new EcartNational(rang, raison)), verification.ecart());
        assertEquals(
                new VerificationNationale(
                        rang - 1, rejouer(JUSTE.subList(0, rang - 1)).fonds(), verification.ecart()),
                verification);
    }

    @ParameterizedTest(name = "sans le rang {0}")
    @CsvSource({"1", "2", "3", "4", "5", "6", "7"})
    @DisplayName("d'où une ligne est ôtée, nomme la suivante et le rang qui manque")
    void troue(int rang) {
        List<String> lignes = new ArrayList<>(JUSTE);
        lignes.remove(rang - 1);
        VerificationNationale verification = rejouer(lignes);
        assertEquals(Optional.of(new EcartNational(rang + 1, "le rang " + rang + " manque")), verification.ecart());
        assertEquals(rang - 1, verification.lignes());
    }

    @Test
    @DisplayName("s'arrête à la première ligne fausse : les suivantes n'y changent rien")
    void premiere() {
        List<String> lignes = new ArrayList<>(JUSTE);
        lignes.set(2, "3 DELEGATION 30 D1 18 2021 51 20 30 1 30");
        lignes.set(5, "9 REPRISE 1 D3 18 2021 1 1 1 1 1");
        assertEquals(3, rejouer(lignes).ecart().orElseThrow().rang());
    }
}
