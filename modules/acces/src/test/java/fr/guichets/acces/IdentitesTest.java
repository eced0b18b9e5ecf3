package fr.guichets.acces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Organisation;
import fr.guichets.socle.Role;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Qui agit, d'après le jeton et les mandats")
class IdentitesTest {

    private static final String NANCAY = "21180159200018";
    private static final String BOURGES = "21180033900015";
    private static final Organisation COMMUNE_DE_NANCAY = new Organisation("COMMUNE", "18159", "Nançay");

    private static BaseNationale base;

    @BeforeAll
    static void ouvrir() throws Exception {
        base = new BaseNationale();
    }

    @AfterAll
    static void fermer() throws Exception {
        base.close();
    }

    private static Jeton jeton(String sujet, String siret) {
        return new Jeton(
                "https://identite", sujet, "Anne Durand", "anne@exemple.fr", siret, "fi", Set.of(), false, null);
    }

    private static Acteur reconnaitre(Jeton jeton, String agitPour) {
        return base.transaction(() -> {
            Adresse cher = new Adresse.DuGuichet(base.piece(Guichets.class)
                    .parCode(new CodeDepartement("18"))
                    .orElseThrow());
            return base.piece(Identites.class).reconnaitre(jeton, cher, agitPour);
        });
    }

    @Test
    @DisplayName("le SIRET d'une commune donne le droit de préparer pour elle, et rien de plus")
    void siretDUneCommune() {
        Acteur acteur = reconnaitre(jeton("siret", NANCAY), null);
        assertEquals(List.of(new Acteur.Mandat(COMMUNE_DE_NANCAY, Droit.PREPARE)), acteur.mandats());
        assertEquals("Nançay", acteur.agitPour().nom());
        assertEquals(Set.of(Role.COLLECTIVITE), acteur.roles());
        assertFalse(acteur.peut(Droit.DEPOSE, COMMUNE_DE_NANCAY));
        assertEquals("https://identite#siret", acteur.identifiant());
    }

    @Test
    @DisplayName("un SIRET forgé ne peut pas donner plus que préparer : la base elle-même le refuse")
    void siretForge() {
        reconnaitre(jeton("forge", NANCAY), null);
        SQLException refus = assertThrows(
                SQLException.class, () -> base.national("UPDATE mandat SET droit = 'DEPOSE' WHERE origine = 'SIRET'"));
        assertEquals("23514", refus.getSQLState());
    }

    @Test
    @DisplayName("l'historique ne s'efface pas, même par le rôle de l'application")
    void historique() {
        for (String table : List.of("personne", "organisation", "mandat", "invitation", "demande_acces")) {
            SQLException refus = assertThrows(SQLException.class, () -> base.national("DELETE FROM " + table));
            assertEquals("42501", refus.getSQLState(), table);
        }
    }

    @ParameterizedTest(name = "« {0} »")
    @DisplayName("un SIRET absent, faux ou inconnu ne donne rien")
    @NullSource
    @ValueSource(
            strings = {
                "",
                "21180159200",
                "21180159300018",
                "2118015920001X",
                "35600000000048",
                "17180001400019",
                "' OR 1=1"
            })
    void siretSansValeur(String siret) {
        Acteur acteur = reconnaitre(jeton("rien" + siret, siret), "COMMUNE:18159");
        assertEquals(List.of(), acteur.mandats());
        assertEquals(Set.of(), acteur.roles());
        assertNull(acteur.agitPour());
    }

    @Test
    @DisplayName("un autre SIRET à une connexion suivante retire le premier mandat et en donne un autre")
    void autreSiret() throws SQLException {
        reconnaitre(jeton("mobile", NANCAY), null);
        Acteur ensuite = reconnaitre(jeton("mobile", BOURGES), null);
        assertEquals("Bourges", ensuite.agitPour().nom());
        assertEquals(1, ensuite.mandats().size());
        assertEquals(List.of(), reconnaitre(jeton("mobile", null), null).mandats());
        assertEquals(
                List.of("RETIRE", "RETIRE"),
                base.lire("SELECT m.etat FROM mandat m JOIN personne p ON p.id = m.personne"
                        + " WHERE p.identifiant LIKE '%#mobile'"));
    }

    @Test
    @DisplayName("le journal garde ce que le SIRET a donné et repris, sans que personne n'en ait décidé")
    void journal() throws SQLException {
        reconnaitre(jeton("consigne", NANCAY), null);
        reconnaitre(jeton("consigne", BOURGES), null);
        assertEquals(
                List.of(
                        "systeme:SIRET de la connexion ACCORDE COMMUNE:18159 ACTIF",
                        "systeme:SIRET de la connexion RETIRE COMMUNE:18159 RETIRE",
                        "systeme:SIRET de la connexion ACCORDE COMMUNE:18033 ACTIF"),
                base.lire("SELECT auteur || ' ' || action || ' ' || (apres::json ->> 'organisation') || ' '"
                        + " || (apres::json ->> 'etat') FROM journal"
                        + " WHERE apres::json ->> 'personne' = 'https://identite#consigne' ORDER BY rang"));
    }

    @Test
    @DisplayName("la même adresse électronique sous un autre sujet est une autre personne")
    void autreSujet() {
        assertEquals(1, reconnaitre(jeton("vraie", NANCAY), null).mandats().size());
        assertEquals(List.of(), reconnaitre(jeton("usurpatrice", null), null).mandats());
    }

    @Test
    @DisplayName("rien n'est écrit quand rien n'a changé")
    void sansEcriture() throws SQLException {
        reconnaitre(jeton("stable", NANCAY), null);
        String lecture = "SELECT xmin::text FROM personne WHERE identifiant LIKE '%#stable'";
        List<String> avant = base.lire(lecture);
        base.piece(Identites.class).oublier("https://identite#stable");
        reconnaitre(jeton("stable", NANCAY), null);
        assertEquals(avant, base.lire(lecture));
        assertEquals(1, avant.size());
    }

    @Test
    @DisplayName("huit premières requêtes à la fois font une personne et un mandat")
    void premieresRequetes() throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(8);
        try {
            Callable<Acteur> requete = () -> {
                base.piece(Identites.class).oublier("https://identite#presse");
                return reconnaitre(jeton("presse", BOURGES), null);
            };
            for (Future<Acteur> reponse :
                    fils.invokeAll(IntStream.range(0, 8).mapToObj(i -> requete).toList())) {
                assertEquals(1, reponse.get().mandats().size());
            }
        } finally {
            fils.shutdown();
        }
        assertEquals(
                List.of("1"),
                base.lire("SELECT count(*) FROM mandat m JOIN personne p ON p.id = m.personne"
                        + " WHERE p.identifiant LIKE '%#presse'"));
    }

    @Test
    @DisplayName("les fils n'attendent pas la base quand le jeton vient d'être lu")
    void cache() throws SQLException {
        reconnaitre(jeton("chaud", NANCAY), null);
        base.proprietaire("ALTER TABLE national.personne RENAME TO personne_absente");
        try {
            assertTrue(reconnaitre(jeton("chaud", NANCAY), null).aUnRole(Role.COLLECTIVITE));
        } finally {
            base.proprietaire("ALTER TABLE national.personne_absente RENAME TO personne");
        }
    }
}
