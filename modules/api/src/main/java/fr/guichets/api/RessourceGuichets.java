package fr.guichets.api;

import fr.guichets.pilotage.TableauNational;
import fr.guichets.reglement.AdministrationDesGuichets;
import fr.guichets.reglement.AdministrationDesGuichets.Suivi;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Every guichet, read now in its own ledger. */
@RequestScoped
@Path("/guichets")
@Reserve(Role.NATIONAL)
public class RessourceGuichets {

    private static final List<String> ENTETES = List.of(
            "Code",
            "Guichet",
            "Région",
            "État",
            "Dotation",
            "Réservé",
            "Engagé",
            "Payé",
            "Reversé",
            "Disponible",
            "Dossiers",
            "Version des règles",
            "Effet",
            "Illisible");

    @Inject
    TableauNational tableau;

    @Inject
    AdministrationDesGuichets administration;

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.CSV, Export.ODS})
    @Operation(
            operationId = "listerGuichets",
            summary = "Tous les guichets, avec leurs crédits et leurs dossiers lus à l'instant chez chacun")
    @APIResponse(
            responseCode = "200",
            description = "Par code ; un guichet qui ne se lit pas dit pourquoi",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = GuichetSuivi.class)),
                @Content(mediaType = Export.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Export.ODS, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response guichets(@Context HttpHeaders entetes) {
        Map<CodeDepartement, Suivi> suivis = administration.tous().stream()
                .collect(Collectors.toMap(suivi -> suivi.guichet().code(), Function.identity()));
        List<GuichetSuivi> lus = tableau.lire().guichets().stream()
                .map(lu -> GuichetSuivi.de(lu, suivis.get(lu.guichet().code())))
                .toList();
        String format = Export.format(entetes);
        if (!format.equals(MediaType.APPLICATION_JSON)) {
            return Export.feuille(
                    format,
                    "guichets",
                    ENTETES,
                    lus.stream().map(RessourceGuichets::cellules).toList());
        }
        return Response.ok(Json.ecrire(lus), MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept")
                .build();
    }

    private static List<Object> cellules(GuichetSuivi suivi) {
        return Arrays.asList(
                suivi.code().valeur(),
                suivi.nom(),
                suivi.region(),
                suivi.etat().name(),
                suivi.dotation(),
                suivi.reserve(),
                suivi.engage(),
                suivi.paye(),
                suivi.reverse(),
                suivi.disponible(),
                suivi.dossiers() == null
                        ? null
                        : suivi.dossiers().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum(),
                suivi.versionReglement(),
                suivi.effet(),
                suivi.panne());
    }

    @POST
    @Path("{code}/etat")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changerEtatDuGuichet",
            summary = "Ouvre, suspend ou ferme un guichet",
            description =
                    "Un guichet s'ouvre s'il a publié des règles. Suspendu ou fermé, il ne reçoit plus de demande ; ses agents finissent ce qui est déposé.")
    @APIResponse(
            responseCode = "200",
            description = "Le guichet, dans son nouvel état",
            content = @Content(schema = @Schema(implementation = EtatDuGuichet.class)))
    @APIResponse(
            responseCode = "404",
            description = "Aucun guichet n'a ce code",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    @APIResponse(
            responseCode = "409",
            description = "ETAT_IMPOSSIBLE, REGLES_ABSENTES",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    public Response changerEtat(
            @PathParam("code") String code,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ChangementDEtat.class)))
                    InputStream corps)
            throws IOException {
        CodeDepartement lu = connu(code);
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        Champs champs = new Champs(Json.lire(corps.readAllBytes()), "", erreurs);
        Guichet.Etat etat = champs.parmi("etat", Guichet.Etat.class, "ETAT_INCONNU");
        champs.exiger("etat", "Dites l'état voulu\u00a0: OUVERT, SUSPENDU ou FERME.");
        String motif = champs.texte("motif");
        champs.exiger("motif", "Dites pourquoi\u00a0: le public le lira.");
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        administration.changerEtat(lu, etat, motif);
        return Response.ok(Json.ecrire(new EtatDuGuichet(lu, etat, motif.strip())))
                .header("Cache-Control", "no-store")
                .build();
    }

    @Schema(description = "L'état voulu, et pourquoi")
    record ChangementDEtat(Guichet.Etat etat, String motif) {}

    @Schema(description = "L'état d'un guichet")
    record EtatDuGuichet(CodeDepartement code, Guichet.Etat etat, String motif) {}

    private CodeDepartement connu(String code) {
        return administration.tous().stream()
                .map(suivi -> suivi.guichet().code())
                .filter(connu -> connu.valeur().equals(code))
                .findFirst()
                .orElseThrow(() -> new Introuvable("Aucun guichet n'a ce code."));
    }
}
