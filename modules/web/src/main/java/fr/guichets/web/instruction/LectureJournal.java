package fr.guichets.web.instruction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.guichets.documents.Typographie;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Montant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The journal in French: who did what when, and for each field what it was and what it is. */
final class LectureJournal {

    private static final Typographie FR = new Typographie();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Pattern JOUR = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    /** A line of this guichet is about the reference that never changes; one that came with a dossier bears its number there. */
    private static final Pattern AILLEURS = Pattern.compile("dossier/(\\w+)-\\d{4}-\\d+");

    private final ZoneId fuseau;
    private final UnaryOperator<String> guichets;

    /** @param guichets code of a département to « guichet du Cher » */
    LectureJournal(ZoneId fuseau, UnaryOperator<String> guichets) {
        this.fuseau = fuseau;
        this.guichets = guichets;
    }

    /** @param avant and apres are empty where nothing was or is */
    public record Changement(String champ, String avant, String apres) {}

    /** @param origine « guichet du Cher » when it was written in the journal of another guichet, else empty */
    public record Evenement(
            long rang,
            String titre,
            String auteur,
            String date,
            String heure,
            String origine,
            List<Changement> changements) {}

    /** Latest first, as an agent who comes back wants to read it. */
    List<Evenement> lire(List<Journal.Ligne> lignes) {
        List<Evenement> evenements = new ArrayList<>();
        for (Journal.Ligne ligne : lignes) {
            evenements.add(0, lire(ligne));
        }
        return evenements;
    }

    private Evenement lire(Journal.Ligne ligne) {
        LocalDate jour = LocalDate.ofInstant(ligne.le(), fuseau);
        return new Evenement(
                ligne.rang(),
                MotsDuJournal.titre(ligne.action()),
                ligne.auteurNom(),
                FR.date(jour),
                FR.heure(ligne.le(), fuseau),
                origine(ligne),
                changements(ligne));
    }

    private String origine(Journal.Ligne ligne) {
        Matcher ailleurs = AILLEURS.matcher(ligne.objet());
        return ailleurs.matches() ? FR.phrase(guichets.apply(ailleurs.group(1))) : "";
    }

    List<Changement> changements(Journal.Ligne ligne) {
        Map<String, String> avant = feuilles(ligne.avant());
        Map<String, String> apres = feuilles(ligne.apres());
        Set<String> champs = new LinkedHashSet<>(apres.keySet());
        champs.addAll(avant.keySet());
        return champs.stream()
                .map(champ -> new Changement(champ, avant.getOrDefault(champ, ""), apres.getOrDefault(champ, "")))
                .filter(changement -> !Objects.equals(changement.avant(), changement.apres()))
                .toList();
    }

    private Map<String, String> feuilles(String json) {
        Map<String, String> feuilles = new LinkedHashMap<>();
        if (json != null) {
            try {
                JSON.readTree(json)
                        .properties()
                        .forEach(entree -> ajouter(
                                feuilles,
                                MotsDuJournal.champ(sansPrefixe(entree.getKey())),
                                sansPrefixe(entree.getKey()),
                                entree.getValue()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("ligne du journal illisible", e);
            }
        }
        return feuilles;
    }

    /** What was typed is journalled under saisie.depenses, saisie.dureeMois… */
    private static String sansPrefixe(String cle) {
        return cle.startsWith("saisie.") ? cle.substring("saisie.".length()) : cle;
    }

    private void ajouter(Map<String, String> feuilles, String champ, String cle, JsonNode valeur) {
        if (valeur.isObject()) {
            valeur.properties()
                    .forEach(entree -> ajouter(
                            feuilles,
                            champ + ", " + minuscule(MotsDuJournal.champ(entree.getKey())),
                            entree.getKey(),
                            entree.getValue()));
        } else if (valeur.isArray() && contientDesObjets(valeur)) {
            for (int i = 0; i < valeur.size(); i++) {
                ajouter(feuilles, element(champ, cle, i), cle, valeur.get(i));
            }
        } else if (valeur.isArray()) {
            List<String> textes = new ArrayList<>();
            valeur.forEach(element -> textes.add(texte(cle, element)));
            mettre(feuilles, champ, String.join(" ; ", textes));
        } else if (!valeur.isNull()) {
            mettre(feuilles, champ, texte(cle, valeur));
        }
    }

    private static void mettre(Map<String, String> feuilles, String champ, String texte) {
        if (!texte.isEmpty()) {
            feuilles.put(champ, FR.phrase(texte));
        }
    }

    private static boolean contientDesObjets(JsonNode liste) {
        return liste.size() > 0 && liste.get(0).isObject();
    }

    private static String element(String champ, String cle, int rang) {
        String un =
                switch (cle) {
                    case "depenses" -> "Dépense";
                    case "cofinancements" -> "Autre aide";
                    case "membres" -> "Membre";
                    default -> champ;
                };
        return un + " " + (rang + 1);
    }

    private static String minuscule(String libelle) {
        return libelle.isEmpty() ? libelle : libelle.substring(0, 1).toLowerCase(Locale.FRENCH) + libelle.substring(1);
    }

    private String texte(String cle, JsonNode valeur) {
        if (valeur.isBoolean()) {
            return valeur.booleanValue() ? "oui" : "non";
        }
        String brut = valeur.asText();
        if (valeur.isNumber() && MotsDuJournal.estUnMontant(cle)) {
            return FR.montant(Montant.euros(valeur.decimalValue()));
        }
        String mots = MotsDuJournal.valeur(cle, brut);
        if (!mots.equals(brut)) {
            return mots;
        }
        if (JOUR.matcher(brut).matches()) {
            return FR.date(LocalDate.parse(brut));
        }
        if (INSTANT.matcher(brut).matches()) {
            Instant instant = Instant.parse(brut);
            return FR.date(LocalDate.ofInstant(instant, fuseau)) + " à " + FR.heure(instant, fuseau);
        }
        return brut;
    }
}
