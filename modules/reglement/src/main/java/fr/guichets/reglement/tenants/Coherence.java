package fr.guichets.reglement.tenants;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Derogation;
import fr.guichets.reglement.Reglement.Enveloppe;
import fr.guichets.reglement.Reglement.Forfait;
import fr.guichets.reglement.Reglement.PlafondParCollectivite;
import fr.guichets.reglement.Reglement.PlafondPopulation;
import fr.guichets.reglement.Reglement.SousEnveloppe;
import fr.guichets.reglement.Reglement.TauxCategorie;
import fr.guichets.reglement.Reglement.Theme;
import fr.guichets.reglement.Reglement.Tranche;
import fr.guichets.socle.Montant;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What must hold between the values that say who may ask, what is financed and how much, each well formed. */
final class Coherence {

    private final Reglement reglement;
    private final Map<String, Noeud> valeurs;

    Coherence(Reglement reglement, Map<String, Noeud> valeurs) {
        this.reglement = reglement;
        this.valeurs = valeurs;
    }

    void verifier() {
        enveloppe();
        natures();
        plafondPopulation();
        effetConcret();
        forfaits();
        plancher();
        themes();
        tauxParCategorie();
        plafondParCollectivite();
        sousEnveloppes();
        uniques("exclusions", reglement.exclusions(), "nature");
        uniques(
                "derogations",
                reglement.derogations().stream().map(Derogation::cle).toList(),
                "dérogation");
    }

    private void uniques(String cle, List<?> elements, String nom) {
        Noeud.sansDoublon(valeurs.get(cle), elements, element -> element, nom);
    }

    private void enveloppe() {
        Enveloppe enveloppe = reglement.enveloppe();
        Noeud tranches = valeurs.get("enveloppe").champ("tranches");
        Noeud.sansDoublon(tranches, enveloppe.tranches(), Tranche::exercice, "exercice");
        for (int rang = 0; rang < enveloppe.tranches().size(); rang++) {
            annee(
                    tranches.element(rang).champ("exercice"),
                    enveloppe.tranches().get(rang).exercice());
        }
        Montant somme = Montant.somme(
                enveloppe.tranches().stream().map(Tranche::montant).toList());
        if (!enveloppe.tranches().isEmpty() && !somme.equals(enveloppe.total())) {
            tranches.erreur("la somme des tranches, " + somme.enEuros() + ", n'est pas le total, "
                    + enveloppe.total().enEuros());
        }
    }

    private void natures() {
        Noeud natures = valeurs.get("natures");
        if (reglement.natures().isEmpty()) {
            natures.erreur("au moins une nature de collectivité est éligible");
        }
        Noeud.sansDoublon(natures, reglement.natures(), nature -> nature, "nature");
    }

    /** A number that cannot be a year is a slip. */
    static void annee(Noeud noeud, int exercice) {
        if (exercice < 2000 || exercice > 2099) {
            noeud.erreur("une année est attendue ici : 2021");
        }
    }

    private void plafondPopulation() {
        PlafondPopulation plafond = reglement.plafondPopulation();
        if (plafond != null && plafond.natures().isEmpty()) {
            valeurs.get("plafondPopulation").champ("natures").erreur("un plafond vise au moins une collectivité");
        }
        if (plafond != null && plafond.seuil() == 0) {
            valeurs.get("plafondPopulation").champ("seuil").erreur("au moins 1 habitant est attendu");
        }
    }

    private void effetConcret() {
        if (Objects.equals(reglement.effetConcretMois(), 0)) {
            valeurs.get("effetConcretMois").erreur("au moins 1 mois est attendu");
        }
    }

    /** The forfaits of each eligible nature must cover every population once. */
    private void forfaits() {
        Noeud noeud = valeurs.get("forfaits");
        Noeud.sansDoublon(noeud, reglement.forfaits(), Forfait::code, "forfait");
        for (int rang = 0; rang < reglement.forfaits().size(); rang++) {
            aDesNatures(noeud.element(rang), reglement.forfaits().get(rang).natures());
        }
        if (reglement.forfaits().isEmpty()) {
            return;
        }
        for (NatureCollectivite nature : reglement.natures()) {
            List<Forfait> forfaits = reglement.forfaits().stream()
                    .filter(forfait -> forfait.natures().contains(nature))
                    .sorted(Comparator.comparing(Coherence::minimum))
                    .toList();
            if (forfaits.isEmpty()) {
                noeud.erreur("aucun forfait pour la nature éligible " + nature);
            } else {
                populationsCouvertes(noeud, nature, forfaits);
            }
        }
    }

    private static void populationsCouvertes(Noeud noeud, NatureCollectivite nature, List<Forfait> forfaits) {
        long attendu = 0;
        for (Forfait forfait : forfaits) {
            long minimum = minimum(forfait);
            if (minimum > attendu) {
                noeud.erreur("trou pour " + nature + " : aucun forfait de " + attendu + " à " + (minimum - 1)
                        + " habitants, avant « " + forfait.libelle() + " »");
            } else if (minimum < attendu) {
                noeud.erreur("chevauchement pour " + nature + " : « " + forfait.libelle() + " » commence à " + minimum
                        + " habitants, déjà couverts");
            }
            if (forfait.populationMax() != null && forfait.populationMax() < minimum) {
                noeud.erreur("forfait « " + forfait.libelle() + " » : populationMax est inférieur à populationMin");
            }
            attendu = forfait.populationMax() == null ? Long.MAX_VALUE : forfait.populationMax() + 1L;
        }
        if (attendu != Long.MAX_VALUE) {
            noeud.erreur("trou pour " + nature + " : aucun forfait à partir de " + attendu + " habitants");
        }
    }

    private static long minimum(Forfait forfait) {
        return minimum(forfait.populationMin());
    }

    private void plancher() {
        if (reglement.plancher() != null && reglement.plancher().montant().estNul()) {
            valeurs.get("plancher").erreur("un plancher de 0 € ne dit rien ; écrire null s'il n'y en a pas");
        }
    }

    private void themes() {
        if (reglement.themes().isEmpty()) {
            valeurs.get("themes").erreur("au moins un thème est financé");
        }
        Noeud.sansDoublon(valeurs.get("themes"), reglement.themes(), Theme::code, "thème");
    }

    /** Two rates for the same population of the same nature would leave the choice to their order. */
    private void tauxParCategorie() {
        Noeud noeud = valeurs.get("tauxParCategorie");
        List<TauxCategorie> taux = reglement.tauxParCategorie();
        for (int rang = 0; rang < taux.size(); rang++) {
            TauxCategorie categorie = taux.get(rang);
            aDesNatures(noeud.element(rang), categorie.natures());
            if (maximum(categorie.populationMax()) < minimum(categorie.populationMin())) {
                noeud.erreur("taux « " + categorie.libelle() + " » : populationMax est inférieur à populationMin");
            }
            taux.subList(0, rang).stream()
                    .filter(autre -> seChevauchent(autre, categorie))
                    .forEach(autre -> noeud.erreur("chevauchement entre les taux « " + autre.libelle() + " » et « "
                            + categorie.libelle() + " »"));
        }
    }

    private static void aDesNatures(Noeud place, List<NatureCollectivite> natures) {
        if (natures.isEmpty()) {
            place.champ("natures").erreur("aucune collectivité ne l'obtiendrait : en donner au moins une");
        }
    }

    private static boolean seChevauchent(TauxCategorie a, TauxCategorie b) {
        return !Collections.disjoint(a.natures(), b.natures())
                && minimum(a.populationMin()) <= maximum(b.populationMax())
                && minimum(b.populationMin()) <= maximum(a.populationMax());
    }

    private void plafondParCollectivite() {
        PlafondParCollectivite plafond = reglement.plafondParCollectivite();
        if (plafond == null) {
            return;
        }
        Noeud noeud = valeurs.get("plafondParCollectivite");
        if (plafond.montant() == null && plafond.dossiers() == null) {
            noeud.erreur(
                    "donner un montant, un nombre de demandes ou les deux ; écrire null s'il n'y a pas de plafond");
        }
        if (Montant.ZERO.equals(plafond.montant())) {
            noeud.champ("montant").erreur("un plafond de 0 € exclut toute demande");
        }
        if (Objects.equals(plafond.dossiers(), 0)) {
            noeud.champ("dossiers").erreur("au moins 1 demande est attendue");
        }
    }

    private void sousEnveloppes() {
        Noeud noeud = valeurs.get("sousEnveloppes");
        List<SousEnveloppe> parts = reglement.sousEnveloppes();
        Noeud.sansDoublon(noeud, parts, SousEnveloppe::code, "part");
        BigDecimal minimums = BigDecimal.ZERO;
        for (int rang = 0; rang < parts.size(); rang++) {
            SousEnveloppe part = parts.get(rang);
            Noeud place = noeud.element(rang);
            if (part.montant() == null && part.partMinimale() == null) {
                place.erreur("donner un montant, une part minimale ou les deux");
            }
            if (part.natures() == null && part.populationMax() == null && part.themes() == null) {
                place.erreur("dire pour quels projets : natures, populationMax ou themes");
            }
            if (part.montant() != null
                    && part.montant().compareTo(reglement.enveloppe().total()) > 0) {
                place.champ("montant")
                        .erreur("plus que l'enveloppe, "
                                + reglement.enveloppe().total().enEuros());
            }
            themesFinances(place.champ("themes"), part.themes(), reglement);
            minimums = part.partMinimale() == null
                    ? minimums
                    : minimums.add(part.partMinimale().valeur());
        }
        if (minimums.compareTo(BigDecimal.ONE) > 0) {
            noeud.erreur("les parts minimales dépassent 100 % de l'enveloppe à elles toutes");
        }
    }

    /** @param themes null when all are meant */
    static void themesFinances(Noeud place, List<String> themes, Reglement reglement) {
        List<String> finances = reglement.themes().stream().map(Theme::code).toList();
        if (themes != null) {
            themes.stream()
                    .filter(theme -> !finances.contains(theme))
                    .forEach(theme -> place.erreur("le thème " + theme + " n'est pas financé ici"));
        }
    }

    private static long minimum(Integer population) {
        return population == null ? 0 : population;
    }

    private static long maximum(Integer population) {
        return population == null ? Long.MAX_VALUE : population;
    }
}
