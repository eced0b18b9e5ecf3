package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Journal;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("L'instruction, sur un vrai PostgreSQL,")
class InstructionTest extends DossierDepose {

    @Test
    @DisplayName("mène un dossier de la prise en charge à l'examen, et chaque acte est consigné avec avant et après")
    void deBoutEnBout() {
        Dossier pris = gens.commeAgent(() -> instruction.prendreEnCharge(NUMERO, null));
        assertEquals("Inès Agent", pris.instructeur().nom());
        assertEquals(
                EtatDossier.COMPLET,
                gens.commeAgent(() -> instruction.declarerComplet(NUMERO, pris.version()))
                        .etat());
        Dossier examine = gens.commeAgent(() -> instruction.commencerInstruction(NUMERO, null));
        assertEquals(EtatDossier.EN_INSTRUCTION, examine.etat());
        assertEquals(
                Set.of(
                        Action.PRENDRE_EN_CHARGE,
                        Action.DEMANDER_COMPLEMENTS,
                        Action.DECLARER_IRRECEVABLE,
                        Action.REORIENTER,
                        Action.SE_DESISTER,
                        Action.INSCRIRE,
                        Action.DONNER_AVIS_FAVORABLE,
                        Action.DONNER_AVIS_DEFAVORABLE,
                        Action.AJOURNER,
                        Action.METTRE_EN_LISTE_COMPLEMENTAIRE),
                examine.actions());

        List<Journal.Ligne> lignes = gens.commeAgent(() -> dossiers.historique(NUMERO));
        assertEquals(
                List.of("CREE", "DEPOSE", "PRIS_EN_CHARGE", "DECLARE_COMPLET", "INSTRUCTION_COMMENCEE"),
                lignes.stream().map(Journal.Ligne::action).toList());
        assertEquals("{\"etat\":\"DEPOSE\"}", lignes.get(3).avant());
        assertEquals("{\"etat\":\"COMPLET\"}", lignes.get(3).apres());
        assertEquals("{\"instructeur\":\"Inès Agent\"}", lignes.get(2).apres());
    }

    @ParameterizedTest(name = "clos : {0}")
    @DisplayName("oublie, en le consignant, les corrections que le demandeur n'a pas envoyées")
    @ValueSource(booleans = {true, false})
    void correctionNonEnvoyee(boolean clos) {
        demander("Corrigez le montant.");
        JsonNode corrigee = Demandes.avec("montantDemandeHT", "5000");
        gens.comme(Gens.SECRETAIRE, () -> brouillons.enregistrer(NUMERO, null, corrigee));
        gens.commeAgent(() -> instruction.prendreEnCharge(NUMERO, null));
        demander("Corrigez vraiment le montant.");
        assertEquals(corrigee, lire(Gens.SECRETAIRE).saisie(), "elles restent tant qu'une réponse est attendue");
        if (clos) {
            gens.commeAgent(() -> instruction.declarerIrrecevable(NUMERO, null, Set.of(), "Sans réponse."));
        } else {
            gens.commeAgent(() -> instruction.declarerComplet(NUMERO, null));
        }
        for (Acteur lecteur : List.of(Gens.SECRETAIRE, Gens.INSTRUCTRICE)) {
            List<Journal.Ligne> lignes = gens.comme(lecteur, () -> dossiers.historique(NUMERO));
            assertEquals(
                    1,
                    lignes.stream()
                            .filter(ligne -> ligne.action().equals("CORRECTION_NON_ENVOYEE"))
                            .count());
            assertEquals("CORRECTION_NON_ENVOYEE", lignes.get(lignes.size() - 1).action());
        }
        if (clos) {
            gens.comme(Gens.ADMINISTRATEUR, () -> instruction.rouvrir(NUMERO, null, "Recours accueilli"));
        }
        demander("Le devis.");
        assertEquals(Demandes.NANCAY, lire(Gens.SECRETAIRE).saisie(), "la demande repart de ce qui a été déposé");
        assertThrows(ChampsInvalides.class, () -> gens.comme(Gens.SECRETAIRE, () -> depots.repondre(NUMERO, null, "")));
    }

    @Test
    @DisplayName("ne voit les corrections qu'avec la réponse, jugées par les règles du dépôt")
    void corrections() {
        demander("Corrigez le montant.");
        maison.ilEst("2021-06-05T08:00:00Z");
        JsonNode illisible = Demandes.avec("montantDemandeHT", "\"cinq mille\"");
        assertEquals(
                illisible,
                gens.comme(Gens.SECRETAIRE, () -> brouillons.enregistrer(NUMERO, null, illisible))
                        .saisie(),
                "le demandeur retrouve ce qu'il a tapé");
        assertEquals(Demandes.NANCAY, lire(Gens.INSTRUCTRICE).saisie());
        assertThrows(
                ChampsInvalides.class, () -> gens.comme(Gens.SECRETAIRE, () -> depots.repondre(NUMERO, null, "Voici")));

        JsonNode corrigee = Demandes.avec("montantDemandeHT", "5000");
        gens.comme(Gens.SECRETAIRE, () -> brouillons.enregistrer(NUMERO, null, corrigee));
        gens.comme(Gens.SECRETAIRE, () -> depots.repondre(NUMERO, null, ""));
        Dossier vu = lire(Gens.INSTRUCTRICE);
        assertEquals(corrigee, vu.saisie());
        assertEquals(500_000, vu.evaluation().montantMaximum().centimes());
        assertEquals(
                Demandes.NANCAY, gens.commeAgent(() -> dossiers.accuse(NUMERO)).saisie(), "l'accusé ne change pas");
        List<Journal.Ligne> lignes = gens.commeAgent(() -> dossiers.historique(NUMERO));
        JsonNode avant = JsonDossiers.lire(lignes.get(lignes.size() - 1).avant());
        JsonNode apres = JsonDossiers.lire(lignes.get(lignes.size() - 1).apres());
        assertEquals(6000, avant.path("saisie.montantDemandeHT").asInt());
        assertEquals(5000, apres.path("saisie.montantDemandeHT").asInt());
        assertTrue(apres.path("saisie.intitule").isMissingNode(), "seul ce qui change est consigné");
    }

    @Test
    @DisplayName("n'admet pas qu'une correction change le porteur")
    void porteurFige() {
        demander("Corrigez.");
        gens.comme(
                Gens.SECRETAIRE,
                () -> brouillons.enregistrer(NUMERO, null, Demandes.avec("porteur", "{\"code\":\"18015\"}")));
        ChampsInvalides refus = assertThrows(
                ChampsInvalides.class, () -> gens.comme(Gens.SECRETAIRE, () -> depots.repondre(NUMERO, null, "Voici")));
        assertEquals("PORTEUR_FIGE", refus.erreurs().get(0).code());
    }

    @Test
    @DisplayName(
            "déclare irrecevable avec des motifs ou une explication, le dit au demandeur, et l'administrateur rouvre")
    void irrecevable() {
        assertThrows(
                ChampsInvalides.class,
                () -> gens.commeAgent(() -> instruction.declarerIrrecevable(NUMERO, null, Set.of(), " ")));
        Dossier clos = gens.commeAgent(() -> instruction.declarerIrrecevable(
                NUMERO, null, Set.of(Evaluation.Motif.THEME_NON_ELIGIBLE), "Hors du thème."));
        assertEquals(Set.of("THEME_NON_ELIGIBLE"), clos.decision().motifs());
        assertEquals(Set.of(), clos.actions());
        assertEquals(List.of("18-2021-001\u00a0: demande non recevable"), courriels());
        assertThrows(
                AccesRefuse.class, () -> gens.commeAgent(() -> instruction.rouvrir(NUMERO, null, "Recours accueilli")));

        maison.ilEst("2021-07-01T08:00:00Z");
        Dossier rouvert = gens.comme(Gens.ADMINISTRATEUR, () -> instruction.rouvrir(NUMERO, null, "Recours accueilli"));
        assertEquals(EtatDossier.DEPOSE, rouvert.etat());
        assertEquals(LocalDate.of(2022, 3, 1), rouvert.depot().rejetImpliciteLe());
        assertEquals(List.of("18-2021-001\u00a0: examen repris"), courriels());
    }

    @Test
    @DisplayName("ne constate hors délai que ce qui l'est")
    void horsDelai() {
        assertThrows(
                OperationInvalide.class, () -> gens.commeAgent(() -> instruction.constaterHorsDelai(NUMERO, null, "")));
        maison.ilEst("2021-01-20T08:00:00Z");
        String avantOuverture = gens.creer(Demandes.NANCAY).reference();
        Dossier tot = gens.comme(Gens.SECRETAIRE, () -> depots.deposer(avantOuverture, null, true, true));
        assertEquals(
                EtatDossier.HORS_DELAI,
                gens.commeAgent(() -> instruction.constaterHorsDelai(tot.numero(), null, ""))
                        .etat());
    }

    @ParameterizedTest(name = "par {0}")
    @DisplayName("enregistre un retrait, dit par le demandeur ou reçu par écrit")
    @ValueSource(booleans = {true, false})
    void desistement(boolean parLeDemandeur) {
        Dossier retire = parLeDemandeur
                ? gens.comme(Gens.SECRETAIRE, () -> depots.seDesister(NUMERO, null, "Projet abandonné"))
                : gens.commeAgent(() -> instruction.enregistrerDesistement(NUMERO, null, "Lettre du 3 juin"));
        assertEquals(EtatDossier.DESISTEMENT, retire.etat());
        assertEquals(Set.of(), retire.actions());
        assertNotNull(retire.decision().explication());
        assertEquals(List.of("18-2021-001\u00a0: demande retirée"), courriels());
        assertThrows(OperationInvalide.class, () -> gens.commeAgent(() -> instruction.declarerComplet(NUMERO, null)));
    }

    @Test
    @DisplayName("refuse une demande de compléments sans point, ou pour une date passée")
    void complementsInvalides() {
        ChampsInvalides refus = assertThrows(
                ChampsInvalides.class,
                () -> gens.commeAgent(
                        () -> instruction.demanderComplements(NUMERO, null, List.of(" "), LocalDate.of(2021, 6, 2))));
        assertEquals(
                List.of("points", "avant"),
                refus.erreurs().stream().map(ChampsInvalides.Erreur::champ).toList());
    }

    @Test
    @DisplayName("avertit le second de deux agents qui agissent sur la même version")
    void conflit() {
        long lue = lire(Gens.INSTRUCTRICE).version();
        gens.commeAgent(() -> instruction.prendreEnCharge(NUMERO, lue));
        assertThrows(ModifieEntreTemps.class, () -> gens.commeAgent(() -> instruction.declarerComplet(NUMERO, lue)));
    }

    @Test
    @DisplayName("montre à l'agent sa journée : en retard, bientôt, à traiter, sans instructeur")
    void aujourdhui() {
        maison.ilEst("2021-07-28T08:00:00Z");
        Dossiers.Aujourdhui jour = gens.commeAgent(() -> dossiers.aujourdhui());
        assertEquals(1, jour.bientot().size());
        assertEquals(0, jour.enRetard().size());
        assertEquals(1, jour.sansInstructeur());
        assertEquals(1, jour.parEtat().get(EtatDossier.DEPOSE));
        assertEquals(0, jour.parEtat().get(EtatDossier.INCOMPLET));
        maison.ilEst("2021-08-03T08:00:00Z");
        gens.commeAgent(() -> instruction.prendreEnCharge(NUMERO, null));
        jour = gens.commeAgent(() -> dossiers.aujourdhui());
        assertEquals(1, jour.enRetard().size());
        assertEquals(0, jour.sansInstructeur());
        assertEquals(1, jour.aTraiter().size());
        assertEquals(
                0,
                gens.comme(Gens.agent("Autre", Set.of(), Role.INSTRUCTEUR), () -> dossiers.aujourdhui())
                        .aTraiter()
                        .size());
        assertEquals(
                java.util.Map.of(Gens.INSTRUCTRICE.identifiant(), "Inès Agent"),
                gens.commeAgent(() -> dossiers.instructeurs()));
    }

    @Test
    @DisplayName("l'instant d'un acte est celui de l'horloge")
    void horloge() {
        maison.ilEst("2021-06-04T09:30:00Z");
        gens.commeAgent(() -> instruction.prendreEnCharge(NUMERO, null));
        assertEquals(
                Instant.parse("2021-06-04T09:30:00Z"), lire(Gens.INSTRUCTRICE).modifieLe());
    }
}
