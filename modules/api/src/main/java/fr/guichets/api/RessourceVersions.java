package fr.guichets.api;

import fr.guichets.api.VersionLue.Changement;
import fr.guichets.api.VersionLue.Etat;
import fr.guichets.api.VersionLue.VersionDeListe;
import fr.guichets.reglement.Difference;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.Reglements.Version;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The published versions of the rules of the guichet: each has an address of its own, for ever. */
@RequestScoped
@Path("/guichet/versions")
public class RessourceVersions {

    private static final List<String> ENTETES =
            List.of("Version", "Effet", "État", "Motif", "Publiée le", "Par", "Adresse");

    @Inject
    Reglements reglements;

    @Inject
    Horloge horloge;

    @Context
    HttpServletRequest requete;

    @Context
    HttpHeaders entetes;

    @Context
    Request conditions;

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.CSV, Export.ODS})
    @Operation(
            operationId = "listerVersions",
            extensions = @Extension(name = RolesEtProblemes.EXTENSION, value = "[\"PUBLIC\"]", parseValue = true),
            summary = "Les versions publiées des règles du guichet, passées, en vigueur et à venir",
            description = "En CSV et en ODS, tout ce qui est filtré, sans pages.")
    @APIResponse(
            responseCode = "200",
            description = "Une page, ou tout ce qui est filtré en CSV ou en ODS",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = VersionLue.Page.class)),
                @Content(mediaType = Export.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Export.ODS, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "400",
            description = "Paramètres à corriger, tous signalés à la fois",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    @APIResponse(
            responseCode = "404",
            description = "Cette adresse n'est pas celle d'un guichet",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    public Response lister(@BeanParam FiltresDeVersions filtres) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        List<VersionDeListe> retenues = filtres.retenir(listees(guichet));
        String format = Export.format(entetes);
        if (format.equals(MediaType.APPLICATION_JSON)) {
            return repondre(filtres.page(retenues), guichet);
        }
        return Export.feuille(
                format,
                "versions-" + guichet.code(),
                ENTETES,
                retenues.stream().map(version -> cellules(version, guichet)).toList());
    }

    private static List<Object> cellules(VersionDeListe version, Guichet guichet) {
        return Arrays.asList(
                version.numero(),
                version.effet(),
                version.etat().name(),
                version.motif(),
                version.publieeLe().atZone(guichet.fuseau()),
                version.auteur(),
                version.adresse());
    }

    @GET
    @Path("{numero}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "lireVersion",
            extensions = @Extension(name = RolesEtProblemes.EXTENSION, value = "[\"PUBLIC\"]", parseValue = true),
            summary = "Une version publiée des règles du guichet, à son adresse définitive")
    @APIResponse(
            responseCode = "200",
            description = "La version, avec ce qui l'explique",
            content = @Content(schema = @Schema(implementation = VersionLue.class)))
    @APIResponse(responseCode = "304", description = "Inchangée depuis l'ETag donné par If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "Ce guichet n'a pas publié cette version",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    public Response lire(@PathParam("numero") String numero) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        Reglement reglement = reglements.version(numero);
        VersionDeListe version = listees(guichet).stream()
                .filter(listee -> listee.numero().equals(numero))
                .findFirst()
                .orElseThrow();
        return repondre(VersionLue.de(guichet, reglement, version), guichet);
    }

    @GET
    @Path("{numero}/differences")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "comparerVersions",
            extensions = @Extension(name = RolesEtProblemes.EXTENSION, value = "[\"PUBLIC\"]", parseValue = true),
            summary = "Ce que deux versions des règles du guichet ne disent pas pareil, en phrases")
    @APIResponse(
            responseCode = "200",
            description = "Dans l'ordre des règles ; vide quand elles disent la même chose",
            content = @Content(schema = @Schema(implementation = VersionLue.Differences.class)))
    @APIResponse(responseCode = "304", description = "Inchangées depuis l'ETag donné par If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "Ce guichet n'a pas publié l'une de ces versions",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    public Response comparer(
            @PathParam("numero") String numero,
            @Parameter(description = "La version de départ ; par défaut, celle qui la précède") @QueryParam("avec")
                    String avec) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        Reglement nouvelle = reglements.version(numero);
        Reglement ancienne = reglements.version(avec == null ? precedente(numero) : avec);
        return repondre(
                new VersionLue.Differences(
                        ancienne.version(),
                        numero,
                        Difference.entre(ancienne, nouvelle).stream()
                                .map(Changement::de)
                                .toList()),
                guichet);
    }

    private String precedente(String numero) {
        List<String> numeros =
                reglements.versions().stream().map(Version::numero).toList();
        int rang = numeros.indexOf(numero);
        if (rang == 0) {
            throw new Introuvable("La version " + numero + " est la première\u00a0: dites avec laquelle la comparer.");
        }
        return numeros.get(rang - 1);
    }

    /** In the order in which they take effect. */
    private List<VersionDeListe> listees(Guichet guichet) {
        LocalDate aujourdhui = horloge.aujourdhui(guichet.fuseau());
        String enVigueur = reglements.enVigueur(aujourdhui).version();
        return reglements.versions().stream()
                .map(version -> VersionDeListe.de(
                        version,
                        version.numero().equals(enVigueur)
                                ? Etat.EN_VIGUEUR
                                : version.effet().isAfter(aujourdhui) ? Etat.A_VENIR : Etat.PASSEE))
                .toList();
    }

    /** The rules never change; the state of the guichet, its title and what today makes of the version may. */
    private Response repondre(Object lu, Guichet guichet) {
        byte[] corps = Json.ecrire(lu, guichet.fuseau());
        EntityTag etiquette = new EntityTag(UUID.nameUUIDFromBytes(corps).toString());
        Response.ResponseBuilder inchange = conditions.evaluatePreconditions(etiquette);
        return (inchange == null ? Response.ok(corps, MediaType.APPLICATION_JSON_TYPE) : inchange)
                .tag(etiquette)
                .header("Cache-Control", VersionLue.auxAgents() ? "private, no-cache" : "public, no-cache")
                .header("Vary", "Accept, Authorization")
                .build();
    }
}
