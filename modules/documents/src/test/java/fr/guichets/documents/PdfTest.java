package fr.guichets.documents;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.socle.Montant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

@DisplayName("L'accusé de réception en PDF")
class PdfTest {

    private final Pdf pdf = new Pdf();

    @BeforeAll
    static void validateur() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    @DisplayName("Un projet recevable : conforme à PDF/UA-1 et PDF/A-3a, montant, dates et recours y sont")
    void recevable() throws Exception {
        byte[] document = garder("recevable", pdf.rendre("accuse", recevableDuCher()));
        assertConforme(document);
        String texte = texte(document);
        assertAll(
                () -> assertContient(texte, "Accusé de réception de la demande 18-2021-001"),
                () -> assertContient(texte, "2 juin 2021 à 9 h 12 (heure de Paris)"),
                () -> assertContient(texte, "Avant le 2 août 2021"),
                () -> assertContient(texte, "Sans décision le 2 février 2022"),
                () -> assertContient(texte, "Faites-le au plus tard le 31 décembre 2021"),
                () -> assertContient(texte, "Aide possible : 6 000 €"),
                () -> assertContient(texte, "tribunal administratif d’Orléans"),
                () -> assertContient(texte, "Page 1/"),
                () -> assertFalse(texte.contains("ne permettent pas d’aider")));
    }

    @Test
    @DisplayName("Un projet refusé, aux longues listes : tous les motifs, toutes les lignes, plusieurs pages conformes")
    void refuse() throws Exception {
        byte[] document = garder("refuse", pdf.rendre("accuse", refuseDePuyDeDome()));
        assertConforme(document);
        String texte = texte(document);
        assertAll(
                () -> assertContient(texte, "les règles ne permettent pas d’aider ce projet"),
                () -> assertContient(texte, "il manque 500 €"),
                () -> assertContient(texte, "Dépôt fermé depuis le 30 juin 2021"),
                () -> assertContient(texte, "Dépense n° 60"),
                () -> assertContient(texte, "Commune n° 12"),
                () -> assertFalse(texte.contains("Aide possible")));
    }

    @ParameterizedTest
    @DisplayName(
            "Ce qu'une personne a collé (balises, émoticône, alphabet sans police, caractère de commande) reste du texte")
    @ValueSource(
            strings = {
                "<b>gras</b> <script>alert(1)</script> & ${numero}",
                "Portail 🎉 ελληνικά العربية 日本語",
                "coupure\u000bde page\u0000 et \ud800 seul",
                "\u202eà l'envers\u200b sans espace"
            })
    void hostile(String intitule) throws Exception {
        Map<String, Object> valeurs = recevableDuCher();
        valeurs.put("intitule", intitule);
        byte[] document = pdf.rendre("accuse", valeurs);
        assertConforme(document);
        if (intitule.startsWith("<b>")) {
            assertContient(texte(document), "<b>gras</b> <script>alert(1)</script> & ${numero}");
        }
    }

    @ParameterizedTest
    @DisplayName("Une valeur absente, nulle ou d'un autre type ne donne aucun document")
    @ValueSource(
            strings = {
                "numero",
                "guichet",
                "prefecture",
                "autorite",
                "fuseau",
                "deposeLe",
                "deposant",
                "importe",
                "completudeAvant",
                "rejetImpliciteLe",
                "versionReglement",
                "evaluation",
                "porteur",
                "intitule",
                "theme",
                "montantDemande",
                "description",
                "depenses",
                "cofinancements",
                "contactOperationnel"
            })
    void incomplet(String cle) {
        Map<String, Object> sans = recevableDuCher();
        sans.remove(cle);
        Map<String, Object> nulle = recevableDuCher();
        nulle.put(cle, null);
        Map<String, Object> autre = recevableDuCher();
        autre.put(cle, new Object());
        for (Map<String, Object> valeurs : List.of(sans, nulle, autre)) {
            assertThrows(IllegalStateException.class, () -> pdf.rendre("accuse", valeurs));
        }
    }

    @Test
    @DisplayName("Le titre, la langue et les signets sont dans le document")
    void proprietes() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.rendre("accuse", recevableDuCher()))) {
            assertEquals("fr", document.getDocumentCatalog().getLanguage());
            assertEquals(
                    "Accusé de réception 18-2021-001 – Guichet du Cher",
                    document.getDocumentInformation().getTitle());
            int signets = 0;
            for (var signet : document.getDocumentCatalog().getDocumentOutline().children()) {
                assertFalse(signet.getTitle().isBlank());
                signets++;
            }
            assertEquals(7, signets);
        }
    }

    private static Map<String, Object> recevableDuCher() {
        Map<String, Object> valeurs = new HashMap<>();
        valeurs.put("numero", "18-2021-001");
        valeurs.put("guichet", "Guichet du Cher");
        valeurs.put("prefecture", "Préfecture du Cher");
        valeurs.put("autorite", "Préfet du Cher");
        valeurs.put(
                "contact",
                Map.of(
                        "libelle",
                        "Direction de la citoyenneté",
                        "adresse",
                        "Place Marcel Plaisant, 18020 Bourges Cedex",
                        "telephone",
                        "02 48 67 18 18",
                        "courriel",
                        "contact@exemple.invalid"));
        valeurs.put("tribunal", "Orléans");
        valeurs.put("fuseau", ZoneId.of("Europe/Paris"));
        valeurs.put("deposeLe", Instant.parse("2021-06-02T07:12:00Z"));
        valeurs.put("deposant", "Camille Durand");
        valeurs.put("importe", false);
        valeurs.put("completudeAvant", LocalDate.of(2021, 8, 2));
        valeurs.put("rejetImpliciteLe", LocalDate.of(2022, 2, 2));
        valeurs.put("versionReglement", "2021-1");
        valeurs.put("engagementAvant", LocalDate.of(2021, 12, 31));
        valeurs.put("preuves", List.of("un devis daté et signé", "un marché notifié"));
        valeurs.put(
                "evaluation",
                evaluation(
                        true,
                        6000,
                        List.of(),
                        List.of(),
                        List.of(
                                regle(
                                        "L'aide va jusqu'à 100 % du coût éligible : 6 000 €.",
                                        "Communiqué de presse du préfet du Cher du 28 avril 2021, 2e paragraphe"),
                                regle("Vous demandez 6 000 € : l'aide ne dépasse pas la demande.", null))));
        valeurs.put(
                "porteur",
                Map.of("nom", "Nançay", "nature", "Commune", "code", "18159", "population", 825, "millesime", 2021));
        valeurs.put("intitule", "Portail internet communal accessible et démarches en ligne");
        valeurs.put("theme", "Relation aux usagers et outils de communication");
        valeurs.put("dureeMois", 6);
        valeurs.put("nbAgents", 3);
        valeurs.put("nbUsagers", 825);
        valeurs.put("montantDemande", Montant.euros(6000));
        valeurs.put(
                "description",
                List.of(
                        Map.of("libelle", "Besoin", "texte", "Le site actuel n'est pas accessible.\nIl date de 2009."),
                        Map.of("libelle", "Public", "texte", "Tous les habitants")));
        valeurs.put(
                "depenses",
                List.of(
                        Map.of(
                                "libelle",
                                "Création du site et reprise des contenus",
                                "nature",
                                "Prestation",
                                "section",
                                "Investissement",
                                "montantHT",
                                Montant.euros(4800),
                                "montantTTC",
                                Montant.euros(5760),
                                "exclue",
                                false),
                        Map.of(
                                "libelle",
                                "Audit d'accessibilité",
                                "nature",
                                "Prestation",
                                "montantHT",
                                Montant.euros(1200),
                                "exclue",
                                false)));
        valeurs.put("cofinancements", List.of());
        valeurs.put("membres", List.of());
        valeurs.put(
                "contactOperationnel",
                Map.of("fonction", "secrétaire de mairie", "courriel", "contact.18-2021-001@exemple.invalid"));
        valeurs.put("criteres", List.of());
        return valeurs;
    }

    private static Map<String, Object> refuseDePuyDeDome() {
        Map<String, Object> valeurs = recevableDuCher();
        valeurs.put("numero", "63-2021-002");
        valeurs.put("guichet", "Guichet du Puy-de-Dôme");
        valeurs.put("prefecture", "Préfecture du Puy-de-Dôme");
        valeurs.put("autorite", "Préfet du Puy-de-Dôme");
        valeurs.put("tribunal", "Clermont-Ferrand");
        valeurs.put("service", "direction de la collectivité et de l'environnement");
        valeurs.remove("contact");
        valeurs.put("session", Map.of("code", "S1", "releveLe", LocalDate.of(2021, 6, 7)));
        valeurs.put(
                "evaluation",
                evaluation(
                        false,
                        0,
                        List.of(
                                regle(
                                        "Votre projet coûte 4 500 €. Ici, il en faut 5 000 : il manque 500 €.",
                                        "Appel à projets du préfet du Puy-de-Dôme, page 2"),
                                regle("Dépôt fermé depuis le 30 juin 2021.", "Appel à projets, page 3"),
                                regle(
                                        "Un devis signé avant le dépôt fait perdre l'aide.",
                                        "Décret 2018-514, article 5")),
                        List.of(regle("Votre projet dure 30 mois ; son effet doit se voir en 24.", null)),
                        IntStream.rangeClosed(1, 14)
                                .mapToObj(i -> regle(
                                        "Règle n° " + i + ", dont la phrase est assez longue pour "
                                                + "occuper deux lignes de la page et montrer le retrait.",
                                        "Hypothèse : aucune"))
                                .toList()));
        List<Map<String, Object>> depenses = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            depenses.add(Map.of(
                    "libelle",
                    "Dépense n° " + i + (i % 7 == 0 ? ", " + "au libellé très long ".repeat(8) : ""),
                    "nature",
                    i % 3 == 0 ? "Dépenses de personnel" : "Prestation",
                    "section",
                    i % 2 == 0 ? "Fonctionnement" : "Investissement",
                    "montantHT",
                    new Montant(7_512L * i),
                    "exclue",
                    i % 3 == 0));
        }
        valeurs.put("depenses", depenses);
        valeurs.put(
                "membres",
                IntStream.rangeClosed(1, 12)
                        .mapToObj(i -> Map.of("nom", "Commune n° " + i, "nature", "Commune", "code", "6300" + i))
                        .toList());
        valeurs.put(
                "cofinancements",
                List.of(
                        Map.of("organisme", "Région", "statut", "obtenue", "montant", Montant.euros(1000)),
                        Map.of("organisme", "DETR", "statut", "demandée", "montant", Montant.euros(2500))));
        valeurs.put(
                "criteres",
                List.of(
                        Map.of("libelle", "Impact sur les usagers", "texte", "Phrase. ".repeat(220)),
                        Map.of("libelle", "Réutilisation", "texte", "a".repeat(300))));
        valeurs.put(
                "preuveEngagement",
                Map.of("type", "Devis", "signeLe", LocalDate.of(2021, 5, 1), "montant", Montant.euros(4500)));
        return valeurs;
    }

    private static Map<String, Object> evaluation(
            boolean recevable,
            long maximum,
            List<Map<String, Object>> motifs,
            List<Map<String, Object>> alertes,
            List<Map<String, Object>> explications) {
        return Map.of(
                "recevable",
                recevable,
                "montantMaximum",
                Montant.euros(maximum),
                "coutGlobal",
                Montant.euros(6000),
                "depensesExclues",
                Montant.ZERO,
                "coutEligible",
                Montant.euros(6000),
                "motifs",
                motifs,
                "alertes",
                alertes,
                "explications",
                explications);
    }

    private static Map<String, Object> regle(String phrase, String reference) {
        Map<String, Object> regle = new HashMap<>();
        regle.put("phrase", phrase);
        regle.put("reference", reference);
        return regle;
    }

    /** The documents of the last run can be opened and looked at. */
    private static byte[] garder(String nom, byte[] document) throws IOException {
        Files.write(Path.of("target/accuse-" + nom + ".pdf"), document);
        return document;
    }

    private static void assertConforme(byte[] document) throws VeraPDFException, IOException {
        for (PDFAFlavour norme : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A)) {
            try (PDFAParser lecture =
                            Foundries.defaultInstance().createParser(new ByteArrayInputStream(document), norme);
                    var validateur = Foundries.defaultInstance().createValidator(norme, false)) {
                ValidationResult verdict = validateur.validate(lecture);
                assertTrue(verdict.getTotalAssertions() > 100, "la norme a été éprouvée");
                Set<String> echecs = verdict.getTestAssertions().stream()
                        .filter(essai -> essai.getStatus() == TestAssertion.Status.FAILED)
                        .map(essai -> essai.getRuleId().getClause() + "-"
                                + essai.getRuleId().getTestNumber() + " " + essai.getMessage())
                        .collect(Collectors.toSet());
                assertEquals(Set.of(), echecs, norme.getId());
            }
        }
    }

    private static String texte(byte[] document) throws IOException {
        try (PDDocument lu = Loader.loadPDF(document)) {
            PDFTextStripper lecteur = new PDFTextStripper();
            lecteur.setSortByPosition(true);
            return lecteur.getText(lu).replace('\u00a0', ' ').replaceAll("\\s+", " ");
        }
    }

    private static void assertContient(String texte, String attendu) {
        assertTrue(texte.contains(attendu), () -> "« " + attendu + " » manque dans : " + texte);
    }
}
