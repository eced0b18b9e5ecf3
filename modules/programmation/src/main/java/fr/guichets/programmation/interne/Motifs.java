package fr.guichets.programmation.interne;

import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.OperationInvalide;
import java.util.List;
import java.util.regex.Pattern;

/** The reasons that are typed with an act, and those for which one is refused. */
public final class Motifs {

    private static final int LONGUEUR_MAXIMALE = 2_000;
    private static final Pattern FIN_DE_LIGNE = Pattern.compile("\\R|\\t");

    private Motifs() {}

    /** On one line, without its outer spaces; empty when there is none, or when it is refused. */
    public static String lire(String champ, String texte, List<ChampsInvalides.Erreur> erreurs) {
        String lu = texte == null
                ? ""
                : new Champs(null, "", erreurs)
                        .texteAdmis(champ, FIN_DE_LIGNE.matcher(texte).replaceAll(" "), LONGUEUR_MAXIMALE);
        return lu == null ? "" : lu;
    }

    public static OperationInvalide dejaOuvert(String releve) {
        return new OperationInvalide("RELEVE_OUVERT", "Le relevé " + releve + " est déjà ouvert.");
    }

    public static ChampsInvalides invalide(String champ, String code, String message) {
        return new ChampsInvalides(List.of(new ChampsInvalides.Erreur(champ, code, message)));
    }
}
