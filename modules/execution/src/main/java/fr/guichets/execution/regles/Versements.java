package fr.guichets.execution.regles;

import fr.guichets.decisions.Attribution;
import fr.guichets.decisions.Attribution.Methode;
import fr.guichets.documents.Typographie;
import fr.guichets.execution.AideRecue;
import fr.guichets.execution.Calcul;
import fr.guichets.execution.Depense;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement.Assiette;
import fr.guichets.reglement.Reglement.Versement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What may be paid of a grant, and why (décret 2018-514, art. 10, 12 and 13). Every amount is rounded down to the cent, so
 * that no rate is ever exceeded.
 */
public final class Versements {

    private static final Typographie FR = new Typographie();

    private final Attribution aide;
    private final Assiette assiette;
    private final Versement regles;
    private final Set<NatureDepense> exclues;
    private final Montant verse;

    /**
     * @param assiette unit of the eligible cost of the grant, and of what is justified
     * @param exclues natures of expense that the rules of the dossier do not finance
     * @param verse already paid
     */
    public Versements(
            Attribution aide, Assiette assiette, Versement regles, Collection<NatureDepense> exclues, Montant verse) {
        this.aide = aide;
        this.assiette = assiette;
        this.regles = regles;
        this.exclues = Set.copyOf(exclues);
        this.verse = verse;
    }

    public Calcul avance() {
        List<String> phrases = new ArrayList<>();
        Montant plafond = plafond("L'avance", regles.avanceTaux(), phrases);
        return new Calcul(restant(plafond, phrases), Montant.ZERO, null, Montant.ZERO, phrases);
    }

    /** @param depenses spent and justified since the beginning */
    public Calcul acompte(List<Depense> depenses) {
        List<String> phrases = new ArrayList<>();
        Montant cout = coutRetenu(depenses, phrases);
        Montant acquise = acquise(cout, phrases);
        Montant plafond = plafond("Avec l'avance, les acomptes", regles.acomptesTaux(), phrases);
        return new Calcul(restant(acquise.plafonneA(plafond), phrases), cout, null, Montant.ZERO, phrases);
    }

    /**
     * @param depenses all that the project cost
     * @param aides every other public aid obtained
     */
    public Calcul solde(List<Depense> depenses, List<AideRecue> aides) {
        List<String> phrases = new ArrayList<>();
        Montant cout = coutRetenu(depenses, phrases);
        Montant finale = acquise(cout, phrases);
        Montant autres = Montant.somme(aides.stream().map(AideRecue::montant).toList());
        Montant reste = cout.moins(autres).auMoinsZero();
        if (reste.compareTo(finale) < 0) {
            phrases.add("Les autres aides publiques font " + FR.montant(autres)
                    + "\u00a0: avec celle-ci, elles ne dépassent pas le coût (décret 2018-514, art. 10). Il reste "
                    + FR.montant(reste) + ".");
            finale = reste;
        }
        phrases.add("L'aide définitive est de " + FR.montant(finale) + ", pour " + FR.montant(aide.montant())
                + " accordés.");
        Montant tropPercu = verse.moins(finale).auMoinsZero();
        Montant du = restant(finale, phrases);
        if (!tropPercu.estNul()) {
            phrases.add(FR.montant(tropPercu) + " ont été versés en trop\u00a0: ils seront à reverser.");
        }
        return new Calcul(du, cout, finale, tropPercu, phrases);
    }

    private Montant coutRetenu(List<Depense> depenses, List<String> phrases) {
        Montant total = somme(depenses, exclues, true);
        Montant retenu = somme(depenses, exclues, false);
        Montant ecarte = total.moins(retenu);
        phrases.add(
                ecarte.estNul()
                        ? "Les dépenses justifiées font " + FR.montant(retenu) + "\u00a0" + assiette + "."
                        : "Les dépenses justifiées font " + FR.montant(total) + "\u00a0" + assiette + "\u00a0; "
                                + FR.montant(ecarte) + " ne comptent pas, leur nature est exclue. Il reste "
                                + FR.montant(retenu) + ".");
        return retenu;
    }

    private static Montant somme(List<Depense> depenses, Set<NatureDepense> exclues, boolean toutes) {
        return Montant.somme(depenses.stream()
                .filter(depense -> toutes || !exclues.contains(depense.nature()))
                .map(Depense::reel)
                .toList());
    }

    /** What the grant comes to when the project costs that much, as its act says. */
    private Montant acquise(Montant cout, List<String> phrases) {
        Montant prevu = aide.depenseSubventionnable();
        Montant calculee;
        if (aide.methode() == Methode.FORFAIT) {
            calculee = cout;
            phrases.add("L'aide est un forfait de " + FR.montant(aide.montant()) + ", dans la limite du coût réel.");
        } else {
            calculee = aide.montant().part(cout, prevu);
            phrases.add("L'aide suit le coût\u00a0: " + FR.montant(aide.montant()) + " × " + FR.montant(cout) + " / "
                    + FR.montant(prevu) + " = " + FR.montant(calculee) + ".");
        }
        if (calculee.compareTo(aide.montant()) > 0) {
            phrases.add("Elle ne dépasse pas " + FR.montant(aide.montant()) + ", le montant accordé.");
        }
        return calculee.plafonneA(aide.montant());
    }

    private Montant plafond(String sujet, Taux taux, List<String> phrases) {
        Montant plafond = aide.montant().part(taux);
        phrases.add(sujet + (sujet.startsWith("Avec") ? " ne dépassent pas " : " ne dépasse pas ")
                + FR.pourcentage(taux) + " de l'aide accordée\u00a0: " + FR.montant(plafond) + " sur "
                + FR.montant(aide.montant()) + ".");
        return plafond;
    }

    private Montant restant(Montant droit, List<String> phrases) {
        Montant restant = droit.moins(verse).auMoinsZero();
        phrases.add(
                verse.estNul()
                        ? "À verser\u00a0: " + FR.montant(restant) + " au plus."
                        : FR.montant(verse) + " sont déjà versés\u00a0: il reste " + FR.montant(restant)
                                + " à verser au plus.");
        return restant;
    }
}
