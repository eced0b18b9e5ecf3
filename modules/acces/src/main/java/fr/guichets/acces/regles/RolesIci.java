package fr.guichets.acces.regles;

import fr.guichets.reglement.Adresse;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the groups of a token are worth at one host.
 *
 * @param arrondissements to which a sous-préfet's sight is limited
 */
public record RolesIci(Set<Role> roles, Set<String> arrondissements) {

    private static final String RACINE = "guichets";

    /**
     * @param groupes full paths, of which only those of the guichet of this host count: /guichets/18/instructeur,
     *     /guichets/18/sous-prefet/181. A path of any other form is worth nothing
     * @param pourUneCollectivite true when the person holds a mandate: a role at every guichet and at the portal
     */
    public static RolesIci de(Adresse adresse, Set<String> groupes, boolean national, boolean pourUneCollectivite) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Set<String> arrondissements = new TreeSet<>();
        if (adresse instanceof Adresse.National) {
            if (national) {
                roles.add(Role.NATIONAL);
            }
            return new RolesIci(Set.copyOf(roles), Set.of());
        }
        if (adresse instanceof Adresse.DuGuichet du) {
            groupes.forEach(groupe -> ajouter(groupe, du.guichet().code(), roles, arrondissements));
        }
        if (pourUneCollectivite) {
            roles.add(Role.COLLECTIVITE);
        }
        return new RolesIci(Set.copyOf(roles), Set.copyOf(arrondissements));
    }

    /** A sous-préfet without arrondissement would have no limit to her sight: that path is worth nothing. */
    private static void ajouter(String groupe, CodeDepartement ici, Set<Role> roles, Set<String> arrondissements) {
        String[] parties = groupe.split("/", -1);
        if (parties.length < 4
                || !parties[0].isEmpty()
                || !parties[1].equals(RACINE)
                || !parties[2].equals(ici.valeur())) {
            return;
        }
        Role.parCode(parties[3]).filter(Role.AGENTS::contains).ifPresent(role -> {
            if (role == Role.SOUS_PREFET && parties.length == 5 && !parties[4].isBlank()) {
                roles.add(role);
                arrondissements.add(parties[4]);
            } else if (role != Role.SOUS_PREFET && parties.length == 4) {
                roles.add(role);
            }
        });
    }
}
