package fr.guichets.web.reglement;

import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.RechercheDeGuichet;
import fr.guichets.web.reglement.LectureHistorique.Evenement;
import java.util.List;
import java.util.Map;

/** Which changes of the rules are shown. */
final class FiltresHistorique {

    private final AdresseDeListe adresse;

    private FiltresHistorique(AdresseDeListe adresse) {
        this.adresse = adresse;
    }

    /** The guichet stays in the address: a national administrator reads its history from there. */
    static FiltresHistorique de(Map<String, String[]> parametres) {
        return new FiltresHistorique(AdresseDeListe.lire(
                PageHistorique.ADRESSE,
                List.of("guichet", "action", "q"),
                parametres,
                (cle, valeur) -> !cle.equals("tri")));
    }

    AdresseDeListe getAdresse() {
        return adresse;
    }

    boolean isFiltree() {
        return adresse.texte("action") != null || adresse.texte("q") != null;
    }

    boolean retient(Evenement evenement) {
        String dit = evenement.auteur() + " " + evenement.sujet() + " " + evenement.details();
        return (adresse.texte("action") == null || evenement.action().equals(adresse.valeur("action")))
                && RechercheDeGuichet.sansAccents(dit).contains(RechercheDeGuichet.sansAccents(adresse.valeur("q")));
    }
}
