package fr.guichets.web.pilotage;

import fr.guichets.pilotage.Lu;
import fr.guichets.pilotage.TableauNational.Situation;
import fr.guichets.reglement.Guichet;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.RechercheDeGuichet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which guichets the national table shows, in which order. */
public final class FiltresDuTableau {

    static final String PAGE = "/pilotage/tableau";

    private static final List<String> CLES = List.of("indicateur", "q", "region", "etat");

    /** Columns by which the table is sorted; the indicators sort it too. */
    enum Tri {
        CODE,
        DOTATION,
        RESERVE,
        ENGAGE,
        PAYE,
        DISPONIBLE,
        DOSSIERS
    }

    private final AdresseDeListe adresse;

    private FiltresDuTableau(AdresseDeListe adresse) {
        this.adresse = adresse;
    }

    static FiltresDuTableau de(Map<String, String[]> parametres) {
        return new FiltresDuTableau(AdresseDeListe.lire(PAGE, CLES, parametres, FiltresDuTableau::admise));
    }

    private static boolean admise(String cle, String valeur) {
        return switch (cle) {
            case "indicateur" -> AdresseDeListe.nomme(Indicateur.values(), valeur);
            case "etat" -> AdresseDeListe.nomme(Guichet.Etat.values(), valeur);
            case "tri" -> AdresseDeListe.nomme(Tri.values(), valeur);
            default -> true;
        };
    }

    public AdresseDeListe getAdresse() {
        return adresse;
    }

    /** True when some guichets may be left out. */
    public boolean isActifs() {
        return List.of("q", "region", "etat").stream()
                .anyMatch(cle -> !adresse.valeur(cle).isEmpty());
    }

    public Indicateur indicateur() {
        String nom = adresse.valeur("indicateur");
        return nom.isEmpty() ? Indicateur.DISPONIBLE : Indicateur.valueOf(nom);
    }

    Tri tri() {
        return adresse.tri().isEmpty() ? Tri.CODE : Tri.valueOf(adresse.tri());
    }

    boolean descendant() {
        return adresse.descendant();
    }

    List<Lu<Situation>> appliquer(List<Lu<Situation>> tous) {
        return tous.stream()
                .filter(lu -> RechercheDeGuichet.trouve(lu.guichet(), adresse.valeur("q")))
                .filter(lu -> adresse.valeur("region").isEmpty()
                        || adresse.contient("region", lu.guichet().region()))
                .filter(lu -> adresse.valeur("etat").isEmpty()
                        || adresse.contient("etat", lu.guichet().etat().name()))
                .sorted(ordre())
                .toList();
    }

    private Comparator<Lu<Situation>> ordre() {
        Comparator<Lu<Situation>> parCode =
                Comparator.comparing(lu -> lu.guichet().code());
        if (tri() == Tri.CODE) {
            return descendant() ? parCode.reversed() : parCode;
        }
        Indicateur indicateur = Indicateur.valueOf(tri().name());
        Comparator<Lu<Situation>> parValeur =
                Comparator.comparingLong(lu -> lu.lisible() ? indicateur.valeur(lu.reponse()) : -1);
        return (descendant() ? parValeur.reversed() : parValeur).thenComparing(parCode);
    }
}
