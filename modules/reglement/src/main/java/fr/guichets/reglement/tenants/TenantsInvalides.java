package fr.guichets.reglement.tenants;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration is wrong: every error at once, and nothing of it applies. */
public class TenantsInvalides extends RuntimeException {

    /**
     * @param fichier path inside the configuration folder
     * @param ligne from 1
     * @param cle path of the key: versions[0].valeurs.plancher
     * @param message French, says the remedy
     */
    public record Erreur(String fichier, int ligne, String cle, String message) {

        /** The message without what only files know: keys, codes, null. */
        public String aLEcran() {
            return MotsDEcran.dire(message);
        }

        @Override
        public String toString() {
            return fichier + ":" + ligne + " " + cle + " : " + message;
        }
    }

    private final transient List<Erreur> erreurs;

    TenantsInvalides(List<Erreur> erreurs) {
        super(erreurs.size() + " erreur(s) dans la configuration des guichets\n"
                + erreurs.stream().map(Erreur::toString).collect(Collectors.joining("\n")));
        this.erreurs = List.copyOf(erreurs);
    }

    public List<Erreur> erreurs() {
        return erreurs;
    }
}
