package fr.guichets.reglement.regles;

import static fr.guichets.reglement.regles.Phrases.habitants;
import static fr.guichets.reglement.regles.Phrases.jour;
import static fr.guichets.reglement.regles.Phrases.montant;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Demande.Anterieures;
import fr.guichets.reglement.Evaluation.Explication;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.reglement.Reglement.Depot;
import fr.guichets.reglement.Reglement.PlafondParCollectivite;
import fr.guichets.reglement.Reglement.PlafondPopulation;
import fr.guichets.reglement.Reglement.Plancher;
import fr.guichets.reglement.Reglement.Theme;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reasons of refusal, each a pure function that is silent when the project complies. */
final class Refus {

    private static final Map<Motif, Function<Instruction, Optional<Explication>>> REGLES = regles();

    private Refus() {}

    private static Map<Motif, Function<Instruction, Optional<Explication>>> regles() {
        Map<Motif, Function<Instruction, Optional<Explication>>> regles = new EnumMap<>(Motif.class);
        regles.put(Motif.NATURE_NON_ELIGIBLE, Refus::natureNonEligible);
        regles.put(Motif.POPULATION_SUPERIEURE_AU_PLAFOND, Refus::populationSuperieureAuPlafond);
        regles.put(Motif.GUICHET_INCOMPETENT, Refus::guichetIncompetent);
        regles.put(Motif.COUT_INFERIEUR_AU_PLANCHER, Refus::coutInferieurAuPlancher);
        regles.put(Motif.AUCUNE_DEPENSE_ELIGIBLE, Refus::aucuneDepenseEligible);
        regles.put(Motif.HORS_DELAI, Refus::horsDelai);
        regles.put(Motif.COMMENCEMENT_AVANT_DEPOT, Refus::commencementAvantDepot);
        regles.put(Motif.THEME_NON_ELIGIBLE, Refus::themeNonEligible);
        regles.put(Motif.PLAFOND_COLLECTIVITE_ATTEINT, Refus::plafondCollectiviteAtteint);
        return regles;
    }

    /** Every reason that applies, never only the first. */
    static Map<Motif, Explication> tous(Instruction instruction) {
        Map<Motif, Explication> refus = new EnumMap<>(Motif.class);
        REGLES.forEach(
                (motif, regle) -> regle.apply(instruction).ifPresent(explication -> refus.put(motif, explication)));
        return refus;
    }

    static Optional<Explication> natureNonEligible(Instruction i) {
        NatureCollectivite nature = i.demande().porteur().nature();
        if (i.reglement().natures().contains(nature)) {
            return Optional.empty();
        }
        String admises = i.reglement().natures().stream()
                .map(NatureCollectivite::libelle)
                .collect(Collectors.joining(", "));
        return refus(
                i,
                Motif.NATURE_NON_ELIGIBLE,
                "natures",
                "Ce guichet ne finance pas les projets portés par une collectivité de nature « " + nature.libelle()
                        + " ». Il finance ceux des natures suivantes : " + admises + ".");
    }

    static Optional<Explication> populationSuperieureAuPlafond(Instruction i) {
        PlafondPopulation plafond = i.reglement().plafondPopulation();
        if (plafond == null || !plafond.natures().contains(i.demande().porteur().nature())) {
            return Optional.empty();
        }
        int population = i.population();
        boolean depasse = plafond.strict() ? population >= plafond.seuil() : population > plafond.seuil();
        if (!depasse) {
            return Optional.empty();
        }
        return refus(
                i,
                Motif.POPULATION_SUPERIEURE_AU_PLAFOND,
                "plafondPopulation",
                "Votre collectivité compte " + habitants(population) + ". Ici, il en faut "
                        + (plafond.strict() ? "moins de " : "au plus ") + Phrases.nombre(plafond.seuil())
                        + " : les enveloppes nationales peuvent vous répondre.");
    }

    static Optional<Explication> guichetIncompetent(Instruction i) {
        CodeDepartement competent = i.demande().porteur().departement();
        if (competent.equals(i.reglement().identite().code())) {
            return Optional.empty();
        }
        return refus(
                i,
                Motif.GUICHET_INCOMPETENT,
                "competence",
                "Votre collectivité relève du guichet du département " + competent + ", pas du guichet "
                        + i.reglement().identite().complement()
                        + ". Transmis là-bas, le dossier garde sa date de dépôt.");
    }

    static Optional<Explication> coutInferieurAuPlancher(Instruction i) {
        Plancher plancher = i.reglement().plancher();
        if (plancher == null) {
            return Optional.empty();
        }
        boolean surLeCoutGlobal = plancher.assiette() == Plancher.Base.COUT_GLOBAL;
        Montant cout = surLeCoutGlobal ? i.coutGlobal() : i.coutEligible();
        if (cout.compareTo(plancher.montant()) >= 0) {
            return Optional.empty();
        }
        return refus(
                i,
                Motif.COUT_INFERIEUR_AU_PLANCHER,
                "plancher",
                (surLeCoutGlobal ? "Votre projet coûte " : "Les dépenses éligibles de votre projet coûtent ")
                        + montant(cout) + ". Ici, il en faut "
                        + montant(plancher.montant()).replace("\u00a0€", "") + " : il manque "
                        + montant(plancher.montant().moins(cout))
                        + ". Complétez-le ou menez-le avec une autre commune.");
    }

    static Optional<Explication> aucuneDepenseEligible(Instruction i) {
        if (i.depensesExclues().size() < i.demande().depenses().size()) {
            return Optional.empty();
        }
        return refus(
                i,
                Motif.AUCUNE_DEPENSE_ELIGIBLE,
                "exclusions",
                "Aucune dépense de votre projet ne peut être financée ici : toutes sont exclues."
                        + " Ajoutez une dépense éligible, par exemple une prestation ou une formation.");
    }

    static Optional<Explication> horsDelai(Instruction i) {
        Depot depot = i.reglement().depot();
        LocalDate jour = i.jourDepot();
        if (jour.isBefore(depot.ouverture())) {
            return refus(
                    i,
                    Motif.HORS_DELAI,
                    "depot",
                    "Le dépôt n'est pas encore ouvert : il ouvre le " + jour(depot.ouverture())
                            + ". Déposez votre demande à partir de ce jour.");
        }
        if (depot.fermeture() != null && jour.isAfter(depot.fermeture())) {
            return refus(
                    i,
                    Motif.HORS_DELAI,
                    "depot",
                    "Le dépôt est fermé depuis la fin du " + jour(depot.fermeture())
                            + " : une demande sera refusée, sauf réouverture par la préfecture.");
        }
        return Optional.empty();
    }

    /** Décret n° 2018-514, art. 5: a first legal act before the receipt of the request, whatever the proof. */
    static Optional<Explication> commencementAvantDepot(Instruction i) {
        LocalDate signature = i.demande().preuveSigneeLe();
        if (signature == null || !signature.isBefore(i.jourDepot())) {
            return Optional.empty();
        }
        return refus(
                i,
                Motif.COMMENCEMENT_AVANT_DEPOT,
                "commencement",
                "Le devis ou le marché a été signé le " + jour(signature) + ", avant le dépôt de la demande le "
                        + jour(i.jourDepot())
                        + " : un projet déjà commencé ne peut pas être aidé. Ne signez rien avant l'accusé de réception.");
    }

    static Optional<Explication> themeNonEligible(Instruction i) {
        String theme = i.demande().theme();
        if (theme == null || i.reglement().themes().stream().map(Theme::code).anyMatch(theme::equals)) {
            return Optional.empty();
        }
        String pris = i.reglement().themes().stream().map(Theme::libelle).collect(Collectors.joining(" ; "));
        return refus(
                i,
                Motif.THEME_NON_ELIGIBLE,
                "themes",
                "Ce thème n'est pas financé ici. Rattachez votre projet à l'un de ceux-ci : " + pris + ".");
    }

    /** Silent while nothing is known of what the bearer filed before. */
    static Optional<Explication> plafondCollectiviteAtteint(Instruction i) {
        PlafondParCollectivite plafond = i.reglement().plafondParCollectivite();
        Anterieures deja = i.anterieures();
        if (plafond == null) {
            return Optional.empty();
        }
        String annee = " pour l'année " + i.jourDepot().getYear() + " : ";
        if (plafond.dossiers() != null && deja.dossiers() >= plafond.dossiers()) {
            return refus(
                    i,
                    Motif.PLAFOND_COLLECTIVITE_ATTEINT,
                    "plafondParCollectivite",
                    "Votre collectivité a déjà déposé " + Phrases.dossiers(deja.dossiers()) + annee
                            + "ici, une collectivité peut en déposer " + plafond.dossiers()
                            + " au plus. Déposez l'année suivante, ou retirez une demande.");
        }
        if (plafond.montant() != null && deja.montant().compareTo(plafond.montant()) >= 0) {
            return refus(
                    i,
                    Motif.PLAFOND_COLLECTIVITE_ATTEINT,
                    "plafondParCollectivite",
                    "Vos demandes déjà déposées font " + montant(deja.montant()) + annee
                            + "ici, une collectivité peut recevoir " + montant(plafond.montant())
                            + " au plus. Déposez l'année suivante, ou retirez une demande.");
        }
        return Optional.empty();
    }

    private static Optional<Explication> refus(Instruction i, Motif motif, String cle, String phrase) {
        return Optional.of(i.explique(motif.name(), cle, phrase));
    }
}
