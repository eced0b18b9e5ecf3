package fr.guichets.web.dossiers;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the page was asked: the address, and the form when one was sent. */
@RequestScoped
public class Parametres {

    @Inject
    private HttpServletRequest requete;

    /** True when a form was sent. */
    public boolean envoyes() {
        return "POST".equals(requete.getMethod());
    }

    public boolean present(String nom) {
        return requete.getParameter(nom) != null;
    }

    /** The first value, empty when there is none. */
    public String texte(String nom) {
        return Optional.ofNullable(requete.getParameter(nom)).orElse("").strip();
    }

    public List<String> textes(String nom) {
        return List.of(Optional.ofNullable(requete.getParameterValues(nom)).orElse(new String[0]));
    }

    /** The version of the dossier that the page showed, null when it says none. */
    public Long version() {
        String version = texte("version");
        return version.matches("\\d{1,18}") ? Long.valueOf(version) : null;
    }

    public Map<String, String[]> tous() {
        return requete.getParameterMap();
    }
}
