package fr.guichets.acces;

import fr.guichets.acces.Mandats.Mandat;
import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Organisation;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Persons and their mandates on the national level, and what tests do most with them. */
abstract class EssaiDeMandats {

    static final String PAGE = "http://cher.localhost/acces/organisation";
    static final String NANCAY = "21180159200018";
    static final Organisation COMMUNE_DE_NANCAY = new Organisation("COMMUNE", "18159", "Nançay");

    static BaseNationale base;
    static int sujets;

    @BeforeAll
    static void ouvrir() throws Exception {
        base = new BaseNationale();
    }

    @AfterAll
    static void fermer() throws Exception {
        base.close();
    }

    /** Somebody nobody has seen before, as the identity provider describes her. */
    static Jeton nouvelle(String siret, String... groupes) {
        String sujet = "sujet-" + ++sujets;
        return new Jeton(
                "https://identite",
                sujet,
                "Nom " + sujet,
                sujet + "@exemple.fr",
                siret,
                "fi",
                Set.of(groupes),
                false,
                null);
    }

    static Acteur connecter(Jeton jeton, String guichet) {
        return base.transaction(() -> base.piece(Identites.class)
                .reconnaitre(
                        jeton,
                        new Adresse.DuGuichet(base.piece(Guichets.class)
                                .parCode(new CodeDepartement(guichet))
                                .orElseThrow()),
                        null));
    }

    static <T> T faire(Jeton jeton, String guichet, Function<Mandats, T> action) {
        return base.enTantQue(connecter(jeton, guichet), guichet, () -> action.apply(base.piece(Mandats.class)));
    }

    static Mandat demander(Jeton jeton, String code, String droit) {
        return faire(jeton, "18", mandats -> mandats.demander("COMMUNE", code, droit, "secrétaire de mairie", PAGE));
    }

    static Jeton instructrice(String guichet) {
        return nouvelle("17180001400018", "/guichets/" + guichet + "/instructeur");
    }

    static void representer(Jeton jeton, String code) {
        Mandat demande = demander(jeton, code, "REPRESENTE");
        faire(instructrice("18"), "18", mandats -> mandats.accorder(demande.id(), PAGE));
    }
}
