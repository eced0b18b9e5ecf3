package fr.guichets.api;

import fr.guichets.enveloppes.Enveloppes.Enveloppe;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.Montant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The envelope of the guichet; what is committed counts what is paid, and what is paid counts what was given back since. */
@Schema(
        description =
                "L'enveloppe du guichet et où elle en est ; l'engagé comprend le payé, le payé comprend le reversé")
record EnveloppeLue(
        @Schema(description = "Ce que le niveau national a délégué, reprises déduites")
        Montant dotation,

        @Schema(description = "Une par exercice ; vide quand l'enveloppe couvre plusieurs années d'un seul tenant")
        List<TrancheLue> tranches,

        Montant reserve,
        Montant engage,
        Montant paye,
        Montant reverse,
        Montant disponible) {

    @Schema(name = "TrancheLue")
    record TrancheLue(
            int exercice,
            Montant dotation,
            Montant reserve,
            Montant engage,
            Montant paye,
            Montant reverse,
            Montant disponible) {

        private static Optional<TrancheLue> de(Tranche tranche, Solde solde) {
            return tranche.annee()
                    .map(exercice -> new TrancheLue(
                            exercice,
                            solde.dotation(),
                            solde.reserve(),
                            solde.engageCumule(),
                            solde.payeCumule(),
                            solde.reverse(),
                            solde.disponible()));
        }
    }

    static EnveloppeLue de(Enveloppe enveloppe) {
        Solde total = enveloppe.total();
        return new EnveloppeLue(
                total.dotation(),
                enveloppe.tranches().entrySet().stream()
                        .flatMap(tranche -> TrancheLue.de(tranche.getKey(), tranche.getValue()).stream())
                        .toList(),
                total.reserve(),
                total.engageCumule(),
                total.payeCumule(),
                total.reverse(),
                total.disponible());
    }
}
