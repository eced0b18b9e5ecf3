package fr.guichets.web.enveloppes;

import fr.guichets.documents.Typographie;
import fr.guichets.enveloppes.Solde;
import fr.guichets.socle.Montant;
import java.util.ArrayList;
import java.util.List;

/** An envelope as a bar whose parts stand in the order of the money's way; the words beside it say the same. */
public final class Barre {

    private static final Typographie FR = new Typographie();

    /** Width of the whole bar in the units of its drawing. */
    private static final long LARGEUR = 4800;

    /** What is not nothing can be seen. */
    private static final long LARGEUR_MINIMALE = 24;

    /**
     * @param classe tells the parts apart, beside their order
     * @param valeur the amount as it is written
     * @param debut and largeur in units of the drawing
     */
    public record Part(String libelle, String classe, String valeur, long debut, long largeur) {}

    private final List<Part> parts = new ArrayList<>();

    public Barre(Solde solde) {
        Montant dotation = solde.dotation();
        ajouter("Payé", "paye", solde.payeCumule(), dotation);
        ajouter("Engagé, non payé", "engage", solde.engage(), dotation);
        ajouter("Réservé", "reserve", solde.reserve(), dotation);
        ajouter("Disponible", "disponible", solde.disponible(), dotation);
    }

    private void ajouter(String libelle, String classe, Montant montant, Montant dotation) {
        long debut = parts.isEmpty()
                ? 0
                : parts.get(parts.size() - 1).debut()
                        + parts.get(parts.size() - 1).largeur();
        long largeur = montant.estNul()
                ? 0
                : Math.max(LARGEUR_MINIMALE, Math.multiplyExact(montant.centimes(), LARGEUR) / dotation.centimes());
        parts.add(new Part(libelle, classe, FR.montant(montant), debut, Math.min(largeur, LARGEUR - debut)));
    }

    public List<Part> getParts() {
        return parts;
    }
}
