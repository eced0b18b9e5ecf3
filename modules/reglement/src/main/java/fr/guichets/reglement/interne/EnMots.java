package fr.guichets.reglement.interne;

import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.regles.Phrases;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.EnClair;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a level says of a key in the words of the vocabulary, for whoever reads the journal. */
final class EnMots {

    private EnMots() {}

    /** @param declaration null when the national value is inherited */
    static Map<String, Object> de(Cle cle, Declaration declaration) {
        Map<String, Object> mots = new LinkedHashMap<>();
        mots.put("Règle", cle.intitule());
        if (declaration == null) {
            mots.put("Valeur", "celle du modèle national");
            return mots;
        }
        mots.put("Valeur", EnClair.de(cle, declaration.valeur()));
        if (declaration.depuis() != null) {
            mots.put("Depuis", Phrases.jour(declaration.depuis()));
        }
        sourcage(mots, declaration.source(), declaration.hypothese());
        if (declaration.precisions() != null) {
            declaration.precisions().forEach((nom, precision) -> {
                Map<String, Object> detail = new LinkedHashMap<>();
                sourcage(detail, precision.source(), precision.hypothese());
                mots.put(Vocabulaire.detail(nom), detail);
            });
        }
        return mots;
    }

    private static void sourcage(Map<String, Object> mots, Declaration.Source source, String hypothese) {
        if (source != null) {
            mots.put("Source", source.page() == null ? source.document() : source.document() + ", " + source.page());
        }
        if (hypothese != null) {
            mots.put("Hypothèse", hypothese);
        }
    }
}
