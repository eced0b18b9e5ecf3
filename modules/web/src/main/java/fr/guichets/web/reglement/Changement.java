package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillon.Regle;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Difference;
import fr.guichets.reglement.Ecart;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.reglement.vocabulaire.Cle;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule that changes, in sentences.
 *
 * @param source where the new value comes from; empty when it is not said
 */
public record Changement(String cle, String intitule, List<String> retires, List<String> ajoutes, String source) {

    private static final Typographie FR = new Typographie();

    /** Between two versions of a guichet. */
    static List<Changement> entre(Reglement ancien, Reglement nouveau) {
        return Difference.entre(ancien, nouveau).stream()
                .map(difference -> new Changement(
                        difference.cle(),
                        FR.phrase(difference.intitule()),
                        difference.retires(),
                        difference.ajoutes(),
                        source(difference.apres())))
                .toList();
    }

    private static String source(Provenance provenance) {
        if (provenance == null) {
            return "";
        }
        String niveau = provenance.niveau() == Provenance.Niveau.NATIONAL ? "Modèle national : " : "";
        String origine = provenance.estHypothese()
                ? "hypothèse, " + provenance.hypothese()
                : provenance.page() == null ? provenance.document() : provenance.document() + ", " + provenance.page();
        return FR.majuscule(FR.phrase(niveau + origine));
    }

    /** What the draft of the national model changes. */
    static List<Changement> du(Brouillon modele) {
        MotsDesRegles mots = MotsDesRegles.du(modele);
        return modele.regles().stream()
                .filter(Regle::changee)
                .map(regle -> de(regle, mots))
                .toList();
    }

    private static Changement de(Regle regle, MotsDesRegles mots) {
        Ecart ecart = Ecart.entre(dits(regle.cle(), regle.publiee(), mots), dits(regle.cle(), regle.declaree(), mots));
        List<String> ajoutes = new ArrayList<>(ecart.ajoutes());
        if (regle.publiee().equals(regle.declaree())) {
            ajoutes.add(regle.modifiable() ? "Un département peut la changer." : "Aucun département ne la change.");
        }
        return new Changement(
                regle.cle().nom(),
                FR.phrase(regle.cle().intitule()),
                ecart.retires(),
                ajoutes,
                String.join(" ", MotsDesRegles.sources(regle.declaree())));
    }

    private static Ecart.Dits dits(Cle cle, Declaration declaration, MotsDesRegles mots) {
        return Ecart.Dits.de(cle, declaration, mots.dire(cle, declaration));
    }
}
