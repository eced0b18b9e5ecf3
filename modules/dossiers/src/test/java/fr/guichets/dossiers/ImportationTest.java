package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("L'import, sur un vrai PostgreSQL,")
class ImportationTest {

    private static final Path DEMONSTRATION = Path.of("../lanceur/src/main/resources/demonstration/dossiers-demo.json");

    private static final List<CodeDepartement> GUICHETS =
            List.of(Maison.CHER, Maison.PUY_DE_DOME, Maison.SEINE_MARITIME);

    private Maison maison;
    private byte[] fichier;

    @BeforeEach
    void ouvrir() throws Exception {
        maison = Maison.vide();
        fichier = Files.readAllBytes(DEMONSTRATION);
    }

    private Importation.Rapport importer(CodeDepartement guichet, byte[] contenu) {
        return maison.dans(guichet, Gens.ADMINISTRATEUR, () -> maison.bean(Importation.class)
                .importer(contenu));
    }

    private Stream<JsonNode> lignes() throws IOException {
        return StreamSupport.stream(
                JsonDossiers.lire(new String(fichier, StandardCharsets.UTF_8))
                        .path("dossiers")
                        .spliterator(),
                false);
    }

    private Dossier lire(CodeDepartement guichet, String numero) {
        return maison.dans(
                guichet, Gens.INSTRUCTRICE, () -> maison.bean(Dossiers.class).lire(numero));
    }

    /** The demonstration file with the rows of the Cher only, each changed. */
    private byte[] duCher(java.util.function.Consumer<ObjectNode> changement) throws IOException {
        ObjectNode objet = (ObjectNode) JsonDossiers.lire(new String(fichier, StandardCharsets.UTF_8));
        ArrayNode gardees = objet.putArray("dossiers");
        lignes().filter(ligne -> ligne.path("tenant").asText().equals("18")).forEach(ligne -> {
            changement.accept((ObjectNode) ligne);
            gardees.add(ligne);
        });
        return JsonDossiers.ecrire(objet).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("donne à chacun des 25 dossiers de démonstration son verdict, son numéro, sa date et sa marque")
    void demonstration() throws IOException {
        int importes = 0;
        for (CodeDepartement guichet : GUICHETS) {
            Importation.Rapport rapport = importer(guichet, fichier);
            importes += rapport.importes();
            assertEquals(25, rapport.importes() + rapport.rejets().size());
            assertEquals(
                    Set.of("AUTRE_GUICHET"),
                    rapport.rejets().stream()
                            .flatMap(rejet -> rejet.erreurs().stream())
                            .map(ChampsInvalides.Erreur::code)
                            .collect(Collectors.toSet()));
        }
        assertEquals(25, importes);
        lignes().forEach(ligne -> {
            String numero = ligne.path("numero").asText();
            Dossier importe = lire(new CodeDepartement(ligne.path("tenant").asText()), numero);
            verifier(ligne.path("attendu"), importe.evaluation());
            assertAll(
                    numero,
                    () -> assertEquals(EtatDossier.DEPOSE, importe.etat()),
                    () -> assertEquals(
                            java.time.OffsetDateTime.parse(
                                            ligne.path("dateDepot").asText())
                                    .toInstant(),
                            importe.depot().le()),
                    () -> assertEquals(
                            ligne.at("/porteur/populationMunicipale").asInt(),
                            importe.depot().population()),
                    () -> assertEquals(
                            "Ali Administrateur", importe.depot().importation().auteur()),
                    () -> assertEquals(
                            Instant.parse("2021-06-02T07:00:00Z"),
                            importe.depot().importation().le()),
                    () -> assertEquals(
                            64, importe.depot().importation().empreinte().length()),
                    () -> assertTrue(importe.saisie().path("attendu").isMissingNode()));
        });
        assertEquals(List.of(), maison.livrer(), "un import n'écrit à personne");
    }

    private static void verifier(JsonNode attendu, Evaluation obtenue) {
        assertAll(
                () -> assertEquals(attendu.path("recevable").asBoolean(), obtenue.recevable()),
                () -> assertEquals(textes(attendu.path("motifsIrrecevabilite")), noms(obtenue.motifsIrrecevabilite())),
                () -> assertEquals(textes(attendu.path("alertes")), noms(obtenue.alertes())),
                () -> assertEquals(montant(attendu.path("coutGlobalHT")), obtenue.coutGlobal()),
                () -> assertEquals(montant(attendu.path("depensesExcluesHT")), obtenue.depensesExclues()),
                () -> assertEquals(montant(attendu.path("coutEligibleHT")), obtenue.coutEligible()),
                () -> assertEquals(attendu.path("categorieForfait").textValue(), obtenue.categorieForfait()),
                () -> assertEquals(textes(attendu.path("borneActive")), obtenue.borneActive()),
                () -> assertEquals(montant(attendu.path("montantMaximum")), obtenue.montantMaximum()),
                () -> assertEquals(attendu.path("session").textValue(), obtenue.session()));
    }

    private static Set<String> textes(JsonNode liste) {
        return liste.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }

    private static Set<String> noms(Set<? extends Enum<?>> codes) {
        return codes.stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Montant montant(JsonNode nombre) {
        return Montant.euros(nombre.decimalValue());
    }

    @Test
    @DisplayName("du même fichier une seconde fois ne change rien, même écrit autrement")
    void deuxFois() throws Exception {
        int importes = importer(Maison.CHER, fichier).importes();
        long journal = maison.compter("SELECT count(*) FROM guichet_18.journal");
        Importation.Rapport second = importer(Maison.CHER, fichier);
        assertEquals(0, second.importes());
        assertEquals(importes, second.ignores());
        byte[] reecrit = new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(new ObjectMapper().readTree(fichier));
        assertEquals(importes, importer(Maison.CHER, reecrit).ignores());
        assertEquals(journal, maison.compter("SELECT count(*) FROM guichet_18.journal"));
    }

    @Test
    @DisplayName("ne réécrit pas un numéro connu avec un autre contenu, ni un dossier déposé ici")
    void autreContenu() throws Exception {
        new Gens(maison, Maison.CHER).depose();
        Importation.Rapport rapport = importer(Maison.CHER, fichier);
        assertEquals("18-2021-001", rapport.rejets().get(0).numero());
        assertEquals(
                "NUMERO_DEJA_PRIS", rapport.rejets().get(0).erreurs().get(0).code());
        Importation.Rapport change = importer(Maison.CHER, duCher(ligne -> ligne.put("dureeMois", 7)));
        assertEquals(0, change.importes() + change.ignores());
        assertEquals(9, change.rejets().size());
    }

    @Test
    @DisplayName("fait continuer la numérotation après le plus haut numéro de l'année")
    void numerotation() throws Exception {
        importer(Maison.CHER, fichier);
        assertEquals("18-2021-012", new Gens(maison, Maison.CHER).depose().numero());
        importer(
                Maison.CHER,
                duCher(ligne ->
                        ligne.put("numero", ligne.path("numero").asText().replace("-0", "-10"))));
        assertEquals("18-2021-1012", new Gens(maison, Maison.CHER).depose().numero());
        maison.ilEst("2022-01-10T08:00:00Z");
        assertEquals("18-2022-001", new Gens(maison, Maison.CHER).depose().numero());
    }

    @Test
    @DisplayName("lit l'année du numéro à l'heure du guichet, et laisse toujours un numéro à donner ensuite")
    void bornesDesNumeros() throws Exception {
        byte[] contenu = duCher(ligne -> {
            if (ligne.path("numero").asText().equals("18-2021-002")) {
                ligne.put("numero", "18-2021-999999").put("dateDepot", "2020-12-31T23:30:00Z");
            }
        });
        assertEquals(9, importer(Maison.CHER, contenu).importes());
        assertEquals("18-2021-1000000", new Gens(maison, Maison.CHER).depose().numero());
        assertEquals("18-2021-1000000", lire(Maison.CHER, "18-2021-1000000").numero());
    }

    @Test
    @DisplayName("d'un fichier qui porte deux fois un numéro n'en prend que la première ligne")
    void deuxLignes() throws Exception {
        ObjectNode objet = (ObjectNode) JsonDossiers.lire(new String(duCher(ligne -> {}), StandardCharsets.UTF_8));
        ArrayNode lignes = (ArrayNode) objet.get("dossiers");
        lignes.add(lignes.get(0).deepCopy());
        lignes.add(((ObjectNode) lignes.get(1).deepCopy()).put("dureeMois", 7));
        Importation.Rapport rapport =
                importer(Maison.CHER, JsonDossiers.ecrire(objet).getBytes(StandardCharsets.UTF_8));
        assertEquals(9, rapport.importes());
        assertEquals(1, rapport.ignores());
        assertEquals("18-2021-002", rapport.rejets().get(0).numero());
        assertEquals(
                "NUMERO_DEJA_PRIS", rapport.rejets().get(0).erreurs().get(0).code());
    }

    @RepeatedTest(4)
    @DisplayName("et des dépôts au même moment s'attendent sans se bloquer, même deux imports en ordre contraire")
    void enMemeTemps() throws Exception {
        Gens gens = new Gens(maison, Maison.CHER);
        List<String> brouillons = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            brouillons.add(gens.creer(Demandes.NANCAY).reference());
        }
        byte[] deuxAns = surDeuxAns(false);
        byte[] aLEnvers = surDeuxAns(true);
        ExecutorService fils = Executors.newFixedThreadPool(10);
        CountDownLatch depart = new CountDownLatch(1);
        List<Future<Importation.Rapport>> imports = Stream.of(deuxAns, aLEnvers)
                .map(contenu -> fils.submit(() -> {
                    depart.await();
                    return importer(Maison.CHER, contenu);
                }))
                .toList();
        List<Future<String>> depots = brouillons.stream()
                .map(reference -> fils.submit(() -> {
                    depart.await();
                    return gens.deposer(reference).numero();
                }))
                .toList();
        depart.countDown();
        Set<String> numeros = new TreeSet<>();
        for (Future<String> depot : depots) {
            numeros.add(depot.get());
        }
        int importes = 0;
        for (Future<Importation.Rapport> unImport : imports) {
            Importation.Rapport rapport = unImport.get();
            importes += rapport.importes();
            assertEquals(
                    18,
                    rapport.importes() + rapport.ignores() + rapport.rejets().size());
            assertTrue(rapport.rejets().stream()
                    .allMatch(rejet -> rejet.erreurs().get(0).code().equals("NUMERO_DEJA_PRIS")));
        }
        fils.shutdown();
        assertEquals(8, numeros.size());
        assertTrue(importes >= 9 && importes <= 18, "les neuf de 2022 au moins, chacun une fois : " + importes);
        assertEquals(8 + importes, maison.compter("SELECT count(*) FROM guichet_18.dossier"));
        assertEquals(
                8 + importes,
                maison.compter("SELECT count(*) FROM guichet_18.journal WHERE action IN ('DEPOSE', 'IMPORTE')"));
    }

    /** The rows of the Cher, and the same a year later. */
    private byte[] surDeuxAns(boolean aLEnvers) throws IOException {
        List<JsonNode> lignes = new ArrayList<>();
        lignes().filter(ligne -> ligne.path("tenant").asText().equals("18")).forEach(lignes::add);
        for (JsonNode ligne : List.copyOf(lignes)) {
            ObjectNode plusTard = ligne.deepCopy();
            lignes.add(plusTard.put("numero", ligne.path("numero").asText().replace("-2021-", "-2022-"))
                    .put("dateDepot", ligne.path("dateDepot").asText().replace("2021-", "2022-")));
        }
        if (aLEnvers) {
            Collections.reverse(lignes);
        }
        return JsonDossiers.ecrire(Map.of("dossiers", lignes)).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0} = {1} : {2}")
    @DisplayName("rejette une ligne fautive en nommant ses champs, et importe les autres")
    @CsvSource(
            delimiter = '|',
            value = {
                "numero | null | numero NUMERO_INVALIDE",
                "numero | \"18-2021-1\" | numero NUMERO_INVALIDE",
                "numero | \"18-2020-500\" | numero NUMERO_INVALIDE",
                "numero | \"18-2021-1000000\" | numero NUMERO_INVALIDE",
                "dateDepot | \"2021-12-31T23:30:00Z\" | numero NUMERO_INVALIDE",
                "dateDepot | \"2020-12-31T22:30:00Z\" | numero NUMERO_INVALIDE",
                "numero | \"63-2021-500\" | numero AUTRE_GUICHET",
                "tenant | \"63\" | numero AUTRE_GUICHET",
                "dateDepot | null | dateDepot OBLIGATOIRE",
                "dateDepot | \"hier\" | dateDepot DATE_INVALIDE",
                "porteur | {\"code\":\"00000\"} | porteur PORTEUR_INCONNU",
                "depenses | [] | depenses OBLIGATOIRE",
                "contactOperationnel | null | contactOperationnel OBLIGATOIRE"
            })
    void ligneFautive(String cle, String valeur, String attendue) throws Exception {
        byte[] contenu = duCher(ligne -> {
            if (ligne.path("numero").asText().equals("18-2021-002")) {
                ligne.set(cle, JsonDossiers.lire(valeur));
            }
        });
        Importation.Rapport rapport = importer(Maison.CHER, contenu);
        assertEquals(8, rapport.importes());
        ChampsInvalides.Erreur erreur = rapport.rejets().get(0).erreurs().get(0);
        assertEquals(attendue, erreur.champ() + " " + erreur.code());
        assertEquals(8, maison.compter("SELECT count(*) FROM guichet_18.dossier"));
    }

    @ParameterizedTest
    @DisplayName("refuse ce qui n'est pas un tel fichier")
    @ValueSource(strings = {"", "pas du JSON", "[]", "{\"dossiers\":{}}", "{\"dossiers\":[1]}", "\"x\""})
    void pasUnFichier(String contenu) {
        byte[] octets = contenu.getBytes(StandardCharsets.UTF_8);
        if (contenu.contains("[1]")) {
            assertEquals(
                    "NUMERO_INVALIDE",
                    importer(Maison.CHER, octets)
                            .rejets()
                            .get(0)
                            .erreurs()
                            .get(0)
                            .code());
        } else {
            assertThrows(ChampsInvalides.class, () -> importer(Maison.CHER, octets));
        }
    }

    @Test
    @DisplayName("est réservé à l'administrateur et consigné dossier par dossier, avec l'empreinte du fichier")
    void reserve() throws Exception {
        assertThrows(
                AccesRefuse.class,
                () -> maison.dans(Maison.CHER, Gens.INSTRUCTRICE, () -> maison.bean(Importation.class)
                        .importer(fichier)));
        importer(Maison.CHER, fichier);
        List<Journal.Ligne> lignes = maison.dans(Maison.CHER, Gens.INSTRUCTRICE, () -> maison.bean(Dossiers.class)
                .historique("18-2021-002"));
        assertEquals("IMPORTE", lignes.get(0).action());
        assertEquals(
                lire(Maison.CHER, "18-2021-002").depot().importation().empreinte(),
                JsonDossiers.lire(lignes.get(0).apres()).path("fichier").asText());
    }

    @Test
    @DisplayName("un dossier importé s'instruit comme un autre")
    void instruit() throws Exception {
        importer(Maison.CHER, fichier);
        Acteur agent = Gens.agent("Inès", Set.of(), Role.INSTRUCTEUR);
        Instruction instruction = maison.bean(Instruction.class);
        maison.dans(Maison.CHER, agent, () -> instruction.declarerComplet("18-2021-002", null));
        assertEquals(
                EtatDossier.EN_INSTRUCTION,
                maison.dans(Maison.CHER, agent, () -> instruction.commencerInstruction("18-2021-002", null))
                        .etat());
    }
}
