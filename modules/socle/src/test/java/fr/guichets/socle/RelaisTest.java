package fr.guichets.socle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.socle.Sorties.Attente;
import fr.guichets.socle.Sorties.Destinataire;
import fr.guichets.socle.Sorties.Message;
import fr.guichets.socle.interne.BaseDEssai;
import fr.guichets.socle.interne.FileDesSorties;
import fr.guichets.socle.interne.TetesDesJournaux;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le relais")
class RelaisTest {

    private static BaseDEssai base;

    private final Temps temps = new Temps();
    private final Executeur executeur = new Executeur();
    private final List<String> recus = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> enPanne = new HashSet<>();
    private int essaisVains;
    private final Relais relais = relais();

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
        base.commeProprietaire("TRUNCATE sortie", "TRUNCATE journal", "TRUNCATE national.journal_tete_nationale");
    }

    @AfterEach
    void fermer() {
        executeur.shutdownNow();
    }

    /** A clock that the test moves. */
    private static final class Temps extends Horloge {
        private Instant maintenant = Instant.parse("2021-06-02T07:00:00Z");

        Temps() {
            super(Duration.ZERO);
        }

        @Override
        public Instant maintenant() {
            return maintenant;
        }
    }

    /** Does at once what is asked at once, and only notes what is asked for later. */
    private static final class Executeur extends ScheduledThreadPoolExecutor {
        private final List<Duration> prevus = new ArrayList<>();

        Executeur() {
            super(1);
        }

        @Override
        public void execute(Runnable travail) {
            travail.run();
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable travail, long delai, TimeUnit unite) {
            prevus.add(Duration.of(delai, unite.toChronoUnit()));
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }
    }

    /** The outbox, each step in a transaction of its own as the container gives it. */
    private final class File extends FileDesSorties {
        @Override
        public Optional<Message> prendre(Set<String> ecartes) {
            return dans(file -> file.prendre(ecartes));
        }

        @Override
        public void remise(long id) {
            faire(file -> file.remise(id));
        }

        @Override
        public void echouee(long id, String echec, Duration reculMaximal) {
            faire(file -> file.echouee(id, echec, reculMaximal));
        }

        @Override
        public void rejetee(long id, String echec) {
            faire(file -> file.rejetee(id, echec));
        }

        @Override
        public Attente attente() {
            return dans(FileDesSorties::attente);
        }

        @Override
        public void purger() {
            faire(FileDesSorties::purger);
        }
    }

    private <T> T dans(java.util.function.Function<FileDesSorties, T> travail) {
        return base.transaction(DepartementCourant.schema(), em -> travail.apply(new FileDesSorties(em, temps)));
    }

    private void faire(java.util.function.Consumer<FileDesSorties> travail) {
        dans(file -> {
            travail.accept(file);
            return null;
        });
    }

    private static final class Tetes extends TetesDesJournaux {
        @Override
        public Journal.Ligne derniere() {
            return base.transaction(DepartementCourant.schema(), em -> new TetesDesJournaux(em).derniere());
        }

        @Override
        public void relever(String perimetre, Journal.Ligne derniere, Instant le) {
            base.transaction(DepartementCourant.schema(), em -> {
                new TetesDesJournaux(em).relever(perimetre, derniere, le);
                return null;
            });
        }
    }

    private final class Preneur implements Destinataire {
        private final String type;

        Preneur(String type) {
            this.type = type;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public void recevoir(Message message) throws IOException, RejetDefinitif {
            assertEquals(BaseDEssai.GUICHET, DepartementCourant.schema());
            assertTrue(Acteur.courant().roles().isEmpty());
            if (enPanne.contains(type) || enPanne.contains(message.lire(String.class))) {
                throw new IOException("personne ne répond");
            }
            if (message.lire(String.class).equals("sans adresse")) {
                essaisVains++;
                throw new RejetDefinitif("personne n'y recevra jamais rien", null);
            }
            recus.add(message.lire(String.class));
        }
    }

    private Relais relais() {
        return new Relais(
                new File(), new Tetes(), temps, List.of(new Preneur("COURRIEL"), new Preneur("INDEX")), executeur);
    }

    private void deposer(String type, String... contenus) {
        Stream.of(contenus)
                .forEach(contenu -> base.transaction(BaseDEssai.GUICHET, em -> {
                    new FileDesSorties(em, temps).deposer(type, '"' + contenu + '"');
                    return null;
                }));
    }

    private void reveiller() {
        relais.apresDepot(new Sorties.Deposee(BaseDEssai.GUICHET));
    }

    private Attente attente() {
        return DepartementCourant.executerPour(new CodeDepartement("18"), () -> dans(FileDesSorties::attente));
    }

    private void attendre(Duration duree) {
        temps.maintenant = temps.maintenant.plus(duree);
    }

    @Test
    @DisplayName("porte chaque message une fois, dans l'ordre")
    void ordre() {
        deposer("COURRIEL", "a", "b");
        deposer("INDEX", "c");
        deposer("COURRIEL", "d");
        reveiller();
        reveiller();
        assertEquals(List.of("a", "b", "c", "d"), recus);
        assertEquals(0, attente().nombre());
        assertNull(attente().plusAncien());
        assertTrue(relais.attentes().isEmpty());
    }

    @Test
    @DisplayName("garde celui qui ne part pas, le montre, et le retente de moins en moins souvent sans l'oublier")
    void reculs() {
        enPanne.add("b");
        deposer("COURRIEL", "a", "b", "c");
        Instant depot = temps.maintenant();
        List<Duration> attendus = List.of(
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(20),
                Duration.ofHours(1),
                Duration.ofHours(1));
        for (Duration attendu : attendus) {
            reveiller();
            assertEquals(new Attente(1, 1, 0, depot, depot, temps.maintenant().plus(attendu)), attente());
            assertEquals(attente(), relais.attentes().get(BaseDEssai.GUICHET));
            attendre(attendu.minusSeconds(1));
            reveiller();
            attendre(Duration.ofSeconds(1));
        }
        assertEquals(List.of("a", "c"), recus);
        assertTrue(executeur.prevus.containsAll(attendus), executeur.prevus::toString);

        enPanne.clear();
        reveiller();
        assertEquals(List.of("a", "c", "b"), recus);
        assertEquals(0, attente().nombre());
    }

    @Test
    @DisplayName("laisse reposer qui ne répond pas, sans retenir les autres ni rien perdre")
    void destinataireEnPanne() {
        enPanne.add("COURRIEL");
        deposer("COURRIEL", "1", "2", "3", "4", "5");
        deposer("INDEX", "a", "b");
        reveiller();
        assertEquals(List.of("a", "b"), recus);
        assertEquals(5, attente().nombre());
        assertEquals(3, attente().enEchec(), "trois essais seulement avant de le laisser reposer");

        enPanne.clear();
        attendre(Duration.ofSeconds(10));
        reveiller();
        assertEquals(Set.of("1", "2", "3", "4", "5", "a", "b"), Set.copyOf(recus));
        assertEquals(7, recus.size());
    }

    @Test
    @DisplayName("garde avec sa raison, sans le retenter ni retenir les autres, ce qui ne partira jamais")
    void rejetDefinitif() {
        deposer("COURRIEL", "a", "sans adresse", "b");
        reveiller();
        attendre(Duration.ofDays(40));
        relais.balayer(BaseDEssai.GUICHET);
        assertEquals(List.of("a", "b"), recus);
        assertEquals(1, essaisVains);
        assertEquals(new Attente(0, 0, 1, null, null, null), attente());
        assertEquals(attente(), relais.attentes().get(BaseDEssai.GUICHET));
        String raison = base.transaction(BaseDEssai.GUICHET, em -> em.createNativeQuery(
                        "SELECT dernier_echec FROM sortie WHERE rejete_le IS NOT NULL", String.class)
                .getSingleResult()
                .toString());
        assertTrue(raison.contains("personne n'y recevra jamais rien"), raison);
    }

    @Test
    @DisplayName("garde et signale un message que personne ne prend")
    void typeInconnu() {
        deposer("PIGEON", "x");
        reveiller();
        assertEquals(1, attente().enEchec());
    }

    @Test
    @DisplayName("porte de nouveau, cinq minutes après, ce qu'un serveur mort avait pris")
    void serveurMort() {
        deposer("COURRIEL", "a");
        DepartementCourant.executerPour(new CodeDepartement("18"), () -> dans(file -> file.prendre(Set.of()))
                .orElseThrow());
        reveiller();
        assertEquals(List.of(), recus);
        attendre(Duration.ofMinutes(5));
        reveiller();
        assertEquals(List.of("a"), recus);
    }

    @Test
    @DisplayName("porte sans attendre ce qui était prévu avant qu'on ne recule l'horloge")
    void horlogeReculee() {
        enPanne.add("a");
        deposer("COURRIEL", "a");
        reveiller();
        enPanne.clear();
        attendre(Duration.ofDays(-100));
        reveiller();
        assertEquals(List.of("a"), recus);
    }

    @Test
    @DisplayName("de plusieurs serveurs à la fois ne porte rien deux fois")
    void plusieursServeurs() {
        int nombre = 200;
        deposer("INDEX", IntStream.range(0, nombre).mapToObj(Integer::toString).toArray(String[]::new));
        List<CompletableFuture<Void>> serveurs = Stream.of(relais(), relais(), relais(), relais())
                .map(serveur ->
                        CompletableFuture.runAsync(() -> serveur.apresDepot(new Sorties.Deposee(BaseDEssai.GUICHET))))
                .toList();
        serveurs.forEach(CompletableFuture::join);
        assertEquals(nombre, recus.size());
        assertEquals(nombre, Set.copyOf(recus).size());
    }

    @Test
    @DisplayName("fait relever par le niveau national où finit le journal, sans pouvoir y revenir")
    void tetes() {
        base.transaction(
                BaseDEssai.GUICHET,
                em -> Acteur.executerEnTantQue(
                        Acteur.systeme("Essai"),
                        () -> DepartementCourant.executerPour(new CodeDepartement("18"), () -> {
                            new Journal(em, temps).consigner("dossier/1", "CREE", null, null);
                            return null;
                        })));
        reveiller();
        reveiller();
        Map<Long, String> relevees = base.transaction(
                DepartementCourant.NATIONAL, em -> new TetesDesJournaux(em).relevees(BaseDEssai.GUICHET));
        assertEquals(Set.of(1L), relevees.keySet());
        RuntimeException refus = assertThrows(
                RuntimeException.class,
                () -> base.transaction(DepartementCourant.NATIONAL, em -> em.createQuery("delete from TeteNationale t")
                        .executeUpdate()));
        assertTrue(refus.getMessage().contains("permission denied"), refus.getMessage());
    }

    @Test
    @DisplayName("oublie après trente jours ce qui est parti, jamais ce qui attend")
    void purge() throws SQLException {
        enPanne.add("b");
        deposer("COURRIEL", "a", "b");
        reveiller();
        attendre(Duration.ofDays(31));
        relais.balayer(BaseDEssai.GUICHET);
        base.commeProprietaire("DO $$ BEGIN ASSERT (SELECT count(*) FROM sortie) = 1; END $$");
        assertEquals(1, attente().nombre());
    }
}
