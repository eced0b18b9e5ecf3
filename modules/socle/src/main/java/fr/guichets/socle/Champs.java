package fr.guichets.socle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The fields of one JSON object, read with their type; each wrong one is added to a list shared by the whole request and
 * reads as absent (null). JSON null is absent too.
 */
public final class Champs {

    private static final int LONGUEUR_MAXIMALE = 500;
    private static final BigDecimal MONTANT_MAXIMAL = new BigDecimal("999999999.99");
    private static final DateTimeFormatter JOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private final JsonNode objet;
    private final String chemin;
    private final List<ChampsInvalides.Erreur> erreurs;

    /** @param objet a JSON object, or null when there is none: every field is then absent */
    public Champs(JsonNode objet, String chemin, List<ChampsInvalides.Erreur> erreurs) {
        this.objet = objet;
        this.chemin = chemin;
        this.erreurs = erreurs;
    }

    public void refuser(String cle, String code, String message) {
        erreurs.add(new ChampsInvalides.Erreur(cheminDe(cle), code, message));
    }

    private String cheminDe(String cle) {
        return chemin.isEmpty() || cle.isEmpty() ? chemin + cle : chemin + "." + cle;
    }

    public boolean absent(String cle) {
        return objet == null
                || objet.path(cle).isMissingNode()
                || objet.path(cle).isNull();
    }

    /** Notes that the field is missing when it is. */
    public void exiger(String cle, String remede) {
        if (absent(cle)) {
            refuser(cle, "OBLIGATOIRE", remede);
        }
    }

    private JsonNode valeur(String cle, Predicate<JsonNode> type, String attendu) {
        if (absent(cle)) {
            return null;
        }
        JsonNode valeur = objet.get(cle);
        if (!type.test(valeur)) {
            refuser(cle, "TYPE_INVALIDE", attendu);
            return null;
        }
        return valeur;
    }

    public String texte(String cle) {
        JsonNode valeur = valeur(cle, JsonNode::isTextual, "Écrivez un texte entre guillemets.");
        return valeur == null ? null : texteAdmis(cle, valeur.textValue(), LONGUEUR_MAXIMALE);
    }

    /** The text without its outer spaces, null when it is too long or holds what is not text. */
    public String texteAdmis(String cle, String texte, int longueurMaximale) {
        if (texte.length() > longueurMaximale) {
            refuser(cle, "TEXTE_TROP_LONG", "Écrivez " + longueurMaximale + " caractères au plus.");
            return null;
        }
        if (texte.codePoints().anyMatch(Champs::interdit)) {
            refuser(cle, "CARACTERE_INTERDIT", "Retirez les caractères de contrôle.");
            return null;
        }
        return texte.strip();
    }

    private static boolean interdit(int caractere) {
        return Character.isISOControl(caractere) || Character.getType(caractere) == Character.SURROGATE;
    }

    public Montant montant(String cle) {
        JsonNode valeur = valeur(cle, JsonNode::isNumber, "Écrivez un nombre d'euros sans guillemets\u00a0: 1234.56.");
        if (valeur == null) {
            return null;
        }
        BigDecimal euros = valeur.decimalValue();
        if (euros.signum() == 0) {
            return Montant.ZERO;
        }
        if (euros.signum() < 0) {
            refuser(cle, "MONTANT_NEGATIF", "Écrivez un montant positif ou nul.");
        } else if ((long) euros.precision() - euros.scale() > MONTANT_MAXIMAL.precision()
                || euros.compareTo(MONTANT_MAXIMAL) > 0) {
            refuser(
                    cle,
                    "MONTANT_EXCESSIF",
                    "Écrivez un montant d'au plus 999\u00a0999\u00a0999,99\u00a0€, en euros et non en centimes.");
        } else if (euros.stripTrailingZeros().scale() > 2) {
            refuser(cle, "MONTANT_TROP_PRECIS", "Écrivez deux décimales au plus\u00a0: 1234.56.");
        } else {
            return Montant.euros(euros);
        }
        return null;
    }

    public Integer entier(String cle, int minimum, int maximum) {
        String remede = "Écrivez un nombre entier de %d à %d.".formatted(minimum, maximum);
        JsonNode valeur = valeur(cle, JsonNode::isIntegralNumber, remede);
        if (valeur == null) {
            return null;
        }
        if (!valeur.canConvertToInt() || valeur.intValue() < minimum || valeur.intValue() > maximum) {
            refuser(cle, "HORS_LIMITES", remede);
            return null;
        }
        return valeur.intValue();
    }

    public <E extends Enum<E>> E parmi(String cle, Class<E> nomenclature, String codeInconnu) {
        String texte = texte(cle);
        if (texte == null) {
            return null;
        }
        for (E element : nomenclature.getEnumConstants()) {
            if (element.name().equals(texte)) {
                return element;
            }
        }
        refuser(
                cle,
                codeInconnu,
                "Valeur inconnue\u00a0; les valeurs admises sont\u00a0: " + valeurs(nomenclature) + ".");
        return null;
    }

    public static <E extends Enum<E>> String valeurs(Class<E> nomenclature) {
        return Arrays.stream(nomenclature.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    public LocalDate jour(String cle) {
        String texte = texte(cle);
        return texte == null ? null : jour(cle, texte);
    }

    public LocalDate jour(String cle, String texte) {
        try {
            return anneeAdmise(cle, LocalDate.parse(texte, JOUR));
        } catch (DateTimeParseException e) {
            refuser(cle, "DATE_INVALIDE", "Écrivez une date qui existe, sous la forme AAAA-MM-JJ\u00a0: 2021-06-30.");
            return null;
        }
    }

    public Instant instant(String cle) {
        String texte = texte(cle);
        if (texte == null) {
            return null;
        }
        try {
            OffsetDateTime lu = OffsetDateTime.parse(texte);
            return anneeAdmise(cle, lu.toLocalDate()) == null ? null : lu.toInstant();
        } catch (DateTimeParseException e) {
            refuser(
                    cle,
                    "DATE_INVALIDE",
                    "Écrivez un instant ISO-8601 avec son décalage horaire\u00a0: 2021-06-02T09:00:00+02:00.");
            return null;
        }
    }

    private LocalDate anneeAdmise(String cle, LocalDate jour) {
        if (jour.getYear() < 1900 || jour.getYear() > 2999) {
            refuser(cle, "DATE_INVALIDE", "Écrivez une année de 1900 à 2999.");
            return null;
        }
        return jour;
    }

    public Champs objet(String cle) {
        JsonNode valeur = valeur(cle, JsonNode::isObject, "Écrivez un objet, entre accolades.");
        return new Champs(valeur, cheminDe(cle), erreurs);
    }

    public boolean listeVide(String cle) {
        return objet != null && objet.path(cle).isArray() && objet.path(cle).isEmpty();
    }

    /** The list whatever it holds, null when it is absent or something else. */
    public JsonNode tableau(String cle) {
        return valeur(cle, JsonNode::isArray, "Écrivez une liste, entre crochets.");
    }

    /** The objects of a list; none when it is absent or longer than the maximum. */
    public List<Champs> liste(String cle, int maximum) {
        JsonNode valeur = tableau(cle);
        if (valeur == null) {
            return List.of();
        }
        if (valeur.size() > maximum) {
            refuser(cle, "TROP_D_ELEMENTS", "Écrivez " + maximum + " éléments au plus.");
            return List.of();
        }
        return IntStream.range(0, valeur.size())
                .mapToObj(rang -> element(cle, rang, valeur.get(rang)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Champs element(String cle, int rang, JsonNode valeur) {
        Champs element = new Champs(valeur.isObject() ? valeur : null, cheminDe(cle) + "[" + rang + "]", erreurs);
        if (!valeur.isObject()) {
            element.refuser("", "TYPE_INVALIDE", "Écrivez un objet, entre accolades.");
        }
        return element;
    }

    public boolean lisible() {
        return objet != null;
    }
}
