package fr.guichets.web.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Reglement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The whole request on one page, question by question, as the form words them. */
public final class Recapitulatif {

    private static final Typographie FR = new Typographie();

    /** Questions with one answer, by path. */
    private static final Map<String, String> QUESTIONS = questions();

    /** @param valeur empty when there is no answer */
    public record Reponse(String question, String valeur) {}

    private final JsonNode saisie;
    private final Reglement reglement;
    private final Valeurs valeurs;

    Recapitulatif(JsonNode saisie, Reglement reglement) {
        this.saisie = saisie;
        this.reglement = reglement;
        this.valeurs = new Valeurs(saisie, reglement);
    }

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("membres", "Collectivités associées");
        questions.put("contactOperationnel.nom", "Nom de la personne qui suit le projet");
        questions.put("contactOperationnel.fonction", "Sa fonction");
        questions.put("contactOperationnel.courriel", "Son courriel");
        questions.put("contactOperationnel.telephone", "Son téléphone");
        questions.put("intitule", "Titre du projet");
        questions.put("theme", "Thème");
        questions.put("description.besoin", "Le besoin");
        questions.put("description.publics", "Pour qui");
        questions.put("description.calendrier", "Le calendrier");
        questions.put("nbAgentsBeneficiaires", "Agents concernés");
        questions.put("nbUsagersBeneficiaires", "Usagers concernés");
        questions.put("dureeMois", "Durée, en mois");
        questions.put("preuveEngagement.signeLe", "Devis ou marché signé le");
        questions.put("depenses", "Les dépenses");
        questions.put("cofinancements", "Les autres aides publiques");
        questions.put("montantDemandeHT", "Montant demandé");
        return questions;
    }

    /** Words of a question, for one answer by its path. */
    public String question(String champ) {
        if (!champ.startsWith("criteres.")) {
            return QUESTIONS.getOrDefault(champ, champ);
        }
        String code = champ.substring("criteres.".length());
        return reglement.criteres().stream()
                .filter(critere -> critere.code().equals(code))
                .map(critere -> FR.phrase(critere.libelle()))
                .findFirst()
                .orElse(code);
    }

    public List<Reponse> reponses(String etape) {
        List<Reponse> reponses = new ArrayList<>();
        Etape voulue = Etape.valueOf(etape);
        QUESTIONS.keySet().stream()
                .filter(champ -> Etape.duChamp(champ) == voulue)
                .filter(champ -> !champ.equals("depenses") && !champ.equals("cofinancements"))
                .forEach(champ -> reponses.add(new Reponse(question(champ), valeur(champ, saisie))));
        if (voulue == Etape.CRITERES) {
            reglement
                    .criteres()
                    .forEach(critere -> reponses.add(
                            new Reponse(FR.phrase(critere.libelle()), valeurs.texte("criteres." + critere.code()))));
        }
        return reponses;
    }

    /** One answer of a step told in words, lists line by line. */
    public String dire(String champ, JsonNode reponse) {
        if (reponse == null) {
            return "Aucune réponse";
        }
        JsonNode seule = new Reponses(Map.of(champ, reponse))
                .reporter(JsonNodeFactory.instance.objectNode(), Etape.duChamp(champ));
        return valeur(champ, seule);
    }

    private String valeur(String champ, JsonNode contenu) {
        Valeurs dites = new Valeurs(contenu, reglement);
        return switch (champ) {
            case "membres" ->
                dites.getMembres().stream().map(Valeurs.Membre::nom).collect(Collectors.joining("\n"));
            case "theme" -> dites.getTheme();
            case "preuveEngagement.signeLe" -> dites.date(champ);
            case "montantDemandeHT" -> dites.isMaximum() ? "Le maximum possible" : euros(dites.texte(champ));
            case "depenses" ->
                dites.getDepenses().stream()
                        .map(depense -> depense.intitule() + FR.phrase(" : ") + euros(depense.montant()) + " HT")
                        .collect(Collectors.joining("\n"));
            case "cofinancements" ->
                dites.getAides().stream()
                        .map(aide -> aide.organisme() + FR.phrase(" : ") + euros(aide.montant()) + ", "
                                + aide.etat().toLowerCase(Locale.FRENCH))
                        .collect(Collectors.joining("\n"));
            default -> dites.texte(champ);
        };
    }

    private static String euros(String montant) {
        return montant.isEmpty() ? "montant à compléter" : montant + "\u00a0€";
    }
}
