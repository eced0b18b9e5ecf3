package fr.guichets.reglement.vocabulaire;

import static fr.guichets.reglement.vocabulaire.Formes.PHRASE;
import static fr.guichets.reglement.vocabulaire.Formes.champ;
import static fr.guichets.reglement.vocabulaire.Formes.choix;
import static fr.guichets.reglement.vocabulaire.Formes.code;
import static fr.guichets.reglement.vocabulaire.Formes.ensemble;
import static fr.guichets.reglement.vocabulaire.Formes.facultatif;

import fr.guichets.reglement.vocabulaire.Cle.Groupe;
import fr.guichets.reglement.vocabulaire.Forme.Entier;
import fr.guichets.reglement.vocabulaire.Forme.Jour;
import fr.guichets.reglement.vocabulaire.Forme.Liste;
import java.util.List;

/** The calendar, and what is asked for at each step. */
final class ClesDuCalendrier {

    static final List<Cle> CLES = List.of(
            new Cle(
                    "depot",
                    Groupe.QUAND,
                    "Dépôt des demandes",
                    "Les jours où une demande peut être déposée, premier et dernier compris.",
                    ensemble(
                            champ("ouverture", "Premier jour", "", new Jour()),
                            facultatif(
                                    "fermeture", "Dernier jour", "Vide si aucune clôture n’est annoncée.", new Jour())),
                    false),
            new Cle(
                    "modeReleve",
                    Groupe.QUAND,
                    "Examen des demandes",
                    "Comment les demandes déposées sont prises pour être examinées.",
                    choix(
                            "FIL_DE_L_EAU", "Au fil de l’eau, dans l’ordre des dépôts",
                            "RELEVES_REGULIERS", "Par relevés réguliers",
                            "SESSIONS", "Par sessions"),
                    false),
            new Cle(
                    "sessions",
                    Groupe.QUAND,
                    "Dates de relevé",
                    "Une demande déposée au plus tard ce jour-là est prise dans ce relevé ; sinon, dans le suivant.",
                    new Liste(
                            ensemble(
                                    code("2021-S1"),
                                    champ("releveLe", "Jour du relevé", "", new Jour()),
                                    facultatif(
                                            "motif",
                                            "Motif",
                                            "À dire quand le relevé vient après la clôture du dépôt.",
                                            PHRASE)),
                            "un relevé"),
                    false),
            new Cle(
                    "pieces",
                    Groupe.QUAND,
                    "Pièces à fournir",
                    "Les fichiers demandés à la collectivité, et quand chacun est attendu.",
                    new Liste(
                            ensemble(
                                    champ(
                                            "nature",
                                            "Pièce",
                                            "",
                                            choix(
                                                    "DEVIS", "Devis",
                                                    "DELIBERATION", "Délibération",
                                                    "PLAN_DE_FINANCEMENT", "Plan de financement",
                                                    "RIB", "Relevé d’identité bancaire",
                                                    "PREUVE_ENGAGEMENT", "Preuve de l’engagement du projet",
                                                    "JUSTIFICATIF_DE_DEPENSE", "Justificatif de dépense",
                                                    "BILAN", "Bilan du projet",
                                                    "AUTRE", "Autre pièce")),
                                    champ(
                                            "attendue",
                                            "Attendue",
                                            "",
                                            choix(
                                                    "DEPOT", "au dépôt de la demande",
                                                    "DECISION", "avant la décision",
                                                    "SOLDE", "pour le solde"))),
                            "une pièce"),
                    false),
            new Cle(
                    "engagementProjet",
                    Groupe.QUAND,
                    "Signature du devis ou du marché",
                    "Le dernier jour où la collectivité peut engager son projet.",
                    ensemble(
                            champ("avant", "Au plus tard le", "", new Jour()),
                            champ(
                                    "preuves",
                                    "Preuves admises",
                                    "",
                                    new Liste(
                                            choix(
                                                    "DEVIS", "Devis signé",
                                                    "MARCHE", "Marché signé",
                                                    "BON_DE_COMMANDE", "Bon de commande signé",
                                                    "DECLARATION", "Déclaration sur l’honneur de commencement"),
                                            "une preuve")),
                            facultatif(
                                    "parExercice",
                                    "Autres dates",
                                    "Pour les demandes déposées une année donnée.",
                                    new Liste(
                                            ensemble(
                                                    champ("exercice", "Année du dépôt", "", new Entier("")),
                                                    champ("avant", "Au plus tard le", "", new Jour())),
                                            "une date"))),
                    true),
            new Cle(
                    "delais",
                    Groupe.QUAND,
                    "Délais de la préfecture",
                    "Le temps que la préfecture a pour demander des pièces, puis pour décider.",
                    ensemble(
                            champ(
                                    "completudeMois",
                                    "Pour dire qu’il manque une pièce",
                                    "Sans réponse, le dossier est complet.",
                                    new Entier("mois")),
                            champ(
                                    "decisionMois",
                                    "Pour décider",
                                    "Sans réponse, la demande est refusée.",
                                    new Entier("mois"))),
                    false));

    private ClesDuCalendrier() {}
}
