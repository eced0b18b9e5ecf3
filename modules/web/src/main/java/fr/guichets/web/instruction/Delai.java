package fr.guichets.web.instruction;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.reglement.Reglement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One of the clocks of a dossier.
 *
 * @param echeance null when the clock has stopped, for good or for now
 * @param precision what that date means, or why there is none
 * @param reference the text that sets it
 */
public record Delai(String titre, Echeance echeance, String precision, String reference) {

    private static final Typographie FR = new Typographie();
    /** Until the decision is notified, or the examination ends otherwise. */
    private static final Set<EtatDossier> EN_COURS = EnumSet.of(
            EtatDossier.DEPOSE,
            EtatDossier.INCOMPLET,
            EtatDossier.COMPLET,
            EtatDossier.EN_INSTRUCTION,
            EtatDossier.EN_COMITE,
            EtatDossier.AVIS_FAVORABLE,
            EtatDossier.AVIS_DEFAVORABLE,
            EtatDossier.AJOURNE,
            EtatDossier.LISTE_COMPLEMENTAIRE,
            EtatDossier.PROGRAMME,
            EtatDossier.ACCORDE);

    /** @param durees of the rules that judged the dossier */
    static List<Delai> de(Dossier dossier, Reglement.Delais durees, LocalDate aujourdhui, ZoneId fuseau) {
        if (!EN_COURS.contains(dossier.etat())) {
            return List.of();
        }
        List<Delai> delais = new ArrayList<>();
        delais.add(completude(dossier, durees.completudeMois(), aujourdhui));
        delais.add(decision(dossier, durees.decisionMois(), aujourdhui, fuseau));
        if (dossier.etat() == EtatDossier.INCOMPLET && dossier.complements() != null) {
            delais.add(reponse(dossier.complements(), aujourdhui, fuseau));
        }
        return delais;
    }

    private static Delai completude(Dossier dossier, int mois, LocalDate aujourdhui) {
        LocalDate limite = dossier.depot().completudeAvant();
        String titre = mois + " mois pour réclamer des pièces";
        String reference = "Décret n° 2018-514 du 25 juin 2018, art. 4";
        if (dossier.etat() == EtatDossier.INCOMPLET) {
            return new Delai(titre, null, "Des compléments sont demandés.", reference);
        }
        if (dossier.etat() != EtatDossier.DEPOSE) {
            return new Delai(titre, null, "Le dossier est déclaré complet.", reference);
        }
        return new Delai(
                titre,
                Echeance.de(limite, aujourdhui),
                "Dites avant le " + FR.date(limite) + " si le dossier est complet.",
                reference);
    }

    private static Delai decision(Dossier dossier, int mois, LocalDate aujourdhui, ZoneId fuseau) {
        LocalDate limite = dossier.depot().rejetImpliciteLe();
        String titre = mois + " mois pour décider";
        String reference = "Décret n° 2018-514 du 25 juin 2018, art. 7";
        if (limite == null) {
            return new Delai(
                    titre,
                    null,
                    dossier.complements() == null ? "Arrêté." : arret(dossier.complements(), fuseau),
                    "Code des relations entre le public et l’administration, art. L. 114-5");
        }
        return new Delai(
                titre,
                Echeance.de(limite, aujourdhui),
                "Sans décision notifiée le " + FR.date(limite) + ", la demande est refusée.",
                reference);
    }

    private static String arret(Dossier.Complements complements, ZoneId fuseau) {
        return "Arrêté depuis le " + FR.date(LocalDate.ofInstant(complements.demandesLe(), fuseau))
                + " : il reprend à la réponse du demandeur, ou le " + FR.date(complements.avant()) + ".";
    }

    private static Delai reponse(Dossier.Complements complements, LocalDate aujourdhui, ZoneId fuseau) {
        String titre = "Réponse du demandeur";
        if (complements.reponduLe() != null) {
            return new Delai(
                    titre, null, "Reçue le " + FR.date(LocalDate.ofInstant(complements.reponduLe(), fuseau)) + ".", "");
        }
        return new Delai(
                titre,
                Echeance.de(complements.avant(), aujourdhui),
                "Attendue avant le " + FR.date(complements.avant()) + ".",
                "");
    }
}
