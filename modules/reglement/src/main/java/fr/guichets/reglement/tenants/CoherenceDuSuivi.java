package fr.guichets.reglement.tenants;

import fr.guichets.referentiel.ArrondissementsEmbarques;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Comite;
import fr.guichets.reglement.Reglement.Critere;
import fr.guichets.reglement.Reglement.Delais;
import fr.guichets.reglement.Reglement.Depot;
import fr.guichets.reglement.Reglement.Echeance;
import fr.guichets.reglement.Reglement.Notation;
import fr.guichets.reglement.Reglement.PieceRequise;
import fr.guichets.reglement.Reglement.Priorite;
import fr.guichets.reglement.Reglement.Session;
import fr.guichets.reglement.Reglement.SousCritere;
import fr.guichets.reglement.Reglement.Versement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What must hold between the values that say when, how projects are chosen and how they are paid, each well formed. */
final class CoherenceDuSuivi {

    private final Reglement reglement;
    private final Map<String, Noeud> valeurs;

    CoherenceDuSuivi(Reglement reglement, Map<String, Noeud> valeurs) {
        this.reglement = reglement;
        this.valeurs = valeurs;
    }

    void verifier() {
        criteres();
        notation();
        priorites();
        depot();
        sessions();
        engagement();
        pieces();
        delais();
        comite();
        versement();
        conservation();
        if (reglement.actes().enTete() != null && reglement.actes().enTete().isEmpty()) {
            valeurs.get("actes").champ("enTete").erreur("donner au moins une ligne ; écrire null s'il n'y en a pas");
        }
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
        int somme = reglement.criteres().stream()
                .map(Critere::poids)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
        if (sansPoids == 0 && somme != 100 && !reglement.criteres().isEmpty()) {
            noeud.erreur("poids : leur somme est " + somme + ", et non 100");
        }
        for (int rang = 0; rang < reglement.criteres().size(); rang++) {
            List<SousCritere> sousCriteres = reglement.criteres().get(rang).sousCriteres();
            if (sousCriteres != null) {
                Noeud.sansDoublon(
                        noeud.element(rang).champ("sousCriteres"), sousCriteres, SousCritere::code, "sous-critère");
            }
        }
    }

    private void notation() {
        Notation notation = reglement.notation();
        Noeud noeud = valeurs.get("notation");
        auMoinsUn(noeud.champ("echelle"), notation.echelle(), "au moins 1 est attendu");
        if (notation.seuil() != null && notation.seuil() > 100) {
            noeud.champ("seuil").erreur("le seuil se dit sur 100");
        }
    }

    private void priorites() {
        Noeud noeud = valeurs.get("priorites");
        Noeud.sansDoublon(noeud, reglement.priorites(), Priorite::code, "priorité");
        for (int rang = 0; rang < reglement.priorites().size(); rang++) {
            Coherence.themesFinances(
                    noeud.element(rang).champ("themes"),
                    reglement.priorites().get(rang).themes(),
                    reglement);
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

    private void engagement() {
        if (reglement.engagementProjet() == null || reglement.engagementProjet().parExercice() == null) {
            return;
        }
        List<Echeance> echeances = reglement.engagementProjet().parExercice();
        Noeud noeud = valeurs.get("engagementProjet").champ("parExercice");
        for (int rang = 0; rang < echeances.size(); rang++) {
            Echeance echeance = echeances.get(rang);
            Coherence.annee(noeud.element(rang).champ("exercice"), echeance.exercice());
            if (rang > 0 && echeance.exercice() <= echeances.get(rang - 1).exercice()) {
                noeud.erreur("les années vont de la plus ancienne à la plus récente, chacune une fois : "
                        + echeance.exercice() + " suit "
                        + echeances.get(rang - 1).exercice());
            }
            if (echeance.avant().getYear() < echeance.exercice()) {
                noeud.element(rang).champ("avant").erreur("la date limite précède l'année du dépôt");
            }
        }
    }

    private void pieces() {
        Noeud.sansDoublon(valeurs.get("pieces"), reglement.pieces(), PieceRequise::nature, "pièce");
    }

    private void delais() {
        Delais delais = reglement.delais();
        Noeud noeud = valeurs.get("delais");
        auMoinsUn(noeud.champ("completudeMois"), delais.completudeMois(), "au moins 1 mois est attendu");
        if (delais.decisionMois() <= delais.completudeMois()) {
            noeud.champ("decisionMois").erreur("la décision vient après la fin du délai de complétude");
        }
    }

    private void comite() {
        Comite comite = reglement.comite();
        if (comite == null) {
            return;
        }
        Noeud noeud = valeurs.get("comite");
        int sieges = comite.sieges() == null ? 0 : comite.sieges().size();
        if (comite.quorum() != null && (comite.quorum() < 1 || comite.quorum() > sieges)) {
            noeud.champ("quorum").erreur("entre 1 et le nombre de sièges, " + sieges);
        }
        if (reglement.identite() == null) {
            return;
        }
        Collection<String> connus =
                ArrondissementsEmbarques.codes(reglement.identite().code());
        for (int rang = 0; rang < sieges; rang++) {
            String code = comite.sieges().get(rang).arrondissement();
            if (code != null && !connus.contains(code)) {
                noeud.champ("sieges")
                        .element(rang)
                        .champ("arrondissement")
                        .erreur("arrondissement inconnu « " + code + " » ; ceux du département : "
                                + String.join(", ", connus));
            }
        }
    }

    private void conservation() {
        Noeud noeud = valeurs.get("conservation");
        auMoinsUn(
                noeud.champ("brouillonsMois"),
                reglement.conservation().brouillonsMois(),
                "au moins 1 mois est attendu");
        auMoinsUn(noeud.champ("dossiersAns"), reglement.conservation().dossiersAns(), "au moins 1 an est attendu");
    }

    private void versement() {
        Versement versement = reglement.versement();
        Noeud noeud = valeurs.get("versement");
        if (versement.acomptesTaux().compareTo(versement.avanceTaux()) < 0) {
            noeud.champ("acomptesTaux")
                    .erreur("l'avance est comprise dans les acomptes : au moins son taux est attendu");
        }
        auMoinsUn(noeud.champ("soldeMois"), versement.soldeMois(), "au moins 1 mois est attendu");
        auMoinsUn(noeud.champ("contradictoireJours"), versement.contradictoireJours(), "au moins 1 jour est attendu");
        Noeud.sansDoublon(noeud.champ("rappelsJours"), versement.rappelsJours(), jours -> jours, "rappel");
    }

    private static void auMoinsUn(Noeud noeud, int valeur, String message) {
        if (valeur < 1) {
            noeud.erreur(message);
        }
    }
}
