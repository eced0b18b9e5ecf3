package fr.guichets.api;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.Importation;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.dossiers.ListeDossiers;
import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.programmation.Avis;
import fr.guichets.programmation.Candidats;
import fr.guichets.programmation.EtatReleve;
import fr.guichets.programmation.Feuille;
import fr.guichets.programmation.LigneDeReleve;
import fr.guichets.programmation.Releve;
import fr.guichets.programmation.Totaux;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.Remedes;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Organisation;
import fr.guichets.socle.Role;
import fr.guichets.socle.Siren;
import fr.guichets.socle.Taux;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** One example of each answer, as the interface writes it. */
final class Exemples {

    static final Guichet CHER = new Guichet(
            new CodeDepartement("18"),
            "cher",
            "cher.localhost",
            Guichet.Type.DEPARTEMENT,
            Guichet.Etat.OUVERT,
            "Cher",
            "du Cher",
            "Préfecture du Cher",
            "Centre-Val de Loire",
            ZoneId.of("Europe/Paris"));

    static final Evaluation EVALUATION = new Evaluation(
            true,
            Set.of(),
            Set.of(Evaluation.Alerte.DUREE_SUPERIEURE),
            Montant.euros(new BigDecimal("48000.10")),
            Montant.ZERO,
            Montant.euros(new BigDecimal("48000.10")),
            null,
            null,
            new Evaluation.Bornes(Montant.euros(48000), Montant.euros(40000), Montant.euros(48000), null, null, null),
            Set.of("demande"),
            Montant.euros(40000),
            new Taux(new BigDecimal("0.83333")),
            null,
            "2021-1",
            Demande.Anterieures.AUCUNE,
            List.of(new Evaluation.Explication("demande", "Vous demandez <b>moins</b> que le coût.", "Page 1")));

    static final Instant INSTANT = Instant.parse("2021-06-02T07:00:00Z");

    static final Organisation COMMUNE = new Organisation("COMMUNE", "18033", "Bourges");

    static final Collectivite BOURGES = new Collectivite(
            NatureCollectivite.COMMUNE,
            "18033",
            "Bourges",
            new Siren("211800339"),
            64668,
            66741,
            new CodeDepartement("18"),
            "181",
            List.of("18000"),
            2021);

    static final Dossier DOSSIER = new Dossier(
            "18-2021-001",
            "18-2021-001",
            EtatDossier.DEPOSE,
            3,
            COMMUNE,
            "181",
            "Portail",
            Json.lire("{\"intitule\":\"Portail\"}".getBytes(StandardCharsets.UTF_8)),
            EVALUATION,
            new Dossier.Depot(
                    INSTANT,
                    "Camille Petit",
                    "2021-1",
                    2021,
                    64668,
                    null,
                    LocalDate.of(2021, 8, 2),
                    LocalDate.of(2022, 2, 2),
                    null),
            null,
            null,
            null,
            Set.of(Action.SE_DESISTER),
            INSTANT,
            INSTANT,
            "Camille Petit");

    static JsonNode appel() {
        return Json.lire(Json.ecrire(AppelAProjets.de(CHER, reglement())));
    }

    static JsonNode version() {
        Reglement reglement = reglement();
        Reglements.Version publiee =
                new Reglements.Version("2021-1", reglement.effet(), "Appel à projets", INSTANT, "Ali");
        return Json.lire(Json.ecrire(
                VersionLue.de(CHER, reglement, VersionLue.VersionDeListe.de(publiee, VersionLue.Etat.EN_VIGUEUR))));
    }

    private static Reglement reglement() {
        return new Reglement(
                "2021-1",
                LocalDate.of(2021, 1, 25),
                new Reglement.Identite(
                        CHER.code(),
                        "cher",
                        "Cher",
                        "du Cher",
                        "Préfecture du Cher",
                        "Préfet du Cher",
                        CHER.fuseau(),
                        null,
                        null),
                new Reglement.Enveloppe(
                        Montant.euros(297000), List.of(new Reglement.Tranche(2021, Montant.euros(297000)))),
                List.of(),
                null,
                new Reglement.Population(
                        Reglement.Population.Definition.MUNICIPALE, Reglement.Population.DateReference.DEPOT),
                List.of(new Reglement.Forfait("F", "Forfait", List.of(), null, 4999, Montant.euros(5000))),
                null,
                Taux.UN,
                Taux.ZERO,
                Reglement.Assiette.HT,
                List.of(new Reglement.Theme("FORMATION_AGENTS", "Formation", null)),
                List.of(),
                List.of(new Reglement.Critere(
                        "TAILLE", "Taille", null, 100, List.of(new Reglement.SousCritere("HABITANTS", "Habitants")))),
                new Reglement.Depot(LocalDate.of(2021, 1, 25), null),
                Reglement.ModeReleve.SESSIONS,
                List.of(new Reglement.Session("2021-S1", LocalDate.of(2021, 6, 7), null)),
                new Reglement.EngagementProjet(
                        LocalDate.of(2021, 12, 31),
                        List.of("Devis signé"),
                        List.of(new Reglement.Echeance(2022, LocalDate.of(2022, 12, 31)))),
                new Reglement.Versement(Taux.ZERO, Taux.UN, 12, 15, List.of(30), Reglement.SousRealisation.COUT_REEL),
                null,
                new Reglement.Comite(
                        "Préfet", List.of("Maires"), List.of(new Reglement.Siege("Maires", "181")), 1, null),
                List.of(new Reglement.Contact("Guichet", null, null, "guichet@cher.exemple")),
                List.of(),
                new Reglement.Textes(null, null, null, "Notice", null),
                List.of(new Reglement.TauxCategorie("Communes", List.of(), null, 4999, Taux.UN)),
                new Reglement.PlafondParCollectivite(Montant.euros(20000), 2),
                List.of(new Reglement.SousEnveloppe(
                        "RURAL", "Communes rurales", List.of(), 4999, List.of(), Montant.euros(50000), Taux.ZERO)),
                Reglement.Attribution.PARTIELLE,
                List.of(new Reglement.PieceRequise("DEVIS", Reglement.PieceRequise.Moment.DEPOT)),
                List.of(new Reglement.Derogation("forfaits", "Préfet")),
                new Reglement.Notation(5, 50),
                List.of(new Reglement.Priorite("RURAL", "Communes rurales", List.of(), 4999, List.of())),
                new Reglement.Delais(2, 8),
                new Reglement.Imputation("363", null, null, null, null),
                new Reglement.Actes(null, List.of("Secrétariat général"), List.of("Trésorier")),
                List.of(new Reglement.Lien("Notice", "https://cher.exemple/notice.pdf")),
                new Reglement.Conservation(12, 10),
                "2021-1",
                List.of(
                        new Reglement.Provenance(
                                "plancher",
                                Reglement.Provenance.Niveau.NATIONAL,
                                LocalDate.of(2021, 1, 25),
                                "Appel à projets",
                                "p. 2",
                                null),
                        new Reglement.Provenance(
                                "themes",
                                Reglement.Provenance.Niveau.NATIONAL,
                                LocalDate.of(2021, 1, 25),
                                null,
                                null,
                                "non dit")));
    }

    static JsonNode simulation() {
        return Json.lire(Json.ecrire(new RessourceSimulation.Simulation(
                EVALUATION, List.of(new Remedes.Remede("DEMANDER_PLUS", "En demandant plus.")))));
    }

    static JsonNode evaluation() {
        return Json.lire(Json.ecrire(EVALUATION));
    }

    static JsonNode collectivite(CollectiviteTrouvee.GuichetCompetent guichet) {
        return Json.lire(Json.ecrire(CollectiviteTrouvee.de(BOURGES, guichet)));
    }

    static JsonNode collectiviteDuPortail() {
        return collectivite(CollectiviteTrouvee.GuichetCompetent.de(CHER, "http://cher.localhost:8080/"));
    }

    static JsonNode dossier() {
        return Json.lire(
                Json.ecrire(DossierLu.de(DOSSIER, "http://cher.localhost/api/v1/dossiers/18-2021-001"), CHER.fuseau()));
    }

    private static final LigneDossier LIGNE = new LigneDossier(
            "18-2021-001",
            "18-2021-001",
            EtatDossier.DEPOSE,
            3,
            COMMUNE,
            "181",
            64668,
            "Portail",
            "FORMATION_AGENTS",
            INSTANT,
            null,
            true,
            Montant.euros(6000),
            Montant.euros(6000),
            Montant.euros(6000),
            null,
            null,
            false,
            INSTANT);

    static JsonNode liste() {
        return Json.lire(Json.ecrire(DossiersListes.de(
                new ListeDossiers(List.of(LIGNE), 1, 0, 50, Montant.euros(6000), Montant.euros(6000)))));
    }

    static JsonNode historique() {
        Journal.Ligne ligne = new Journal.Ligne(
                1,
                INSTANT,
                "e#s",
                "Camille Petit",
                "dossier/18-2021-001",
                "DEPOSE",
                null,
                "{\"etat\":\"DEPOSE\"}",
                "ab");
        return Json.lire(Json.ecrire(Historique.de(List.of(ligne), 0, 50, true)));
    }

    static JsonNode rapport() {
        return Json.lire(
                Json.ecrire(new Importation.Rapport(1, 0, List.of(new Importation.Rejet("63-2021-001", List.of())))));
    }

    static JsonNode moi() {
        return Json.lire(Json.ecrire(Moi.de(Acteur.systeme("essai", Role.INSTRUCTEUR))));
    }

    static JsonNode probleme() {
        return Json.lire(
                Json.ecrire(Probleme.champs(List.of(new ChampsInvalides.Erreur("au", "DATE_INVALIDE", "Écrivez…")))
                        .avec(EVALUATION)
                        .avec(List.of(new Affectation("18-2021-001", Montant.euros(6000))))));
    }

    /** In preparation, with a line as after the freeze. */
    static JsonNode releve() {
        Releve releve = new Releve(
                3,
                1,
                "2021-F1",
                false,
                LocalDate.of(2021, 6, 2),
                INSTANT,
                false,
                Tranche.PLURIANNUELLE,
                EtatReleve.PREPARATION,
                1,
                0,
                1,
                Montant.euros(6000),
                INSTANT,
                "Inès Agent",
                null,
                null,
                null,
                null);
        LigneDeReleve retenue = new LigneDeReleve(
                "18-2021-001",
                1,
                COMMUNE,
                "181",
                64668,
                "Portail",
                INSTANT,
                INSTANT,
                "2021-1",
                Montant.euros(6000),
                Montant.euros(6000),
                Montant.euros(6000),
                Montant.euros(6000),
                Avis.FAVORABLE,
                Montant.euros(6000),
                "",
                null,
                INSTANT,
                "Inès Agent",
                null);
        Feuille feuille =
                new Feuille(releve, List.of(retenue), Totaux.de(List.of(retenue), Montant.euros(297000), List.of()));
        return Json.lire(Json.ecrire(ReleveLu.de(feuille, new Candidats(List.of(LIGNE), List.of(), List.of()))));
    }

    private Exemples() {}
}
