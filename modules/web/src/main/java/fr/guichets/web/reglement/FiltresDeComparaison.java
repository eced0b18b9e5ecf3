package fr.guichets.web.reglement;

import fr.guichets.reglement.Comparaison.Ligne;
import fr.guichets.reglement.Reglement.Provenance.Niveau;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Lecture;
import fr.guichets.web.RechercheDeGuichet;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which rule is compared, on which day, and the guichets that are shown. */
public final class FiltresDeComparaison {

    static final String PAGE = "/reglement/comparer";

    private static final List<String> CLES = List.of("cle", "au", "region", "groupe", "niveau", "q");

    /** Columns by which the table is sorted. */
    enum Tri {
        CODE,
        GROUPE,
        VERSION
    }

    private final AdresseDeListe adresse;

    private FiltresDeComparaison(AdresseDeListe adresse) {
        this.adresse = adresse;
    }

    static FiltresDeComparaison de(Map<String, String[]> parametres) {
        return new FiltresDeComparaison(AdresseDeListe.lire(PAGE, CLES, parametres, FiltresDeComparaison::admise));
    }

    private static boolean admise(String cle, String valeur) {
        return switch (cle) {
            case "cle" ->
                Vocabulaire.cles().stream().anyMatch(connue -> connue.nom().equals(valeur));
            case "groupe" -> valeur.matches("[A-Z]{1,2}");
            case "niveau" -> AdresseDeListe.nomme(Niveau.values(), valeur);
            case "tri" -> AdresseDeListe.nomme(Tri.values(), valeur);
            default -> true;
        };
    }

    AdresseDeListe adresse() {
        return adresse;
    }

    /** True when some guichets may be left out. */
    boolean actifs() {
        return List.of("region", "groupe", "niveau", "q").stream()
                .anyMatch(cle -> !adresse.valeur(cle).isEmpty());
    }

    /** The rule asked for, the first of the vocabulary when none is. */
    Cle cle() {
        return adresse.valeur("cle").isEmpty() ? Vocabulaire.cles().get(0) : Vocabulaire.cle(adresse.valeur("cle"));
    }

    LocalDate jour(LocalDate aujourdhui) {
        LocalDate demande = adresse.jour("au");
        return demande == null ? aujourdhui : demande;
    }

    List<Lecture.Erreur> erreurs() {
        return adresse.joursIllisibles("au");
    }

    Tri tri() {
        return adresse.tri().isEmpty() ? Tri.CODE : Tri.valueOf(adresse.tri());
    }

    List<Ligne> appliquer(List<Ligne> toutes) {
        return toutes.stream()
                .filter(ligne -> RechercheDeGuichet.trouve(ligne.guichet(), adresse.valeur("q")))
                .filter(ligne -> admet("region", ligne.guichet().region()))
                .filter(ligne -> admet("groupe", ligne.groupe()))
                .filter(ligne -> admet("niveau", ligne.provenance().niveau().name()))
                .sorted(ordre())
                .toList();
    }

    private boolean admet(String cle, String valeur) {
        return adresse.valeur(cle).isEmpty() || adresse.contient(cle, valeur);
    }

    private Comparator<Ligne> ordre() {
        Comparator<Ligne> parCode =
                Comparator.comparing(ligne -> ligne.guichet().code());
        Comparator<Ligne> ordre =
                switch (tri()) {
                    case CODE -> parCode;
                    case GROUPE ->
                        Comparator.<Ligne>comparingInt(ligne -> ligne.groupe().length())
                                .thenComparing(Ligne::groupe);
                    case VERSION -> Comparator.comparing(Ligne::version);
                };
        return (adresse.descendant() ? ordre.reversed() : ordre).thenComparing(parCode);
    }
}
