package fr.guichets.socle;

import java.util.List;

/** One or more wrong fields (400): all of them at once, never only the first. Nothing has been stored. */
public class ChampsInvalides extends RuntimeException {

    /**
     * @param champ path of the field as the caller wrote it: {@code depenses[0].montantHT}
     * @param code stable, upper case
     * @param message French, says the remedy
     */
    public record Erreur(String champ, String code, String message) {}

    private final transient List<Erreur> erreurs;

    public ChampsInvalides(List<Erreur> erreurs) {
        super(erreurs.size() + " champ(s) à corriger");
        this.erreurs = List.copyOf(erreurs);
    }

    public List<Erreur> erreurs() {
        return erreurs;
    }
}
