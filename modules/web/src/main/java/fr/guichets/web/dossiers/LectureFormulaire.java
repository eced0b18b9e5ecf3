package fr.guichets.web.dossiers;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.web.Lecture;
import fr.guichets.web.MontantSaisi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Turns the fields of a step into answers of the draft. What cannot be read as a number or a date stays text, word for
 * word: it will be shown again with its remedy. What is too long is not cut: the check before filing says so. Lines
 * without any answer are dropped.
 */
final class LectureFormulaire {

    private static final String CRITERE = "critere-";
    private static final Pattern COMMANDES = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");
    private static final Pattern ENTIER = Pattern.compile("\\d{1,9}");

    private final Map<String, String[]> parametres;

    private LectureFormulaire(Map<String, String[]> parametres) {
        this.parametres = parametres;
    }

    static Reponses lire(Etape etape, Map<String, String[]> parametres) {
        LectureFormulaire lecture = new LectureFormulaire(parametres);
        return new Reponses(
                switch (etape) {
                    case PORTEUR -> lecture.porteur();
                    case PROJET -> lecture.projet();
                    case DEPENSES -> Map.of("depenses", lecture.depenses());
                    case FINANCEMENT -> lecture.financement();
                    case CRITERES -> lecture.criteres();
                    case PIECES, RELECTURE -> Map.of();
                });
    }

    private Map<String, JsonNode> porteur() {
        Map<String, JsonNode> reponses = new LinkedHashMap<>();
        reponses.put("membres", membres());
        reponses.put("contactOperationnel.nom", texte("contactNom"));
        reponses.put("contactOperationnel.fonction", texte("contactFonction"));
        reponses.put("contactOperationnel.courriel", texte("contactCourriel"));
        reponses.put("contactOperationnel.telephone", texte("contactTelephone"));
        return reponses;
    }

    /** Each member is a hidden field that carries what the draft holds of it. */
    private ArrayNode membres() {
        ArrayNode membres = instance.arrayNode();
        for (String valeur : parametres.getOrDefault("membre", new String[0])) {
            Reponses membre = Reponses.lire(valeur);
            if (!membre.valeurs().isEmpty()) {
                membres.add(instance.objectNode().setAll(membre.valeurs()));
            }
        }
        return membres;
    }

    private Map<String, JsonNode> projet() {
        Map<String, JsonNode> reponses = new LinkedHashMap<>();
        reponses.put("intitule", texte("intitule"));
        reponses.put("theme", texte("theme"));
        reponses.put("description.besoin", texte("besoin"));
        reponses.put("description.publics", texte("publics"));
        reponses.put("description.calendrier", texte("calendrier"));
        reponses.put("nbAgentsBeneficiaires", lu("nbAgents", 0, LectureFormulaire::entier));
        reponses.put("nbUsagersBeneficiaires", lu("nbUsagers", 0, LectureFormulaire::entier));
        reponses.put("dureeMois", lu("duree", 0, LectureFormulaire::entier));
        reponses.put("preuveEngagement.signeLe", lu("signature", 0, LectureFormulaire::jour));
        return reponses;
    }

    private ArrayNode depenses() {
        ArrayNode depenses = instance.arrayNode();
        int lignes = lignes("libelle", "nature", "montant", "ttc", "section");
        for (int rang = 0; rang < lignes; rang++) {
            ajouter(
                    depenses,
                    "libelle",
                    valeur("libelle", rang),
                    "nature",
                    valeur("nature", rang),
                    "section",
                    valeur("section", rang),
                    "montantHT",
                    lu("montant", rang, LectureFormulaire::montant),
                    "montantTTC",
                    lu("ttc", rang, LectureFormulaire::montant));
        }
        return depenses;
    }

    private Map<String, JsonNode> financement() {
        ArrayNode aides = instance.arrayNode();
        int lignes = lignes("organisme", "aide", "statut");
        for (int rang = 0; rang < lignes; rang++) {
            ajouter(
                    aides,
                    "organisme",
                    valeur("organisme", rang),
                    "montantHT",
                    lu("aide", rang, LectureFormulaire::montant),
                    "statut",
                    valeur("statut", rang));
        }
        Map<String, JsonNode> reponses = new LinkedHashMap<>();
        reponses.put("cofinancements", aides);
        if (!"MAXIMUM".equals(seul("choixDemande"))) {
            JsonNode demande = lu("demande", 0, LectureFormulaire::montant);
            boolean choisi = "MONTANT".equals(seul("choixDemande"));
            reponses.put("montantDemandeHT", demande == null && choisi ? instance.textNode("") : demande);
        }
        return reponses;
    }

    private Map<String, JsonNode> criteres() {
        Map<String, JsonNode> reponses = new LinkedHashMap<>();
        parametres.keySet().stream()
                .filter(nom -> nom.startsWith(CRITERE))
                .forEach(nom -> reponses.put("criteres." + nom.substring(CRITERE.length()), texte(nom)));
        return reponses;
    }

    /** Adds an object with the fields that have an answer; none when no field has one. */
    private static void ajouter(ArrayNode liste, Object... champs) {
        ObjectNode objet = instance.objectNode();
        for (int rang = 0; rang < champs.length; rang += 2) {
            if (champs[rang + 1] != null) {
                objet.set((String) champs[rang], (JsonNode) champs[rang + 1]);
            }
        }
        if (!objet.isEmpty()) {
            liste.add(objet);
        }
    }

    private int lignes(String... noms) {
        int lignes = 0;
        for (String nom : noms) {
            lignes = Math.max(lignes, parametres.getOrDefault(nom, new String[0]).length);
        }
        return lignes;
    }

    private String seul(String nom) {
        String[] valeurs = parametres.getOrDefault(nom, new String[0]);
        return valeurs.length == 0 ? "" : valeurs[0];
    }

    private JsonNode texte(String nom) {
        return valeur(nom, 0);
    }

    private JsonNode valeur(String nom, int rang) {
        String texte = brut(nom, rang);
        return texte.isEmpty() ? null : instance.textNode(texte);
    }

    private JsonNode lu(String nom, int rang, Function<String, JsonNode> lecture) {
        String texte = brut(nom, rang);
        if (texte.isEmpty()) {
            return null;
        }
        try {
            return lecture.apply(texte);
        } catch (IllegalArgumentException e) {
            return instance.textNode(texte);
        }
    }

    private String brut(String nom, int rang) {
        String[] valeurs = parametres.getOrDefault(nom, new String[0]);
        if (rang >= valeurs.length || valeurs[rang] == null) {
            return "";
        }
        return COMMANDES
                .matcher(valeurs[rang].replace("\r\n", "\n"))
                .replaceAll(" ")
                .strip();
    }

    private static JsonNode montant(String texte) {
        return instance.numberNode(MontantSaisi.lire(texte).enEuros());
    }

    private static JsonNode entier(String texte) {
        String chiffres = texte.replaceAll("[\\s\\u00a0\\u202f]", "");
        return ENTIER.matcher(chiffres).matches()
                ? instance.numberNode(Integer.parseInt(chiffres))
                : instance.textNode(texte);
    }

    private static JsonNode jour(String texte) {
        return instance.textNode(Lecture.date(texte).toString());
    }
}
