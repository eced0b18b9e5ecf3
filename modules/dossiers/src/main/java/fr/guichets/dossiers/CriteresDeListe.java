package fr.guichets.dossiers;

import java.time.LocalDate;
import java.util.Set;

/**
 * What a list shows. Empty sets and nulls filter nothing.
 *
 * @param q words looked for in number, name of the bearer, title, expenses; accents and case ignored
 * @param instructeur identifier of an agent, or {@link #PERSONNE}
 * @param taille lines per page, 1 to 200; exports take {@link #TOUT}
 */
public record CriteresDeListe(
        String q,
        Set<EtatDossier> etats,
        String instructeur,
        Set<String> arrondissements,
        Set<String> themes,
        Set<String> natures,
        Set<String> sessions,
        Boolean recevable,
        LocalDate deposeDu,
        LocalDate deposeAu,
        Tri tri,
        boolean descendant,
        int page,
        int taille) {

    public static final String PERSONNE = "-";
    public static final int TOUT = 100_000;

    /** Everything, the last filed first. */
    public static final CriteresDeListe TOUS = new CriteresDeListe(
            null, Set.of(), null, Set.of(), Set.of(), Set.of(), Set.of(), null, null, null, Tri.DEPOSE_LE, true, 0, 50);

    public enum Tri {
        NUMERO,
        DEPOSE_LE,
        PORTEUR,
        ETAT,
        MONTANT_DEMANDE,
        MONTANT_MAXIMUM,
        ECHEANCE,
        MODIFIE_LE
    }
}
