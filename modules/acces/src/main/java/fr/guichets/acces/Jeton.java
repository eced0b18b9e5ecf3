package fr.guichets.acces;

import fr.guichets.socle.Siren;
import java.util.Optional;
import java.util.Set;

/**
 * What the identity provider says of somebody, once its signature is verified.
 *
 * @param siret 14 digits as ProConnect sends it, null when absent
 * @param fournisseur identity provider behind ProConnect (claim idp_id), null for an account of the realm itself
 * @param groupes full paths: /guichets/18/instructeur, /guichets/18/sous-prefet/181
 * @param national true when the realm role national is there
 * @param session identifier of the single sign-on session (claim sid), null when absent
 */
public record Jeton(
        String emetteur,
        String sujet,
        String nom,
        String courriel,
        String siret,
        String fournisseur,
        Set<String> groupes,
        boolean national,
        String session) {

    /** Issuer and subject: what a person is known by. */
    public String identifiant() {
        return emetteur + "#" + sujet;
    }

    /** The name, or what stands for it where the provider gives none. */
    public String nomAffiche() {
        if (nom != null && !nom.isBlank()) {
            return nom.strip();
        }
        return courrielOuVide().isEmpty() ? "Personne sans nom" : courriel;
    }

    public String courrielOuVide() {
        return courriel == null ? "" : courriel;
    }

    /** The legal unit that the SIRET names, empty when there is none or when it is not a SIRET. */
    public Optional<Siren> siren() {
        return Optional.ofNullable(siret)
                .filter(numero -> numero.matches("\\d{14}"))
                .map(numero -> numero.substring(0, 9))
                .filter(Siren::estValide)
                .map(Siren::new);
    }
}
