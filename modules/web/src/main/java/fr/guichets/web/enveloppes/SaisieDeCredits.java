package fr.guichets.web.enveloppes;

import fr.guichets.documents.Typographie;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.enveloppes.OrdreDeCredits;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import fr.guichets.web.Lecture;
import fr.guichets.web.MontantSaisi;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What was typed in the form of a decision about credits, word for word.
 *
 * @param confirme true once the box before the act is ticked
 */
public record SaisieDeCredits(
        String operation,
        String guichet,
        String tranche,
        String vers,
        String montant,
        String motif,
        String reference,
        boolean confirme) {

    private static final Typographie FR = new Typographie();

    static SaisieDeCredits de(Map<String, String[]> parametres) {
        return new SaisieDeCredits(
                texte(parametres, "operation"),
                texte(parametres, "guichet"),
                texte(parametres, "tranche"),
                texte(parametres, "vers"),
                texte(parametres, "montant"),
                texte(parametres, "motif"),
                texte(parametres, "reference"),
                parametres.containsKey("confirme"));
    }

    private static String texte(Map<String, String[]> parametres, String cle) {
        return parametres.getOrDefault(cle, new String[] {""})[0].strip();
    }

    /** What is typed as an order; what cannot be read is absent from it, and noted. */
    OrdreDeCredits lire(List<Lecture.Erreur> erreurs) {
        return new OrdreDeCredits(
                operationLue(),
                guichet.matches("\\d{2}|2[AB]|9[78]\\d") ? new CodeDepartement(guichet) : null,
                Tranche.existe(tranche) ? new Tranche(tranche) : null,
                operationLue() == Operation.REPORT && Tranche.existe(vers) ? new Tranche(vers) : null,
                montantLu(erreurs),
                motif,
                reference);
    }

    private Operation operationLue() {
        return Arrays.stream(Operation.values())
                .filter(connue -> connue.name().equals(operation))
                .findFirst()
                .orElse(null);
    }

    private Montant montantLu(List<Lecture.Erreur> erreurs) {
        if (montant.isEmpty()) {
            return null;
        }
        try {
            return MontantSaisi.lire(montant);
        } catch (IllegalArgumentException e) {
            erreurs.add(new Lecture.Erreur("montant", FR.phrase(e.getMessage())));
            return null;
        }
    }
}
