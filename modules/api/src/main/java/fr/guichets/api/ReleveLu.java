package fr.guichets.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.programmation.Candidats;
import fr.guichets.programmation.EtatReleve;
import fr.guichets.programmation.Feuille;
import fr.guichets.programmation.LigneDeReleve;
import fr.guichets.programmation.ListeReleves;
import fr.guichets.programmation.Releve;
import fr.guichets.programmation.Totaux;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A relevé with what is in it; while it is prepared, with what could be. */
@Schema(name = "Releve", description = "Un relevé, ses dossiers et ce qu'il en est dit, face à l'enveloppe")
record ReleveLu(
        EnTete releve,
        TotauxLus totaux,

        @Schema(description = "Vide tant que la liste n'est pas figée")
        List<LigneDeReleve> lignes,

        @Schema(description = "Seulement pendant la préparation") @JsonInclude(JsonInclude.Include.NON_NULL)
        CandidatsLus candidats) {

    @Schema(name = "ReleveDeListe")
    record EnTete(
            long id,
            long version,
            @Schema(examples = "2021-S1") String code,
            @Schema(description = "Faux hors calendrier") boolean session,
            LocalDate releveLe,

            @Schema(description = "Premier instant trop tard pour y entrer")
            Instant cloture,

            boolean comite,
            @Schema(examples = "2021") String tranche,
            EtatReleve etat,
            int dossiers,
            int sansAvis,
            int favorables,
            Montant montant,
            @Schema(nullable = true) Instant figeLe,
            @Schema(nullable = true) String figePar,
            @Schema(nullable = true) Instant valideLe,
            @Schema(nullable = true) String validePar) {

        static EnTete de(Releve r) {
            return new EnTete(
                    r.id(),
                    r.version(),
                    r.code(),
                    r.session(),
                    r.releveLe(),
                    r.cloture(),
                    r.comite(),
                    r.tranche().code(),
                    r.etat(),
                    r.dossiers(),
                    r.sansAvis(),
                    r.favorables(),
                    r.montant(),
                    r.figeLe(),
                    r.figePar(),
                    r.valideLe(),
                    r.validePar());
        }
    }

    @Schema(name = "TotauxDeReleve")
    record TotauxLus(
            Montant retenu,
            Montant listeComplementaire,
            int sansAvis,
            Montant disponible,
            Montant reste,
            Montant manque) {

        static TotauxLus de(Totaux t) {
            return new TotauxLus(t.retenu(), t.enAttente(), t.sansAvis(), t.disponible(), t.reste(), t.manque());
        }
    }

    @Schema(name = "CandidatsAuReleve")
    record CandidatsLus(Montant enSeance, List<Candidat> prets, List<Candidat> ecartes, List<Candidat> pasPrets) {

        static CandidatsLus de(Candidats c) {
            return new CandidatsLus(
                    c.enSeance(),
                    c.prets().stream()
                            .map(pret -> Candidat.de(pret, null, null))
                            .toList(),
                    c.ecartes().stream()
                            .map(ecarte -> Candidat.de(ecarte.dossier(), ecarte.motif(), null))
                            .toList(),
                    c.pasPrets().stream()
                            .map(autre ->
                                    Candidat.de(autre.dossier(), autre.raison().name(), autre.releve()))
                            .toList());
        }
    }

    @Schema(name = "CandidatAuReleve")
    record Candidat(
            String dossier,
            Organisation porteur,
            String etat,
            Montant montantMaximum,
            Instant deposeLe,

            @Schema(nullable = true, description = "Pourquoi il est mis de côté, ou pourquoi il n'est pas prêt")
            String raison,

            @Schema(nullable = true, description = "Relevé où il est déjà, ou qui le prendra")
            String releve) {

        static Candidat de(LigneDossier dossier, String raison, String releve) {
            return new Candidat(
                    dossier.numero(),
                    dossier.porteur(),
                    dossier.etat().name(),
                    dossier.montantMaximum(),
                    dossier.deposeLe(),
                    raison,
                    releve);
        }
    }

    /** One page of relevés. */
    @Schema(name = "RelevesListes")
    record Liste(List<EnTete> elements, int total, int page, int taille) {

        static Liste de(ListeReleves liste) {
            return new Liste(
                    liste.elements().stream().map(EnTete::de).toList(), liste.total(), liste.page(), liste.taille());
        }
    }

    /** @param candidats null once frozen */
    static ReleveLu de(Feuille feuille, Candidats candidats) {
        return new ReleveLu(
                EnTete.de(feuille.releve()),
                TotauxLus.de(feuille.totaux()),
                feuille.lignes(),
                candidats == null ? null : CandidatsLus.de(candidats));
    }
}
