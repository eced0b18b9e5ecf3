package fr.guichets.web.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The buttons that add and remove lines, which work by themselves, without script. */
final class Lignes {

    private static final Pattern RETIRER = Pattern.compile("retirer-(depense|aide|membre)-(\\d{1,3})");

    /** Columns of each list, as the fields are named. */
    private static final Map<String, List<String>> COLONNES = Map.of(
            "depense", List.of("libelle", "nature", "section", "montant", "ttc"),
            "aide", List.of("organisme", "aide", "statut"),
            "membre", List.of("membre"));

    private Lignes() {}

    /** Takes a line out of what was posted: « retirer-depense-2 ». */
    static void retirer(String action, Map<String, String[]> parametres) {
        Matcher retire = RETIRER.matcher(action);
        if (!retire.matches()) {
            return;
        }
        int rang = Integer.parseInt(retire.group(2)) - 1;
        for (String colonne : COLONNES.get(retire.group(1))) {
            String[] valeurs = parametres.get(colonne);
            if (valeurs != null && rang >= 0 && rang < valeurs.length) {
                parametres.put(colonne, sans(valeurs, rang));
            }
        }
    }

    private static String[] sans(String[] valeurs, int rang) {
        String[] reste = new String[valeurs.length - 1];
        System.arraycopy(valeurs, 0, reste, 0, rang);
        System.arraycopy(valeurs, rang + 1, reste, rang, reste.length - rang);
        return reste;
    }

    /** End of the address after such a button: one empty line more, or the place where one was. */
    static String suite(String action, JsonNode saisie) {
        int depenses = saisie.path("depenses").size() + 1;
        int aides = saisie.path("cofinancements").size() + 1;
        Matcher retire = RETIRER.matcher(action);
        if (retire.matches()) {
            return retire.group(1).equals("membre") ? "#recherche" : "#ajouter-" + retire.group(1);
        }
        return switch (action) {
            case "ajouter-depense" -> "&depenses=" + depenses + "#depense-" + depenses + "-libelle";
            case "ajouter-aide" -> "&aides=" + aides + "#aide-" + aides + "-organisme";
            default -> "";
        };
    }
}
