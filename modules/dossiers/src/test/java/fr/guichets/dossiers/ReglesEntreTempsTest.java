package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Copies;
import fr.guichets.reglement.Echanges;
import fr.guichets.reglement.interne.ComparaisonDImport;
import fr.guichets.reglement.interne.Importation;
import fr.guichets.reglement.interne.LectureNationale;
import fr.guichets.reglement.tenants.Reprise;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.OperationInvalide;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Des règles importées ou copiées pendant que d'autres agissent, sur un vrai PostgreSQL,")
class ReglesEntreTempsTest extends Redacteurs {

    private static final String FICHIER = "63-puy-de-dome/guichet.yaml";
    private static final LocalDate EFFET = LocalDate.parse("2021-10-01");

    /** The file of Puy-de-Dôme with one more version. */
    private String fichier(String modele, String valeurs) {
        return nationalement(() -> maison.bean(Echanges.class).exporter(PUY_DE_DOME))
                + "\n  - { numero: 2021-2, effet: 2021-10-01, motif: Arrêté, modele: " + modele + ", valeurs: {"
                + valeurs
                + "} }\n";
    }

    private void permettre(String cle) {
        Brouillon ouvert = nationalement(() -> brouillons().ouvrir());
        Brouillon lu = nationalement(
                () -> brouillons().permettre(cle, ouvert.regle(cle).version(), true));
        nationalement(() -> brouillons().publier(lu.version(), EFFET, "Aux départements d'en décider"));
    }

    @Test
    @DisplayName("ne sont pas publiées sous un modèle national qui vient de changer")
    void modele_entre_temps() throws Exception {
        Reprise reprise = new Reprise(
                Map.of(FICHIER, fichier("2021-1", "plancher: { depuis: 2021-08-20, hypothese: essai, valeur: null }")));
        reprise.lire(
                maison.bean(LectureNationale.class).modeles(),
                Files.readString(Path.of("../../tenants/_national/dispositif.yaml")));
        ComparaisonDImport.Lot lot =
                nationalement(() -> maison.bean(ComparaisonDImport.class).comparer(reprise));
        ComparaisonDImport.Nouveaute nouveaute = lot.nouveautes().get(PUY_DE_DOME);
        permettre("conservation");

        OperationInvalide refus = assertThrows(
                OperationInvalide.class,
                () -> a(PUY_DE_DOME, NADIA, () -> {
                    maison.bean(Importation.class).publier(PUY_DE_DOME, "2021-1", nouveaute.versions());
                    return null;
                }));

        assertEquals("MODELE_PUBLIE_ENTRE_TEMPS", refus.code());
        assertEquals(List.of("2021-1"), versions(PUY_DE_DOME));
    }

    @Test
    @DisplayName("sont celles du jour : ce qu'une version à venir écrit se copie à partir de son jour")
    void source_a_venir() {
        permettre("conservation");
        livrer();
        String propre = "conservation: { depuis: 2021-08-20, hypothese: essai,"
                + " valeur: { brouillonsMois: 6, dossiersAns: 8 } }";
        nationalement(() -> maison.bean(Echanges.class).importer(Map.of(FICHIER, fichier("2021-2", propre))));
        livrer();
        assertEquals(List.of(), copierVersLeCher().cles());
        assertTrue(aucunBrouillon(CHER));

        maison.ilEst("2021-10-01T07:00:00Z");
        assertEquals(List.of("conservation"), copierVersLeCher().cles());
    }

    private Copies.Suite copierVersLeCher() {
        Copies.Suite suite = nationalement(
                        () -> maison.bean(Copies.class).copier(PUY_DE_DOME, Set.of("conservation"), List.of(CHER)))
                .get(0);
        assertNull(suite.refus());
        return suite;
    }

    @Test
    @DisplayName("qu'un guichet refuse d'une façon ou d'une autre n'arrêtent pas celles des autres")
    void un_guichet_absent() throws SQLException {
        Brouillon cher = declarer(CHER, NADIA, "plancher", 0, plancher(4000));
        String fichier = fichier("2021-1", "plancher: { depuis: 2021-08-20, hypothese: essai, valeur: null }");
        Map<CodeDepartement, Long> lus = new LinkedHashMap<>();
        lus.put(PUY_DE_DOME, 1L);
        lus.put(CHER, cher.version());
        maison.executer(
                "CREATE TABLE guichet_63.garde AS TABLE guichet_63.reglement_version",
                "DELETE FROM guichet_63.reglement_version");
        try {
            List<Copies.Publiee> publiees =
                    nationalement(() -> maison.bean(Copies.class).publier(lus, EFFET, "Essai"));
            assertEquals(
                    "Ce guichet n'a pas encore publié ses règles.",
                    publiees.get(0).refus());
            assertEquals("2021-2", publiees.get(1).version());
            Echanges.Apercu fait =
                    nationalement(() -> maison.bean(Echanges.class).importer(Map.of(FICHIER, fichier)));
            assertEquals(PUY_DE_DOME, fait.refus().get(0).guichet());
            assertEquals(List.of(), fait.versions());
        } finally {
            maison.executer(
                    "INSERT INTO guichet_63.reglement_version SELECT * FROM guichet_63.garde",
                    "DROP TABLE guichet_63.garde");
        }
    }
}
