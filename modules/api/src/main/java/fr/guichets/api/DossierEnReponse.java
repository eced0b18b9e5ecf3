package fr.guichets.api;

import fr.guichets.dossiers.Dossier;
import fr.guichets.reglement.Guichet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How a dossier is answered: instants with the offset of the guichet, its version as ETag, never kept by a cache. */
final class DossierEnReponse {

    private DossierEnReponse() {}

    static Response de(Dossier dossier, HttpServletRequest requete) {
        return Response.ok(corps(dossier, requete), MediaType.APPLICATION_JSON_TYPE)
                .tag(new EntityTag(String.valueOf(dossier.version())))
                .header("Cache-Control", "no-store")
                .build();
    }

    static byte[] corps(Dossier dossier, HttpServletRequest requete) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        return Json.ecrire(DossierLu.de(dossier, adresse(requete, dossier.reference())), guichet.fuseau());
    }

    /** Complete address of a dossier in this interface, on the host that was called: the filter has checked it. */
    static String adresse(HttpServletRequest requete, String reference) {
        return requete.getScheme() + "://" + requete.getHeader("Host") + "/api/v1/dossiers/" + reference;
    }
}
