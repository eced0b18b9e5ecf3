package fr.guichets.reglement;

import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.EnClair;
import fr.guichets.reglement.vocabulaire.Forme;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule no longer says, and what it says instead.
 *
 * @param retires sentences that only the older value says
 * @param ajoutes sentences that only the newer value says
 */
public record Ecart(List<String> retires, List<String> ajoutes) {

    /**
     * One value in words.
     *
     * @param phrases those of the public page, which leave some details out
     * @param details every detail
     * @param parElement true when both have one sentence per element of a list, in the same order
     */
    public record Dits(List<String> phrases, List<String> details, boolean parElement) {

        private static final Dits RIEN = new Dits(List.of(), List.of(), true);

        /** The sentences of the public page put together the pieces that are due at the same time. */
        private static final String GROUPEES = "pieces";

        /** @param declaration null when the version does not know the rule */
        public static Dits de(Cle cle, Declaration declaration, List<String> phrases) {
            if (declaration == null) {
                return RIEN;
            }
            List<String> details = EnClair.de(cle, declaration.valeur());
            boolean parElement =
                    cle.forme() instanceof Forme.Liste && !cle.nom().equals(GROUPEES);
            return new Dits(phrases, details, parElement && phrases.size() == details.size());
        }
    }

    /** The sentences of the public page; where two elements that differ have the same one, their details. */
    public static Ecart entre(Dits avant, Dits apres) {
        if (!avant.parElement() || !apres.parElement()) {
            Ecart phrases = new Ecart(seuls(avant.phrases(), apres.phrases()), seuls(apres.phrases(), avant.phrases()));
            return phrases.estVide()
                    ? new Ecart(seuls(avant.details(), apres.details()), seuls(apres.details(), avant.details()))
                    : phrases;
        }
        return new Ecart(elements(avant, apres), elements(apres, avant));
    }

    private boolean estVide() {
        return retires.isEmpty() && ajoutes.isEmpty();
    }

    private static List<String> seuls(List<String> unes, List<String> autres) {
        return unes.stream().filter(phrase -> !autres.contains(phrase)).toList();
    }

    private static List<String> elements(Dits uns, Dits autres) {
        List<String> dits = new ArrayList<>();
        for (int rang = 0; rang < uns.details().size(); rang++) {
            String phrase = uns.phrases().get(rang);
            String detail = uns.details().get(rang);
            if (!autres.details().contains(detail)) {
                dits.add(autres.phrases().contains(phrase) ? detail : phrase);
            }
        }
        return dits;
    }
}
