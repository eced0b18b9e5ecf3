package fr.guichets.reglement.interne;

import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillon.Droit;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.vocabulaire.Cle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A level whose rules are being written: the national model, or one guichet under it. */
sealed interface Niveau permits NiveauNational, NiveauDuGuichet {

    /** Number of the published version that the draft follows. */
    String base();

    /** Number of what is being written while it has none of its own. */
    String numeroProvisoire();

    /** First day on which what is being written could apply. */
    LocalDate effet();

    /** Versions published for later days than the one that the draft follows: what is written is not in them. */
    List<Reglements.Version> suivantes();

    List<Cle> cles();

    Declaration nationale(String cle);

    /** Null when the version that the draft follows inherits the key. */
    Declaration publiee(String cle);

    /** The published version since which this level says of the key what it says. */
    Parue parue(String cle);

    /** Whether the published model lets a département change the key. */
    boolean modifiable(String cle);

    /** What the current actor may do with the key. */
    Droit droit(String cle);

    /** Reads what the draft says of one key alone: the form of its value, its source, the national bounds. */
    Lue lire(Cle cle, Declaration declaration);

    /** Reads the whole as it would be published. */
    Examen examiner(Redaction redaction);

    /**
     * @param repere tells the version from any other; 0 for the first
     * @param par name of who published it
     */
    record Parue(long repere, Instant le, String par) {}

    /** @param dits what each version says, by date of effect, up to the one that the draft follows */
    static int rangDuDernierChangement(List<?> dits) {
        int rang = dits.size() - 1;
        while (rang > 0 && Objects.equals(dits.get(rang - 1), dits.get(rang))) {
            rang--;
        }
        return rang;
    }

    /**
     * @param declaration always the same for the same value; not to be used when there are errors
     * @param erreurs by path inside the declaration
     */
    record Lue(Declaration declaration, List<Brouillon.Erreur> erreurs) {}

    /**
     * What the draft says, key by key.
     *
     * @param declarees without the keys that inherit
     * @param modifiables keys whose permission was touched, in the national model only
     */
    record Redaction(
            String numero, LocalDate effet, Map<String, Declaration> declarees, Map<String, Boolean> modifiables) {}

    /**
     * @param resolu null while there are errors, and for the national model
     * @param erreurs by key
     */
    record Examen(Reglement resolu, List<Brouillon.Erreur> erreurs) {}
}
