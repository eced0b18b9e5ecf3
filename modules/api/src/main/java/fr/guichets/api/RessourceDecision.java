package fr.guichets.api;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.Attribution;
import fr.guichets.decisions.DecisionNotifiee;
import fr.guichets.decisions.Decisions;
import fr.guichets.decisions.Preparation;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The decision on one dossier: prepared by the service, read by the beneficiary once it is notified. */
@RequestScoped
@Path("/dossiers/{numero}/acte")
@Reserve(value = Role.COLLECTIVITE, agents = true)
public class RessourceDecision {

    @Inject
    Decisions decisions;

    @Inject
    Preparation preparation;

    @Inject
    UneSeuleFois uneSeuleFois;

    @Context
    HttpServletRequest requete;

    @PathParam("numero")
    String numero;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "lireDecision",
            summary = "La décision notifiée sur le dossier",
            description =
                    "404 tant que rien n'est notifié. La première ouverture par la collectivité est notée : c'est la"
                            + " preuve de réception.")
    @APIResponse(
            responseCode = "200",
            description = "La décision",
            content = @Content(schema = @Schema(implementation = DecisionNotifiee.class)))
    public Response lire() {
        Guichet guichet = RessourceGuichet.guichet(requete);
        DecisionNotifiee decision = decisions
                .ouvrir(numero)
                .orElseThrow(() -> new Introuvable("Aucune décision n'est encore notifiée sur ce dossier."));
        return Response.ok(Json.ecrire(decision, guichet.fuseau()), MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("pdf")
    @Produces("application/pdf")
    @Operation(operationId = "lireActeNotifie", summary = "L'acte signé, une fois notifié")
    @APIResponse(
            responseCode = "200",
            description = "Le document signé",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response pdf() {
        RessourceGuichet.guichet(requete);
        return RessourceActes.document(decisions.documentNotifie(numero));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Reserve(Role.INSTRUCTEUR)
    @Parameter(
            name = UneSeuleFois.CLE,
            in = ParameterIn.HEADER,
            description = "Une clé choisie par l'appelant : la même demande envoyée deux fois n'est faite qu'une fois",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(
            operationId = "preparerActe",
            summary = "Prépare l'acte d'un dossier dont un relevé validé a décidé : numéro et document",
            description = "Arrêté attributif si l'avis retenu est favorable, lettre de refus sinon.")
    @APIResponse(
            responseCode = "201",
            description = "L'acte est préparé à l'adresse que donne Location",
            content = @Content(schema = @Schema(implementation = Acte.class)))
    public Response preparer(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "PreparationDActe")))
                    InputStream flux)
            throws IOException {
        Guichet guichet = RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, null);
        Integer signataire = corps.champs().entier("signataire", 1, Integer.MAX_VALUE);
        LocalDate achevementLe = corps.jour("achevementLe");
        Attribution.Methode methode = corps.champs().parmi("methode", Attribution.Methode.class, "METHODE_INCONNUE");
        Preparation.Demande demande = new Preparation.Demande(
                signataire == null ? null : signataire.longValue(),
                achevementLe,
                methode,
                corps.textes("conditions"),
                corps.textes("motifs"));
        corps.verifier();
        Response ouverte = uneSeuleFois.repondre(requete, corps.octets(), () -> {
            Acte acte = preparation.ouvrir(numero, demande);
            return UneSeuleFois.Reponse.de(201, adresse(acte), acte.version(), Json.ecrire(acte, guichet.fuseau()));
        });
        long id = Json.lire((byte[]) ouverte.getEntity()).get("id").asLong();
        Acte redige = preparation.rediger(id);
        return uneSeuleFois.repondre(
                requete,
                "document",
                corps.octets(),
                () -> UneSeuleFois.Reponse.de(
                        201, adresse(redige), redige.version(), Json.ecrire(redige, guichet.fuseau())));
    }

    private String adresse(Acte acte) {
        return requete.getScheme() + "://" + requete.getHeader("Host") + "/api/v1/actes/" + acte.id();
    }
}
