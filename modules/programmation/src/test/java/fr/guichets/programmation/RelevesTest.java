package fr.guichets.programmation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.dossiers.Depots;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.Gens;
import fr.guichets.dossiers.Instruction;
import fr.guichets.enveloppes.CreditsInsuffisants;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Journal;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Organisation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Un relevé sans comité, sur un vrai PostgreSQL,")
class RelevesTest {

    private Seances s;

    @BeforeEach
    void ouvrir() throws Exception {
        s = Seances.duCher();
        s.crediter(Tranche.PLURIANNUELLE, 20_000);
    }

    private static String code(Throwable erreur) {
        return ((OperationInvalide) erreur).code();
    }

    private static List<String> codes(ChampsInvalides erreur) {
        return erreur.erreurs().stream().map(e -> e.champ() + " " + e.code()).toList();
    }

    @Test
    @DisplayName("mène de la liste figée à la réservation, et dit à la suite ce qui est retenu et ce qui ne l'est pas")
    void deBoutEnBout() {
        String un = s.instruire(6_000);
        String deux = s.instruire(9_000);
        Feuille ouverte = s.ouvrir(null);
        long id = ouverte.releve().id();
        assertEquals("2021-F1", ouverte.releve().code());
        assertEquals(Montant.euros(15_000), s.candidats(id).enSeance());
        Feuille figee = s.figer(id);
        assertEquals(
                List.of(un, deux),
                figee.lignes().stream().map(LigneDeReleve::dossier).toList());
        assertEquals(EtatDossier.EN_INSTRUCTION, s.etat(un));
        assertNull(s.retenue(un));

        s.donner(id, Seances.favorable(un), Seances.rendu(deux, Avis.DEFAVORABLE, null, "Hors sujet."));
        assertEquals(EtatDossier.AVIS_FAVORABLE, s.etat(un));
        assertEquals(Montant.ZERO, s.solde().reserve());
        Feuille validee = s.valider(id);

        assertEquals(EtatReleve.VALIDE, validee.releve().etat());
        assertEquals(EtatDossier.PROGRAMME, s.etat(un));
        assertEquals(EtatDossier.AVIS_DEFAVORABLE, s.etat(deux));
        assertEquals(Montant.euros(6_000), s.solde().reserve());
        assertEquals(Montant.euros(14_000), s.solde().disponible());
        Retenue retenue = s.retenue(un);
        assertEquals(Avis.FAVORABLE, retenue.avis());
        assertEquals(Montant.euros(6_000), retenue.montant());
        assertEquals(Tranche.PLURIANNUELLE, retenue.tranche());
        assertEquals("Simon Signataire", retenue.validePar());
        assertEquals("Hors sujet.", s.retenue(deux).motif());
        assertNull(s.retenue(deux).tranche());
        assertEquals(
                List.of("OUVERT", "FIGE", "AVIS_DONNES", "VALIDE"),
                s.agent(() -> s.maison.bean(Programmation.class).historique(id)).stream()
                        .map(Journal.Ligne::action)
                        .toList());
        assertEquals("RELEVE_FERME", code(assertThrows(OperationInvalide.class, () -> s.valider(id))));
    }

    @ParameterizedTest(name = "{0}, {1} €, motif « {2} » : {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                // the request is 9 000 €, of which the Région gives 2 000: at most 7 000
                "FAVORABLE, -, '', -",
                "FAVORABLE, 7000, '', -",
                "FAVORABLE, 5000, '', motif MOTIF_DU_MONTANT_OBLIGATOIRE",
                "FAVORABLE, 5000, Budget serré, -",
                "FAVORABLE, 7001, Projet exemplaire, montant MONTANT_AU_DESSUS_DU_PLAFOND",
                "FAVORABLE, 0, Rien, montant MONTANT_NUL",
                "LISTE_COMPLEMENTAIRE, 5000, '', motif MOTIF_DU_MONTANT_OBLIGATOIRE",
                "LISTE_COMPLEMENTAIRE, -, '', -",
                "DEFAVORABLE, 5000, '', motif MOTIF_OBLIGATOIRE",
                "DEFAVORABLE, -, Hors sujet, -",
                "AJOURNE, -, '', motif MOTIF_OBLIGATOIRE",
                "AJOURNE, -, Devis attendu, -"
            })
    @DisplayName("n'admet un autre montant qu'avec une raison, jamais au-dessus de ce que les aides obtenues laissent")
    void bornes(Avis avis, Long euros, String motif, String refus) {
        String numero = s.instruire(9_000, "2000");
        long id = s.figer().releve().id();
        AvisRendu rendu = Seances.rendu(numero, avis, euros, motif);
        if (refus == null) {
            assertEquals(avis, s.donner(id, rendu).lignes().get(0).avis());
        } else {
            ChampsInvalides erreur = assertThrows(ChampsInvalides.class, () -> s.donner(id, rendu));
            assertEquals(List.of("avis[0]." + refus), codes(erreur));
            assertNull(s.lire(id).lignes().get(0).avis());
        }
    }

    @Test
    @DisplayName("réserve tout ou rien, et dit ce qui ne tient pas et ce qui manque")
    void toutOuRien() {
        String un = s.instruire(12_000);
        String deux = s.instruire(9_000);
        String trois = s.instruire(4_000);
        long id = s.figer().releve().id();
        s.donner(id, Seances.favorable(un), Seances.favorable(deux), Seances.favorable(trois));
        assertEquals(Montant.euros(5_000), s.lire(id).totaux().manque());
        CreditsInsuffisants manque = assertThrows(CreditsInsuffisants.class, () -> s.valider(id));
        assertEquals(Montant.euros(5_000), manque.manque());
        assertTrue(
                manque.depassements().stream().anyMatch(trop -> trop.dossier().equals(deux)));
        assertEquals(Montant.ZERO, s.solde().reserve());
        assertEquals(EtatDossier.AVIS_FAVORABLE, s.etat(un));
        assertEquals(EtatReleve.FIGE, s.lire(id).releve().etat());

        s.donner(id, Seances.rendu(deux, Avis.LISTE_COMPLEMENTAIRE, null, ""));
        s.valider(id);
        assertEquals(Montant.euros(16_000), s.solde().reserve());
        assertEquals(EtatDossier.LISTE_COMPLEMENTAIRE, s.etat(deux));
    }

    @Test
    @DisplayName("n'est validé que si chaque dossier a son avis, par le signataire, et comme il l'a lu")
    void validation() {
        String un = s.instruire(6_000);
        String deux = s.instruire(9_000);
        long id = s.figer().releve().id();
        Feuille lue = s.donner(id, Seances.favorable(un));
        AvisManquants manque = assertThrows(AvisManquants.class, () -> s.valider(id));
        assertEquals(List.of(deux), manque.dossiers());
        s.donner(id, Seances.favorable(deux));
        assertThrows(
                ModifieEntreTemps.class,
                () -> s.signataire(() -> s.maison
                        .bean(Deliberation.class)
                        .valider(id, lue.releve().version())));
        assertThrows(
                AccesRefuse.class,
                () -> s.agent(() -> s.maison.bean(Deliberation.class).valider(id, null)));
        assertThrows(
                AccesRefuse.class,
                () -> s.signataire(
                        () -> s.maison.bean(Deliberation.class).donnerAvis(id, List.of(Seances.favorable(deux)))));
        s.valider(id);
    }

    @Test
    @DisplayName("ne laisse pas deux agents s'écraser sur une ligne, ni se gêner sur deux")
    void memeLigne() {
        String un = s.instruire(6_000);
        String deux = s.instruire(9_000);
        Feuille lue = s.figer();
        long id = lue.releve().id();
        long version = lue.lignes().get(0).version();
        s.donner(id, new AvisRendu(un, version, Avis.FAVORABLE, null, null, null));
        assertThrows(
                ModifieEntreTemps.class,
                () -> s.donner(id, new AvisRendu(un, version, Avis.DEFAVORABLE, null, "Non.", null)));
        s.donner(id, new AvisRendu(deux, lue.lignes().get(1).version(), Avis.FAVORABLE, null, null, null));
        assertEquals(Avis.FAVORABLE, s.lire(id).lignes().get(0).avis());
    }

    @Test
    @DisplayName("range la liste complémentaire : rangs donnés, rangs suivants, jamais deux fois le même")
    void rangs() {
        String un = s.instruire(1_000);
        String deux = s.instruire(1_000);
        String trois = s.instruire(1_000);
        long id = s.figer().releve().id();
        AvisRendu second = new AvisRendu(un, null, Avis.LISTE_COMPLEMENTAIRE, null, null, 2);
        s.donner(id, second, Seances.rendu(deux, Avis.LISTE_COMPLEMENTAIRE, null, null));
        assertEquals(
                List.of(2, 3),
                s.lire(id).lignes().stream().limit(2).map(LigneDeReleve::rang).toList());
        ChampsInvalides double2 = assertThrows(
                ChampsInvalides.class,
                () -> s.donner(id, new AvisRendu(trois, null, Avis.LISTE_COMPLEMENTAIRE, null, null, 2)));
        assertEquals(List.of("avis[0].rang RANG_EN_DOUBLE"), codes(double2));
        s.donner(
                id,
                new AvisRendu(un, null, Avis.LISTE_COMPLEMENTAIRE, null, null, 3),
                new AvisRendu(deux, null, Avis.LISTE_COMPLEMENTAIRE, null, null, 2));
        assertEquals(
                List.of(3, 2),
                s.lire(id).lignes().stream().limit(2).map(LigneDeReleve::rang).toList());
    }

    @Test
    @DisplayName("laisse de côté avec une raison, prend ce qu'on a relu, et rien quand la liste a changé")
    void preparation() {
        String un = s.instruire(6_000);
        String deux = s.instruire(9_000);
        long id = s.ouvrir(null).releve().id();
        Preparation preparation = s.maison.bean(Preparation.class);
        ChampsInvalides faux = assertThrows(
                ChampsInvalides.class,
                () -> s.agent(() -> preparation.preparer(id, null, null, Map.of(un, " ", "18-2021-999", "Non."))));
        assertEquals(
                Set.of("ecartes." + un + " OBLIGATOIRE", "ecartes.18-2021-999 DOSSIER_PAS_PRET"),
                Set.copyOf(codes(faux)));
        s.agent(() -> preparation.preparer(id, null, null, Map.of(un, "Devis trop vieux.")));
        assertEquals(Montant.euros(9_000), s.candidats(id).enSeance());
        assertEquals(
                "LISTE_CHANGEE",
                code(assertThrows(
                        OperationInvalide.class, () -> s.agent(() -> preparation.figer(id, null, Set.of(un, deux))))));
        assertEquals(
                List.of(deux),
                s.agent(() -> preparation.figer(id, null, Set.of(deux))).lignes().stream()
                        .map(LigneDeReleve::dossier)
                        .toList());
        assertEquals(
                List.of(un),
                s.candidats(s.ouvrir(null).releve().id()).prets().stream()
                        .map(dossier -> dossier.numero())
                        .toList());
    }

    @Test
    @DisplayName("perd le dossier qui se retire ou que l'on renvoie en compléments, et garde les autres")
    void departs() {
        String retire = s.instruire(6_000);
        String incomplet = s.instruire(5_000);
        String reste = s.instruire(4_000);
        Feuille figee = s.figer();
        long id = figee.releve().id();
        s.donner(id, Seances.favorable(retire));
        var maire = Gens.acteur("Marc Maire", Droit.DEPOSE, new Organisation("COMMUNE", "18159", "Nançay"));
        s.gens.comme(maire, () -> s.maison.bean(Depots.class).seDesister(retire, null, "Projet abandonné."));
        s.agent(() -> s.maison
                .bean(Instruction.class)
                .demanderComplements(incomplet, null, List.of("Le devis."), LocalDate.of(2021, 6, 20)));
        Feuille lue = s.lire(id);
        assertEquals(
                List.of(reste),
                lue.presentes().stream().map(LigneDeReleve::dossier).toList());
        assertEquals(
                List.of("Désistement", "Compléments demandés"),
                lue.lignes().stream().skip(1).map(LigneDeReleve::sortie).toList());
        s.donner(id, Seances.favorable(reste));
        s.valider(id);
        assertEquals(Montant.euros(4_000), s.solde().reserve());
        assertNull(s.retenue(retire));
    }

    @Test
    @DisplayName("rend au suivant ce qui en est retiré, ajourné ou en liste complémentaire, jamais ce qui est refusé")
    void suivant() {
        String retire = s.instruire(1_000);
        String ajourne = s.instruire(2_000);
        String attente = s.instruire(3_000);
        String refuse = s.instruire(4_000);
        long id = s.figer().releve().id();
        s.donner(
                id,
                Seances.rendu(ajourne, Avis.AJOURNE, null, "Devis attendu."),
                Seances.rendu(attente, Avis.LISTE_COMPLEMENTAIRE, null, null),
                Seances.rendu(refuse, Avis.DEFAVORABLE, null, "Hors sujet."),
                Seances.favorable(retire));
        s.agent(() -> s.maison.bean(Deliberation.class).retirer(id, retire, "À revoir."));
        assertEquals(EtatDossier.EN_INSTRUCTION, s.etat(retire));
        long entretemps = s.ouvrir(null).releve().id();
        assertEquals(
                List.of(retire),
                s.candidats(entretemps).prets().stream()
                        .map(dossier -> dossier.numero())
                        .toList());
        s.valider(id);
        assertEquals(
                List.of(retire, ajourne, attente),
                s.candidats(entretemps).prets().stream()
                        .map(dossier -> dossier.numero())
                        .toList());
        s.figer(entretemps);
        s.donner(
                entretemps,
                Seances.rendu(retire, Avis.DEFAVORABLE, null, "Non."),
                Seances.rendu(ajourne, Avis.AJOURNE, null, "Encore."),
                Seances.favorable(attente));
        s.valider(entretemps);
        assertEquals(Montant.euros(3_000), s.solde().reserve());
        assertEquals("2021-F2", s.retenue(attente).code());
    }

    @Test
    @DisplayName("s'abandonne tant qu'il n'est pas figé, ou quand tous ses dossiers en sont sortis, jamais avant")
    void abandon() {
        Preparation preparation = s.maison.bean(Preparation.class);
        long ouvert = s.ouvrir(null).releve().id();
        s.agent(() -> {
            preparation.abandonner(ouvert, null);
            return null;
        });
        String numero = s.instruire(6_000);
        Feuille figee = s.figer();
        long id = figee.releve().id();
        assertEquals("2021-F1", figee.releve().code());
        assertEquals(
                "RELEVE_FERME",
                code(assertThrows(
                        OperationInvalide.class,
                        () -> s.agent(() -> {
                            preparation.abandonner(id, null);
                            return null;
                        }))));
        s.agent(() -> s.maison.bean(Deliberation.class).retirer(id, numero, "À revoir."));
        assertEquals("RELEVE_VIDE", code(assertThrows(OperationInvalide.class, () -> s.valider(id))));
        s.agent(() -> {
            preparation.abandonner(id, null);
            return null;
        });
        assertEquals(EtatReleve.ABANDONNE, s.lire(id).releve().etat());
        assertEquals(
                List.of(numero),
                s.figer().lignes().stream().map(LigneDeReleve::dossier).toList());
    }

    @Test
    @DisplayName("ne s'ouvre pas sans crédits, ni sur une tranche inconnue")
    void credits() throws Exception {
        Seances sans = Seances.duPuyDeDome();
        assertEquals("SANS_CREDITS", code(assertThrows(OperationInvalide.class, () -> sans.ouvrir("2021-S1"))));
        sans.crediter(Tranche.exercice(2021), 148_500);
        ChampsInvalides inconnue = assertThrows(
                ChampsInvalides.class,
                () -> sans.agent(
                        () -> sans.maison.bean(Preparation.class).ouvrir("2021-S1", null, Tranche.exercice(2030))));
        assertEquals(List.of("tranche TRANCHE_INCONNUE"), codes(inconnue));
        assertEquals(Tranche.exercice(2021), sans.ouvrir("2021-S1").releve().tranche());
        assertEquals("RELEVE_OUVERT", code(assertThrows(OperationInvalide.class, () -> sans.ouvrir("2021-S1"))));
    }
}
