package fr.guichets.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** What happened and where to go, without a word on the inside of the house. */
@Named("pageErreur")
@RequestScoped
public class PageErreur {

    @Inject
    private HttpServletRequest requete;

    public int getStatut() {
        return requete.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer statut ? statut : 500;
    }

    public String getTitre() {
        return switch (getStatut()) {
            case 400, 413, 414 -> "Adresse illisible";
            case 401, 403 -> "Page réservée";
            case 404 -> "Page introuvable";
            case 405 -> "Action impossible sur cette page";
            case 429 -> "Trop de demandes à la fois";
            case 503 -> "Service momentanément indisponible";
            default -> "Une erreur est survenue de notre côté";
        };
    }

    public String getExplication() {
        return switch (getStatut()) {
            case 400, 413, 414 -> "L’adresse demandée est trop longue ou mal formée. Repartez de l’accueil.";
            case 401, 403 -> "Cette page n’est pas ouverte à votre organisation, ou demande de se connecter.";
            case 404 ->
                "Cette page n’existe pas ou n’existe plus à cette adresse. Vérifiez l’adresse saisie, ou repartez de l’accueil.";
            case 405 -> "Cette page se consulte seulement. Repartez de l’accueil pour retrouver le formulaire.";
            case 429 -> "Attendez quelques secondes, puis rechargez la page.";
            case 503 -> "Le service démarre ou ne joint plus ses données. Réessayez dans une minute.";
            default -> "Rechargez la page dans un instant. Si cela recommence, donnez le numéro d’incident au service.";
        };
    }

    public String getIncident() {
        return requete.getAttribute(FiltrePages.INCIDENT) instanceof String incident ? incident : "";
    }
}
