package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Sorties;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Le dépôt, sur un vrai PostgreSQL,")
class DepotTest {

    private Maison maison;
    private Gens gens;
    private Brouillons brouillons;
    private Depots depots;
    private Dossiers dossiers;

    @BeforeEach
    void ouvrir() throws Exception {
        maison = Maison.vide();
        gens = new Gens(maison, Maison.CHER);
        brouillons = maison.bean(Brouillons.class);
        depots = maison.bean(Depots.class);
        dossiers = maison.bean(Dossiers.class);
    }

    private Dossier lire(String reference) {
        return gens.comme(Gens.SECRETAIRE, () -> dossiers.lire(reference));
    }

    @Test
    @DisplayName("fige ce qui a été saisi, les règles, la population et son millésime, et donne un numéro")
    void fige() {
        Dossier brouillon = gens.creer(Demandes.NANCAY);
        assertEquals(EtatDossier.BROUILLON, brouillon.etat());
        assertNull(brouillon.numero());
        assertTrue(brouillon.reference().matches("B-[2-9A-HJ-NP-Z]{8}"));
        assertEquals(Montant.euros(6000), brouillon.evaluation().montantMaximum());

        maison.ilEst("2021-06-30T21:59:59Z");
        Dossier depose = gens.deposer(brouillon.reference());
        assertEquals(EtatDossier.DEPOSE, depose.etat());
        assertEquals("18-2021-001", depose.numero());
        assertEquals("18-2021-001", depose.reference());
        Dossier.Depot depot = depose.depot();
        assertEquals(Instant.parse("2021-06-30T21:59:59Z"), depot.le());
        assertEquals("Nadia Secrétaire", depot.par());
        assertEquals("2021-1", depot.versionReglement());
        assertEquals(825, depot.population());
        assertEquals(2021, depot.millesime());
        assertEquals(LocalDate.of(2021, 8, 30), depot.completudeAvant());
        assertEquals(LocalDate.of(2022, 2, 28), depot.rejetImpliciteLe());
        assertNull(depot.importation());
        assertEquals(Demandes.NANCAY, depose.saisie());

        assertEquals(depose, lire("18-2021-001"));
        assertEquals(depose, lire(brouillon.reference()), "la référence provisoire désigne toujours le dossier");
        Accuse accuse = gens.comme(Gens.SECRETAIRE, () -> dossiers.accuse("18-2021-001"));
        assertEquals(depose.evaluation(), accuse.evaluation());
        assertEquals(Demandes.NANCAY, accuse.saisie());
        assertEquals("Préfet du Cher", accuse.identite().autorite());
    }

    @ParameterizedTest(name = "déposé à {0} : {1}, avant le {2}, rejet le {3}")
    @DisplayName("compte les délais en mois depuis le jour du dépôt, à l'heure du guichet")
    @CsvSource({
        "2021-06-02T07:00:00Z, 18-2021-001, 2021-08-02, 2022-02-02",
        "2021-06-30T22:00:00Z, 18-2021-001, 2021-09-01, 2022-03-01",
        "2021-12-31T10:00:00Z, 18-2021-001, 2022-02-28, 2022-08-31",
        "2021-12-31T23:00:00Z, 18-2022-001, 2022-03-01, 2022-09-01",
        "2021-06-30T10:00:00Z, 18-2021-001, 2021-08-30, 2022-02-28"
    })
    void delais(String instant, String numero, LocalDate completude, LocalDate rejet) {
        maison.ilEst(instant);
        Dossier depose = gens.depose();
        assertEquals(numero, depose.numero());
        assertEquals(completude, depose.depot().completudeAvant());
        assertEquals(rejet, depose.depot().rejetImpliciteLe());
    }

    @Test
    @DisplayName("laisse une ligne de journal, l'accusé à envoyer au contact et au déposant, et l'index national")
    void suites() {
        Dossier depose = gens.depose();
        List<Journal.Ligne> lignes = gens.commeAgent(() -> dossiers.historique("18-2021-001"));
        assertEquals(
                List.of("CREE", "DEPOSE"),
                lignes.stream().map(Journal.Ligne::action).toList());
        Journal.Ligne depot = lignes.get(1);
        assertEquals("Nadia Secrétaire", depot.auteurNom());
        assertEquals("BROUILLON", JsonDossiers.lire(depot.avant()).path("etat").asText());
        JsonNode apres = JsonDossiers.lire(depot.apres());
        assertEquals("DEPOSE", apres.path("etat").asText());
        assertEquals("18-2021-001", apres.path("numero").asText());
        assertEquals(6000, apres.path("montantMaximum").asInt());

        List<Sorties.Message> courriels = maison.livrer();
        assertEquals(
                Set.of("mairie@exemple.fr", "depot@exemple.fr"),
                courriels.stream()
                        .map(message ->
                                JsonDossiers.lire(message.contenu()).path("a").asText())
                        .collect(Collectors.toSet()));
        JsonNode courriel = JsonDossiers.lire(courriels.get(0).contenu());
        assertEquals("accuse/18-2021-001", courriel.path("piece").asText());
        assertEquals("Guichet du Cher", courriel.path("service").asText());
        assertTrue(courriel.path("lien").asText().endsWith("//cher.localhost/dossiers/suivi?numero=18-2021-001"));
        assertEquals(depose.intitule(), mesDossiers().get(0).intitule());
    }

    private List<MesDossiers.Indexe> mesDossiers() {
        return fr.guichets.socle.DepartementCourant.executerNational(() -> fr.guichets.socle.Acteur.executerEnTantQue(
                Gens.SECRETAIRE, () -> maison.bean(MesDossiers.class).lister()));
    }

    @Test
    @DisplayName("joint l'accusé en PDF, le même pour le lecteur et pour le courriel")
    void accuseEnPdf() {
        gens.depose();
        Accuses accuses = maison.bean(Accuses.class);
        var lu = gens.comme(Gens.SECRETAIRE, () -> accuses.pdf("18-2021-001"));
        assertEquals("18-2021-001_accuse.pdf", lu.nom());
        assertEquals("%PDF-", new String(lu.contenu(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII));
        var joint = maison.dans(
                Maison.CHER, fr.guichets.socle.Acteur.systeme("relais"), () -> accuses.piece("accuse/18-2021-001"));
        assertEquals(lu.nom(), joint.nom());
        assertNull(accuses.piece("acte/18-2021-001"));
        assertThrows(Introuvable.class, () -> gens.comme(Gens.VOISIN, () -> accuses.pdf("18-2021-001")));
    }

    @Test
    @DisplayName("nomme tout ce qui manque et n'enregistre rien")
    void incomplet() {
        Dossier brouillon = gens.creer(JsonDossiers.lire("{\"porteur\":{\"code\":\"18159\"},\"dureeMois\":\"six\"}"));
        assertNull(brouillon.evaluation());
        ChampsInvalides invalides = assertThrows(ChampsInvalides.class, () -> gens.deposer(brouillon.reference()));
        assertEquals(
                Set.of("intitule", "theme", "depenses", "dureeMois", "contactOperationnel"),
                invalides.erreurs().stream().map(ChampsInvalides.Erreur::champ).collect(Collectors.toSet()));
        assertEquals(invalides.erreurs(), gens.comme(Gens.SECRETAIRE, () -> brouillons.manques(brouillon.reference())));
        assertEquals(brouillon, lire(brouillon.reference()));
    }

    @Test
    @DisplayName("exige l'attestation")
    void attestation() {
        String reference = gens.creer(Demandes.NANCAY).reference();
        assertThrows(
                Depots.AttestationManquante.class,
                () -> gens.comme(Gens.SECRETAIRE, () -> depots.deposer(reference, null, false, true)));
        assertEquals(EtatDossier.BROUILLON, lire(reference).etat());
    }

    @Test
    @DisplayName("est refusé à qui prépare seulement, en disant qui donne ce droit")
    void prepareSeulement() {
        String reference = gens.comme(Gens.STAGIAIRE, () -> brouillons.creer(Demandes.NANCAY))
                .reference();
        assertEquals(
                Set.of(Action.ENREGISTRER),
                gens.comme(Gens.STAGIAIRE, () -> dossiers.lire(reference)).actions());
        AccesRefuse refus = assertThrows(
                AccesRefuse.class, () -> gens.comme(Gens.STAGIAIRE, () -> depots.deposer(reference, null, true, true)));
        assertTrue(refus.getMessage().contains("représentant"));
    }

    @Test
    @DisplayName("d'un projet que les règles refusent demande une confirmation, puis le garde avec ses motifs")
    void malgreRefus() {
        JsonNode commence = Demandes.avec("preuveEngagement", "{\"type\":\"DEVIS\",\"signeLe\":\"2021-05-01\"}");
        String reference = gens.creer(commence).reference();
        Depots.RefusAConfirmer refus = assertThrows(Depots.RefusAConfirmer.class, () -> gens.deposer(reference));
        assertEquals(
                Set.of(Evaluation.Motif.COMMENCEMENT_AVANT_DEPOT),
                refus.evaluation().motifsIrrecevabilite());
        Dossier depose = gens.comme(Gens.SECRETAIRE, () -> depots.deposer(reference, null, true, true));
        assertFalse(depose.evaluation().recevable());
        assertEquals("18-2021-001", depose.numero(), "le refus n'a pris aucun numéro");
    }

    @Test
    @DisplayName("ne se fait pas deux fois")
    void deuxFois() {
        String reference = gens.creer(Demandes.NANCAY).reference();
        gens.deposer(reference);
        OperationInvalide refus = assertThrows(OperationInvalide.class, () -> gens.deposer(reference));
        assertTrue(refus.getMessage().contains("18-2021-001"));
    }

    @Test
    @DisplayName("signale un doublon probable : même porteur, même thème, déposé avant et pas retiré")
    void doublon() {
        Dossier premier = gens.depose();
        assertEquals(Set.of(), premier.evaluation().alertes());
        maison.ilEst("2021-06-03T07:00:00Z");
        Dossier second = gens.depose();
        assertEquals(
                Set.of(Evaluation.Alerte.DOUBLON_PROBABLE), second.evaluation().alertes());
        gens.comme(Gens.SECRETAIRE, () -> depots.seDesister("18-2021-001", null, "erreur"));
        gens.comme(Gens.SECRETAIRE, () -> depots.seDesister("18-2021-002", null, "erreur"));
        maison.ilEst("2021-06-04T07:00:00Z");
        assertEquals(Set.of(), gens.depose().evaluation().alertes());
    }

    @Test
    @DisplayName("huit à la fois, dont un sur trois est annulé, donne des numéros qui se suivent, sans trou ni doublon")
    void sansTrou() throws Exception {
        List<String> references = IntStream.range(0, 48)
                .mapToObj(rang -> gens.creer(Demandes.NANCAY).reference())
                .toList();
        ExecutorService fils = Executors.newFixedThreadPool(8);
        List<Callable<String>> depotsSimultanes = new ArrayList<>();
        for (int rang = 0; rang < references.size(); rang++) {
            boolean annule = rang % 3 == 0;
            String reference = references.get(rang);
            depotsSimultanes.add(() -> deposer(reference, annule));
        }
        Set<String> numeros = new TreeSet<>();
        for (Future<String> depot : fils.invokeAll(depotsSimultanes)) {
            String numero = depot.get();
            assertTrue(numero == null || numeros.add(numero), "numéro donné deux fois : " + numero);
        }
        fils.shutdown();
        assertEquals(
                IntStream.rangeClosed(1, 32)
                        .mapToObj("18-2021-%03d"::formatted)
                        .collect(Collectors.toCollection(TreeSet::new)),
                numeros);
        assertEquals(32, maison.compter("SELECT count(*) FROM guichet_18.depot"));
    }

    /** Null when the transaction was rolled back, after it had taken a number. */
    private String deposer(String reference, boolean annule) {
        try {
            return gens.comme(
                    Gens.SECRETAIRE,
                    () -> Transactions.nouvelle(
                            () -> {
                                Dossier depose = depots.deposer(reference, null, true, false);
                                if (annule) {
                                    throw new IllegalStateException("annulé");
                                }
                                return depose.numero();
                            },
                            null));
        } catch (IllegalStateException e) {
            assertEquals("annulé", e.getMessage());
            return null;
        }
    }

    @Test
    @DisplayName("du même brouillon par deux collègues à la fois n'en fait qu'un")
    void enMemeTemps() throws Exception {
        String reference = gens.creer(Demandes.NANCAY).reference();
        ExecutorService fils = Executors.newFixedThreadPool(8);
        List<Future<String>> essais = fils.invokeAll(java.util.Collections.nCopies(8, () -> {
            try {
                return gens.deposer(reference).numero();
            } catch (OperationInvalide dejaFait) {
                return "refusé";
            }
        }));
        fils.shutdown();
        List<String> issues = new ArrayList<>();
        for (Future<String> essai : essais) {
            issues.add(essai.get());
        }
        assertEquals(1, issues.stream().filter("18-2021-001"::equals).count(), issues::toString);
        assertEquals(7, issues.stream().filter("refusé"::equals).count(), issues::toString);
    }

    @Test
    @DisplayName("garde son verdict quand une nouvelle version des règles paraît, même si elle vaut dès avant le dépôt")
    void verdictFige() throws Exception {
        Dossier depose = gens.depose();
        String contenu = maison.texte("SELECT contenu FROM guichet_18.reglement_version WHERE numero = '2021-1'");
        try {
            maison.publierSelon(contenu, "2021-2", "2021-05-01", "100000000");
            assertEquals(depose, lire("18-2021-001"));
            Dossier nouveau = gens.creer(Demandes.NANCAY);
            assertEquals("2021-2", nouveau.evaluation().versionReglement(), "le brouillon suit les règles du jour");
            assertFalse(nouveau.evaluation().recevable());

            gens.commeAgent(() -> maison.bean(Instruction.class)
                    .demanderComplements("18-2021-001", null, List.of("Le devis"), LocalDate.of(2021, 6, 20)));
            gens.comme(
                    Gens.SECRETAIRE,
                    () -> brouillons.enregistrer("18-2021-001", null, Demandes.avec("montantDemandeHT", "5000")));
            Dossier corrige = gens.comme(Gens.SECRETAIRE, () -> depots.repondre("18-2021-001", null, "Voici"));
            assertEquals("2021-1", corrige.evaluation().versionReglement());
            assertEquals(Montant.euros(5000), corrige.evaluation().montantMaximum());
        } finally {
            maison.executer("DELETE FROM guichet_18.reglement_version WHERE numero = '2021-2'");
        }
    }

    @Test
    @DisplayName("ne peut plus être réécrit ni effacé par le rôle du guichet")
    void immuable() {
        gens.depose();
        for (String ordre : List.of(
                "UPDATE depot SET saisie = '{}'",
                "DELETE FROM depot",
                "DELETE FROM dossier",
                "SELECT * FROM guichet_63.dossier",
                "SELECT * FROM national.dossier_index")) {
            SQLException refus =
                    assertThrows(SQLException.class, () -> maison.executerEnTantQueRole(Maison.CHER, ordre));
            assertEquals("42501", refus.getSQLState(), ordre);
        }
    }

    @Test
    @DisplayName("une modification partie d'une version dépassée est refusée, sans rien écraser")
    void versionDepassee() {
        Dossier lu = gens.comme(Gens.STAGIAIRE, () -> brouillons.creer(Demandes.NANCAY));
        Dossier enregistre = gens.comme(
                Gens.STAGIAIRE,
                () -> brouillons.enregistrer(lu.reference(), lu.version(), Demandes.avec("dureeMois", "12")));
        assertEquals(lu.version() + 1, enregistre.version());
        assertEquals("Théo Stagiaire", enregistre.modifiePar());
        assertThrows(
                ModifieEntreTemps.class,
                () -> gens.comme(
                        Gens.SECRETAIRE, () -> brouillons.enregistrer(lu.reference(), lu.version(), Demandes.NANCAY)));
        assertThrows(
                ModifieEntreTemps.class,
                () -> gens.comme(Gens.SECRETAIRE, () -> depots.deposer(lu.reference(), lu.version(), true, false)));
        assertEquals(12, lire(lu.reference()).saisie().path("dureeMois").asInt());
    }
}
