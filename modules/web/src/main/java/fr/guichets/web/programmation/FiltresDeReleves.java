package fr.guichets.web.programmation;

import fr.guichets.programmation.CriteresDeReleves;
import fr.guichets.programmation.CriteresDeReleves.Tri;
import fr.guichets.programmation.EtatReleve;
import fr.guichets.web.AdresseDeListe;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the list of relevés is asked to show. */
final class FiltresDeReleves {

    static final int TAILLE = 50;

    private final AdresseDeListe adresse;

    private FiltresDeReleves(AdresseDeListe adresse) {
        this.adresse = adresse;
    }

    static FiltresDeReleves de(Map<String, String[]> parametres) {
        return new FiltresDeReleves(
                AdresseDeListe.lire(PageReleve.ADRESSE, List.of("q", "etat"), parametres, FiltresDeReleves::admise));
    }

    private static boolean admise(String cle, String valeur) {
        return switch (cle) {
            case "etat" -> AdresseDeListe.nomme(EtatReleve.values(), valeur);
            case "tri" -> AdresseDeListe.nomme(Tri.values(), valeur);
            default -> true;
        };
    }

    AdresseDeListe adresse() {
        return adresse;
    }

    /** The latest day first when the address says nothing. */
    Tri tri() {
        return adresse.tri().isEmpty() ? Tri.RELEVE_LE : Tri.valueOf(adresse.tri());
    }

    boolean descendant() {
        return adresse.tri().isEmpty() || adresse.descendant();
    }

    CriteresDeReleves criteres(int page, int taille) {
        return new CriteresDeReleves(
                adresse.valeur("q"),
                adresse.valeurs("etat").stream().map(EtatReleve::valueOf).collect(Collectors.toSet()),
                tri(),
                descendant(),
                page,
                taille);
    }
}
