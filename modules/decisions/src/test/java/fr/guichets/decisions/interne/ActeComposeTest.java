package fr.guichets.decisions.interne;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.decisions.Attribution.Methode;
import fr.guichets.decisions.Conformite;
import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.ValeursActe;
import fr.guichets.decisions.ValeursActe.Aide;
import fr.guichets.decisions.ValeursActe.Beneficiaire;
import fr.guichets.decisions.ValeursActe.Cofinancement;
import fr.guichets.decisions.ValeursActe.Depense;
import fr.guichets.decisions.ValeursActe.Examen;
import fr.guichets.decisions.ValeursActe.Projet;
import fr.guichets.decisions.ValeursActe.Service;
import fr.guichets.decisions.ValeursActe.Signataire;
import fr.guichets.decisions.ValeursActe.Suite;
import fr.guichets.documents.Pdf;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Les actes en PDF, d'après les modèles nationaux")
class ActeComposeTest {

    private static final Reglement CHER = DossierTenants.lire(Path.of("../../tenants"))
            .guichet(new CodeDepartement("18"))
            .versions()
            .get(0)
            .reglement();
    private static final Service SERVICE = new Service(
            "Guichet du Cher",
            "Préfecture du Cher",
            "Préfet du Cher",
            "Direction de la citoyenneté",
            "Orléans",
            new Reglement.Contact("Bureau des aides", null, "02 48 67 18 18", "aides@exemple.invalid"),
            new Reglement.Actes(
                    "Place Marcel Plaisant, 18000 Bourges",
                    List.of("Préfet du Cher", "Plan de relance"),
                    List.of("Sous-préfet de Vierzon", "Directeur départemental des finances publiques")),
            new Reglement.Imputation("363", "04", null, "0363-CDIT-DR18", null));
    private static final Signataire SECRETAIRE_GENERALE =
            new Signataire("Anne Signe", "La secrétaire générale", "Arrêté n° 2021-12 du 4 janvier 2021");
    private static final Signataire PREFET = new Signataire("Jean Préfet", "Préfet du Cher", null);

    private final Pdf pdf = new Pdf();

    @Test
    @DisplayName("L'arrêté attributif dit, article par article, ce que le décret 2018-514 exige")
    void attribution() throws Exception {
        String texte = lu("attribution", NatureActe.ATTRIBUTION, nancay());
        List<String> articles = List.of(texte.split("(?=Article (1er|\\d+) – )"));
        assertEquals(9, articles.size(), "un préambule et huit articles");
        assertAll(
                () -> contient(articles.get(0), "Arrêté attributif de subvention n° 18-2021-A-0001"),
                () -> contient(articles.get(0), "Préfet du Cher Plan de relance Préfecture du Cher, Direction"),
                () -> contient(articles.get(0), "Place Marcel Plaisant, 18000 Bourges"),
                () -> contient(articles.get(0), "Le préfet du Cher,"),
                () -> contient(articles.get(0), "Vu le décret n° 2018-514 du 25 juin 2018"),
                () -> contient(articles.get(0), "Vu l’arrêté n° 2021-12 du 4 janvier 2021 ;"),
                () -> contient(articles.get(0), "18-2021-001 de la commune de Nançay, reçue le 2 juin 2021 ;"),
                () -> contient(articles.get(0), "Arrête"),
                () -> contient(articles.get(1), "à la commune de Nançay (SIREN 211 801 592) pour le projet « Portail"),
                () -> contient(articles.get(2), "Le projet relève du thème « Relation aux usagers »"),
                () -> contient(articles.get(2), "fixée à 15 000,50 € hors taxes (quinze mille euros et cinquante"),
                () -> contient(articles.get(2), "Création du portail Prestation 15 000,50 €"),
                () -> contient(articles.get(2), "Ordinateurs Matériel 2 500 € Non subventionnable"),
                () -> contient(articles.get(2), "Dépense subventionnable 15 000,50 €"),
                () -> contient(articles.get(3), "de 12 000 € (douze mille euros), soit 80 %"),
                () -> contient(articles.get(3), "proportionnel à la dépense subventionnable réalisée"),
                () -> contient(
                        articles.get(3), "au-delà de la dépense subventionnable (décret n° 2018-514, article 10)"),
                () -> contient(articles.get(3), "État présente décision 12 000 € Région aide obtenue 1 000 €"),
                () -> contient(articles.get(3), "DETR aide demandée, non comptée dans le total 500 €"),
                () -> contient(articles.get(3), "Nançay à sa charge 4 500,50 €"),
                () -> contient(articles.get(3), "Coût du projet 17 500,50 €"),
                () -> contient(
                        articles.get(3), "Imputation : programme 363, action 04, centre financier 0363-CDIT-DR18."),
                () -> contient(articles.get(4), "ne pouvait pas commencer avant le 2 juin 2021"),
                () -> contient(articles.get(4), "signé au plus tard le 31 décembre 2021"),
                () -> contient(articles.get(4), "achevé au plus tard le 30 juin 2022"),
                () -> contient(articles.get(5), "avance de 30 % au plus de la subvention, soit 3 600 €"),
                () -> contient(articles.get(5), "ensemble 80 % de la subvention, soit 9 600 €"),
                () -> contient(
                        articles.get(5), "12 mois après la date prévisionnelle d’achèvement, soit le 30 juin 2023"),
                () -> contient(
                        articles.get(6), "reverse tout ou partie des sommes versées (décret n° 2018-514, article 14)"),
                () -> contient(articles.get(7), "deux mois qui suivent la notification"),
                () -> contient(articles.get(7), "saisir le tribunal administratif d’Orléans, par courrier"),
                () -> contient(articles.get(8), "notifié à la commune de Nançay"),
                () -> contient(articles.get(8), "Copie en est adressée à :"),
                () -> contient(articles.get(8), "Sous-préfet de Vierzon"),
                () -> contient(articles.get(8), "Pour le préfet du Cher et par délégation,"),
                () -> contient(articles.get(8), "La secrétaire générale Anne Signe"),
                () -> contient(texte, "Page 1/"),
                () -> contient(texte, "écrit d’après le modèle national"),
                () -> assertFalse(texte.contains("{"), texte));
    }

    @Test
    @DisplayName(
            "Un groupement, un forfait, des conditions, le préfet lui-même, de longues listes : tout tient, sur plusieurs pages")
    void attributionLongue() throws Exception {
        byte[] document = document("attribution-longue", NatureActe.ATTRIBUTION, groupement());
        Conformite.exiger(document);
        String texte = Conformite.texte(document);
        assertAll(
                () -> contient(texte, "Le bénéficiaire agit aussi au nom des collectivités suivantes"),
                () -> contient(texte, "la commune de Membre 12"),
                () -> contient(texte, "La subvention est forfaitaire"),
                () -> contient(texte, "Article 7 – Conditions particulières"),
                () -> contient(texte, "Le code source est publié"),
                () -> contient(texte, "Dépense n° 60"),
                () -> contient(texte, "Vu l’avis favorable du comité, relevé 2021-S1"),
                () -> contient(texte, "saisir le tribunal administratif, par courrier"),
                () -> assertFalse(texte.contains("par délégation"), texte));
    }

    @Test
    @DisplayName("Les lettres et les décisions qui suivent disent motifs, montants, délais et recours")
    void suites() throws Exception {
        String refus = lu(
                "refus", NatureActe.REFUS, nancay().aide(null).suite(Suite.refus(List.of("Motif un.", "Motif deux."))));
        String contradictoire = lu("contradictoire", NatureActe.CADUCITE_CONTRADICTOIRE, nancay().suite(suite(null)));
        String caducite = lu("caducite", NatureActe.CADUCITE, nancay().suite(suite("le marché a été retardé.")));
        String silence = lu("caducite-silence", NatureActe.CADUCITE, nancay().suite(suite(null)));
        String reversement = lu("reversement", NatureActe.REVERSEMENT, nancay().suite(suite(null)));
        assertAll(
                () -> contient(refus, "À l’attention du représentant légal La commune de Nançay"),
                () -> contient(refus, "a demandé une aide de l’État de 15 000 €"),
                () -> contient(refus, "pour les motifs suivants : Motif un. Motif deux."),
                () -> contient(refus, "tribunal administratif d’Orléans"),
                () -> contient(contradictoire, "avant la fin du 5 février 2022"),
                () -> contient(contradictoire, "L. 121-1 et L. 122-1"),
                () -> contient(contradictoire, "Les 3 600 € déjà versés"),
                () -> contient(caducite, "Le bénéficiaire a fait valoir ceci : « le marché a été retardé. »"),
                () -> contient(caducite, "Les 8 400 € qui restaient à verser ne le seront pas"),
                () -> contient(silence, "n’a pas présenté d’observations"),
                () -> contient(reversement, "reverse à l’État 3 600 € (trois mille six cents euros)"),
                () -> contient(reversement, "notamment son article 14"));
    }

    @ParameterizedTest
    @EnumSource(NatureActe.class)
    @DisplayName("L'aperçu d'un dossier inventé remplit chaque modèle, et le dit")
    void apercu(NatureActe nature) throws Exception {
        ActeCompose acte = ActeCompose.de(nature, ModelesNationaux.texte(nature), Exemple.de(nature, SERVICE, CHER));
        assertEquals(List.of(), acte.manquants());
        byte[] document =
                Conformite.garder("apercu-" + nature.code(), pdf.rendre("acte", acte.valeurs("aperçu", true)));
        Conformite.exiger(document);
        contient(Conformite.texte(document), "Aperçu, sans valeur : ce dossier n’existe pas.");
    }

    static Stream<Arguments> sansValeur() {
        Aide aide = nancay().aide();
        return Stream.of(
                Arguments.of("numéro de l’acte {acte.numero}", nancay().numero(null, null)),
                Arguments.of("nom du signataire {signataire.nom}", nancay().signataire(null)),
                Arguments.of("montant maximum de l’aide {montant}", nancay().aide(null)),
                Arguments.of(
                        "date prévisionnelle d’achèvement {date.achevement}",
                        nancay().aide(new Aide(aide.montant(), aide.methode(), null, List.of(), aide.versement()))),
                Arguments.of(
                        "thème du projet {projet.theme}",
                        avecProjet(nancay().projet(), " ", nancay().projet().depenses())),
                Arguments.of(
                        "les dépenses, ligne par ligne, en tableau {tableau des depenses}",
                        avecProjet(nancay().projet(), "Thème", List.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sansValeur")
    @DisplayName("Une valeur qui manque est nommée, et ne laisse aucune place vide")
    void manque(String manquant, ValeursActe valeurs) {
        List<String> manquants = ActeCompose.de(
                        NatureActe.ATTRIBUTION, ModelesNationaux.texte(NatureActe.ATTRIBUTION), valeurs)
                .manquants();
        assertTrue(manquants.contains(manquant), manquants::toString);
    }

    @Test
    @DisplayName("Ce qu'une personne a tapé dans une valeur reste du texte : ni article, ni champ, ni balise")
    void hostile() throws Exception {
        ValeursActe valeurs = nancay().aide(new Aide(
                Montant.euros(1),
                Methode.PRORATA,
                LocalDate.of(2022, 6, 30),
                List.of("# Article de trop", "{montant} <b>gras</b> 🎉 \u202eenvers"),
                CHER.versement()));
        byte[] document = document("hostile", NatureActe.ATTRIBUTION, valeurs);
        Conformite.exiger(document);
        String texte = Conformite.texte(document);
        contient(texte, "# Article de trop");
        contient(texte, "{montant} <b>gras</b>");
        assertFalse(texte.contains("Article 10"), texte);
    }

    @Test
    @DisplayName("Un modèle qui nomme un champ disparu n'écrit rien et dit lequel")
    void modeleIllisible() {
        OperationInvalide refus = assertThrows(
                OperationInvalide.class, () -> ActeCompose.de(NatureActe.REFUS, "Bonjour {disparu}", nancay()));
        assertEquals("MODELE_ILLISIBLE", refus.code());
        contient(refus.getMessage(), "ligne 1 : {disparu}");
    }

    private String lu(String nom, NatureActe nature, ValeursActe valeurs) throws Exception {
        return Conformite.texte(document(nom, nature, valeurs));
    }

    private byte[] document(String nom, NatureActe nature, ValeursActe valeurs) throws Exception {
        ActeCompose acte = ActeCompose.de(nature, ModelesNationaux.texte(nature), valeurs);
        assertEquals(List.of(), acte.manquants());
        return Conformite.garder("acte-" + nom, pdf.rendre("acte", acte.valeurs("modèle national", false)));
    }

    private static ValeursActe nancay() {
        return new ValeursActe(
                "18-2021-A-0001",
                null,
                SERVICE,
                SECRETAIRE_GENERALE,
                new Projet(
                        "18-2021-001",
                        "Portail des démarches",
                        "Relation aux usagers",
                        6,
                        LocalDate.of(2021, 6, 2),
                        LocalDate.of(2021, 6, 9),
                        new Beneficiaire("Nançay", "la commune de Nançay", "211801592"),
                        List.of(),
                        Montant.euros(15000),
                        List.of(
                                new Depense(
                                        "Création du portail",
                                        "Prestation",
                                        Montant.euros(new BigDecimal("15000.50")),
                                        false),
                                new Depense("Ordinateurs", "Matériel", Montant.euros(2500), true)),
                        Reglement.Assiette.HT,
                        Montant.euros(new BigDecimal("17500.50")),
                        Montant.euros(new BigDecimal("15000.50")),
                        List.of(
                                new Cofinancement("Région", Montant.euros(1000), true),
                                new Cofinancement("DETR", Montant.euros(500), false)),
                        "2021-1",
                        LocalDate.of(2021, 12, 31)),
                new Examen("2021-S1", LocalDate.of(2021, 9, 15), false),
                new Aide(Montant.euros(12000), Methode.PRORATA, LocalDate.of(2022, 6, 30), List.of(), CHER.versement()),
                null);
    }

    private static ValeursActe avecProjet(Projet p, String theme, List<Depense> depenses) {
        ValeursActe v = nancay();
        return new ValeursActe(
                v.numero(),
                null,
                v.service(),
                v.signataire(),
                new Projet(
                        p.dossier(),
                        p.intitule(),
                        theme,
                        p.dureeMois(),
                        p.deposeLe(),
                        p.completLe(),
                        p.beneficiaire(),
                        p.membres(),
                        p.montantDemande(),
                        depenses,
                        p.assiette(),
                        p.coutGlobal(),
                        p.coutEligible(),
                        p.cofinancements(),
                        p.versionReglement(),
                        p.engagementAvant()),
                v.examen(),
                v.aide(),
                null);
    }

    private static ValeursActe groupement() {
        Projet p = nancay().projet();
        List<Depense> depenses = new ArrayList<>();
        IntStream.rangeClosed(1, 60)
                .forEach(i -> depenses.add(new Depense(
                        "Dépense n° " + i + (i % 7 == 0 ? ", " + "au libellé très long ".repeat(8) : ""),
                        "Prestation",
                        new Montant(7_512L * i),
                        false)));
        Montant total = Montant.somme(depenses.stream().map(Depense::montant).toList());
        return new ValeursActe(
                "18-2021-A-0012",
                LocalDate.of(2021, 10, 1),
                new Service(
                        "Guichet du Cher",
                        "Préfecture du Cher",
                        "Préfet du Cher",
                        null,
                        null,
                        null,
                        new Reglement.Actes(null, null, List.of()),
                        null),
                PREFET,
                new Projet(
                        p.dossier(),
                        "Portail « commun » d’un intitulé assez long pour occuper deux lignes entières de la page d’un arrêté",
                        p.theme(),
                        null,
                        p.deposeLe(),
                        null,
                        new Beneficiaire("CC", "la communauté de communes de Londinières", null),
                        IntStream.rangeClosed(1, 12)
                                .mapToObj(i -> new Beneficiaire("M" + i, "la commune de Membre " + i, null))
                                .toList(),
                        Montant.euros(20000),
                        depenses,
                        Reglement.Assiette.TTC,
                        total,
                        total,
                        List.of(),
                        p.versionReglement(),
                        null),
                new Examen("2021-S1", LocalDate.of(2021, 9, 15), true),
                new Aide(
                        Montant.euros(20000),
                        Methode.FORFAIT,
                        LocalDate.of(2022, 6, 30),
                        List.of("Le code source est publié.", "Le portail respecte le RGAA."),
                        CHER.versement()),
                null);
    }

    private static Suite suite(String observations) {
        return new Suite(
                List.of("Aucun devis n’a été signé."),
                "18-2021-A-0001",
                LocalDate.of(2021, 10, 4),
                LocalDate.of(2022, 2, 5),
                observations,
                Montant.euros(3600),
                Montant.euros(8400),
                Montant.euros(3600));
    }

    private static void contient(String texte, String attendu) {
        assertTrue(texte.contains(attendu), () -> "« " + attendu + " » manque dans : " + texte);
    }
}
