package fr.guichets.documents;

import java.util.regex.Pattern;

/** What a person may have pasted and XML 1.0 forbids: control characters, half characters. */
final class TexteXml {

    private static final Pattern INTERDIT =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private TexteXml() {}

    static String permis(String texte) {
        return INTERDIT.matcher(texte).replaceAll(" ");
    }
}
