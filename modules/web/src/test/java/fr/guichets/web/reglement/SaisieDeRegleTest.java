package fr.guichets.web.reglement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.tenants.Declarations;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.reglement.tenants.Resolution;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.web.Lecture;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Le formulaire d'une règle, fait à partir du vocabulaire")
class SaisieDeRegleTest {

    private static final LocalDate AUJOURDHUI = LocalDate.of(2021, 6, 2);

    /** What a browser sends of the fields that are shown. */
    private static Map<String, String[]> envoyer(SaisieDeRegle saisie) {
        Map<String, List<String>> valeurs = new LinkedHashMap<>();
        saisie.champsCaches().forEach(champ -> valeurs.computeIfAbsent(champ.getKey(), nom -> new ArrayList<>())
                .add(champ.getValue()));
        return parametres(valeurs);
    }

    private static Map<String, String[]> parametres(Map<String, List<String>> valeurs) {
        return valeurs.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entree -> entree.getValue()
                .toArray(new String[0])));
    }

    private static final List<GuichetDeclare> GUICHETS =
            DossierTenants.lire(Path.of("../../tenants")).guichets();

    static Stream<Arguments> reglesDesGuichets() {
        return GUICHETS.stream()
                .filter(guichet ->
                        Set.of("18", "63", "76").contains(guichet.code().valeur()))
                .flatMap(SaisieDeRegleTest::regles);
    }

    private static Stream<Arguments> regles(GuichetDeclare guichet) {
        Map<String, Declaration> toutes =
                Declarations.toutes(guichet.versions().get(0).reglement());
        return Vocabulaire.cles().stream()
                .map(cle -> Arguments.of(guichet.identite().nom(), cle, toutes.get(cle.nom())));
    }

    @ParameterizedTest(name = "{0} : {1}")
    @MethodSource("reglesDesGuichets")
    @DisplayName("montre chaque règle publiée et la rend, inchangée, telle qu'on la renvoie")
    void allerRetour(String guichet, Cle cle, Declaration declaration) {
        SaisieDeRegle montree = SaisieDeRegle.de(cle, declaration, false, AUJOURDHUI);
        List<Lecture.Erreur> erreurs = new ArrayList<>();
        Declaration rendue =
                SaisieDeRegle.lire(cle, envoyer(montree), "enregistrer").declaration(erreurs);
        assertEquals(List.of(), erreurs);
        Resolution.Lue lue = Resolution.lire(cle, rendue);
        assertEquals(List.of(), lue.formes());
        assertEquals(Resolution.lire(cle, declaration).declaration(), lue.declaration());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "plancher;valeur.montant=cinq mille;valeur-montant;en chiffres",
                "plancher;valeur.montant=5000,001;valeur-montant;deux chiffres après la virgule",
                "plancher;valeur.assiette=;valeur-assiette;obligatoire",
                "tauxMax;valeur=110;valeur;au plus 100",
                "tauxMax;valeur=beaucoup;valeur;pourcentage",
                "depot;valeur.ouverture=31/02/2021;valeur-ouverture;date qui existe",
                "forfaits;valeur[1].populationMin=cinq;valeur-1-populationMin;nombre entier",
                "sessions;depuis=hier;depuis;date qui existe",
                "plancher;source.document=;source-document;de quel document",
                "plancher;hypothese=parce que;source-document;pas les deux"
            })
    @DisplayName("dit ce qui ne va pas à côté du champ, et garde ce qui est tapé")
    void erreurs(String nom, String champ, String attendu, String remede) {
        Cle cle = Vocabulaire.cle(nom);
        Declaration publiee = reglesDesGuichets()
                .map(Arguments::get)
                .filter(cas -> cas[0].equals("Puy-de-Dôme") && cas[1].equals(cle))
                .map(cas -> (Declaration) cas[2])
                .findFirst()
                .orElseThrow();
        Map<String, String[]> envoi = envoyer(SaisieDeRegle.de(cle, publiee, false, AUJOURDHUI));
        String[] tape = champ.split("=", 2);
        envoi.put(tape[0], new String[] {tape[1]});
        SaisieDeRegle saisie = SaisieDeRegle.lire(cle, envoi, "enregistrer");
        List<Lecture.Erreur> erreurs = new ArrayList<>();
        Declaration lue = saisie.declaration(erreurs);
        assertEquals(1, erreurs.size(), erreurs::toString);
        assertEquals(attendu, erreurs.get(0).champ());
        assertTrue(erreurs.get(0).remede().contains(remede), erreurs::toString);
        assertNull(lue.depuis(), "une déclaration fausse n'a pas de jour : la frontière la refuse");
        assertTrue(envoyer(saisie).values().stream()
                        .anyMatch(valeurs -> List.of(valeurs).contains(tape[1]))
                || tape[1].isEmpty());
    }

    @Test
    @DisplayName("met ce que refuse la frontière à côté du champ qu'elle nomme")
    void refus() {
        Cle cle = Vocabulaire.cle("forfaits");
        SaisieDeRegle saisie = SaisieDeRegle.lire(
                cle,
                parametres(Map.of(
                        "valeur[0].code", List.of("A"),
                        "valeur[0].montant", List.of("5 000"),
                        "precisions[0].nom", List.of("montant"),
                        "precisions[0].document", List.of("Arrêté"),
                        "depuis", List.of("01/06/2021"),
                        "source.document", List.of("Arrêté"))),
                "enregistrer");
        List<Lecture.Erreur> erreurs = new ArrayList<>();
        saisie.ajouter(
                new ChampsInvalides(List.of(
                        new ChampsInvalides.Erreur("valeur[0].populationMin", "FAUX", "trop haut"),
                        new ChampsInvalides.Erreur("precisions.montant.page", "FAUX", "un texte est attendu"),
                        new ChampsInvalides.Erreur("valeur", "TROU", "aucun forfait de 0 à 4 999 habitants"))),
                erreurs);
        assertEquals(
                List.of("valeur-0-populationMin", "precisions-0-page", "valeur"),
                erreurs.stream().map(Lecture.Erreur::champ).toList());
        assertEquals(
                "Forfait\u00a01, À partir de\u00a0: trop haut", erreurs.get(0).message());
    }

    @ParameterizedTest
    @CsvSource({
        "ajouter:valeur, A B",
        "retirer:valeur[0], B",
        "monter:valeur[1], B A",
        "descendre:valeur[0], B A",
        "monter:valeur[0], A B",
        "descendre:valeur[9], A B",
        "retirer:autre[0], A B"
    })
    @DisplayName("ajoute, retire et déplace un élément d'une liste sans rien perdre du reste")
    void listes(String geste, String attendu) {
        SaisieDeRegle saisie = SaisieDeRegle.lire(
                Vocabulaire.cle("criteres"),
                parametres(Map.of(
                        "valeur[0].code", List.of("A"),
                        "valeur[0].sousCriteres[0].libelle", List.of("Un détail"),
                        "valeur[1].code", List.of("B"))),
                geste);
        List<String> codes = saisie.valeur().enfants().stream()
                .map(critere -> critere.enfants().get(0).getTexte())
                .toList();
        assertEquals(attendu, String.join(" ", codes).strip());
        saisie.valeur().enfants().stream()
                .filter(critere -> critere.enfants().get(0).getTexte().equals("A"))
                .forEach(critere -> assertTrue(critere.toString().contains("Un détail")));
        int nombre = geste.startsWith("ajouter") ? 3 : geste.equals("retirer:valeur[0]") ? 1 : 2;
        assertEquals(nombre, codes.size());
    }

    @Test
    @DisplayName("laisse de côté les éléments vides, coche ce qui est choisi et dit qu'il n'y en a pas")
    void vides() {
        List<Lecture.Erreur> erreurs = new ArrayList<>();
        Map<String, String[]> envoi = parametres(Map.of(
                "depuis", List.of("01/06/2021"),
                "hypothese", List.of("essai"),
                "valeur[0].code", List.of(""),
                "valeur[1].code", List.of("2021-S1"),
                "valeur[1].releveLe", List.of("7/6/2021")));
        Declaration sessions = SaisieDeRegle.lire(Vocabulaire.cle("sessions"), envoi, "enregistrer")
                .declaration(erreurs);
        assertEquals(List.of(), erreurs);
        assertEquals(
                "[{\"code\":\"2021-S1\",\"releveLe\":\"2021-06-07\",\"motif\":null}]",
                sessions.valeur().toString());
        Map<String, String[]> aucune = new LinkedHashMap<>(envoi);
        aucune.put("aucune", new String[] {"oui"});
        assertTrue(SaisieDeRegle.lire(Vocabulaire.cle("plancher"), aucune, "enregistrer")
                .declaration(erreurs)
                .valeur()
                .isNull());
        assertFalse(SaisieDeRegle.lire(Vocabulaire.cle("sessions"), aucune, "enregistrer")
                .aucune());
    }

    @ParameterizedTest(name = "{0} : {1}")
    @MethodSource("reglesDesGuichets")
    @DisplayName("voit que rien n'a changé, héritée ou propre, et qu'une hypothèse de plus change")
    void redite(String guichet, Cle cle, Declaration declaration) {
        SaisieDeRegle propre = relire(cle, declaration, false, Map.of());
        assertTrue(propre.redit(declaration, declaration));
        SaisieDeRegle heritee = relire(cle, declaration, true, Map.of());
        assertTrue(heritee.redit(null, declaration));
        assertFalse(relire(cle, declaration, true, Map.of("hypothese", "le préfet l’a dit"))
                .redit(null, declaration));
        assertFalse(
                relire(cle, declaration, false, Map.of("depuis", "03/06/2021")).redit(declaration, declaration));
    }

    private static SaisieDeRegle relire(Cle cle, Declaration declaration, boolean heritee, Map<String, String> tape) {
        Map<String, String[]> envoi = envoyer(SaisieDeRegle.de(cle, declaration, heritee, AUJOURDHUI));
        tape.forEach((nom, valeur) -> envoi.put(nom, new String[] {valeur}));
        return SaisieDeRegle.lire(cle, envoi, "enregistrer");
    }

    @ParameterizedTest
    @CsvSource({"tauxMax, valeur, 110", "tauxMax, hypothese, ''", "plancher, valeur.montant, cinq mille"})
    @DisplayName("ne dit qu'une fois ce que l'écran et la frontière refusent tous deux")
    void uneSeuleErreur(String nom, String champ, String tape) {
        Cle cle = Vocabulaire.cle(nom);
        Declaration publiee = new Declaration(
                AUJOURDHUI,
                null,
                "essai",
                null,
                reglesDesGuichets()
                        .map(Arguments::get)
                        .filter(cas -> cas[0].equals("Puy-de-Dôme") && cas[1].equals(cle))
                        .map(cas -> ((Declaration) cas[2]).valeur())
                        .findFirst()
                        .orElseThrow());
        SaisieDeRegle saisie = relire(cle, publiee, false, Map.of(champ, tape));
        List<Lecture.Erreur> erreurs = new ArrayList<>();
        Resolution.Lue lue = Resolution.lire(cle, saisie.declaration(erreurs));
        saisie.ajouter(
                new ChampsInvalides(lue.formes().stream()
                        .map(erreur -> new ChampsInvalides.Erreur(erreur.champ(), "FORME", erreur.message()))
                        .toList()),
                erreurs);
        assertEquals(1, erreurs.size(), erreurs::toString);
    }

    @Test
    @DisplayName("nomme en français le point qu'une source précise, et le rend tel que les fichiers l'écrivent")
    void precisions() {
        Cle cle = Vocabulaire.cle("sessions");
        Declaration.Precision precision = new Declaration.Precision(null, "jusqu’à minuit");
        Declaration declaration = new Declaration(
                AUJOURDHUI, null, "essai", Map.of("heureLimite", precision), JsonNodeFactory.instance.arrayNode());
        SaisieDeRegle montree = SaisieDeRegle.de(cle, declaration, false, AUJOURDHUI);
        assertTrue(montree.champsCaches().contains(Map.entry("precisions[0].nom", "Heure limite")));
        assertEquals(
                Map.of("heureLimite", precision),
                relire(cle, declaration, false, Map.of())
                        .declaration(new ArrayList<>())
                        .precisions());
    }
}
