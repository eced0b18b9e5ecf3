package fr.guichets.reglement.tenants;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Critere;
import fr.guichets.reglement.Reglement.Depot;
import fr.guichets.reglement.Reglement.Enveloppe;
import fr.guichets.reglement.Reglement.Forfait;
import fr.guichets.reglement.Reglement.Session;
import fr.guichets.reglement.Reglement.Theme;
import fr.guichets.reglement.Reglement.Tranche;
import fr.guichets.reglement.Reglement.Versement;
import fr.guichets.socle.Montant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What must hold between the values of one version, each well formed. */
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
        forfaits();
        plancher();
        themes();
        criteres();
        depot();
        sessions();
        versement();
    }

    private void enveloppe() {
        Enveloppe enveloppe = reglement.enveloppe();
        Noeud tranches = valeurs.get("enveloppe").champ("tranches");
        Noeud.sansDoublon(tranches, enveloppe.tranches(), Tranche::exercice, "exercice");
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

    /** The forfaits of each eligible nature must cover every population once. */
    private void forfaits() {
        Noeud noeud = valeurs.get("forfaits");
        Noeud.sansDoublon(noeud, reglement.forfaits(), Forfait::code, "forfait");
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
                        + " habitants, avant " + forfait.code());
            } else if (minimum < attendu) {
                noeud.erreur("chevauchement pour " + nature + " : " + forfait.code() + " commence à " + minimum
                        + " habitants, déjà couverts");
            }
            if (forfait.populationMax() != null && forfait.populationMax() < minimum) {
                noeud.erreur("forfait " + forfait.code() + " : populationMax est inférieur à populationMin");
            }
            attendu = forfait.populationMax() == null ? Long.MAX_VALUE : forfait.populationMax() + 1L;
        }
        if (attendu != Long.MAX_VALUE) {
            noeud.erreur("trou pour " + nature + " : aucun forfait à partir de " + attendu + " habitants");
        }
    }

    private static long minimum(Forfait forfait) {
        return forfait.populationMin() == null ? 0 : forfait.populationMin();
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

    private void criteres() {
        Noeud noeud = valeurs.get("criteres");
        Noeud.sansDoublon(noeud, reglement.criteres(), Critere::code, "critère");
        long sansPoids = reglement.criteres().stream()
                .map(Critere::poids)
                .filter(Objects::isNull)
                .count();
        if (sansPoids > 0 && sansPoids < reglement.criteres().size()) {
            noeud.erreur("poids : donner celui de tous les critères ou d'aucun");
        }
        if (reglement.criteres().stream().anyMatch(critere -> Objects.equals(critere.poids(), 0))) {
            noeud.erreur("poids : un critère pèse au moins 1");
        }
    }

    private void depot() {
        Depot depot = reglement.depot();
        if (depot.fermeture() != null && depot.fermeture().isBefore(depot.ouverture())) {
            valeurs.get("depot").erreur("la fermeture précède l'ouverture");
        }
    }

    private void sessions() {
        Noeud noeud = valeurs.get("sessions");
        List<Session> sessions = reglement.sessions();
        Noeud.sansDoublon(noeud, sessions, Session::code, "session");
        for (int rang = 1; rang < sessions.size(); rang++) {
            if (!sessions.get(rang).releveLe().isAfter(sessions.get(rang - 1).releveLe())) {
                noeud.erreur("les relevés vont du plus ancien au plus récent : "
                        + sessions.get(rang).code() + " n'est pas après "
                        + sessions.get(rang - 1).code());
            }
        }
        LocalDate fermeture = reglement.depot().fermeture();
        noeud.liste(session -> {
            LocalDate releve = session.champ("releveLe").date();
            if (releve.isBefore(reglement.depot().ouverture())) {
                session.erreur("relevé avant l'ouverture du dépôt");
            }
            if (fermeture != null
                    && releve.isAfter(fermeture)
                    && session.champ("motif").estNul()) {
                session.erreur(
                        "relevé après la fermeture du dépôt, le " + fermeture + " : dire pourquoi dans « motif »");
            }
            return releve;
        });
    }

    private void versement() {
        Versement versement = reglement.versement();
        Noeud noeud = valeurs.get("versement");
        if (versement.acomptesTaux().compareTo(versement.avanceTaux()) < 0) {
            noeud.champ("acomptesTaux")
                    .erreur("l'avance est comprise dans les acomptes : au moins son taux est attendu");
        }
        if (versement.soldeMois() < 1) {
            noeud.champ("soldeMois").erreur("au moins 1 mois est attendu");
        }
        if (versement.contradictoireJours() < 1) {
            noeud.champ("contradictoireJours").erreur("au moins 1 jour est attendu");
        }
        Noeud.sansDoublon(noeud.champ("rappelsJours"), versement.rappelsJours(), jours -> jours, "rappel");
    }
}
