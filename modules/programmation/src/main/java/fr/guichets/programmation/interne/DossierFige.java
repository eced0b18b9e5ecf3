package fr.guichets.programmation.interne;

import fr.guichets.dossiers.Dossier;
import fr.guichets.programmation.regles.Proposition;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Reglement;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** What a relevé keeps of a dossier as it was at the freeze; amounts in cents. */
@Embeddable
record DossierFige(
        @Column(name = "organisation_nature", updatable = false)
        String nature,

        @Column(name = "organisation_code", updatable = false)
        String code,

        @Column(name = "organisation_nom", updatable = false)
        String nom,

        @Column(updatable = false) String arrondissement,
        @Column(updatable = false) int population,
        @Column(updatable = false) String intitule,
        @Column(name = "depose_le", updatable = false) Instant deposeLe,
        @Column(name = "complet_le", updatable = false) Instant completLe,

        @Column(name = "version_reglement", updatable = false)
        String versionReglement,

        @Column(name = "cout_eligible", updatable = false) long coutEligible,
        @Column(name = "montant_demande", updatable = false) long montantDemande,
        @Column(name = "montant_maximum", updatable = false) long montantMaximum,
        @Column(updatable = false) long plafond) {

    static DossierFige de(Dossier dossier, Instant completLe, Evaluation evaluation, Reglement regles) {
        return new DossierFige(
                dossier.porteur().nature(),
                dossier.porteur().code(),
                dossier.porteur().nom(),
                dossier.arrondissement(),
                dossier.depot().population(),
                dossier.intitule(),
                dossier.depot().le(),
                completLe,
                evaluation.versionReglement(),
                evaluation.coutEligible().centimes(),
                evaluation.bornes().demande().centimes(),
                evaluation.montantMaximum().centimes(),
                Proposition.plafond(evaluation, regles).centimes());
    }
}
