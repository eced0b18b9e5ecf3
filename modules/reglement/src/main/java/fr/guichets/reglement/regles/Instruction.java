package fr.guichets.reglement.regles;

import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Demande.Cofinancement;
import fr.guichets.reglement.Demande.Depense;
import fr.guichets.reglement.Evaluation.Bornes;
import fr.guichets.reglement.Evaluation.Explication;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Forfait;
import fr.guichets.reglement.Reglement.Population.Definition;
import fr.guichets.reglement.Reglement.Session;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project facing the rules of one guichet: the figures that several rules use. */
record Instruction(Reglement reglement, Demande demande) {

    /** Day of the filing in the guichet's time zone. */
    LocalDate jourDepot() {
        return LocalDate.ofInstant(demande.dateDepot(), reglement.identite().fuseau());
    }

    int population() {
        return reglement.populationRetenue(demande.porteur());
    }

    boolean populationTotaleRetenue() {
        return reglement.population().definition() == Definition.TOTALE
                && demande.porteur().populationTotale() != null;
    }

    Montant coutGlobal() {
        return somme(demande.depenses());
    }

    List<Depense> depensesExclues() {
        return demande.depenses().stream().filter(this::estExclue).toList();
    }

    private boolean estExclue(Depense depense) {
        return reglement.exclusions().contains(depense.nature());
    }

    Montant depensesNonRetenues() {
        return somme(depensesExclues());
    }

    Montant coutEligible() {
        return coutGlobal().moins(depensesNonRetenues());
    }

    Montant aidesObtenues() {
        return aides(Cofinancement.Statut.OBTENU);
    }

    Montant aidesSollicitees() {
        return aides(Cofinancement.Statut.SOLLICITE);
    }

    boolean aUneAideSollicitee() {
        return demande.cofinancements().stream().anyMatch(aide -> aide.statut() == Cofinancement.Statut.SOLLICITE);
    }

    private Montant aides(Cofinancement.Statut statut) {
        return Montant.somme(demande.cofinancements().stream()
                .filter(aide -> aide.statut() == statut)
                .map(Cofinancement::montant)
                .toList());
    }

    Optional<Forfait> forfait() {
        return reglement.forfaits().stream().filter(this::concerne).findFirst();
    }

    private boolean concerne(Forfait forfait) {
        int population = population();
        return forfait.natures().contains(demande.porteur().nature())
                && (forfait.populationMin() == null || population >= forfait.populationMin())
                && (forfait.populationMax() == null || population <= forfait.populationMax());
    }

    Bornes bornes() {
        Montant coutEligible = coutEligible();
        return new Bornes(
                coutEligible,
                demande.montantDemande() == null ? coutGlobal() : demande.montantDemande(),
                coutEligible.moins(aidesObtenues()).auMoinsZero(),
                forfait().map(Forfait::montant).orElse(null),
                reglement.tauxMax().compareTo(Taux.UN) < 0 ? coutEligible.part(reglement.tauxMax()) : null);
    }

    /** The bounds that apply, by name. */
    Map<String, Montant> bornesParNom() {
        Bornes bornes = bornes();
        Map<String, Montant> parNom = new LinkedHashMap<>();
        parNom.put("coutEligible", bornes.coutEligible());
        parNom.put("demande", bornes.demande());
        parNom.put("resteApresAutresAidesPubliques", bornes.resteApresAutresAidesPubliques());
        if (bornes.forfait() != null) {
            parNom.put("forfait", bornes.forfait());
        }
        if (bornes.tauxMax() != null) {
            parNom.put("tauxMax", bornes.tauxMax());
        }
        return parNom;
    }

    /** The lowest bound: what the project could receive if no rule refused it. */
    Montant montantAvantVerdict() {
        return minimum(bornesParNom().values());
    }

    static Montant minimum(Collection<Montant> montants) {
        return montants.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The first relevé whose day is not before that of the filing, whatever the verdict. */
    Optional<Session> session() {
        LocalDate jour = jourDepot();
        return reglement.sessions().stream()
                .filter(session -> !session.releveLe().isBefore(jour))
                .min(Comparator.comparing(Session::releveLe));
    }

    /** A sentence with the document that gives the key of the règlement. */
    Explication explique(String code, String cle, String phrase) {
        return new Explication(code, Phrases.typographie(phrase), Phrases.reference(reglement, cle));
    }

    private static Montant somme(List<Depense> depenses) {
        return Montant.somme(depenses.stream().map(Depense::montant).toList());
    }
}
