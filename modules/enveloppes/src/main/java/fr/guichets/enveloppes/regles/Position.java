package fr.guichets.enveloppes.regles;

import fr.guichets.enveloppes.Compte;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Solde;
import fr.guichets.socle.Montant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where a chain of movements stands: that of a tranche, or that of one dossier in it.
 *
 * @param rang of its last movement, zero when it has none
 */
public record Position(long rang, Solde solde) {

    public static final Position ORIGINE = new Position(0, Solde.ZERO);

    private static final Set<Compte> DE_LA_TRANCHE = EnumSet.complementOf(EnumSet.of(Compte.DOTATION));
    private static final Set<Compte> DU_DOSSIER = EnumSet.complementOf(EnumSet.of(Compte.DOTATION, Compte.DISPONIBLE));

    /** @return where the tranche stands after the movement; empty when the account that gives has not enough */
    public Optional<Position> apres(Nature nature, Montant montant) {
        return apres(nature, montant, DE_LA_TRANCHE);
    }

    /** @return where the dossier stands after the movement; empty when it has not enough in the account that gives */
    public Optional<Position> apresPourLeDossier(Nature nature, Montant montant) {
        return apres(nature, montant, DU_DOSSIER);
    }

    private Optional<Position> apres(Nature nature, Montant montant, Set<Compte> tenus) {
        if (montant.compareTo(Montant.ZERO) <= 0) {
            throw new IllegalArgumentException("un mouvement est de plus de zéro : " + montant);
        }
        Solde apres = solde;
        if (tenus.contains(nature.debite())) {
            if (solde.de(nature.debite()).compareTo(montant) < 0) {
                return Optional.empty();
            }
            apres = varier(apres, nature.debite(), Montant.ZERO.moins(montant));
        }
        if (tenus.contains(nature.credite())) {
            apres = varier(apres, nature.credite(), montant);
        }
        return Optional.of(new Position(rang + 1, apres));
    }

    private static Solde varier(Solde s, Compte compte, Montant de) {
        return new Solde(
                compte == Compte.DISPONIBLE ? s.disponible().plus(de) : s.disponible(),
                compte == Compte.RESERVE ? s.reserve().plus(de) : s.reserve(),
                compte == Compte.ENGAGE ? s.engage().plus(de) : s.engage(),
                compte == Compte.PAYE ? s.paye().plus(de) : s.paye(),
                compte == Compte.REVERSE ? s.reverse().plus(de) : s.reverse());
    }
}
