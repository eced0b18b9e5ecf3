package fr.guichets.enveloppes.regles;

import fr.guichets.enveloppes.Ecart;
import fr.guichets.enveloppes.Mouvement;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.Verification;
import fr.guichets.socle.Montant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Makes a ledger again from its movements alone, tranche by tranche and rank by rank, and tells the first row that says
 * something else. The database refuses such a row to all but its owner: here is how the owner's hand is seen.
 */
public final class Rejeu {

    private record DossierDeTranche(String dossier, Tranche tranche) {}

    private record Fait(String origine, Nature nature, String dossier) {}

    private record Arrivee(String delegation, Tranche tranche) {}

    private final Predicate<Delegation> recues;
    private final SortedMap<Tranche, Position> tranches = new TreeMap<>();
    private final Map<DossierDeTranche, Position> dossiers = new HashMap<>();
    private final Set<Fait> faits = new HashSet<>();
    private final Set<Arrivee> arrivees = new HashSet<>();
    private long lignes;
    private Ecart ecart;

    /** @param recues tells whether a delegation is among those that the guichet received */
    public Rejeu(Predicate<Delegation> recues) {
        this.recues = recues;
    }

    /** @return false when this row, or one before it, is not what it must be */
    public boolean suivre(Ligne ligne) {
        if (ecart == null) {
            ecart = examiner(ligne)
                    .map(raison ->
                            new Ecart(ligne.tranche(), de(ligne.tranche()).rang() + 1, raison))
                    .orElse(null);
        }
        if (ecart == null) {
            noter(ligne);
        }
        return ecart == null;
    }

    public Verification terminer() {
        SortedMap<Tranche, Solde> soldes = new TreeMap<>();
        tranches.forEach((tranche, position) -> soldes.put(tranche, position.solde()));
        return new Verification(lignes, soldes, Optional.ofNullable(ecart));
    }

    /** Where a tranche stands after the rows followed so far. */
    public Position de(Tranche tranche) {
        return tranches.getOrDefault(tranche, Position.ORIGINE);
    }

    /** Where a dossier stands in a tranche after the rows followed so far. */
    public Position de(String dossier, Tranche tranche) {
        return dossiers.getOrDefault(new DossierDeTranche(dossier, tranche), Position.ORIGINE);
    }

    /** @return why the row cannot come next, empty when it can */
    public Optional<String> examiner(Ligne ligne) {
        Mouvement mouvement = ligne.mouvement();
        Position avant = de(ligne.tranche());
        if (mouvement.rang() != avant.rang() + 1) {
            return Optional.of("ligne absente");
        }
        if (ligne.debite() != ligne.nature().debite()
                || ligne.credite() != ligne.nature().credite()) {
            return Optional.of("les comptes ne sont pas ceux de la nature " + ligne.nature());
        }
        if (mouvement.montant().compareTo(Montant.ZERO) <= 0) {
            return Optional.of("le montant n’est pas supérieur à zéro");
        }
        Optional<Position> apres = avant.apres(ligne.nature(), mouvement.montant());
        if (apres.isEmpty()) {
            return Optional.of("la tranche n’avait pas ce montant");
        }
        if (!apres.get().equals(ligne.position())) {
            return Optional.of("les soldes de la tranche ne suivent pas ceux de la ligne précédente");
        }
        return mouvement.dossier() == null ? examinerDelegation(ligne) : examinerDossier(ligne);
    }

    private Optional<String> examinerDelegation(Ligne ligne) {
        if (!recues.test(new Delegation(
                ligne.delegation(),
                ligne.tranche(),
                ligne.nature(),
                ligne.mouvement().montant()))) {
            return Optional.of("aucune délégation reçue ne dit ce mouvement");
        }
        return arrivees.contains(new Arrivee(ligne.delegation(), ligne.tranche()))
                ? Optional.of("la délégation " + ligne.delegation() + " est déjà arrivée")
                : Optional.empty();
    }

    private Optional<String> examinerDossier(Ligne ligne) {
        Mouvement mouvement = ligne.mouvement();
        if (ligne.delegation() != null || ligne.nature().duNiveauNational()) {
            return Optional.of("une délégation n’est d’aucun dossier");
        }
        if (faits.contains(new Fait(mouvement.origine(), ligne.nature(), mouvement.dossier()))) {
            return Optional.of("l’acte " + mouvement.origine() + " a déjà fait ce mouvement");
        }
        Optional<Position> apres =
                de(mouvement.dossier(), ligne.tranche()).apresPourLeDossier(ligne.nature(), mouvement.montant());
        if (apres.isEmpty()) {
            return Optional.of("le dossier " + mouvement.dossier() + " n’avait pas ce montant");
        }
        return apres.get().equals(ligne.dossier())
                ? Optional.empty()
                : Optional.of(
                        "les soldes du dossier " + mouvement.dossier() + " ne suivent pas ceux de sa ligne précédente");
    }

    private void noter(Ligne ligne) {
        Mouvement mouvement = ligne.mouvement();
        tranches.put(ligne.tranche(), ligne.position());
        if (mouvement.dossier() == null) {
            arrivees.add(new Arrivee(ligne.delegation(), ligne.tranche()));
        } else {
            dossiers.put(new DossierDeTranche(mouvement.dossier(), ligne.tranche()), ligne.dossier());
            faits.add(new Fait(mouvement.origine(), ligne.nature(), mouvement.dossier()));
        }
        lignes++;
    }
}
