package fr.guichets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/** Whether a form was sent by a page of this very host, as the browser itself says. */
final class Origine {

    private Origine() {}

    /** At least one of the two headers that only browsers write must be there, and none may name another site. */
    static boolean estLaNotre(HttpServletRequest requete) {
        String site = requete.getHeader("Sec-Fetch-Site");
        String origine = requete.getHeader("Origin");
        if (site == null && origine == null) {
            return false;
        }
        return (site == null || site.equals("same-origin") || site.equals("none"))
                && (origine == null || autorite(origine).equalsIgnoreCase(requete.getHeader("Host")));
    }

    private static String autorite(String origine) {
        try {
            String autorite = new URI(origine).getRawAuthority();
            return autorite == null ? "" : autorite;
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
