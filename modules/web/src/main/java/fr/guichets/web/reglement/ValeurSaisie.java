package fr.guichets.web.reglement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.guichets.documents.Typographie;
import fr.guichets.reglement.vocabulaire.Forme;
import fr.guichets.socle.Montant;
import fr.guichets.web.Lecture;
import fr.guichets.web.MontantSaisi;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** One elementary value: as a field shows it and as people type it in French, and as files write it. */
final class ValeurSaisie {

    private static final Typographie FR = new Typographie();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern ESPACES = Pattern.compile("[\\s\\u00a0\\u2007\\u202f]");
    private static final Pattern ENTIER = Pattern.compile("\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}(\\.\\d+)?");
    private static final Pattern JOUR = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final BigDecimal CENT = BigDecimal.valueOf(100);

    private ValeurSaisie() {}

    /** Empty for what is absent. */
    static String montrer(Forme forme, JsonNode valeur) {
        if (valeur == null || valeur.isNull() || valeur.isMissingNode()) {
            return "";
        }
        String texte = valeur.asText();
        if (forme instanceof Forme.Euros && valeur.isNumber()) {
            return FR.montant(Montant.euros(valeur.decimalValue())).replace("\u00a0€", "");
        }
        if (forme instanceof Forme.Proportion && valeur.isNumber()) {
            return enFrancais(valeur.decimalValue().multiply(CENT));
        }
        if (forme instanceof Forme.Entier entier && !entier.unite().isEmpty() && valeur.isIntegralNumber()) {
            return FR.nombre(valeur.longValue());
        }
        return forme instanceof Forme.Jour && JOUR.matcher(texte).matches()
                ? FR.dateCourte(LocalDate.parse(texte))
                : texte;
    }

    private static String enFrancais(BigDecimal nombre) {
        return nombre.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    /**
     * @param texte not blank
     * @throws IllegalArgumentException whose message, in French, says the remedy
     */
    static JsonNode lire(Forme forme, String texte) {
        if (forme instanceof Forme.Euros) {
            return JSON.numberNode(MontantSaisi.lire(texte).enEuros());
        }
        if (forme instanceof Forme.Proportion) {
            return JSON.numberNode(proportion(texte));
        }
        if (forme instanceof Forme.Entier) {
            return JSON.numberNode(entier(texte));
        }
        if (forme instanceof Forme.Jour) {
            return JSON.textNode(Lecture.date(texte).toString());
        }
        return forme instanceof Forme.OuiNon ? JSON.booleanNode(texte.equals("true")) : JSON.textNode(texte);
    }

    private static int entier(String texte) {
        String chiffres = ESPACES.matcher(texte).replaceAll("");
        if (!ENTIER.matcher(chiffres).matches()) {
            throw new IllegalArgumentException("Saisissez un nombre entier, par exemple 5 000");
        }
        return Integer.parseInt(chiffres);
    }

    private static BigDecimal proportion(String texte) {
        String chiffres = ESPACES.matcher(texte).replaceAll("").replace("%", "").replace(',', '.');
        if (!DECIMAL.matcher(chiffres).matches()) {
            throw new IllegalArgumentException("Saisissez un pourcentage, par exemple 80 ou 33,33");
        }
        BigDecimal taux = new BigDecimal(chiffres).movePointLeft(2).stripTrailingZeros();
        if (taux.scale() > 4) {
            throw new IllegalArgumentException("Saisissez au plus deux chiffres après la virgule");
        }
        if (taux.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("Saisissez un pourcentage d’au plus 100");
        }
        return taux.scale() < 0 ? taux.setScale(0) : taux;
    }
}
