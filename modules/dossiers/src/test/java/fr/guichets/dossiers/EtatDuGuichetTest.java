package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.AdministrationDesGuichets;
import fr.guichets.reglement.AdministrationDesGuichets.Creation;
import fr.guichets.reglement.AdministrationDesGuichets.Etape;
import fr.guichets.reglement.AdministrationDesGuichets.Suivi;
import fr.guichets.reglement.Ebauche;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichet.Etat;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.ModelesNationaux;
import fr.guichets.reglement.NouveauxGuichets;
import fr.guichets.reglement.RegistreChange;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.reglement.tenants.ModeleNational;
import fr.guichets.reglement.tenants.TenantsInvalides;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("L'état d'un guichet, sur un vrai PostgreSQL,")
class EtatDuGuichetTest {

    private static final CodeDepartement CHER = Maison.CHER;
    private static final CodeDepartement HAUT_RHIN = new CodeDepartement("68");
    private static final Acteur NADIA = Gens.agent("Nadia", Set.of(), Role.NATIONAL);

    private Maison maison;
    private Gens gens;
    private AdministrationDesGuichets administration;

    @BeforeEach
    void ouvrir() throws Exception {
        maison = Maison.vide();
        gens = new Gens(maison, CHER);
        administration = maison.bean(AdministrationDesGuichets.class);
    }

    @AfterEach
    void rouvrir() throws SQLException {
        maison.executer(
                "UPDATE national.guichet SET etat = 'OUVERT', etat_depuis = NULL, etat_motif = NULL",
                "TRUNCATE national.creation, national.journal");
        relire();
    }

    private void relire() {
        CDI.current().getBeanManager().getEvent().fire(new RegistreChange(RegistreChange.Cause.ETAT));
    }

    private static <T> T nationalement(Callable<T> action) {
        return DepartementCourant.executerNational(() -> Acteur.executerEnTantQue(NADIA, action));
    }

    private void changer(Etat etat, String motif) {
        nationalement(() -> {
            administration.changerEtat(CHER, etat, motif);
            return null;
        });
    }

    private Guichet cher() {
        return maison.bean(Guichets.class).parCode(CHER).orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"OUVERT, ''", "PREPARE, GUICHET_EN_PREPARATION", "SUSPENDU, GUICHET_SUSPENDU", "FERME, GUICHET_FERME"})
    @DisplayName("arrête les nouvelles demandes et les dépôts, jamais la suite de ce qui est déposé")
    void operations(Etat etat, String refus) throws SQLException {
        Dossier brouillon = gens.creer(Demandes.NANCAY);
        Dossier depose = gens.depose();
        maison.executer("UPDATE national.guichet SET etat = '" + etat + "' WHERE code = '18'");
        relire();
        verifier(refus, () -> gens.creer(Demandes.NANCAY));
        verifier(refus, () -> gens.deposer(brouillon.reference()));

        Brouillons brouillons = maison.bean(Brouillons.class);
        assertDoesNotThrow(() ->
                gens.comme(Gens.SECRETAIRE, () -> maison.bean(Dossiers.class).lire(depose.numero())));
        if (!refus.isEmpty()) {
            assertDoesNotThrow(() -> gens.comme(
                    Gens.SECRETAIRE, () -> brouillons.enregistrer(brouillon.reference(), null, Demandes.NANCAY)));
        }
        assertDoesNotThrow(
                () -> gens.commeAgent(() -> maison.bean(Instruction.class).prendreEnCharge(depose.numero(), null)));
        assertEquals(
                EtatDossier.DESISTEMENT,
                gens.comme(Gens.SECRETAIRE, () -> maison.bean(Depots.class)
                                .seDesister(depose.numero(), null, "Abandon"))
                        .etat());
    }

    private static void verifier(String refus, Executable operation) {
        if (refus.isEmpty()) {
            assertDoesNotThrow(operation);
        } else {
            assertEquals(refus, assertThrows(OperationInvalide.class, operation).code());
        }
    }

    @ParameterizedTest
    @EnumSource(Etat.class)
    @DisplayName("ne passe qu'aux états que la table permet, et le refus le dit")
    void passages(Etat depart) throws SQLException {
        for (Etat arrivee : Etat.values()) {
            maison.executer("UPDATE national.guichet SET etat = '" + depart + "' WHERE code = '18'");
            if (depart.suivants().contains(arrivee)) {
                changer(arrivee, "Essai");
                assertEquals(arrivee, cher().etat());
            } else {
                OperationInvalide refus = assertThrows(OperationInvalide.class, () -> changer(arrivee, "Essai"));
                assertEquals("ETAT_IMPOSSIBLE", refus.code());
                assertTrue(refus.getMessage().contains(depart.libelle()), refus.getMessage());
            }
        }
    }

    @Test
    @DisplayName("se change avec un motif que le public lira, laisse une ligne au journal, et se voit aussitôt")
    void motif() {
        ChampsInvalides sansMotif = assertThrows(ChampsInvalides.class, () -> changer(Etat.SUSPENDU, "  "));
        assertEquals("motif", sansMotif.erreurs().get(0).champ());
        changer(Etat.SUSPENDU, "Enveloppe épuisée");
        assertEquals(
                "Le guichet du Cher est suspendu depuis le 2 juin 2021\u00a0: Enveloppe épuisée.", cher().situation());
        List<Journal.Ligne> lignes = nationalement(() -> administration.historique(CHER));
        assertEquals("SUSPENDU", lignes.get(0).action());
        assertEquals("Nadia", lignes.get(0).auteurNom());
        assertTrue(lignes.get(0).apres().contains("Enveloppe épuisée"), lignes.get(0)::apres);
        assertThrows(
                AccesRefuse.class,
                () -> gens.comme(Gens.ADMINISTRATEUR, () -> {
                    administration.changerEtat(CHER, Etat.OUVERT, "Essai");
                    return null;
                }));
    }

    @Test
    @DisplayName("ne passe pas à ouvert tant qu'aucune règle n'est publiée")
    void sansRegle() throws SQLException {
        maison.executer(
                "INSERT INTO national.guichet (code, slug, hote, type, etat, nom, complement, intitule, region, fuseau)"
                        + " VALUES ('99', 'essai', 'essai.localhost', 'DEPARTEMENT', 'PREPARE', 'Essai', 'd''Essai',"
                        + " 'Préfecture', 'Essai', 'Europe/Paris')");
        try {
            OperationInvalide refus = assertThrows(
                    OperationInvalide.class,
                    () -> nationalement(() -> {
                        administration.changerEtat(new CodeDepartement("99"), Etat.OUVERT, "Essai");
                        return null;
                    }));
            assertEquals("REGLES_ABSENTES", refus.code());
        } finally {
            maison.executer("DELETE FROM national.guichet WHERE code = '99'");
        }
    }

    @Test
    @DisplayName("se suit avec la version en vigueur, son effet et les règles propres")
    void suivi() {
        Suivi cher = nationalement(() -> administration.lire(CHER));
        assertEquals("2021-1", cher.enVigueur());
        assertEquals(LocalDate.parse("2021-01-25"), cher.effet());
        assertTrue(cher.propres());
        assertEquals(0, cher.aVenir());
    }

    private static Ebauche hautRhin(Ebauche proposee, String slug, String hypothese) {
        return new Ebauche(
                proposee.code(),
                proposee.type(),
                slug,
                proposee.nom(),
                proposee.complement(),
                proposee.intitule(),
                proposee.autorite(),
                proposee.region(),
                proposee.fuseau(),
                proposee.tribunal(),
                proposee.copie(),
                EnumSet.of(NatureCollectivite.COMMUNE, NatureCollectivite.COMMUNAUTE_D_AGGLOMERATION),
                100_000,
                true,
                Montant.euros(270_000),
                Map.of(2021, Montant.euros(200_000), 2022, Montant.euros(70_000)),
                proposee.effet(),
                "Essai",
                null,
                null,
                hypothese);
    }

    @Test
    @DisplayName(
            "commence par une création : proposée d'après le référentiel, lue en entier, gardée pour l'installation")
    void creation() throws SQLException {
        NouveauxGuichets nouveaux = maison.bean(NouveauxGuichets.class);
        assertTrue(nationalement(nouveaux::territoires).stream()
                .noneMatch(territoire -> territoire.code().equals(CHER)));
        Ebauche proposee = nationalement(() -> nouveaux.ebaucher(HAUT_RHIN, null));
        assertEquals(
                List.of("haut-rhin", "Haut-Rhin", "du Haut-Rhin", "Préfecture du Haut-Rhin", "Grand Est", "Strasbourg"),
                List.of(
                        proposee.slug(),
                        proposee.nom(),
                        proposee.complement(),
                        proposee.intitule(),
                        proposee.region(),
                        proposee.tribunal()));

        String fichier = nationalement(() -> nouveaux.declarer(hautRhin(proposee, "haut-rhin", "pour l'essai")));
        Creation creation = nationalement(() -> administration.creer(fichier));
        assertEquals(Etape.DEMANDEE, creation.etape());
        assertEquals(List.of(creation), nationalement(administration::creations));
        GuichetDeclare garde =
                GuichetDeclare.deJson(maison.lire("SELECT contenu FROM national.creation WHERE code = '68'"));
        Reglement regles = garde.versions().get(0).reglement();
        assertEquals(Etat.PREPARE, garde.etat());
        assertEquals(Montant.euros(270_000), regles.enveloppe().total());
        assertEquals(2, regles.enveloppe().tranches().size());
        assertEquals(100_000, regles.plafondPopulation().seuil());
        assertEquals(regles.natures(), regles.plafondPopulation().natures());

        assertEquals("CODE_PRIS", refus(fichier));
        assertEquals("CODE_PRIS", refus(fichier.replace("code: \"68\"", "code: \"18\"")));
        assertEquals("ADRESSE_PRISE", refus(fichier.replace("code: \"68\"", "code: \"67\"")));
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource({"68, haut-rhin-bis, CODE_PRIS", "67, haut-rhin, ADRESSE_PRISE"})
    @DisplayName("ne commence pas deux fois quand deux personnes demandent le même au même instant")
    void creationsSimultanees(String code, String slug, String refus) throws Exception {
        NouveauxGuichets nouveaux = maison.bean(NouveauxGuichets.class);
        String fichier = nationalement(
                () -> nouveaux.declarer(hautRhin(nouveaux.ebaucher(HAUT_RHIN, null), "haut-rhin", "pour l'essai")));
        try (Connection autre = DriverManager.getConnection(maison.adresse("national"));
                Statement ordre = autre.createStatement()) {
            autre.setAutoCommit(false);
            ordre.execute("INSERT INTO national.creation VALUES ('" + code + "', '" + slug
                    + "', 'Essai', '', '', now(), 'bea', 'Béa', 'DEMANDEE', NULL)");
            CompletableFuture<String> reponse = CompletableFuture.supplyAsync(() -> refus(fichier));
            while (maison.compter("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'") == 0) {
                assertFalse(reponse.isDone(), "la seconde demande attend la première");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            autre.commit();
            assertEquals(refus, reponse.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    @DisplayName("suit le modèle national du jour où ses règles prennent effet, ni le précédent, ni celui à venir")
    void modeleDuJour() throws SQLException {
        NouveauxGuichets nouveaux = maison.bean(NouveauxGuichets.class);
        ModeleNational premier =
                ModeleNational.lire(maison.bean(ModelesNationaux.class).contenu("2021-1"));
        try {
            for (LocalDate effet : List.of(LocalDate.parse("2021-06-01"), LocalDate.parse("2021-09-01"))) {
                String numero = "2021-" + effet.getMonthValue();
                maison.executer("INSERT INTO national.modele_version VALUES ('" + numero + "', '" + effet + "', '"
                        + premier.suivant(numero, effet, premier.bornes(), Map.of(), Map.of())
                                .arbre()
                                .toString()
                                .replace("'", "''")
                        + "', '', now(), 'essai', 'Essai')");
            }
            String fichier = nationalement(
                    () -> nouveaux.declarer(hautRhin(nouveaux.ebaucher(HAUT_RHIN, null), "haut-rhin", "pour l'essai")));
            assertTrue(fichier.contains("modele: 2021-6"), fichier);
            for (String autre : List.of("modele: 2021-1", "modele: 2021-9")) {
                TenantsInvalides refus = assertThrows(
                        TenantsInvalides.class,
                        () -> nationalement(() -> administration.creer(fichier.replace("modele: 2021-6", autre))));
                assertEquals("versions[0].modele", refus.erreurs().get(0).cle());
            }
            assertEquals(
                    Etape.DEMANDEE,
                    nationalement(() -> administration.creer(fichier)).etape());
        } finally {
            maison.executer("DELETE FROM national.modele_version WHERE auteur <> 'installation'");
        }
    }

    private String refus(String fichier) {
        return assertThrows(OperationInvalide.class, () -> nationalement(() -> administration.creer(fichier)))
                .code();
    }

    @Test
    @DisplayName("reprend les règles d'un autre guichet comme des hypothèses, sans ses contacts ni son comité")
    void copie() {
        NouveauxGuichets nouveaux = maison.bean(NouveauxGuichets.class);
        Ebauche proposee = nationalement(() -> nouveaux.ebaucher(HAUT_RHIN, Maison.PUY_DE_DOME));
        String fichier = nationalement(() -> nouveaux.declarer(new Ebauche(
                proposee.code(),
                proposee.type(),
                proposee.slug(),
                proposee.nom(),
                proposee.complement(),
                proposee.intitule(),
                proposee.autorite(),
                proposee.region(),
                proposee.fuseau(),
                proposee.tribunal(),
                proposee.copie(),
                proposee.natures(),
                proposee.plafond(),
                proposee.plafondPourTous(),
                proposee.enveloppe(),
                proposee.tranches(),
                proposee.effet(),
                "Essai",
                null,
                null,
                null)));
        assertTrue(
                fichier.contains("forfaits:") && fichier.contains("règle reprise du guichet du Puy-de-Dôme"), fichier);
        assertTrue(!fichier.contains("comite:") && !fichier.contains("contacts:"), fichier);
        assertTrue(!fichier.contains("source:"), fichier);
    }

    @ParameterizedTest(name = "{0} devient {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "slug: haut-rhin | slug: Haut Rhin | identite.slug",
                "fuseau: Europe/Paris | fuseau: Paris | identite.fuseau",
                "seuil: 100000 | seuil: beaucoup | versions[0].valeurs.plafondPopulation.valeur.seuil",
                "total: 270000 | total: 270001 | versions[0].valeurs.enveloppe.valeur.tranches",
                "valeurs: | valeurs:\u00b6      plancherr: {} | versions[0].valeurs.plancherr"
            })
    @DisplayName("n'est jamais celui d'un guichet dont le fichier est faux : la clé est nommée, rien n'est gardé")
    void fichierFaux(String juste, String faux, String cle) {
        NouveauxGuichets nouveaux = maison.bean(NouveauxGuichets.class);
        String fichier = nationalement(
                () -> nouveaux.declarer(hautRhin(nouveaux.ebaucher(HAUT_RHIN, null), "haut-rhin", "pour l'essai")));
        assertTrue(fichier.contains(juste), fichier);
        TenantsInvalides refus = assertThrows(
                TenantsInvalides.class,
                () -> nationalement(
                        () -> administration.creer(fichier.replaceFirst(juste, faux.replace('\u00b6', '\n')))));
        assertTrue(refus.erreurs().stream().anyMatch(erreur -> erreur.cle().equals(cle)), () -> refus.getMessage());
        assertEquals(List.of(), nationalement(administration::creations));
    }

    @Test
    @DisplayName("d'un guichet nouveau demande une source ou une hypothèse, dite une fois")
    void sansOrigine() {
        NouveauxGuichets nouveaux = maison.bean(NouveauxGuichets.class);
        ChampsInvalides refus = assertThrows(
                ChampsInvalides.class,
                () -> nationalement(
                        () -> nouveaux.declarer(hautRhin(nouveaux.ebaucher(HAUT_RHIN, null), "haut-rhin", null))));
        assertTrue(refus.erreurs().stream().allMatch(erreur -> erreur.champ().equals("hypothese")), refus::getMessage);
    }
}
