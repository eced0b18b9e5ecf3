package fr.guichets.api;

import com.fasterxml.jackson.core.JsonLocation;

/** The body is not JSON that can be read (400). The message says where, never how we read it. */
class JsonIllisible extends RuntimeException {

    private JsonIllisible(String message, Throwable cause) {
        super(message, cause);
    }

    static JsonIllisible vide() {
        return new JsonIllisible("Le corps de la requête est vide\u00a0: envoyez du JSON.", null);
    }

    static JsonIllisible en(JsonLocation lieu, Throwable cause) {
        String ou = lieu == null ? "" : " à la ligne %d, colonne %d".formatted(lieu.getLineNr(), lieu.getColumnNr());
        return new JsonIllisible(
                "Le corps de la requête n'est pas un JSON lisible" + ou
                        + "\u00a0: vérifiez les guillemets, les virgules, les clés en double, la profondeur et la longueur des"
                        + " nombres.",
                cause);
    }
}
