package fr.guichets.pilotage.regles;

import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.DecisionDeCredits.Etat;
import fr.guichets.enveloppes.DecisionDeCredits.Ligne;
import fr.guichets.enveloppes.Dispositif;
import fr.guichets.enveloppes.FondsNational;
import fr.guichets.enveloppes.Mouvement;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.VerificationNationale;
import fr.guichets.pilotage.EcartConstate;
import fr.guichets.pilotage.Egalite;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts the national ledger, the decisions and the ledger of each guichet side by side. */
public final class Comparaison {

    private final FondsNational fonds;
    private final Map<CodeDepartement, List<DecisionDeCredits>> decisions;
    private final List<Egalite> egalites = new ArrayList<>();
    private final List<EcartConstate> ecarts = new ArrayList<>();
    private Solde total = Solde.ZERO;

    /** @param decisions all of them, whatever became of them */
    public Comparaison(VerificationNationale national, Dispositif dispositif, List<DecisionDeCredits> decisions) {
        this.fonds = national.fonds();
        this.decisions = decisions.stream()
                .sorted(Comparator.comparing(DecisionDeCredits::numero))
                .collect(Collectors.groupingBy(DecisionDeCredits::guichet));
        national.ecart()
                .ifPresent(ecart -> ecarts.add(new EcartConstate(
                        "REGISTRE_NATIONAL",
                        null,
                        null,
                        ecart.rang(),
                        "Registre national, ligne " + ecart.rang() + " : " + ecart.raison() + ".")));
        Dispositif.Axe axe = dispositif.axeDelegue();
        tenir(new Egalite(
                Egalite.Code.DISPOSITIF_AXES,
                null,
                "Dispositif",
                dispositif.dotation(),
                "Somme des axes",
                Montant.somme(
                        dispositif.axes().stream().map(Dispositif.Axe::dotation).toList())));
        tenir(new Egalite(
                Egalite.Code.AXE_DELEGUE,
                null,
                axe.libelle(),
                axe.dotation(),
                "Laboratoires + délégué + reliquat",
                fonds.laboratoires()
                        .plus(Montant.somme(fonds.delegues().keySet().stream()
                                .map(fonds::delegue)
                                .toList()))
                        .plus(fonds.reliquat())));
    }

    /** @param nom of the guichet */
    public void comparer(CodeDepartement guichet, String nom, LivreDuGuichet livre) {
        livre.verification()
                .ecart()
                .ifPresent(ecart -> ecarts.add(new EcartConstate(
                        "REGISTRE_DU_GUICHET",
                        guichet,
                        ecart.tranche(),
                        ecart.rang(),
                        "Guichet " + guichet + " (" + nom + "), tranche "
                                + ecart.tranche().code() + ", ligne " + ecart.rang() + " : " + ecart.raison() + ".")));
        List<DecisionDeCredits> siennes = decisions.getOrDefault(guichet, List.of());
        livre.recus().stream()
                .map(recu -> inconnu(guichet, nom, recu, siennes))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(ecarts::add);
        siennes.stream()
                .filter(decision -> decision.etat() == Etat.APPLIQUEE)
                .flatMap(decision -> decision.lignes().stream()
                        .filter(ligne -> !figure(decision, ligne, livre.recus()))
                        .map(ligne -> manque(guichet, nom, decision, ligne)))
                .findFirst()
                .ifPresent(ecarts::add);
        Solde solde = livre.solde();
        total = total.plus(solde);
        egaliser(guichet, livre, siennes, solde);
    }

    private void egaliser(CodeDepartement guichet, LivreDuGuichet livre, List<DecisionDeCredits> siennes, Solde solde) {
        SortedSet<Tranche> tranches = new TreeSet<>(fonds.parTranche(guichet).keySet());
        tranches.addAll(livre.verification().tranches().keySet());
        Montant enRoute = Montant.ZERO;
        for (Tranche tranche : tranches) {
            Montant delegue = fonds.delegue(guichet, tranche);
            Montant enRouteDeLaTranche = delegue.moins(attendu(tranche, siennes, livre.recus()));
            Montant dotation = livre.verification()
                    .tranches()
                    .getOrDefault(tranche, Solde.ZERO)
                    .dotation();
            enRoute = enRoute.plus(enRouteDeLaTranche);
            if (!delegue.equals(dotation.plus(enRouteDeLaTranche))) {
                ecarts.add(new EcartConstate(
                        "DELEGUE",
                        guichet,
                        tranche,
                        null,
                        "Guichet " + guichet + ", tranche " + tranche.code() + " : " + euros(delegue)
                                + " délégués, " + euros(dotation) + " au registre du guichet, "
                                + euros(enRouteDeLaTranche) + " en route."));
            }
        }
        egalites.add(new Egalite(
                Egalite.Code.GUICHET_DELEGUE,
                guichet,
                "Délégué",
                fonds.delegue(guichet),
                enRoute.estNul() ? "Registre du guichet" : "Registre du guichet, et " + euros(enRoute) + " en route",
                solde.dotation().plus(enRoute)));
    }

    /** What the ledger of the guichet must hold, given what it has received. */
    private static Montant attendu(Tranche tranche, List<DecisionDeCredits> siennes, List<Mouvement> recus) {
        Montant attendu = Montant.ZERO;
        for (DecisionDeCredits decision : siennes) {
            for (Ligne ligne : decision.lignes()) {
                boolean compte = ligne.tranche().equals(tranche)
                        && (decision.etat() == Etat.APPLIQUEE || figure(decision, ligne, recus));
                if (compte) {
                    attendu = ligne.nature() == Nature.DELEGATION
                            ? attendu.plus(ligne.montant())
                            : attendu.moins(ligne.montant());
                }
            }
        }
        return attendu;
    }

    private static boolean figure(DecisionDeCredits decision, Ligne ligne, List<Mouvement> recus) {
        return recus.stream().anyMatch(recu -> est(recu, decision, ligne));
    }

    private static boolean est(Mouvement recu, DecisionDeCredits decision, Ligne ligne) {
        return recu.origine().equals("delegation/" + decision.numero())
                && new Ligne(recu.tranche(), recu.nature(), recu.montant()).equals(ligne);
    }

    private static Optional<EcartConstate> inconnu(
            CodeDepartement guichet, String nom, Mouvement recu, List<DecisionDeCredits> siennes) {
        boolean connu = siennes.stream()
                .filter(decision -> decision.etat() != Etat.REFUSEE)
                .anyMatch(decision -> decision.lignes().stream().anyMatch(ligne -> est(recu, decision, ligne)));
        return connu
                ? Optional.empty()
                : Optional.of(new EcartConstate(
                        "CREDIT_SANS_DECISION",
                        guichet,
                        recu.tranche(),
                        recu.rang(),
                        "Guichet " + guichet + " (" + nom + "), tranche "
                                + recu.tranche().code() + ", ligne "
                                + recu.rang() + " : " + euros(recu.montant()) + " selon " + recu.origine()
                                + ", qu’aucune décision nationale ne dit ainsi."));
    }

    private static EcartConstate manque(CodeDepartement guichet, String nom, DecisionDeCredits decision, Ligne ligne) {
        return new EcartConstate(
                "DECISION_SANS_CREDIT",
                guichet,
                ligne.tranche(),
                null,
                "Guichet " + guichet + " (" + nom + "), tranche "
                        + ligne.tranche().code() + " : la décision "
                        + decision.numero() + ", " + euros(ligne.montant())
                        + ", notée appliquée, n’est pas au registre du guichet.");
    }

    /** What could not be read is not proven. */
    public void illisible(CodeDepartement guichet, String nom, String panne) {
        ecarts.add(new EcartConstate(
                "ILLISIBLE", guichet, null, null, "Guichet " + guichet + " (" + nom + ") : illisible, " + panne + "."));
    }

    private void tenir(Egalite egalite) {
        egalites.add(egalite);
        if (!egalite.tenue()) {
            ecarts.add(new EcartConstate(
                    egalite.code().name(),
                    null,
                    null,
                    null,
                    egalite.gaucheDite() + ", " + euros(egalite.gauche()) + " ; " + egalite.droiteDite() + ", "
                            + euros(egalite.droite()) + " : écart de " + euros(egalite.ecart()) + "."));
        }
    }

    /** Every equality: the scheme, each guichet, the payments. */
    public List<Egalite> egalites() {
        return egalites;
    }

    public List<EcartConstate> ecarts() {
        return ecarts;
    }

    /** Once every guichet was compared. */
    public void terminer() {
        tenir(new Egalite(Egalite.Code.PAYE_ENGAGE, null, "Payé", total.payeCumule(), "Engagé", total.engageCumule()));
    }

    private static String euros(Montant montant) {
        return BigDecimal.valueOf(montant.centimes(), 2).toPlainString().replace('.', ',') + " €";
    }
}
