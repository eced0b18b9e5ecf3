package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.dossiers.CriteresDeListe.Tri;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Cible;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("La liste des dossiers, sur un vrai PostgreSQL,")
class ListeTest {

    private static final CriteresDeListe TOUS = CriteresDeListe.TOUS;

    private Maison maison;

    @BeforeEach
    void importer() throws Exception {
        maison = Maison.vide();
        byte[] fichier = Files.readAllBytes(Path.of("../lanceur/src/main/resources/demonstration/dossiers-demo.json"));
        maison.dans(Maison.CHER, Gens.ADMINISTRATEUR, () -> maison.bean(Importation.class)
                .importer(fichier));
    }

    private ListeDossiers lister(CriteresDeListe criteres) {
        return maison.dans(Maison.CHER, Gens.INSTRUCTRICE, () -> maison.bean(Dossiers.class)
                .lister(criteres));
    }

    private static String rangs(ListeDossiers liste) {
        return liste.elements().stream()
                .map(ligne -> ligne.numero().substring(8))
                .collect(Collectors.joining(" "));
    }

    private static CriteresDeListe cherche(String q) {
        return criteres(q, Set.of(), null, Set.of(), Set.of(), null, null, null, Tri.NUMERO, false, 0, 50);
    }

    private static CriteresDeListe criteres(
            String q,
            Set<EtatDossier> etats,
            String instructeur,
            Set<String> arrondissements,
            Set<String> natures,
            Boolean recevable,
            LocalDate du,
            LocalDate au,
            Tri tri,
            boolean descendant,
            int page,
            int taille) {
        return new CriteresDeListe(
                q,
                etats,
                instructeur,
                arrondissements,
                Set.of(),
                natures,
                Set.of(),
                recevable,
                du,
                au,
                tri,
                descendant,
                page,
                taille);
    }

    @Test
    @DisplayName("dit d'où vient chaque aide que les sous-enveloppes comptent, sans celles qui sont abandonnées")
    void cibles() throws SQLException {
        maison.executer("UPDATE guichet_18.dossier SET etat = 'DESISTEMENT' WHERE numero = '18-2021-001'");
        List<LigneDossier> lignes = lister(TOUS).elements();
        Set<String> numeros = lignes.stream().map(LigneDossier::numero).collect(Collectors.toSet());
        Map<String, Cible> attendues = lignes.stream()
                .filter(ligne -> !EtatDossier.closSansAide().contains(ligne.etat()))
                .collect(Collectors.toMap(
                        LigneDossier::numero,
                        ligne -> new Cible(
                                NatureCollectivite.valueOf(ligne.porteur().nature()),
                                ligne.population(),
                                ligne.theme())));
        assertEquals(numeros.size() - 1, attendues.size());
        assertEquals(attendues, cibles(numeros));
        assertEquals(Map.of(), cibles(Set.of()));
    }

    private Map<String, Cible> cibles(Set<String> numeros) {
        return maison.dans(Maison.CHER, Gens.INSTRUCTRICE, () -> maison.bean(Dossiers.class)
                .cibles(numeros));
    }

    @Test
    @DisplayName("donne tout, le dernier déposé d'abord, avec le nombre et les sommes de toutes les pages")
    void tout() {
        ListeDossiers liste = lister(TOUS);
        assertEquals(9, liste.total());
        assertEquals("011 010 009 007 006 005 003 002 001", rangs(liste));
        ListeDossiers page =
                lister(criteres(null, Set.of(), null, Set.of(), Set.of(), null, null, null, Tri.NUMERO, false, 1, 4));
        assertEquals("006 007 009 010", rangs(page));
        assertEquals(9, page.total());
        assertEquals(liste.montantDemande(), page.montantDemande());
        assertEquals(
                liste.montantMaximum(),
                Montant.somme(liste.elements().stream()
                        .map(LigneDossier::montantMaximum)
                        .toList()));
        assertEquals(
                "",
                rangs(lister(criteres(
                        null,
                        Set.of(),
                        null,
                        Set.of(),
                        Set.of(),
                        null,
                        null,
                        null,
                        Tri.NUMERO,
                        false,
                        1_000_000,
                        200))));
    }

    @ParameterizedTest(name = "« {0} » : {1}")
    @DisplayName(
            "cherche des débuts de mots dans le numéro, le porteur, le titre et les dépenses, sans accents ni casse")
    @CsvSource({
        "nancay, 001",
        "NANÇAY, 001",
        "18-2021-007, 007",
        "18159, 001",
        "serveur vocal, 002",
        "vocal bourges, 002",
        "audit acces, 001",
        "diag, 003",
        "introuvable, ''",
        "nancay introuvable, ''",
        "l’agent, 005",
        "mehun, 003"
    })
    void recherche(String texte, String attendus) {
        assertEquals(attendus, rangs(lister(cherche(texte))));
    }

    @ParameterizedTest
    @DisplayName("prend n'importe quel texte pour des mots, jamais pour une requête")
    @ValueSource(strings = {"'", "a & | !", ":*", "<->", "\\", "%", "\u0000", "()", "😀", "  ", "a:b*c"})
    void rechercheHostile(String texte) {
        assertTrue(lister(cherche(texte)).total() <= 9);
    }

    @Test
    @DisplayName("filtre par état, arrondissement, nature, recevabilité, dates à l'heure du guichet et instructeur")
    void filtres() {
        maison.dans(Maison.CHER, Gens.INSTRUCTRICE, () -> maison.bean(Instruction.class)
                .prendreEnCharge("18-2021-005", null));
        maison.dans(Maison.CHER, Gens.INSTRUCTRICE, () -> maison.bean(Instruction.class)
                .declarerComplet("18-2021-006", null));
        Tri n = Tri.NUMERO;
        assertEquals(
                "006",
                rangs(lister(criteres(
                        null,
                        Set.of(EtatDossier.COMPLET),
                        null,
                        Set.of(),
                        Set.of(),
                        null,
                        null,
                        null,
                        n,
                        false,
                        0,
                        50))));
        assertEquals(
                "001 009",
                rangs(lister(
                        criteres(null, Set.of(), null, Set.of("183"), Set.of(), null, null, null, n, false, 0, 50))));
        assertEquals(
                "010",
                rangs(lister(criteres(
                        null, Set.of(), null, Set.of(), Set.of("DEPARTEMENT"), null, null, null, n, false, 0, 50))));
        assertEquals(
                "005",
                rangs(lister(criteres(
                        null,
                        Set.of(),
                        Gens.INSTRUCTRICE.identifiant(),
                        Set.of(),
                        Set.of(),
                        null,
                        null,
                        null,
                        n,
                        false,
                        0,
                        50))));
        assertEquals(
                8,
                lister(criteres(
                                null,
                                Set.of(),
                                CriteresDeListe.PERSONNE,
                                Set.of(),
                                Set.of(),
                                null,
                                null,
                                null,
                                n,
                                false,
                                0,
                                50))
                        .total());
        LocalDate jour = LocalDate.of(2021, 5, 18);
        assertEquals(
                "005",
                rangs(lister(criteres(null, Set.of(), null, Set.of(), Set.of(), null, jour, jour, n, false, 0, 50))));
        int recevables = lister(criteres(null, Set.of(), null, Set.of(), Set.of(), true, null, null, n, false, 0, 50))
                .total();
        int refuses = lister(criteres(null, Set.of(), null, Set.of(), Set.of(), false, null, null, n, false, 0, 50))
                .total();
        assertEquals(9, recevables + refuses);
    }

    @ParameterizedTest
    @DisplayName("se trie dans les deux sens sur chaque colonne")
    @EnumSource(Tri.class)
    void tris(Tri tri) {
        for (boolean descendant : List.of(true, false)) {
            ListeDossiers liste = lister(
                    criteres(null, Set.of(), null, Set.of(), Set.of(), null, null, null, tri, descendant, 0, 50));
            assertEquals(9, liste.elements().size());
            if (tri == Tri.MONTANT_DEMANDE) {
                List<Montant> montants = liste.elements().stream()
                        .map(LigneDossier::montantDemande)
                        .toList();
                List<Montant> tries = montants.stream()
                        .sorted(descendant ? java.util.Comparator.reverseOrder() : java.util.Comparator.naturalOrder())
                        .toList();
                assertEquals(tries, montants);
            }
        }
    }

    @Test
    @DisplayName("met après les dossiers déposés les brouillons d'un agent qui a aussi un mandat")
    void brouillonsEnDernier() {
        Acteur lesDeux = new Acteur(
                "essai#deux",
                "Agent et élue",
                "",
                Set.of(Role.INSTRUCTEUR, Role.COLLECTIVITE),
                Set.of(),
                List.of(new Acteur.Mandat(Gens.NANCAY, Acteur.Droit.DEPOSE)),
                null);
        new Gens(maison, Maison.CHER).creer(Demandes.NANCAY);
        for (Tri tri : List.of(Tri.NUMERO, Tri.DEPOSE_LE)) {
            List<LigneDossier> lignes = maison.dans(Maison.CHER, lesDeux, () -> maison.bean(Dossiers.class)
                            .lister(criteres(
                                    null, Set.of(), null, Set.of(), Set.of(), null, null, null, tri, true, 0, 50)))
                    .elements();
            assertEquals(10, lignes.size());
            assertEquals(EtatDossier.BROUILLON, lignes.get(9).etat());
        }
    }

    @Test
    @DisplayName("ses index servent la recherche et le tri quand les dossiers sont nombreux")
    void index() throws Exception {
        maison.executer(
                "SET search_path TO guichet_18; INSERT INTO dossier (version, reference, numero, etat, organisation,"
                        + " organisation_nature, organisation_code, organisation_nom, population, intitule, saisie, importe, texte,"
                        + " cree_le, cree_par, modifie_le, modifie_par, depose_le)"
                        + " SELECT 0, 'B-' || n, '18-2019-' || n, 'DEPOSE', 'COMMUNE:18033', 'COMMUNE', '18033', 'Bourges', 1, 't',"
                        + " '{}', true, 'bourges mot' || n, now(), 'x', now(), 'x', now() - n * interval '1 minute'"
                        + " FROM generate_series(1000, 10999) n");
        maison.executer("VACUUM ANALYZE guichet_18.dossier");
        String recherche = maison.plan("SELECT * FROM dossier WHERE mots @@ to_tsquery('simple', 'mot5123:*')");
        assertTrue(recherche.contains("dossier_mots"), recherche);
        String tri = maison.plan("SELECT * FROM dossier ORDER BY depose_le DESC, id LIMIT 50");
        assertTrue(tri.contains("dossier_depose_le"), tri);
        assertEquals(10_009, lister(TOUS).total());
        assertEquals(
                List.of("18-2019-6123"),
                lister(cherche("mot6123")).elements().stream()
                        .map(LigneDossier::numero)
                        .toList());
        assertTrue(Arrays.stream(Tri.values())
                .allMatch(t ->
                        lister(criteres(null, Set.of(), null, Set.of(), Set.of(), null, null, null, t, true, 3, 50))
                                        .elements()
                                        .size()
                                == 50));
    }
}
