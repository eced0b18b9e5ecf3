package fr.guichets.web.reglement;

import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillon.Droit;
import fr.guichets.reglement.Brouillon.Regle;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.vocabulaire.Cle;
import java.time.Instant;
import java.util.List;

/**
 * One rule side by side.
 *
 * @param nationale what the national model says
 * @param nationaleSources where that comes from
 * @param publiee what is published at this level; empty when it inherits
 * @param publieeSources where that comes from
 * @param brouillon what the draft would say; empty when it changes nothing
 * @param sources where the value of the draft comes from
 * @param declaree what is in force once the draft is published; null when it inherits
 */
public record LigneDeConsole(
        Regle regle,
        List<String> nationale,
        List<String> nationaleSources,
        List<String> publiee,
        List<String> publieeSources,
        List<String> brouillon,
        List<String> sources,
        Declaration declaree,
        List<String> erreurs) {

    static LigneDeConsole de(Regle regle, MotsDesRegles mots, Brouillon brouillon, boolean modele) {
        Declaration publiee = regle.publiee();
        Declaration declaree = regle.declaree();
        List<String> heritage = List.of(modele ? "Ne change plus." : "Suit de nouveau le modèle national.");
        return new LigneDeConsole(
                regle,
                mots.dire(regle.cle(), regle.nationale()),
                MotsDesRegles.sources(regle.nationale()),
                publiee == null ? List.of() : mots.dire(regle.cle(), publiee),
                publiee == null ? List.of() : MotsDesRegles.sources(publiee),
                !regle.changee() ? List.of() : declaree == null ? heritage : mots.dire(regle.cle(), declaree),
                declaree == null ? List.of() : MotsDesRegles.sources(declaree),
                declaree,
                brouillon.erreurs().stream()
                        .filter(erreur -> erreur.cle().equals(regle.cle().nom()))
                        .map(MotsDesRegles::erreur)
                        .toList());
    }

    public Cle cle() {
        return regle.cle();
    }

    /** True when this level has a value of its own, published or in the draft. */
    public boolean isPropre() {
        return declaree != null || regle.publiee() != null;
    }

    public boolean isChangee() {
        return regle.changee();
    }

    public boolean isHypothese() {
        Declaration valable = declaree == null ? regle.nationale() : declaree;
        return valable.hypothese() != null;
    }

    public boolean isAModifier() {
        return regle.droit() == Droit.MODIFIABLE;
    }

    /** Why it cannot be changed by the one who reads. */
    public String getInterdit() {
        return interdit(regle.droit());
    }

    static String interdit(Droit droit) {
        return switch (droit) {
            case MODIFIABLE -> "";
            case NON_DELEGUEE -> "Le niveau national ne vous a pas confié cette règle.";
            case NATIONALE -> "Règle nationale\u00a0: aucun département ne la change.";
        };
    }

    public Instant getModifieeLe() {
        return regle.modifieeLe();
    }

    /** Everything that is said of it, for a search. */
    String texte() {
        return String.join(
                        " ",
                        cle().intitule(),
                        cle().nom(),
                        String.join(" ", nationale),
                        String.join(" ", publiee),
                        String.join(" ", brouillon),
                        String.join(" ", sources))
                .replace('\u00a0', ' ');
    }
}
