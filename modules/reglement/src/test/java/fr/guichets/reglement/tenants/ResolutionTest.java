package fr.guichets.reglement.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Taux;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Ce qu'un département déclare, posé sur le modèle national,")
class ResolutionTest {

    private static final DossierTenants TENANTS = DossierTenants.lire(Path.of("../../tenants"));
    private static final ModeleNational MODELE = TENANTS.modeles().get(0);
    private static final LocalDate JOUR = LocalDate.of(2021, 5, 18);
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Reglement> reglements() {
        return TENANTS.guichets().stream()
                .map(GuichetDeclare::versions)
                .flatMap(List::stream)
                .map(VersionDeclaree::reglement);
    }

    @ParameterizedTest
    @MethodSource("reglements")
    @DisplayName("se retrouve dans la version, et redonne la même version")
    void aller_retour(Reglement reglement) {
        Map<String, Declaration> declarees = Declarations.de(reglement);
        Resolution resolution =
                Resolution.de(MODELE, reglement.identite(), reglement.version(), reglement.effet(), declarees);
        assertEquals(List.of(), resolution.erreurs());
        assertEquals(empreinte(reglement), empreinte(resolution.reglement()));
        assertEquals(declarees, Declarations.de(resolution.reglement()));
    }

    @Test
    @DisplayName("le modèle écrit en arbre se relit à l'identique")
    void modele() {
        ModeleNational relu = ModeleNational.lire(MODELE.arbre().toString());
        assertEquals(MODELE.declarations(), relu.declarations());
        assertEquals(MODELE.bornes(), relu.bornes());
        assertEquals(MODELE.arbre(), relu.arbre());
        assertEquals("2021-1", relu.numero());
    }

    @ParameterizedTest(name = "{0} = {1} → {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            plancher  | {"montant": "beaucoup", "assiette": "COUT_GLOBAL"} | FORME       | valeur.montant     | un montant en euros est attendu ici, pas « beaucoup »
            plancher  | {"montant": 5000, "assiete": "COUT_GLOBAL"}        | FORME       | valeur.assiete     | clé inconnue ; vouliez-vous dire « assiette » ?
            plancher  | {"montant": 0, "assiette": "COUT_GLOBAL"}          | INCOHERENCE | valeur             | un plancher de 0 € ne dit rien ; dites plutôt qu’il n’y en a pas
            forfaits  | [{"code": "A", "libelle": "A", "natures": ["COMMUNE"], "montant": 1}] | INCOHERENCE | valeur | aucun forfait pour la nature éligible région
            forfaits  | [{"code": "A", "libelle": "A", "natures": ["COMMUNE"], "populationMax": 4999, "montant": 1}, {"code": "B", "libelle": "B", "natures": ["COMMUNE"], "populationMin": 5001, "montant": 1}] | INCOHERENCE | valeur | trou pour commune : aucun forfait de 5 000 à 5 000 habitants, avant « B »
            enveloppe | {"total": 297000, "tranches": [{"exercice": 2021, "montant": 296999.5}]} | INCOHERENCE | valeur.tranches | la somme des tranches, 296 999,5, n’est pas le total, 297 000
            sessions  | [{"code": "S", "releveLe": "2021-01-24"}]          | INCOHERENCE | valeur[0]          | relevé avant l’ouverture du dépôt
            tauxMax   | 1.5                                                 | FORME       | valeur             | un taux ne dépasse pas 100 %
            depot     | {"ouverture": "2021-01-24"}                        | DEPASSEMENT | valeur             | ouvre avant la borne nationale, le 25 janvier 2021, qu’un département ne change pas
            versement | {"avanceTaux": 0.31, "acomptesTaux": 0.8, "soldeMois": 12, "contradictoireJours": 15, "rappelsJours": []} | DEPASSEMENT | valeur.avanceTaux | dépasse la borne nationale, 30 %, qu’un département ne change pas
            delais    | {"completudeMois": 3, "decisionMois": 9}            | DEPASSEMENT | ''                 | règle nationale, qu’un département ne change pas
            assiette  | null                                                | FORME       | valeur             | à remplir
            """)
    @DisplayName("est refusé en disant où, si c'est la forme, un désaccord ou une borne, dans les mots des écrans")
    void refus(String cle, String valeur, String genre, String champ, String message) throws JsonProcessingException {
        Resolution resolution = resoudre(MODELE, Map.of(cle, hypothese(valeur)));
        List<Brouillon.Erreur> attendues =
                switch (genre) {
                    case "FORME" -> resolution.formes();
                    case "INCOHERENCE" -> resolution.incoherences();
                    default -> resolution.depassements();
                };
        assertNull(resolution.reglement());
        assertEquals(
                1,
                attendues.stream()
                        .filter(erreur -> erreur.cle().equals(cle)
                                && erreur.champ().equals(champ)
                                && erreur.message().replace('\u00a0', ' ').equals(message))
                        .count(),
                resolution::toString);
    }

    @Test
    @DisplayName("doit dire sa date et sa source")
    void sans_source() throws JsonProcessingException {
        Declaration muette = new Declaration(null, null, null, null, JSON.readTree("\"TTC\""));
        assertEquals(
                List.of("depuis", ""),
                resoudre(MODELE, Map.of("assiette", muette)).formes().stream()
                        .map(Brouillon.Erreur::champ)
                        .toList());
        Declaration sansPage =
                new Declaration(JOUR, new Declaration.Source(" ", null), null, null, JSON.readTree("\"TTC\""));
        assertEquals(
                List.of("source.document"),
                resoudre(MODELE, Map.of("assiette", sansPage)).formes().stream()
                        .map(Brouillon.Erreur::champ)
                        .toList());
    }

    @Test
    @DisplayName("prend la typographie française dans ses phrases seulement")
    void typographie() throws JsonProcessingException {
        Reglement reglement = resoudre(
                        MODELE,
                        Map.of(
                                "contacts",
                                hypothese("[{\"libelle\": \"Bureau : accueil\", \"adresse\": \"BP 1 : Bourges\"}]")))
                .reglement();
        assertEquals("Bureau\u00a0: accueil", reglement.contacts().get(0).libelle());
        assertEquals("BP 1 : Bourges", reglement.contacts().get(0).adresse());
    }

    @Test
    @DisplayName("tient au modèle suivant ce qu'il ne dit pas lui-même, jusqu'à ses bornes")
    void modele_suivant() throws JsonProcessingException {
        ModeleNational.Bornes bornes = MODELE.bornes();
        ModeleNational suivant = MODELE.suivant(
                "2022-1",
                LocalDate.of(2022, 1, 1),
                new ModeleNational.Bornes(
                        new Taux(new BigDecimal("0.8")),
                        bornes.ouvertureAuPlusTot(),
                        bornes.avanceTaux(),
                        bornes.acomptesTaux()),
                Map.of("assiette", hypothese("\"TTC\""), "tauxMax", hypothese("0.8")),
                Map.of("plancher", false));
        assertEquals(MODELE.declaration("forfaits"), suivant.declaration("forfaits"));
        assertFalse(suivant.modifiable("plancher"));

        Reglement nievre = resoudre(suivant, Map.of()).reglement();
        assertEquals(Reglement.Assiette.TTC, nievre.assiette());
        assertEquals("2022-1", nievre.modele());

        Resolution puyDeDome = resoudre(suivant, declarees("63"));
        assertNull(puyDeDome.reglement());
        assertEquals(
                List.of("plancher", "tauxMax"),
                puyDeDome.depassements().stream()
                        .map(Brouillon.Erreur::cle)
                        .sorted()
                        .toList());
        assertThrows(
                TenantsInvalides.class,
                () -> MODELE.suivant("2022-1", JOUR, bornes, Map.of("assiette", hypothese("\"TVA\"")), Map.of()));
    }

    @Test
    @DisplayName("ne déroge pas au taux maximal là où le niveau national le borne")
    void derogation_au_taux() throws JsonProcessingException {
        Declaration derogation = hypothese(
                "[{\"cle\":\"forfaits\",\"autorite\":\"préfet\"}," + "{\"cle\":\"tauxMax\",\"autorite\":\"préfet\"}]");
        assertEquals(
                List.of(), resoudre(MODELE, Map.of("derogations", derogation)).depassements());
        ModeleNational borne = MODELE.suivant(
                "2022-1",
                LocalDate.of(2022, 1, 1),
                new ModeleNational.Bornes(
                        new Taux(new BigDecimal("0.8")),
                        MODELE.bornes().ouvertureAuPlusTot(),
                        MODELE.bornes().avanceTaux(),
                        MODELE.bornes().acomptesTaux()),
                Map.of("tauxMax", hypothese("0.8")),
                Map.of());
        assertEquals(
                List.of("derogations valeur[1].cle laisserait dépasser la borne nationale, 80 %, qu’un département ne"
                        + " change pas"),
                resoudre(borne, Map.of("derogations", derogation)).depassements().stream()
                        .map(erreur -> erreur.cle() + " " + erreur.champ() + " "
                                + erreur.message().replace('\u00a0', ' '))
                        .toList());
    }

    @Test
    @DisplayName("revient au modèle, ou suit un autre modèle, quand une version plus récente le dit")
    void fichier() {
        ModeleNational suivant = MODELE.suivant(
                "2022-1",
                LocalDate.of(2022, 1, 1),
                MODELE.bornes(),
                Map.of("assiette", hypotheseSure("\"TTC\"")),
                Map.of());
        String yaml = """
                identite: { code: "01", slug: ain, type: DEPARTEMENT, etat: OUVERT, nom: Ain, complement: de l'Ain,
                  intitule: Préfecture de l'Ain, autorite: Préfet de l'Ain, region: ARA, fuseau: Europe/Paris }
                versions:
                  - numero: 2021-1
                    effet: 2021-01-25
                    motif: Première
                    valeurs:
                      plancher: { depuis: 2021-01-25, hypothese: essai, valeur: { montant: 5000, assiette: COUT_GLOBAL } }
                  - { numero: 2021-2, effet: 2021-06-01, motif: Deuxième, valeurs: { plancher: modele } }
                  - { numero: 2022-1, effet: 2022-01-01, motif: Troisième, modele: 2022-1, valeurs: {} }
                """;
        List<VersionDeclaree> versions = DossierTenants.guichets(
                        Map.of("01-ain/guichet.yaml", yaml), List.of(MODELE, suivant))
                .get(0)
                .versions();
        assertNotNull(versions.get(0).reglement().plancher());
        assertNull(versions.get(1).reglement().plancher());
        assertEquals(Map.of(), Declarations.de(versions.get(1).reglement()));
        assertEquals(Reglement.Assiette.HT, versions.get(1).reglement().assiette());
        assertEquals(Reglement.Assiette.TTC, versions.get(2).reglement().assiette());

        for (List<String> faute : List.of(
                List.of("modele: 2022-1", "modele: 2023-1", "versions[2].modele"),
                List.of("plancher: modele", "tauxMax: modele", "versions[1].valeurs.tauxMax"),
                List.of("plancher: modele", "plancher: model", "versions[1].valeurs.plancher"))) {
            TenantsInvalides refus = assertThrows(
                    TenantsInvalides.class,
                    () -> DossierTenants.guichets(
                            Map.of("01-ain/guichet.yaml", yaml.replace(faute.get(0), faute.get(1))),
                            List.of(MODELE, suivant)));
            assertEquals(faute.get(2), refus.erreurs().get(0).cle());
        }
    }

    private static Map<String, Declaration> declarees(String code) {
        return new LinkedHashMap<>(Declarations.de(
                TENANTS.guichet(new CodeDepartement(code)).versions().get(0).reglement()));
    }

    private static Resolution resoudre(ModeleNational modele, Map<String, Declaration> declarations) {
        return Resolution.de(
                modele, TENANTS.guichet(new CodeDepartement("58")).identite(), "2021-2", JOUR, declarations);
    }

    private static Declaration hypothese(String valeur) throws JsonProcessingException {
        return new Declaration(JOUR, null, "essai", null, JSON.readTree(valeur));
    }

    private static Declaration hypotheseSure(String valeur) {
        try {
            return hypothese(valeur);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String empreinte(Reglement reglement) {
        return JsonReglement.empreinte(JsonReglement.ecrire(reglement));
    }
}
