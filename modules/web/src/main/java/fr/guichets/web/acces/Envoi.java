package fr.guichets.web.acces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What a page of this folder was asked. */
@RequestScoped
public class Envoi {

    @Inject
    private HttpServletRequest requete;

    boolean aFaire() {
        return "POST".equals(requete.getMethod());
    }

    boolean demande(String nom) {
        return requete.getParameter(nom) != null;
    }

    /** Without its outer spaces; empty when it is absent. */
    String parametre(String nom) {
        return Optional.ofNullable(requete.getParameter(nom)).orElse("").strip();
    }

    /** Zero, which designates nothing, when it is no number. */
    long numero(String nom) {
        String texte = parametre(nom);
        return texte.matches("\\d{1,15}") ? Long.parseLong(texte) : 0;
    }
}
