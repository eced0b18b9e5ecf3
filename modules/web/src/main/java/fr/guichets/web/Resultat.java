package fr.guichets.web;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Evaluation.Alerte;
import fr.guichets.reglement.Evaluation.Bornes;
import fr.guichets.reglement.Evaluation.Explication;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Session;
import fr.guichets.socle.Montant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verdict, told to a person: amount, what limits it, reasons, warnings. */
public final class Resultat {

    private static final Typographie FR = new Typographie();

    /** @param active true when this bound is the one that limits the amount */
    public record Borne(String libelle, Montant montant, boolean active) {}

    private final Evaluation evaluation;
    private final Reglement reglement;
    private final boolean montantDemande;

    /** @param montantDemande true when the bearer asked for an amount of her own */
    public Resultat(Evaluation evaluation, Reglement reglement, boolean montantDemande) {
        this.evaluation = evaluation;
        this.reglement = reglement;
        this.montantDemande = montantDemande;
    }

    public Evaluation getEvaluation() {
        return evaluation;
    }

    public Reglement getReglement() {
        return reglement;
    }

    public boolean isAide() {
        return evaluation.recevable() && !evaluation.montantMaximum().estNul();
    }

    /** The outcome in a few words. */
    public String getTitre() {
        if (isAide()) {
            String accord = evaluation.montantMaximum().compareTo(Montant.euros(2)) < 0 ? " possible" : " possibles";
            return "Résultat\u00a0: " + FR.montant(evaluation.montantMaximum()) + accord;
        }
        return evaluation.recevable()
                ? "Résultat\u00a0: rien à financer"
                : "Résultat\u00a0: aucune aide possible en l’état";
    }

    /** True when the aid does not cover the whole project: something then limits it. */
    public boolean isLimitee() {
        return isAide() && evaluation.montantMaximum().compareTo(evaluation.coutGlobal()) < 0;
    }

    /** True when it is too late to warn against signing before filing. */
    public boolean isDejaCommence() {
        return evaluation.motifsIrrecevabilite().contains(Motif.COMMENCEMENT_AVANT_DEPOT);
    }

    /** The least cost of a project here when it is what refuses this one, else null. */
    public Montant getCoutMinimal() {
        return evaluation.motifsIrrecevabilite().contains(Motif.COUT_INFERIEUR_AU_PLANCHER)
                ? reglement.plancher().montant()
                : null;
    }

    public List<Explication> getRefus() {
        return dontLeCode(Motif.values());
    }

    public List<Explication> getAlertes() {
        return dontLeCode(Alerte.values());
    }

    /** What the rules establish besides refusals and alerts. */
    public List<Explication> getFaits() {
        return evaluation.explications().stream()
                .filter(explication ->
                        !estParmi(explication, Motif.values()) && !estParmi(explication, Alerte.values()))
                .toList();
    }

    private List<Explication> dontLeCode(Enum<?>[] codes) {
        return evaluation.explications().stream()
                .filter(explication -> estParmi(explication, codes))
                .toList();
    }

    private static boolean estParmi(Explication explication, Enum<?>[] codes) {
        return Arrays.stream(codes).anyMatch(code -> code.name().equals(explication.code()));
    }

    /** Title of an explanation in plain words. */
    public String titre(Explication explication) {
        return switch (explication.code()) {
            case "NATURE_NON_ELIGIBLE" -> "Votre collectivité n’est pas de celles que ce guichet aide";
            case "POPULATION_SUPERIEURE_AU_PLAFOND" -> "Votre groupement est trop peuplé pour ce guichet";
            case "GUICHET_INCOMPETENT" -> "Votre collectivité relève d’un autre guichet";
            case "COUT_INFERIEUR_AU_PLANCHER" -> "Le coût du projet est trop bas";
            case "AUCUNE_DEPENSE_ELIGIBLE" -> "Aucune dépense ne peut être financée";
            case "HORS_DELAI" -> "Le dépôt n’est pas ouvert à cette date";
            case "COMMENCEMENT_AVANT_DEPOT" -> "Le projet a commencé avant le dépôt";
            case "THEME_NON_ELIGIBLE" -> "Ce thème n’est pas financé ici";
            case "GUICHET_NON_OUVERT" -> "Ce guichet ne reçoit pas de demande";
            case "DUREE_SUPERIEURE" -> "La durée du projet";
            case "PREUVE_ENGAGEMENT_TARDIVE" -> "Une signature tardive";
            case "COFINANCEMENT_SOLLICITE" -> "Les autres aides demandées";
            case "COFINANCEMENT_EXCEDENTAIRE" -> "Des aides supérieures au coût";
            case "PARTICIPATION_MINIMALE" -> "La part à votre charge";
            case "depot" -> "Le calendrier";
            default -> "Le calcul";
        };
    }

    public List<Borne> getBornes() {
        Bornes bornes = evaluation.bornes();
        List<Borne> lignes = new ArrayList<>();
        ajouter(lignes, "Coût des dépenses financées", bornes.coutEligible(), "coutEligible");
        ajouter(lignes, "Part du coût que le guichet finance au plus", bornes.tauxMax(), "tauxMax");
        ajouter(lignes, "Forfait" + libelleForfait(), bornes.forfait(), "forfait");
        ajouter(
                lignes,
                "Coût restant après les autres aides publiques obtenues",
                bornes.resteApresAutresAidesPubliques(),
                "resteApresAutresAidesPubliques");
        if (montantDemande) {
            ajouter(lignes, "Montant que vous demandez", bornes.demande(), "demande");
        }
        return lignes;
    }

    private void ajouter(List<Borne> lignes, String libelle, Montant montant, String code) {
        if (montant != null) {
            lignes.add(new Borne(
                    libelle, montant, isLimitee() && evaluation.borneActive().contains(code)));
        }
    }

    private String libelleForfait() {
        return reglement.forfaits().stream()
                .filter(forfait -> forfait.code().equals(evaluation.categorieForfait()))
                .map(forfait -> " – " + FR.phrase(forfait.libelle()))
                .collect(Collectors.joining());
    }

    /** What the bearer could ask when her own request is what limits the aid, else null. */
    public Montant getPourriezDemander() {
        Bornes bornes = evaluation.bornes();
        Montant possible = Stream.of(
                        bornes.coutEligible(),
                        bornes.tauxMax(),
                        bornes.forfait(),
                        bornes.plafondCollectivite(),
                        bornes.resteApresAutresAidesPubliques())
                .filter(borne -> borne != null)
                .min(Montant::compareTo)
                .orElse(Montant.ZERO);
        boolean limite = montantDemande && isAide() && bornes.demande().compareTo(possible) < 0;
        return limite ? possible : null;
    }

    /** The bearer's share once this aid and the aids already obtained are paid. */
    public Montant getResteAPayer() {
        Montant aidesObtenues =
                evaluation.coutEligible().moins(evaluation.bornes().resteApresAutresAidesPubliques());
        return evaluation
                .coutGlobal()
                .moins(evaluation.montantMaximum())
                .moins(aidesObtenues)
                .auMoinsZero();
    }

    /** The session that will take the dossier, null when there is none. */
    public Session getSession() {
        return reglement.sessions().stream()
                .filter(session -> session.code().equals(evaluation.session()))
                .findFirst()
                .orElse(null);
    }
}
