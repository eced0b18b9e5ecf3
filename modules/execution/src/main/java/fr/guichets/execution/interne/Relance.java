package fr.guichets.execution.interne;

import fr.guichets.documents.Typographie;
import fr.guichets.execution.Attente;
import fr.guichets.execution.Execution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One reminder, in one transaction: what is written is noted with it. */
@ApplicationScoped
@Transactional
public class Relance {

    @Inject
    Actes actes;

    @Inject
    Lecture lecture;

    @Inject
    Suivis suivis;

    @Inject
    Typographie fr;

    /** False when nothing is due today, or when it was sent already. */
    public boolean rappeler(String numero, Attente attente) {
        Execution execution = actes.tenir(numero);
        long restants = ChronoUnit.DAYS.between(lecture.aujourdhui(execution.regles()), attente.avant());
        Optional<Integer> palier = palier(execution.regles().versement().rappelsJours(), restants);
        if (palier.isEmpty() || !execution.attentes().contains(attente)) {
            return false;
        }
        RappelEnvoye.Cle cle = new RappelEnvoye.Cle(numero, attente.nature(), attente.avant(), palier.get());
        if (suivis.dejaRappele(cle)) {
            return false;
        }
        suivis.ajouter(new RappelEnvoye(cle, lecture.maintenant()));
        actes.ecrire(execution, objet(attente), phrases(attente, execution));
        return true;
    }

    /** The last of the reminders whose day has come: one that was missed is not sent after the next. */
    private static Optional<Integer> palier(List<Integer> paliers, long restants) {
        return paliers.stream()
                .filter(jours -> restants >= 0 && restants <= jours)
                .min(Comparator.naturalOrder());
    }

    private String objet(Attente attente) {
        LocalDate avant = attente.avant();
        return switch (attente.nature()) {
            case PREUVE -> "preuve de l'engagement à envoyer avant le " + fr.date(avant);
            case SOLDE -> "solde à demander avant le " + fr.date(avant);
            default -> "réponse à envoyer avant le " + fr.date(avant);
        };
    }

    private String[] phrases(Attente attente, Execution execution) {
        String jour = fr.date(attente.avant());
        return switch (attente.nature()) {
            case PREUVE ->
                new String[] {
                    "Le devis, le marché ou le bon de commande de votre projet doit être signé au plus tard le " + jour
                            + ".",
                    "Signature après cette date\u00a0: l'aide peut être retirée. Envoyez le document signé dès que vous"
                            + " l'avez."
                };
            case SOLDE ->
                new String[] {
                    "Votre projet est à terminer le " + fr.date(execution.aide().achevementLe())
                            + ", et le solde à demander avant le " + jour + ", avec le décompte final."
                };
            default ->
                new String[] {
                    "Une réponse est attendue de vous avant la fin du " + jour
                            + "\u00a0: elle est décrite sur la page de" + " votre projet."
                };
        };
    }
}
