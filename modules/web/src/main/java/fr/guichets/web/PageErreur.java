package fr.guichets.web;

import fr.guichets.documents.Typographie;
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

    @Inject
    private Contexte contexte;

    @Inject
    private Typographie typographie;

    public int getStatut() {
        return requete.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer statut ? statut : 500;
    }

    public String getTitre() {
        return switch (getStatut()) {
            case 400, 413, 414 -> "Adresse illisible";
            case 401 -> "Connexion nécessaire";
            case 403 -> isFormulaireRefuse() ? "Formulaire refusé" : "Page réservée";
            case 404 -> "Page introuvable";
            case 405 -> "Action impossible sur cette page";
            case 429 -> "Trop de demandes à la fois";
            case 503 -> "Service momentanément indisponible";
            default -> "Une erreur est survenue de notre côté";
        };
    }

    private boolean isFormulaireRefuse() {
        return requete.getAttribute(FiltrePages.FORMULAIRE_REFUSE) != null;
    }

    /** True when acting for another organisation may open the page. */
    public boolean isOrganisationAChanger() {
        return getStatut() == 404
                && contexte.isDuGuichet()
                && !contexte.getAgitPour().isEmpty();
    }

    /** True when the rights that are missing can be asked for. */
    public boolean isDroitADemander() {
        return getStatut() == 403
                && !isFormulaireRefuse()
                && contexte.isDuGuichet()
                && !contexte.getActeur().isEmpty();
    }

    public String getExplication() {
        return typographie.phrase(explication());
    }

    private String explication() {
        return switch (getStatut()) {
            case 400, 413, 414 -> "L’adresse demandée est trop longue ou mal formée. Repartez de l’accueil.";
            case 401 -> "Identifiez-vous pour ouvrir cette page.";
            case 403 ->
                isFormulaireRefuse()
                        ? "Ce formulaire ne vient pas d’une page de ce site, ou il est resté ouvert plus d’un jour. Rien"
                                + " n’a été enregistré. Revenez à la page précédente, copiez ce que vous avez saisi,"
                                + " rechargez-la et recommencez."
                        : "Votre compte n’a pas, à ce guichet, le rôle que cette page demande. Une personne d’une"
                                + " collectivité demande ses droits dans « Mon organisation » ; un agent de la"
                                + " préfecture est invité par l’administrateur du guichet.";
            case 404 ->
                contexte.getAgitPour().isEmpty()
                        ? "Cette page n’existe pas ou n’existe plus à cette adresse. Vérifiez l’adresse saisie, ou"
                                + " repartez de l’accueil."
                        : "Page introuvable, ou non ouverte à votre organisation (" + contexte.getAgitPour() + ").";
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
