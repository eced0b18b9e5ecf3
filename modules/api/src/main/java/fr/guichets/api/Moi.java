package fr.guichets.api;

import fr.guichets.socle.Acteur;
import fr.guichets.socle.Organisation;
import fr.guichets.socle.Role;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who the caller is at this address. */
@Schema(description = "Qui vous êtes à cette adresse")
record Moi(
        @Schema(description = "Émetteur et sujet de l'identité")
        String identifiant,

        String nom,
        String courriel,

        @Schema(description = "Rôles à cette adresse seulement")
        Set<Role> roles,

        @Schema(description = "Arrondissements auxquels se limite la vue d'un sous-préfet")
        Set<String> arrondissements,

        @Schema(description = "Organisations pour lesquelles vous pouvez agir")
        List<Acteur.Mandat> mandats,

        @Schema(nullable = true, description = "Celle qui a été choisie dans les pages")
        Organisation agitPour) {

    static Moi de(Acteur acteur) {
        return new Moi(
                acteur.identifiant(),
                acteur.nom(),
                acteur.courriel(),
                acteur.roles(),
                acteur.arrondissements(),
                acteur.mandats(),
                acteur.agitPour());
    }
}
