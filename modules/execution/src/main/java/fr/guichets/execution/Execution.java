package fr.guichets.execution;

import fr.guichets.decisions.Attribution;
import fr.guichets.dossiers.Dossier;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Montant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A grant as it is carried out.
 *
 * @param aide as notified; null before the notification
 * @param regles frozen at filing
 * @param recueLe day of the receipt of the request where the guichet is: nothing is signed before it
 * @param preuveAvant last good day of the beneficiary's signature; null when the rules set none
 * @param soldeAvant last day to ask for the balance; null before the notification
 * @param preuves oldest first
 * @param paiements oldest first
 * @param caducites oldest first
 * @param reversement null when nothing is to be given back
 * @param prevues the lines of spending of the request
 * @param possibles payments that may be asked for now
 * @param attentes what comes next
 */
public record Execution(
        Dossier dossier,
        Attribution aide,
        Reglement regles,
        LocalDate recueLe,
        LocalDate preuveAvant,
        LocalDate soldeAvant,
        List<Preuve> preuves,
        List<Paiement> paiements,
        List<Caducite> caducites,
        Reversement reversement,
        List<Depense> prevues,
        Set<Paiement.Nature> possibles,
        List<Attente> attentes) {

    /** The same, with what may be done of it and what comes next. */
    public Execution avec(Set<Paiement.Nature> natures, List<Attente> suites) {
        return new Execution(
                dossier,
                aide,
                regles,
                recueLe,
                preuveAvant,
                soldeAvant,
                preuves,
                paiements,
                caducites,
                reversement,
                prevues,
                natures,
                suites);
    }

    /** The unit of every cost of this grant, planned or real: that of the rules, and of its act. */
    public Reglement.Assiette assiette() {
        return regles.assiette();
    }

    /** Paid so far, given back since or not. */
    public Montant verse() {
        return Montant.somme(paiements.stream()
                .filter(paiement -> paiement.etat() == Paiement.Etat.PAYE)
                .map(Paiement::certifie)
                .toList());
    }

    /** What was paid beyond what the grant comes to, once the balance is certified. */
    public Montant tropPercu() {
        return paiements.stream()
                .filter(paiement -> paiement.finale() != null)
                .findFirst()
                .map(solde -> verse().moins(solde.finale()).auMoinsZero())
                .orElse(Montant.ZERO);
    }

    /** The one that waits to be examined, or that was accepted. */
    public Optional<Preuve> preuve() {
        return preuves.stream()
                .filter(preuve -> preuve.etat() != Preuve.Etat.RENVOYEE)
                .findFirst();
    }

    public Optional<Paiement> demandeEnCours() {
        return paiements.stream().filter(paiement -> paiement.etat().enCours()).findFirst();
    }

    /** The one that is open, or that was pronounced. */
    public Optional<Caducite> caducite() {
        return caducites.stream()
                .filter(caducite -> caducite.etat() != Caducite.Etat.ABANDONNEE)
                .findFirst();
    }
}
