package fr.guichets.pilotage;

import fr.guichets.reglement.Guichet;

/**
 * What one guichet answered.
 *
 * @param reponse null when it could not be read
 * @param panne why it could not be read, null when it was
 */
public record Lu<T>(Guichet guichet, T reponse, String panne) {

    public boolean lisible() {
        return panne == null;
    }
}
