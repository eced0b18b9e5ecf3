package fr.guichets.web;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** After a form, an address: reloading the page does not send the form again. */
public final class Redirection {

    private Redirection() {}

    public static void vers(String adresse) {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(adresse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String encoder(String valeur) {
        return URLEncoder.encode(valeur, StandardCharsets.UTF_8);
    }
}
