package fr.guichets.reglement.regles;

import static fr.guichets.reglement.regles.Phrases.jour;
import static fr.guichets.reglement.regles.Phrases.montant;
import static fr.guichets.reglement.regles.Phrases.pourcentage;

import fr.guichets.reglement.Evaluation.Alerte;
import fr.guichets.reglement.Evaluation.Explication;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The alerts. None depends on the verdict; a search for duplicates needs other dossiers and is not done here. */
final class Alertes {

    private static final Map<Alerte, Function<Instruction, Optional<Explication>>> REGLES = regles();

    private Alertes() {}

    private static Map<Alerte, Function<Instruction, Optional<Explication>>> regles() {
        Map<Alerte, Function<Instruction, Optional<Explication>>> regles = new EnumMap<>(Alerte.class);
        regles.put(Alerte.DUREE_SUPERIEURE, Alertes::dureeSuperieure);
        regles.put(Alerte.PREUVE_ENGAGEMENT_TARDIVE, Alertes::preuveTardive);
        regles.put(Alerte.COFINANCEMENT_SOLLICITE, Alertes::cofinancementSollicite);
        regles.put(Alerte.COFINANCEMENT_EXCEDENTAIRE, Alertes::cofinancementExcedentaire);
        regles.put(Alerte.PARTICIPATION_MINIMALE, Alertes::participationMinimale);
        return regles;
    }

    static Map<Alerte, Explication> toutes(Instruction instruction) {
        Map<Alerte, Explication> alertes = new EnumMap<>(Alerte.class);
        REGLES.forEach(
                (alerte, regle) -> regle.apply(instruction).ifPresent(explication -> alertes.put(alerte, explication)));
        return alertes;
    }

    static Optional<Explication> dureeSuperieure(Instruction i) {
        Integer duree = i.demande().dureeMois();
        Integer limite = i.reglement().effetConcretMois();
        if (duree == null || limite == null || duree <= limite) {
            return Optional.empty();
        }
        return alerte(
                i,
                Alerte.DUREE_SUPERIEURE,
                "effetConcretMois",
                "Votre projet dure " + duree + " mois ; son effet doit se voir en " + limite
                        + ". Ce n'est pas un refus : dites ce qui marchera avant.");
    }

    static Optional<Explication> preuveTardive(Instruction i) {
        LocalDate signature = i.demande().preuveSigneeLe();
        LocalDate avant = i.reglement().engagementAvant(i.demande().dateDepot());
        if (signature == null || avant == null || !signature.isAfter(avant)) {
            return Optional.empty();
        }
        return alerte(
                i,
                Alerte.PREUVE_ENGAGEMENT_TARDIVE,
                "engagementProjet",
                "Signature le " + jour(signature) + ", après le " + jour(avant)
                        + " : l'aide peut être retirée. Expliquez ce retard ; nous vous lirons avant de décider.");
    }

    static Optional<Explication> cofinancementSollicite(Instruction i) {
        if (!i.aUneAideSollicitee()) {
            return Optional.empty();
        }
        return alerte(
                i,
                Alerte.COFINANCEMENT_SOLLICITE,
                "cumulDesAides",
                "Vous demandez aussi " + montant(i.aidesSollicitees())
                        + " d'aides publiques. Ce qui sera obtenu comptera : l'aide sera vérifiée à la notification"
                        + " et au solde.");
    }

    static Optional<Explication> cofinancementExcedentaire(Instruction i) {
        Montant obtenues = i.aidesObtenues();
        Montant eligible = i.coutEligible();
        if (obtenues.compareTo(eligible) <= 0) {
            return Optional.empty();
        }
        return alerte(
                i,
                Alerte.COFINANCEMENT_EXCEDENTAIRE,
                "cumulDesAides",
                "Les aides publiques déjà obtenues, " + montant(obtenues) + ", dépassent de "
                        + montant(obtenues.moins(eligible)) + " le coût éligible. Vérifiez le plan de financement.");
    }

    /** The bearer's own share of the global cost, with the amount that the bounds give before any refusal. */
    static Optional<Explication> participationMinimale(Instruction i) {
        Taux minimum = i.reglement().participationMinimale();
        Montant cout = i.coutGlobal();
        Montant reste = cout.moins(i.aidesObtenues()).moins(i.montantAvantVerdict());
        BigDecimal exige = BigDecimal.valueOf(cout.centimes()).multiply(minimum.valeur());
        if (minimum.compareTo(Taux.ZERO) == 0
                || BigDecimal.valueOf(reste.centimes()).compareTo(exige) >= 0) {
            return Optional.empty();
        }
        return alerte(
                i,
                Alerte.PARTICIPATION_MINIMALE,
                "participationMinimale",
                "Il vous resterait " + montant(reste.auMoinsZero()) + " à payer ; une participation d'au moins "
                        + pourcentage(minimum) + " du coût est attendue. Ce n'est pas un refus.");
    }

    private static Optional<Explication> alerte(Instruction i, Alerte alerte, String cle, String phrase) {
        return Optional.of(i.explique(alerte.name(), cle, phrase));
    }
}
