package fr.guichets.reglement;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Reglement.Priorite;
import fr.guichets.reglement.Reglement.SousEnveloppe;
import java.util.List;

/**
 * What a priority or a sub-envelope looks at in a project.
 *
 * @param population as the rules retained it at the filing
 * @param theme null when not said
 */
public record Cible(NatureCollectivite nature, int population, String theme) {

    public boolean estVisee(Priorite priorite) {
        return estVisee(priorite.natures(), priorite.populationMax(), priorite.themes());
    }

    public boolean estVisee(SousEnveloppe part) {
        return estVisee(part.natures(), part.populationMax(), part.themes());
    }

    /** A list that is null binds nothing. */
    private boolean estVisee(List<NatureCollectivite> natures, Integer populationMax, List<String> themes) {
        return (natures == null || natures.contains(nature))
                && (populationMax == null || population <= populationMax)
                && (themes == null || theme != null && themes.contains(theme));
    }
}
