package fr.guichets.acces;

import fr.guichets.socle.Role;

/**
 * Outbox message of type {@link #TYPE}: what an identity may do at one guichet has changed, and the identity provider must
 * follow. It does not say whether the role was given or taken away: messages may be delivered late and in any order, so the
 * one who carries it reads how things stand.
 *
 * @param identifiant issuer and subject of the identity, separated by #
 * @param guichet code of the département
 * @param arrondissement of a sous-préfet, else null
 */
public record Habilitation(String identifiant, String guichet, Role role, String arrondissement) {

    public static final String TYPE = "HABILITATION";

    /** Subject of the identity in the realm: what follows the issuer. */
    public String sujet() {
        return identifiant.substring(identifiant.lastIndexOf('#') + 1);
    }
}
