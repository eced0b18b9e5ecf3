package fr.guichets.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What was posted without a session, field by field, so that it can be sent again to the same address after a login. */
@Named("renvoi")
@RequestScoped
public class Renvoi {

    public record Champ(String nom, String valeur) {}

    @Inject
    private HttpServletRequest requete;

    public String getAdresse() {
        Object chemin = requete.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        Object question = requete.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        return question == null ? String.valueOf(chemin) : chemin + "?" + question;
    }

    /** Without those of the address, which stay in the address. */
    public List<Champ> getChamps() {
        List<Champ> champs = new ArrayList<>();
        String question = String.valueOf(requete.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING));
        requete.getParameterMap().forEach((nom, valeurs) -> {
            int dansLAdresse = occurrences(nom, question);
            for (int i = Math.min(dansLAdresse, valeurs.length); i < valeurs.length; i++) {
                champs.add(new Champ(nom, valeurs[i]));
            }
        });
        return champs;
    }

    /** The container gives the values of the address before those of the body. */
    private static int occurrences(String nom, String question) {
        int nombre = 0;
        for (String parametre : question.split("&")) {
            if (URLDecoder.decode(parametre.split("=", 2)[0], StandardCharsets.UTF_8)
                    .equals(nom)) {
                nombre++;
            }
        }
        return nombre;
    }
}
