package fr.guichets.api;

import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Un brouillon vient d'être créé")
record BrouillonCree(
        @Schema(description = "Référence provisoire", examples = "B-7KQ2M9XA")
        String numero,

        EtatDossier etat,
        long version) {

    static BrouillonCree de(Dossier dossier) {
        return new BrouillonCree(dossier.reference(), dossier.etat(), dossier.version());
    }
}
