package fr.guichets.reglement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.reglement.tenants.ModeleNational;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Introuvable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("En français,")
class DifferenceTest {

    private static final DossierTenants TENANTS = DossierTenants.lire(Path.of("../../tenants"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Reglement regles(String code) {
        return TENANTS.guichet(new CodeDepartement(code)).versions().get(0).reglement();
    }

    static Stream<Reglement> toutes() {
        return TENANTS.guichets().stream()
                .map(GuichetDeclare::versions)
                .flatMap(List::stream)
                .map(version -> version.reglement());
    }

    @ParameterizedTest
    @MethodSource("toutes")
    @DisplayName("chaque règle de chaque guichet se dit, avec des espaces insécables")
    void enonces(Reglement reglement) {
        Stream.concat(Vocabulaire.cles().stream().map(Cle::nom), ModeleNational.PRINCIPES.stream())
                .forEach(cle -> {
                    List<String> phrases = Enonces.de(reglement, cle);
                    assertFalse(phrases.isEmpty(), cle);
                    assertTrue(
                            phrases.stream()
                                    .noneMatch(
                                            phrase -> phrase.isBlank() || phrase.matches("(?s).* [:;?!»€%].*|.*'.*")),
                            () -> cle + " : " + phrases);
                });
    }

    @Test
    @DisplayName("une clé inconnue ne dit rien")
    void cle_inconnue() {
        assertThrows(Introuvable.class, () -> Enonces.de(regles("63"), "plancherr"));
    }

    @Test
    @DisplayName("une version ne diffère pas d'elle-même")
    void aucune() {
        assertEquals(List.of(), Difference.entre(regles("63"), JsonReglement.lire(JsonReglement.ecrire(regles("63")))));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            /plancher/montant                 | 4000       | plancher         | 5 000 € de coût global, avant exclusions. | 4 000 € de coût global, avant exclusions.
            /plancher                         | null       | plancher         | 5 000 € de coût global, avant exclusions. | Aucun coût minimal.
            /depot/fermeture                  | "2021-07-01" | depot          | Ouvert le 25 janvier 2021, jusqu’au 30 juin 2021 inclus. | Ouvert le 25 janvier 2021, jusqu’au 1er juillet 2021 inclus.
            /forfaits/0/montant               | 6000.5     | forfaits         | Code : COMMUNE_MOINS_5000 ; Intitulé : Communes de moins de 5 000 habitants ; Collectivités : Commune ; Jusqu’à : 4 999 habitants ; Montant : 5 000 € | Code : COMMUNE_MOINS_5000 ; Intitulé : Communes de moins de 5 000 habitants ; Collectivités : Commune ; Jusqu’à : 4 999 habitants ; Montant : 6 000,50 €
            /comite/quorum                    | 3          | comite           | -                                         | Le comité siège quand 3 sièges sont tenus.
            /participationMinimale            | 0.2        | participationMinimale | Aucune part minimale fixée ici ; la loi peut en imposer une pour un investissement. | Au moins 20 % du coût du projet.
            /natures                          | ["COMMUNE"] | natures         | -                                         | -
            /engagementProjet/preuves         | ["DEVIS"]  | engagementProjet | Preuves admises : Marché signé, Devis signé | Preuves admises : Devis signé
            /comite/sieges/0/arrondissement   | "631"      | comite           | Sièges qui votent : Fonction : sous-préfet de Thiers ; Arrondissement : 635 / Fonction : sous-préfet d’Ambert ; Arrondissement : 631 / Fonction : sous-préfet de Clermont-Ferrand ; Arrondissement : 632 / Fonction : sous-préfet d’Issoire ; Arrondissement : 633 / Fonction : sous-préfet de Riom ; Arrondissement : 634 | -
            """)
    @DisplayName("deux versions se comparent phrase par phrase")
    void phrases(String chemin, String valeur, String cle, String retiree, String ajoutee)
            throws JsonProcessingException {
        List<Difference> differences = Difference.entre(regles("63"), avec(regles("63"), chemin, valeur));
        assertEquals(List.of(cle), differences.stream().map(Difference::cle).toList());
        Difference difference = differences.get(0);
        assertEquals(Vocabulaire.cle(cle).intitule(), difference.intitule());
        assertFalse(difference.sourceSeulement());
        if (retiree != null) {
            assertEquals(List.of(retiree), espaces(difference.retires()));
        }
        if (ajoutee != null) {
            assertEquals(List.of(ajoutee), espaces(difference.ajoutes()));
        }
    }

    @Test
    @DisplayName("une source qui change seule est dite, sans phrase")
    void source() throws JsonProcessingException {
        Reglement autre = JsonReglement.lire(JsonReglement.ecrire(regles("58"))
                .replace("aucun document national ne fixe de coût minimal", "le préfet l’a dit"));
        Difference difference = Difference.entre(regles("58"), autre).get(0);
        assertEquals("plancher", difference.cle());
        assertTrue(difference.sourceSeulement());
        assertEquals("le préfet l’a dit", difference.apres().hypothese());
    }

    @Test
    @DisplayName("deux guichets se comparent dans l'ordre du vocabulaire")
    void ordre() {
        List<String> cles = Difference.entre(regles("18"), regles("63")).stream()
                .map(Difference::cle)
                .toList();
        assertEquals(
                Vocabulaire.cles().stream().map(Cle::nom).filter(cles::contains).toList(), cles);
        assertTrue(cles.containsAll(List.of("forfaits", "plancher", "sessions", "comite")), cles::toString);
        assertFalse(cles.contains("versement"), "hérité des deux côtés");
    }

    @ParameterizedTest
    @CsvSource({
        "soldeMois, Délai pour demander le solde",
        "arrondissement, Arrondissement",
        "heureLimite, heure limite",
        "poids, Poids"
    })
    @DisplayName("un détail se nomme sans code")
    void details(String nom, String mots) {
        assertEquals(mots, Vocabulaire.detail(nom));
    }

    private static List<String> espaces(List<String> phrases) {
        return phrases.stream().map(phrase -> phrase.replace('\u00a0', ' ')).toList();
    }

    private static Reglement avec(Reglement reglement, String chemin, String valeur) throws JsonProcessingException {
        ObjectNode regles = (ObjectNode) JSON.readTree(JsonReglement.ecrire(reglement));
        JsonPointer place = JsonPointer.compile(chemin);
        if (regles.at(place.head()) instanceof ArrayNode liste) {
            liste.set(place.last().getMatchingIndex(), JSON.readTree(valeur));
        } else {
            ((ObjectNode) regles.at(place.head())).set(place.last().getMatchingProperty(), JSON.readTree(valeur));
        }
        return JsonReglement.lire(regles.toString());
    }
}
