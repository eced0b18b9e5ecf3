package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Sorties;
import fr.guichets.socle.interne.FileDesSorties;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Ce qui sort d'un guichet, sur un vrai PostgreSQL,")
class TransmissionTest {

    /** Murol is in the Puy-de-Dôme: the Cher is not competent. */
    private static final JsonNode MUROL = murol();

    private static final Acteur MAIRE = Gens.acteur(
            "Maire de Murol", Acteur.Droit.DEPOSE, new fr.guichets.socle.Organisation("COMMUNE", "63247", "Murol"));

    private static JsonNode murol() {
        ObjectNode demande = Demandes.avec("porteur", "{\"code\":\"63247\"}").deepCopy();
        return demande.put("theme", "RELATION_USAGER");
    }

    private Maison maison;
    private Gens cher;
    private Gens puyDeDome;

    @BeforeEach
    void ouvrir() throws Exception {
        maison = Maison.vide();
        cher = new Gens(maison, Maison.CHER);
        puyDeDome = new Gens(maison, Maison.PUY_DE_DOME);
    }

    private Dossier deposeAuMauvaisGuichet() {
        return cher.comme(MAIRE, () -> {
            String reference = maison.bean(Brouillons.class).creer(MUROL).reference();
            return maison.bean(Depots.class).deposer(reference, null, true, true);
        });
    }

    private Dossier reorienter(CodeDepartement vers) {
        return cher.commeAgent(() ->
                maison.bean(Instruction.class).reorienter("18-2021-001", null, vers, "Murol est du Puy-de-Dôme."));
    }

    /** What waits in the outbox of the Cher, marked as delivered. */
    private List<Sorties.Message> messages() {
        FileDesSorties file = maison.bean(FileDesSorties.class);
        return DepartementCourant.executerPour(Maison.CHER, () -> {
            List<Sorties.Message> messages = new ArrayList<>();
            Optional<Sorties.Message> message;
            while ((message = file.prendre(Set.of())).isPresent()) {
                messages.add(message.get());
                file.remise(message.get().id());
            }
            return messages;
        });
    }

    @Test
    @DisplayName(
            "un dossier réorienté arrive une fois, avec sa date, un numéro d'ici et les règles d'ici ; un seul courriel")
    void uneFois() {
        Dossier depose = deposeAuMauvaisGuichet();
        assertEquals(
                Set.of(Evaluation.Motif.GUICHET_INCOMPETENT, Evaluation.Motif.THEME_NON_ELIGIBLE),
                depose.evaluation().motifsIrrecevabilite());
        maison.livrer();
        maison.ilEst("2021-06-09T08:00:00Z");
        Dossier parti = reorienter(Maison.PUY_DE_DOME);
        assertEquals(EtatDossier.REORIENTE, parti.etat());
        assertEquals("63", parti.decision().vers());

        List<Sorties.Message> messages = messages();
        messages.forEach(maison::livrer);
        messages.forEach(maison::livrer);
        Dossier arrive =
                puyDeDome.comme(MAIRE, () -> maison.bean(Dossiers.class).lire("63-2021-001"));
        assertEquals(EtatDossier.DEPOSE, arrive.etat());
        assertEquals(depose.depot().le(), arrive.depot().le());
        assertEquals("Maire de Murol", arrive.depot().par());
        assertEquals(LocalDate.of(2022, 2, 2), arrive.depot().rejetImpliciteLe());
        assertTrue(arrive.evaluation().recevable());
        assertEquals("2021-S1", arrive.depot().session());
        assertEquals(MUROL, arrive.saisie());
        assertEquals(
                1,
                puyDeDome
                        .commeAgent(() -> maison.bean(Dossiers.class).lister(CriteresDeListe.TOUS))
                        .total());

        List<String> objets = maison.livrer().stream()
                .map(message -> JsonDossiers.lire(message.contenu()))
                .filter(courriel -> courriel.path("a").asText().equals("mairie@exemple.fr"))
                .map(courriel -> courriel.path("objet").asText())
                .toList();
        assertEquals(List.of("63-2021-001\u00a0: demande reçue d'un autre guichet"), objets);
        assertEquals(
                List.of("CREE", "DEPOSE", "REORIENTE", "RECU"),
                puyDeDome.comme(MAIRE, () -> maison.bean(Dossiers.class).historique("63-2021-001")).stream()
                        .map(fr.guichets.socle.Journal.Ligne::action)
                        .toList());
    }

    @Test
    @DisplayName(
            "un dossier réorienté garde qui l'a ouvert, sa demande de compléments et son histoire, de guichet en guichet")
    void histoire() throws Exception {
        Acteur stagiaire = Gens.acteur(
                "Stagiaire de Murol",
                Acteur.Droit.PREPARE,
                new fr.guichets.socle.Organisation("COMMUNE", "63247", "Murol"));
        Instruction instruction = maison.bean(Instruction.class);
        String reference = cher.comme(
                stagiaire, () -> maison.bean(Brouillons.class).creer(MUROL).reference());
        cher.comme(MAIRE, () -> maison.bean(Depots.class).deposer(reference, null, true, true));
        cher.commeAgent(() -> instruction.prendreEnCharge("18-2021-001", null));
        cher.commeAgent(() ->
                instruction.demanderComplements("18-2021-001", null, List.of("Le devis"), LocalDate.of(2021, 6, 20)));
        maison.ilEst("2021-06-04T08:00:00Z");
        Dossier.Complements complements = cher.comme(
                        MAIRE, () -> maison.bean(Depots.class).repondre("18-2021-001", null, "Le voici."))
                .complements();
        maison.ilEst("2021-06-09T08:00:00Z");
        reorienter(Maison.PUY_DE_DOME);
        maison.livrer();

        Dossier arrive =
                puyDeDome.comme(stagiaire, () -> maison.bean(Dossiers.class).lire("63-2021-001"));
        assertEquals(complements, arrive.complements());
        assertEquals(LocalDate.of(2022, 2, 4), arrive.depot().rejetImpliciteLe(), "les deux jours d'arrêt suivent");
        assertEquals(
                stagiaire.identifiant(), maison.texte("SELECT cree_par FROM guichet_63.dossier"), "qui l'a ouvert");
        assertTrue(mesDossiers(stagiaire).stream().anyMatch(indexe -> "63-2021-001".equals(indexe.numero())));
        assertEquals(
                List.of(
                        "18-2021-001 CREE Stagiaire de Murol",
                        "18-2021-001 DEPOSE Maire de Murol",
                        "18-2021-001 COMPLEMENTS_DEMANDES Inès Agent",
                        "18-2021-001 REPONDU Maire de Murol",
                        "18-2021-001 REORIENTE Inès Agent",
                        "ici RECU Transmission du guichet du Cher"),
                histoire(stagiaire, puyDeDome, "63-2021-001"));
        List<String> pourUnAgent = histoire(Gens.INSTRUCTRICE, puyDeDome, "63-2021-001");
        assertEquals("18-2021-001 PRIS_EN_CHARGE Inès Agent", pourUnAgent.get(2));
        assertEquals(
                Instant.parse("2021-06-04T08:00:00Z"),
                puyDeDome
                        .comme(stagiaire, () -> maison.bean(Dossiers.class).historique("63-2021-001"))
                        .get(3)
                        .le());

        puyDeDome.commeAgent(
                () -> instruction.reorienter("63-2021-001", null, Maison.SEINE_MARITIME, "Murol est en bord de mer."));
        maison.livrer();
        List<String> encore = new ArrayList<>(pourUnAgent.subList(0, 6));
        encore.addAll(List.of(
                "63-2021-001 RECU Transmission du guichet du Cher",
                "63-2021-001 REORIENTE Inès Agent",
                "ici RECU Transmission du guichet du Puy-de-Dôme"));
        assertEquals(encore, histoire(Gens.INSTRUCTRICE, new Gens(maison, Maison.SEINE_MARITIME), "76-2021-001"));
    }

    private List<String> histoire(Acteur lecteur, Gens guichet, String numero) {
        return guichet.comme(lecteur, () -> maison.bean(Dossiers.class).historique(numero)).stream()
                .map(ligne -> ligne.objet().replaceFirst("dossier/", "").replaceFirst("B-.*", "ici") + " "
                        + ligne.action() + " " + ligne.auteurNom())
                .toList();
    }

    @ParameterizedTest
    @DisplayName("un dossier ne part ni vers le guichet où il est, ni vers un guichet inconnu ou fermé")
    @NullSource
    @ValueSource(strings = {"18", "02", "976"})
    void nullePart(String vers) {
        deposeAuMauvaisGuichet();
        ChampsInvalides refus =
                assertThrows(ChampsInvalides.class, () -> reorienter(vers == null ? null : new CodeDepartement(vers)));
        assertEquals("vers", refus.erreurs().get(0).champ());
    }

    @Test
    @DisplayName(
            "l'index national suit les dossiers, brouillons compris, et ignore ce qui arrive en retard ou deux fois")
    void index() {
        String reference = cher.creer(Demandes.NANCAY).reference();
        List<Sorties.Message> creation = messages();
        creation.forEach(maison::livrer);
        assertEquals(EtatDossier.BROUILLON, mesDossiers(Gens.SECRETAIRE).get(0).etat());
        cher.deposer(reference);
        maison.ilEst("2021-06-03T07:00:00Z");
        cher.commeAgent(() -> maison.bean(Instruction.class).declarerComplet("18-2021-001", null));
        List<Sorties.Message> suite = messages();
        for (int rang = suite.size() - 1; rang >= 0; rang--) {
            maison.livrer(suite.get(rang));
        }
        creation.forEach(maison::livrer);
        assertEquals(
                List.of(new MesDossiers.Indexe(
                        "18",
                        "18-2021-001",
                        "18-2021-001",
                        "Portail communal accessible",
                        EtatDossier.COMPLET,
                        Gens.NANCAY,
                        Instant.parse("2021-06-02T07:00:00Z"),
                        Instant.parse("2021-06-02T07:00:00Z"))),
                mesDossiers(Gens.SECRETAIRE));
        assertEquals(List.of(), mesDossiers(Gens.VOISIN));
        assertEquals(List.of(), mesDossiers(Gens.INSTRUCTRICE));
    }

    private List<MesDossiers.Indexe> mesDossiers(Acteur acteur) {
        return DepartementCourant.executerNational(() -> Acteur.executerEnTantQue(
                acteur, () -> maison.bean(MesDossiers.class).lister()));
    }

    @Test
    @DisplayName("un brouillon supprimé quitte l'index, se retrouve 30 jours, puis plus")
    void brouillonSupprime() {
        Brouillons brouillons = maison.bean(Brouillons.class);
        Dossier brouillon = cher.creer(Demandes.NANCAY);
        cher.comme(Gens.SECRETAIRE, () -> {
            brouillons.supprimer(brouillon.reference(), brouillon.version());
            return null;
        });
        maison.livrer();
        assertEquals(List.of(), mesDossiers(Gens.SECRETAIRE));
        assertEquals(
                0,
                cher.comme(Gens.SECRETAIRE, () -> maison.bean(Dossiers.class).lister(CriteresDeListe.TOUS))
                        .total());
        assertEquals(1, cher.comme(Gens.SECRETAIRE, brouillons::supprimes).size());
        assertEquals(0, cher.comme(Gens.VOISIN, brouillons::supprimes).size());

        maison.ilEst("2021-07-02T06:00:00Z");
        cher.comme(Gens.SECRETAIRE, () -> brouillons.restaurer(brouillon.reference()));
        maison.livrer();
        assertEquals(1, mesDossiers(Gens.SECRETAIRE).size());
        cher.comme(Gens.SECRETAIRE, () -> {
            brouillons.supprimer(brouillon.reference(), null);
            return null;
        });
        maison.ilEst("2021-08-03T06:00:00Z");
        assertEquals(0, cher.comme(Gens.SECRETAIRE, brouillons::supprimes).size());
        assertThrows(
                fr.guichets.socle.Introuvable.class,
                () -> cher.comme(Gens.SECRETAIRE, () -> brouillons.restaurer(brouillon.reference())));
    }
}
