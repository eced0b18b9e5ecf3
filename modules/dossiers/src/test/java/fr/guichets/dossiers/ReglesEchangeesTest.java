package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillons;
import fr.guichets.reglement.Comparaison;
import fr.guichets.reglement.Comparaison.Ligne;
import fr.guichets.reglement.Copies;
import fr.guichets.reglement.Copies.Etat;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Echanges;
import fr.guichets.reglement.Echanges.Apercu;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.RegistreChange;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.tenants.Declarations;
import fr.guichets.reglement.tenants.TenantsInvalides;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Role;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Des règles exportées, importées, comparées, copiées, sur un vrai PostgreSQL,")
class ReglesEchangeesTest {

    private static final CodeDepartement CHER = Maison.CHER;
    private static final CodeDepartement PUY_DE_DOME = Maison.PUY_DE_DOME;
    private static final CodeDepartement SEINE_MARITIME = Maison.SEINE_MARITIME;
    private static final String FICHIER = "63-puy-de-dome/guichet.yaml";
    private static final LocalDate EFFET = LocalDate.parse("2021-09-01");
    private static final Acteur NADIA = Gens.agent("Nadia", Set.of(), Role.NATIONAL);
    private static final Acteur ALI = Gens.agent("Ali", Set.of(), Role.ADMINISTRATEUR);

    private static final String SUITE = """

              - numero: 2021-2
                effet: 2021-09-01
                motif: Arrêté du 20 août 2021
                valeurs:
                  plancher:
                    depuis: 2021-08-20
                    source: { document: Arrêté du 20 août 2021, page: article 1er }
                    valeur: { montant: 4000, assiette: COUT_GLOBAL }
                  forfaits: modele
            """;

    private Maison maison;

    @BeforeEach
    void ouvrir() throws Exception {
        maison = Maison.vide();
    }

    @AfterEach
    void oublier() throws SQLException {
        List<String> schemas = new ArrayList<>(List.of("national"));
        Maison.GUICHETS.forEach(code -> schemas.add(code.schema()));
        for (String schema : schemas) {
            maison.executer(
                    "TRUNCATE " + schema + ".reglement_brouillon CASCADE",
                    "DELETE FROM " + schema + ".reglement_version WHERE auteur <> 'installation'");
        }
        maison.executer("TRUNCATE national.journal");
    }

    private <T> T nationalement(Callable<T> action) {
        return DepartementCourant.executerNational(() -> Acteur.executerEnTantQue(NADIA, action));
    }

    private Echanges echanges() {
        return maison.bean(Echanges.class);
    }

    private Copies copies() {
        return maison.bean(Copies.class);
    }

    private String exporter(CodeDepartement guichet) {
        return nationalement(() -> echanges().exporter(guichet));
    }

    private Apercu importer(Map<String, String> fichiers) {
        Apercu fait = nationalement(() -> echanges().importer(fichiers));
        maison.livrer();
        return fait;
    }

    private Reglement derniere(CodeDepartement guichet) {
        List<Reglement> publies =
                maison.dans(guichet, NADIA, () -> maison.bean(Reglements.class).publies());
        return publies.get(publies.size() - 1);
    }

    private Brouillon declarer(CodeDepartement guichet, Acteur acteur, String cle, String valeur) {
        return maison.dans(guichet, acteur, () -> {
            Brouillon brouillon = maison.bean(Brouillons.class).ouvrir();
            return maison.bean(Brouillons.class)
                    .declarer(
                            cle,
                            brouillon.regle(cle).version(),
                            new Declaration(EFFET, null, "pour l’essai", null, JsonDossiers.lire(valeur)));
        });
    }

    @Test
    @DisplayName("reviennent sans rien changer, les versions publiées depuis les écrans comprises")
    void aller_retour() {
        Brouillon brouillon = declarer(CHER, ALI, "plancher", "{\"montant\":3000,\"assiette\":\"COUT_ELIGIBLE\"}");
        maison.dans(
                CHER, ALI, () -> maison.bean(Brouillons.class).publier(brouillon.version(), EFFET, "Essai : motif"));
        maison.livrer();

        Map<String, String> fichiers = nationalement(() -> echanges().exporterTout());

        assertEquals(
                Set.of(
                        "18-cher/guichet.yaml",
                        FICHIER,
                        "76-seine-maritime/guichet.yaml",
                        "_national/dispositif.yaml",
                        "_national/modele.yaml"),
                fichiers.keySet());
        assertTrue(fichiers.get("18-cher/guichet.yaml").contains("numero: 2021-2"));
        Apercu apercu = nationalement(() -> echanges().apercu(fichiers));
        assertEquals(new Apercu(List.of(), List.of(), Maison.GUICHETS, List.of()), apercu);
        assertEquals(apercu, importer(fichiers));
        assertEquals("2021-2", derniere(CHER).version());
    }

    @Test
    @DisplayName("arrivent en une version de plus, montrée d'abord, publiée une fois, au nom de qui importe")
    void nouvelle_version() {
        String fichier = exporter(PUY_DE_DOME) + SUITE;
        Reglement avant = derniere(PUY_DE_DOME);

        Apercu apercu = nationalement(() -> echanges().apercu(Map.of(FICHIER, fichier)));

        assertEquals(
                List.of("forfaits", "plancher"),
                apercu.versions().get(0).differences().stream()
                        .map(difference -> difference.cle())
                        .sorted()
                        .toList());
        assertEquals("2021-1", derniere(PUY_DE_DOME).version(), "un aperçu ne publie rien");

        assertEquals(1, importer(Map.of(FICHIER, fichier)).versions().size());

        Reglement apres = derniere(PUY_DE_DOME);
        assertEquals("2021-2", apres.version());
        assertEquals(400_000, apres.plancher().montant().centimes());
        assertEquals(List.of(), apres.forfaits());
        assertEquals(avant.comite(), apres.comite());
        Journal.Ligne ligne = maison.dans(
                        PUY_DE_DOME, NADIA, () -> maison.bean(Journal.class).de("reglement/2021-2"))
                .get(0);
        assertEquals("Nadia", ligne.auteurNom());
        assertEquals(List.of(PUY_DE_DOME), importer(Map.of(FICHIER, fichier)).inchanges());
        assertTrue(exporter(PUY_DE_DOME).contains("forfaits: modele"));
    }

    @ParameterizedTest(name = "{2} : {3}")
    @CsvSource(delimiter = '|', textBlock = """
            valeur: {montant: 5000, assiette: COUT_GLOBAL} | valeur: {montant: 4999, assiette: COUT_GLOBAL} | versions[0].numero | déjà publiée avec un autre contenu
            effet: 2021-09-01     | effet: 2021-06-01   | versions[1].effet    | au plus tôt le 2021-06-02
            effet: 2021-09-01     | effet: 2021-01-01   | versions             | ne peut pas prendre effet avant la précédente
            nom: Puy-de-Dôme      | nom: Puy de Dôme    | identite.nom         | ne se change pas en important
            slug: puy-de-dome     | slug: puydedome     | identite             | devrait s'appeler
            forfaits: modele      | forfait: modele     | versions[1].valeurs.forfait | vouliez-vous dire « forfaits » ?
            montant: 4000         | montant: quatre     | versions[1].valeurs.plancher.valeur.montant | un montant en euros
            numero: 2021-2        | modele: 2022-9      | versions[1].modele   | valeur inconnue « 2022-9 »
            """)
    @DisplayName("ne sont pas appliquées quand le fichier est faux ou contredit ce qui est publié : la clé est nommée")
    void fichiers_faux(String juste, String faux, String cle, String message) {
        String bon = exporter(PUY_DE_DOME) + SUITE;
        assertTrue(bon.contains(juste), bon);
        int place = bon.lastIndexOf(juste);
        String mauvais = bon.substring(0, place) + faux + bon.substring(place + juste.length());
        Map<String, String> fichiers = new TreeMap<>(Map.of(FICHIER, mauvais));
        fichiers.put("18-cher/guichet.yaml", exporter(CHER) + SUITE.replace("  forfaits: modele", ""));

        List<TenantsInvalides.Erreur> erreurs = assertThrows(
                        TenantsInvalides.class,
                        () -> nationalement(() -> echanges().importer(fichiers)))
                .erreurs();

        assertTrue(
                erreurs.stream()
                        .anyMatch(erreur -> erreur.fichier().equals(FICHIER)
                                && erreur.cle().equals(cle)
                                && erreur.message().contains(message)
                                && erreur.ligne() > 1),
                erreurs::toString);
        assertEquals("2021-1", derniere(CHER).version(), "rien n'est appliqué, même ce qui est juste");
    }

    @Test
    @DisplayName("ne touchent ni au modèle national ni au dispositif, et suivent ce qui est publié avant elles")
    void hors_sujet() {
        Map<String, String> fichiers =
                new TreeMap<>(nationalement(() -> echanges().exporterTout()));
        fichiers.replace(
                "_national/modele.yaml", fichiers.get("_national/modele.yaml").replace("valeur: HT", "valeur: TTC"));
        fichiers.replace(
                "_national/dispositif.yaml",
                fichiers.get("_national/dispositif.yaml").replace("valeur: 24000000", "valeur: 24000001"));
        List<TenantsInvalides.Erreur> erreurs = assertThrows(
                        TenantsInvalides.class,
                        () -> nationalement(() -> echanges().apercu(fichiers)))
                .erreurs();
        assertEquals(
                Set.of("_national/modele.yaml", "_national/dispositif.yaml"),
                erreurs.stream().map(TenantsInvalides.Erreur::fichier).collect(Collectors.toSet()));

        importer(Map.of(FICHIER, exporter(PUY_DE_DOME) + SUITE));
        String sansLaDeuxieme = exporter(PUY_DE_DOME).replaceFirst("(?s)  - numero: 2021-2.*", "")
                + SUITE.replace("2021-2", "2021-3").replace("\n      forfaits: modele", "");
        assertTrue(assertThrows(
                        TenantsInvalides.class,
                        () -> nationalement(() -> echanges().apercu(Map.of(FICHIER, sansLaDeuxieme))))
                .getMessage()
                .contains("le fichier ne dit pas ce qui est publié avant (2021-2)"));
    }

    @Test
    @DisplayName("se comparent : mêmes mots, même lettre, A pour la plus fréquente, et d'où elles viennent")
    void comparaison() {
        Map<CodeDepartement, Ligne> forfaits = comparer("forfaits", "2021-06-02");
        assertEquals("A", forfaits.get(CHER).groupe());
        assertEquals("A", forfaits.get(SEINE_MARITIME).groupe());
        assertEquals("B", forfaits.get(PUY_DE_DOME).groupe());
        assertEquals(
                Reglement.Provenance.Niveau.DEPARTEMENT,
                forfaits.get(PUY_DE_DOME).provenance().niveau());
        assertFalse(forfaits.get(PUY_DE_DOME).enonce().isEmpty());
        assertEquals(Map.of(), comparer("forfaits", "2021-01-24"));

        importer(Map.of(FICHIER, exporter(PUY_DE_DOME) + SUITE));
        assertEquals("B", comparer("forfaits", "2021-08-31").get(PUY_DE_DOME).groupe());
        Ligne septembre = comparer("forfaits", "2021-09-01").get(PUY_DE_DOME);
        assertEquals("A", septembre.groupe());
        assertEquals("2021-2", septembre.version());
        assertThrows(
                AccesRefuse.class,
                () -> DepartementCourant.executerNational(() -> Acteur.executerEnTantQue(
                        ALI, () -> maison.bean(Comparaison.class).de("forfaits", EFFET))));
    }

    @Test
    @DisplayName("s'exportent et se comparent sans un guichet fait à l'instant, que ce serveur n'a pas encore lu")
    void guichet_nouveau() throws SQLException {
        Guichets guichets = maison.bean(Guichets.class);
        CDI.current().getBeanManager().getEvent().fire(new RegistreChange(RegistreChange.Cause.ETAT));
        assertEquals(Maison.GUICHETS.size(), guichets.tous().size());
        maison.executer(
                "INSERT INTO national.guichet (code, slug, hote, type, etat, nom, complement, intitule, region, fuseau)"
                        + " VALUES ('99', 'essai', 'essai.localhost', 'DEPARTEMENT', 'PREPARE', 'Essai', 'd''Essai',"
                        + " 'Préfecture', 'Essai', 'Europe/Paris')",
                "INSERT INTO national.reglement_version (guichet, numero, effet, contenu, empreinte, publie_le, auteur,"
                        + " motif) SELECT '99', numero, effet, contenu, empreinte, publie_le, 'essai', motif"
                        + " FROM national.reglement_version WHERE guichet = '18'");
        try {
            assertEquals(
                    Set.copyOf(Maison.GUICHETS),
                    comparer("forfaits", "2021-06-02").keySet());
            assertEquals(5, nationalement(() -> echanges().exporterTout()).size());
        } finally {
            maison.executer(
                    "DELETE FROM national.reglement_version WHERE guichet = '99'",
                    "DELETE FROM national.guichet WHERE code = '99'");
        }
    }

    private Map<CodeDepartement, Ligne> comparer(String cle, String jour) {
        return nationalement(() -> maison.bean(Comparaison.class).de(cle, LocalDate.parse(jour))).stream()
                .collect(Collectors.toMap(ligne -> ligne.guichet().code(), Function.identity()));
    }

    @Test
    @DisplayName(
            "se copient dans des brouillons, sans toucher à celui où quelqu'un les a déjà écrites, puis se publient")
    void copie() {
        Set<String> cles = Set.of("forfaits", "plancher", "natures", "modeReleve", "sessions", "depot");
        List<CodeDepartement> cibles = List.of(CHER, SEINE_MARITIME);
        declarer(SEINE_MARITIME, ALI, "plancher", "{\"montant\":1000,\"assiette\":\"COUT_GLOBAL\"}");
        declarer(CHER, ALI, "tauxMax", "0.8");
        assertEquals(List.of(Etat.A_ECRIRE, Etat.OCCUPE), etats(cles, cibles));

        List<Copies.Suite> suites = nationalement(() -> copies().copier(PUY_DE_DOME, cles, cibles));

        assertNull(suites.get(0).refus());
        assertTrue(
                suites.get(1).refus().startsWith("Ali a déjà écrit autrement"),
                suites.get(1).refus());
        assertEquals(List.of(), suites.get(1).cles());
        assertEquals(List.of(Etat.EN_BROUILLON, Etat.OCCUPE), etats(cles, cibles));
        assertEquals("2021-1", derniere(CHER).version(), "copier ne publie rien");
        Copies.Situation cher = nationalement(() -> copies().situations(PUY_DE_DOME, cles, cibles))
                .get(0);
        assertEquals(List.of("tauxMax"), cher.autres(), "ce que le brouillon changeait déjà est dit");
        assertEquals(
                List.of(),
                nationalement(() -> copies().copier(PUY_DE_DOME, cles, List.of(CHER)))
                        .get(0)
                        .cles(),
                "une seconde fois, rien n'est à écrire");

        Map<CodeDepartement, Long> lus = Map.of(CHER, cher.brouillon());
        assertThrows(ChampsInvalides.class, () -> nationalement(() -> copies().publier(lus, EFFET, " ")));
        declarer(CHER, ALI, "effetConcretMois", "24");
        assertTrue(
                nationalement(() -> copies().publier(lus, EFFET, "Copie"))
                                .get(0)
                                .refus()
                        != null,
                "modifié depuis");
        Map<CodeDepartement, Long> relus = Map.of(
                CHER,
                nationalement(() -> copies().situations(PUY_DE_DOME, cles, cibles))
                        .get(0)
                        .brouillon());
        assertEquals(
                "2021-2",
                nationalement(() -> copies().publier(relus, EFFET, "Copie"))
                        .get(0)
                        .version());
        maison.livrer();

        Map<String, Declaration> source = Declarations.de(derniere(PUY_DE_DOME));
        Map<String, Declaration> copiees = Declarations.de(derniere(CHER));
        cles.forEach(cle -> assertEquals(source.get(cle), copiees.get(cle), cle));
        maison.ilEst("2021-09-01T07:00:00Z");
        assertEquals(Etat.PUBLIE, etats(cles, List.of(CHER)).get(0));
    }

    private List<Etat> etats(Set<String> cles, List<CodeDepartement> cibles) {
        return nationalement(() -> copies().situations(PUY_DE_DOME, cles, cibles)).stream()
                .map(Copies.Situation::etat)
                .toList();
    }
}
