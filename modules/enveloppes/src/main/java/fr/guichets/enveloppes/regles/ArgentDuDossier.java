package fr.guichets.enveloppes.regles;

import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that moved for one dossier. A dossier holds money in one tranche at a time.
 *
 * @param lignes tranche by tranche and rank by rank
 */
public record ArgentDuDossier(List<Ligne> lignes) {

    /** What the act has done already by a movement of that nature. */
    public Optional<Ligne> faitPar(String origine, Nature nature) {
        return lignes.stream()
                .filter(ligne -> ligne.mouvement().origine().equals(origine) && ligne.nature() == nature)
                .findFirst();
    }

    public Position position(Tranche tranche) {
        return derniere(tranche).map(Ligne::dossier).orElse(Position.ORIGINE);
    }

    public Solde solde() {
        return Solde.somme(
                tranches().stream().map(tranche -> position(tranche).solde()).toList());
    }

    /** Where it holds something, else the latest of those where it did: no hour is compared, a clock may be set back. */
    public Optional<Tranche> tranche() {
        return tranches().stream()
                .filter(tranche -> !position(tranche).solde().equals(Solde.ZERO))
                .findFirst()
                .or(() -> tranches().stream().max(Comparator.naturalOrder()));
    }

    private Collection<Tranche> tranches() {
        return lignes.stream().map(Ligne::tranche).distinct().toList();
    }

    private Optional<Ligne> derniere(Tranche tranche) {
        return lignes.stream().filter(ligne -> ligne.tranche().equals(tranche)).reduce((avant, apres) -> apres);
    }
}
