package fr.guichets.acces.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Role;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Les rôles qu'un jeton vaut à une adresse")
class RolesIciTest {

    @ParameterizedTest(name = "{0} | {1} | national {2} | mandat {3} → {4} {5}")
    @DisplayName("ne viennent que des groupes de ce guichet")
    @CsvSource(
            nullValues = "-",
            value = {
                "18, /guichets/18/instructeur, false, false, INSTRUCTEUR, -",
                "18, /guichets/18/instructeur /guichets/18/administrateur, false, false, ADMINISTRATEUR INSTRUCTEUR, -",
                "18, /guichets/63/instructeur, false, false, -, -",
                "63, /guichets/18/instructeur /guichets/63/evaluateur, false, false, EVALUATEUR, -",
                "2A, /guichets/2A/signataire, false, false, SIGNATAIRE, -",
                "2A, /guichets/2a/signataire, false, false, -, -",
                "18, /guichets/18/sous-prefet/181, false, false, SOUS_PREFET, 181",
                "18, /guichets/18/sous-prefet/181 /guichets/18/sous-prefet/183, false, false, SOUS_PREFET, 181 183",
                "18, /guichets/63/sous-prefet/631, false, false, -, -",
                "18, /guichets/18/sous-prefet, false, false, -, -",
                "18, /guichets/18/sous-prefet/, false, false, -, -",
                "18, /guichets/18/instructeur/181, false, false, -, -",
                "18, /guichets/18, false, false, -, -",
                "18, /guichets/181/instructeur, false, false, -, -",
                "18, guichets/18/instructeur, false, false, -, -",
                "18, /autres/guichets/18/instructeur, false, false, -, -",
                "18, /tenants/18/instructeur, false, false, -, -",
                "18, /guichets/18/INSTRUCTEUR, false, false, -, -",
                "18, /guichets/18/national, false, false, -, -",
                "18, /guichets/18/collectivite, false, false, -, -",
                "18, -, true, false, -, -",
                "18, -, false, true, COLLECTIVITE, -",
                "63, /guichets/18/instructeur, true, true, COLLECTIVITE, -",
                "18, /guichets/18/comite, false, true, COLLECTIVITE COMITE, -",
                "national, -, true, false, NATIONAL, -",
                "national, /guichets/18/administrateur, false, true, -, -",
                "national, /guichets/national/administrateur, false, false, -, -",
                "portail, /guichets/18/administrateur, true, false, -, -",
                "portail, -, false, true, COLLECTIVITE, -",
                "18, -, false, false, -, -"
            })
    void roles(String lieu, String groupes, boolean national, boolean mandat, String roles, String arrondissements) {
        RolesIci ici = RolesIci.de(adresse(lieu), mots(groupes), national, mandat);
        assertEquals(mots(roles), ici.roles().stream().map(Role::name).collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(mots(arrondissements), new TreeSet<>(ici.arrondissements()));
    }

    private static Set<String> mots(String texte) {
        return texte == null ? Set.of() : new TreeSet<>(Arrays.asList(texte.split(" ")));
    }

    private static Adresse adresse(String lieu) {
        return switch (lieu) {
            case "portail" -> new Adresse.Portail();
            case "national" -> new Adresse.National();
            default ->
                new Adresse.DuGuichet(new Guichet(
                        new CodeDepartement(lieu),
                        "essai",
                        "essai.localhost",
                        Guichet.Type.DEPARTEMENT,
                        Guichet.Etat.OUVERT,
                        "Essai",
                        "d'essai",
                        "Préfecture d'essai",
                        "Région",
                        ZoneId.of("Europe/Paris")));
        };
    }
}
