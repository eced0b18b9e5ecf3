package fr.guichets.web.pilotage;

import fr.guichets.documents.Typographie;
import fr.guichets.enveloppes.Solde;
import fr.guichets.pilotage.TableauNational.Situation;
import fr.guichets.socle.Montant;
import java.util.Collection;
import java.util.function.Function;

/** What the map and the table of the guichets may show. */
public enum Indicateur {
    DOTATION("Dotation", Solde::dotation),
    RESERVE("Réservé", Solde::reserve),
    ENGAGE("Engagé", Solde::engageCumule),
    PAYE("Payé", Solde::payeCumule),
    DISPONIBLE("Disponible", Solde::disponible),
    DOSSIERS("Dossiers", null);

    private static final Typographie FR = new Typographie();

    /** How many shades the map has beside that of nothing. */
    private static final int NUANCES = 4;

    private final String libelle;
    private final Function<Solde, Montant> montant;

    Indicateur(String libelle, Function<Solde, Montant> montant) {
        this.libelle = libelle;
        this.montant = montant;
    }

    public String libelle() {
        return libelle;
    }

    /** Cents, or a number of dossiers. */
    long valeur(Situation situation) {
        return montant == null
                ? situation.nombreDeDossiers()
                : montant.apply(situation.enveloppe().total()).centimes();
    }

    public String ecrite(Situation situation) {
        long valeur = valeur(situation);
        return montant == null ? FR.nombre(valeur) : FR.montant(new Montant(valeur));
    }

    /** 0 for nothing, then 1 to 4 in equal steps up to the greatest. */
    int nuance(Situation situation, Collection<Situation> toutes) {
        long plusGrande = toutes.stream().mapToLong(this::valeur).max().orElse(0);
        long valeur = valeur(situation);
        return valeur == 0 ? 0 : (int) ((Math.multiplyExact(valeur, NUANCES) + plusGrande - 1) / plusGrande);
    }
}
