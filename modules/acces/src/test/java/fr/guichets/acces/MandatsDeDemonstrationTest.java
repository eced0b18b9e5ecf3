package fr.guichets.acces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.acces.Mandats.Mandat;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.Organisation;
import fr.guichets.socle.Role;
import fr.guichets.socle.Siren;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les mandats de la démonstration")
class MandatsDeDemonstrationTest extends EssaiDeMandats {

    @Test
    @DisplayName("un département, dont le référentiel ne donne pas le SIREN, est reconnu une fois annoncé avec le sien")
    void departement() {
        for (int fois = 0; fois < 2; fois++) {
            annoncer("annoncee", new Siren("221800014"), NatureCollectivite.DEPARTEMENT, "18");
        }
        Organisation cher = new Organisation("DEPARTEMENT", "18", "");
        Jeton annoncee =
                new Jeton("https://identite", "annoncee", "A", "", "22180001400013", null, Set.of(), false, null);
        assertTrue(connecter(annoncee, "18").peut(Droit.DEPOSE, cher));
        assertTrue(connecter(nouvelle("22180001400013"), "18").peut(Droit.PREPARE, cher));
    }

    private static void annoncer(String sujet, Siren siren, NatureCollectivite nature, String code) {
        System.setProperty("guichets.pile", "locale");
        try {
            base.enTantQue(Acteur.systeme("essai", Role.ADMINISTRATEUR), "18", () -> {
                base.piece(DemonstrationAcces.class)
                        .accorder("https://identite#" + sujet, sujet, nature, code, siren, Droit.DEPOSE);
                return null;
            });
        } finally {
            System.clearProperty("guichets.pile");
        }
    }

    @Test
    @DisplayName("le redémarrage de la démonstration laisse un droit plus fort, et redonne celui qui a été retiré")
    void demonstrationRepetee() throws SQLException {
        annoncer("annonce", null, NatureCollectivite.COMMUNE, "18028");
        Jeton elle = new Jeton("https://identite", "annonce", "A", "", null, null, Set.of(), false, null);
        Organisation commune = new Organisation("COMMUNE", "18028", "");
        assertTrue(connecter(elle, "18").peut(Droit.DEPOSE, commune));
        long depose = faire(elle, "18", Mandats::miens).get(0).id();
        Mandat plus = faire(instructrice("18"), "18", mandats -> mandats.changer(depose, "REPRESENTE", PAGE));
        annoncer("annonce", null, NatureCollectivite.COMMUNE, "18028");
        base.piece(Identites.class).oublier(elle.identifiant());
        assertTrue(connecter(elle, "18").peut(Droit.REPRESENTE, commune));
        faire(instructrice("18"), "18", mandats -> mandats.retirer(plus.id(), "essai", PAGE));
        annoncer("annonce", null, NatureCollectivite.COMMUNE, "18028");
        base.piece(Identites.class).oublier(elle.identifiant());
        assertTrue(connecter(elle, "18").peut(Droit.DEPOSE, commune));
    }

    @Test
    @DisplayName("une organisation déjà là prend le nom et le guichet du référentiel, et le SIREN annoncé")
    void organisationRafraichie() throws SQLException {
        base.proprietaire("INSERT INTO national.organisation (nature, code, nom, guichet)"
                + " VALUES ('DEPARTEMENT', '63', 'Ancien nom', '18')");
        String lecture = "SELECT nom || ' ' || siren || ' ' || guichet || ' ' || xmin FROM organisation"
                + " WHERE nature = 'DEPARTEMENT' AND code = '63'";
        annoncer("departement63", new Siren("226300010"), NatureCollectivite.DEPARTEMENT, "63");
        String apres = base.lire(lecture).get(0);
        assertTrue(apres.startsWith("Puy-de-Dôme 226300010 63 "), apres);
        annoncer("autre63", new Siren("226300010"), NatureCollectivite.DEPARTEMENT, "63");
        assertEquals(List.of(apres), base.lire(lecture), "rien n'est écrit quand rien n'a changé");
    }

    @Test
    @DisplayName("les mandats de démonstration n'existent pas hors de la pile locale")
    void demonstrationEnProduction() {
        Acteur systeme = Acteur.systeme("essai", Role.ADMINISTRATEUR);
        assertThrows(
                IllegalStateException.class,
                () -> base.enTantQue(systeme, "18", () -> {
                    base.piece(DemonstrationAcces.class)
                            .accorder("x#y", "Y", NatureCollectivite.COMMUNE, "18159", null, Droit.DEPOSE);
                    return null;
                }));
    }
}
