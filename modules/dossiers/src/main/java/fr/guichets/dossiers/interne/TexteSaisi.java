package fr.guichets.dossiers.interne;

import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ChampsInvalides.Erreur;
import java.util.List;
import java.util.function.IntPredicate;

/** The words that come with an act: a reason, an answer, what is missing. */
public final class TexteSaisi {

    private static final int LONGUEUR_MAXIMALE = 5_000;
    private static final IntPredicate INTERDIT =
            c -> Character.isISOControl(c) && c != '\n' || Character.getType(c) == Character.SURROGATE;

    private TexteSaisi() {}

    /**
     * Without its outer spaces; empty when there is none.
     *
     * @throws ChampsInvalides naming the field when it is too long or holds what is not text
     */
    public static String lire(String champ, String texte) {
        if (texte == null) {
            return "";
        }
        String lu = texte.replace("\r\n", "\n").replace('\t', ' ').strip();
        if (lu.length() > LONGUEUR_MAXIMALE) {
            throw invalide(champ, "TEXTE_TROP_LONG", "Écrivez " + LONGUEUR_MAXIMALE + " caractères au plus.");
        }
        if (lu.codePoints().anyMatch(INTERDIT)) {
            throw invalide(champ, "CARACTERE_INTERDIT", "Retirez les caractères de contrôle.");
        }
        return lu;
    }

    /** @throws ChampsInvalides also when there is none */
    public static String exiger(String champ, String texte, String remede) {
        String lu = lire(champ, texte);
        if (lu.isEmpty()) {
            throw invalide(champ, "OBLIGATOIRE", remede);
        }
        return lu;
    }

    public static ChampsInvalides invalide(String champ, String code, String message) {
        return new ChampsInvalides(List.of(new Erreur(champ, code, message)));
    }
}
