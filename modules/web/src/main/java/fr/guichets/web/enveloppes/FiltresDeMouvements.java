package fr.guichets.web.enveloppes;

import fr.guichets.enveloppes.CriteresDeMouvements;
import fr.guichets.enveloppes.CriteresDeMouvements.Tri;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Lecture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
            case "nature" -> nomme(Nature.values(), valeur);
            case "tri" -> nomme(Tri.values(), valeur);
            default -> true;
        };
    }

    private static boolean nomme(Enum<?>[] constantes, String nom) {
        return Arrays.stream(constantes).map(Enum::name).anyMatch(nom::equals);
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
        List<Lecture.Erreur> erreurs = new ArrayList<>();
        jour("du", erreurs);
        jour("au", erreurs);
        return erreurs;
    }

    private LocalDate jour(String cle, List<Lecture.Erreur> erreurs) {
        try {
            return adresse.valeur(cle).isEmpty() ? null : Lecture.date(adresse.valeur(cle));
        } catch (IllegalArgumentException e) {
            erreurs.add(new Lecture.Erreur(cle, e.getMessage()));
            return null;
        }
    }

    CriteresDeMouvements criteres() {
        Set<Tranche> tranches =
                adresse.valeurs("tranche").stream().map(Tranche::new).collect(Collectors.toSet());
        Set<Nature> natures =
                adresse.valeurs("nature").stream().map(Nature::valueOf).collect(Collectors.toSet());
        List<Lecture.Erreur> ignorees = new ArrayList<>();
        return new CriteresDeMouvements(
                tranches,
                natures,
                texte("dossier"),
                texte("auteur"),
                jour("du", ignorees),
                jour("au", ignorees),
                tri(),
                descendant(),
                adresse.page(),
                TAILLE);
    }

    private String texte(String cle) {
        return adresse.valeur(cle).isEmpty() ? null : adresse.valeur(cle);
    }
}
