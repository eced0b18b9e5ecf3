package fr.guichets.api;

import fr.guichets.decisions.Attribution;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.execution.Attente;
import fr.guichets.execution.Caducite;
import fr.guichets.execution.Execution;
import fr.guichets.execution.Paiement;
import fr.guichets.execution.Preuve;
import fr.guichets.execution.Reversement;
import fr.guichets.reglement.Reglement.Assiette;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Montant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A grant as it is carried out, as the one who reads may see it. */
@Schema(description = "Une aide accordée, de la preuve de l'engagement au solde")
record ExecutionLue(
        @Schema(examples = "18-2021-001") String numero,

        @Schema(description = "État du dossier, comme le voit celui qui lit")
        EtatDossier etat,

        @Schema(nullable = true, description = "null tant que rien n'est notifié")
        Attribution aide,

        @Schema(description = "Unité de tous les coûts de cette aide, prévus et payés")
        Assiette assiette,

        @Schema(description = "Jour de réception de la demande : rien n'est signé avant lui")
        LocalDate recueLe,

        @Schema(nullable = true, description = "Dernier jour d'une signature valable ; null sans date limite")
        LocalDate preuveAvant,

        @Schema(nullable = true, description = "Dernier jour pour demander le solde")
        LocalDate soldeAvant,

        List<Preuve> preuves,
        List<Paiement> paiements,
        List<Caducite> caducites,
        @Schema(nullable = true) Reversement reversement,
        Montant verse,

        @Schema(description = "Versé au-delà de l'aide définitive, une fois le solde certifié")
        Montant tropPercu,

        @Schema(description = "Versements qui peuvent être demandés maintenant")
        Set<Paiement.Nature> possibles,

        @Schema(description = "Ce qui est attendu ensuite, de qui et avant quand")
        List<Attente> attentes) {

    static ExecutionLue de(Execution execution) {
        EtatDossier etat = execution.dossier().etat();
        return new ExecutionLue(
                execution.dossier().numero(),
                Acteur.courant().estAgent() ? etat : etat.vuDuDemandeur(),
                execution.aide(),
                execution.assiette(),
                execution.recueLe(),
                execution.preuveAvant(),
                execution.soldeAvant(),
                execution.preuves(),
                execution.paiements(),
                execution.caducites(),
                execution.reversement(),
                execution.verse(),
                execution.tropPercu(),
                execution.possibles(),
                execution.attentes());
    }
}
