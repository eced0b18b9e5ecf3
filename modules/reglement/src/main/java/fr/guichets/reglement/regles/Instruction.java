package fr.guichets.reglement.regles;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Demande.Anterieures;
import fr.guichets.reglement.Demande.Cofinancement;
import fr.guichets.reglement.Demande.Depense;
import fr.guichets.reglement.Evaluation.Bornes;
import fr.guichets.reglement.Evaluation.Explication;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Assiette;
import fr.guichets.reglement.Reglement.Forfait;
import fr.guichets.reglement.Reglement.PlafondParCollectivite;
import fr.guichets.reglement.Reglement.Population.Definition;
import fr.guichets.reglement.Reglement.Session;
import fr.guichets.reglement.Reglement.TauxCategorie;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project facing the rules of one guichet: the figures that several rules use, each computed once. */
final class Instruction {

    private final Reglement reglement;
    private final Demande demande;
    private final Montant coutGlobal;
    private final List<Depense> depensesExclues;
    private final Montant depensesNonRetenues;
    private final Montant aidesObtenues;
    private final Bornes bornes;
    private final Map<String, Montant> bornesParNom;

    Instruction(Reglement reglement, Demande demande) {
        this.reglement = reglement;
        this.demande = demande;
        this.coutGlobal = somme(demande.depenses());
        this.depensesExclues =
                demande.depenses().stream().filter(this::estExclue).toList();
        this.depensesNonRetenues = somme(depensesExclues);
        this.aidesObtenues = aides(Cofinancement.Statut.OBTENU);
        this.bornes = calculerBornes();
        this.bornesParNom = nommer(bornes);
    }

    Reglement reglement() {
        return reglement;
    }

    Demande demande() {
        return demande;
    }

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
        return coutGlobal;
    }

    List<Depense> depensesExclues() {
        return depensesExclues;
    }

    private boolean estExclue(Depense depense) {
        return reglement.exclusions().contains(depense.nature());
    }

    Montant depensesNonRetenues() {
        return depensesNonRetenues;
    }

    Montant coutEligible() {
        return coutGlobal.moins(depensesNonRetenues);
    }

    Montant aidesObtenues() {
        return aidesObtenues;
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
        return concerne(forfait.natures(), forfait.populationMin(), forfait.populationMax());
    }

    private boolean concerne(List<NatureCollectivite> natures, Integer minimum, Integer maximum) {
        int population = population();
        return natures.contains(demande.porteur().nature())
                && (minimum == null || population >= minimum)
                && (maximum == null || population <= maximum);
    }

    /** The first category of the bearer that has a rate of its own; versions of the past know none. */
    Optional<TauxCategorie> categorieDeTaux() {
        return reglement.tauxParCategorie() == null
                ? Optional.empty()
                : reglement.tauxParCategorie().stream()
                        .filter(c -> concerne(c.natures(), c.populationMin(), c.populationMax()))
                        .findFirst();
    }

    Taux tauxMax() {
        return categorieDeTaux().map(TauxCategorie::taux).orElse(reglement.tauxMax());
    }

    /** The key of the règlement that gives {@link #tauxMax}. */
    String cleDuTaux() {
        return categorieDeTaux().isPresent() ? "tauxParCategorie" : "tauxMax";
    }

    /** What the bearer may still receive this year; null when no amount is set. */
    private Montant resteDuPlafond() {
        PlafondParCollectivite plafond = reglement.plafondParCollectivite();
        return plafond == null || plafond.montant() == null
                ? null
                : plafond.montant().moins(anterieures().montant()).auMoinsZero();
    }

    /** Nothing, when it is not known. */
    Anterieures anterieures() {
        return demande.anterieures() == null ? Anterieures.AUCUNE : demande.anterieures();
    }

    Bornes bornes() {
        return bornes;
    }

    private Bornes calculerBornes() {
        Montant coutEligible = coutEligible();
        return new Bornes(
                coutEligible,
                demande.montantDemande() == null ? coutGlobal() : demande.montantDemande(),
                coutEligible.moins(aidesObtenues()).auMoinsZero(),
                forfait().map(Forfait::montant).orElse(null),
                tauxMax().compareTo(Taux.UN) < 0 ? coutEligible.part(tauxMax()) : null,
                resteDuPlafond());
    }

    /** The bounds that apply, by name. */
    Map<String, Montant> bornesParNom() {
        return bornesParNom;
    }

    private static Map<String, Montant> nommer(Bornes bornes) {
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
        if (bornes.plafondCollectivite() != null) {
            parNom.put("plafondCollectivite", bornes.plafondCollectivite());
        }
        return Collections.unmodifiableMap(parNom);
    }

    /** The lowest bound: what the project could receive if no rule refused it. */
    Montant montantAvantVerdict() {
        return minimum(bornesParNom.values());
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

    /** What an expense counts for: taxes included where the guichet says so and the bearer gave them. */
    Montant compte(Depense depense) {
        return reglement.assiette() == Assiette.TTC && depense.montantTTC() != null
                ? depense.montantTTC()
                : depense.montant();
    }

    private Montant somme(List<Depense> depenses) {
        return Montant.somme(depenses.stream().map(this::compte).toList());
    }
}
