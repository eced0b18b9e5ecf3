package fr.guichets.decisions.regles;

import fr.guichets.decisions.NatureActe;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ChampsInvalides.Erreur;
import java.util.ArrayList;
import java.util.List;

/** What is checked before a template is published. */
public final class Relecture {

    public static final int LONGUEUR_MAXIMALE = 30_000;
    public static final int MOTIF_MAXIMAL = 500;

    private Relecture() {}

    /**
     * @return the text as it is kept: one kind of line end, no space at the end of a line
     * @throws ChampsInvalides naming every defect, with its line
     */
    public static String relire(NatureActe nature, String texte, String motif) {
        String propre = nettoyer(texte);
        List<Erreur> erreurs = new ArrayList<>(erreurs(nature, propre));
        if (motif == null || motif.isBlank()) {
            erreurs.add(new Erreur("motif", "VALEUR_ABSENTE", "Dites pourquoi le modèle change."));
        } else if (motif.strip().length() > MOTIF_MAXIMAL) {
            erreurs.add(
                    new Erreur("motif", "TEXTE_TROP_LONG", "Dites-le en " + MOTIF_MAXIMAL + " caractères au plus."));
        }
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        return propre;
    }

    /** Every defect of a clean text, with its line. */
    public static List<Erreur> erreurs(NatureActe nature, String texte) {
        if (texte.isBlank()) {
            return List.of(new Erreur("texte", "VALEUR_ABSENTE", "Écrivez le texte du modèle."));
        }
        if (texte.length() > LONGUEUR_MAXIMALE) {
            return List.of(new Erreur(
                    "texte",
                    "TEXTE_TROP_LONG",
                    "Le texte a " + texte.length() + " caractères ; il en faut " + LONGUEUR_MAXIMALE + " au plus."));
        }
        LectureModele.Lu lu = LectureModele.lire(nature, texte);
        List<LectureModele.Defaut> defauts = new ArrayList<>(lu.defauts());
        // what could not be read would only be told a second time
        if (defauts.isEmpty()) {
            defauts.addAll(Mention.manquantes(nature, lu.gabarit()));
        }
        return defauts.stream()
                .map(defaut -> new Erreur("texte", defaut.code(), phrase(defaut)))
                .toList();
    }

    private static String phrase(LectureModele.Defaut defaut) {
        String debut = defaut.ligne() == 0 ? "Texte" : "Ligne " + defaut.ligne();
        return debut + " : " + defaut.message();
    }

    public static String nettoyer(String texte) {
        return texte == null
                ? ""
                : texte.lines()
                                .map(String::stripTrailing)
                                .reduce((a, b) -> a + "\n" + b)
                                .orElse("")
                                .strip() + "\n";
    }
}
