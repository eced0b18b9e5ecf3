package fr.guichets.api;

import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.FiltreHote;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Horloge;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Finds a collectivité: those of the guichet of this host or, on the portal, of all of France with their guichet. */
@RequestScoped
@Path("/collectivites")
public class RessourceCollectivites {

    static final int MAXIMUM = 50;

    private static final int LONGUEUR_MAXIMALE = 200;
    private static final ZoneId FUSEAU_NATIONAL = ZoneId.of("Europe/Paris");

    @Inject
    Referentiel referentiel;

    @Inject
    Guichets guichets;

    @Inject
    Horloge horloge;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "chercherCollectivites",
            extensions = @Extension(name = RolesEtProblemes.EXTENSION, value = "[\"PUBLIC\"]", parseValue = true),
            summary = "Les collectivités dont le nom, le code, le SIREN ou le code postal correspond",
            description = "Au plus 50, les plus probables d'abord, sans tenir compte de la casse ni des accents. "
                    + "À l'adresse d'un guichet, seulement les siennes ; au portail, toutes, avec leur guichet.")
    @APIResponse(
            responseCode = "200",
            description = "Les collectivités trouvées",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = CollectiviteTrouvee.class)))
    @APIResponse(
            responseCode = "400",
            description = "Recherche absente ou trop longue",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    public Response chercher(
            @Parameter(description = "Nom, code INSEE, SIREN ou code postal", required = true) @QueryParam("q")
                    String q,
            @Context HttpServletRequest requete) {
        String texte = texteCherche(q);
        List<CollectiviteTrouvee> trouvees = FiltreHote.adresse(requete) instanceof Adresse.DuGuichet du
                ? duGuichet(texte, du.guichet())
                : partout(texte, requete);
        return Response.ok(Json.ecrire(trouvees))
                .header("Cache-Control", "public, max-age=300")
                .build();
    }

    private static String texteCherche(String q) {
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        Champs parametres = new Champs(null, "", erreurs);
        String texte = q;
        if (q == null) {
            parametres.refuser(
                    "q", "OBLIGATOIRE", "Ajoutez ?q= suivi d'un nom, d'un code INSEE, d'un SIREN ou d'un code postal.");
        } else {
            texte = parametres.texteAdmis("q", q, LONGUEUR_MAXIMALE);
        }
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        return texte;
    }

    private List<CollectiviteTrouvee> duGuichet(String texte, Guichet guichet) {
        return rechercher(texte, guichet.code(), guichet.fuseau()).stream()
                .map(collectivite -> CollectiviteTrouvee.de(collectivite, null))
                .toList();
    }

    private List<CollectiviteTrouvee> partout(String texte, HttpServletRequest requete) {
        Map<CodeDepartement, Guichet> parCode =
                guichets.tous().stream().collect(Collectors.toMap(Guichet::code, Function.identity()));
        return rechercher(texte, null, FUSEAU_NATIONAL).stream()
                .map(collectivite -> CollectiviteTrouvee.de(
                        collectivite, guichetCompetent(parCode.get(collectivite.departement()), requete)))
                .toList();
    }

    private List<Collectivite> rechercher(String texte, CodeDepartement guichet, ZoneId fuseau) {
        return texte.isEmpty()
                ? List.of()
                : referentiel.rechercher(
                        texte, guichet, horloge.aujourdhui(fuseau).getYear(), MAXIMUM);
    }

    private static CollectiviteTrouvee.GuichetCompetent guichetCompetent(Guichet guichet, HttpServletRequest requete) {
        if (guichet == null) {
            return null;
        }
        int port = requete.getServerPort();
        boolean usuel = port == (requete.isSecure() ? 443 : 80);
        return CollectiviteTrouvee.GuichetCompetent.de(
                guichet, requete.getScheme() + "://" + guichet.hote() + (usuel ? "" : ":" + port) + "/");
    }
}
