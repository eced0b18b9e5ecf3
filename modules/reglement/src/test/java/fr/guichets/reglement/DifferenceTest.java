package fr.guichets.reglement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.LocalDate;
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

    @ParameterizedTest(name = "{0} au {1}, premières règles le {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2021-01-25 | -          | 2021-06-02 | Ouvert le 2 juin 2021, sans date de clôture annoncée.
            2021-01-25 | 2021-06-30 | 2021-06-02 | Ouvert le 2 juin 2021, jusqu’au 30 juin 2021 inclus.
            2021-01-25 | 2021-06-30 | 2021-01-25 | Ouvert le 25 janvier 2021, jusqu’au 30 juin 2021 inclus.
            2021-09-01 | -          | 2021-06-02 | Ouvert le 1er septembre 2021, sans date de clôture annoncée.
            2021-01-25 | 2021-05-31 | 2021-06-02 | Ouvert le 25 janvier 2021, jusqu’au 31 mai 2021 inclus.
            """)
    @DisplayName("le dépôt n'a pas ouvert avant que le guichet ait des règles")
    void depot(LocalDate ouverture, LocalDate fermeture, LocalDate premier, String attendu) {
        List<String> dites = Enonces.depot(new Reglement.Depot(ouverture, fermeture), premier);
        assertEquals(attendu, String.join(" ", dites).replace('\u00a0', ' '));
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
            /forfaits/0/montant               | 6000.5     | forfaits         | Communes de moins de 5 000 habitants : 5 000 € | Communes de moins de 5 000 habitants : 6 000,50 €
            /forfaits/0/populationMax         | 4998       | forfaits         | Code : COMMUNE_MOINS_5000 ; Intitulé : Communes de moins de 5 000 habitants ; Collectivités : Commune ; Jusqu’à : 4 999 habitants ; Montant : 5 000 € | Code : COMMUNE_MOINS_5000 ; Intitulé : Communes de moins de 5 000 habitants ; Collectivités : Commune ; Jusqu’à : 4 998 habitants ; Montant : 5 000 €
            /pieces                           | []         | pieces           | -                                         | Aucune pièce n’est demandée.
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
        "heureLimite, Heure limite",
        "petitesCollectivites, Petites collectivités",
        "nombreDePages, nombre de pages",
        "poids, Poids"
    })
    @DisplayName("un détail se nomme sans code")
    void details(String nom, String mots) {
        assertEquals(mots, Vocabulaire.detail(nom));
        assertEquals(nom, Vocabulaire.nomDuDetail(mots));
        assertEquals(nom, Vocabulaire.nomDuDetail(nom));
    }

    @ParameterizedTest
    @MethodSource("toutes")
    @DisplayName("le nom de chaque détail publié se retrouve d'après ses mots")
    void nomsDesDetails(Reglement reglement) {
        reglement.provenances().stream()
                .map(Reglement.Provenance::cle)
                .filter(cle -> cle.contains("."))
                .map(cle -> cle.substring(cle.indexOf('.') + 1))
                .forEach(nom -> assertEquals(nom, Vocabulaire.nomDuDetail(Vocabulaire.detail(nom))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            63 | ["COMMUNE", "METROPOLE"] | Moins de 100 000 habitants, pour les communes et les métropoles seulement.
            63 | ["COMMUNE", "COMMUNAUTE_DE_COMMUNES", "COMMUNAUTE_D_AGGLOMERATION", "COMMUNAUTE_URBAINE", "METROPOLE", "METROPOLE_DE_LYON", "DEPARTEMENT", "REGION"] | Moins de 100 000 habitants, pour toutes les collectivités admises.
            63 | ["COMMUNAUTE_DE_COMMUNES", "COMMUNAUTE_D_AGGLOMERATION", "COMMUNAUTE_URBAINE", "METROPOLE", "METROPOLE_DE_LYON"] | Moins de 100 000 habitants, pour les groupements de communes seulement.
            63 | ["METROPOLE_DE_LYON"] | Moins de 100 000 habitants, pour la métropole de Lyon seulement.
            """)
    @DisplayName("un plafond dit quelles collectivités il vise")
    void plafond(String guichet, String natures, String phrase) throws JsonProcessingException {
        String plafond = "{\"seuil\": 100000, \"strict\": true, \"natures\": " + natures + "}";
        assertEquals(
                List.of(phrase),
                espaces(Enonces.de(avec(regles(guichet), "/plafondPopulation", plafond), "plafondPopulation")));
    }

    @Test
    @DisplayName("la phrase nationale sur qui peut demander se tait quand le guichet a ses propres natures")
    void quiPeutDemander() throws JsonProcessingException {
        Reglement heritier = regles("58");
        assertEquals(heritier.textes().quiPeutDemander(), Enonces.quiPeutDemander(heritier));
        ObjectNode regles = (ObjectNode) JSON.readTree(JsonReglement.ecrire(heritier));
        for (JsonNode provenance : regles.path("provenances")) {
            if (provenance.path("cle").asText().equals("natures")) {
                ((ObjectNode) provenance).put("niveau", "DEPARTEMENT");
            }
        }
        Reglement restreint = JsonReglement.lire(regles.toString());
        assertNull(Enonces.quiPeutDemander(restreint));
        assertFalse(Enonces.de(restreint, "textes").isEmpty());
        Reglement redige = regles("63");
        assertEquals(redige.textes().quiPeutDemander(), Enonces.quiPeutDemander(redige));
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
