package fr.guichets.reglement.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.tenants.EcritureTenants.Version;
import fr.guichets.socle.CodeDepartement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Ce qui est publié, écrit en fichiers,")
class EcritureTenantsTest {

    private static final Path LIVREE = Path.of("../../tenants");
    private static final DossierTenants DOSSIER = DossierTenants.lire(LIVREE);

    /** Three versions: two on the same day, a rule changed then inherited again, texts that YAML could misread. */
    private static final String SUITE = """
              - numero: 2021-2
                effet: 2021-09-01
                motif: "Un motif : avec deux-points, #dièse et « guillemets »"
                valeurs:
                  plancher:
                    depuis: 2021-09-01
                    hypothese: >-
                      un texte assez long pour être replié sur plusieurs lignes quand il est écrit, avec des nombres comme
                      12 500 €, et qui doit revenir mot pour mot à l'identique après avoir été relu par l'installation
                    valeur: null
                  tauxMax:
                    depuis: 2021-09-01
                    source: { document: "Arrêté : n° 12", page: "3" }
                    precisions: { petites: { hypothese: "- tiret au début" } }
                    valeur: 0.85
                  contacts:
                    depuis: 2021-09-01
                    hypothese: "oui"
                    valeur:
                      - { libelle: "null", telephone: "0473986363", adresse: "1 rue : de l'Église, 63000" }
              - numero: 2021-3
                effet: 2021-09-01
                motif: "12"
                valeurs:
                  plancher: modele
                  tauxMax: modele
            """;

    @TempDir
    private Path ecrit;

    @Test
    @DisplayName("se relit avec les mêmes empreintes, dans les 107 guichets, et le même modèle")
    void aller_retour() throws IOException {
        ecrire("_national/dispositif.yaml", Files.readString(LIVREE.resolve("_national/dispositif.yaml")));
        ecrire("_national/modele.yaml", EcritureTenants.modele(DOSSIER.modeles().get(0)));
        for (GuichetDeclare guichet : DOSSIER.guichets()) {
            ecrire(guichet.code() + "-" + guichet.identite().slug() + "/guichet.yaml", guichet(guichet));
        }

        DossierTenants relu = DossierTenants.lire(ecrit);

        assertEquals(107, relu.guichets().size());
        assertEquals(empreintes(DOSSIER.guichets()), empreintes(relu.guichets()));
        assertEquals(DOSSIER.guichets(), relu.guichets());
        assertEquals(DOSSIER.modeles().get(0).arbre(), relu.modeles().get(0).arbre());
    }

    @Test
    @DisplayName("ne dit de chaque version que ce qu'elle change, et « modele » pour ce qu'elle hérite de nouveau")
    void versions_suivantes() throws IOException {
        String fichier = Files.readString(LIVREE.resolve("63-puy-de-dome/guichet.yaml")) + SUITE;
        GuichetDeclare lu = lire(fichier);

        String reecrit = guichet(lu);

        assertEquals(lu, lire(reecrit));
        String derniere = reecrit.substring(reecrit.indexOf("numero: 2021-3"));
        assertTrue(derniere.contains("plancher: modele"), derniere);
        assertTrue(derniere.contains("tauxMax: modele"), derniere);
        assertFalse(derniere.contains("contacts"), derniere);
        assertEquals(reecrit, guichet(lire(reecrit)), "l'écriture est stable");
    }

    private static GuichetDeclare lire(String fichier) {
        return DossierTenants.guichets(Map.of("63-puy-de-dome/guichet.yaml", fichier), DOSSIER.modeles())
                .get(0);
    }

    private static String guichet(GuichetDeclare declare) {
        return EcritureTenants.guichet(
                new Guichet(
                        declare.code(),
                        declare.identite().slug(),
                        declare.identite().slug() + ".localhost",
                        declare.type(),
                        declare.etat(),
                        declare.identite().nom(),
                        declare.identite().complement(),
                        declare.identite().intitule(),
                        declare.region(),
                        declare.identite().fuseau()),
                declare.versions().stream()
                        .map(version -> new Version(version.reglement(), version.motif()))
                        .toList(),
                DOSSIER.modeles().get(0).numero());
    }

    private static Map<CodeDepartement, List<String>> empreintes(List<GuichetDeclare> guichets) {
        Map<CodeDepartement, List<String>> parCode = new TreeMap<>();
        guichets.forEach(guichet -> parCode.put(
                guichet.code(),
                guichet.versions().stream().map(VersionDeclaree::empreinte).toList()));
        return parCode;
    }

    private void ecrire(String chemin, String texte) throws IOException {
        Path fichier = ecrit.resolve(chemin);
        Files.createDirectories(fichier.getParent());
        Files.writeString(fichier, texte);
    }
}
