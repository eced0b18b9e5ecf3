package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.essais.Connexion.Vue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The same rules by two ways, the files and the screens; and files that come in while the server runs. */
@DisplayName("Les règles, par les écrans et par les fichiers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReglesEnFichiersIT {

    private static final Path TENANTS = Path.of("..", "tenants");
    private static final String HOTE = Matrice.NATIONAL;
    private static final String ECHANGES = "/reglement/echanges";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    /** Typed as percentages. */
    private static final Set<String> TAUX =
            Set.of("tauxMax", "participationMinimale", "taux", "avanceTaux", "acomptesTaux", "partMinimale");

    /** A seat of a committee is that of an arrondissement of the département; another one has none of that code. */
    private static final String ARRONDISSEMENT = "arrondissement";

    /** What tells two guichets apart that have the same rules. */
    private static final List<String> PROPRES = List.of(
            "code",
            "slug",
            "nom",
            "complement",
            "intitule",
            "autorite",
            "fuseau",
            "serviceInstructeur",
            "tribunal",
            "versionReglement",
            "adresse",
            "effet");

    private static Connexion national;
    private static String jeton;

    @BeforeAll
    static void ouvrir() {
        national = Connexion.de("national", HOTE);
        jeton = national.lire(HOTE, ECHANGES).jeton();
    }

    @ParameterizedTest(name = "{0} comme {1}")
    @CsvSource({"01-ain, 18-cher", "02-aisne, 63-puy-de-dome", "03-allier, 76-seine-maritime"})
    @Order(1)
    @DisplayName("un guichet rempli par les écrans dit ce que dit le fichier de son modèle, clé par clé")
    void parLesEcrans(String cible, String source) throws IOException {
        String code = cible.substring(0, 2);
        Map<?, ?> valeurs = valeurs(Files.readString(TENANTS.resolve(source).resolve("guichet.yaml")), 0);
        for (Map.Entry<?, ?> regle : valeurs.entrySet()) {
            saisir(code, regle.getKey().toString(), (Map<?, ?>) regle.getValue());
        }
        publier(code);

        assertEquals(normal(valeurs), normal(valeurs(exporter(code), 1)));
        assertEquals(regles(source), regles(cible));
    }

    private static void saisir(String guichet, String cle, Map<?, ?> declaration) {
        String page = "/reglement/regle?cle=" + cle + "&guichet=" + guichet;
        Map<String, List<String>> champs = new LinkedHashMap<>();
        declaration.forEach((nom, valeur) -> {
            if (nom.equals("precisions")) {
                precisions((Map<?, ?>) valeur, champs);
            } else if (nom.equals("valeur") && valeur == null) {
                champs.put("aucune", List.of("oui"));
            } else {
                champs(nom.equals("valeur") ? cle : nom.toString(), nom.toString(), valeur, champs);
            }
        });
        champs.put("jeton", List.of(jeton));
        champs.put("action", List.of("enregistrer"));
        champs.put("version", List.of(version(national.lire(HOTE, page))));
        Vue apres = national.envoyer(HOTE, page, champs);
        assertEquals(200, apres.statut(), apres::corps);
        assertTrue(apres.adresse().getPath().equals("/reglement/console"), () -> cle + "\n" + erreurs(apres.corps()));
    }

    private static void precisions(Map<?, ?> precisions, Map<String, List<String>> champs) {
        int rang = 0;
        for (Map.Entry<?, ?> precision : precisions.entrySet()) {
            String nom = "precisions[" + rang++ + "]";
            Map<?, ?> origine = (Map<?, ?>) precision.getValue();
            champs.put(nom + ".nom", List.of(precision.getKey().toString()));
            champs("", nom, origine.get("source") == null ? origine : origine.get("source"), champs);
        }
    }

    /** A list goes as boxes that are ticked and as elements: the form takes the one that it has. */
    private static void champs(String dernier, String nom, Object valeur, Map<String, List<String>> champs) {
        if (valeur instanceof Map<?, ?> ensemble) {
            ensemble.forEach((champ, sien) -> {
                if (!champ.equals(ARRONDISSEMENT)) {
                    champs(champ.toString(), nom + "." + champ, sien, champs);
                }
            });
        } else if (valeur instanceof List<?> liste) {
            for (int i = 0; i < liste.size(); i++) {
                champs(dernier, nom + "[" + i + "]", liste.get(i), champs);
            }
            champs.put(nom, liste.stream().map(String::valueOf).toList());
        } else if (valeur != null) {
            champs.put(nom, List.of(TAUX.contains(dernier) ? pourcentage(valeur) : valeur.toString()));
        }
    }

    private static String pourcentage(Object taux) {
        return new BigDecimal(taux.toString())
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString()
                .replace('.', ',');
    }

    private static void publier(String guichet) {
        String page = "/reglement/publier?guichet=" + guichet;
        Vue relue = national.lire(HOTE, page);
        Vue publiee = national.envoyer(
                HOTE,
                page,
                Map.of(
                        "jeton", List.of(jeton),
                        "version", List.of(version(relue)),
                        "effet", List.of("02/06/2021"),
                        "motif", List.of("Essai : les mêmes règles par les écrans"),
                        "fermeture", List.of("oui"),
                        "confirme", List.of("oui")));
        assertEquals("/reglement/version", publiee.adresse().getPath(), () -> erreurs(publiee.corps()));
    }

    private static String version(Vue vue) {
        Matcher version = VERSION.matcher(vue.corps());
        assertTrue(version.find(), () -> erreurs(vue.corps()));
        return version.group(1);
    }

    /** What a page says is wrong, else the page. */
    private static String erreurs(String page) {
        int debut = page.indexOf("data-sommaire-erreurs");
        return debut < 0 ? page : page.substring(debut, Math.min(page.length(), debut + 3000));
    }

    private static String exporter(String guichet) {
        long limite = System.nanoTime() + 20_000_000_000L;
        String fichier = "";
        while (!fichier.contains("numero: 2021-2") && System.nanoTime() < limite) {
            fichier = new String(
                    national.telecharger(HOTE, "/reglement/export?guichet=" + guichet), StandardCharsets.UTF_8);
        }
        return fichier;
    }

    private static Map<?, ?> valeurs(String fichier, int version) {
        Map<?, ?> racine = new Yaml(new SafeConstructor(new LoaderOptions()), representation(), options(), sansDates())
                .load(fichier);
        Map<?, ?> lue = (Map<?, ?>) ((List<?>) racine.get("versions")).get(version);
        return (Map<?, ?>) lue.get("valeurs");
    }

    private static DumperOptions options() {
        return new DumperOptions();
    }

    private static Representer representation() {
        return new Representer(options());
    }

    /** Days stay the words that somebody wrote. */
    private static Resolver sansDates() {
        return new Resolver() {
            @Override
            public void addImplicitResolver(Tag tag, Pattern forme, String premiers, int limite) {
                if (!tag.equals(Tag.TIMESTAMP)) {
                    super.addImplicitResolver(tag, forme, premiers, limite);
                }
            }
        };
    }

    /** The same value written in two hands: numbers by their worth, absent and null alike, keys in any order. */
    private static Object normal(Object valeur) {
        if (valeur instanceof Map<?, ?> ensemble) {
            Map<String, Object> range = new TreeMap<>();
            ensemble.forEach((cle, sienne) -> {
                if (sienne != null && !cle.equals(ARRONDISSEMENT)) {
                    range.put(cle.toString(), normal(sienne));
                }
            });
            return range;
        }
        if (valeur instanceof Collection<?> liste) {
            return liste.stream().map(ReglesEnFichiersIT::normal).toList();
        }
        return valeur instanceof Number nombre
                ? new BigDecimal(nombre.toString()).stripTrailingZeros().toPlainString()
                : String.valueOf(valeur);
    }

    /** As the public reads them. */
    private static JsonNode regles(String dossier) {
        String slug = dossier.substring(3);
        ObjectNode regles = (ObjectNode) Http.reussie(Http.lire(slug + ".localhost", "/api/v1/guichet"));
        regles.findParents(ARRONDISSEMENT).forEach(siege -> ((ObjectNode) siege).remove(ARRONDISSEMENT));
        return regles.without(PROPRES);
    }

    @Test
    @Order(2)
    @DisplayName("ce qui est exporté puis importé ne change rien, dans les 107 guichets")
    void allerEtRetour() throws IOException {
        byte[] archive = national.telecharger(HOTE, "/reglement/export");
        Map<String, String> fichiers = decompresser(archive);
        assertTrue(fichiers.size() >= 109, () -> fichiers.size() + " fichiers");
        assertTrue(fichiers.get("03-allier/guichet.yaml").contains("numero: 2021-2"));

        Vue apercu = importer(archive, "apercu");

        assertEquals(200, apercu.statut(), () -> erreurs(apercu.corps()));
        assertTrue(apercu.corps().contains("Rien ne changerait"), apercu::corps);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            populationMin: 5000        | populationMin: 5001         | versions[0].valeurs.forfaits.valeur
            montant: 148500            | montant: 148499             | versions[0].valeurs.enveloppe.valeur.tranches
            motif: relève              | motife: relève              | versions[0].valeurs.sessions.valeur[1]
            code: TAILLE,              | code: TAILLE, poids: 3,     | versions[0].valeurs.criteres.valeur
            plancher:                  | planchet:                   | versions[0].valeurs.planchet
            fuseau: Europe/Paris       | fuseau: Europe/Clermont     | identite.fuseau
            slug: puy-de-dome          | slug: cher                  | identite
            intitule: Préfecture       | intitule: "Préfecture       | (fichier)
            arrondissement: "633"      | arrondissement: "999"       | versions[0].valeurs.comite.valeur
            """)
    @Order(3)
    @DisplayName("un fichier faux est refusé en nommant la clé, gardé pour être corrigé, et rien n'en est appliqué")
    void fichiersFaux(String juste, String faux, String cle) throws IOException {
        String bon = new String(national.telecharger(HOTE, "/reglement/export?guichet=63"), StandardCharsets.UTF_8);
        int place = bon.indexOf(juste);
        assertTrue(place > 0, () -> juste + " n'est pas dans\n" + bon);
        String mauvais = bon.substring(0, place) + faux + bon.substring(place + juste.length());

        Vue refus = importer(zip(Map.of("63-puy-de-dome/guichet.yaml", mauvais)), "confirmer");

        assertEquals(422, refus.statut(), refus::corps);
        assertTrue(erreurs(refus.corps()).contains(cle), () -> erreurs(refus.corps()));
        assertTrue(refus.corps().contains("<textarea"), "le texte revient pour être corrigé");
        assertEquals(
                bon, new String(national.telecharger(HOTE, "/reglement/export?guichet=63"), StandardCharsets.UTF_8));
    }

    @Test
    @Order(4)
    @DisplayName("une archive piégée est refusée : décompression sans fin, chemin qui sort du dossier")
    void archives() throws IOException {
        Vue bombe = importer(zip(Map.of("63-puy-de-dome/guichet.yaml", "0".repeat(60_000_000))), "apercu");
        assertEquals(422, bombe.statut());
        assertTrue(erreurs(bombe.corps()).contains("une fois décompressé"), () -> erreurs(bombe.corps()));
        Vue traversee = importer(zip(Map.of("../63-puy-de-dome/guichet.yaml", "a: b")), "apercu");
        assertEquals(422, traversee.statut());
        assertTrue(erreurs(traversee.corps()).contains("chemin inattendu"), () -> erreurs(traversee.corps()));
        assertFalse(national.lire(HOTE, ECHANGES).corps().contains("Gardé de votre envoi"));
    }

    private static Vue importer(byte[] archive, String etape) {
        return national.envoyer(
                HOTE,
                ECHANGES,
                Map.of(
                        "jeton", List.of(jeton),
                        "archive", List.of(Base64.getEncoder().encodeToString(archive)),
                        "etape", List.of(etape),
                        "confirme", List.of("oui")));
    }

    private static byte[] zip(Map<String, String> fichiers) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(octets)) {
            for (Map.Entry<String, String> fichier : fichiers.entrySet()) {
                zip.putNextEntry(new ZipEntry(fichier.getKey()));
                zip.write(fichier.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return octets.toByteArray();
    }

    private static Map<String, String> decompresser(byte[] archive) throws IOException {
        Map<String, String> fichiers = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entree = zip.getNextEntry(); entree != null; entree = zip.getNextEntry()) {
                fichiers.put(entree.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return fichiers;
    }
}
