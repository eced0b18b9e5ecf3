package fr.guichets.socle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.guichets.socle.interne.BaseDEssai;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Une demande envoyée deux fois")
class IdempotenceTest {

    private static final CodeDepartement CHER = new CodeDepartement("18");
    private static final int A_LA_FOIS = 8;

    private static BaseDEssai base;

    private final AtomicInteger faits = new AtomicInteger();

    @BeforeAll
    static void demarrer() throws Exception {
        base = new BaseDEssai();
    }

    @AfterAll
    static void arreter() throws Exception {
        base.close();
    }

    private String travail() {
        return "dossier n° " + faits.incrementAndGet();
    }

    private static String executer(String qui, String cle, String demande, Supplier<String> travail) {
        return DepartementCourant.executerPour(
                CHER,
                () -> Acteur.executerEnTantQue(
                        Acteur.systeme(qui),
                        () -> base.transaction(BaseDEssai.GUICHET, em -> new Idempotence(em, new Horloge(Duration.ZERO))
                                .executer(cle, demande, travail))));
    }

    @Test
    @DisplayName("est faite une fois et reçoit la même réponse")
    void rejouee() {
        assertEquals("dossier n° 1", executer("A", "k1", "POST /dossiers {}", this::travail));
        assertEquals("dossier n° 1", executer("A", "k1", "POST /dossiers {}", this::travail));
        assertEquals(1, faits.get());
    }

    @Test
    @DisplayName("avec la même clé et un autre contenu est refusée")
    void autreContenu() {
        executer("A", "k2", "POST /dossiers {}", this::travail);
        assertThrows(
                Idempotence.CleReutilisee.class, () -> executer("A", "k2", "POST /dossiers {\"a\":1}", this::travail));
    }

    @Test
    @DisplayName("par deux personnes qui ont choisi la même clé est faite pour chacune")
    void deuxPersonnes() {
        executer("A", "k3", "POST /dossiers {}", this::travail);
        assertEquals("dossier n° 2", executer("B", "k3", "POST /dossiers {}", this::travail));
    }

    @Test
    @DisplayName("sans clé est faite deux fois")
    void sansCle() {
        executer("A", null, "POST /dossiers {}", this::travail);
        assertEquals("dossier n° 2", executer("A", null, "POST /dossiers {}", this::travail));
    }

    @Test
    @DisplayName("après un échec est faite : l'échec n'a rien laissé")
    void apresEchec() {
        assertThrows(
                Introuvable.class,
                () -> executer("A", "k4", "POST /dossiers {}", () -> {
                    throw new Introuvable("Rien ici.");
                }));
        assertEquals("dossier n° 1", executer("A", "k4", "POST /dossiers {}", this::travail));
    }

    @Test
    @DisplayName("huit fois au même instant est faite une fois, et tous reçoivent la même réponse")
    void course() throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(A_LA_FOIS);
        CyclicBarrier depart = new CyclicBarrier(A_LA_FOIS);
        try {
            for (int manche = 0; manche < 20; manche++) {
                String cle = "course " + manche;
                List<Future<String>> promesses = new ArrayList<>();
                for (int i = 0; i < A_LA_FOIS; i++) {
                    promesses.add(fils.submit(() -> {
                        depart.await();
                        return executer("A", cle, "POST", this::travail);
                    }));
                }
                Set<String> reponses = new HashSet<>();
                for (Future<String> promesse : promesses) {
                    reponses.add(promesse.get());
                }
                assertEquals(Set.of("dossier n° " + (manche + 1)), reponses);
            }
        } finally {
            fils.shutdownNow();
        }
        assertEquals(20, faits.get());
    }
}
