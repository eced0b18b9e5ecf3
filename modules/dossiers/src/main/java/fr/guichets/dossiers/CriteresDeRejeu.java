package fr.guichets.dossiers;

import fr.guichets.dossiers.Rejeu.Ligne;
import fr.guichets.dossiers.interne.Mots;
import fr.guichets.socle.Montant;
import java.util.Comparator;
import java.util.List;

/**
 * Which dossiers of a replay are shown, in which order. Nulls filter nothing.
 *
 * @param q words looked for in number, name of the bearer and title; accents and case ignored
 * @param decides true for those that are decided, false for those that are not
 * @param taille lines per page; exports take {@link #TOUT}
 */
public record CriteresDeRejeu(
        String q, Changement changement, Boolean decides, Tri tri, boolean descendant, int page, int taille) {

    public static final int TOUT = 1_000_000;

    /** What other rules would change for a dossier. */
    public enum Changement {
        ADMIS("Serait admis"),
        REFUSE("Serait refusé"),
        AUGMENTE("Recevrait plus"),
        DIMINUE("Recevrait moins"),
        /** Alerts, reasons of a refusal that stays one, or relevé. */
        AUTRE("Même montant");

        private final String libelle;

        Changement(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }

        public static Changement de(Rejeu.Verdict avant, Rejeu.Verdict apres) {
            if (avant.recevable() != apres.recevable()) {
                return apres.recevable() ? ADMIS : REFUSE;
            }
            int sens = apres.montant().compareTo(avant.montant());
            return sens > 0 ? AUGMENTE : sens < 0 ? DIMINUE : AUTRE;
        }
    }

    public enum Tri {
        NUMERO,
        PORTEUR,
        AVANT,
        APRES,
        ECART
    }

    /** @param total lines that match, over all pages */
    public record Page(List<Ligne> elements, int total) {}

    Page choisir(List<Ligne> lignes) {
        List<Ligne> choisies =
                lignes.stream().filter(this::retient).sorted(ordre()).toList();
        long debut = Math.min((long) page * taille, choisies.size());
        return new Page(choisies.stream().skip(debut).limit(taille).toList(), choisies.size());
    }

    private boolean retient(Ligne ligne) {
        return (changement == null || ligne.changement() == changement)
                && (decides == null || ligne.etat().estDecide() == decides)
                && (q == null || texte(ligne).contains(Mots.normaliser(q)));
    }

    private static String texte(Ligne ligne) {
        return Mots.normaliser(ligne.numero() + " " + ligne.organisation() + " " + ligne.intitule());
    }

    private Comparator<Ligne> ordre() {
        Comparator<Ligne> parNumero = Comparator.comparing(Ligne::numero);
        Comparator<Ligne> ordre =
                switch (tri) {
                    case NUMERO -> parNumero;
                    case PORTEUR -> Comparator.comparing(Ligne::organisation, String.CASE_INSENSITIVE_ORDER);
                    case AVANT -> parMontant(Ligne::avant);
                    case APRES -> parMontant(Ligne::apres);
                    case ECART -> Comparator.comparing(Ligne::ecart);
                };
        return (descendant ? ordre.reversed() : ordre).thenComparing(parNumero);
    }

    private static Comparator<Ligne> parMontant(java.util.function.Function<Ligne, Rejeu.Verdict> verdict) {
        Comparator<Montant> naturel = Comparator.naturalOrder();
        return Comparator.comparing(ligne -> verdict.apply(ligne).montant(), naturel);
    }
}
