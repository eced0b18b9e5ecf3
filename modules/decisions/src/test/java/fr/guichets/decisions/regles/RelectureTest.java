package fr.guichets.decisions.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.interne.ModelesNationaux;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ChampsInvalides.Erreur;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("La relecture d'un modèle avant sa publication")
class RelectureTest {

    private static final String NATIONAL = ModelesNationaux.texte(NatureActe.ATTRIBUTION);

    @ParameterizedTest
    @DisplayName("Les modèles nationaux se publieraient tels quels")
    @EnumSource(NatureActe.class)
    void nationaux(NatureActe nature) {
        String texte = ModelesNationaux.texte(nature);
        assertEquals(List.of(), Relecture.erreurs(nature, texte));
        assertEquals(texte, Relecture.nettoyer(texte), "le texte livré est déjà propre");
    }

    @ParameterizedTest(name = "{0} : {1}")
    @DisplayName("Une ligne mal écrite est refusée, avec son numéro et ce qu'elle nomme")
    @CsvSource(delimiter = '|', textBlock = """
            Le montant est de {montnat}.                    | CHAMP_INCONNU           | {montnat}
            Le montant est de {}.                           | CHAMP_INCONNU           | {}
            À reverser : {montant.reversement}              | CHAMP_INCONNU           | {montant.reversement}
            {tableau des dépenses manquantes}               | CHAMP_INCONNU           | manquantes
            Le montant est de {montant.                     | ACCOLADE_SEULE          | {montant.
            Le montant est de montant}.                     | ACCOLADE_SEULE          | montant}.
            Le montant est de {{montant}}.                  | ACCOLADE_SEULE          | {
            Voici {tableau des depenses}                    | CHAMP_SEUL_SUR_SA_LIGNE | {tableau des depenses}
            {si pleinelune} Rien. {fin}                     | CONDITION_INCONNUE      | {si pleinelune}
            {si avance} Une avance.                         | CONDITION_OUVERTE       | {fin}
            {si avance}                                     | CONDITION_OUVERTE       | {fin}
            {si avance}Une {si forfait}avance{fin}.{fin}    | CONDITION_IMBRIQUEE     | ligne 2
            Une avance.{fin}                                | CONDITION_ABSENTE       | {fin}
            {fin}                                           | CONDITION_ABSENTE       | {fin}
            {sinon}                                         | CONDITION_ABSENTE       | {sinon}
            {si avance}a{sinon}b{sinon}c{fin}               | CONDITION_ABSENTE       | {sinon}
            """)
    void lignesRefusees(String ligne, String code, String nomme) {
        List<Erreur> erreurs = Relecture.erreurs(NatureActe.ATTRIBUTION, "Première ligne.\n" + ligne + "\n");
        assertTrue(
                erreurs.stream()
                        .anyMatch(erreur -> erreur.code().equals(code)
                                && erreur.champ().equals("texte")
                                && erreur.message().startsWith("Ligne 2 : ")
                                && erreur.message().contains(nomme)),
                () -> erreurs.toString());
    }

    @ParameterizedTest
    @DisplayName("La casse, les accents et les espaces en trop ne comptent pas")
    @CsvSource({"{Montant}", "{MONTANT EN LETTRES}", "{montant  en lettres}", "{date.achèvement}", "{ methode }"})
    void tolerance(String champ) {
        assertTrue(Vocabulaire.champ(champ.substring(1, champ.length() - 1)).isPresent());
    }

    @Test
    @DisplayName("Toutes les lignes fautives sont dites à la fois")
    void toutes() {
        List<Erreur> erreurs =
                Relecture.erreurs(NatureActe.REFUS, "Un {rien}.\n\nBon : {motif\n{si nuit}\nNuit.\n{fin}\n");
        assertEquals(
                List.of("Ligne 1", "Ligne 3", "Ligne 4"),
                erreurs.stream().map(e -> e.message().split(" :")[0]).toList());
    }

    static Stream<Arguments> exigences() {
        return Stream.of(
                Arguments.of("{beneficiaire}", "le bénéficiaire"),
                Arguments.of("{membres}", "les membres d'un groupement"),
                Arguments.of("{projet.intitule}", "le projet"),
                Arguments.of("{projet.theme}", "les caractéristiques du projet"),
                Arguments.of("{tableau des depenses}", "la nature de la dépense"),
                Arguments.of("{depense.subventionnable}", "le montant de la dépense subventionnable"),
                Arguments.of("{montant}", "le montant maximum de l'aide"),
                Arguments.of("{montant en lettres}", "en chiffres et en lettres"),
                Arguments.of("{methode}", "la façon dont le montant définitif est calculé"),
                Arguments.of("{date.achevement}", "la date prévisionnelle d'achèvement"),
                Arguments.of("{modalites.versement}", "les modalités de versement"),
                Arguments.of("{modalites.reversement}", "les cas de reversement"),
                Arguments.of("{voies.recours}", "les voies et délais de recours"),
                Arguments.of("{signataire.delegation}", "la délégation de signature"),
                Arguments.of("2018-514", "le visa du décret n° 2018-514"),
                Arguments.of("{date.depot}", "le visa de la demande"));
    }

    @ParameterizedTest(name = "sans {0}")
    @MethodSource("exigences")
    @DisplayName("Un arrêté attributif à qui il manque une mention de l'article 8 n'est pas publié")
    void mentions(String sans, String mention) {
        List<Erreur> erreurs = Relecture.erreurs(NatureActe.ATTRIBUTION, NATIONAL.replace(sans, "rien"));
        assertEquals(1, erreurs.size(), erreurs::toString);
        assertEquals("MENTION_MANQUANTE", erreurs.get(0).code());
        assertTrue(erreurs.get(0).message().contains(mention), erreurs::toString);
    }

    @Test
    @DisplayName("Une mention sous condition peut manquer : elle doit en sortir, ou être dans les deux branches")
    void sousCondition() {
        String conditionnel = NATIONAL.replace("{montant en lettres}", "{si avance}{montant en lettres}{fin}");
        List<Erreur> erreurs = Relecture.erreurs(NatureActe.ATTRIBUTION, conditionnel);
        assertEquals(1, erreurs.size(), erreurs::toString);
        assertTrue(erreurs.get(0).message().contains("sortez {montant en lettres} de sa condition"), erreurs::toString);
        String deuxBranches = NATIONAL.replace(
                "{montant en lettres}", "{si avance}{montant en lettres}{sinon}soit {montant en lettres}{fin}");
        assertEquals(List.of(), Relecture.erreurs(NatureActe.ATTRIBUTION, deuxBranches));
    }

    @Test
    @DisplayName("Les champs que la loi exige existent dans chaque modèle qui doit les dire")
    void exigencesPossibles() {
        for (NatureActe nature : NatureActe.values()) {
            assertFalse(Mention.de(nature).isEmpty());
            String vide = "Bonjour.\n";
            assertEquals(
                    Mention.de(nature).size(), Relecture.erreurs(nature, vide).size());
        }
    }

    @ParameterizedTest(name = "motif « {0} »")
    @CsvSource({"''", "'   '"})
    @DisplayName("Publier demande un motif, dit avec les autres défauts")
    void motif(String motif) {
        ChampsInvalides refus = assertThrows(
                ChampsInvalides.class, () -> Relecture.relire(NatureActe.ATTRIBUTION, NATIONAL + "{rien}", motif));
        assertEquals(
                List.of("texte", "motif"),
                refus.erreurs().stream().map(Erreur::champ).toList());
    }

    @Test
    @DisplayName("Un texte vide ou trop long est refusé")
    void longueurs() {
        assertEquals(
                List.of("VALEUR_ABSENTE", "TEXTE_TROP_LONG"),
                Stream.of("", "a".repeat(Relecture.LONGUEUR_MAXIMALE + 1))
                        .map(texte -> Relecture.erreurs(NatureActe.REFUS, texte)
                                .get(0)
                                .code())
                        .toList());
    }

    @Test
    @DisplayName("La comparaison de deux versions dit chaque ligne gardée, retirée, ajoutée")
    void comparaison() {
        assertEquals(
                List.of("GARDEE a", "RETIREE b", "AJOUTEE x", "GARDEE c", "AJOUTEE d"),
                Comparaison.comparer("a\nb\nc\n", "a\nx\nc\nd\n").stream()
                        .map(ligne -> ligne.sens() + " " + ligne.texte())
                        .toList());
    }
}
