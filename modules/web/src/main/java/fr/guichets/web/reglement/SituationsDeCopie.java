package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Copies;
import fr.guichets.reglement.Copies.Situation;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where the targets of a copy stand, in words. */
public final class SituationsDeCopie {

    private static final Typographie FR = new Typographie();

    private final List<Situation> situations;
    private final List<Copies.Publiee> refus;
    private final boolean faite;

    /**
     * @param refus drafts that could not be published
     * @param faite true after the copy
     */
    SituationsDeCopie(List<Situation> situations, List<Copies.Publiee> refus, boolean faite) {
        this.situations = situations;
        this.refus = refus;
        this.faite = faite;
    }

    public List<Situation> getSituations() {
        return situations;
    }

    /** Those that the act of the page would change. */
    public List<Situation> getPubliables() {
        return situations.stream()
                .filter(situation -> situation.etat() == Copies.Etat.EN_BROUILLON && situation.brouillon() > 0)
                .toList();
    }

    public int getACopier() {
        return (int) situations.stream()
                .filter(situation -> situation.etat() == Copies.Etat.A_ECRIRE)
                .count();
    }

    public String getEngagement() {
        int nombre = getACopier();
        return "J’écris ces règles dans "
                + (nombre == 1 ? "le brouillon d’un guichet" : "les brouillons de " + nombre + "\u00a0guichets")
                + "\u00a0; rien n’est publié.";
    }

    public String badge(Situation situation) {
        return switch (situation.etat()) {
            case PUBLIE -> "fr-badge--success";
            case EN_BROUILLON -> "fr-badge--info";
            case A_ECRIRE -> "fr-badge--new";
            case OCCUPE -> "fr-badge--warning";
        };
    }

    public String etat(Situation situation) {
        return switch (situation.etat()) {
            case PUBLIE -> "Déjà publié";
            case EN_BROUILLON -> "En brouillon";
            case A_ECRIRE -> faite ? "Pas copié" : "À écrire";
            case OCCUPE -> "Brouillon occupé";
        };
    }

    /** « Plancher, Taux le plus élevé ». */
    public String intitules(List<String> cles) {
        Set<String> intitules = new LinkedHashSet<>();
        cles.forEach(cle -> intitules.add(FR.phrase(Vocabulaire.cle(cle).intitule())));
        return String.join(", ", intitules);
    }

    /** What a person should know of this target, empty when there is nothing. */
    public String detail(Situation situation) {
        List<String> phrases = new ArrayList<>();
        if (situation.etat() == Copies.Etat.OCCUPE) {
            phrases.add("Quelqu’un y écrit déjà autrement une de ces règles\u00a0: ce brouillon est laissé tel quel.");
        } else if (!situation.cles().isEmpty()) {
            phrases.add("Change\u00a0: " + intitules(situation.cles()) + ".");
        }
        if (!situation.autres().isEmpty()) {
            phrases.add("Son brouillon change aussi\u00a0: " + intitules(situation.autres()) + ".");
        }
        refus.stream()
                .filter(publiee -> publiee.guichet().equals(situation.guichet()))
                .forEach(publiee -> phrases.add("Non publié\u00a0: " + publiee.refus()));
        if (faite) {
            situation
                    .erreurs()
                    .forEach(erreur -> phrases.add("À corriger avant de publier\u00a0: "
                            + Vocabulaire.cle(erreur.cle()).intitule() + ", " + erreur.message() + "."));
        }
        return FR.phrase(String.join(" ", phrases));
    }
}
