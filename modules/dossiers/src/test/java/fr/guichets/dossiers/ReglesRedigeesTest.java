package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillon.Droit;
import fr.guichets.reglement.Copies;
import fr.guichets.reglement.DroitsDeRedaction;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.RegleModifieeEntreTemps;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Des règles rédigées depuis les écrans, sur un vrai PostgreSQL,")
class ReglesRedigeesTest extends Redacteurs {

    @Test
    @DisplayName("disent au départ ce que dit la version publiée, et suivent ce qui est écrit, clé par clé")
    void ouverture() {
        Brouillon ouvert = ouvrirA(PUY_DE_DOME, ALI);
        assertEquals("2021-1", ouvert.base());
        assertEquals("Ali", ouvert.ouvertPar());
        assertTrue(ouvert.erreurs().isEmpty(), ouvert.erreurs().toString());
        assertTrue(ouvert.regles().stream().noneMatch(Brouillon.Regle::changee));
        assertEquals(ouvert, ouvrirA(PUY_DE_DOME, BEA));
        Brouillon ecrit = declarer(PUY_DE_DOME, BEA, "plancher", 0, plancher(4000));
        Brouillon.Regle plancher = ecrit.regle("plancher");
        assertTrue(plancher.changee());
        assertEquals("Béa", plancher.modifieePar());
        assertEquals(400_000, ecrit.resolu().plancher().montant().centimes());
        assertTrue(plancher.nationale().valeur().isNull());
        Brouillon retabli = a(PUY_DE_DOME, ALI, () -> brouillons().retablir("plancher", plancher.version()));
        assertFalse(retabli.regle("plancher").changee());
        Brouillon herite = a(PUY_DE_DOME, ALI, () -> brouillons()
                .heriter("plancher", retabli.regle("plancher").version()));
        assertNull(herite.regle("plancher").declaree());
        assertNull(herite.resolu().plancher());
    }

    @Test
    @DisplayName(
            "apprennent à la seconde personne ce que la première vient d'écrire à la même clé, et gardent les deux textes")
    void meme_cle() {
        ouvrirA(PUY_DE_DOME, ALI);
        declarer(PUY_DE_DOME, ALI, "plancher", 0, plancher(4000));
        RegleModifieeEntreTemps prevenue = assertThrows(
                RegleModifieeEntreTemps.class, () -> declarer(PUY_DE_DOME, BEA, "plancher", 0, plancher(3000)));
        assertEquals("Ali", prevenue.par());
        assertEquals(4000, valeur(prevenue.actuelle()).get("montant").asInt());
        Brouillon garde = declarer(PUY_DE_DOME, BEA, "plancher", prevenue.version(), plancher(3000));
        assertEquals(
                3000, valeur(garde.regle("plancher").declaree()).get("montant").asInt());
    }

    @Test
    @DisplayName("gardent ce que deux personnes écrivent au même instant à deux clés")
    void deux_cles() throws Exception {
        Brouillon ouvert = ouvrirA(PUY_DE_DOME, ALI);
        ensemble(
                () -> declarer(PUY_DE_DOME, ALI, "plancher", 0, plancher(4000)),
                () -> declarer(PUY_DE_DOME, BEA, "effetConcretMois", 0, "9"));
        Brouillon relu = ouvrirA(PUY_DE_DOME, ALI);
        assertEquals(400_000, relu.resolu().plancher().montant().centimes());
        assertEquals(9, relu.resolu().effetConcretMois());
        assertEquals(ouvert.version() + 2, relu.version());
    }

    /** Both at once; what each one gave, or what it threw. */
    private List<Object> ensemble(Callable<?> une, Callable<?> autre) throws Exception {
        CyclicBarrier depart = new CyclicBarrier(2);
        ExecutorService executeur = Executors.newFixedThreadPool(2);
        try {
            List<Future<Object>> promesses = new ArrayList<>();
            for (Callable<?> action : List.of(une, autre)) {
                promesses.add(executeur.submit(() -> {
                    depart.await();
                    try {
                        return action.call();
                    } catch (RuntimeException e) {
                        return e;
                    }
                }));
            }
            return List.of(promesses.get(0).get(), promesses.get(1).get());
        } finally {
            executeur.shutdownNow();
        }
    }

    @Test
    @DisplayName("ne se publient pas sans qu'on ait lu ce qu'une autre personne vient d'y écrire")
    void publier_pendant_une_saisie() {
        ouvrirA(PUY_DE_DOME, ALI);
        Brouillon lu = declarer(PUY_DE_DOME, ALI, "plancher", 0, plancher(4000));
        declarer(PUY_DE_DOME, BEA, "effetConcretMois", 0, "9");
        assertThrows(ModifieEntreTemps.class, () -> publier(PUY_DE_DOME, ALI, lu, AUJOURD_HUI));
        Brouillon relu = ouvrirA(PUY_DE_DOME, ALI);
        assertEquals("2021-2", publier(PUY_DE_DOME, ALI, relu, AUJOURD_HUI));
        OperationInvalide ferme = assertThrows(
                OperationInvalide.class,
                () -> a(PUY_DE_DOME, BEA, () -> brouillons().retablir("effetConcretMois", 1)));
        assertEquals("AUCUN_BROUILLON", ferme.code());
    }

    @Test
    @DisplayName("n'écrasent pas ce qui a été publié depuis qu'on les a lues : le brouillon d'après n'est pas le même")
    void page_restee_ouverte() {
        long lue = version(PUY_DE_DOME, "plancher");
        long autreLue = version(PUY_DE_DOME, "effetConcretMois");
        Brouillon deBea = declarer(PUY_DE_DOME, BEA, "plancher", lue, plancher(3000));
        long ecrite = deBea.regle("plancher").version();
        publier(PUY_DE_DOME, BEA, deBea, AUJOURD_HUI);
        for (long ancienne : List.of(lue, ecrite)) {
            RegleModifieeEntreTemps prevenu = assertThrows(
                    RegleModifieeEntreTemps.class,
                    () -> declarer(PUY_DE_DOME, ALI, "plancher", ancienne, plancher(4000)));
            assertEquals("Béa", prevenu.par());
            assertEquals(3000, valeur(prevenu.actuelle()).get("montant").asInt());
            assertEquals(version(PUY_DE_DOME, "plancher"), prevenu.version());
        }
        assertTrue(aucunBrouillon(PUY_DE_DOME));
        Brouillon deAli = declarer(PUY_DE_DOME, ALI, "effetConcretMois", autreLue, "9");
        assertThrows(ModifieEntreTemps.class, () -> publier(PUY_DE_DOME, BEA, deBea, AUJOURD_HUI));
        assertEquals("2021-3", publier(PUY_DE_DOME, ALI, deAli, AUJOURD_HUI));
        Brouillon repris = declarer(PUY_DE_DOME, ALI, "plancher", version(PUY_DE_DOME, "plancher"), plancher(4000));
        assertTrue(repris.regle("plancher").version() > ecrite);
    }

    @Test
    @DisplayName(
            "n'ouvrent un brouillon que quand la première est juste, que l'on écrive ou que l'on hérite de nouveau")
    void premiere_regle() throws SQLException {
        assertThrows(ChampsInvalides.class, () -> declarer(PUY_DE_DOME, ALI, "tauxMax", 0, "1.2"));
        assertTrue(aucunBrouillon(PUY_DE_DOME));
        assertEquals(0, maison.compter("SELECT count(*) FROM guichet_63.journal WHERE objet = 'reglement/brouillon'"));
        Brouillon herite = a(PUY_DE_DOME, ALI, () -> brouillons().heriter("plancher", 0));
        assertNull(herite.regle("plancher").declaree());
        assertEquals("Ali", herite.ouvertPar());
    }

    @Test
    @DisplayName("se publient une fois quand deux personnes publient au même instant")
    void deux_publications() throws Exception {
        ouvrirA(PUY_DE_DOME, ALI);
        Brouillon lu = declarer(PUY_DE_DOME, ALI, "plancher", 0, plancher(4000));
        List<Object> issues = ensemble(
                () -> publier(PUY_DE_DOME, ALI, lu, AUJOURD_HUI), () -> publier(PUY_DE_DOME, BEA, lu, AUJOURD_HUI));
        assertEquals(1, issues.stream().filter("2021-2"::equals).count(), issues.toString());
        assertEquals(
                1, issues.stream().filter(OperationInvalide.class::isInstance).count(), issues.toString());
        assertEquals(List.of("2021-1", "2021-2"), versions(PUY_DE_DOME));
    }

    @Test
    @DisplayName("restent dans leur guichet, et le modèle national dans le sien")
    void perimetres() {
        ouvrirA(PUY_DE_DOME, ALI);
        declarer(PUY_DE_DOME, ALI, "plancher", 0, plancher(4000));
        nationalement(() -> brouillons().ouvrir());
        nationalement(() -> brouillons().declarer("plancher", 0, hypothese(plancher(1000))));
        assertTrue(a(CHER, ALI, () -> brouillons().courant()).isEmpty());
        assertFalse(a(PUY_DE_DOME, ALI, () -> brouillons().courant())
                .orElseThrow()
                .regle("plancher")
                .declaree()
                .equals(hypothese(plancher(1000))));
        assertThrows(
                AccesRefuse.class,
                () -> DepartementCourant.executerNational(
                        () -> Acteur.executerEnTantQue(ALI, () -> brouillons().courant())));
    }

    @Test
    @DisplayName("s'appliquent le jour dit, aussitôt lues, et la dernière publiée l'emporte le même jour")
    void publication() throws SQLException {
        ouvrirA(PUY_DE_DOME, ALI);
        Brouillon premier = declarer(PUY_DE_DOME, ALI, "plancher", 0, plancher(4000));
        assertEquals("2021-2", publier(PUY_DE_DOME, ALI, premier, LocalDate.parse("2021-07-01")));
        assertEquals("2021-1", enVigueur(PUY_DE_DOME, "2021-06-30").version());
        assertEquals("2021-2", enVigueur(PUY_DE_DOME, "2021-07-01").version());
        a(PUY_DE_DOME, ALI, () -> brouillons().corriger("2021-2"));
        Brouillon correction = declarer(PUY_DE_DOME, ALI, "plancher", version(PUY_DE_DOME, "plancher"), plancher(3000));
        ChampsInvalides tropTot = assertThrows(
                ChampsInvalides.class, () -> publier(PUY_DE_DOME, ALI, correction, LocalDate.parse("2021-06-30")));
        assertEquals("effet", tropTot.erreurs().get(0).champ());
        assertEquals("2021-3", publier(PUY_DE_DOME, ALI, correction, LocalDate.parse("2021-07-01")));
        assertEquals("2021-3", enVigueur(PUY_DE_DOME, "2021-07-01").version());
        assertEquals("Ali", maison.texte("SELECT auteur FROM guichet_63.reglement_version WHERE numero = '2021-3'"));
        assertEquals(
                2,
                maison.compter("SELECT count(*) FROM guichet_63.journal WHERE objet IN"
                        + " ('reglement/2021-2', 'reglement/2021-3') AND action = 'PUBLIE'"));
        maison.livrer();
        assertEquals(
                3,
                maison.compter("SELECT count(*) FROM national.reglement_version n JOIN guichet_63.reglement_version g"
                        + " USING (numero, effet, empreinte, publie_le, auteur, motif) WHERE n.guichet = '63'"));
    }

    @ParameterizedTest(name = "{0} = {1} → {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            tauxMax          | 1.2                                       | valeur
            plancher         | {"montant": "mille", "assiette": "HT"}    | valeur.montant
            depot            | {"ouverture": "2020-12-31"}               | valeur
            versement        | {"avanceTaux": 0.5, "acomptesTaux": 0.8, "soldeMois": 12, "contradictoireJours": 15, "rappelsJours": []} | valeur.avanceTaux
            natures          | ["COMMUNE", "SYNDICAT"]                   | valeur[1]
            """)
    @DisplayName("sont refusées avec le chemin de ce qui est faux ou dépasse une borne nationale")
    void refus(String cle, String valeur, String chemin) {
        Brouillon ouvert = ouvrirA(PUY_DE_DOME, ALI);
        ChampsInvalides refus = assertThrows(ChampsInvalides.class, () -> declarer(PUY_DE_DOME, ALI, cle, 0, valeur));
        assertEquals(chemin, refus.erreurs().get(0).champ(), refus.erreurs().toString());
        assertEquals(ouvert, ouvrirA(PUY_DE_DOME, ALI));
    }

    @Test
    @DisplayName("gardent un trou entre deux forfaits le temps de le corriger, sans pouvoir être publiées")
    void trou() {
        Brouillon ouvert = ouvrirA(PUY_DE_DOME, ALI);
        String forfaits = valeur(ouvert.regle("forfaits").declaree()).toString();
        Brouillon troue = declarer(PUY_DE_DOME, ALI, "forfaits", 0, forfaits.replace("4999", "4000"));
        assertNull(troue.resolu());
        assertEquals("forfaits", troue.erreurs().get(0).cle());
        ChampsInvalides refus =
                assertThrows(ChampsInvalides.class, () -> publier(PUY_DE_DOME, ALI, troue, AUJOURD_HUI));
        assertTrue(
                refus.erreurs().get(0).champ().startsWith("forfaits"),
                refus.erreurs().toString());
        Brouillon corrige =
                declarer(PUY_DE_DOME, ALI, "forfaits", troue.regle("forfaits").version(), forfaits);
        assertFalse(corrige.regle("forfaits").changee()
                && valeur(corrige.regle("forfaits").declaree()) == null);
        assertTrue(corrige.erreurs().isEmpty());
    }

    @Test
    @DisplayName("ne sont écrites que par qui en a reçu le droit")
    void droits() {
        Brouillon ouvert = ouvrirA(PUY_DE_DOME, ALI);
        assertEquals(Droit.NON_DELEGUEE, ouvert.regle("enveloppe").droit());
        assertEquals(Droit.MODIFIABLE, ouvert.regle("plancher").droit());
        String enveloppe = "{\"total\":290000,\"tranches\":[]}";
        assertThrows(AccesRefuse.class, () -> declarer(PUY_DE_DOME, ALI, "enveloppe", 0, enveloppe));
        nationalement(() -> {
            maison.bean(DroitsDeRedaction.class)
                    .deleguer(PUY_DE_DOME, Set.of("enveloppe"), "L'appel à projets le demande");
            return null;
        });
        declarer(PUY_DE_DOME, ALI, "enveloppe", 0, enveloppe);
        assertThrows(AccesRefuse.class, () -> declarer(PUY_DE_DOME, ALI, "plancher", 0, plancher(4000)));
        Brouillon national = declarer(PUY_DE_DOME, NADIA, "plancher", 0, plancher(4000));
        assertEquals("Nadia", national.regle("plancher").modifieePar());
        List<String> nationales = ouvert.regles().stream()
                .filter(regle -> !regle.modifiable())
                .map(regle -> regle.cle().nom())
                .toList();
        assertFalse(nationales.isEmpty());
        assertThrows(AccesRefuse.class, () -> declarer(PUY_DE_DOME, NADIA, nationales.get(0), 0, "{}"));
        ChampsInvalides refus = assertThrows(
                ChampsInvalides.class,
                () -> nationalement(() -> {
                    maison.bean(DroitsDeRedaction.class)
                            .deleguer(PUY_DE_DOME, Set.of(nationales.get(0), "nimbus"), " ");
                    return null;
                }));
        assertEquals(3, refus.erreurs().size(), refus.erreurs().toString());
    }

    @Test
    @DisplayName("ne sont ni publiées ni abandonnées par qui n'en a pas reçu le droit : elles sont nommées, et par qui")
    void droits_sur_le_tout() {
        Brouillon prepare = declarer(PUY_DE_DOME, NADIA, "enveloppe", 0, "{\"total\":600000,\"tranches\":[]}");
        String refus = "« " + prepare.regle("enveloppe").cle().intitule() + " », par Nadia";
        List<Callable<Object>> actes = List.of(() -> publier(PUY_DE_DOME, ALI, prepare, AUJOURD_HUI), () -> {
            a(PUY_DE_DOME, ALI, () -> {
                brouillons().abandonner(prepare.version());
                return null;
            });
            return null;
        });
        for (Callable<Object> acte : actes) {
            OperationInvalide refuse = assertThrows(OperationInvalide.class, acte::call);
            assertEquals("REGLE_NON_DELEGUEE", refuse.code());
            assertTrue(refuse.getMessage().replace('\u00a0', ' ').contains(refus), refuse.getMessage());
        }
        assertEquals(List.of("2021-1"), versions(PUY_DE_DOME));
        assertEquals("2021-2", publier(PUY_DE_DOME, NADIA, prepare, AUJOURD_HUI));
        Brouillon sien = declarer(PUY_DE_DOME, ALI, "plancher", 0, plancher(4000));
        assertEquals("2021-3", publier(PUY_DE_DOME, ALI, sien, AUJOURD_HUI));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE reglement_version SET motif = ''",
                "DELETE FROM reglement_version",
                "TRUNCATE reglement_version",
                "DELETE FROM reglement_brouillon_regle",
                "UPDATE reglement_brouillon SET ouvert_par = ''",
                "DELETE FROM reglement_parution",
                "SELECT * FROM national.modele_version",
                "INSERT INTO national.reglement_version SELECT '63', numero, effet, contenu, empreinte, publie_le, auteur,"
                        + " motif FROM reglement_version"
            })
    @DisplayName("ne laissent au rôle du guichet aucun moyen de réécrire une version publiée")
    void privileges(String ordre) {
        SQLException refus = assertThrows(SQLException.class, () -> maison.executerEnTantQueRole(PUY_DE_DOME, ordre));
        assertEquals("42501", refus.getSQLState());
    }

    @Test
    @DisplayName("ne changent pas le verdict figé d'un dossier déposé avant elles")
    void verdict_fige() throws SQLException {
        Gens gens = new Gens(maison, CHER);
        Dossier depose = gens.depose();
        Evaluation avant = depose.evaluation();
        ouvrirA(CHER, NADIA);
        Brouillon lu = declarer(CHER, NADIA, "plancher", 0, plancher(900_000));
        assertEquals("2021-2", publier(CHER, NADIA, lu, AUJOURD_HUI));
        Dossier relu =
                gens.comme(Gens.SECRETAIRE, () -> maison.bean(Dossiers.class).lire(depose.reference()));
        assertEquals(avant, relu.evaluation());
        assertEquals("2021-1", relu.evaluation().versionReglement());
        Evaluation nouveau = gens.creer(Demandes.NANCAY).evaluation();
        assertEquals("2021-2", nouveau.versionReglement());
        assertFalse(nouveau.recevable());
    }

    @Test
    @DisplayName("passent d'un exercice au suivant, chaque jour un an plus tard et à confirmer")
    void exercice_suivant() {
        CodeDepartement seineMaritime = Maison.SEINE_MARITIME;
        Brouillon suivant =
                a(seineMaritime, NADIA, () -> maison.bean(Copies.class).exerciceSuivant());
        JsonNode premiere = valeur(suivant.regle("sessions").declaree()).get(0);
        assertEquals("2022-R1", premiere.get("code").asText());
        assertEquals("2022-05-15", premiere.get("releveLe").asText());
        assertTrue(suivant.regle("sessions").declaree().hypothese().contains("à confirmer"));
        assertFalse(suivant.regle("plancher").changee());
        OperationInvalide ouvert = assertThrows(
                OperationInvalide.class,
                () -> a(seineMaritime, NADIA, () -> maison.bean(Copies.class).exerciceSuivant()));
        assertEquals("BROUILLON_OUVERT", ouvert.code());
    }

    @Test
    @DisplayName("donnent aux relevés de l'exercice suivant des codes qu'aucun relevé de l'année ne porte")
    void codes_des_releves() {
        CodeDepartement seineMaritime = Maison.SEINE_MARITIME;
        String releves =
                "[{\"code\":\"S1\",\"releveLe\":\"2021-06-10\"},{\"code\":\"2021-R-2021\",\"releveLe\":\"2021-07-15\"},"
                        + "{\"code\":\"20211\",\"releveLe\":\"2021-08-15\"}]";
        Brouillon lu = declarer(seineMaritime, NADIA, "sessions", 0, releves);
        publier(seineMaritime, NADIA, lu, AUJOURD_HUI);
        Brouillon suivant =
                a(seineMaritime, NADIA, () -> maison.bean(Copies.class).exerciceSuivant());
        List<String> codes = new ArrayList<>();
        valeur(suivant.regle("sessions").declaree())
                .forEach(session -> codes.add(session.get("code").asText()));
        assertEquals(List.of("2022-S1", "2022-R-2021", "2022-20211"), codes);
    }
}
