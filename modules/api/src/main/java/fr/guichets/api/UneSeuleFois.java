package fr.guichets.api;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Idempotence;
import fr.guichets.socle.Sha256;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A POST that creates is done once per Idempotency-Key and actor. Sent again, with the same body, it is answered by what was
 * answered the first time: status, Location, ETag and body. A refused request keeps nothing and may be sent again.
 */
@Dependent
public class UneSeuleFois {

    static final String CLE = "Idempotency-Key";

    private static final Pattern FORME = Pattern.compile("[!-~]{1,200}");

    @Inject
    Idempotence idempotence;

    /**
     * @param lieu header Location, null when nothing was created at another address
     * @param etiquette header ETag, null when the answer has none
     * @param corps JSON, as it goes out
     */
    record Reponse(int statut, String lieu, String etiquette, String corps) {

        static Reponse de(int statut, String lieu, Long version, byte[] corps) {
            return new Reponse(
                    statut,
                    lieu,
                    version == null ? null : String.valueOf(version),
                    new String(corps, StandardCharsets.UTF_8));
        }
    }

    Response repondre(HttpServletRequest requete, byte[] corps, Supplier<Reponse> travail) {
        return repondre(requete, "", corps, travail);
    }

    /**
     * One step of a work that takes several transactions, each done once under the key of the caller.
     *
     * @param etape distinguishes it from the other steps; empty when there is one only
     */
    Response repondre(HttpServletRequest requete, String etape, byte[] corps, Supplier<Reponse> travail) {
        String cle = requete.getHeader(CLE);
        if (cle != null && !FORME.matcher(cle).matches()) {
            throw new ChampsInvalides(List.of(new ChampsInvalides.Erreur(
                    CLE,
                    "CLE_INVALIDE",
                    "Donnez une clé de 1 à 200 caractères ASCII sans espace, un UUID par exemple.")));
        }
        String demande = requete.getMethod() + " " + requete.getRequestURI() + " " + Sha256.hex(corps);
        String gardee = idempotence.executer(
                cle == null || etape.isEmpty() ? cle : cle + " " + etape,
                demande,
                () -> new String(Json.ecrire(travail.get()), StandardCharsets.UTF_8));
        JsonNode reponse = Json.lire(gardee.getBytes(StandardCharsets.UTF_8));
        Response.ResponseBuilder suite = Response.status(reponse.get("statut").asInt())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(reponse.get("corps").asText().getBytes(StandardCharsets.UTF_8));
        if (reponse.hasNonNull("lieu")) {
            suite.header(HttpHeaders.LOCATION, reponse.get("lieu").asText());
        }
        if (reponse.hasNonNull("etiquette")) {
            suite.tag(new EntityTag(reponse.get("etiquette").asText()));
        }
        return suite.build();
    }
}
