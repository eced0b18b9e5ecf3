package fr.guichets.socle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le département courant")
class DepartementCourantTest {

    private static final CodeDepartement CHER = new CodeDepartement("18");
    private static final CodeDepartement MAYOTTE = new CodeDepartement("976");

    @Test
    @DisplayName("n'a pas de valeur par défaut : sans lui, rien ne travaille")
    void absent() {
        assertThrows(IllegalStateException.class, DepartementCourant::schema);
    }

    @Test
    @DisplayName("est rendu au précédent à la fin de l'action, même si elle échoue")
    void rendu() {
        DepartementCourant.executerPour(CHER, () -> {
            assertThrows(
                    Introuvable.class,
                    () -> DepartementCourant.executerPour(MAYOTTE, () -> {
                        assertEquals("guichet_976", DepartementCourant.schema());
                        throw new Introuvable("rien ici");
                    }));
            assertEquals("guichet_18", DepartementCourant.schema());
            return null;
        });
        assertTrue(DepartementCourant.schemaEventuel().isEmpty());
    }

    @Test
    @DisplayName("ne passe pas à un autre fil d'exécution sans qu'on le dise")
    void autreFil() {
        DepartementCourant.executerPour(CHER, () -> {
            assertTrue(CompletableFuture.supplyAsync(DepartementCourant::schemaEventuel)
                    .get()
                    .isEmpty());
            return null;
        });
    }

    @Test
    @DisplayName("a une horloge : avancée dans la pile locale, réelle ailleurs")
    void horloge() {
        assertTrue(new Horloge(Duration.ofDays(-2000)).decalee());
        System.setProperty("guichets.horloge.decalage", "PT-1H");
        try {
            assertThrows(IllegalStateException.class, Horloge::new);
        } finally {
            System.clearProperty("guichets.horloge.decalage");
        }
    }

    @Test
    @DisplayName("a un mot de passe à lui, toujours le même, tiré du secret du déploiement")
    void motsDePasse() {
        MotsDePasse motsDePasse = new MotsDePasse("un secret de test d'au moins trente-deux caractères");
        String duCher = motsDePasse.pour(CHER.schema());
        assertEquals(
                duCher, new MotsDePasse("un secret de test d'au moins trente-deux caractères").pour(CHER.schema()));
        assertTrue(duCher.length() >= 43 && !duCher.equals(motsDePasse.pour(MAYOTTE.schema())));
        assertThrows(IllegalArgumentException.class, () -> new MotsDePasse("court"));
    }
}
