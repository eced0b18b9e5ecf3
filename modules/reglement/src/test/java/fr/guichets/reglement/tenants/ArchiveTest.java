package fr.guichets.reglement.tenants;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.reglement.tenants.TenantsInvalides.Erreur;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Une archive de règles")
class ArchiveTest {

    private static final String CHEMIN = "63-puy-de-dome/guichet.yaml";

    @Test
    @DisplayName("se relit comme elle est écrite, et les mêmes textes donnent les mêmes octets")
    void aller_retour() {
        Map<String, String> fichiers = Map.of(CHEMIN, "é : 1\n", "_national/modele.yaml", "a: b\n");
        assertEquals(fichiers, Archive.lire("tout.zip", Archive.ecrire(fichiers)));
        assertArrayEquals(Archive.ecrire(Map.of(CHEMIN, "a")), Archive.ecrire(Map.of(CHEMIN, "a")));
    }

    @Test
    @DisplayName("peut être le dossier entier, avec ce qui l'explique et l'essaie, ou un fichier seul")
    void dossier_entier() throws IOException {
        byte[] zip = zip(
                List.of("tenants/", "tenants/README.md", "tenants/" + CHEMIN, "tenants/63-puy-de-dome/exemples.yaml"),
                "x");
        assertEquals(Map.of(CHEMIN, "x"), Archive.lire("tenants.zip", zip));
        assertEquals(Map.of("le mien.yaml", "x"), Archive.lire("le mien.yaml", octets("x")));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "../63-puy-de-dome/guichet.yaml",
                "63-puy-de-dome/../../guichet.yaml",
                "/etc/guichet.yaml",
                "a/b/63-puy-de-dome/guichet.yaml",
                "..\\63-puy-de-dome\\guichet.yaml",
                "63-puy-de-dome/script.sh",
                "63-puy-de-dome/guichet.yaml/"
            })
    @DisplayName("n'a pas d'autre chemin que ceux d'un tel dossier")
    void chemins(String chemin) throws IOException {
        List<Erreur> erreurs = refus("tout.zip", zip(List.of(CHEMIN, chemin.replaceFirst("/$", "/x")), "x"));
        assertEquals(1, erreurs.size(), erreurs::toString);
        assertTrue(erreurs.get(0).message().contains("chemin inattendu"), erreurs::toString);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {CHEMIN, "README.md", "autre.bin"})
    @DisplayName("n'est pas décompressée au-delà de sa borne, quel que soit le fichier")
    void bombe(String chemin) throws IOException {
        byte[] zip = zip(List.of(chemin), "0".repeat(40 * 1024 * 1024));
        assertTrue(zip.length < 100_000, "la bombe est petite");
        List<Erreur> erreurs = refus("bombe.zip", zip);
        assertEquals(chemin, erreurs.get(0).fichier());
        assertTrue(erreurs.get(0).message().contains("dépasse 256 ko"), erreurs::toString);
    }

    @Test
    @DisplayName("n'a ni trop d'entrées, ni trop de texte en tout")
    void bornes() throws IOException {
        List<String> beaucoup =
                IntStream.range(0, 501).mapToObj(rang -> rang + "/").toList();
        assertTrue(refus("tout.zip", zip(beaucoup, "")).get(0).message().contains("plus de 500 entrées"));

        List<String> lourds = IntStream.range(100, 140)
                .mapToObj(rang -> rang + "-x/guichet.yaml")
                .toList();
        assertTrue(refus("tout.zip", zip(lourds, "0".repeat(250_000)))
                .get(0)
                .message()
                .contains("l'archive 8 Mo"));
    }

    @Test
    @DisplayName("n'est ni tronquée, ni vide, ni autre chose que du texte en UTF-8")
    void illisible() throws IOException {
        byte[] zip = zip(List.of(CHEMIN), "identite: {}\n".repeat(500));
        assertTrue(refus("tout.zip", Arrays.copyOf(zip, zip.length / 3))
                .get(0)
                .message()
                .contains("tronquée"));
        assertTrue(refus("rien.zip", zip(List.of("README.md"), "x"))
                .get(0)
                .message()
                .contains("aucun guichet.yaml"));
        byte[] latin = "préfet".getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(refus("guichet.yaml", latin).get(0).message().contains("UTF-8"));
        assertTrue(refus("image.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'})
                .get(0)
                .message()
                .contains("envoyez un guichet.yaml ou une archive .zip"));
        assertTrue(refus("guichet.yaml", new byte[300_000]).get(0).message().contains("dépasse 256 ko"));
    }

    private static List<Erreur> refus(String nom, byte[] octets) {
        return assertThrows(TenantsInvalides.class, () -> Archive.lire(nom, octets))
                .erreurs();
    }

    private static byte[] octets(String texte) {
        return texte.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(List<String> chemins, String contenu) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(octets)) {
            for (String chemin : chemins) {
                zip.putNextEntry(new ZipEntry(chemin));
                zip.write(octets(chemin.endsWith("/") ? "" : contenu));
                zip.closeEntry();
            }
        }
        return octets.toByteArray();
    }
}
