package fr.guichets.enveloppes.regles;

import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.Compte;
import fr.guichets.enveloppes.Mouvement;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.Montant;
import java.time.Instant;
import java.util.Optional;

/**
 * A movement with all that its row holds.
 *
 * @param delegation number, null for what an act of the guichet moves
 * @param dossier where the dossier stands after it in the tranche, null for a delegation
 */
public record Ligne(Mouvement mouvement, Compte debite, Compte credite, String delegation, Position dossier) {

    /** What moves, who moves it, why and when. */
    public record Acte(String origine, String auteur, String auteurNom, String motif, Instant le) {}

    /**
     * @param avant where the tranche stands
     * @param dossierAvant where the dossier stands in it
     * @return the row that comes next; empty when the tranche, or the dossier, has not enough
     */
    public static Optional<Ligne> pourUnDossier(
            Acte acte, Tranche tranche, Position avant, Nature nature, Affectation affectation, Position dossierAvant) {
        Montant montant = affectation.montant();
        return dossierAvant.apresPourLeDossier(nature, montant).flatMap(dossier -> avant.apres(nature, montant)
                .map(apres -> new Ligne(
                        mouvement(acte, tranche, nature, montant, affectation.dossier(), apres),
                        nature.debite(),
                        nature.credite(),
                        null,
                        dossier)));
    }

    /** @return the row that comes next; empty when the tranche has less than what is taken back */
    public static Optional<Ligne> pourUneDelegation(Acte acte, Position avant, Delegation delegation) {
        Nature nature = delegation.nature();
        return avant.apres(nature, delegation.montant())
                .map(apres -> new Ligne(
                        mouvement(acte, delegation.tranche(), nature, delegation.montant(), null, apres),
                        nature.debite(),
                        nature.credite(),
                        delegation.numero(),
                        null));
    }

    private static Mouvement mouvement(
            Acte acte, Tranche tranche, Nature nature, Montant montant, String dossier, Position apres) {
        return new Mouvement(
                tranche,
                apres.rang(),
                nature,
                montant,
                dossier,
                acte.origine(),
                acte.auteur(),
                acte.auteurNom(),
                acte.motif(),
                acte.le(),
                apres.solde());
    }

    public Tranche tranche() {
        return mouvement.tranche();
    }

    public Nature nature() {
        return mouvement.nature();
    }

    /** Where the tranche stands after it. */
    public Position position() {
        return new Position(mouvement.rang(), mouvement.apres());
    }
}
