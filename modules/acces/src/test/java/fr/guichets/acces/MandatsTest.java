package fr.guichets.acces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.acces.Mandats.Etat;
import fr.guichets.acces.Mandats.Mandat;
import fr.guichets.acces.Mandats.Origine;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.NonIdentifie;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Organisation;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("La vie d'un mandat")
class MandatsTest extends EssaiDeMandats {

    @Test
    @DisplayName("le guichet accorde le premier représentant, qui accorde ensuite à ses collègues")
    void premierRepresentant() {
        Jeton maire = nouvelle(NANCAY);
        Mandat demande = demander(maire, "18159", "REPRESENTE");
        assertEquals(Etat.DEMANDE, demande.etat());
        assertFalse(connecter(maire, "18").peut(Droit.DEPOSE, COMMUNE_DE_NANCAY));
        Jeton instructrice = instructrice("18");
        assertTrue(faire(instructrice, "18", Mandats::aApprouver).stream()
                .anyMatch(attendue -> attendue.id() == demande.id()));
        Mandat accorde = faire(instructrice, "18", mandats -> mandats.accorder(demande.id(), PAGE));
        assertEquals(Origine.GUICHET, accorde.origine());
        assertTrue(connecter(maire, "18").peut(Droit.REPRESENTE, COMMUNE_DE_NANCAY), "sans attendre un nouveau jeton");

        Jeton secretaire = nouvelle(null);
        Mandat seconde = demander(secretaire, "18159", "DEPOSE");
        Mandat accordee = faire(maire, "63", mandats -> mandats.accorder(seconde.id(), PAGE));
        assertEquals(Origine.ORGANISATION, accordee.origine());
        assertTrue(connecter(secretaire, "63").peut(Droit.DEPOSE, COMMUNE_DE_NANCAY));
        assertTrue(faire(secretaire, "18", mandats -> mandats.representants(COMMUNE_DE_NANCAY))
                .contains(maire.nomAffiche()));
    }

    @Test
    @DisplayName("personne n'accorde à soi-même, ni une instructrice, ni un représentant")
    void pasPourSoi() {
        Jeton double1 = nouvelle(null, "/guichets/18/instructeur");
        Mandat demande = demander(double1, "18033", "DEPOSE");
        OperationInvalide refus = assertThrows(
                OperationInvalide.class, () -> faire(double1, "18", mandats -> mandats.accorder(demande.id(), PAGE)));
        assertEquals("POUR_SOI", refus.code());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("ne répondent pas à une demande, et n'apprennent pas qu'elle existe")
    @CsvSource({
        "l'instructrice d'un autre guichet, 63, /guichets/63/instructeur,",
        "une habilitée du 18 à l'adresse du 63, 63, /guichets/18/instructeur, 21630247100018",
        "un agent qui prépare par son SIRET, 18, /autre, 21180159200018",
        "le représentant d'une autre commune, 18, /autre, representant"
    })
    void sansAutorite(String qui, String guichet, String groupe, String siret) {
        Jeton elle = nouvelle("representant".equals(siret) ? null : siret, groupe);
        if ("representant".equals(siret)) {
            representer(elle, "18131");
        }
        Mandat demande = demander(nouvelle(null), "18159", "DEPOSE");
        Introuvable existante = assertThrows(
                Introuvable.class, () -> faire(elle, guichet, mandats -> mandats.accorder(demande.id(), PAGE)));
        Introuvable inconnue =
                assertThrows(Introuvable.class, () -> faire(elle, guichet, mandats -> mandats.accorder(999_999, PAGE)));
        assertEquals(inconnue.getMessage(), existante.getMessage());
        assertThrows(
                Introuvable.class, () -> faire(elle, guichet, mandats -> mandats.refuser(demande.id(), "non", PAGE)));
        assertEquals(
                Etat.DEMANDE,
                faire(instructrice("18"), "18", Mandats::aApprouver).stream()
                        .filter(mandat -> mandat.id() == demande.id())
                        .findFirst()
                        .orElseThrow()
                        .etat());
    }

    @Test
    @DisplayName("un SIRET, peut-être forgé, ne montre ni l'adresse, ni le nom de personne")
    void colleguesCaches() {
        representer(nouvelle(null), "18159");
        Jeton forgee = nouvelle(NANCAY);
        assertThrows(Introuvable.class, () -> faire(forgee, "18", mandats -> mandats.representants(COMMUNE_DE_NANCAY)));
        boolean representee = faire(forgee, "18", mandats -> mandats.estRepresentee(COMMUNE_DE_NANCAY));
        assertTrue(representee, "elle sait seulement que quelqu'un peut lui répondre");
        assertThrows(Introuvable.class, () -> faire(forgee, "18", mandats -> mandats.collegues(COMMUNE_DE_NANCAY)));
        Organisation bourges = new Organisation("COMMUNE", "18033", "Bourges");
        assertThrows(Introuvable.class, () -> faire(forgee, "18", mandats -> mandats.estRepresentee(bourges)));
    }

    @Test
    @DisplayName("une demande refusée l'est avec un motif, et peut être refaite")
    void refus() {
        Jeton elle = nouvelle(null);
        Mandat demande = demander(elle, "18057", "DEPOSE");
        Jeton instructrice = instructrice("18");
        ChampsInvalides sansMotif = assertThrows(
                ChampsInvalides.class,
                () -> faire(instructrice, "18", mandats -> mandats.refuser(demande.id(), " ", PAGE)));
        assertEquals("motif", sansMotif.erreurs().get(0).champ());
        faire(instructrice, "18", mandats -> mandats.refuser(demande.id(), "Fonction à préciser", PAGE));
        assertEquals(
                "Fonction à préciser", faire(elle, "18", Mandats::miens).get(0).motif());
        OperationInvalide trop = assertThrows(
                OperationInvalide.class,
                () -> faire(instructrice, "18", mandats -> mandats.accorder(demande.id(), PAGE)));
        assertEquals("DEJA_REPONDU", trop.code());
        assertEquals(Etat.DEMANDE, demander(elle, "18057", "DEPOSE").etat());
        OperationInvalide deuxFois = assertThrows(OperationInvalide.class, () -> demander(elle, "18057", "REPRESENTE"));
        assertEquals("DEMANDE_EN_COURS", deuxFois.code());
    }

    @Test
    @DisplayName("un droit retiré cesse aussitôt ; celui du SIRET, retiré, ne revient pas à la connexion suivante")
    void retrait() {
        Organisation chateaumeillant = new Organisation("COMMUNE", "18057", "");
        Jeton maire = nouvelle(null);
        representer(maire, "18057");
        Jeton secretaire = nouvelle("21180057800018");
        assertTrue(connecter(secretaire, "18").peut(Droit.PREPARE, chateaumeillant));
        Mandat duSiret = faire(maire, "18", mandats -> mandats.collegues(chateaumeillant)).stream()
                .filter(mandat -> mandat.titulaire().identifiant().equals(secretaire.identifiant()))
                .findFirst()
                .orElseThrow();
        faire(maire, "18", mandats -> mandats.retirer(duSiret.id(), "Partie", PAGE));
        assertEquals(List.of(), connecter(secretaire, "18").mandats());
        base.piece(Identites.class).oublier(secretaire.identifiant());
        assertEquals(List.of(), connecter(secretaire, "18").mandats());
        Jeton plusTard = new Jeton(
                secretaire.emetteur(),
                secretaire.sujet(),
                "Autre nom",
                secretaire.courriel(),
                secretaire.siret(),
                "fi",
                Set.of(),
                false,
                null);
        assertEquals(List.of(), connecter(plusTard, "18").mandats(), "même quand le jeton dit du nouveau");
    }

    @Test
    @DisplayName("relire une personne dont le droit du SIRET a été retiré n'écrit et ne verrouille rien")
    void relectureSansEcriture() throws SQLException {
        Jeton maire = nouvelle(null);
        representer(maire, "18033");
        Jeton secretaire = nouvelle("21180033900015");
        Organisation bourges = new Organisation("COMMUNE", "18033", "");
        assertTrue(connecter(secretaire, "18").peut(Droit.PREPARE, bourges));
        long duSiret = faire(secretaire, "18", Mandats::miens).get(0).id();
        faire(maire, "18", mandats -> mandats.retirer(duSiret, "Partie", PAGE));
        String ecrire = "%s INSERT, UPDATE ON national.organisation, national.personne, national.mandat %s national";
        base.proprietaire(ecrire.formatted("REVOKE", "FROM"));
        try {
            for (int fois = 0; fois < 2; fois++) {
                base.piece(Identites.class).oublier(secretaire.identifiant());
                assertEquals(List.of(), connecter(secretaire, "18").mandats());
            }
        } finally {
            base.proprietaire(ecrire.formatted("GRANT", "TO"));
        }
    }

    @Test
    @DisplayName("un mandat accordé reste quand le SIRET de la connexion change")
    void mandatExplicite() {
        String sujet = "mobile";
        Function<String, Jeton> avec = siret ->
                new Jeton("https://identite", sujet, "Mobile", "m@exemple.fr", siret, "fi", Set.of(), false, null);
        Mandat demande = demander(avec.apply(NANCAY), "18159", "DEPOSE");
        faire(instructrice("18"), "18", mandats -> mandats.accorder(demande.id(), PAGE));
        Acteur ensuite = connecter(avec.apply("21180033900015"), "18");
        assertEquals(
                Set.of("COMMUNE:18159 DEPOSE", "COMMUNE:18033 PREPARE"),
                ensuite.mandats().stream()
                        .map(mandat -> mandat.organisation().cle() + " " + mandat.droit())
                        .collect(Collectors.toSet()));
        assertEquals(null, ensuite.agitPour(), "plusieurs organisations : il faut choisir");
    }

    @Test
    @DisplayName("un droit changé remplace le précédent, dont la trace reste")
    void changement() {
        Jeton maire = nouvelle(null);
        representer(maire, "18015");
        Jeton secretaire = nouvelle(null);
        Mandat demande = demander(secretaire, "18015", "DEPOSE");
        faire(maire, "18", mandats -> mandats.accorder(demande.id(), PAGE));
        faire(maire, "18", mandats -> mandats.changer(demande.id(), "REPRESENTE", PAGE));
        assertEquals(
                List.of("REPRESENTE ACTIF", "DEPOSE RETIRE"),
                faire(secretaire, "18", Mandats::miens).stream()
                        .map(mandat -> mandat.droit() + " " + mandat.etat())
                        .toList());
    }

    @Test
    @DisplayName("chaque geste est au journal national, avec son auteur")
    void journal() {
        Jeton elle = nouvelle(null);
        Mandat demande = demander(elle, "18127", "DEPOSE");
        Jeton instructrice = instructrice("18");
        faire(instructrice, "18", mandats -> mandats.accorder(demande.id(), PAGE));
        List<Journal.Ligne> lignes = base.transaction(() -> DepartementCourant.executerNational(
                () -> base.piece(Journal.class).de("mandat/" + demande.id())));
        assertEquals(
                List.of("DEMANDE", "ACCORDE"),
                lignes.stream().map(Journal.Ligne::action).toList());
        assertEquals(instructrice.identifiant(), lignes.get(1).auteur());
        assertTrue(
                lignes.get(1).apres().contains("COMMUNE:18127"), lignes.get(1).apres());
    }

    @Test
    @DisplayName("la personne et les représentants reçoivent un courriel")
    void courriels() throws SQLException {
        Jeton maire = nouvelle(null);
        representer(maire, "18087");
        Jeton elle = nouvelle(null);
        demander(elle, "18087", "DEPOSE");
        assertEquals(
                List.of(maire.courriel(), maire.courriel()),
                base.lire("SELECT contenu::json ->> 'a' FROM sortie WHERE type = 'COURRIEL' AND contenu LIKE '%"
                        + maire.courriel() + "%' ORDER BY id"),
                "son droit accordé, puis la demande à laquelle répondre");
    }

    @ParameterizedTest(name = "{0} {1} {2} « {3} » → {4}")
    @DisplayName("une demande fausse nomme tous ses champs faux")
    @CsvSource({
        "COMMUNE, 99999, DEPOSE, maire, organisation",
        "VILLAGE, 18159, DEPOSE, maire, organisation",
        "COMMUNE, 18159, PREPARE, maire, droit",
        "COMMUNE, 18159, TOUT, '', droit fonction",
        "RIEN, 18159, '', '', organisation droit fonction"
    })
    void demandeFausse(String nature, String code, String droit, String fonction, String champs) {
        ChampsInvalides refus = assertThrows(
                ChampsInvalides.class,
                () -> faire(nouvelle(null), "18", mandats -> mandats.demander(nature, code, droit, fonction, PAGE)));
        assertEquals(
                champs,
                refus.erreurs().stream().map(ChampsInvalides.Erreur::champ).collect(Collectors.joining(" ")));
    }

    @Test
    @DisplayName("sans identité il n'y a rien à demander")
    void sansIdentite() {
        assertThrows(NonIdentifie.class, () -> base.piece(Mandats.class)
                .demander("COMMUNE", "18159", "DEPOSE", "maire", PAGE));
    }
}
