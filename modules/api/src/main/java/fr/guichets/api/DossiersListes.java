package fr.guichets.api;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.dossiers.ListeDossiers;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list of dossiers; the sums are over all pages. */
@Schema(description = "Une page de dossiers ; total et sommes portent sur toutes les pages")
record DossiersListes(
        List<Ligne> elements, int total, int page, int taille, Montant montantDemandeHT, Montant montantMaximum) {

    @Schema(name = "DossierDeListe")
    record Ligne(
            @Schema(examples = "18-2021-001") String numero,
            EtatDossier etat,
            long version,
            Organisation porteur,
            @Schema(nullable = true) String arrondissement,

            @Schema(description = "Population qui compte pour les règles")
            int population,

            String intitule,
            @Schema(nullable = true) String theme,
            @Schema(nullable = true) Instant deposeLe,
            @Schema(nullable = true) String session,

            @Schema(nullable = true, description = "null pour un brouillon qui ne se juge pas encore")
            Boolean recevable,

            Montant coutGlobalHT,
            Montant montantDemandeHT,
            Montant montantMaximum,

            @Schema(nullable = true, description = "Nom de l'agent chargé du dossier")
            String instructeur,

            @Schema(nullable = true, description = "Prochaine date qui oblige le guichet ou le demandeur")
            LocalDate echeance,

            boolean importe,
            Instant modifieLe) {

        static Ligne de(LigneDossier ligne) {
            return new Ligne(
                    ligne.reference(),
                    ligne.etat(),
                    ligne.version(),
                    ligne.porteur(),
                    ligne.arrondissement(),
                    ligne.population(),
                    ligne.intitule(),
                    ligne.theme(),
                    ligne.deposeLe(),
                    ligne.session(),
                    ligne.recevable(),
                    ligne.coutGlobal(),
                    ligne.montantDemande(),
                    ligne.montantMaximum(),
                    ligne.instructeur(),
                    ligne.echeance(),
                    ligne.importe(),
                    ligne.modifieLe());
        }
    }

    static DossiersListes de(ListeDossiers liste) {
        return new DossiersListes(
                liste.elements().stream().map(Ligne::de).toList(),
                liste.total(),
                liste.page(),
                liste.taille(),
                liste.montantDemande(),
                liste.montantMaximum());
    }
}
