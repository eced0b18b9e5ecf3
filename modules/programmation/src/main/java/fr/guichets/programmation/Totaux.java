package fr.guichets.programmation;

import fr.guichets.socle.Montant;
import java.util.Collection;

/**
 * A relevé beside its envelope.
 *
 * @param retenu sum of the favourable amounts
 * @param enAttente sum of the liste complémentaire
 * @param disponible what the tranche has left; when the relevé is validated, what it had left afterwards is no more there
 */
public record Totaux(Montant retenu, Montant enAttente, int sansAvis, Montant disponible) {

    public static Totaux de(Collection<LigneDeReleve> lignes, Montant disponible) {
        return new Totaux(
                somme(lignes, Avis.FAVORABLE),
                somme(lignes, Avis.LISTE_COMPLEMENTAIRE),
                (int) lignes.stream()
                        .filter(ligne -> ligne.presente() && ligne.avis() == null)
                        .count(),
                disponible);
    }

    private static Montant somme(Collection<LigneDeReleve> lignes, Avis avis) {
        return Montant.somme(lignes.stream()
                .filter(ligne -> ligne.presente() && ligne.avis() == avis)
                .map(LigneDeReleve::montant)
                .toList());
    }

    /** What would be left once validated; zero when it does not fit. */
    public Montant reste() {
        return disponible.moins(retenu).auMoinsZero();
    }

    /** What is missing to validate; zero when it fits. */
    public Montant manque() {
        return retenu.moins(disponible).auMoinsZero();
    }
}
