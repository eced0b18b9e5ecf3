package fr.guichets.api;

import fr.guichets.enveloppes.Credits;
import fr.guichets.enveloppes.CriteresDeCredits;
import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.OrdreDeCredits;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.Champs;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
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
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What the national level decides about the credits of the guichets. */
@RequestScoped
@Path("/delegations")
@Reserve(Role.NATIONAL)
public class RessourceCredits {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<String> ENTETES = List.of(
            "Numéro",
            "Opération",
            "Guichet",
            "Tranche",
            "Montant",
            "État",
            "Décidée le",
            "Par",
            "Motif",
            "Référence",
            "Appliquée ou refusée le",
            "Raison du refus");

    @Inject
    Credits credits;

    @Inject
    UneSeuleFois uneSeuleFois;

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.CSV, Export.ODS})
    @Operation(
            operationId = "listerDelegations",
            summary = "Les décisions sur les crédits des guichets, filtrées, triées, page par page",
            description = "En CSV et en ODS, tout ce qui est filtré, sans pages.")
    @APIResponse(
            responseCode = "200",
            description = "Une page, ou tout ce qui est filtré en CSV ou en ODS",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = DecisionLue.Page.class)),
                @Content(mediaType = Export.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Export.ODS, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response lister(@BeanParam FiltresDeCredits filtres, @Context HttpHeaders entetes) {
        String format = Export.format(entetes);
        CriteresDeCredits criteres = filtres.lire();
        if (format.equals(MediaType.APPLICATION_JSON)) {
            return Response.ok(
                            Json.ecrire(DecisionLue.Page.de(credits.lister(criteres)), PARIS),
                            MediaType.APPLICATION_JSON_TYPE)
                    .header("Cache-Control", "no-store")
                    .header("Vary", "Accept")
                    .build();
        }
        return Export.feuille(
                format,
                "delegations",
                ENTETES,
                credits.lister(criteres.enEntier()).elements().stream()
                        .map(RessourceCredits::cellules)
                        .toList());
    }

    private static List<Object> cellules(DecisionDeCredits decision) {
        return Arrays.asList(
                decision.numero(),
                decision.operation().libelle(),
                decision.guichet().valeur(),
                DecisionLue.tranches(decision),
                decision.montant(),
                decision.etat().libelle(),
                decision.decideeLe().atZone(PARIS),
                decision.par(),
                decision.motif(),
                decision.reference(),
                decision.suiteLe() == null ? null : decision.suiteLe().atZone(PARIS),
                decision.raison());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Parameter(
            name = UneSeuleFois.CLE,
            in = ParameterIn.HEADER,
            description = "Une clé choisie par l'appelant : la même demande envoyée deux fois n'est faite qu'une fois",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(
            operationId = "deciderCredits",
            summary = "Délègue, abonde, reprend ou reporte des crédits d'un guichet",
            description =
                    "Ce qui est délégué quitte le reliquat aussitôt ; ce qui est repris y revient quand le guichet"
                            + " l'a appliqué. CREDITS_INSUFFISANTS si le reliquat, ou ce que le guichet a reçu, ne suffit pas.")
    @APIResponse(
            responseCode = "201",
            description = "La décision, en route vers le guichet",
            content = @Content(schema = @Schema(implementation = DecisionLue.class)))
    public Response decider(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "OrdreDeCredits")))
                    InputStream flux,
            @Context HttpServletRequest requete)
            throws IOException {
        Corps corps = new Corps(flux, null);
        return uneSeuleFois.repondre(requete, corps.octets(), () -> {
            DecisionDeCredits decision = credits.decider(ordre(corps));
            return UneSeuleFois.Reponse.de(
                    201,
                    requete.getRequestURL() + "/" + decision.numero(),
                    null,
                    Json.ecrire(DecisionLue.de(decision), PARIS));
        });
    }

    private static OrdreDeCredits ordre(Corps corps) {
        OrdreDeCredits ordre = new OrdreDeCredits(
                corps.champs().parmi("operation", DecisionDeCredits.Operation.class, "OPERATION_INCONNUE"),
                corps.departement("guichet"),
                tranche(corps.champs(), "tranche"),
                tranche(corps.champs(), "vers"),
                corps.champs().montant("montant"),
                corps.texte("motif"),
                corps.texte("reference"));
        corps.verifier();
        return ordre;
    }

    private static Tranche tranche(Champs champs, String cle) {
        String code = champs.texte(cle);
        if (code == null) {
            return null;
        }
        try {
            return new Tranche(code);
        } catch (IllegalArgumentException e) {
            champs.refuser(cle, "TRANCHE_INCONNUE", "Écrivez un exercice, \"2021\", ou \"PLURIANNUELLE\".");
            return null;
        }
    }

    @GET
    @Path("{numero}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "lireDelegation", summary = "Une décision sur les crédits d'un guichet et sa suite")
    @APIResponse(
            responseCode = "200",
            description = "La décision",
            content = @Content(schema = @Schema(implementation = DecisionLue.class)))
    @APIResponse(
            responseCode = "404",
            description = "Aucune décision n'a ce numéro",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    public Response lire(@PathParam("numero") String numero) {
        return Response.ok(Json.ecrire(DecisionLue.de(credits.lire(numero)), PARIS), MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .build();
    }
}
