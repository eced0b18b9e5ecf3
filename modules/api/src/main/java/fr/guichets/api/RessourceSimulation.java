package fr.guichets.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.guichets.dossiers.LectureProjet;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.Remedes;
import fr.guichets.socle.Horloge;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Says whether a project could be helped by the guichet of this host, for how much and why. Stores nothing. */
@RequestScoped
@Path("/simulation")
public class RessourceSimulation {

    /** @param remedes of a refused project: to be followed all together */
    record Simulation(@JsonUnwrapped Evaluation evaluation, List<Remedes.Remede> remedes) {}

    @Inject
    Reglements reglements;

    @Inject
    Referentiel referentiel;

    @Inject
    Horloge horloge;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "simuler",
            extensions = @Extension(name = RolesEtProblemes.EXTENSION, value = "[\"PUBLIC\"]", parseValue = true),
            summary = "Évalue un projet sans rien enregistrer",
            description =
                    "Toutes les raisons sont données, jamais seulement la première. Les clés inconnues sont ignorées.")
    @APIResponse(
            responseCode = "200",
            description = "L'évaluation expliquée, et ce qui rendrait le projet possible ou mieux aidé",
            content = @Content(schema = @Schema(implementation = Simulation.class)))
    @APIResponse(
            responseCode = "400",
            description = "Champs à corriger, tous signalés à la fois, ou JSON illisible",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    @APIResponse(
            responseCode = "404",
            description = "Cette adresse n'est pas celle d'un guichet",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    @APIResponse(
            responseCode = "413",
            description = "Corps de plus de 1 Mo",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    @APIResponse(
            responseCode = "415",
            description = "Le corps n'est pas du JSON",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    public Response simuler(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Projet"))) InputStream corps,
            @Context HttpServletRequest requete)
            throws IOException {
        Guichet guichet = RessourceGuichet.guichet(requete);
        Demande demande = new LectureProjet(referentiel, guichet.fuseau())
                .lire(Json.lire(corps.readAllBytes()), horloge.maintenant());
        Simulation simulation = new Simulation(
                reglements.evaluer(demande).chez(guichet),
                Remedes.pour(reglements.publies(), demande, horloge.aujourdhui(guichet.fuseau())));
        return Response.ok(Json.ecrire(simulation))
                .header("Cache-Control", "no-store")
                .build();
    }
}
