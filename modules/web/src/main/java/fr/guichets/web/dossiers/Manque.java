package fr.guichets.web.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.documents.Typographie;
import fr.guichets.socle.ChampsInvalides.Erreur;
import fr.guichets.web.Lecture;
import fr.guichets.web.MontantSaisi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What keeps a request from being filed, told as the form says it.
 *
 * @param erreur with the id of the field in the page of the step
 * @param absent true when nothing was answered yet: said at the end only, not while one types
 */
public record Manque(Etape etape, Lecture.Erreur erreur, boolean absent) {

    private static final Typographie FR = new Typographie();
    private static final Pattern LIGNE = Pattern.compile("(\\w+)\\[(\\d+)](?:\\.(\\w+))?");

    /** Path in the draft to id in the page, where they differ. */
    private static final Map<String, String> CHAMPS = Map.ofEntries(
            Map.entry("porteur", "porteur"),
            Map.entry("membres", "recherche"),
            Map.entry("contactOperationnel", "contactFonction"),
            Map.entry("contactOperationnel.nom", "contactNom"),
            Map.entry("contactOperationnel.fonction", "contactFonction"),
            Map.entry("contactOperationnel.courriel", "contactCourriel"),
            Map.entry("contactOperationnel.telephone", "contactTelephone"),
            Map.entry("description.besoin", "besoin"),
            Map.entry("description.publics", "publics"),
            Map.entry("description.calendrier", "calendrier"),
            Map.entry("nbAgentsBeneficiaires", "nbAgents"),
            Map.entry("nbUsagersBeneficiaires", "nbUsagers"),
            Map.entry("dureeMois", "duree"),
            Map.entry("preuveEngagement", "signature"),
            Map.entry("preuveEngagement.signeLe", "signature"),
            Map.entry("depenses", "depense-1-libelle"),
            Map.entry("cofinancements", "ajouter-aide"),
            Map.entry("montantDemandeHT", "demande"));

    private static final Map<String, String> LIGNES = Map.of("depenses", "depense", "cofinancements", "aide");
    private static final Map<String, String> NOMS =
            Map.of("depenses", "Dépense", "cofinancements", "Aide", "membres", "Membre");
    private static final Map<String, String> COLONNES =
            Map.of("montantHT", "montant", "montantTTC", "ttc", "libelle", "libelle", "nature", "nature");

    /** What to do about an answer that is missing, by the last words of its path. */
    private static final Map<String, String> REMEDES = Map.ofEntries(
            Map.entry("intitule", "Donnez un titre au projet"),
            Map.entry("theme", "Choisissez le thème du projet"),
            Map.entry("dureeMois", "Dites en combien de mois le projet sera réalisé"),
            Map.entry("contactOperationnel", "Dites qui suit le projet : sa fonction et son courriel"),
            Map.entry("contactOperationnel.fonction", "Dites la fonction de la personne qui suit le projet"),
            Map.entry(
                    "contactOperationnel.courriel",
                    "Donnez le courriel de la personne qui suit le projet : l’accusé de réception y sera envoyé"),
            Map.entry("depenses", "Ajoutez au moins une dépense, avec sa nature et son montant hors taxes"),
            Map.entry("depenses.nature", "Choisissez sa nature"),
            Map.entry("depenses.montantHT", "Saisissez son montant hors taxes"),
            Map.entry("cofinancements.montantHT", "Saisissez son montant"),
            Map.entry("cofinancements.statut", "Dites si elle est obtenue ou seulement demandée"));

    private static final Map<String, String> FAUTES = Map.of(
            "dureeMois", "Saisissez la durée en mois, par exemple 12",
            "nbAgentsBeneficiaires", "Saisissez un nombre, par exemple 12",
            "nbUsagersBeneficiaires", "Saisissez un nombre, par exemple 800",
            "preuveEngagement.signeLe", "Saisissez une date qui existe, par exemple 07/06/2021");

    static List<Manque> lire(List<Erreur> erreurs, JsonNode saisie) {
        Map<String, Manque> parChamp = new LinkedHashMap<>();
        erreurs.stream()
                .map(erreur -> lire(erreur, saisie))
                .forEach(manque -> parChamp.putIfAbsent(manque.etape + "#" + manque.erreur.champ(), manque));
        return parChamp.values().stream()
                .sorted((un, autre) -> un.etape.compareTo(autre.etape))
                .collect(Collectors.toList());
    }

    private static Manque lire(Erreur erreur, JsonNode saisie) {
        Etape etape = Etape.duChamp(erreur.champ());
        boolean absent = erreur.code().equals("OBLIGATOIRE");
        Matcher ligne = LIGNE.matcher(erreur.champ());
        if (!ligne.matches()) {
            return new Manque(
                    etape,
                    new Lecture.Erreur(
                            CHAMPS.getOrDefault(erreur.champ(), erreur.champ().replace("criteres.", "critere-")),
                            "",
                            FR.phrase(remede(erreur.champ(), saisie.at(pointeur(erreur.champ())), absent, erreur))),
                    absent);
        }
        int rang = Integer.parseInt(ligne.group(2));
        String colonne = ligne.group(3) == null ? "" : ligne.group(3);
        String liste = ligne.group(1);
        String champ = LIGNES.containsKey(liste)
                ? LIGNES.get(liste) + "-" + (rang + 1) + "-" + COLONNES.getOrDefault(colonne, colonne)
                : CHAMPS.getOrDefault(liste, liste);
        JsonNode valeur = saisie.path(liste).path(rang).path(colonne);
        return new Manque(
                etape,
                new Lecture.Erreur(
                        champ,
                        NOMS.getOrDefault(liste, "") + " " + (rang + 1),
                        FR.phrase(remede(liste + "." + colonne, valeur, absent, erreur))),
                absent);
    }

    private static String pointeur(String chemin) {
        return "/" + chemin.replace('.', '/');
    }

    private static String remede(String chemin, JsonNode valeur, boolean absent, Erreur erreur) {
        if (absent) {
            return REMEDES.getOrDefault(chemin, sansPoint(erreur.message()));
        }
        if (valeur.isTextual() && chemin.contains("montant")) {
            return montant(valeur.textValue());
        }
        return FAUTES.getOrDefault(chemin, sansPoint(erreur.message()));
    }

    private static String montant(String texte) {
        try {
            MontantSaisi.lire(texte);
        } catch (IllegalArgumentException e) {
            return texte.isEmpty() ? "Saisissez le montant demandé, ou demandez le maximum" : e.getMessage();
        }
        return "Saisissez un montant en chiffres, par exemple 1 234,50";
    }

    private static String sansPoint(String phrase) {
        return phrase.endsWith(".") ? phrase.substring(0, phrase.length() - 1) : phrase;
    }
}
