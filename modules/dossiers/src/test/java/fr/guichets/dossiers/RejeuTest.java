package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.Rejeu.Ligne;
import fr.guichets.dossiers.Rejeu.Resultat;
import fr.guichets.dossiers.interne.Deposes;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Le rejeu des dossiers déposés, sur un vrai PostgreSQL,")
class RejeuTest {

    private static final Path DEMONSTRATION = Path.of("../lanceur/src/main/resources/demonstration/dossiers-demo.json");
    private static final String PLANCHER_4000 = "{\"plancher\":{\"montant\":4000,\"assiette\":\"COUT_GLOBAL\"}}";

    private Maison maison;

    @BeforeEach
    void ouvrir() throws Exception {
        maison = Maison.vide();
    }

    private void importer(CodeDepartement guichet) throws IOException {
        byte[] fichier = Files.readAllBytes(DEMONSTRATION);
        administrer(guichet, () -> maison.bean(Importation.class).importer(fichier));
    }

    private <T> T administrer(CodeDepartement guichet, Callable<T> action) {
        return maison.dans(guichet, Gens.ADMINISTRATEUR, action);
    }

    /** What the last version of a guichet would say with other values, written as its JSON. */
    private Reglement regles(CodeDepartement guichet, String valeurs) {
        Reglement publiees = administrer(guichet, () -> maison.bean(Reglements.class)
                .version(maison.bean(Reglements.class).versions().get(0).numero()));
        ObjectNode contenu = (ObjectNode) JsonDossiers.lire(JsonReglement.ecrire(publiees));
        contenu.setAll((ObjectNode) JsonDossiers.lire(valeurs));
        return JsonReglement.lire(JsonDossiers.ecrire(contenu));
    }

    private Resultat rejouer(CodeDepartement guichet, String valeurs) {
        Reglement essayees = regles(guichet, valeurs);
        return administrer(guichet, () -> maison.bean(Rejeu.class).rejouer(essayees));
    }

    private static Set<String> numeros(Resultat resultat) {
        return resultat.lignes().stream().map(Ligne::numero).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("avec un plancher de 4 000 €, ne change au Puy-de-Dôme que 63-2021-002, de 4 500 €, et n'écrit rien")
    void plancher() throws Exception {
        importer(Maison.PUY_DE_DOME);
        String avant = empreinte();
        Resultat resultat = rejouer(Maison.PUY_DE_DOME, PLANCHER_4000);
        assertEquals(Set.of("63-2021-002"), numeros(resultat));
        Ligne ligne = resultat.lignes().get(0);
        assertAll(
                () -> assertEquals(8, resultat.examines()),
                () -> assertEquals(1, resultat.enCours().changes()),
                () -> assertEquals(Montant.euros(4500), resultat.enCours().ecart()),
                () -> assertEquals(Montant.euros(70_000), resultat.enCours().avant()),
                () -> assertEquals(0, resultat.decides().examines()),
                () -> assertEquals(Montant.euros(297_000), resultat.enveloppe()),
                () -> assertEquals("Ardes", ligne.organisation()),
                () -> assertEquals("2021-1", ligne.version()),
                () -> assertFalse(ligne.avant().recevable()),
                () -> assertEquals(
                        Set.of(Motif.COUT_INFERIEUR_AU_PLANCHER), ligne.avant().motifs()),
                () -> assertTrue(ligne.apres().recevable()),
                () -> assertEquals(Montant.euros(4500), ligne.ecart()),
                () -> assertTrue(ligne.retirees().get(0).contains("il manque 500\u00a0€"), ligne.toString()),
                () -> assertTrue(
                        ligne.ajoutees().get(0).startsWith("Aide possible\u00a0: 4\u00a0500\u00a0€"),
                        ligne.toString()));
        assertEquals(avant, empreinte());
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "63", "76"})
    @DisplayName("avec les règles publiées, ne change aucun dossier")
    void memesRegles(String guichet) throws Exception {
        importer(new CodeDepartement(guichet));
        assertEquals(List.of(), rejouer(new CodeDepartement(guichet), "{}").lignes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            63 | {"plancher":{"montant":9200,"assiette":"COUT_GLOBAL"}}            | 63-2021-001 63-2021-003             | -10000
            63 | {"plancher":{"montant":9200.01,"assiette":"COUT_GLOBAL"}}         | 63-2021-001 63-2021-003 63-2021-004 63-2021-011 | -20000
            63 | {"depot":{"ouverture":"2021-01-25","fermeture":"2021-06-10"}}     | 63-2021-007 63-2021-009 63-2021-011 | -45000
            63 | {"depot":{"ouverture":"2021-06-01","fermeture":"2021-06-30"}}     | 63-2021-001 63-2021-002             | -5000
            63 | {"tauxMax":0.5}                                                   | 63-2021-001 63-2021-003 63-2021-004 63-2021-007 63-2021-011 | -10300
            63 | {"natures":["COMMUNE"]}                                           | 63-2021-007 63-2021-009             | -40000
            63 | {"plafondPopulation":{"seuil":500000,"strict":true,"natures":["DEPARTEMENT"]}} | 63-2021-009            | -20000
            63 | {"sessions":[{"code":"2021-S1","releveLe":"2021-06-15"},{"code":"2021-S2","releveLe":"2021-07-07"}]} | 63-2021-006 63-2021-007 | 0
            18 | {"plancher":null}                                                 | ``                                  | 0
            """)
    @DisplayName("dit qui change, et de combien, règle par règle")
    void regleParRegle(String guichet, String valeurs, String numeros, long ecart) throws Exception {
        importer(new CodeDepartement(guichet));
        Resultat resultat = rejouer(new CodeDepartement(guichet), valeurs);
        assertAll(
                () -> assertEquals(
                        numeros,
                        resultat.lignes().stream().map(Ligne::numero).collect(Collectors.joining(" ")),
                        resultat.toString()),
                () -> assertEquals(Montant.euros(ecart), resultat.enCours().ecart()));
    }

    @Test
    @DisplayName("d'un brouillon se compare à la version dont il part, et dit aussi le verdict figé quand il diffère")
    void brouillon() throws Exception {
        importer(Maison.PUY_DE_DOME);
        Reglement base = regles(Maison.PUY_DE_DOME, PLANCHER_4000);
        Reglement brouillon =
                regles(Maison.PUY_DE_DOME, "{\"plancher\":{\"montant\":9200,\"assiette\":\"COUT_GLOBAL\"}}");
        assertEquals(List.of(), essayer(base, base).lignes());
        Resultat resultat = essayer(base, brouillon);
        assertEquals(Set.of("63-2021-001", "63-2021-002", "63-2021-003"), numeros(resultat));
        Ligne ligne = resultat.lignes().get(1);
        assertAll(
                () -> assertEquals(Montant.euros(74_500), resultat.enCours().avant()),
                () -> assertEquals(Montant.euros(-14_500), resultat.enCours().ecart()),
                () -> assertTrue(ligne.avant().recevable()),
                () -> assertFalse(ligne.apres().recevable()),
                () -> assertEquals(
                        Set.of(Motif.COUT_INFERIEUR_AU_PLANCHER), ligne.fige().motifs()),
                () -> assertNull(resultat.lignes().get(0).fige()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2022-01-10 | 2022-06-30 | true  | 63-2021-002
            2022-01-10 |            | true  | 63-2021-002
            2021-06-01 | 2021-06-30 | false | 63-2021-001 63-2021-002
            2021-01-25 | 2021-06-10 | false | 63-2021-002 63-2021-007 63-2021-009 63-2021-011
            """)
    @DisplayName("d'un brouillon qui prépare un autre exercice garde les jours de la version dont il part")
    void autreExercice(String ouverture, String fermeture, boolean gardes, String numeros) throws Exception {
        importer(Maison.PUY_DE_DOME);
        ObjectNode valeurs = (ObjectNode) JsonDossiers.lire(PLANCHER_4000);
        valeurs.putObject("depot").put("ouverture", ouverture).put("fermeture", fermeture);
        if (gardes) {
            valeurs.putArray("sessions").addObject().put("code", "2022-S1").put("releveLe", "2022-06-30");
            valeurs.putNull("engagementProjet");
        }
        Resultat resultat =
                essayer(regles(Maison.PUY_DE_DOME, "{}"), regles(Maison.PUY_DE_DOME, JsonDossiers.ecrire(valeurs)));
        assertEquals(numeros, resultat.lignes().stream().map(Ligne::numero).collect(Collectors.joining(" ")));
        assertEquals(gardes, resultat.joursGardes());
    }

    private Resultat essayer(Reglement base, Reglement brouillon) {
        return administrer(Maison.PUY_DE_DOME, () -> maison.bean(Rejeu.class).rejouer(base, brouillon));
    }

    @Test
    @DisplayName("compte à part un dossier déjà décidé, et laisse les brouillons et ce qui fut corrigé à leur place")
    void decides() throws Exception {
        importer(Maison.PUY_DE_DOME);
        instruire(() -> maison.bean(Instruction.class)
                .declarerIrrecevable("63-2021-002", null, Set.of(Motif.COUT_INFERIEUR_AU_PLANCHER), "Trop petit."));
        Resultat resultat = rejouer(Maison.PUY_DE_DOME, PLANCHER_4000);
        assertAll(
                () -> assertEquals(Set.of("63-2021-002"), numeros(resultat)),
                () -> assertEquals(
                        EtatDossier.IRRECEVABLE, resultat.lignes().get(0).etat()),
                () -> assertEquals(new Rejeu.Effet(1, 1, Montant.ZERO, Montant.euros(4500)), resultat.decides()),
                () -> assertEquals(Montant.ZERO, resultat.enCours().ecart()),
                () -> assertEquals(7, resultat.enCours().examines()));
    }

    private <T> T instruire(Callable<T> action) {
        return maison.dans(Maison.PUY_DE_DOME, Gens.INSTRUCTRICE, action);
    }

    @Test
    @DisplayName("garde le doublon probable, qui ne tient pas aux règles, et ne voit pas les brouillons")
    void doublon() throws Exception {
        importer(Maison.CHER);
        Gens gens = new Gens(maison, Maison.CHER);
        gens.depose();
        String second = gens.depose().numero();
        gens.creer(Demandes.NANCAY);
        Resultat resultat = rejouer(Maison.CHER, "{\"plancher\":{\"montant\":6000.01,\"assiette\":\"COUT_GLOBAL\"}}");
        Ligne ligne = resultat.lignes().stream()
                .filter(candidate -> candidate.numero().equals(second))
                .findFirst()
                .orElseThrow();
        assertAll(
                () -> assertEquals(11, resultat.examines()),
                () -> assertEquals(
                        Set.of(Evaluation.Alerte.DOUBLON_PROBABLE),
                        ligne.avant().alertes()),
                () -> assertEquals(
                        Set.of(Evaluation.Alerte.DOUBLON_PROBABLE),
                        ligne.apres().alertes()),
                () -> assertTrue(ligne.ajoutees().stream().noneMatch(phrase -> phrase.contains("même projet"))),
                () -> assertEquals(Montant.euros(-6000), ligne.ecart()));
    }

    @Test
    @DisplayName(
            "publier ensuite les règles essayées ne change aucun verdict figé, et l'agent voit ce qu'elles en diraient")
    void verdictsFiges() throws Exception {
        importer(Maison.CHER);
        String avant = maison.texte("SELECT string_agg(evaluation, '' ORDER BY dossier) FROM guichet_18.depot");
        Reglement publiees = regles(Maison.CHER, "{}");
        assertEquals(Optional.empty(), duJour("18-2021-001"));
        maison.publierSelon(JsonReglement.ecrire(publiees), "2021-9", "2021-06-01", "100000000");
        try {
            Reglement nouvelles =
                    administrer(Maison.CHER, () -> maison.bean(Reglements.class).version("2021-9"));
            Resultat resultat =
                    administrer(Maison.CHER, () -> maison.bean(Rejeu.class).rejouer(nouvelles));
            Ligne aujourdhui = duJour("18-2021-001").orElseThrow();
            assertEquals("2021-1", aujourdhui.version());
            assertFalse(aujourdhui.apres().recevable());
            assertEquals("2021-9", resultat.version());
            assertEquals(Montant.ZERO, resultat.enCours().apres());
            assertEquals(
                    avant, maison.texte("SELECT string_agg(evaluation, '' ORDER BY dossier) FROM guichet_18.depot"));
            assertTrue(
                    resultat.lignes().stream().allMatch(ligne -> ligne.version().equals("2021-1")));
        } finally {
            maison.executer("DELETE FROM guichet_18.reglement_version WHERE numero = '2021-9'");
        }
    }

    private Optional<Ligne> duJour(String numero) {
        return maison.dans(
                Maison.CHER, Gens.INSTRUCTRICE, () -> maison.bean(Rejeu.class).aujourdhui(numero));
    }

    @Test
    @DisplayName("la base elle-même refuse toute écriture pendant un rejeu")
    void lectureSeule() {
        Consumer<Deposes.Depose> rien = depose -> {};
        Exception refus = assertThrows(
                Exception.class,
                () -> administrer(
                        Maison.CHER,
                        () -> Transactions.nouvelle(
                                () -> {
                                    maison.bean(Deposes.class).parcourir(rien);
                                    return Maison.Travail.em()
                                            .createNativeQuery("UPDATE numerotation SET dernier = 0")
                                            .executeUpdate();
                                },
                                null)));
        assertTrue(refus.getMessage().contains("read-only"), refus.getMessage());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ADMINISTRATEUR", "NATIONAL"})
    @DisplayName("n'est ouvert qu'à l'administration du guichet et au niveau national")
    void reserve(Role role) {
        Acteur autre = Gens.agent("Autre", Set.of(), role);
        Reglement publiees = regles(Maison.CHER, "{}");
        assertThrows(
                AccesRefuse.class,
                () -> maison.dans(
                        Maison.CHER, autre, () -> maison.bean(Rejeu.class).rejouer(publiees)));
    }

    /** Every row of the guichet, with the transaction that wrote it. */
    private String empreinte() throws SQLException {
        StringBuilder tout = new StringBuilder();
        for (String table : List.of("dossier", "depot", "numerotation", "journal", "sortie", "reglement_version")) {
            tout.append(maison.texte(
                    "SELECT count(*) || coalesce(md5(string_agg(t.xmin || t::text, '' ORDER BY t.ctid)), '')"
                            + " FROM guichet_63." + table + " t"));
        }
        return tout.toString();
    }
}
