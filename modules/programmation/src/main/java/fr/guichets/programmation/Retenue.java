package fr.guichets.programmation;

import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.Montant;
import java.time.Instant;

/**
 * What a validated relevé says of a dossier.
 *
 * @param releve identifier, {@code code} as shown: 2021-S1
 * @param avis FAVORABLE or DEFAVORABLE
 * @param montant reserved; zero when unfavourable
 * @param motif of the opinion, or of an amount other than the maximum; may be empty
 * @param tranche in which it is reserved, null when unfavourable
 * @param comite true when a committee advised
 */
public record Retenue(
        String dossier,
        long releve,
        String code,
        Avis avis,
        Montant montant,
        String motif,
        Tranche tranche,
        boolean comite,
        Instant valideLe,
        String validePar) {}
