package fr.guichets.pilotage.regles;

import fr.guichets.enveloppes.Mouvement;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Verification;
import java.util.List;

/**
 * What was read in the ledger of one guichet.
 *
 * @param recus movements that come from the national level
 */
public record LivreDuGuichet(Verification verification, List<Mouvement> recus) {

    public Solde solde() {
        return Solde.somme(verification.tranches().values());
    }
}
