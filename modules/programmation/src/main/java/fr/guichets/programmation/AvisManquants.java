package fr.guichets.programmation;

import fr.guichets.socle.OperationInvalide;
import java.util.List;

/** The relevé cannot be validated: some of its dossiers have no opinion. */
public class AvisManquants extends OperationInvalide {

    private static final long serialVersionUID = 1L;

    private final transient List<String> dossiers;

    AvisManquants(List<String> dossiers) {
        super(
                "AVIS_MANQUANTS",
                "Il manque un avis pour " + String.join(", ", dossiers)
                        + "\u00a0: donnez-le, ou retirez le dossier du relevé.");
        this.dossiers = List.copyOf(dossiers);
    }

    public List<String> dossiers() {
        return dossiers;
    }
}
