package fr.guichets.acces;

import fr.guichets.socle.Role;

/**
 * Outbox message of type {@link #TYPE}: a role at one guichet to be given to an identity, or taken from it, at the identity
 * provider.
 *
 * @param sujet subject of the identity in the realm
 * @param guichet code of the département
 * @param arrondissement of a sous-préfet, else null
 * @param accordee false when the role is to be taken away
 */
public record Habilitation(String sujet, String guichet, Role role, String arrondissement, boolean accordee) {

    public static final String TYPE = "HABILITATION";
}
