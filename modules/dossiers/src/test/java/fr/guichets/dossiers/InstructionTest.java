package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("L'instruction, sur un vrai PostgreSQL,")
class InstructionTest {

    private static final String NUMERO = "18-2021-001";
    private static final LocalDate LE_20_JUIN = LocalDate.of(2021, 6, 20);

    private Maison maison;
    private Gens gens;
    private Instruction instruction;
    private Dossiers dossiers;
    private Depots depots;
    private Brouillons brouillons;

    @BeforeEach
    void deposer() throws Exception {
        maison = Maison.vide();
        gens = new Gens(maison, Maison.CHER);
        instruction = maison.bean(Instruction.class);
        dossiers = maison.bean(Dossiers.class);
        depots = maison.bean(Depots.class);
        brouillons = maison.bean(Brouillons.class);
        gens.depose();
        maison.livrer();
    }

    private Dossier lire(Acteur acteur) {
        return gens.comme(acteur, () -> dossiers.lire(NUMERO));
    }

    private Dossier demander(String... points) {
        return gens.commeAgent(() -> instruction.demanderComplements(NUMERO, null, List.of(points), LE_20_JUIN));
    }

    private List<String> courriels() {
        return maison.livrer().stream()
                .map(message -> JsonDossiers.lire(message.contenu()))
                .filter(courriel -> courriel.path("a").asText().equals("mairie@exemple.fr"))
                .map(courriel -> courriel.path("objet").asText())
                .toList();
    }

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
                        Action.SE_DESISTER),
                examine.actions());

        List<Journal.Ligne> lignes = gens.commeAgent(() -> dossiers.historique(NUMERO));
        assertEquals(
                List.of("CREE", "DEPOSE", "PRIS_EN_CHARGE", "DECLARE_COMPLET", "INSTRUCTION_COMMENCEE"),
                lignes.stream().map(Journal.Ligne::action).toList());
        assertEquals("{\"etat\":\"DEPOSE\"}", lignes.get(3).avant());
        assertEquals("{\"etat\":\"COMPLET\"}", lignes.get(3).apres());
        assertEquals("{\"instructeur\":\"Inès Agent\"}", lignes.get(2).apres());
    }

    @Test
    @DisplayName("ne montre pas au demandeur les actes préparatoires")
    void actesPreparatoires() {
        gens.commeAgent(() -> instruction.prendreEnCharge(NUMERO, null));
        gens.commeAgent(() -> instruction.declarerComplet(NUMERO, null));
        demander("Le devis");
        List<Journal.Ligne> lignes = gens.comme(Gens.SECRETAIRE, () -> dossiers.historique(NUMERO));
        assertEquals(
                List.of("CREE", "DEPOSE", "COMPLEMENTS_DEMANDES"),
                lignes.stream().map(Journal.Ligne::action).toList());
        assertNull(lignes.get(2).avant());
        assertNull(lire(Gens.SECRETAIRE).instructeur());
        assertNull(gens.comme(Gens.SECRETAIRE, () -> dossiers.lister(CriteresDeListe.TOUS))
                .elements()
                .get(0)
                .instructeur());
    }

    @Test
    @DisplayName("arrête les délais à la demande de compléments et les reprend à la réponse, décalés d'autant")
    void delaisSuspendus() {
        maison.ilEst("2021-06-10T08:00:00Z");
        Dossier demande = demander("Le devis daté.", "Le nombre d'agents.");
        assertEquals(EtatDossier.INCOMPLET, demande.etat());
        assertNull(demande.depot().rejetImpliciteLe());
        assertEquals(
                List.of("Le devis daté.", "Le nombre d'agents."),
                demande.complements().points());
        assertEquals(List.of("18-2021-001\u00a0: compléments à envoyer avant le 20\u00a0juin\u00a02021"), courriels());
        assertEquals(LE_20_JUIN, ligne().echeance());

        maison.ilEst("2021-06-17T08:00:00Z");
        Dossier repondu = gens.comme(Gens.SECRETAIRE, () -> depots.repondre(NUMERO, null, "Trois agents."));
        assertEquals("Trois agents.", repondu.complements().reponse());
        assertEquals(EtatDossier.INCOMPLET, repondu.etat());
        assertEquals(LocalDate.of(2021, 8, 9), repondu.depot().completudeAvant());
        assertEquals(LocalDate.of(2022, 2, 9), repondu.depot().rejetImpliciteLe());
        assertEquals(LocalDate.of(2021, 8, 9), ligne().echeance());
        assertThrows(
                OperationInvalide.class,
                () -> gens.comme(Gens.SECRETAIRE, () -> depots.repondre(NUMERO, null, "Encore")));

        maison.ilEst("2021-06-18T08:00:00Z");
        demander("Toujours le devis.");
        maison.ilEst("2021-06-19T08:00:00Z");
        Dossier complet = gens.commeAgent(() -> instruction.declarerComplet(NUMERO, null));
        assertEquals(LocalDate.of(2022, 2, 10), complet.depot().rejetImpliciteLe(), "sept jours puis un");
        assertEquals(LocalDate.of(2022, 2, 10), ligne().echeance());
    }

    @Test
    @DisplayName("n'arrête pas les délais au-delà du temps donné pour répondre")
    void reponseTardive() {
        maison.ilEst("2021-06-10T08:00:00Z");
        demander("Le devis daté.");
        maison.ilEst("2021-09-01T08:00:00Z");
        Dossier repondu = gens.comme(Gens.SECRETAIRE, () -> depots.repondre(NUMERO, null, "Enfin."));
        assertEquals(LocalDate.of(2022, 2, 12), repondu.depot().rejetImpliciteLe(), "dix jours, du 10 au 20 juin");
    }

    @ParameterizedTest(name = "le {0} pour le {1}, puis le {2} pour le {3}, réponse {4} : {5} jours")
    @DisplayName("une seconde demande n'arrête les délais que jusqu'à la réponse ou à la date donnée, chaque fois")
    @CsvSource({
        "2021-06-10, 2021-06-20, 2021-09-01, 2021-09-10, , 19",
        "2021-06-10, 2021-06-20, 2021-09-01, 2021-09-10, 2021-09-05, 14",
        "2021-06-10, 2021-06-20, 2021-09-01, 2021-09-10, 2021-10-15, 19",
        "2021-06-10, 2021-06-20, 2021-06-15, 2021-06-30, , 20",
        "2021-06-10, 2021-06-20, 2021-06-15, 2021-06-30, 2021-06-25, 15",
        "2021-06-10, 2021-06-20, 2021-06-12, 2021-06-16, , 6",
        "2021-06-10, 2021-06-20, 2021-06-20, 2021-06-30, , 20",
        "2021-06-10, 2021-06-20, 2021-06-21, 2021-06-30, , 19",
        "2021-06-10, 2021-06-11, 2021-06-10, 2021-06-30, 2021-06-10, 0"
    })
    void relance(
            LocalDate premiere, LocalDate avant, LocalDate seconde, LocalDate ensuite, LocalDate reponse, int jours) {
        LocalDate completude = LocalDate.of(2021, 8, 2).plusDays(jours);
        LocalDate rejet = LocalDate.of(2022, 2, 2).plusDays(jours);
        maison.ilEst(premiere + "T08:00:00Z");
        gens.commeAgent(() -> instruction.demanderComplements(NUMERO, null, List.of("Le devis"), avant));
        maison.ilEst(seconde + "T08:00:00Z");
        assertNull(gens.commeAgent(
                        () -> instruction.demanderComplements(NUMERO, null, List.of("Toujours le devis"), ensuite))
                .depot()
                .rejetImpliciteLe());
        if (reponse != null) {
            maison.ilEst(reponse + "T08:00:00Z");
            gens.comme(Gens.SECRETAIRE, () -> depots.repondre(NUMERO, null, "Voici."));
        }
        maison.ilEst("2021-11-02T08:00:00Z");
        for (Acteur lecteur : List.of(Gens.SECRETAIRE, Gens.INSTRUCTRICE)) {
            assertEquals(rejet, lire(lecteur).depot().rejetImpliciteLe());
            assertEquals(completude, lire(lecteur).depot().completudeAvant());
        }
        Dossier complet = gens.commeAgent(() -> instruction.declarerComplet(NUMERO, null));
        assertEquals(rejet, complet.depot().rejetImpliciteLe(), "ce qui était montré est ce qui est retenu");
        assertEquals(completude, complet.depot().completudeAvant());
    }

    @ParameterizedTest(name = "le {0} : {1}")
    @DisplayName("montre le délai arrêté jusqu'à la date donnée pour répondre, puis sa date décalée")
    @CsvSource({"2021-06-10,", "2021-06-20,", "2021-06-21, 2022-02-12", "2022-01-31, 2022-02-12"})
    void delaiMontre(LocalDate jour, LocalDate rejet) {
        maison.ilEst("2021-06-10T08:00:00Z");
        demander("Le devis daté.");
        maison.ilEst(jour + "T08:00:00Z");
        assertEquals(rejet, lire(Gens.SECRETAIRE).depot().rejetImpliciteLe());
    }

    @Test
    @DisplayName("dit au demandeur que le délai reprendra à sa réponse, ou à la date donnée")
    void lettreDeComplements() {
        demander("Le devis daté.");
        String lettre = maison.livrer().get(0).contenu();
        assertTrue(lettre.contains("il reprendra à votre réponse, ou à cette date."), lettre);
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
    @DisplayName("ne dit au demandeur ni quand ni par qui un acte préparatoire a été fait, liste comprise")
    void dateDesActesPreparatoires() {
        Instant depot = Instant.parse("2021-06-02T07:00:00Z");
        Instant complet = Instant.parse("2021-06-04T08:00:00Z");
        maison.ilEst("2021-06-03T08:00:00Z");
        gens.commeAgent(() -> instruction.prendreEnCharge(NUMERO, null));
        maison.ilEst(complet.toString());
        gens.commeAgent(() -> instruction.declarerComplet(NUMERO, null));
        assertEquals(depot, lire(Gens.SECRETAIRE).modifieLe());
        assertEquals("Nadia Secrétaire", lire(Gens.SECRETAIRE).modifiePar());
        assertEquals(complet, lire(Gens.INSTRUCTRICE).modifieLe());
        assertEquals("Inès Agent", lire(Gens.INSTRUCTRICE).modifiePar());
        assertEquals(complet, ligne().modifieLe());
        for (String filtre : List.of(CriteresDeListe.PERSONNE, Gens.INSTRUCTRICE.identifiant(), "essai#Autre")) {
            LigneDossier vue = gens.comme(Gens.SECRETAIRE, () -> dossiers.lister(parInstructeur(filtre)))
                    .elements()
                    .get(0);
            assertEquals(depot, vue.modifieLe());
            assertNull(vue.instructeur());
        }
        assertEquals(
                0,
                gens.commeAgent(() -> dossiers.lister(parInstructeur("essai#Autre")))
                        .total());

        maison.ilEst("2021-06-05T08:00:00Z");
        demander("Le devis");
        assertEquals(
                Instant.parse("2021-06-05T08:00:00Z"), lire(Gens.SECRETAIRE).modifieLe());
    }

    private static CriteresDeListe parInstructeur(String instructeur) {
        return new CriteresDeListe(
                null,
                Set.of(),
                instructeur,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                CriteresDeListe.Tri.MODIFIE_LE,
                true,
                0,
                50);
    }

    private LigneDossier ligne() {
        return gens.commeAgent(() -> dossiers.lister(CriteresDeListe.TOUS))
                .elements()
                .get(0);
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
    @DisplayName("ne voit jamais un brouillon, et un autre porteur ne voit pas ce dossier")
    void visibilite() {
        String brouillon = gens.creer(Demandes.NANCAY).reference();
        for (String inconnu : List.of(brouillon, "B-ZZZZZZZZ", "18-2021-999", "63-2021-001", "' OR 1=1 --")) {
            assertEquals(
                    "Ce dossier n'existe pas ici, ou n'est pas ouvert à votre organisation.",
                    assertThrows(Introuvable.class, () -> gens.commeAgent(() -> dossiers.lire(inconnu)))
                            .getMessage());
        }
        assertThrows(Introuvable.class, () -> lire(Gens.VOISIN));
        assertThrows(
                Introuvable.class,
                () -> gens.comme(Gens.VOISIN, () -> depots.seDesister(NUMERO, null, "malveillance")));
        assertEquals(
                0,
                gens.comme(Gens.VOISIN, () -> dossiers.lister(CriteresDeListe.TOUS))
                        .total());
        assertEquals(
                1, gens.commeAgent(() -> dossiers.lister(CriteresDeListe.TOUS)).total());
        assertEquals(
                2,
                gens.comme(Gens.SECRETAIRE, () -> dossiers.lister(CriteresDeListe.TOUS))
                        .total());
    }

    @Test
    @DisplayName("qui ne fait que préparer voit ce qu'il a ouvert, et rien d'autre de l'organisation")
    void preparer() {
        gens.creer(Demandes.NANCAY);
        String sien = gens.comme(Gens.STAGIAIRE, () -> brouillons.creer(Demandes.NANCAY))
                .reference();
        assertThrows(Introuvable.class, () -> lire(Gens.STAGIAIRE));
        assertThrows(Introuvable.class, () -> gens.comme(Gens.STAGIAIRE, () -> dossiers.historique(NUMERO)));
        assertEquals(
                List.of(sien),
                gens.comme(Gens.STAGIAIRE, () -> dossiers.lister(CriteresDeListe.TOUS)).elements().stream()
                        .map(LigneDossier::reference)
                        .toList());
        assertEquals(sien, gens.comme(Gens.STAGIAIRE, () -> dossiers.lire(sien)).reference());
        assertEquals(
                sien, gens.comme(Gens.SECRETAIRE, () -> dossiers.lire(sien)).reference());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("tout agent du guichet voit le dossier ; un sous-préfet, si le porteur est de son arrondissement")
    @EnumSource(
            value = Role.class,
            names = {"INSTRUCTEUR", "ADMINISTRATEUR", "EVALUATEUR", "PRESIDENCE", "COMITE", "SIGNATAIRE"})
    void agents(Role role) {
        assertEquals(NUMERO, lire(Gens.agent("Agent", Set.of(), role)).numero());
    }

    @Test
    @DisplayName("un sous-préfet ne voit que les porteurs de ses arrondissements")
    void sousPrefet() {
        Acteur vierzon = Gens.agent("Sous-préfète de Vierzon", Set.of("183"), Role.SOUS_PREFET);
        Acteur bourges = Gens.agent("Sous-préfet de Bourges", Set.of("181"), Role.SOUS_PREFET);
        Acteur sansTerritoire = Gens.agent("Sous-préfet de rien", Set.of(), Role.SOUS_PREFET);
        assertEquals(Set.of(), lire(vierzon).actions());
        assertEquals(
                1,
                gens.comme(vierzon, () -> dossiers.lister(CriteresDeListe.TOUS)).total());
        for (Acteur autre : List.of(bourges, sansTerritoire)) {
            assertThrows(Introuvable.class, () -> lire(autre));
            assertEquals(
                    0,
                    gens.comme(autre, () -> dossiers.lister(CriteresDeListe.TOUS))
                            .total());
        }
        assertThrows(AccesRefuse.class, () -> gens.comme(vierzon, () -> instruction.declarerComplet(NUMERO, null)));
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
