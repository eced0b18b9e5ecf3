package fr.guichets.reglement.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("La configuration livrée")
class DossierTenantsTest {

    private static final DossierTenants LIVREE = DossierTenants.lire(Path.of("../../tenants"));

    @Test
    @DisplayName("compte 101 départements ouverts et 6 collectivités d'outre-mer fermées, sans enveloppe")
    void cent_sept_guichets() {
        List<GuichetDeclare> departements = parType(Guichet.Type.DEPARTEMENT);
        List<GuichetDeclare> outreMer = parType(Guichet.Type.COLLECTIVITE_OUTRE_MER);

        assertEquals(101, departements.size());
        assertTrue(departements.stream().allMatch(guichet -> guichet.etat() == Guichet.Etat.OUVERT));
        assertEquals(6, outreMer.size());
        assertTrue(outreMer.stream().allMatch(guichet -> guichet.etat() == Guichet.Etat.FERME));
        assertEquals(Montant.ZERO, enveloppes(outreMer));
    }

    @Test
    @DisplayName("délègue 29 997 000 € en tout aux départements")
    void enveloppe_nationale() {
        assertEquals(Montant.euros(29_997_000), enveloppes(parType(Guichet.Type.DEPARTEMENT)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "01, de l'Ain, Europe/Paris",
        "2A, de la Corse-du-Sud, Europe/Paris",
        "04, des Alpes-de-Haute-Provence, Europe/Paris",
        "18, du Cher, Europe/Paris",
        "28, d'Eure-et-Loir, Europe/Paris",
        "69, du Rhône, Europe/Paris",
        "75, de Paris, Europe/Paris",
        "76, de la Seine-Maritime, Europe/Paris",
        "95, du Val-d'Oise, Europe/Paris",
        "972, de la Martinique, America/Martinique",
        "974, de La Réunion, Indian/Reunion",
        "976, de Mayotte, Indian/Mayotte",
        "988, de la Nouvelle-Calédonie, Pacific/Noumea"
    })
    @DisplayName("nomme chaque guichet en français, dans son fuseau")
    void identites(String code, String complement, String fuseau) {
        Reglement.Identite identite = LIVREE.guichet(new CodeDepartement(code)).identite();
        assertEquals(complement, identite.complement());
        assertEquals(fuseau, identite.fuseau().getId());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codes")
    @DisplayName("dit d'où vient chaque valeur, et ne la dit qu'une fois")
    void provenances(CodeDepartement code) {
        for (VersionDeclaree version : LIVREE.guichet(code).versions()) {
            List<String> cles = version.reglement().provenances().stream()
                    .map(Provenance::cle)
                    .toList();
            assertEquals(cles.size(), cles.stream().distinct().count());
            assertTrue(
                    cles.containsAll(Vocabulaire.cles().stream().map(Cle::nom).toList()));
            assertTrue(cles.containsAll(ModeleNational.PRINCIPES));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codes")
    @DisplayName("s'écrit et se relit à l'identique, avec la même empreinte")
    void aller_retour(CodeDepartement code) {
        for (VersionDeclaree version : LIVREE.guichet(code).versions()) {
            String ecrit = JsonReglement.ecrire(version.reglement());
            Reglement relu = JsonReglement.lire(ecrit);
            assertEquals(version.reglement(), relu);
            assertEquals(JsonReglement.empreinte(ecrit), JsonReglement.empreinte(JsonReglement.ecrire(relu)));
        }
    }

    static Stream<CodeDepartement> codes() {
        return LIVREE.guichets().stream().map(GuichetDeclare::code);
    }

    private static List<GuichetDeclare> parType(Guichet.Type type) {
        return LIVREE.guichets().stream()
                .filter(guichet -> guichet.type() == type)
                .toList();
    }

    private static Montant enveloppes(List<GuichetDeclare> guichets) {
        return Montant.somme(guichets.stream()
                .map(guichet ->
                        guichet.versions().get(0).reglement().enveloppe().total())
                .toList());
    }
}
