package fr.guichets.web.instruction;

import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.Montant;
import java.util.ArrayList;
import java.util.List;

/** Why the rules say what they say of a dossier, for those who must answer for it. */
public final class Verdict {

    /** @param active true for the one that limits the amount */
    public record Borne(String libelle, Montant montant, boolean active) {}

    private final Evaluation evaluation;

    Verdict(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    public List<Borne> getBornes() {
        Evaluation.Bornes bornes = evaluation.bornes();
        List<Borne> lignes = new ArrayList<>();
        ajouter(lignes, "coutEligible", bornes.coutEligible());
        ajouter(lignes, "tauxMax", bornes.tauxMax());
        ajouter(lignes, "forfait", bornes.forfait());
        ajouter(lignes, "plafondCollectivite", bornes.plafondCollectivite());
        ajouter(lignes, "resteApresAutresAidesPubliques", bornes.resteApresAutresAidesPubliques());
        ajouter(lignes, "demande", bornes.demande());
        return lignes;
    }

    private void ajouter(List<Borne> lignes, String code, Montant montant) {
        if (montant != null) {
            lignes.add(new Borne(titre(code), montant, evaluation.borneActive().contains(code)));
        }
    }

    public String titre(String code) {
        return nom(code);
    }

    /** Name of a rule, of a reason, of an alert or of a bound. */
    public static String nom(String code) {
        return switch (code) {
            case "NATURE_NON_ELIGIBLE" -> "Nature de la collectivité";
            case "POPULATION_SUPERIEURE_AU_PLAFOND" -> "Plafond de population";
            case "GUICHET_INCOMPETENT" -> "Guichet compétent";
            case "COUT_INFERIEUR_AU_PLANCHER" -> "Coût minimal";
            case "AUCUNE_DEPENSE_ELIGIBLE" -> "Dépenses financées";
            case "HORS_DELAI", "DEPOT" -> "Période de dépôt";
            case "COMMENCEMENT_AVANT_DEPOT" -> "Début du projet";
            case "THEME_NON_ELIGIBLE" -> "Thème";
            case "PLAFOND_COLLECTIVITE_ATTEINT", "plafondCollectivite" -> "Plafond de la collectivité";
            case "ASSIETTE" -> "Hors taxes ou toutes taxes";
            case "DUREE_SUPERIEURE" -> "Durée du projet";
            case "PREUVE_ENGAGEMENT_TARDIVE" -> "Date de signature";
            case "COFINANCEMENT_SOLLICITE" -> "Autres aides demandées";
            case "COFINANCEMENT_EXCEDENTAIRE" -> "Autres aides supérieures au coût";
            case "PARTICIPATION_MINIMALE" -> "Part à la charge du porteur";
            case "DOUBLON_PROBABLE" -> "Dossier proche";
            case "MONTANT" -> "Aide possible";
            case "POPULATION", "POPULATION_CHANGEE" -> "Population";
            case "EXCLUSION" -> "Dépense exclue";
            case "SESSION" -> "Relevé";
            case "coutEligible" -> "Dépenses financées";
            case "tauxMax" -> "Part financée au plus";
            case "forfait" -> "Forfait";
            case "resteApresAutresAidesPubliques" -> "Reste après les autres aides obtenues";
            case "demande" -> "Montant demandé";
            default -> "Règle";
        };
    }
}
