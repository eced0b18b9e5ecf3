package fr.guichets.web.dossiers;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** After a form, an address: reloading the page does not send the form again. */
final class Redirection {

    private Redirection() {}

    static void vers(String adresse) {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(adresse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String encoder(String valeur) {
        return URLEncoder.encode(valeur, StandardCharsets.UTF_8);
    }
}
