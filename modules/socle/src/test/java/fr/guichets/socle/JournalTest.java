package fr.guichets.socle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.socle.ChaineDuJournal.Rupture;
import fr.guichets.socle.interne.BaseDEssai;
import fr.guichets.socle.interne.LignesDuJournal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Le journal d'un guichet")
class JournalTest {

    private static final CodeDepartement CHER = new CodeDepartement("18");
    private static final Acteur AGENT = Acteur.systeme("Agnès Été", Role.INSTRUCTEUR);
    private static final int ECRIVAINS = 8;

    private static BaseDEssai base;

    @BeforeAll
    static void demarrer() throws Exception {
        base = new BaseDEssai();
    }

    @AfterAll
    static void arreter() throws Exception {
        base.close();
    }

    @BeforeEach
    void vider() throws SQLException {
        base.commeProprietaire("TRUNCATE journal");
    }

    private record Etat(String statut, Montant montant) {}

    private static void consigner(String objet, String action, Object avant, Object apres) {
        travailler(journal -> journal.consigner(objet, action, avant, apres));
    }

    private static void travailler(java.util.function.Consumer<Journal> travail) {
        DepartementCourant.executerPour(
                CHER,
                () -> Acteur.executerEnTantQue(
                        AGENT,
                        () -> base.transaction(BaseDEssai.GUICHET, em -> {
                            travail.accept(new Journal(em, new Horloge(Duration.ofDays(-2000))));
                            return null;
                        })));
    }

    private static List<Journal.Ligne> lignes() {
        return base.transaction(BaseDEssai.GUICHET, em -> new LignesDuJournal(em).apres(0, 10_000));
    }

    private static Optional<Rupture> verifier(Map<Long, String> temoins) {
        ChaineDuJournal chaine = new ChaineDuJournal(BaseDEssai.GUICHET, temoins);
        return lignes().stream()
                .map(chaine::suivre)
                .flatMap(Optional::stream)
                .findFirst()
                .or(chaine::terminer);
    }

    @Test
    @DisplayName("dit qui a fait quoi, avec ce qui était avant et ce qui est après")
    void ligne() {
        consigner("dossier/1", "CREE", null, new Etat("BROUILLON", Montant.ZERO));
        consigner("dossier/2", "CREE", null, null);
        consigner("dossier/1", "DEPOSE", Map.of("statut", "BROUILLON"), new Etat("DEPOSE", new Montant(1_234_567_890)));

        List<Journal.Ligne> lues = base.transaction(BaseDEssai.GUICHET, em -> new LignesDuJournal(em).de("dossier/1"));
        assertEquals(List.of(1L, 3L), lues.stream().map(Journal.Ligne::rang).toList());
        Journal.Ligne depot = lues.get(1);
        assertEquals("systeme:Agnès Été", depot.auteur());
        assertEquals("Agnès Été", depot.auteurNom());
        assertEquals("DEPOSE", depot.action());
        assertEquals("{\"statut\":\"BROUILLON\"}", depot.avant());
        assertEquals("{\"statut\":\"DEPOSE\",\"montant\":12345678.9}", depot.apres());
        assertNull(lues.get(0).avant());
        assertEquals(Optional.empty(), verifier(Map.of()));
    }

    @ParameterizedTest
    @DisplayName("ne se modifie pas, ne s'efface pas : la base le refuse au rôle du guichet")
    @ValueSource(
            strings = {
                "UPDATE journal SET auteur_nom = 'Personne'",
                "DELETE FROM journal",
                "TRUNCATE journal",
                "ALTER TABLE journal ADD COLUMN x text",
                "DROP TABLE journal",
                "SELECT * FROM journal FOR UPDATE"
            })
    void refuse(String ordre) {
        consigner("dossier/1", "CREE", null, null);
        SQLException refus = assertThrows(SQLException.class, () -> base.commeGuichet(ordre));
        assertEquals("42501", refus.getSQLState());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("montre à quel rang le propriétaire de la base lui-même y a touché")
    @CsvSource(delimiter = '|', textBlock = """
                    UPDATE journal SET auteur_nom = 'Personne' WHERE rang = 3                            | 3
                    UPDATE journal SET avant = '' WHERE rang = 3                                         | 3
                    UPDATE journal SET le = le + interval '1 microsecond' WHERE rang = 5                 | 5
                    UPDATE journal SET objet = concat(objet, action), action = ''WHERE rang = 2               | 2
                    DELETE FROM journal WHERE rang = 2                                                   | 2
                    DELETE FROM journal WHERE rang = 1                                                   | 1
                    DELETE FROM journal WHERE rang > 3                                                   | 4
                    DELETE FROM journal                                                                  | 1
                    UPDATE journal SET rang = 9 WHERE rang = 2; UPDATE journal SET rang = 2 WHERE rang = 3; \
                    UPDATE journal SET rang = 3 WHERE rang = 9                                           | 2
                    INSERT INTO journal SELECT 6, le, auteur, auteur_nom, objet, action, avant, apres, empreinte \
                    FROM journal WHERE rang = 5                                                          | 6
                    UPDATE journal SET rang = rang + 1 WHERE rang >= 4                                   | 4
                    """)
    void alteration(String ordres, long rang) throws SQLException {
        IntStream.range(0, 5).forEach(i -> consigner("dossier/" + i, "CREE", null, null));
        Map<Long, String> temoins = Map.of(5L, lignes().get(4).empreinte());
        assertEquals(Optional.empty(), verifier(temoins));

        base.commeProprietaire("ALTER TABLE journal DROP CONSTRAINT journal_pkey");
        try {
            base.commeProprietaire(ordres.split(";"));
            assertEquals(Optional.of(rang), verifier(temoins).map(Rupture::rang));
        } finally {
            base.commeProprietaire("TRUNCATE journal", "ALTER TABLE journal ADD PRIMARY KEY (rang)");
        }
    }

    @Test
    @DisplayName("refait en entier, avec des empreintes justes, se trahit par ce que le niveau national avait relevé")
    void refait() throws SQLException {
        consigner("dossier/1", "CREE", null, null);
        consigner("dossier/1", "DEPOSE", null, null);
        Map<Long, String> temoins = Map.of(2L, lignes().get(1).empreinte());
        base.commeProprietaire("TRUNCATE journal");
        IntStream.range(0, 4).forEach(i -> consigner("dossier/1", "RETIRE", null, null));
        assertEquals(Optional.empty(), verifier(Map.of()));
        assertEquals(Optional.of(2L), verifier(temoins).map(Rupture::rang));
    }

    @Test
    @DisplayName("d'un guichet ne passe pas pour celui d'un autre")
    void autreGuichet() {
        consigner("dossier/1", "CREE", null, null);
        ChaineDuJournal chaine = new ChaineDuJournal("guichet_63", Map.of());
        assertTrue(chaine.suivre(lignes().get(0)).isPresent());
    }

    @Test
    @DisplayName("n'a ni trou ni doublon quand plusieurs y écrivent à la fois et que certains renoncent")
    void ensemble() throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(ECRIVAINS);
        try {
            List<Future<Integer>> promesses = new ArrayList<>();
            for (int ecrivain = 0; ecrivain < ECRIVAINS; ecrivain++) {
                int qui = ecrivain;
                promesses.add(fils.submit(() -> ecrire(qui)));
            }
            int ecrites = 0;
            for (Future<Integer> promesse : promesses) {
                ecrites += promesse.get();
            }
            assertEquals(ecrites, lignes().size());
            assertEquals(Optional.empty(), verifier(Map.of()));
        } finally {
            fils.shutdownNow();
        }
    }

    /** Two lines per act; one act in five is given up after its lines. */
    private static int ecrire(int qui) {
        int ecrites = 0;
        for (int acte = 0; acte < 25; acte++) {
            boolean renonce = (acte + qui) % 5 == 0;
            String objet = "dossier/" + qui + "-" + acte;
            try {
                travailler(journal -> {
                    journal.consigner(objet, "CREE", null, null);
                    journal.consigner(objet, "DEPOSE", null, null);
                    if (renonce) {
                        throw new ModifieEntreTemps();
                    }
                });
                ecrites += 2;
            } catch (ModifieEntreTemps attendu) {
                assertTrue(renonce);
            }
        }
        return ecrites;
    }
}
