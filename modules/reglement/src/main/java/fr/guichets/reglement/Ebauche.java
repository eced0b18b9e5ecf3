package fr.guichets.reglement;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A guichet as the one screen of its creation says it. What it says of the rules and is not already so in the national
 * model, or in the guichet whose rules are taken up, is declared with one source or one hypothesis.
 *
 * @param copie guichet whose rules are taken up; null for the national model alone
 * @param plafond inhabitants, from which on a project is refused; null for no ceiling
 * @param plafondPourTous false when the ceiling binds the groupements alone
 * @param tranches by exercise; empty for an envelope of one piece
 * @param document the written decision; null for a hypothesis
 * @param page in the document, may be null
 * @param hypothese null when a document is given
 */
public record Ebauche(
        CodeDepartement code,
        Guichet.Type type,
        String slug,
        String nom,
        String complement,
        String intitule,
        String autorite,
        String region,
        ZoneId fuseau,
        String tribunal,
        CodeDepartement copie,
        Set<NatureCollectivite> natures,
        Integer plafond,
        boolean plafondPourTous,
        Montant enveloppe,
        Map<Integer, Montant> tranches,
        LocalDate effet,
        String motif,
        String document,
        String page,
        String hypothese) {

    /** A département of the référentiel that has no guichet. */
    public record Territoire(CodeDepartement code, String nom) {}

    /** Whom the ceiling binds. */
    List<NatureCollectivite> naturesPlafonnees() {
        return natures.stream()
                .sorted()
                .filter(nature -> plafondPourTous || nature.estGroupement())
                .toList();
    }
}
