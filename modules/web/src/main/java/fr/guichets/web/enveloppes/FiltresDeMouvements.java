package fr.guichets.web.enveloppes;

import fr.guichets.enveloppes.CriteresDeMouvements;
import fr.guichets.enveloppes.CriteresDeMouvements.Tri;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Lecture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a list of movements is asked to show. */
public final class FiltresDeMouvements {

    static final String PAGE = "/enveloppes/tableau";
    static final int TAILLE = 50;

    private static final List<String> CLES = List.of("tranche", "nature", "dossier", "auteur", "du", "au");

    private final AdresseDeListe adresse;

    private FiltresDeMouvements(AdresseDeListe adresse) {
        this.adresse = adresse;
    }

    static FiltresDeMouvements de(Map<String, String[]> parametres) {
        return new FiltresDeMouvements(AdresseDeListe.lire(PAGE, CLES, parametres, FiltresDeMouvements::admise));
    }

    private static boolean admise(String cle, String valeur) {
        return switch (cle) {
            case "tranche" -> Tranche.existe(valeur);
            case "nature" -> AdresseDeListe.nomme(Nature.values(), valeur);
            case "tri" -> AdresseDeListe.nomme(Tri.values(), valeur);
            default -> true;
        };
    }

    public AdresseDeListe getAdresse() {
        return adresse;
    }

    /** The last one first when the address says nothing. */
    public Tri tri() {
        return adresse.tri().isEmpty() ? Tri.LE : Tri.valueOf(adresse.tri());
    }

    public boolean descendant() {
        return adresse.tri().isEmpty() || adresse.descendant();
    }

    /** Dates that cannot be read, each with its remedy; the list then ignores them. */
    List<Lecture.Erreur> erreurs() {
        return adresse.joursIllisibles("du", "au");
    }

    CriteresDeMouvements criteres() {
        Set<Tranche> tranches =
                adresse.valeurs("tranche").stream().map(Tranche::new).collect(Collectors.toSet());
        Set<Nature> natures =
                adresse.valeurs("nature").stream().map(Nature::valueOf).collect(Collectors.toSet());
        return new CriteresDeMouvements(
                tranches,
                natures,
                adresse.texte("dossier"),
                adresse.texte("auteur"),
                adresse.jour("du"),
                adresse.jour("au"),
                tri(),
                descendant(),
                adresse.page(),
                TAILLE);
    }
}
