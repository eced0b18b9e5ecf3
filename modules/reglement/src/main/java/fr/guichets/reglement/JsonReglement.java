package fr.guichets.reglement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.guichets.socle.Sha256;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The one written form of a version of the rules: the same rules give the same text, hence the same fingerprint. */
public final class JsonReglement {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // a key that a later release adds leaves the fingerprint of older versions as it was
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    /** What was added inside values when national models got numbers: absent before, it changes no rule. */
    private static final Set<String> DETAILS_APPORTES = Set.of(
            "criteres.sousCriteres",
            "sessions.motif",
            "engagementProjet.parExercice",
            "versement.sousRealisation",
            "comite.sieges",
            "comite.quorum",
            "comite.urgence",
            "textes.notice",
            "textes.mentions");

    private static final Set<String> CALENDRIER = Set.of("depot", "sessions", "engagementProjet");

    private JsonReglement() {}

    public static String ecrire(Reglement reglement) {
        try {
            return JSON.writeValueAsString(reglement);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException when the text is not the form of a règlement */
    public static Reglement lire(String contenu) {
        try {
            return JSON.readValue(contenu, Reglement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("règlement publié illisible", e);
        }
    }

    /**
     * SHA-256, in hexadecimal, of the written form without the identity of the guichet: a corrected title or address is
     * not another rule.
     *
     * @throws IllegalArgumentException when the text is not the form of a règlement
     */
    public static String empreinte(String contenu) {
        try {
            return Sha256.hex(JSON.writeValueAsString(regles(contenu)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("règlement publié illisible", e);
        }
    }

    /**
     * True when the first version says every rule of the second one in the same words, and otherwise only what a later
     * release brings: keys of which the second says nothing at all, neither a value nor where it comes from, and, in a
     * version written before national models had numbers, the {@link #DETAILS_APPORTES}.
     *
     * @throws IllegalArgumentException when a text is not the form of a règlement
     */
    public static boolean complete(String nouvelle, String ancienne) {
        ObjectNode avant = regles(ancienne);
        ObjectNode apres = regles(nouvelle);
        Set<String> connues =
                new HashSet<>(avant.properties().stream().map(Map.Entry::getKey).toList());
        Map<String, JsonNode> sourcesAvant = provenances(avant);
        Map<String, JsonNode> sourcesApres = provenances(apres);
        sourcesAvant.keySet().forEach(cle -> connues.add(racine(cle)));
        boolean sansNumero = !avant.has("modele");
        sourcesApres
                .keySet()
                .removeIf(cle -> !connues.contains(racine(cle))
                        || sansNumero && !sourcesAvant.containsKey(cle) && DETAILS_APPORTES.contains(cle));
        apres.retain(connues);
        if (sansNumero) {
            DETAILS_APPORTES.forEach(detail -> retirer(apres.path(racine(detail)), detail.split("\\.")[1]));
        }
        return sourcesAvant.equals(sourcesApres) && avant.without("provenances").equals(apres.without("provenances"));
    }

    /**
     * The same rules, with the keys that this release knows and that the text does not, as the national model gives them.
     *
     * @param contenu of a version published earlier, in no file
     * @param herite a version that says nothing of its own on that model
     * @return the text itself when nothing was missing
     * @throws IllegalArgumentException when a text is not the form of a règlement
     */
    public static String completer(String contenu, Reglement herite) {
        ObjectNode avant = arbre(contenu);
        ObjectNode apports = arbre(ecrire(herite));
        Set<String> connues =
                new HashSet<>(avant.properties().stream().map(Map.Entry::getKey).toList());
        provenances(avant).keySet().forEach(cle -> connues.add(racine(cle)));
        apports.remove(connues);
        if (apports.isEmpty()) {
            return contenu;
        }
        ArrayNode sources = avant.withArray("provenances");
        provenances(arbre(ecrire(herite))).forEach((cle, provenance) -> {
            if (!connues.contains(racine(cle))) {
                sources.add(provenance);
            }
        });
        avant.setAll(apports);
        return ecrire(lire(avant.toString()));
    }

    /**
     * The same rules in the name of the guichet as it is known now: the fingerprint is the same.
     *
     * @return the text itself when it already says so
     * @throws IllegalArgumentException when the text is not the form of a règlement
     */
    public static String identifier(String contenu, Reglement.Identite identite) {
        ObjectNode corrige = arbre(contenu);
        try {
            JsonNode connue = JSON.readTree(JSON.writeValueAsString(identite));
            if (connue.equals(corrige.get("identite"))) {
                return contenu;
            }
            corrige.set("identite", connue);
            return JSON.writeValueAsString(corrige);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same rules on the days of others: when to file, the relevés, the last day to sign. */
    public static Reglement auCalendrierDe(Reglement regles, Reglement autres) {
        ObjectNode rejouees = arbre(ecrire(regles));
        ObjectNode jours = arbre(ecrire(autres));
        rejouees.remove(CALENDRIER);
        rejouees.setAll(jours.retain(CALENDRIER));
        return lire(rejouees.toString());
    }

    private static void retirer(JsonNode valeur, String champ) {
        if (valeur instanceof ObjectNode ensemble) {
            ensemble.remove(champ);
        }
        if (valeur.isArray()) {
            valeur.forEach(element -> retirer(element, champ));
        }
    }

    /** What the fingerprint covers. */
    private static ObjectNode regles(String contenu) {
        ObjectNode regles = arbre(contenu);
        regles.remove("identite");
        return regles;
    }

    private static ObjectNode arbre(String contenu) {
        try {
            return (ObjectNode) JSON.readTree(contenu);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("règlement publié illisible", e);
        }
    }

    /** By key, in the order of the text. */
    private static Map<String, JsonNode> provenances(JsonNode regles) {
        Map<String, JsonNode> parCle = new LinkedHashMap<>();
        regles.path("provenances")
                .forEach(provenance -> parCle.put(provenance.path("cle").asText(), provenance));
        return parCle;
    }

    /** The key that a provenance is about: {@code criteres} for {@code criteres.poids}. */
    private static String racine(String cle) {
        return cle.split("\\.", 2)[0];
    }
}
