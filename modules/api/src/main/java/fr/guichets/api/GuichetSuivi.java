package fr.guichets.api;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.enveloppes.Solde;
import fr.guichets.pilotage.Lu;
import fr.guichets.pilotage.TableauNational;
import fr.guichets.reglement.AdministrationDesGuichets.Suivi;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One guichet in the national table. */
@Schema(description = "Un guichet et ce que dit son registre ; sans montant ni dossier quand il ne se lit pas")
record GuichetSuivi(
        CodeDepartement code,
        String slug,
        String nom,
        String region,
        Guichet.Type type,
        Guichet.Etat etat,
        Montant dotation,
        Montant reserve,

        @Schema(description = "Cumulé : comprend ce qui est payé")
        Montant engage,

        Montant paye,
        Montant reverse,
        Montant disponible,

        @Schema(nullable = true, description = "Nombre de dossiers déposés dans chaque état")
        Map<EtatDossier, Integer> dossiers,

        @Schema(nullable = true, description = "Numéro de la version des règles en vigueur aujourd'hui")
        String versionReglement,

        @Schema(nullable = true, description = "Premier jour de cette version")
        LocalDate effet,

        @Schema(nullable = true, description = "Pourquoi il ne se lit pas")
        String panne) {

    static GuichetSuivi de(Lu<TableauNational.Situation> lu, Suivi suivi) {
        Guichet guichet = lu.guichet();
        Optional<Solde> solde = Optional.ofNullable(lu.reponse())
                .map(reponse -> reponse.enveloppe().total());
        return new GuichetSuivi(
                guichet.code(),
                guichet.slug(),
                guichet.nom(),
                guichet.region(),
                guichet.type(),
                guichet.etat(),
                solde.map(Solde::dotation).orElse(null),
                solde.map(Solde::reserve).orElse(null),
                solde.map(Solde::engageCumule).orElse(null),
                solde.map(Solde::payeCumule).orElse(null),
                solde.map(Solde::reverse).orElse(null),
                solde.map(Solde::disponible).orElse(null),
                lu.lisible() ? lu.reponse().dossiers() : null,
                suivi == null ? null : suivi.enVigueur(),
                suivi == null ? null : suivi.effet(),
                lu.panne());
    }
}
