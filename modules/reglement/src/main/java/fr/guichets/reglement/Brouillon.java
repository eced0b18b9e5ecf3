package fr.guichets.reglement;

import fr.guichets.reglement.vocabulaire.Cle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Rules in preparation, of a guichet or of the national model; one at a time in each.
 *
 * @param version rises with each change and from one draft to the next; asked for by what publishes or drops the whole
 * @param base number of the published version that it follows, where nothing is written in it
 * @param effet first day on which it could apply
 * @param suivantes versions published for later days: they take over on theirs, without what the draft changes
 * @param regles one per key of the vocabulary; for the national model, then its bounds: {@link ModelesNationaux#BORNES}
 * @param erreurs what prevents the publication, by key; empty when it can be published
 * @param resolu the rules that it would give; null while it has errors, and for the national model
 */
public record Brouillon(
        long version,
        String base,
        LocalDate effet,
        List<Reglements.Version> suivantes,
        Instant ouvertLe,
        String ouvertPar,
        List<Regle> regles,
        List<Erreur> erreurs,
        Reglement resolu) {

    /**
     * One key.
     *
     * @param nationale what the national model says
     * @param publiee what the version that the draft follows says; null when it inherits
     * @param declaree what the draft says; null when it inherits
     * @param modifiable whether a département may change it, as the national model says, or as its draft would say
     * @param changee true when the draft does not say what the version that it follows says
     * @param version of this key, never twice the same for two texts: in the draft or, while nobody touched it there, in
     *     what is published
     * @param modifieeLe null while nobody touched it
     * @param droit whether the one who reads may change it
     */
    public record Regle(
            Cle cle,
            Declaration nationale,
            Declaration publiee,
            Declaration declaree,
            boolean modifiable,
            boolean changee,
            long version,
            Instant modifieeLe,
            String modifieePar,
            Droit droit) {}

    public enum Droit {
        MODIFIABLE,
        /** The national level has not delegated this key to the administrator of the guichet. */
        NON_DELEGUEE,
        /** No département changes this key. */
        NATIONALE
    }

    /**
     * @param cle key of the règlement: forfaits
     * @param champ path inside the declaration: valeur[1].populationMin, source.document; empty for the whole
     * @param message French, says the remedy
     */
    public record Erreur(String cle, String champ, String message) {}

    public Regle regle(String cle) {
        return regles.stream()
                .filter(regle -> regle.cle().nom().equals(cle))
                .findFirst()
                .orElseThrow();
    }
}
