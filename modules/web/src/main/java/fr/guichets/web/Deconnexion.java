package fr.guichets.web;

import fr.guichets.socle.Acteur;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The page where one leaves, and where one lands after having left. */
@Named("deconnexion")
@RequestScoped
public class Deconnexion {

    public boolean isIdentifie() {
        return Acteur.courantEventuel().isPresent();
    }

    public String getTitre() {
        return isIdentifie() ? "Se déconnecter" : "Vous êtes déconnecté";
    }
}
