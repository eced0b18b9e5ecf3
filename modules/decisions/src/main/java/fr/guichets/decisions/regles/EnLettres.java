package fr.guichets.decisions.regles;

import com.ibm.icu.text.RuleBasedNumberFormat;
import fr.guichets.socle.Montant;
import java.util.Locale;

/** Amounts in full: douze mille cinq cents euros et cinquante centimes. */
public final class EnLettres {

    private static final long MILLION = 1_000_000;
    private static final RuleBasedNumberFormat NOMBRES = nombres();

    private EnLettres() {}

    private static RuleBasedNumberFormat nombres() {
        RuleBasedNumberFormat nombres = new RuleBasedNumberFormat(Locale.FRENCH, RuleBasedNumberFormat.SPELLOUT);
        nombres.setDefaultRuleSet("%spellout-cardinal-masculine");
        return nombres;
    }

    /** @throws IllegalArgumentException when the amount is negative */
    public static String montant(Montant montant) {
        if (montant.centimes() < 0) {
            throw new IllegalArgumentException("aucun acte ne porte un montant négatif : " + montant.enEuros());
        }
        long euros = montant.centimes() / 100;
        long centimes = montant.centimes() % 100;
        String entiers = nombre(euros) + unite(euros);
        if (centimes == 0) {
            return entiers;
        }
        String fraction = nombre(centimes) + (centimes < 2 ? " centime" : " centimes");
        return euros == 0 ? fraction + " d’euro" : entiers + " et " + fraction;
    }

    /** Million and milliard are nouns: un million d’euros, un million cent euros. */
    private static String unite(long euros) {
        if (euros >= MILLION && euros % MILLION == 0) {
            return " d’euros";
        }
        return euros < 2 ? " euro" : " euros";
    }

    /** In the spelling that acts use: no hyphen around « et », and the plural that ICU forgets before a noun like million. */
    private static String nombre(long entier) {
        if (entier >= MILLION) {
            long reste = entier % MILLION;
            String millions = nombre(entier / MILLION) + (entier < 2 * MILLION ? " million" : " millions");
            return reste == 0 ? millions : millions + " " + nombre(reste);
        }
        RuleBasedNumberFormat format = (RuleBasedNumberFormat) NOMBRES.clone();
        return format.format(entier).replace("-et-", " et ");
    }
}
