package fr.guichets.api;

import fr.guichets.dossiers.CriteresDeRejeu;
import fr.guichets.dossiers.Rejeu;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillons;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Rules tried on what was already filed at the guichet. */
@RequestScoped
@Path("/guichet/rejeu")
@Reserve(Role.ADMINISTRATEUR)
public class RessourceRejeu {

    private static final List<String> ENTETES = List.of(
            "Numéro",
            "Porteur",
            "Intitulé",
            "État",
            "Déjà décidé",
            "Version qui l'a jugé",
            "Recevable au dépôt",
            "Montant maximum au dépôt",
            "Changement",
            "Recevable avant",
            "Recevable après",
            "Motifs et alertes avant",
            "Motifs et alertes après",
            "Montant maximum avant",
            "Montant maximum après",
            "Écart");

    @Inject
    Brouillons brouillons;

    @Inject
    Reglements reglements;

    @Inject
    Rejeu rejeu;

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.CSV, Export.ODS})
    @Operation(
            operationId = "rejouer",
            summary =
                    "Ce que le brouillon des règles, ou une version publiée, changerait pour les dossiers déjà déposés",
            description =
                    "Chaque dossier est jugé de nouveau tel qu'il a été figé au dépôt ; rien n'est modifié. Un brouillon"
                            + " est comparé à la version dont il part, une version publiée au verdict que chaque"
                            + " dossier porte. En CSV et en ODS, tout ce qui est filtré, sans pages.")
    @APIResponse(
            responseCode = "200",
            description = "Les totaux et une page des dossiers jugés autrement, ou tous en CSV ou en ODS",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RejeuLu.class)),
                @Content(mediaType = Export.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Export.ODS, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response rejouer(
            @Parameter(description = "Une version publiée ; par défaut le brouillon, s'il est ouvert et sans erreur")
                    @QueryParam("version")
                    String version,
            @BeanParam FiltresDeRejeu filtres,
            @Context HttpHeaders entetes,
            @Context HttpServletRequest requete) {
        String format = Export.format(entetes);
        boolean json = format.equals(MediaType.APPLICATION_JSON);
        CriteresDeRejeu criteres = filtres.lire(!json);
        Guichet guichet = RessourceGuichet.guichet(requete);
        Rejeu.Resultat resultat = version == null ? duBrouillon() : rejeu.rejouer(reglements.version(version));
        if (json) {
            return Response.ok(Json.ecrire(RejeuLu.de(version, resultat, criteres)), MediaType.APPLICATION_JSON_TYPE)
                    .header("Cache-Control", "no-store")
                    .header("Vary", "Accept")
                    .build();
        }
        return Export.feuille(
                format,
                "rejeu-" + guichet.code(),
                ENTETES,
                resultat.choisir(criteres).elements().stream()
                        .map(RessourceRejeu::cellules)
                        .toList());
    }

    private Rejeu.Resultat duBrouillon() {
        Brouillon brouillon = brouillons
                .courant()
                .filter(ouvert -> ouvert.resolu() != null)
                .orElseThrow(() -> new ChampsInvalides(List.of(new ChampsInvalides.Erreur(
                        "version",
                        "OBLIGATOIRE",
                        "Aucun brouillon n'est ouvert et sans erreur\u00a0: dites quelle version publiée rejouer."))));
        return rejeu.rejouer(reglements.version(brouillon.base()), brouillon.resolu());
    }

    private static List<Object> cellules(Rejeu.Ligne ligne) {
        return Arrays.asList(
                ligne.numero(),
                ligne.organisation(),
                ligne.intitule(),
                ligne.etat().libelle(),
                ligne.etat().estDecide(),
                ligne.version(),
                ligne.auDepot().recevable(),
                ligne.auDepot().montant(),
                ligne.changement().libelle(),
                ligne.avant().recevable(),
                ligne.apres().recevable(),
                codes(ligne.avant()),
                codes(ligne.apres()),
                ligne.avant().montant(),
                ligne.apres().montant(),
                ligne.ecart());
    }

    private static String codes(Rejeu.Verdict verdict) {
        return Stream.concat(
                        verdict.motifs().stream().map(Enum::name),
                        verdict.alertes().stream().map(Enum::name))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
