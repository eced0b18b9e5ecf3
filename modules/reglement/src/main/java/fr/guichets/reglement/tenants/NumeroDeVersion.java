package fr.guichets.reglement.tenants;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The year of effect, then a rank: on one day, the version of the highest rank prevails. */
final class NumeroDeVersion {

    static final Comparator<String> ORDRE =
            Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

    private static final Pattern FORME = Pattern.compile("\\d{4}-[1-9]\\d{0,5}");

    private NumeroDeVersion() {}

    static String lire(Noeud champ) {
        String numero = champ.texte();
        if (numero != null && !FORME.matcher(numero).matches()) {
            champ.erreur("une année et un rang sont attendus ici, 2021-1 par exemple");
        }
        return numero;
    }

    /** Notes a year that is not that of the effect; either may be null, being wrong already. */
    static void verifierAnnee(Noeud champ, String numero, LocalDate effet) {
        if (numero != null
                && effet != null
                && FORME.matcher(numero).matches()
                && !numero.startsWith(effet.getYear() + "-")) {
            champ.erreur("le numéro commence par l'année où la version prend effet, " + effet.getYear());
        }
    }
}
