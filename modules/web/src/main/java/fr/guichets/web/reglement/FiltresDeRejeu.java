package fr.guichets.web.reglement;

import fr.guichets.dossiers.CriteresDeRejeu;
import fr.guichets.dossiers.CriteresDeRejeu.Changement;
import fr.guichets.dossiers.CriteresDeRejeu.Tri;
import fr.guichets.web.AdresseDeListe;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which dossiers of a replay are shown; the rules that are tried stay in the address too. */
public final class FiltresDeRejeu {

    static final String PAGE = "/reglement/rejeu";

    private static final int TAILLE = 50;
    private static final List<String> FILTRES = List.of("q", "changement", "decides", "de");
    /** v: a published version; guichet: whose rules they are, at the national level. */
    private static final List<String> CLES =
            Stream.concat(Stream.of("guichet", "v"), FILTRES.stream()).toList();

    private final AdresseDeListe adresse;

    private FiltresDeRejeu(AdresseDeListe adresse) {
        this.adresse = adresse;
    }

    static FiltresDeRejeu de(Map<String, String[]> parametres) {
        return new FiltresDeRejeu(AdresseDeListe.lire(PAGE, CLES, parametres, FiltresDeRejeu::admise));
    }

    private static boolean admise(String cle, String valeur) {
        return switch (cle) {
            case "guichet", "de" -> valeur.matches("\\d{2}|2[AB]|9[78]\\d");
            case "v" -> valeur.matches("[0-9A-Za-z.-]{1,40}");
            case "changement" -> AdresseDeListe.nomme(Changement.values(), valeur);
            case "decides" -> valeur.equals("oui") || valeur.equals("non");
            case "tri" -> AdresseDeListe.nomme(Tri.values(), valeur);
            default -> true;
        };
    }

    public AdresseDeListe getAdresse() {
        return adresse;
    }

    /** True when some dossiers may be left out. */
    public boolean isActifs() {
        return FILTRES.stream().anyMatch(cle -> !adresse.valeur(cle).isEmpty());
    }

    /** The same rules, every dossier. */
    public String getToutes() {
        AdresseDeListe toutes = adresse;
        for (String cle : FILTRES) {
            for (String valeur : adresse.valeurs(cle)) {
                toutes = toutes.sans(cle, valeur);
            }
        }
        return toutes.lien();
    }

    /** Number of a published version, empty for what is in preparation. */
    String version() {
        return adresse.valeur("v");
    }

    /** Code of the guichet whose dossiers are shown, in a national replay; null for all. */
    String guichet() {
        return adresse.texte("de");
    }

    Tri tri() {
        return adresse.tri().isEmpty() ? Tri.NUMERO : Tri.valueOf(adresse.tri());
    }

    boolean descendant() {
        return adresse.descendant();
    }

    int taille() {
        return TAILLE;
    }

    CriteresDeRejeu criteres() {
        return criteres(adresse.page(), TAILLE);
    }

    CriteresDeRejeu entiers() {
        return criteres(0, CriteresDeRejeu.TOUT);
    }

    private CriteresDeRejeu criteres(int page, int taille) {
        String changement = adresse.texte("changement");
        String decides = adresse.texte("decides");
        return new CriteresDeRejeu(
                adresse.texte("q"),
                changement == null ? null : Changement.valueOf(changement),
                decides == null ? null : decides.equals("oui"),
                tri(),
                descendant(),
                page,
                taille);
    }
}
