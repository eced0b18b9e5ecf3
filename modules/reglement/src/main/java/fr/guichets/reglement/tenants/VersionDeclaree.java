package fr.guichets.reglement.tenants;

import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;

/**
 * A version of the rules, ready to be published.
 *
 * @param motif why the version was published
 * @param contenu the written form of the rules
 * @param empreinte of the written form
 */
public record VersionDeclaree(Reglement reglement, String motif, String contenu, String empreinte) {

    static VersionDeclaree de(Reglement reglement, String motif) {
        String contenu = JsonReglement.ecrire(reglement);
        return new VersionDeclaree(reglement, motif, contenu, JsonReglement.empreinte(contenu));
    }
}
