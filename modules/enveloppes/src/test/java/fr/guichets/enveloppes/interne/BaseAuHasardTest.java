package fr.guichets.enveloppes.interne;

import static fr.guichets.enveloppes.interne.LivreDEssai.GUICHET;
import static fr.guichets.enveloppes.interne.LivreDEssai.NATIONAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.Verification;
import fr.guichets.enveloppes.regles.Delegation;
import fr.guichets.enveloppes.regles.Ligne;
import fr.guichets.enveloppes.regles.LivreAuHasard;
import fr.guichets.enveloppes.regles.Position;
import fr.guichets.enveloppes.regles.Rejeu;
import fr.guichets.socle.Montant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rows are written one by one with the login role of the guichet, right or wrong, and no program in between. */
@DisplayName("La base admet exactement ce que les règles admettent")
class BaseAuHasardTest {

    private static final long[] GRAINES = {1, 4_071_789};
    private static final int LIGNES = 12_500;

    private static final String AJOUT =
            "INSERT INTO mouvement (tranche, rang, nature, debite, credite, montant, dossier,"
                    + " origine, auteur, auteur_nom, motif, le, delegation, disponible, reserve, engage, paye, reverse,"
                    + " dossier_rang, dossier_reserve, dossier_engage, dossier_paye, dossier_reverse)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    @Test
    @DisplayName("25 000 lignes au hasard : la base et les règles disent pareil de chacune, et les soldes se rejouent")
    void memesLignes() throws Exception {
        try (LivreDEssai base = LivreDEssai.neuf()) {
            base.vider(Map.of());
            List<LivreAuHasard> livres = List.of(
                    new LivreAuHasard(GRAINES[0], "A", Tranche.exercice(2021), Tranche.exercice(2022)),
                    new LivreAuHasard(GRAINES[1], "B", Tranche.exercice(2023), Tranche.PLURIANNUELLE));
            List<CompletableFuture<Integer>> admises = livres.stream()
                    .map(livre -> CompletableFuture.supplyAsync(() -> ecrire(base, livre)))
                    .toList();
            long total = 0;
            for (CompletableFuture<Integer> une : admises) {
                total += une.get();
            }
            assertTrue(total > 8_000, total + " lignes admises");
            relire(base, livres, total);
        }
    }

    /** @return how many rows were admitted */
    private static int ecrire(LivreDEssai base, LivreAuHasard livre) {
        int admises = 0;
        try (Connection guichet = base.connexion(GUICHET);
                Connection national = base.connexion(NATIONAL);
                PreparedStatement ajout = guichet.prepareStatement(AJOUT);
                PreparedStatement delegation = national.prepareStatement("INSERT INTO guichet_18.delegation"
                        + " VALUES (?, ?, ?, ?, 'essai', 'D-1', now(), 'essai', now())")) {
            for (int i = 0; i < LIGNES; i++) {
                Ligne ligne = livre.tirer(recue -> deleguer(delegation, recue));
                Optional<String> refus = livre.rejeu().examiner(ligne);
                String etat = ajouter(ajout, ligne);
                assertEquals(
                        refus.isEmpty(), etat.isEmpty(), () -> refus.orElse("juste") + " / " + etat + " : " + ligne);
                if (refus.isEmpty()) {
                    livre.admettre(ligne);
                    admises++;
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return admises;
    }

    private static void deleguer(PreparedStatement ajout, Delegation delegation) {
        try {
            ajout.setString(1, delegation.numero());
            ajout.setString(2, delegation.tranche().code());
            ajout.setString(3, delegation.nature().name());
            ajout.setLong(4, delegation.montant().centimes());
            ajout.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the SQLSTATE of the refusal, empty when the row is in */
    private static String ajouter(PreparedStatement ajout, Ligne ligne) throws SQLException {
        var m = ligne.mouvement();
        List<Object> valeurs = new ArrayList<>(List.of(
                m.tranche().code(),
                m.rang(),
                ligne.nature().name(),
                ligne.debite().name(),
                ligne.credite().name(),
                m.montant().centimes()));
        valeurs.add(m.dossier());
        valeurs.addAll(List.of(m.origine(), m.auteur(), m.auteurNom(), m.motif(), m.le().atOffset(ZoneOffset.UTC)));
        valeurs.add(ligne.delegation());
        valeurs.addAll(centimes(m.apres()));
        Optional<Position> dossier = Optional.ofNullable(ligne.dossier());
        valeurs.add(dossier.map(Position::rang).orElse(null));
        for (int i = 1; i < 5; i++) {
            int compte = i;
            valeurs.add(dossier.map(p -> centimes(p.solde()).get(compte)).orElse(null));
        }
        for (int i = 0; i < valeurs.size(); i++) {
            if (valeurs.get(i) == null) {
                ajout.setNull(i + 1, i == 6 || i == 12 ? Types.VARCHAR : Types.BIGINT);
            } else {
                ajout.setObject(i + 1, valeurs.get(i));
            }
        }
        try {
            ajout.executeUpdate();
            return "";
        } catch (SQLException e) {
            assertTrue(e.getSQLState().startsWith("23"), e::toString);
            return e.getSQLState();
        }
    }

    private static List<Long> centimes(Solde s) {
        return List.of(
                s.disponible().centimes(),
                s.reserve().centimes(),
                s.engage().centimes(),
                s.paye().centimes(),
                s.reverse().centimes());
    }

    private static void relire(LivreDEssai base, List<LivreAuHasard> livres, long total) {
        Verification relue = base.transaction(t -> t.relecture.verifier());
        assertTrue(relue.ecart().isEmpty(), relue::toString);
        assertEquals(total, relue.lignes());
        SortedMap<Tranche, Solde> attendus = new TreeMap<>();
        livres.forEach(livre -> attendus.putAll(livre.rejeu().terminer().tranches()));
        assertEquals(attendus, relue.tranches());
        assertEquals(attendus, base.transaction(t -> t.lecture.tranches()));
        for (LivreAuHasard livre : livres) {
            livre.dossiers()
                    .forEach(dossier -> assertEquals(
                            solde(livre.rejeu(), dossier, attendus),
                            base.transaction(t -> t.lecture.argentDe(dossier).solde()),
                            dossier));
        }
    }

    private static Solde solde(Rejeu rejeu, String dossier, SortedMap<Tranche, Solde> tranches) {
        Solde solde = Solde.somme(tranches.keySet().stream()
                .map(tranche -> rejeu.de(dossier, tranche).solde())
                .toList());
        assertEquals(Montant.ZERO, solde.disponible());
        return solde;
    }
}
