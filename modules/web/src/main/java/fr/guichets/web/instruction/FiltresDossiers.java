package fr.guichets.web.instruction;

import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.CriteresDeListe.Tri;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Lecture;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a list of dossiers is asked to show. */
public final class FiltresDossiers {

    public static final String MOI = "moi";
    public static final String PERSONNE = "personne";
    static final String LISTE = "/dossiers/liste";
    static final int TAILLE = 50;

    private static final List<String> CLES = List.of(
            "q", "etat", "instructeur", "arrondissement", "theme", "nature", "session", "recevable", "du", "au");

    private final AdresseDeListe adresse;

    private FiltresDossiers(AdresseDeListe adresse) {
        this.adresse = adresse;
    }

    static FiltresDossiers de(Map<String, String[]> parametres) {
        return new FiltresDossiers(AdresseDeListe.lire(LISTE, CLES, parametres, FiltresDossiers::admise));
    }

    private static boolean admise(String cle, String valeur) {
        return switch (cle) {
            case "etat" ->
                EtatDossier.deposes().stream().map(Enum::name).toList().contains(valeur);
            case "recevable" -> Set.of("oui", "non").contains(valeur);
            case "tri" -> AdresseDeListe.nomme(Tri.values(), valeur);
            default -> true;
        };
    }

    AdresseDeListe adresse() {
        return adresse;
    }

    /** The nearest deadline first when the address says nothing. */
    Tri tri() {
        return adresse.tri().isEmpty() ? Tri.ECHEANCE : Tri.valueOf(adresse.tri());
    }

    /** Dates that cannot be read, each with its remedy; the list then ignores them. */
    List<Lecture.Erreur> erreurs() {
        return adresse.joursIllisibles("du", "au");
    }

    /** @param moi identifier of the reader, for « mes dossiers » */
    CriteresDeListe criteres(String moi, int page, int taille) {
        Set<EtatDossier> etats = new LinkedHashSet<>();
        adresse.valeurs("etat").forEach(etat -> etats.add(EtatDossier.valueOf(etat)));
        String instructeur =
                switch (adresse.valeur("instructeur")) {
                    case "" -> null;
                    case MOI -> moi;
                    case PERSONNE -> CriteresDeListe.PERSONNE;
                    default -> adresse.valeur("instructeur");
                };
        return new CriteresDeListe(
                adresse.texte("q"),
                etats,
                instructeur,
                Set.copyOf(adresse.valeurs("arrondissement")),
                Set.copyOf(adresse.valeurs("theme")),
                Set.copyOf(adresse.valeurs("nature")),
                Set.copyOf(adresse.valeurs("session")),
                adresse.valeur("recevable").isEmpty()
                        ? null
                        : adresse.valeur("recevable").equals("oui"),
                adresse.jour("du"),
                adresse.jour("au"),
                tri(),
                adresse.descendant(),
                page,
                taille);
    }
}
