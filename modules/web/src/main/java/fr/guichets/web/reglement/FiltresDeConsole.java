package fr.guichets.web.reglement;

import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.RechercheDeGuichet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rules the console shows. */
final class FiltresDeConsole {

    /** What may be asked for beside a group and a word. */
    enum Montrer {
        PROPRES("Celles que ce niveau fixe"),
        HERITEES("Celles qui suivent le modèle national"),
        CHANGEES("Celles que le brouillon change"),
        ERREURS("Celles à corriger"),
        HYPOTHESES("Celles qui reposent sur une hypothèse"),
        MODIFIABLES("Celles que je peux modifier");

        private final String libelle;

        Montrer(String libelle) {
            this.libelle = libelle;
        }

        boolean retient(LigneDeConsole ligne) {
            return switch (this) {
                case PROPRES -> ligne.isPropre();
                case HERITEES -> !ligne.isPropre();
                case CHANGEES -> ligne.isChangee();
                case ERREURS -> !ligne.erreurs().isEmpty();
                case HYPOTHESES -> ligne.isHypothese();
                case MODIFIABLES -> ligne.isAModifier();
            };
        }
    }

    private final AdresseDeListe adresse;

    private FiltresDeConsole(AdresseDeListe adresse) {
        this.adresse = adresse;
    }

    static FiltresDeConsole de(Map<String, String[]> parametres) {
        return new FiltresDeConsole(AdresseDeListe.lire(
                PageConsole.ADRESSE, List.of("groupe", "montrer", "q"), parametres, (cle, valeur) -> switch (cle) {
                    case "groupe" -> AdresseDeListe.nomme(Cle.Groupe.values(), valeur);
                    case "montrer" -> AdresseDeListe.nomme(Montrer.values(), valeur);
                    case "q" -> true;
                    default -> false;
                }));
    }

    AdresseDeListe getAdresse() {
        return adresse;
    }

    static Map<String, String> groupes() {
        Map<String, String> choix = new LinkedHashMap<>();
        Arrays.stream(Cle.Groupe.values()).forEach(groupe -> choix.put(groupe.name(), groupe.titre()));
        return choix;
    }

    static Map<String, String> montrer() {
        Map<String, String> choix = new LinkedHashMap<>();
        Arrays.stream(Montrer.values()).forEach(montrer -> choix.put(montrer.name(), montrer.libelle));
        return choix;
    }

    boolean retient(LigneDeConsole ligne) {
        return (adresse.texte("groupe") == null || ligne.cle().groupe().name().equals(adresse.valeur("groupe")))
                && (adresse.texte("montrer") == null
                        || Montrer.valueOf(adresse.valeur("montrer")).retient(ligne))
                && RechercheDeGuichet.sansAccents(ligne.texte())
                        .contains(RechercheDeGuichet.sansAccents(adresse.valeur("q")));
    }
}
