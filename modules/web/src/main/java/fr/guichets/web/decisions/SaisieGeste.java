package fr.guichets.web.decisions;

import fr.guichets.documents.Piece;
import fr.guichets.web.Lecture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was typed for one step of an act, word for word.
 *
 * @param ej number of the engagement in Chorus, {@code malgreLaForme} true to keep one that has not the usual form
 * @param piece identifier of the scan
 */
public record SaisieGeste(String motif, String ej, boolean malgreLaForme, String piece, String signeLe) {

    static SaisieGeste de(Map<String, String[]> parametres) {
        return new SaisieGeste(
                texte(parametres, "motif"),
                texte(parametres, "ej"),
                parametres.containsKey("malgreLaForme"),
                texte(parametres, "piece"),
                texte(parametres, "signeLe"));
    }

    private static String texte(Map<String, String[]> parametres, String nom) {
        return parametres.getOrDefault(nom, new String[] {""})[0].strip();
    }

    /** What must be put right before the recap, each field with its remedy. */
    List<Lecture.Erreur> erreurs(Geste geste, List<Piece> scans) {
        List<Lecture.Erreur> erreurs = new ArrayList<>();
        if (geste == Geste.ANNULER && motif.isEmpty()) {
            erreurs.add(new Lecture.Erreur("motif", "Dites pourquoi l’acte est annulé"));
        }
        if (geste == Geste.ENGAGER && ej.isEmpty()) {
            erreurs.add(new Lecture.Erreur("ej", "Écrivez le numéro d’engagement que Chorus a donné"));
        }
        if (geste == Geste.ENREGISTRER) {
            if (scans.stream().noneMatch(scan -> String.valueOf(scan.id()).equals(piece))) {
                erreurs.add(new Lecture.Erreur("piece", "Choisissez le fichier de l’acte signé"));
            }
            try {
                Lecture.date(signeLe);
            } catch (IllegalArgumentException e) {
                erreurs.add(new Lecture.Erreur("signeLe", e.getMessage()));
            }
        }
        return erreurs;
    }

    long pieceLue() {
        return piece.matches("\\d{1,15}") ? Long.parseLong(piece) : 0;
    }

    /** Null when it is no date. */
    public LocalDate signeLeLu() {
        try {
            return Lecture.date(signeLe);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
