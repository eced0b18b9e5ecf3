package fr.guichets.api;

import fr.guichets.documents.Courriels;
import fr.guichets.dossiers.Accuses;
import fr.guichets.dossiers.Brouillons;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** One dossier of the guichet of this host. What is not the caller's does not exist for him. */
@RequestScoped
@Path("/dossiers/{numero}")
@Reserve(value = Role.COLLECTIVITE, agents = true)
public class RessourceDossier {

    private static final String PDF = "application/pdf";

    @Inject
    Dossiers dossiers;

    @Inject
    Brouillons brouillons;

    @Inject
    Accuses accuses;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "lireDossier",
            summary = "Un dossier, avec son verdict expliqué et ce que vous pouvez faire")
    @APIResponse(
            responseCode = "200",
            description = "Le dossier",
            headers = @Header(name = "ETag", description = "La version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = DossierLu.class)))
    public Response lire(@PathParam("numero") String numero, @Context HttpServletRequest requete) {
        RessourceGuichet.guichet(requete);
        return DossierEnReponse.de(dossiers.lire(numero), requete);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Reserve(Role.COLLECTIVITE)
    @Operation(
            operationId = "enregistrerDossier",
            summary = "Remplace la saisie d'un brouillon, ou corrige un dossier dont des compléments sont demandés",
            description =
                    "Donnez dans If-Match, ou dans la clé version, la version lue : si quelqu'un a enregistré depuis,"
                            + " rien n'est écrasé.")
    @APIResponse(
            responseCode = "200",
            description = "Le dossier enregistré",
            content = @Content(schema = @Schema(implementation = DossierLu.class)))
    public Response enregistrer(
            @PathParam("numero") String numero,
            @HeaderParam(HttpHeaders.IF_MATCH) String siInchange,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Saisie"))) InputStream flux,
            @Context HttpServletRequest requete)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        corps.verifier();
        return DossierEnReponse.de(brouillons.enregistrer(numero, version, corps.saisie()), requete);
    }

    @DELETE
    @Reserve(Role.COLLECTIVITE)
    @Operation(operationId = "supprimerBrouillon", summary = "Met un brouillon de côté, récupérable pendant 30 jours")
    @APIResponse(responseCode = "204", description = "Le brouillon est mis de côté")
    public Response supprimer(
            @PathParam("numero") String numero,
            @HeaderParam(HttpHeaders.IF_MATCH) String siInchange,
            @Context HttpServletRequest requete)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(InputStream.nullInputStream(), siInchange);
        Long version = corps.version();
        corps.verifier();
        brouillons.supprimer(numero, version);
        return Response.noContent().build();
    }

    @GET
    @Path("historique")
    @Produces({MediaType.APPLICATION_JSON, Export.CSV, Export.ODS})
    @Operation(operationId = "lireHistorique", summary = "Qui a fait quoi et quand sur ce dossier")
    @APIResponse(
            responseCode = "200",
            description = "Les actes, du plus ancien au plus récent",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Historique.class)),
                @Content(mediaType = Export.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Export.ODS, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response historique(
            @PathParam("numero") String numero,
            @DefaultValue("0") @QueryParam("page") String page,
            @DefaultValue("50") @QueryParam("taille") String taille,
            @Context HttpHeaders entetes,
            @Context HttpServletRequest requete) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        Champs parametres = new Champs(null, "", erreurs);
        int pageLue = Filtres.page(page, parametres);
        int tailleLue = Filtres.taille(taille, parametres);
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        var lignes = dossiers.historique(numero);
        String format = Export.format(entetes);
        if (!format.equals(MediaType.APPLICATION_JSON)) {
            return Export.historique(format, numero, lignes, guichet);
        }
        boolean pourAgent = Acteur.courant().estAgent();
        return Response.ok(
                        Json.ecrire(Historique.de(lignes, pageLue, tailleLue, pourAgent), guichet.fuseau()),
                        MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept")
                .build();
    }

    @GET
    @Path("accuse")
    @Produces(PDF)
    @Operation(operationId = "lireAccuse", summary = "L'accusé de réception, tel que le dépôt l'a figé")
    @APIResponse(
            responseCode = "200",
            description = "Un PDF accessible (PDF/UA-1)",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response accuse(@PathParam("numero") String numero, @Context HttpServletRequest requete) {
        RessourceGuichet.guichet(requete);
        Courriels.Piece piece = accuses.pdf(numero);
        return Response.ok(piece.contenu(), piece.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + piece.nom() + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
