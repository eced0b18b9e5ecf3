package fr.guichets.programmation;

import fr.guichets.dossiers.LigneDossier;
import fr.guichets.socle.Montant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The dossiers of the guichet facing a relevé that is not frozen yet.
 *
 * @param prets those that the freeze would take
 * @param ecartes ready, and set aside with a reason
 * @param pasPrets undecided, and why they cannot be taken
 */
public record Candidats(List<LigneDossier> prets, List<Ecarte> ecartes, List<PasPret> pasPrets) {

    public record Ecarte(LigneDossier dossier, String motif) {}

    /** Why a dossier that has no decision cannot be in the relevé. */
    public enum Raison {
        /** Filed after the cut-off: the next relevé takes it, its date of filing is kept. */
        DEPOSE_APRES_LA_CLOTURE,
        /** Complete or not, nobody has examined it yet. */
        INSTRUCTION_A_FAIRE,
        REFUSE_PAR_UNE_REGLE,
        DANS_UN_AUTRE_RELEVE
    }

    /** @param releve code of the other relevé, or of the next one that takes it; null when there is none */
    public record PasPret(LigneDossier dossier, Raison raison, String releve) {}

    /** True also when it is set aside. */
    public boolean estPret(String numero) {
        return Stream.concat(prets.stream(), ecartes.stream().map(Ecarte::dossier))
                .anyMatch(dossier -> dossier.numero().equals(numero));
    }

    /** Sum of the maxima of those that are ready. */
    public Montant enSeance() {
        return Montant.somme(prets.stream().map(LigneDossier::montantMaximum).toList());
    }
}
