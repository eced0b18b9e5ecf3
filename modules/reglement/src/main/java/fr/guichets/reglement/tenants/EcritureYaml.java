package fr.guichets.reglement.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.reglement.regles.Phrases;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A tree of values in the hand of the files of {@code tenants/}: what is short on one line, long texts folded.
 */
final class EcritureYaml {

    private static final int LARGEUR = 120;

    /** What fits behind a key indented as deep as values are. */
    private static final int COURT = 88;

    private static final int UNE_LIGNE = 96;

    private static final Pattern JOUR = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NOMBRE = Pattern.compile("[-+]?[0-9][0-9_.,]*");

    private EcritureYaml() {}

    /** @param arbre objects in the order in which they are to be written; a field that is null is not written */
    static String ecrire(JsonNode arbre) {
        DumperOptions options = new DumperOptions();
        options.setAllowUnicode(true);
        options.setWidth(LARGEUR);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(true);
        StringWriter texte = new StringWriter();
        new Yaml(options).serialize(bloc(arbre), texte);
        return texte.toString();
    }

    private static Node bloc(JsonNode valeur) {
        if (valeur.isValueNode()) {
            return scalaire(valeur, false);
        }
        if (tientSurUneLigne(valeur)) {
            return valeur.isArray() ? suite(valeur, true) : ensemble(valeur, true);
        }
        return valeur.isArray() ? suite(valeur, false) : ensemble(valeur, false);
    }

    /** Short values without any long text, and no list of objects: those read better one below the other. */
    private static boolean tientSurUneLigne(JsonNode valeur) {
        if (valeur.isEmpty()) {
            return true;
        }
        for (JsonNode element : valeur) {
            if (element.isObject() && valeur.isArray()
                    || element.isContainerNode() && (!element.isArray() || !tientSurUneLigne(element))) {
                return false;
            }
        }
        return valeur.toString().length() <= COURT;
    }

    private static Node ensemble(JsonNode valeur, boolean enLigne) {
        List<NodeTuple> champs = new ArrayList<>();
        valeur.properties().forEach(champ -> {
            if (!champ.getValue().isNull() || champ.getKey().equals("valeur")) {
                champs.add(new NodeTuple(
                        new ScalarNode(Tag.STR, champ.getKey(), null, null, ScalarStyle.PLAIN),
                        enLigne ? enLigne(champ.getValue()) : bloc(champ.getValue())));
            }
        });
        return new MappingNode(Tag.MAP, champs, enLigne ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    private static Node suite(JsonNode valeur, boolean enLigne) {
        List<Node> elements = new ArrayList<>();
        valeur.forEach(element -> elements.add(enLigne ? enLigne(element) : bloc(element)));
        return new SequenceNode(Tag.SEQ, elements, enLigne ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    private static Node enLigne(JsonNode valeur) {
        if (valeur.isValueNode()) {
            return scalaire(valeur, true);
        }
        return valeur.isArray() ? suite(valeur, true) : ensemble(valeur, true);
    }

    private static Node scalaire(JsonNode valeur, boolean enLigne) {
        if (valeur.isNull()) {
            return new ScalarNode(Tag.NULL, "null", null, null, ScalarStyle.PLAIN);
        }
        if (valeur.isBoolean()) {
            return new ScalarNode(Tag.BOOL, valeur.asText(), null, null, ScalarStyle.PLAIN);
        }
        if (valeur.isNumber()) {
            String nombre = valeur.decimalValue().toPlainString();
            return new ScalarNode(nombre.contains(".") ? Tag.FLOAT : Tag.INT, nombre, null, null, ScalarStyle.PLAIN);
        }
        String texte = valeur.textValue();
        if (JOUR.matcher(texte).matches()) {
            return new ScalarNode(Tag.TIMESTAMP, texte, null, null, ScalarStyle.PLAIN);
        }
        if (NOMBRE.matcher(texte).matches()) {
            return new ScalarNode(Tag.STR, texte, null, null, ScalarStyle.DOUBLE_QUOTED);
        }
        boolean replie = !enLigne && (texte.length() > UNE_LIGNE || texte.contains("\n"));
        return new ScalarNode(Tag.STR, texte, null, null, replie ? ScalarStyle.FOLDED : ScalarStyle.PLAIN);
    }

    /** A sentence as somebody types it, with ordinary spaces, when the reading makes the same text of it. */
    static String espaces(String texte) {
        String tape = texte.replace('\u00a0', ' ');
        return Phrases.typographie(tape).equals(texte) ? tape : texte;
    }
}
