package fr.guichets.programmation;

import fr.guichets.socle.Montant;
import java.util.Collection;
import java.util.List;

/**
 * A relevé beside its envelope.
 *
 * @param retenu sum of the favourable amounts
 * @param enAttente sum of the liste complémentaire
 * @param disponible what the tranche has left; when the relevé is validated, what it had left afterwards is no more there
 * @param parts how much of each sub-envelope of the rules in force is used; told, and never enforced
 */
public record Totaux(Montant retenu, Montant enAttente, int sansAvis, Montant disponible, List<Part> parts) {

    /**
     * @param retenu sum of the favourable amounts of this relevé that it aims at, {@code deja} those of the others
     * @param maximum null when there is no such limit, {@code minimum} too
     */
    public record Part(String libelle, Montant retenu, Montant deja, Montant maximum, Montant minimum) {

        public Montant total() {
            return retenu.plus(deja);
        }
    }

    public static Totaux de(Collection<LigneDeReleve> lignes, Montant disponible, List<Part> parts) {
        return new Totaux(
                somme(lignes, Avis.FAVORABLE),
                somme(lignes, Avis.LISTE_COMPLEMENTAIRE),
                (int) lignes.stream()
                        .filter(ligne -> ligne.presente() && ligne.avis() == null)
                        .count(),
                disponible,
                parts);
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
