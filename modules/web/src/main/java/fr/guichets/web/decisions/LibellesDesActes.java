package fr.guichets.web.decisions;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.Attribution;
import fr.guichets.decisions.EtatActe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The words and looks of acts on screens. */
@Named("libellesActes")
@ApplicationScoped
public class LibellesDesActes {

    /** Class of the badge of a state: it says the same as its words. */
    public String badge(EtatActe etat) {
        return switch (etat) {
            case A_GENERER -> "fr-badge--new";
            case A_SIGNER, A_NOTIFIER -> "fr-badge--info";
            case NOTIFIE -> "fr-badge--success";
            case ANNULE, SANS_SUITE -> "";
        };
    }

    public String methode(Attribution.Methode methode) {
        return switch (methode) {
            case PRORATA -> "En proportion des dépenses réelles";
            case FORFAIT -> "Forfait, dans la limite des dépenses réelles";
        };
    }

    /** What comes next, and who does it. */
    public String suite(Acte acte) {
        return switch (acte.etat()) {
            case A_GENERER -> "Le document reste à faire.";
            case A_SIGNER ->
                "À la signature de " + acte.signataire().nom() + ", "
                        + acte.signataire().qualite() + ".";
            case A_NOTIFIER ->
                acte.attendSonEngagement()
                        ? "Signé. Le numéro d’engagement de Chorus est attendu avant la notification."
                        : "Signé. Reste à le notifier.";
            case NOTIFIE ->
                acte.notification().lectures().isEmpty()
                        ? "Notifié. Personne ne l’a encore ouvert."
                        : "Notifié et ouvert par le bénéficiaire.";
            case ANNULE -> "Annulé avant sa signature : " + acte.annulation().motif();
            case SANS_SUITE ->
                "Signé, et resté sans suite : " + acte.annulation().motif();
        };
    }
}
