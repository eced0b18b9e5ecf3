package fr.guichets.referentiel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le chargement du référentiel")
class ChargementReferentielTest {

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private BaseDeReference base;

    @BeforeEach
    void demarrer() throws Exception {
        base = new BaseDeReference();
    }

    @AfterEach
    void arreter() throws Exception {
        base.close();
    }

    @Test
    @DisplayName("ne laisse rien quand la dernière table échoue, et réussit à la tentative suivante")
    void toutOuRien() throws Exception {
        base.executer("ALTER TABLE recherche ADD CONSTRAINT panne CHECK (code <> '976' OR nature <> 'DEPARTEMENT')");
        try (Connection proprietaire = base.proprietaire()) {
            assertThrows(SQLException.class, () -> ChargementReferentiel.charger(proprietaire, messages::add));
            assertTrue(proprietaire.getAutoCommit());
            assertEquals(List.of(), messages);
            assertEquals(0, base.compter("SELECT (SELECT count(*) FROM millesime) + (SELECT count(*) FROM commune)"));

            base.executer("ALTER TABLE recherche DROP CONSTRAINT panne");
            ChargementReferentiel.charger(proprietaire, messages::add);
            assertEquals(34_965, base.compter("SELECT count(*) FROM commune"));
        }
    }

    @Test
    @DisplayName("fait attendre le second de deux serveurs qui démarrent ensemble")
    void deuxServeurs() throws Exception {
        Callable<Void> chargement = () -> {
            try (Connection proprietaire = base.proprietaire()) {
                ChargementReferentiel.charger(proprietaire, messages::add);
            }
            return null;
        };
        ExecutorService serveurs = Executors.newFixedThreadPool(2);
        try {
            for (Future<Void> fin : serveurs.invokeAll(List.of(chargement, chargement))) {
                fin.get();
            }
        } finally {
            serveurs.shutdown();
        }
        assertEquals(1, messages.size());
        assertEquals(34_965, base.compter("SELECT count(*) FROM commune"));
    }
}
