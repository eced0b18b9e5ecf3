package fr.guichets.enveloppes;

import fr.guichets.socle.Montant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fund of which every guichet spends a part, as the installation wrote it.
 *
 * @param axes by code; exactly one has laboratoires
 */
public record Dispositif(
        String code,
        String libelle,
        Montant dotation,
        int premierExercice,
        int dernierExercice,
        List<Axe> axes,
        List<Provenance> provenances) {

    /** @param laboratoires held at regional level; null for an axis that is not delegated to the guichets */
    public record Axe(String code, String libelle, Montant dotation, Montant laboratoires) {}

    /**
     * Where a value comes from.
     *
     * @param cle dotation, axes.AXE3.laboratoires
     * @param document null for a hypothesis
     * @param page may be null
     */
    public record Provenance(String cle, LocalDate depuis, String document, String page, String hypothese) {}

    /** The axis that is delegated to the guichets. */
    public Axe axeDelegue() {
        return axes.stream()
                .filter(axe -> axe.laboratoires() != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("aucun axe ne se délègue"));
    }

    /** What credits may be delegated for. */
    public List<Tranche> tranches() {
        return Stream.concat(
                        Stream.of(Tranche.PLURIANNUELLE),
                        IntStream.rangeClosed(premierExercice, dernierExercice).mapToObj(Tranche::exercice))
                .toList();
    }
}
