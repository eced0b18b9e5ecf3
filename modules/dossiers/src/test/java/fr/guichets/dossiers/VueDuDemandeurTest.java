package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.socle.Acteur;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Journal;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Le demandeur, de la séance au solde, sur un vrai PostgreSQL,")
class VueDuDemandeurTest extends DossierDepose {

    private static final Acteur SIGNATAIRE = Gens.agent("Pré Fète", Set.of(), Role.SIGNATAIRE, Role.INSTRUCTEUR);

    private Avancement avancement;

    /** Everything that an applicant may read of a dossier. */
    private record Vu(
            Dossier dossier,
            ListeDossiers liste,
            ListeDossiers filtree,
            Map<EtatDossier, Integer> comptes,
            List<Journal.Ligne> historique,
            List<MesDossiers.Indexe> index) {}

    @BeforeEach
    void mettreEnSeance() {
        avancement = maison.bean(Avancement.class);
        gens.commeAgent(() -> instruction.prendreEnCharge(NUMERO, null));
        gens.commeAgent(() -> instruction.declarerComplet(NUMERO, null));
        gens.commeAgent(() -> instruction.commencerInstruction(NUMERO, null));
        avancer(Action.INSCRIRE);
    }

    private void avancer(Action... actions) {
        for (Action action : actions) {
            gens.comme(
                    SIGNATAIRE,
                    () -> Transactions.nouvelle(
                            () -> avancement.avancer(
                                    NUMERO,
                                    action,
                                    verbe(action),
                                    Map.of("montant", 4321, "releve", "2021-S1", "avis", "FAVORABLE")),
                            null));
        }
        maison.livrer();
    }

    private void mener(EtatDossier etat) {
        avancer(
                switch (etat) {
                    case EN_COMITE -> new Action[] {};
                    case AVIS_FAVORABLE -> new Action[] {Action.DONNER_AVIS_FAVORABLE};
                    case AVIS_DEFAVORABLE -> new Action[] {Action.DONNER_AVIS_DEFAVORABLE};
                    case AJOURNE -> new Action[] {Action.AJOURNER};
                    case LISTE_COMPLEMENTAIRE -> new Action[] {Action.METTRE_EN_LISTE_COMPLEMENTAIRE};
                    case PROGRAMME -> new Action[] {Action.DONNER_AVIS_FAVORABLE, Action.PROGRAMMER};
                    case ACCORDE -> new Action[] {Action.DONNER_AVIS_FAVORABLE, Action.PROGRAMMER, Action.ACCORDER};
                    default -> throw new IllegalArgumentException(etat.name());
                });
    }

    private static String verbe(Action action) {
        return switch (action) {
            case NOTIFIER -> "NOTIFIE";
            case NOTIFIER_REFUS -> "REFUS_NOTIFIE";
            case DEMARRER -> "DEMARRE";
            case ACHEVER -> "ACHEVE";
            case SOLDER -> "SOLDE";
            case RENDRE_CADUC -> "RENDU_CADUC";
            case DEMANDER_REVERSEMENT -> "REVERSEMENT_DEMANDE";
            case RENONCER -> "RENONCE";
            default -> "FAIT_" + action.name();
        };
    }

    private static CriteresDeListe parEtat(EtatDossier... etats) {
        return new CriteresDeListe(
                null,
                Set.of(etats),
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                CriteresDeListe.Tri.ETAT,
                false,
                0,
                50);
    }

    private Vu vu() {
        List<MesDossiers.Indexe> index = DepartementCourant.executerNational(() -> Acteur.executerEnTantQue(
                Gens.SECRETAIRE, () -> maison.bean(MesDossiers.class).lister()));
        return gens.comme(
                Gens.SECRETAIRE,
                () -> new Vu(
                        dossiers.lire(NUMERO),
                        dossiers.lister(CriteresDeListe.TOUS),
                        dossiers.lister(parEtat(EtatDossier.EN_COMITE)),
                        dossiers.aujourdhui().parEtat(),
                        dossiers.historique(NUMERO),
                        index));
    }

    private static final Set<EtatDossier> NON_NOTIFIES = Set.of(
            EtatDossier.AVIS_FAVORABLE,
            EtatDossier.AVIS_DEFAVORABLE,
            EtatDossier.AJOURNE,
            EtatDossier.LISTE_COMPLEMENTAIRE,
            EtatDossier.PROGRAMME,
            EtatDossier.ACCORDE);

    @ParameterizedTest(name = "{0}")
    @DisplayName("ne lit rien de plus, nulle part, tant que rien n'est notifié")
    @EnumSource(
            value = EtatDossier.class,
            names = {"AVIS_FAVORABLE", "AVIS_DEFAVORABLE", "AJOURNE", "LISTE_COMPLEMENTAIRE", "PROGRAMME", "ACCORDE"})
    void rienAvantLaNotification(EtatDossier etat) {
        maison.livrer();
        Vu enSeance = vu();
        assertEquals(EtatDossier.EN_COMITE, enSeance.dossier().etat());
        assertEquals(1, enSeance.filtree().total());
        maison.ilEst("2021-06-15T08:00:00Z");
        mener(etat);
        assertEquals(etat, lire(Gens.INSTRUCTRICE).etat());
        assertNotEquals(
                enSeance.dossier().version(), lire(Gens.INSTRUCTRICE).version(), "l'agent, lui, voit la version");
        assertEquals(enSeance, vu());
        for (EtatDossier cherche : NON_NOTIFIES) {
            assertEquals(
                    0,
                    gens.comme(Gens.SECRETAIRE, () -> dossiers.lister(parEtat(cherche)))
                            .total(),
                    cherche.name());
            assertEquals(
                    cherche == etat ? 1 : 0,
                    gens.commeAgent(() -> dossiers.lister(parEtat(cherche))).total());
        }
        OperationInvalide refus = assertThrows(
                OperationInvalide.class,
                () -> gens.comme(Gens.SECRETAIRE, () -> brouillons.enregistrer(NUMERO, null, Demandes.NANCAY)));
        assertEquals(
                "Ce n'est pas possible maintenant\u00a0: le dossier est à l'état «\u00a0En attente de décision\u00a0».",
                refus.getMessage());
        assertEquals(List.of(), courriels());
    }

    @ParameterizedTest(name = "{0} : {1}, « {2} »")
    @DisplayName("lit ce qui lui est notifié, et seulement les montants et motifs qui sont dits")
    @CsvSource({
        "DONNER_AVIS_DEFAVORABLE NOTIFIER_REFUS, REFUSE, Aide refusée",
        "DONNER_AVIS_FAVORABLE PROGRAMMER ACCORDER NOTIFIER, NOTIFIE, Aide accordée",
        "DONNER_AVIS_FAVORABLE PROGRAMMER ACCORDER NOTIFIER DEMARRER, DEMARRE, Projet en cours",
        "DONNER_AVIS_FAVORABLE PROGRAMMER ACCORDER NOTIFIER DEMARRER ACHEVER, ACHEVE, Projet en cours",
        "DONNER_AVIS_FAVORABLE PROGRAMMER ACCORDER NOTIFIER DEMARRER ACHEVER SOLDER, SOLDE, Terminé",
        "DONNER_AVIS_FAVORABLE PROGRAMMER ACCORDER NOTIFIER RENDRE_CADUC, CADUC, Aide retirée",
        "DONNER_AVIS_FAVORABLE PROGRAMMER ACCORDER NOTIFIER RENONCER, DESISTEMENT, Retiré à votre demande",
        "DONNER_AVIS_FAVORABLE PROGRAMMER ACCORDER NOTIFIER DEMARRER ACHEVER DEMANDER_REVERSEMENT, REVERSEMENT, Aide à reverser"
    })
    void notifie(String actions, EtatDossier etat, String mots) {
        avancer(Arrays.stream(actions.split(" ")).map(Action::valueOf).toArray(Action[]::new));
        Vu vu = vu();
        assertEquals(etat, vu.dossier().etat());
        assertEquals(mots, etat.libelleDemandeur());
        assertEquals(etat, vu.liste().elements().get(0).etat());
        assertEquals(etat, vu.index().get(0).etat());
        assertEquals(1, vu.comptes().get(etat));
        Journal.Ligne derniere = vu.historique().get(vu.historique().size() - 1);
        assertTrue(derniere.apres().contains("\"etat\":\"" + etat + "\""), derniere.apres());
        assertTrue(derniere.apres().contains("\"montant\":4321"), derniere.apres());
        for (Journal.Ligne ligne : vu.historique()) {
            assertFalse(ligne.action().startsWith("FAIT_"), ligne.action());
            assertFalse(String.valueOf(ligne.apres()).contains("2021-S1"), ligne.apres());
            assertFalse(String.valueOf(ligne.apres()).contains("FAVORABLE"), ligne.apres());
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("peut se retirer jusqu'à la notification, quoi que le guichet ait préparé")
    @EnumSource(
            value = EtatDossier.class,
            names = {
                "EN_COMITE",
                "AVIS_FAVORABLE",
                "AVIS_DEFAVORABLE",
                "AJOURNE",
                "LISTE_COMPLEMENTAIRE",
                "PROGRAMME",
                "ACCORDE"
            })
    void retrait(EtatDossier etat) {
        mener(etat);
        Dossier vu = lire(Gens.SECRETAIRE);
        assertEquals(Set.of(Action.SE_DESISTER), vu.actions());
        Dossier retire =
                gens.comme(Gens.SECRETAIRE, () -> depots.seDesister(NUMERO, vu.version(), "Le projet est abandonné"));
        assertEquals(EtatDossier.DESISTEMENT, retire.etat());
        assertEquals(List.of("18-2021-001\u00a0: demande retirée"), courriels());
        List<Journal.Ligne> lignes = gens.comme(Gens.SECRETAIRE, () -> dossiers.historique(NUMERO));
        assertEquals("DESISTE", lignes.get(lignes.size() - 1).action());
    }

    @Test
    @DisplayName("ne se retire plus une fois la décision notifiée, et lit pourquoi dans ses mots")
    void retraitTardif() {
        mener(EtatDossier.ACCORDE);
        avancer(Action.NOTIFIER);
        OperationInvalide refus = assertThrows(
                OperationInvalide.class, () -> gens.comme(Gens.SECRETAIRE, () -> depots.seDesister(NUMERO, null, "")));
        assertEquals(
                "Ce n'est pas possible maintenant\u00a0: le dossier est à l'état «\u00a0Aide accordée\u00a0».",
                refus.getMessage());
    }
}
