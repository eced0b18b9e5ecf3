package fr.guichets.reglement.vocabulaire;

import static fr.guichets.reglement.vocabulaire.Formes.DOCUMENTS;
import static fr.guichets.reglement.vocabulaire.Formes.HABITANTS;
import static fr.guichets.reglement.vocabulaire.Formes.LIENS;
import static fr.guichets.reglement.vocabulaire.Formes.NATURES;
import static fr.guichets.reglement.vocabulaire.Formes.PHRASE;
import static fr.guichets.reglement.vocabulaire.Formes.TEXTE_LONG;
import static fr.guichets.reglement.vocabulaire.Formes.THEME;
import static fr.guichets.reglement.vocabulaire.Formes.champ;
import static fr.guichets.reglement.vocabulaire.Formes.choix;
import static fr.guichets.reglement.vocabulaire.Formes.code;
import static fr.guichets.reglement.vocabulaire.Formes.ensemble;
import static fr.guichets.reglement.vocabulaire.Formes.facultatif;

import fr.guichets.reglement.vocabulaire.Cle.Groupe;
import fr.guichets.reglement.vocabulaire.Forme.Entier;
import fr.guichets.reglement.vocabulaire.Forme.Liste;
import fr.guichets.reglement.vocabulaire.Forme.Proportion;
import fr.guichets.reglement.vocabulaire.Forme.Texte;
import java.util.List;

/** The choice of the projects, the payment, the service and its texts. */
final class ClesDuGuichet {

    static final List<Cle> CLES = List.of(
            new Cle(
                    "criteres",
                    Groupe.COMMENT,
                    "Critères",
                    "Ce qui sert à comparer les projets ; les poids sont donnés pour tous, et font 100, ou pour aucun.",
                    new Liste(
                            ensemble(
                                    code("PERTINENCE_IMPACT"),
                                    champ("libelle", "Intitulé", "", PHRASE),
                                    facultatif("description", "Description", "", TEXTE_LONG),
                                    facultatif(
                                            "poids", "Poids", "Sur 100 pour tous les critères.", new Entier("points")),
                                    facultatif(
                                            "sousCriteres",
                                            "Sous-critères",
                                            "",
                                            new Liste(
                                                    ensemble(
                                                            code("EFFICACITE"),
                                                            champ("libelle", "Intitulé", "", PHRASE)),
                                                    "un sous-critère"))),
                            "un critère"),
                    false),
            new Cle(
                    "notation",
                    Groupe.COMMENT,
                    "Notation",
                    "Comment chaque critère est noté, de 0 à la note la plus haute.",
                    ensemble(
                            champ("echelle", "Note la plus haute", "", new Entier("")),
                            facultatif(
                                    "seuil",
                                    "Seuil",
                                    "Sur 100 : en dessous, le projet n’est pas proposé ; vide s’il n’y en a pas.",
                                    new Entier("points"))),
                    false),
            new Cle(
                    "priorites",
                    Groupe.COMMENT,
                    "Priorités",
                    "Ce qui est préféré entre des projets de même valeur ; ne rend jamais une demande irrecevable.",
                    new Liste(
                            ensemble(
                                    code("VIE_QUOTIDIENNE"),
                                    champ("libelle", "Intitulé", "", PHRASE),
                                    facultatif("natures", "Collectivités", "Toutes si rien n’est coché.", NATURES),
                                    facultatif("populationMax", "Jusqu’à", "Vide sans limite.", HABITANTS),
                                    facultatif(
                                            "themes",
                                            "Thèmes",
                                            "Tous si rien n’est coché.",
                                            new Liste(THEME, "un thème"))),
                            "une priorité"),
                    false),
            new Cle(
                    "comite",
                    Groupe.COMMENT,
                    "Comité de sélection",
                    "Ceux qui donnent leur avis sur les projets ; sans comité, la préfecture examine seule.",
                    ensemble(
                            champ("presidence", "Présidence", "Une fonction, pas un nom.", PHRASE),
                            champ(
                                    "membres",
                                    "Membres",
                                    "Des fonctions, comme le texte les cite.",
                                    new Liste(PHRASE, "un membre")),
                            facultatif(
                                    "sieges",
                                    "Sièges qui votent",
                                    "À dire si un texte les donne.",
                                    new Liste(
                                            ensemble(
                                                    champ("fonction", "Fonction", "", PHRASE),
                                                    facultatif(
                                                            "arrondissement",
                                                            "Arrondissement",
                                                            "Son code, 635 pour Thiers ; vide si le siège n’en tient"
                                                                    + " pas.",
                                                            new Texte())),
                                            "un siège")),
                            facultatif(
                                    "quorum",
                                    "Quorum",
                                    "Le nombre de sièges à tenir pour siéger.",
                                    new Entier("sièges")),
                            facultatif("urgence", "Entre deux séances", "Comment l’autorité décide.", TEXTE_LONG)),
                    true),
            new Cle(
                    "versement",
                    Groupe.VERSEMENT,
                    "Versement de l’aide",
                    "Comment l’aide accordée est payée.",
                    ensemble(
                            champ("avanceTaux", "Avance, au plus", "Part de l’aide versée au début.", new Proportion()),
                            champ("acomptesTaux", "Acomptes, au plus", "Avance comprise.", new Proportion()),
                            champ(
                                    "soldeMois",
                                    "Délai pour demander le solde",
                                    "Après l’achèvement prévu.",
                                    new Entier("mois")),
                            champ(
                                    "contradictoireJours",
                                    "Délai pour répondre avant un retrait",
                                    "",
                                    new Entier("jours")),
                            champ(
                                    "rappelsJours",
                                    "Rappels avant une échéance",
                                    "",
                                    new Liste(new Entier("jours"), "un rappel")),
                            facultatif(
                                    "sousRealisation",
                                    "Si moins que prévu est dépensé, un forfait devient",
                                    "Le coût réel, si rien n’est dit.",
                                    choix(
                                            "COUT_REEL", "le coût réel s’il est plus petit",
                                            "PRORATA", "réduit en proportion"))),
                    false),
            new Cle(
                    "imputation",
                    Groupe.VERSEMENT,
                    "Imputation budgétaire",
                    "Où l’État compte la dépense.",
                    ensemble(
                            facultatif("programme", "Programme", "", new Texte()),
                            facultatif("action", "Action", "", new Texte()),
                            facultatif("domaineFonctionnel", "Domaine fonctionnel", "", new Texte()),
                            facultatif("centreFinancier", "Centre financier", "", new Texte()),
                            facultatif("activite", "Activité", "", new Texte())),
                    true),
            new Cle(
                    "contacts",
                    Groupe.SERVICE,
                    "Contacts",
                    "Des services et des boîtes fonctionnelles, jamais une personne.",
                    new Liste(
                            ensemble(
                                    champ("libelle", "Service", "", PHRASE),
                                    facultatif("adresse", "Adresse postale", "", new Texte()),
                                    facultatif("telephone", "Téléphone", "", new Texte()),
                                    facultatif("courriel", "Adresse électronique", "", new Texte())),
                            "un contact"),
                    false),
            new Cle(
                    "actes",
                    Groupe.SERVICE,
                    "En-tête et copies des actes",
                    "Ce que les lettres et les arrêtés portent, et qui en reçoit copie.",
                    ensemble(
                            facultatif("adresse", "Adresse postale", "Celle de l’autorité.", new Texte()),
                            facultatif(
                                    "enTete",
                                    "Lignes d’en-tête",
                                    "Sous le bloc de l’État ; sans elles, le nom de l’autorité.",
                                    new Liste(PHRASE, "une ligne")),
                            champ(
                                    "copies",
                                    "En copie de chaque notification",
                                    "Des fonctions : sous-préfet de Dieppe.",
                                    new Liste(PHRASE, "une copie"))),
                    false),
            new Cle(
                    "conservation",
                    Groupe.SERVICE,
                    "Conservation",
                    "Combien de temps brouillons et dossiers sont gardés.",
                    ensemble(
                            champ(
                                    "brouillonsMois",
                                    "Un brouillon laissé sans changement",
                                    "Au-delà, il peut être effacé.",
                                    new Entier("mois")),
                            champ("dossiersAns", "Un dossier, après sa fin", "", new Entier("ans"))),
                    false),
            new Cle(
                    "textes",
                    Groupe.TEXTES,
                    "Textes de la page publique",
                    "Les phrases que chacun lit sur la page du guichet.",
                    ensemble(
                            champ("presentation", "Présentation", "", TEXTE_LONG),
                            champ("quiPeutDemander", "Qui peut demander l’aide", "", TEXTE_LONG),
                            champ("priorites", "Priorités", "", TEXTE_LONG),
                            facultatif("notice", "Notice du formulaire", "", TEXTE_LONG),
                            facultatif(
                                    "mentions",
                                    "Mentions",
                                    "Données personnelles, droits, voies de recours.",
                                    TEXTE_LONG)),
                    false),
            new Cle("liens", Groupe.TEXTES, "Liens", "Les sites où en savoir plus.", LIENS, false),
            new Cle(
                    "documents",
                    Groupe.TEXTES,
                    "Documents à télécharger",
                    "Cahier des charges, notice, modèles : avec leur adresse sur un site public.",
                    DOCUMENTS,
                    false));

    private ClesDuGuichet() {}
}
