package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Reglement.Depot;
import java.time.LocalDate;

/** What becomes of filing on the day when other rules take effect. */
final class FermetureDuDepot {

    private static final Typographie FR = new Typographie();

    private FermetureDuDepot() {}

    /** True when who could file on that day by the first rules may not by the others. */
    static boolean ferme(Depot avant, Depot apres, LocalDate jour) {
        return avant.estOuvert(jour) && !apres.estOuvert(jour);
    }

    static String phrase(Depot apres, LocalDate jour) {
        String debut =
                "Si ces règles s’appliquent le " + FR.date(jour) + ", le dépôt, ouvert ce jour-là, ferme aussitôt";
        return apres.ouverture().isAfter(jour) ? debut + ", jusqu’au " + FR.date(apres.ouverture()) + "." : debut + ".";
    }
}
