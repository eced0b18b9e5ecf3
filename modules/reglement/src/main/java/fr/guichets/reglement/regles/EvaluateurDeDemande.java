package fr.guichets.reglement.regles;

import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Evaluation.Alerte;
import fr.guichets.reglement.Evaluation.Explication;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Forfait;
import fr.guichets.reglement.Reglement.Session;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies one version of the rules to a project: same input, same verdict. */
public final class EvaluateurDeDemande {

    private EvaluateurDeDemande() {}

    public static Evaluation evaluer(Reglement reglement, Demande demande) {
        Instruction i = new Instruction(reglement, demande);
        Map<Motif, Explication> refus = Refus.tous(i);
        Map<Alerte, Explication> alertes = Alertes.toutes(i);
        boolean recevable = refus.isEmpty();
        Montant montant = recevable ? i.montantAvantVerdict() : Montant.ZERO;
        Set<String> actives = recevable ? bornesEgales(i, montant) : Set.of();

        List<Explication> explications = new ArrayList<>(refus.values());
        explications.addAll(alertes.values());
        explications.addAll(Faits.retenus(i, recevable, actives));

        return new Evaluation(
                recevable,
                Set.copyOf(refus.keySet()),
                Set.copyOf(alertes.keySet()),
                i.coutGlobal(),
                i.depensesNonRetenues(),
                i.coutEligible(),
                i.forfait().map(Forfait::code).orElse(null),
                i.forfait().map(Forfait::montant).orElse(null),
                i.bornes(),
                actives,
                montant,
                Taux.de(montant, i.coutEligible()),
                i.session().map(Session::code).orElse(null),
                reglement.version(),
                demande.anterieures(),
                List.copyOf(explications));
    }

    private static Set<String> bornesEgales(Instruction i, Montant montant) {
        return i.bornesParNom().entrySet().stream()
                .filter(borne -> borne.getValue().equals(montant))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
