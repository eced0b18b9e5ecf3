package fr.guichets.web.enveloppes;

import fr.guichets.enveloppes.CriteresDeCredits;
import fr.guichets.enveloppes.CriteresDeCredits.Tri;
import fr.guichets.enveloppes.DecisionDeCredits.Etat;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Lecture;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the list of decisions about credits is asked to show. */
public final class FiltresDeCredits {

    static final String PAGE = "/enveloppes/delegations";

    private static final int TAILLE = 50;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<String> CLES = List.of("q", "operation", "etat", "guichet", "tranche", "du", "au");

    private final AdresseDeListe adresse;

    private FiltresDeCredits(AdresseDeListe adresse) {
        this.adresse = adresse;
    }

    static FiltresDeCredits de(Map<String, String[]> parametres) {
        return new FiltresDeCredits(AdresseDeListe.lire(PAGE, CLES, parametres, FiltresDeCredits::admise));
    }

    private static boolean admise(String cle, String valeur) {
        return switch (cle) {
            case "operation" -> AdresseDeListe.nomme(Operation.values(), valeur);
            case "etat" -> AdresseDeListe.nomme(Etat.values(), valeur);
            case "tri" -> AdresseDeListe.nomme(Tri.values(), valeur);
            case "tranche" -> Tranche.existe(valeur);
            case "guichet" -> valeur.matches("\\d{2}|2[AB]|9[78]\\d");
            default -> true;
        };
    }

    public AdresseDeListe getAdresse() {
        return adresse;
    }

    /** The last decided first when the address says nothing. */
    Tri tri() {
        return adresse.tri().isEmpty() ? Tri.NUMERO : Tri.valueOf(adresse.tri());
    }

    boolean descendant() {
        return adresse.tri().isEmpty() || adresse.descendant();
    }

    /** Dates that cannot be read, each with its remedy; the list then ignores them. */
    List<Lecture.Erreur> erreurs() {
        return adresse.joursIllisibles("du", "au");
    }

    CriteresDeCredits criteres() {
        LocalDate dernier = adresse.jour("au");
        return new CriteresDeCredits(
                adresse.texte("q"),
                lus("operation", Operation::valueOf),
                lus("etat", Etat::valueOf),
                lus("guichet", CodeDepartement::new),
                lus("tranche", Tranche::new),
                minuit(adresse.jour("du")),
                dernier == null ? null : minuit(dernier.plusDays(1)),
                tri(),
                descendant(),
                adresse.page(),
                TAILLE);
    }

    private static Instant minuit(LocalDate jour) {
        return jour == null ? null : jour.atStartOfDay(PARIS).toInstant();
    }

    private <T> Set<T> lus(String cle, Function<String, T> lecture) {
        return adresse.valeurs(cle).stream().map(lecture).collect(Collectors.toSet());
    }
}
