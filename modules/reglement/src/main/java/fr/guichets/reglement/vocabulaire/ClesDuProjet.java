package fr.guichets.reglement.vocabulaire;

import static fr.guichets.reglement.vocabulaire.Formes.HABITANTS;
import static fr.guichets.reglement.vocabulaire.Formes.NATURES;
import static fr.guichets.reglement.vocabulaire.Formes.PHRASE;
import static fr.guichets.reglement.vocabulaire.Formes.THEME;
import static fr.guichets.reglement.vocabulaire.Formes.champ;
import static fr.guichets.reglement.vocabulaire.Formes.choix;
import static fr.guichets.reglement.vocabulaire.Formes.code;
import static fr.guichets.reglement.vocabulaire.Formes.ensemble;
import static fr.guichets.reglement.vocabulaire.Formes.facultatif;

import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.vocabulaire.Cle.Groupe;
import fr.guichets.reglement.vocabulaire.Forme.Entier;
import fr.guichets.reglement.vocabulaire.Forme.Euros;
import fr.guichets.reglement.vocabulaire.Forme.Liste;
import fr.guichets.reglement.vocabulaire.Forme.OuiNon;
import fr.guichets.reglement.vocabulaire.Forme.Phrase;
import fr.guichets.reglement.vocabulaire.Forme.Proportion;
import java.util.List;

/** Who may ask, what is financed, and how much. */
final class ClesDuProjet {

    private static final Champ POPULATION_MIN = facultatif(
            "populationMin", "À partir de", "Une population égale compte ; vide s’il n’y a pas de minimum.", HABITANTS);
    private static final Champ POPULATION_MAX = facultatif(
            "populationMax", "Jusqu’à", "Une population égale compte ; vide s’il n’y a pas de maximum.", HABITANTS);

    /** The rules that decide what one project gets; the others hold for the whole guichet. */
    private static final Forme DEROGATIONS = choix(
            "forfaits", "Forfaits",
            "plafondPopulation", "Plafond de population",
            "plancher", "Coût minimal du projet",
            "tauxMax", "Taux maximal",
            "participationMinimale", "Part à la charge de la collectivité",
            "plafondParCollectivite", "Plafond par collectivité",
            "depot", "Dépôt des demandes",
            "engagementProjet", "Signature du devis ou du marché");

    static final List<Cle> CLES = List.of(
            new Cle(
                    "natures",
                    Groupe.QUI,
                    "Collectivités admises",
                    "Les natures de collectivités et de groupements qui peuvent demander l’aide ; un département peut"
                            + " restreindre la liste nationale, pas l’étendre.",
                    NATURES,
                    false),
            new Cle(
                    "plafondPopulation",
                    Groupe.QUI,
                    "Plafond de population",
                    "Au-delà de ce nombre d’habitants, la demande n’est pas recevable.",
                    ensemble(
                            champ("seuil", "Plafond", "", HABITANTS),
                            champ("strict", "Une population égale au plafond est", "", new OuiNon("refusée", "admise")),
                            champ("natures", "Collectivités visées", "Les autres n’ont pas de plafond.", NATURES)),
                    true),
            new Cle(
                    "population",
                    Groupe.QUI,
                    "Population retenue",
                    "La population officielle qui compte pour le plafond, les forfaits et les taux.",
                    ensemble(
                            champ(
                                    "definition",
                                    "Population",
                                    "",
                                    choix(
                                            "MUNICIPALE", "Population municipale",
                                            "TOTALE", "Population totale")),
                            champ(
                                    "dateReference",
                                    "En vigueur le 1er janvier de l’année",
                                    "",
                                    choix(
                                            "DEPOT", "du dépôt de la demande",
                                            "DECISION", "de la décision"))),
                    false),
            new Cle(
                    "themes",
                    Groupe.QUOI,
                    "Thèmes",
                    "Les thèmes financés, avec les mots du département ; chacun est rattaché à un thème national.",
                    new Liste(
                            ensemble(
                                    champ("code", "Thème national", "", THEME),
                                    champ("libelle", "Intitulé", "Tel que le demandeur le lit.", PHRASE),
                                    facultatif("description", "Description", "", new Phrase(true))),
                            "un thème"),
                    false),
            new Cle(
                    "exclusions",
                    Groupe.QUOI,
                    "Dépenses exclues",
                    "Les dépenses de cette nature ne comptent pas dans le coût financé ; le reste du projet peut l’être.",
                    new Liste(choix(NatureDepense.values(), NatureDepense::libelle), "une nature de dépense"),
                    false),
            new Cle(
                    "effetConcretMois",
                    Groupe.QUOI,
                    "Effet attendu",
                    "Le délai dans lequel le projet doit avoir un effet concret ; un projet plus long est signalé, pas"
                            + " refusé.",
                    new Entier("mois"),
                    true),
            new Cle(
                    "enveloppe",
                    Groupe.COMBIEN,
                    "Enveloppe du département",
                    "Ce que le département peut attribuer en tout, avec ses tranches annuelles s’il y en a ; ce montant"
                            + " informe, les crédits se délèguent à part.",
                    ensemble(
                            champ("total", "Total", "", new Euros()),
                            champ(
                                    "tranches",
                                    "Tranches annuelles",
                                    "Leur somme est le total ; aucune si l’enveloppe vaut pour toutes les années.",
                                    new Liste(
                                            ensemble(
                                                    champ("exercice", "Année", "", new Entier("")),
                                                    champ("montant", "Montant", "", new Euros())),
                                            "une tranche"))),
                    false),
            new Cle(
                    "sousEnveloppes",
                    Groupe.COMBIEN,
                    "Parts réservées de l’enveloppe",
                    "Les parts de l’enveloppe gardées pour certains projets, au plus, au moins, ou les deux.",
                    new Liste(
                            ensemble(
                                    code("PETITES_COMMUNES"),
                                    champ("libelle", "Intitulé", "", PHRASE),
                                    facultatif("natures", "Collectivités", "Toutes si rien n’est coché.", NATURES),
                                    POPULATION_MAX,
                                    facultatif(
                                            "themes",
                                            "Thèmes",
                                            "Tous si rien n’est coché.",
                                            new Liste(THEME, "un thème")),
                                    facultatif("montant", "Au plus", "", new Euros()),
                                    facultatif("partMinimale", "Au moins, de l’enveloppe", "", new Proportion())),
                            "une part réservée"),
                    false),
            new Cle(
                    "forfaits",
                    Groupe.COMBIEN,
                    "Forfaits",
                    "Le montant selon la collectivité : le premier qui convient est retenu. Chaque nature admise a un"
                            + " forfait et un seul pour chaque population. Sans forfait, l’aide dépend du coût.",
                    new Liste(
                            ensemble(
                                    code("COMMUNE_MOINS_5000"),
                                    champ("libelle", "Intitulé", "Tel que le demandeur le lit.", PHRASE),
                                    champ("natures", "Collectivités", "", NATURES),
                                    POPULATION_MIN,
                                    POPULATION_MAX,
                                    champ("montant", "Montant", "", new Euros())),
                            "un forfait"),
                    false),
            new Cle(
                    "plancher",
                    Groupe.COMBIEN,
                    "Coût minimal du projet",
                    "En dessous de ce coût, la demande n’est pas recevable ; un coût égal convient.",
                    ensemble(
                            champ("montant", "Coût minimal", "", new Euros()),
                            champ(
                                    "assiette",
                                    "Coût comparé",
                                    "",
                                    choix(
                                            "COUT_GLOBAL", "coût global, avant exclusions",
                                            "COUT_ELIGIBLE", "dépenses financées, après exclusions"))),
                    true),
            new Cle(
                    "tauxMax",
                    Groupe.COMBIEN,
                    "Taux maximal",
                    "La plus grande part du coût financé que l’aide peut atteindre.",
                    new Proportion(),
                    false),
            new Cle(
                    "tauxParCategorie",
                    Groupe.COMBIEN,
                    "Taux par catégorie",
                    "D’autres taux maximaux pour certaines collectivités : le premier qui convient remplace le taux"
                            + " maximal.",
                    new Liste(
                            ensemble(
                                    champ("libelle", "Intitulé", "Tel que le demandeur le lit.", PHRASE),
                                    champ("natures", "Collectivités", "", NATURES),
                                    POPULATION_MIN,
                                    POPULATION_MAX,
                                    champ("taux", "Taux maximal", "", new Proportion())),
                            "un taux"),
                    false),
            new Cle(
                    "participationMinimale",
                    Groupe.COMBIEN,
                    "Part à la charge de la collectivité",
                    "La part du coût que la collectivité garde à sa charge ; un projet qui en laisse moins est signalé,"
                            + " pas refusé.",
                    new Proportion(),
                    false),
            new Cle(
                    "plafondParCollectivite",
                    Groupe.COMBIEN,
                    "Plafond par collectivité",
                    "Ce qu’une même collectivité peut recevoir pour ses demandes d’une même année.",
                    ensemble(
                            facultatif("montant", "Montant", "Vide si seul le nombre compte.", new Euros()),
                            facultatif(
                                    "dossiers",
                                    "Nombre de demandes",
                                    "Vide si seul le montant compte.",
                                    new Entier("demandes"))),
                    true),
            new Cle(
                    "assiette",
                    Groupe.COMBIEN,
                    "Montants hors taxes ou toutes taxes",
                    "Comment les dépenses sont comptées.",
                    choix(
                            "HT", "Hors taxes (HT)",
                            "TTC", "Toutes taxes comprises (TTC)"),
                    false),
            new Cle(
                    "attribution",
                    Groupe.COMBIEN,
                    "Aide entière ou réduite",
                    "Dit si l’on peut proposer moins que le montant que donnent les règles.",
                    choix(
                            "PARTIELLE", "Un montant plus petit peut être proposé, avec un motif",
                            "TOUT_OU_RIEN", "Le montant des règles, ou rien"),
                    false),
            new Cle(
                    "derogations",
                    Groupe.COMBIEN,
                    "Dérogations possibles",
                    "Les règles dont l’autorité peut s’écarter pour un projet, avec un motif.",
                    new Liste(
                            ensemble(
                                    champ("cle", "Règle", "", DEROGATIONS),
                                    champ("autorite", "Qui en décide", "Une fonction : préfet.", PHRASE)),
                            "une dérogation"),
                    false));

    private ClesDuProjet() {}
}
