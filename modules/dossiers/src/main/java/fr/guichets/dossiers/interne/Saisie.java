package fr.guichets.dossiers.interne;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.socle.ChampsInvalides;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What was typed, right or wrong: bounds on its size, and the few texts that a list shows. */
public final class Saisie {

    private static final int TAILLE_MAXIMALE = 200_000;
    private static final int PROFONDEUR_MAXIMALE = 8;
    private static final int TEXTE_MAXIMAL = 20_000;
    private static final int DECIMALES_MAXIMALES = 50;
    private static final int INTITULE_MONTRE = 300;

    private static final Set<String> CLES = Set.of(
            "porteur",
            "membres",
            "intitule",
            "theme",
            "depenses",
            "montantDemandeHT",
            "cofinancements",
            "nbAgentsBeneficiaires",
            "nbUsagersBeneficiaires",
            "dureeMois",
            "contactOperationnel",
            "preuveEngagement",
            "description",
            "criteres");

    private Saisie() {}

    /** @throws ChampsInvalides when it is not an object, or unreasonably large or deep */
    static void verifier(JsonNode saisie) {
        if (!saisie.isObject()) {
            throw refusee("TYPE_INVALIDE", "Le brouillon doit être un objet JSON, entre accolades.");
        }
        verifier(saisie, PROFONDEUR_MAXIMALE);
        if (JsonDossiers.ecrire(saisie).length() > TAILLE_MAXIMALE) {
            throw refusee(
                    "TROP_GRAND", "Le brouillon dépasse 200\u00a0000 caractères\u00a0: raccourcissez ses textes.");
        }
    }

    private static void verifier(JsonNode noeud, int profondeur) {
        if (profondeur == 0) {
            throw refusee("TROP_PROFOND", "Le brouillon emboîte trop d'objets ou de listes.");
        }
        if (noeud.isTextual()) {
            verifier(noeud.textValue());
        }
        if (noeud.isNumber() && Math.abs((long) noeud.decimalValue().scale()) > DECIMALES_MAXIMALES) {
            throw refusee("NOMBRE_EXCESSIF", "Un nombre est démesuré\u00a0: écrivez un montant en euros.");
        }
        noeud.fieldNames().forEachRemaining(Saisie::verifier);
        noeud.forEach(enfant -> verifier(enfant, profondeur - 1));
    }

    private static void verifier(String texte) {
        if (texte.length() > TEXTE_MAXIMAL) {
            throw refusee(
                    "TEXTE_TROP_LONG", "Un texte dépasse " + TEXTE_MAXIMAL + " caractères\u00a0: raccourcissez-le.");
        }
        if (texte.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            throw refusee("CARACTERE_INTERDIT", "Un texte contient des caractères de contrôle\u00a0: retirez-les.");
        }
    }

    private static ChampsInvalides refusee(String code, String message) {
        return new ChampsInvalides(List.of(new ChampsInvalides.Erreur("", code, message)));
    }

    /** The keys that make a request, without what another system added. */
    public static ObjectNode utile(JsonNode ligne) {
        return ((ObjectNode) ligne.deepCopy()).retain(CLES);
    }

    /** The same text for the same content, however its keys are ordered and its numbers written. */
    public static String canonique(JsonNode noeud) {
        if (noeud.isObject()) {
            return noeud.properties().stream()
                    .filter(champ -> !champ.getValue().isNull())
                    .sorted(Map.Entry.comparingByKey())
                    .map(champ -> JsonDossiers.ecrire(champ.getKey()) + ":" + canonique(champ.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (noeud.isArray()) {
            return noeud.valueStream().map(Saisie::canonique).collect(Collectors.joining(",", "[", "]"));
        }
        return noeud.isNumber() ? noeud.decimalValue().stripTrailingZeros().toString() : JsonDossiers.ecrire(noeud);
    }

    static String texte(JsonNode saisie, String cle) {
        String texte = saisie.path(cle).textValue();
        return texte == null || texte.isBlank() ? null : montrable(texte);
    }

    static String intitule(JsonNode saisie) {
        String intitule = texte(saisie, "intitule");
        return intitule == null ? "" : intitule;
    }

    private static String montrable(String texte) {
        String lisible = texte.replaceAll("\\p{Cntrl}+", " ").strip();
        return lisible.substring(0, Math.min(lisible.length(), INTITULE_MONTRE));
    }

    /** Words of the expenses and of the members, for the search. */
    static String libelles(JsonNode saisie) {
        return textes(saisie.path("depenses"), "libelle") + " " + textes(saisie.path("membres"), "nom");
    }

    private static String textes(JsonNode liste, String cle) {
        return StreamSupport.stream(liste.spliterator(), false)
                .map(element -> element.path(cle).asText(""))
                .collect(Collectors.joining(" "));
    }

    /** Address of the one who follows the project, null when it is not there. */
    static String courrielDuContact(JsonNode saisie) {
        return texte(saisie.path("contactOperationnel"), "courriel");
    }
}
