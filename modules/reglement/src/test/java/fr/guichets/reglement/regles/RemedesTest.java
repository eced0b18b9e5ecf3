package fr.guichets.reglement.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Demande.Cofinancement.Statut;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Remedes;
import fr.guichets.reglement.Remedes.Remede;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Le remède dit")
class RemedesTest {

    private static final LocalDate AUJOURDHUI = LocalDate.of(2021, 6, 2);

    static Stream<Arguments> refus() {
        Reglement puyDeDome = Cas.regles("63");
        Reglement normandie = Cas.regles("76");
        Reglement cher = Cas.regles("18");
        Reglement partiel = Cas.avec(
                Cas.avec(cher, "exclusions", "[\"PRESTATION\"]"),
                "plancher",
                "{\"montant\":3000,\"assiette\":\"COUT_ELIGIBLE\"}");
        Reglement plafonne = Cas.avec(cher, "plafondParCollectivite", "{\"montant\":20000}");
        return Stream.of(
                Arguments.of(
                        "l'argent qui manque",
                        Cas.selon(puyDeDome).coute("4500"),
                        "COMPLETER : Il manque 500 € : avec autant de dépenses financées de plus, votre projet atteindrait"
                                + " le coût minimal de 5 000 €. L'aide possible serait de 5 000 €."),
                Arguments.of(
                        "le centime qui manque",
                        Cas.selon(puyDeDome).coute("4999.99"),
                        "COMPLETER : Il manque 0,01 € : avec autant de dépenses financées de plus, votre projet atteindrait"
                                + " le coût minimal de 5 000 €. L'aide possible serait de 5 000 €."),
                Arguments.of(
                        "une dépense financée, quand une autre est exclue",
                        Cas.selon(partiel).coute("9000").depense(NatureDepense.FORMATION, "1000"),
                        "COMPLETER : Il manque 2 000 € : avec autant de dépenses financées de plus, votre projet"
                                + " atteindrait le coût minimal de 3 000 €. L'aide possible serait de 3 000 €."),
                Arguments.of(
                        "d'autres dépenses, quand toutes sont exclues",
                        Cas.selon(normandie).depense(NatureDepense.EQUIPEMENT_INFORMATIQUE_AGENTS, "9000"),
                        "AUTRES_DEPENSES : Les dépenses de ce projet sont toutes exclues ici. Prévoyez à leur place des"
                                + " dépenses financées : « Prestation (étude, conseil, développement, intégration) »,"
                                + " « Formation », « Licence ou abonnement ». L'aide possible serait de 9 000 €."),
                Arguments.of(
                        "le jour de l'ouverture",
                        Cas.selon(Cas.avec(
                                        cher, "depot", "{\"ouverture\":\"2021-09-01\",\"fermeture\":\"2021-10-31\"}"))
                                .coute("6000"),
                        "AUTRE_JOUR : Déposez votre demande à partir du 1er septembre 2021 et jusqu'au 31 octobre 2021"
                                + " inclus. L'aide possible serait de 6 000 €."),
                Arguments.of(
                        "qu'un dépôt prévu trop tard peut être avancé",
                        Cas.selon(puyDeDome).coute("6000").depose("2021-07-10T10:00:00+02:00"),
                        "AUTRE_JOUR : Le dépôt est ouvert aujourd'hui et jusqu'au 30 juin 2021 inclus : déposez d'ici là."
                                + " L'aide possible serait de 5 000 €."),
                Arguments.of(
                        "qu'il faut signer après",
                        Cas.selon(cher)
                                .coute("6000")
                                .depose("2021-07-10T10:00:00+02:00")
                                .signe("2021-07-09"),
                        "SIGNER_APRES : Ne signez le devis ou le marché qu'après avoir déposé la demande. L'aide possible"
                                + " serait de 6 000 €."),
                Arguments.of(
                        "qu'aucun remède n'efface une signature",
                        Cas.selon(cher).coute("6000").signe("2021-05-01"),
                        "SANS_REMEDE : Le devis ou le marché est déjà signé : un projet commencé avant le dépôt ne peut pas"
                                + " être aidé. Une autre partie du projet, non commencée, peut faire l'objet d'une"
                                + " demande."),
                Arguments.of(
                        "les thèmes pris ici",
                        Cas.selon(Cas.avec(cher, "themes", "[{\"code\":\"FORMATION_AGENTS\",\"libelle\":\"Former\"}]"))
                                .coute("6000")
                                .theme("RELATION_USAGER"),
                        "AUTRE_THEME : Rattachez votre projet, s'il s'y prête, à un thème financé ici : Former. L'aide"
                                + " possible serait de 6 000 €."),
                Arguments.of(
                        "l'autre guichet, et rien des règles d'ici",
                        Cas.selon(puyDeDome).du("18").coute("4500"),
                        "AUTRE_GUICHET : Adressez-vous au guichet du département 18 : votre collectivité en relève, et ce"
                                + " sont ses règles qui diront l'aide possible."),
                Arguments.of(
                        "l'année suivante, quand le plafond est atteint",
                        Cas.selon(plafonne).coute("6000").apres(1, "20000"),
                        "ANNEE_SUIVANTE : Déposez à partir du 1er janvier 2022, ou retirez une autre demande. L'aide"
                                + " possible serait de 6 000 €."),
                Arguments.of(
                        "que rien n'y fait pour un groupement trop peuplé",
                        Cas.selon(normandie)
                                .porteur(NatureCollectivite.METROPOLE, 500_000)
                                .coute("10"),
                        "SANS_REMEDE : Votre collectivité est trop peuplée pour ce guichet, quel que soit le"
                                + " projet."),
                Arguments.of(
                        "tout ce qu'il faut faire à la fois",
                        Cas.selon(puyDeDome)
                                .coute("4000")
                                .theme("SERVICE_EN_LIGNE")
                                .depose("2021-07-10T10:00:00+02:00"),
                        "COMPLETER : Il manque 1 000 € : avec autant de dépenses financées de plus, votre projet"
                                + " atteindrait le coût minimal de 5 000 €. | AUTRE_JOUR : Le dépôt est ouvert"
                                + " aujourd'hui et jusqu'au 30 juin 2021 inclus : déposez d'ici là. | AUTRE_THEME :"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refus")
    @DisplayName("ce qui rendrait le projet possible")
    void refuse(String nom, Cas cas, String attendu) {
        String obtenu = dire(Remedes.pour(List.of(cas.regles()), cas.projet(), AUJOURDHUI));
        assertEquals(
                attendu,
                attendu.endsWith(":") ? obtenu.substring(0, Math.min(obtenu.length(), attendu.length())) : obtenu);
    }

    @Test
    @DisplayName("que le dépôt rouvre avec une version à venir, et la juge avec elle")
    void version_a_venir() {
        Reglement close =
                Cas.avec(Cas.regles("18"), "depot", "{\"ouverture\":\"2021-01-25\",\"fermeture\":\"2021-05-31\"}");
        Reglement suivante = Cas.avec(
                Cas.avec(
                        Cas.avec(Cas.regles("18"), "version", "\"2022-1\""),
                        "depot",
                        "{\"ouverture\":\"2022-02-01\",\"fermeture\":null}"),
                "effet",
                "\"2022-01-01\"");
        Cas cas = Cas.selon(close).coute("6000");
        assertTrue(dire(Remedes.pour(List.of(close), cas.projet(), AUJOURDHUI))
                .startsWith("SANS_REMEDE : Le dépôt est fermé"));
        assertEquals(
                "AUTRE_JOUR : Déposez votre demande à partir du 1er février 2022. L'aide possible serait de 3 000 €.",
                dire(Remedes.pour(List.of(close, Cas.avec(suivante, "tauxMax", "0.5")), cas.projet(), AUJOURDHUI)));
    }

    @Test
    @DisplayName("que rien n'y fait quand une version à venir ferme le dépôt avant qu'il ait ouvert")
    void jamais_ouvert() {
        Reglement tardive = Cas.avec(Cas.regles("18"), "depot", "{\"ouverture\":\"2021-10-01\",\"fermeture\":null}");
        Reglement close = Cas.avec(
                Cas.avec(
                        Cas.avec(Cas.regles("18"), "version", "\"2021-2\""),
                        "depot",
                        "{\"ouverture\":\"2021-01-25\",\"fermeture\":\"2021-08-31\"}"),
                "effet",
                "\"2021-09-01\"");
        assertEquals(
                "SANS_REMEDE : Les règles de ce guichet n'ouvrent plus le dépôt aucun jour : aucun changement du projet"
                        + " n'y remédie, sauf réouverture par la préfecture.",
                dire(Remedes.pour(
                        List.of(tardive, close),
                        Cas.selon(tardive).coute("6000").projet(),
                        AUJOURDHUI)));
    }

    static Stream<Arguments> accords() {
        Reglement puyDeDome = Cas.regles("63");
        return Stream.of(
                Arguments.of(
                        "rien quand tout est financé",
                        Cas.selon(Cas.regles("18")).coute("6000"),
                        ""),
                Arguments.of(
                        "de demander plus",
                        Cas.selon(puyDeDome).coute("9000").demande("2000"),
                        "DEMANDER_PLUS : En demandant 5 000 €, vous pourriez les recevoir, au lieu de 2 000 €."),
                Arguments.of(
                        "qu'un autre porteur a un autre forfait",
                        Cas.selon(puyDeDome).coute("90000"),
                        "AUTRE_PORTEUR : Le forfait dépend de qui porte le projet : pour la catégorie « Autres collectivités"
                                + " (ex : EPCI, conseil départemental) », l'aide possible serait de 20 000 €."),
                Arguments.of(
                        "qu'un projet plus complet serait mieux aidé",
                        Cas.selon(Cas.avec(puyDeDome, "tauxMax", "0.5")).coute("6000"),
                        "COMPLETER : Un projet plus complet serait mieux aidé : avec 4 000 € de dépenses financées de plus,"
                                + " l'aide possible serait de 5 000 €."),
                Arguments.of(
                        "jusqu'où les autres aides laissent aller",
                        Cas.selon(puyDeDome).coute("6000").aide("4000", Statut.OBTENU),
                        "COMPLETER : Un projet plus complet serait mieux aidé : avec 3 000 € de dépenses financées de plus,"
                                + " l'aide possible serait de 5 000 €."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accords")
    @DisplayName("ce qui donnerait plus")
    void accepte(String nom, Cas cas, String attendu) {
        List<Remede> remedes = Remedes.pour(List.of(cas.regles()), cas.projet(), AUJOURDHUI);
        assertEquals(
                attendu,
                dire(remedes.stream()
                        .filter(remede -> !remede.code().equals("LIMITE"))
                        .toList()));
        assertEquals(!attendu.isEmpty(), remedes.stream().anyMatch(remede -> remede.code()
                .equals("LIMITE")));
    }

    private static String dire(List<Remede> remedes) {
        return String.join(
                        " | ",
                        remedes.stream()
                                .map(remede -> remede.code() + " : " + remede.phrase())
                                .toList())
                .replace('\u00a0', ' ');
    }
}
