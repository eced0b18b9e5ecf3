package fr.guichets.web.reglement;

import fr.guichets.reglement.AdministrationDesGuichets.Suivi;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Montant;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.RechercheDeGuichet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which guichets the registry shows, in which order. */
public final class FiltresDuRegistre {

    static final String PAGE = "/reglement/guichets";

    private static final List<String> CLES = List.of("q", "region", "etat", "type", "regles");

    /** Columns by which the table is sorted. */
    enum Tri {
        CODE,
        ETAT,
        EFFET,
        DOTATION
    }

    enum Regles {
        PROPRES,
        NATIONALES
    }

    /** @param dotation what was delegated to it and not taken back */
    public record Ligne(Suivi suivi, Montant dotation) {

        public Guichet guichet() {
            return suivi.guichet();
        }

        Regles regles() {
            return suivi.propres() ? Regles.PROPRES : Regles.NATIONALES;
        }
    }

    private final AdresseDeListe adresse;

    private FiltresDuRegistre(AdresseDeListe adresse) {
        this.adresse = adresse;
    }

    static FiltresDuRegistre de(Map<String, String[]> parametres) {
        return new FiltresDuRegistre(AdresseDeListe.lire(PAGE, CLES, parametres, FiltresDuRegistre::admise));
    }

    private static boolean admise(String cle, String valeur) {
        return switch (cle) {
            case "etat" -> AdresseDeListe.nomme(Guichet.Etat.values(), valeur);
            case "type" -> AdresseDeListe.nomme(Guichet.Type.values(), valeur);
            case "regles" -> AdresseDeListe.nomme(Regles.values(), valeur);
            case "tri" -> AdresseDeListe.nomme(Tri.values(), valeur);
            default -> true;
        };
    }

    AdresseDeListe adresse() {
        return adresse;
    }

    Tri tri() {
        return adresse.tri().isEmpty() ? Tri.CODE : Tri.valueOf(adresse.tri());
    }

    List<Ligne> appliquer(List<Ligne> toutes) {
        return toutes.stream()
                .filter(ligne -> RechercheDeGuichet.trouve(ligne.guichet(), adresse.valeur("q")))
                .filter(ligne -> admet("region", ligne.guichet().region()))
                .filter(ligne -> admet("etat", ligne.guichet().etat().name()))
                .filter(ligne -> admet("type", ligne.guichet().type().name()))
                .filter(ligne -> admet("regles", ligne.regles().name()))
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
                    case ETAT -> Comparator.comparing(ligne -> ligne.guichet().etat());
                    case EFFET ->
                        Comparator.comparing(
                                ligne -> ligne.suivi().effet(), Comparator.nullsFirst(Comparator.naturalOrder()));
                    case DOTATION -> Comparator.comparing(Ligne::dotation);
                };
        return (adresse.descendant() ? ordre.reversed() : ordre).thenComparing(parCode);
    }
}
