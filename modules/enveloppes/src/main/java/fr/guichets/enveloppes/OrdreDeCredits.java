package fr.guichets.enveloppes;

import fr.guichets.enveloppes.DecisionDeCredits.Ligne;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ChampsInvalides.Erreur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a national administrator decides for one guichet. Anything may be missing until {@link Credits} has checked it.
 *
 * @param tranche which receives or gives
 * @param vers which receives what the other gives; null but for a report
 * @param reference of the written decision
 */
public record OrdreDeCredits(
        Operation operation,
        CodeDepartement guichet,
        Tranche tranche,
        Tranche vers,
        Montant montant,
        String motif,
        String reference) {

    public static final int MOTIF_MAXIMAL = 2_000;
    public static final int REFERENCE_MAXIMALE = 200;

    /**
     * @param inscrits tells the guichets of the registry
     * @param fonds what each guichet received so far
     * @throws ChampsInvalides naming every field that is missing or wrong
     */
    void verifier(Dispositif dispositif, Predicate<CodeDepartement> inscrits, FondsNational fonds) {
        List<Erreur> erreurs = new ArrayList<>();
        exiger(operation, "operation", "Choisissez une opération.", erreurs);
        exiger(guichet, "guichet", "Choisissez un guichet.", erreurs);
        if (guichet != null && !inscrits.test(guichet)) {
            erreurs.add(new Erreur("guichet", "GUICHET_INCONNU", "Choisissez un guichet de la liste."));
        }
        verifierTranche(tranche, "tranche", dispositif, fonds, erreurs);
        if (operation == Operation.REPORT) {
            verifierTranche(vers, "vers", dispositif, fonds, erreurs);
            if (vers != null && vers.equals(tranche)) {
                erreurs.add(new Erreur("vers", "MEME_TRANCHE", "Choisissez une autre tranche que celle qui donne."));
            }
        } else if (operation != null && vers != null) {
            erreurs.add(new Erreur("vers", "SANS_OBJET", "Seul un report va d’une tranche vers une autre."));
        }
        exiger(montant, "montant", "Écrivez un montant.", erreurs);
        if (montant != null && montant.compareTo(Montant.ZERO) <= 0) {
            erreurs.add(new Erreur("montant", "MONTANT_NUL", "Écrivez un montant supérieur à 0."));
        }
        verifierTexte(motif, "motif", "Dites pourquoi : la phrase restera dans l’historique.", MOTIF_MAXIMAL, erreurs);
        verifierTexte(
                reference,
                "reference",
                "Donnez la référence de la décision écrite, par exemple DM-2021-04.",
                REFERENCE_MAXIMALE,
                erreurs);
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
    }

    private static void exiger(Object valeur, String champ, String remede, List<Erreur> erreurs) {
        if (valeur == null) {
            erreurs.add(new Erreur(champ, "OBLIGATOIRE", remede));
        }
    }

    /** An envelope goes by exercise or as a whole, as its opening made it: never both. */
    private void verifierTranche(
            Tranche tranche, String champ, Dispositif dispositif, FondsNational fonds, List<Erreur> erreurs) {
        exiger(tranche, champ, "Choisissez une tranche.", erreurs);
        if (tranche != null && !dispositif.tranches().contains(tranche)) {
            erreurs.add(new Erreur(
                    champ,
                    "TRANCHE_INCONNUE",
                    "Le dispositif va de " + dispositif.premierExercice() + " à " + dispositif.dernierExercice()
                            + "\u00a0: choisissez l’un de ces exercices, ou PLURIANNUELLE."));
        } else if (tranche != null && guichet != null && !fonds.admet(guichet, tranche)) {
            erreurs.add(new Erreur(
                    champ,
                    "TRANCHE_INCONNUE",
                    tranche.equals(Tranche.PLURIANNUELLE)
                            ? "L’enveloppe de ce guichet va par exercice\u00a0: choisissez un exercice."
                            : "L’enveloppe de ce guichet couvre plusieurs années d’un seul tenant\u00a0: choisissez"
                                    + " PLURIANNUELLE."));
        }
    }

    private static void verifierTexte(String texte, String champ, String remede, int maximum, List<Erreur> erreurs) {
        if (texte == null || texte.isBlank()) {
            erreurs.add(new Erreur(champ, "OBLIGATOIRE", remede));
        } else if (texte.length() > maximum) {
            erreurs.add(new Erreur(champ, "TEXTE_TROP_LONG", "Écrivez " + maximum + " caractères au plus."));
        }
    }

    List<Ligne> lignes() {
        return switch (operation) {
            case DELEGATION, ABONDEMENT -> List.of(new Ligne(tranche, Nature.DELEGATION, montant));
            case REPRISE -> List.of(new Ligne(tranche, Nature.REPRISE, montant));
            case REPORT ->
                List.of(new Ligne(tranche, Nature.REPRISE, montant), new Ligne(vers, Nature.DELEGATION, montant));
        };
    }
}
