package fr.guichets.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.guichets.enveloppes.Affectation;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.ChampsInvalides;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Problem details (RFC 9457), for a person and for a program.
 *
 * @param type always about:blank, the code tells problems apart
 * @param code stable, upper case
 * @param erreurs wrong fields, all of them; absent when the problem is elsewhere
 * @param evaluation why the rules refuse what is about to be filed; absent otherwise
 * @param depassements what the envelope cannot give; absent otherwise
 */
@Schema(description = "Problème (RFC 9457)")
record Probleme(
        @Schema(examples = "about:blank") String type,
        String title,
        @Schema(examples = "400") int status,

        @Schema(description = "Explication en français, pour une personne")
        String detail,

        @Schema(description = "Code stable", examples = "CHAMPS_INVALIDES")
        String code,

        @Schema(description = "Tous les champs à corriger") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ChampsInvalides.Erreur> erreurs,

        @Schema(description = "Verdict des règles ; seulement avec le code REFUS_A_CONFIRMER")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        Evaluation evaluation,

        @Schema(description = "Ce qui ne tient pas dans l'enveloppe ; seulement avec le code CREDITS_INSUFFISANTS")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Affectation> depassements) {

    static final String TYPE = "application/problem+json";

    private static final MediaType MEDIA = new MediaType("application", "problem+json");

    static final Probleme INTROUVABLE = de(
            404,
            "Adresse introuvable",
            "INTROUVABLE",
            "Rien n'existe à cette adresse. Les adresses de l'interface sont décrites dans /api/v1/openapi.json.");

    static Probleme de(int statut, String titre, String code, String detail) {
        return new Probleme("about:blank", titre, statut, detail, code, List.of(), null, List.of());
    }

    static Probleme champs(List<ChampsInvalides.Erreur> erreurs) {
        String detail = erreurs.size() == 1
                ? "Un champ est à corriger. " + erreurs.get(0).message()
                : erreurs.size() + " champs sont à corriger.";
        return new Probleme(
                "about:blank", "Champs à corriger", 400, detail, "CHAMPS_INVALIDES", erreurs, null, List.of());
    }

    Probleme avec(Evaluation verdict) {
        return new Probleme(type, title, status, detail, code, erreurs, verdict, depassements);
    }

    Probleme avec(List<Affectation> refusees) {
        return new Probleme(type, title, status, detail, code, erreurs, evaluation, refusees);
    }

    /** What to say for a status that the server, not our code, decided. */
    static Probleme pourStatut(int statut) {
        return switch (statut) {
            case 400 -> de(400, "Requête mal formée", "REQUETE_INVALIDE", "La requête est mal formée.");
            case 401 -> de(401, "Identité requise", "NON_IDENTIFIE", "Il faut s'identifier pour faire cela.");
            case 403 -> de(403, "Accès refusé", "ACCES_REFUSE", "Vous n'avez pas le droit de faire cela ici.");
            case 404 -> INTROUVABLE;
            case 405 ->
                de(
                        405,
                        "Méthode non admise",
                        "METHODE_NON_ADMISE",
                        "Cette adresse ne répond pas à cette méthode HTTP\u00a0; l'en-tête Allow dit lesquelles elle admet.");
            case 406 ->
                de(
                        406,
                        "Format de réponse indisponible",
                        "FORMAT_INDISPONIBLE",
                        "La réponse existe en JSON, et pour les listes en text/csv et"
                                + " application/vnd.oasis.opendocument.spreadsheet\u00a0: demandez Accept: application/json.");
            case 413 ->
                de(
                        413,
                        "Requête trop grande",
                        "CORPS_TROP_GRAND",
                        "Le corps de la requête dépasse 1\u00a0Mo (10\u00a0Mo pour une importation, 20\u00a0Mo pour une pièce)\u00a0: aucune demande n'a"
                                + " besoin d'autant.");
            case 415 ->
                de(
                        415,
                        "Type de contenu non admis",
                        "TYPE_NON_ADMIS",
                        "Envoyez du JSON, avec l'en-tête Content-Type: application/json.");
            default ->
                statut < 500
                        ? de(statut, "Requête refusée", "REQUETE_INVALIDE", "La requête ne peut pas être traitée.")
                        : de(
                                statut,
                                "Service indisponible",
                                "INDISPONIBLE",
                                "Le service ne peut pas répondre, réessayez.");
        };
    }

    static Probleme incident(String numero) {
        return de(
                500,
                "Erreur interne",
                "ERREUR_INTERNE",
                "Une erreur est survenue de notre côté, rien n'a été enregistré. Réessayez\u00a0; si cela persiste, signalez"
                        + " l'incident " + numero + ".");
    }

    Response reponse() {
        Response.ResponseBuilder reponse = Response.status(status)
                .type(MEDIA)
                .header("Cache-Control", "no-store")
                .entity(Json.ecrire(this));
        return (status == 401 ? reponse.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer") : reponse).build();
    }
}
