package fr.guichets.enveloppes.regles;

import fr.guichets.enveloppes.FondsNational;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.VerificationNationale;
import fr.guichets.enveloppes.VerificationNationale.EcartNational;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the national ledger again from its movements alone, rank after rank, and tells the first row that does not say the
 * same. The database already refuses such a row to whoever has not the rights of its owner.
 */
public final class RejeuNational {

    private final SortedMap<CodeDepartement, SortedMap<Tranche, PositionDeleguee>> guichets = new TreeMap<>();
    private final Set<String> decisions = new HashSet<>();
    private PositionNationale position = PositionNationale.ORIGINE;
    private EcartNational ecart;

    /** @return false once a row is wrong: those after it mean nothing */
    public boolean suivre(LigneNationale ligne) {
        if (ecart == null) {
            String raison = ligne.apres().rang() == position.rang() + 1
                    ? examiner(ligne)
                    : "le rang " + (position.rang() + 1) + " manque";
            if (raison != null) {
                ecart = new EcartNational(ligne.apres().rang(), raison);
            }
        }
        return ecart == null;
    }

    private String examiner(LigneNationale ligne) {
        if (ligne.montant().compareTo(Montant.ZERO) <= 0) {
            return "un mouvement est de plus de zéro";
        }
        if ((ligne.nature() == NatureNationale.DOTATION) != (position.rang() == 0)) {
            return "la dotation ouvre le registre, et elle seule";
        }
        Optional<PositionNationale> apres = position.apres(ligne.nature(), ligne.montant());
        if (apres.isEmpty()) {
            return "le mouvement dépasse ce qui restait";
        }
        if (!apres.get().equals(ligne.apres())) {
            return Stream.of(
                            ecrit(
                                    "reliquat",
                                    ligne.apres().reliquat(),
                                    apres.get().reliquat()),
                            ecrit(
                                    "laboratoires",
                                    ligne.apres().laboratoires(),
                                    apres.get().laboratoires()),
                            ecrit(
                                    "délégué",
                                    ligne.apres().delegue(),
                                    apres.get().delegue()))
                    .filter(difference -> !difference.isEmpty())
                    .collect(Collectors.joining(" ; "));
        }
        String raison = ligne.nature().duGuichet() ? examinerLeGuichet(ligne) : null;
        if (raison == null) {
            position = apres.get();
        }
        return raison;
    }

    private String examinerLeGuichet(LigneNationale ligne) {
        if (!decisions.add(ligne.decision() + " " + ligne.tranche().code())) {
            return "la décision " + ligne.decision() + " est comptée deux fois";
        }
        PositionDeleguee avant = guichets.getOrDefault(ligne.guichet(), Collections.emptySortedMap())
                .getOrDefault(ligne.tranche(), PositionDeleguee.ORIGINE);
        Optional<PositionDeleguee> apres = avant.apres(ligne.nature(), ligne.montant());
        if (apres.isEmpty()) {
            return "plus est repris au guichet " + ligne.guichet() + " qu'il n'a reçu pour "
                    + ligne.tranche().code();
        }
        if (!apres.get().equals(ligne.apresGuichet())) {
            return "guichet " + ligne.guichet() + ", tranche " + ligne.tranche().code() + " : "
                    + ecrit(
                            "délégué",
                            ligne.apresGuichet().delegue(),
                            apres.get().delegue());
        }
        guichets.computeIfAbsent(ligne.guichet(), absent -> new TreeMap<>()).put(ligne.tranche(), apres.get());
        return null;
    }

    private static String ecrit(String compte, Montant ecrit, Montant attendu) {
        return ecrit.equals(attendu) ? "" : compte + " écrit " + euros(ecrit) + ", attendu " + euros(attendu);
    }

    private static String euros(Montant montant) {
        return BigDecimal.valueOf(montant.centimes(), 2).toPlainString() + " €";
    }

    public VerificationNationale terminer() {
        SortedMap<CodeDepartement, SortedMap<Tranche, Montant>> delegues = new TreeMap<>();
        guichets.forEach((code, tranches) -> {
            SortedMap<Tranche, Montant> parTranche = new TreeMap<>();
            tranches.forEach((tranche, etat) -> parTranche.put(tranche, etat.delegue()));
            delegues.put(code, parTranche);
        });
        return new VerificationNationale(
                position.rang(),
                new FondsNational(position.laboratoires(), position.delegue(), position.reliquat(), delegues),
                Optional.ofNullable(ecart));
    }
}
