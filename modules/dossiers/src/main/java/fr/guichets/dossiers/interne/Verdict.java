package fr.guichets.dossiers.interne;

import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.Montant;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** An evaluation with, beside it, what lists filter, sort and sum; amounts in cents. */
@Embeddable
record Verdict(
        @Column(name = "evaluation") String evaluation,
        @Column(name = "recevable") Boolean recevable,
        @Column(name = "cout_global") Long coutGlobal,
        @Column(name = "montant_demande") Long montantDemande,
        @Column(name = "montant_maximum") Long montantMaximum,
        @Column(name = "session") String session) {

    /** Null when it cannot be judged. */
    static Verdict de(Evaluation evaluation) {
        return evaluation == null
                ? null
                : new Verdict(
                        JsonDossiers.ecrire(evaluation),
                        evaluation.recevable(),
                        evaluation.coutGlobal().centimes(),
                        evaluation.bornes().demande().centimes(),
                        evaluation.montantMaximum().centimes(),
                        evaluation.session());
    }

    Evaluation lire() {
        return JsonDossiers.lire(evaluation, Evaluation.class);
    }

    static Montant montant(Long centimes) {
        return centimes == null ? null : new Montant(centimes);
    }
}
