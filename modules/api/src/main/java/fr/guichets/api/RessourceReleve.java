package fr.guichets.api;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.programmation.Avis;
import fr.guichets.programmation.AvisRendu;
import fr.guichets.programmation.Deliberation;
import fr.guichets.programmation.EtatReleve;
import fr.guichets.programmation.Feuille;
import fr.guichets.programmation.Preparation;
import fr.guichets.programmation.Programmation;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Champs;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** One relevé of the guichet: prepared, frozen, advised, validated. Each operation answers the relevé as it has become. */
@RequestScoped
@Path("/releves/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Reserve(Role.INSTRUCTEUR)
public class RessourceReleve {

    private static final int LIGNES_MAXIMUM = 2_000;

    @Inject
    Programmation programmation;

    @Inject
    Preparation preparation;

    @Inject
    Deliberation deliberation;

    @Context
    HttpServletRequest requete;

    @PathParam("id")
    String id;

    @HeaderParam(HttpHeaders.IF_MATCH)
    String siInchange;

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.CSV, Export.ODS})
    @Reserve(agents = true)
    @Operation(
            operationId = "lireReleve",
            summary = "Un relevé et ses dossiers ; pendant la préparation, ceux qui sont prêts et les autres",
            description = "Un sous-préfet n'en voit que les dossiers de ses arrondissements.")
    @APIResponse(
            responseCode = "200",
            description = "Le relevé, ou ses dossiers en CSV ou en ODS",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReleveLu.class)),
                @Content(mediaType = Export.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Export.ODS, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response lire(@Context HttpHeaders entetes) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        Feuille feuille = programmation.lire(identifiant());
        String format = Export.format(entetes);
        return format.equals(MediaType.APPLICATION_JSON)
                ? reponse(feuille)
                : FeuillesDeReleve.lignes(format, feuille, guichet);
    }

    @POST
    @Path("preparation")
    @Operation(operationId = "preparerReleve", summary = "Choisit les crédits et met des dossiers prêts de côté")
    @APIResponse(
            responseCode = "200",
            description = "Le relevé",
            content = @Content(schema = @Schema(implementation = ReleveLu.class)))
    public Response preparer(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "PreparationDeReleve")))
                    InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        Tranche tranche = RessourceReleves.tranche(corps.champs());
        Map<String, String> ecartes = new TreeMap<>();
        for (Champs ecarte : corps.champs().liste("ecartes", LIGNES_MAXIMUM)) {
            ecarte.exiger("dossier", "Dites quel dossier est mis de côté.");
            String dossier = ecarte.texte("dossier");
            if (dossier != null) {
                ecartes.put(dossier, ecarte.texte("motif"));
            }
        }
        corps.verifier();
        return reponse(preparation.preparer(identifiant(), version, tranche, ecartes));
    }

    @POST
    @Path("abandon")
    @Operation(operationId = "abandonnerReleve", summary = "Abandonne un relevé qui n'est pas figé")
    @APIResponse(
            responseCode = "200",
            description = "Le relevé",
            content = @Content(schema = @Schema(implementation = ReleveLu.class)))
    public Response abandonner(@RequestBody(content = @Content(schema = @Schema(ref = "AvecVersion"))) InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        corps.verifier();
        preparation.abandonner(identifiant(), version);
        return reponse(programmation.lire(identifiant()));
    }

    @POST
    @Path("gel")
    @Operation(
            operationId = "figerReleve",
            summary = "Fige la liste : les dossiers prêts y entrent, plus aucun ensuite",
            description = "Après la clôture de la session ; à tout moment hors calendrier.")
    @APIResponse(
            responseCode = "200",
            description = "Le relevé figé",
            content = @Content(schema = @Schema(implementation = ReleveLu.class)))
    public Response figer(@RequestBody(content = @Content(schema = @Schema(ref = "GelDeReleve"))) InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        JsonNode lus = corps.champs().tableau("dossiers");
        TreeSet<String> vus = lus == null ? null : new TreeSet<>();
        if (lus != null) {
            lus.forEach(numero -> vus.add(numero.asText()));
        }
        corps.verifier();
        return reponse(preparation.figer(identifiant(), version, vus));
    }

    @POST
    @Path("avis")
    @Operation(operationId = "donnerAvis", summary = "Donne ou corrige des avis, tous ou aucun")
    @APIResponse(
            responseCode = "200",
            description = "Le relevé",
            content = @Content(schema = @Schema(implementation = ReleveLu.class)))
    public Response avis(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "AvisDeReleve"))) InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, null);
        corps.champs().exiger("avis", "Donnez au moins un avis.");
        List<AvisRendu> rendus = new ArrayList<>();
        for (Champs avis : corps.champs().liste("avis", LIGNES_MAXIMUM)) {
            avis.exiger("dossier", "Dites de quel dossier il s'agit.");
            avis.exiger("avis", "Choisissez un avis.");
            Integer version = avis.entier("version", 0, Integer.MAX_VALUE);
            rendus.add(new AvisRendu(
                    avis.texte("dossier"),
                    version == null ? null : version.longValue(),
                    avis.parmi("avis", Avis.class, "AVIS_INCONNU"),
                    avis.montant("montant"),
                    avis.texte("motif"),
                    avis.entier("rang", 1, 9_999)));
        }
        corps.verifier();
        return reponse(deliberation.donnerAvis(identifiant(), rendus));
    }

    @POST
    @Path("retrait")
    @Operation(
            operationId = "retirerDuReleve",
            summary = "Retire un dossier d'un relevé figé ; il revient en instruction")
    @APIResponse(
            responseCode = "200",
            description = "Le relevé",
            content = @Content(schema = @Schema(implementation = ReleveLu.class)))
    public Response retirer(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "RetraitDuReleve")))
                    InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, null);
        corps.champs().exiger("dossier", "Dites quel dossier est retiré.");
        String dossier = corps.champs().texte("dossier");
        String motif = corps.texte("motif");
        corps.verifier();
        return reponse(deliberation.retirer(identifiant(), dossier, motif));
    }

    @POST
    @Path("validation")
    @Reserve(Role.SIGNATAIRE)
    @Operation(
            operationId = "validerReleve",
            summary = "Valide le relevé : tous les montants retenus sont réservés, ou aucun",
            description = "409 CREDITS_INSUFFISANTS avec depassements quand l'enveloppe ne suffit pas ; rien n'a alors"
                    + " changé.")
    @APIResponse(
            responseCode = "200",
            description = "Le relevé validé, qui ne change plus",
            content = @Content(schema = @Schema(implementation = ReleveLu.class)))
    public Response valider(@RequestBody(content = @Content(schema = @Schema(ref = "AvecVersion"))) InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        corps.verifier();
        return reponse(deliberation.valider(identifiant(), version));
    }

    private long identifiant() {
        if (!id.matches("\\d{1,18}")) {
            throw new Introuvable("Ce relevé n'existe pas à ce guichet.");
        }
        return Long.parseLong(id);
    }

    private Response reponse(Feuille feuille) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        boolean enPreparation = feuille.releve().etat() == EtatReleve.PREPARATION;
        ReleveLu lu = ReleveLu.de(
                feuille,
                enPreparation ? programmation.candidats(feuille.releve().id()) : null);
        return Response.ok(Json.ecrire(lu, guichet.fuseau()), MediaType.APPLICATION_JSON_TYPE)
                .tag(new EntityTag(String.valueOf(feuille.releve().version())))
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept")
                .build();
    }
}
