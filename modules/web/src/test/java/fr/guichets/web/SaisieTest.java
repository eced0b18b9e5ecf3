package fr.guichets.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("L'état du simulateur dans l'adresse")
class SaisieTest {

    private static final LocalDate AUJOURDHUI = LocalDate.of(2021, 6, 2);

    private static Map<String, String[]> parametres(String requete) {
        Map<String, List<String>> valeurs = new LinkedHashMap<>();
        for (String paire : requete.split("&")) {
            String[] morceaux = paire.split("=", 2);
            valeurs.computeIfAbsent(morceaux[0], nom -> new ArrayList<>())
                    .add(URLDecoder.decode(morceaux.length < 2 ? "" : morceaux[1], StandardCharsets.UTF_8));
        }
        return valeurs.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entree -> entree.getValue()
                .toArray(new String[0])));
    }

    private static List<String> champs(String requete) {
        return new Lecture(Saisie.de(parametres(requete)), AUJOURDHUI)
                .erreurs().stream().map(Lecture.Erreur::champ).toList();
    }

    @ParameterizedTest
    @DisplayName("Une adresse relue puis récrite est la même")
    @ValueSource(
            strings = {
                "etape=depenses&collectivite=COMMUNE-18159",
                "etape=depenses&collectivite=COMMUNE-18159&libelle=Site+%26+services&nature=PRESTATION&montant=1+234%2C50"
                        + "&libelle=&nature=FORMATION&montant=12&organisme=DETR&aide=100&statut=OBTENU&demande=500"
                        + "&theme=RELATION_USAGER&duree=12&depot=2021-06-15&signature=2021-07-01",
                "etape=depenses&collectivite=COMMUNE-18159&libelle=%3Cscript%3E&nature=x&montant=%27%3B--"
            })
    void allerRetour(String requete) {
        assertEquals(requete, Saisie.de(parametres(requete)).requete("depenses"));
    }

    @Test
    @DisplayName("Paramètres inconnus et doublons sont ignorés, les longueurs sont bornées")
    void bornes() {
        Saisie saisie = Saisie.de(parametres("inconnu=1&demande=5&demande=6&libelle=" + "a".repeat(5000)));
        assertEquals("5", saisie.demande());
        assertEquals(Saisie.LONGUEUR_TEXTE, saisie.depenses().get(0).libelle().length());
    }

    @Test
    @DisplayName("La 201e dépense est une erreur, les suivantes ne sont pas lues")
    void deuxCentsDepenses() {
        String ligne = "libelle=a&nature=FORMATION&montant=1";
        String[] deuxCents = new String[200];
        Arrays.fill(deuxCents, ligne);
        assertTrue(champs(String.join("&", deuxCents)).isEmpty());
        assertEquals(List.of("depense-1-libelle"), champs(String.join("&", deuxCents) + "&" + ligne));
        assertEquals(
                201,
                Saisie.de(parametres(String.join("&", deuxCents) + "&" + ligne + "&" + ligne))
                        .depenses()
                        .size());
    }

    @Test
    @DisplayName("La 101e aide est une erreur")
    void centAides() {
        String[] cent = new String[100];
        Arrays.fill(cent, "organisme=a&aide=1&statut=OBTENU");
        String debut = "nature=FORMATION&montant=1&" + String.join("&", cent);
        assertTrue(champs(debut).isEmpty());
        assertEquals(List.of("aide-1-organisme"), champs(debut + "&organisme=a&aide=1&statut=OBTENU"));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("Chaque champ faux est signalé, tous à la fois")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "montant=5000&nature=PRESTATION&libelle=|-",
                "etape=resultat|depense-1-libelle",
                "montant=5000&nature=&libelle=|depense-1-nature",
                "montant=&nature=FORMATION&libelle=|depense-1-montant",
                "montant=0&nature=FORMATION|depense-1-montant",
                "montant=x&nature=y|depense-1-nature,depense-1-montant",
                "montant=5&nature=FORMATION&aide=10|aide-1-statut",
                "montant=5&nature=FORMATION&organisme=DETR&statut=OBTENU|aide-1-montant",
                "montant=5&nature=FORMATION&statut=OBTENU|-",
                "montant=5&nature=FORMATION&demande=-1&theme=X&duree=1e3&depot=2021-02-30&signature=hier|demande,theme,duree,depot,signature",
                "montant=5&nature=FORMATION&duree=0|duree",
                "montant=5&nature=FORMATION&depot=9999-01-01|depot",
                "montant=5&nature=FORMATION&depot=15/06/|depot",
                "montant=5&nature=FORMATION&depot=31022021|depot",
                "montant=5&nature=FORMATION&depot=15/06/2021|-"
            })
    void erreurs(String requete, String attendus) {
        assertEquals(attendus == null ? "" : attendus, String.join(",", champs(requete)));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Une date se tape comme on l'écrit, ou sans séparateur sur un clavier de chiffres")
    @ValueSource(strings = {"05/06/2021", "5/6/2021", "5.6.2021", "5-6-2021", "05062021", "2021-06-05"})
    void dates(String texte) {
        assertEquals(LocalDate.of(2021, 6, 5), Lecture.date(texte));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("Une date est montrée telle que tapée ; celle d'une adresse, à la française")
    @CsvSource({"2021-06-05, 05/06/2021", "5/6/2021, 5/6/2021", "2021-02-31, 2021-02-31", "15/06/, 15/06/"})
    void dateMontree(String texte, String attendu) {
        assertEquals(attendu, Lecture.dateMontree(texte));
    }

    @Test
    @DisplayName("Au sommaire le message nomme la ligne, sous le champ il dit seulement quoi faire")
    void messages() {
        Lecture.Erreur erreur = new Lecture(Saisie.de(parametres("nature=FORMATION&montant=-5")), AUJOURDHUI)
                .erreurs()
                .get(0);
        assertEquals("Saisissez un montant positif", erreur.remede());
        assertEquals("Dépense 1\u00a0: saisissez un montant positif", erreur.message());
    }
}
