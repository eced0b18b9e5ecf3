package fr.guichets.enveloppes.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.Verification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Le grand livre rejoué depuis ses lignes")
class RejeuTest {

    private static final Tranche[] TRANCHES = {Tranche.exercice(2021), Tranche.exercice(2022), Tranche.PLURIANNUELLE};

    @ParameterizedTest(name = "graine {0}")
    @ValueSource(longs = {2021, 363, 88_000_000, 297_000})
    @DisplayName("sur 50 000 lignes au hasard, les invariants tiennent après chacune de celles qui sont justes")
    void auHasard(long graine) {
        Set<Delegation> recues = new HashSet<>();
        LivreAuHasard livre = new LivreAuHasard(graine, "P", TRANCHES);
        List<Ligne> admises = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            Ligne ligne = livre.tirer(recues::add);
            if (livre.rejeu().examiner(ligne).isEmpty()) {
                livre.admettre(ligne);
                admises.add(ligne);
            }
        }
        assertTrue(admises.size() > 10_000, () -> admises.size() + " lignes justes");
        Verification rejouee = rejouer(admises, recues);
        assertTrue(rejouee.ecart().isEmpty(), rejouee::toString);
        assertEquals(livre.rejeu().terminer(), rejouee);

        Random hasard = new Random(graine);
        for (int i = 0; i < 20; i++) {
            int rang = hasard.nextInt(admises.size());
            coupee(admises, rang, recues);
            alteree(admises, rang, recues);
        }
    }

    private static Verification rejouer(List<Ligne> lignes, Set<Delegation> recues) {
        Rejeu rejeu = new Rejeu(recues::contains);
        lignes.forEach(rejeu::suivre);
        return rejeu.terminer();
    }

    /** Without a row, the next one of its tranche is the first that differs; unless there is none. */
    private static void coupee(List<Ligne> admises, int rang, Set<Delegation> recues) {
        Ligne ligne = admises.get(rang);
        if (admises.subList(rang + 1, admises.size()).stream()
                .noneMatch(suite -> suite.tranche().equals(ligne.tranche()))) {
            return;
        }
        List<Ligne> lignes = new ArrayList<>(admises);
        lignes.remove(rang);
        Verification verification = rejouer(lignes, recues);
        assertEquals(ligne.tranche(), verification.ecart().orElseThrow().tranche());
        assertEquals(
                ligne.mouvement().rang(), verification.ecart().orElseThrow().rang());
        assertEquals("ligne absente", verification.ecart().orElseThrow().raison());
    }

    private static void alteree(List<Ligne> admises, int rang, Set<Delegation> recues) {
        Ligne ligne = admises.get(rang);
        List<Ligne> lignes = new ArrayList<>(admises);
        lignes.set(
                rang,
                new Ligne(ligne.mouvement(), ligne.credite(), ligne.debite(), ligne.delegation(), ligne.dossier()));
        Verification verification = rejouer(lignes, recues);
        assertFalse(verification.ecart().isEmpty());
        assertEquals(rang, verification.lignes());
        assertEquals(
                ligne.mouvement().rang(), verification.ecart().orElseThrow().rang());
    }
}
