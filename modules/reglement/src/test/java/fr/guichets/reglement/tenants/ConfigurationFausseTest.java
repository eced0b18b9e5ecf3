package fr.guichets.reglement.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.reglement.tenants.TenantsInvalides.Erreur;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Une configuration fausse")
class ConfigurationFausseTest {

    private static final Path LIVREE = Path.of("../../tenants");
    private static final String PUY_DE_DOME = "63-puy-de-dome/guichet.yaml";
    private static final String AIN = "01-ain/guichet.yaml";
    private static final String MODELE = "_national/modele.yaml";
    private static final String DISPOSITIF = "_national/dispositif.yaml";

    @TempDir
    private Path dossier;

    @BeforeEach
    void copier() throws IOException {
        for (String fichier : List.of(MODELE, DISPOSITIF, PUY_DE_DOME, "18-cher/guichet.yaml", "01-ain/guichet.yaml")) {
            Files.createDirectories(dossier.resolve(fichier).getParent());
            Files.copy(LIVREE.resolve(fichier), dossier.resolve(fichier));
        }
    }

    @Test
    @DisplayName("est d'abord juste avant d'être abîmée")
    void point_de_depart() {
        assertEquals(3, DossierTenants.lire(dossier).guichets().size());
    }

    @ParameterizedTest(name = "{2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
            plancher:                       | planchet:                        | versions[0].valeurs.planchet | vouliez-vous dire « plancher » ?
            natures: [COMMUNE]              | naturs: [COMMUNE]                | versions[0].valeurs.forfaits.valeur[0].naturs | vouliez-vous dire « natures » ?
            tribunal: Clermont-Ferrand      | president: Clermont-Ferrand      | identite.president          | clés admises :
            populationMin: 5000             | populationMin: 5001              | versions[0].valeurs.forfaits.valeur | trou pour COMMUNE : aucun forfait de 5000 à 5000 habitants
            populationMin: 5000             | populationMin: 4999              | versions[0].valeurs.forfaits.valeur | chevauchement pour COMMUNE
            populationMin: 5000             | populationMax: 9999              | versions[0].valeurs.forfaits.valeur | chevauchement pour COMMUNE
            populationMax: 4999             | populationMin: 4999              | versions[0].valeurs.forfaits.valeur | trou pour COMMUNE : aucun forfait de 0 à 4998 habitants
            code: AUTRE_COMMUNE             | code: COMMUNE_MOINS_5000         | versions[0].valeurs.forfaits.valeur | forfait « COMMUNE_MOINS_5000 » en double
            montant: 20000                  | montant: vingt mille             | versions[0].valeurs.forfaits.valeur[2].montant | un montant en euros est attendu ici
            montant: 20000                  | montant: -20000                  | versions[0].valeurs.forfaits.valeur[2].montant | un montant en euros est attendu ici
            montant: 20000                  | montant: 20000.005               | versions[0].valeurs.forfaits.valeur[2].montant | un montant en euros est attendu ici
            exercice: 2022, montant: 148500 | exercice: 2022, montant: 148499  | versions[0].valeurs.enveloppe.valeur.tranches | la somme des tranches, 296999, n'est pas le total, 297000
            exercice: 2022, montant: 148500 | exercice: 2021, montant: 148500  | versions[0].valeurs.enveloppe.valeur.tranches | exercice « 2021 » en double
            motif: relève                   | motife: relève                   | versions[0].valeurs.sessions.valeur[1].motife | vouliez-vous dire « motif » ?
            releveLe: 2021-06-07            | releveLe: 2021-07-08             | versions[0].valeurs.sessions.valeur | 2021-S2 n'est pas après 2021-S1
            releveLe: 2021-06-07            | releveLe: 2021-01-24             | versions[0].valeurs.sessions.valeur[0] | relevé avant l'ouverture du dépôt
            releveLe: 2021-06-07            | releveLe: 2021-06-31             | versions[0].valeurs.sessions.valeur[0].releveLe | une date AAAA-MM-JJ est attendue ici
            fermeture: 2021-06-30           | fermeture: 2021-06-01            | versions[0].valeurs.sessions.valeur[0] | relevé après la fermeture du dépôt
            fermeture: 2021-06-30           | fermeture: 2021-01-01            | versions[0].valeurs.depot.valeur | la fermeture précède l'ouverture
            ouverture: 2021-01-25           | ouverture: 2021-01-24            | versions[0].valeurs.depot.valeur | ouvre avant la borne nationale, le 2021-01-25
            fuseau: Europe/Paris            | fuseau: Europe/Clermont          | identite.fuseau             | un fuseau horaire est attendu ici
            effet: 2021-01-25               | effet: bientôt                   | versions[0].effet           | une date AAAA-MM-JJ est attendue ici
            numero: 2021-1                  | numero: 2021-01                  | versions[0].numero          | une année et un rang sont attendus ici
            numero: 2021-1                  | numero: première                 | versions[0].numero          | une année et un rang sont attendus ici
            numero: 2021-1                  | numero: 2022-1                   | versions[0].numero          | commence par l'année où la version prend effet, 2021
            slug: puy-de-dome               | slug: puy-de-dôme                | identite.slug               | lettres minuscules sans accent
            slug: puy-de-dome               | slug: cher                       | identite.slug               | déjà pris par le dossier « 18-cher »
            slug: puy-de-dome               | slug: puydedome                  | identite                    | devrait s'appeler « 63-puydedome »
            type: DEPARTEMENT               | type: REGION                     | identite.type               | valeur inconnue « REGION »
            - code: ACCOMPAGNEMENT_EXPERT   | - code: ACCOMPAGNEMENT           | versions[0].valeurs.themes.valeur[0].code | valeur inconnue « ACCOMPAGNEMENT »
            - code: FORMATION_AGENTS        | - code: RELATION_USAGER          | versions[0].valeurs.themes.valeur | thème « RELATION_USAGER » en double
            code: TAILLE, libelle           | code: TAILLE, poids: 3, libelle  | versions[0].valeurs.criteres.valeur | donner celui de tous les critères ou d'aucun
            modeReleve:                     | competence:                      | versions[0].valeurs.competence | règle nationale, qu'un département ne change pas
            """)
    @DisplayName("nomme le fichier, la ligne, la clé et le remède")
    void guichet(String juste, String faux, String cle, String message) throws IOException {
        abimer(PUY_DE_DOME, juste, faux);
        Erreur erreur = verifier(PUY_DE_DOME, cle, message);
        String dernier = cle.replaceFirst("\\[\\d+]$", "").replaceFirst(".*\\.", "");
        String ligne = Files.readAllLines(dossier.resolve(PUY_DE_DOME)).get(erreur.ligne() - 1);
        assertTrue(ligne.contains(cle.endsWith("]") ? "- " : dernier), ligne);
    }

    @ParameterizedTest(name = "{0} : {1} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
            criteres | [{code: A, libelle: A, poids: 60}, {code: B, libelle: B, poids: 30}] | valeur | leur somme est 90, et non 100
            criteres | [{code: A, libelle: A, sousCriteres: [{code: X, libelle: X}, {code: X, libelle: Y}]}] | valeur[0].sousCriteres | sous-critère « X » en double
            notation | {echelle: 0} | valeur.echelle | au moins 1 est attendu
            notation | {echelle: 5, seuil: 101} | valeur.seuil | le seuil se dit sur 100
            sousEnveloppes | [{code: A, libelle: A, natures: [COMMUNE], montant: 297000.01}] | valeur[0].montant | plus que l'enveloppe, 297000
            sousEnveloppes | [{code: A, libelle: A, natures: [COMMUNE]}] | valeur[0] | donner un montant, une part minimale ou les deux
            sousEnveloppes | [{code: A, libelle: A, montant: 1000}] | valeur[0] | dire pour quels projets
            sousEnveloppes | [{code: A, libelle: A, populationMax: 4999, partMinimale: 0.6}, {code: B, libelle: B, populationMax: 9999, partMinimale: 0.5}] | valeur | dépassent 100 % de l'enveloppe
            sousEnveloppes | [{code: A, libelle: A, themes: [SERVICE_EN_LIGNE], montant: 1000}] | valeur[0].themes | le thème SERVICE_EN_LIGNE n'est pas financé ici
            tauxParCategorie | [{libelle: A, natures: [COMMUNE], populationMax: 999, taux: 0.9}, {libelle: B, natures: [COMMUNE], populationMin: 999, taux: 0.8}] | valeur | chevauchement entre les taux « A » et « B »
            tauxParCategorie | [{libelle: A, natures: [COMMUNE], populationMin: 10, populationMax: 9, taux: 0.9}] | valeur | populationMax est inférieur à populationMin
            tauxParCategorie | [{libelle: A, natures: [COMMUNE], taux: 1.1}] | valeur[0].taux | un taux ne dépasse pas 1
            plafondParCollectivite | {} | valeur | donner un montant, un nombre de demandes ou les deux
            plafondParCollectivite | {dossiers: 0} | valeur.dossiers | au moins 1 demande est attendue
            attribution | PARTIEL | valeur | valeurs admises : PARTIELLE, TOUT_OU_RIEN
            pieces | [{nature: RIB, attendue: DEPOT}, {nature: RIB, attendue: SOLDE}] | valeur | pièce « RIB » en double
            pieces | [{nature: KBIS, attendue: DEPOT}] | valeur[0].nature | valeur inconnue « KBIS »
            derogations | [{cle: forfait, autorite: préfet}] | valeur[0].cle | valeur inconnue « forfait »
            priorites | [{code: A, libelle: A}, {code: A, libelle: B}] | valeur | priorité « A » en double
            engagementProjet | {avant: 2021-12-31, preuves: [DEVIS], parExercice: [{exercice: 2022, avant: 2022-12-31}, {exercice: 2021, avant: 2021-12-31}]} | valeur.parExercice | les années vont de la plus ancienne à la plus récente
            engagementProjet | {avant: 2021-12-31, preuves: [DEVIS], parExercice: [{exercice: 2022, avant: 2021-12-31}]} | valeur.parExercice[0].avant | la date limite précède l'année du dépôt
            engagementProjet | {avant: 2021-12-31, preuves: [PAROLE]} | valeur.preuves[0] | valeur inconnue « PAROLE »
            comite | {presidence: préfet, membres: [], sieges: [{fonction: préfet}], quorum: 2} | valeur.quorum | entre 1 et le nombre de sièges, 1
            comite | {presidence: préfet, membres: [], sieges: [{fonction: sous-préfet, arrondissement: "635"}]} | valeur.sieges[0].arrondissement | arrondissement inconnu « 635 » ; ceux du département : 011, 012, 013, 014
            documents | [{libelle: Notice, url: "http://exemple.fr"}] | valeur[0].url | une adresse https:// est attendue ici
            enveloppe | {total: 1, tranches: [{exercice: 20211, montant: 1}]} | valeur.tranches[0].exercice | une année est attendue ici
            plafondPopulation | {seuil: 500000, strict: true, natures: []} | valeur.natures | un plafond vise au moins une collectivité
            tauxParCategorie | [{libelle: A, natures: [], taux: 0.9}] | valeur[0].natures | aucune collectivité ne l'obtiendrait
            effetConcretMois | 0 | valeur | au moins 1 mois est attendu
            actes | {enTete: [], copies: []} | valeur.enTete | donner au moins une ligne
            delais | {completudeMois: 2, decisionMois: 8} | '' | règle nationale, qu'un département ne change pas
            conservation | {brouillonsMois: 1, dossiersAns: 1} | '' | règle nationale, qu'un département ne change pas
            """)
    @DisplayName("nomme de même chaque règle qu'un guichet ajoute")
    void regle_ajoutee(String cle, String valeur, String chemin, String message) throws IOException {
        abimer(
                AIN,
                "valeurs: {}",
                "valeurs: { " + cle + ": { depuis: 2021-05-18, hypothese: essai, valeur: " + valeur + " } }");
        verifier(AIN, "versions[0].valeurs." + cle + (chemin.isEmpty() ? "" : "." + chemin), message);
    }

    @ParameterizedTest(name = "{2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
            tauxMax: 1.0    | tauxMax: 0.5   | versions[0].valeurs.tauxMax.valeur    | dépasse la borne nationale, 0.5
            modifiable: true | modifiable: false | versions[0].valeurs.enveloppe      | règle nationale, qu'un département ne change pas
            """)
    @DisplayName("défend les bornes nationales contre un département")
    void bornes_nationales(String juste, String faux, String cle, String message) throws IOException {
        abimer(MODELE, juste, faux);
        verifier(PUY_DE_DOME, cle, message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            valeur: HT   | valeur: TVA     | valeurs.assiette.valeur  | valeurs admises : HT, TTC
            valeur: HT   | valeur: null    | valeurs.assiette.valeur  | un texte est attendu ici
            avanceTaux: 0.3 | avanceTaux: 0.29 | valeurs.versement.valeur.avanceTaux | dépasse la borne nationale, 0.29
            acomptesTaux: 0.8 | acomptesTaux: 0.79 | valeurs.versement.valeur.acomptesTaux | dépasse la borne nationale, 0.79
            acomptesTaux: 0.8, soldeMois: 12 | acomptesTaux: 0.2, soldeMois: 12 | valeurs.versement.valeur.acomptesTaux | comprise dans les acomptes
            soldeMois: 12   | soldeMois: 0    | valeurs.versement.valeur.soldeMois | au moins 1 mois
            decisionMois: 8 | decisionMois: 2 | valeurs.delais.valeur.decisionMois | la décision vient après
            brouillonsMois: 12 | brouillonsMois: 0 | valeurs.conservation.valeur.brouillonsMois | au moins 1 mois
            numero: 2021-1  | numro: 2021-1   | numro | vouliez-vous dire « numero » ?
            numero: 2021-1  | numero: v1      | numero | une année et un rang sont attendus ici
            numero: 2021-1  | numero: 2020-1  | numero | commence par l'année où la version prend effet, 2021
            page: article 5 | pages: article 5 | principes.commencement.source.pages | vouliez-vous dire « page » ?
            """)
    @DisplayName("est refusée aussi quand le modèle national est faux")
    void modele(String juste, String faux, String cle, String message) throws IOException {
        abimer(MODELE, juste, faux);
        verifier(MODELE, cle, message);
    }

    @ParameterizedTest(name = "{2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
            valeur: 24000000 | valeur: 24000001 | axes             | la somme des axes, 88000001, n'est pas la dotation, 88000000
            valeur: 88000000 | valeur: beaucoup | dotation.valeur  | un montant en euros est attendu ici
            valeur: 4000000  | valeur: 34000001 | axes[2].laboratoires | les laboratoires ont plus que l'axe
            laboratoires:    | labo:            | axes             | un axe, et un seul
            dernier: 2022    | dernier: 2020    | exercices.valeur | le dernier exercice précède le premier
            code: AXE2       | code: AXE1       | axes             | axe « AXE1 » en double
            valeur: FITN7    | valeur: fitn 7   | code.valeur      | des lettres majuscules et des chiffres
            """)
    @DisplayName("est refusée aussi quand le dispositif est faux")
    void dispositif(String juste, String faux, String cle, String message) throws IOException {
        abimer(DISPOSITIF, juste, faux);
        verifier(DISPOSITIF, cle, message);
    }

    @Test
    @DisplayName("n'admet ni valeur sans source, ni source et hypothèse ensemble")
    void sources() throws IOException {
        String yaml = Files.readString(dossier.resolve(PUY_DE_DOME));
        String sansSource =
                yaml.replaceFirst("(?s)(plancher:\\n\\s+depuis: \\S+\\n)\\s+source:.*?(\\s+valeur:)", "$1$2");
        Files.writeString(dossier.resolve(PUY_DE_DOME), sansSource);
        verifier(PUY_DE_DOME, "versions[0].valeurs.plancher", "« source » (document, page) ou bien « hypothese »");

        String lesDeux = yaml.replaceFirst("(plancher:\\n\\s+)(depuis)", "$1hypothese: au choix\n        $2");
        Files.writeString(dossier.resolve(PUY_DE_DOME), lesDeux);
        verifier(PUY_DE_DOME, "versions[0].valeurs.plancher", "« source » (document, page) ou bien « hypothese »");
    }

    @Test
    @DisplayName("ne laisse pas écrire deux fois la même clé")
    void cle_double() throws IOException {
        abimer(PUY_DE_DOME, "  nom: Puy-de-Dôme", "  nom: Puy-de-Dôme\n  nom: Puy");
        assertEquals(
                7, verifier(PUY_DE_DOME, "identite.nom", "clé écrite deux fois").ligne());
    }

    @Test
    @DisplayName("n'admet ni deux versions de même numéro, ni une version qui précède la précédente")
    void versions() throws IOException {
        Path fichier = dossier.resolve("01-ain/guichet.yaml");
        String yaml = Files.readString(fichier);
        String version = yaml.substring(yaml.indexOf("  - numero"));
        Files.writeString(fichier, yaml + version);
        verifier("01-ain/guichet.yaml", "versions", "version « 2021-1 » en double");

        Files.writeString(fichier, yaml + version.replace("numero: 2021-1", "numero: 2021-2"));
        assertEquals(3, DossierTenants.lire(dossier).guichets().size());

        Files.writeString(
                fichier,
                yaml.replace("numero: 2021-1", "numero: 2021-10")
                        + version.replace("numero: 2021-1", "numero: 2021-9"));
        verifier("01-ain/guichet.yaml", "versions", "pour prévaloir, elle doit avoir un rang plus grand");

        Files.writeString(
                fichier,
                yaml + version.replace("numero: 2021-1", "numero: 2021-2").replace("-01-25", "-01-24"));
        verifier("01-ain/guichet.yaml", "versions", "la version 2021-2 ne peut pas prendre effet avant la précédente");
    }

    @Test
    @DisplayName("dit la ligne d'une faute de syntaxe")
    void syntaxe() throws IOException {
        abimer(PUY_DE_DOME, "slug: puy-de-dome", "slug: puy: de-dome");
        Erreur erreur = verifier(PUY_DE_DOME, "(fichier)", "syntaxe YAML");
        assertEquals(3, erreur.ligne());
        assertTrue(erreur.message().contains("à partir de la colonne"), erreur.message());
    }

    @Test
    @DisplayName("dit en français qu'un fichier s'arrête trop tôt")
    void tronque() throws IOException {
        Files.writeString(dossier.resolve(PUY_DE_DOME), "identite: {code: \"63\", slug: [\n");
        Erreur erreur = verifier(PUY_DE_DOME, "(fichier)", "syntaxe YAML");
        assertTrue(erreur.message().endsWith("le fichier s'arrête avant la fin d'une valeur"), erreur.message());
    }

    @Test
    @DisplayName("montre toutes ses erreurs d'un coup, dans tous les fichiers")
    void toutes_les_erreurs() throws IOException {
        abimer(PUY_DE_DOME, "montant: 20000", "montant: beaucoup");
        abimer(PUY_DE_DOME, "effet: 2021-01-25", "effet: demain");
        abimer("18-cher/guichet.yaml", "etat: OUVERT", "etat: ENTROUVERT");
        assertEquals(
                List.of("18-cher/guichet.yaml", PUY_DE_DOME, PUY_DE_DOME),
                erreurs().stream().map(Erreur::fichier).toList());
    }

    /** Replaces the first occurrence. */
    private void abimer(String fichier, String juste, String faux) throws IOException {
        Path chemin = dossier.resolve(fichier);
        String yaml = Files.readString(chemin);
        int place = yaml.indexOf(juste);
        assertTrue(place >= 0, juste);
        Files.writeString(chemin, yaml.substring(0, place) + faux + yaml.substring(place + juste.length()));
    }

    private Erreur verifier(String fichier, String cle, String message) {
        List<Erreur> erreurs = erreurs();
        List<Erreur> trouvees = erreurs.stream()
                .filter(erreur -> erreur.fichier().equals(fichier)
                        && erreur.cle().equals(cle)
                        && erreur.message().contains(message))
                .toList();
        assertEquals(1, trouvees.size(), erreurs::toString);
        return trouvees.get(0);
    }

    private List<Erreur> erreurs() {
        return assertThrows(TenantsInvalides.class, () -> DossierTenants.lire(dossier))
                .erreurs();
    }
}
