package fr.guichets.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request orders: the object of its body, nothing when it is empty. Wrong fields are all told by {@link #verifier}. */
final class Corps {

    private static final int LONGUEUR_MAXIMALE = 4_000;
    private static final int ELEMENTS_MAXIMUM = 50;
    private static final Pattern ETIQUETTE = Pattern.compile("(?:W/)?\"(\\d{1,18})\"|(\\d{1,18})");

    private final byte[] octets;
    private final ObjectNode objet;
    private final String siInchange;
    private final List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
    private final Champs champs;

    /**
     * @param siInchange header If-Match, null when absent
     * @throws JsonIllisible when the body is not JSON
     */
    Corps(InputStream flux, String siInchange) throws IOException {
        this.octets = flux.readAllBytes();
        JsonNode lu = octets.length == 0 ? JsonNodeFactory.instance.objectNode() : Json.lire(octets);
        if (!(lu instanceof ObjectNode lisible)) {
            throw new ChampsInvalides(List.of(new ChampsInvalides.Erreur(
                    "", "TYPE_INVALIDE", "Le corps de la requête doit être un objet JSON, entre accolades.")));
        }
        this.objet = lisible;
        this.siInchange = siInchange;
        this.champs = new Champs(objet, "", erreurs);
    }

    /** Its fields, whose errors {@link #verifier} tells with the others. */
    Champs champs() {
        return champs;
    }

    byte[] octets() {
        return octets;
    }

    /** The version that was read: of If-Match, else of the body; null when neither says. */
    Long version() {
        if (siInchange == null || siInchange.isBlank()) {
            Integer version = champs.entier("version", 0, Integer.MAX_VALUE);
            return version == null ? null : version.longValue();
        }
        Matcher etiquette = ETIQUETTE.matcher(siInchange.strip());
        if (etiquette.matches()) {
            return Long.valueOf(etiquette.group(1) == null ? etiquette.group(2) : etiquette.group(1));
        }
        if (!siInchange.strip().equals("*")) {
            champs.refuser("If-Match", "VERSION_INVALIDE", "Redonnez l'ETag de la lecture, tel quel\u00a0: \"3\".");
        }
        return null;
    }

    /** What is typed of a project: everything but the version. */
    JsonNode saisie() {
        return objet.deepCopy().without("version");
    }

    boolean vrai(String cle) {
        if (champs.absent(cle)) {
            return false;
        }
        if (!objet.get(cle).isBoolean()) {
            champs.refuser(cle, "TYPE_INVALIDE", "Écrivez true ou false, sans guillemets.");
        }
        return objet.get(cle).asBoolean(false);
    }

    /** A text that may hold several lines; null when it is absent. */
    String texte(String cle) {
        return champs.absent(cle) ? null : texte(cle, objet.get(cle));
    }

    private String texte(String champ, JsonNode valeur) {
        if (!valeur.isTextual()) {
            champs.refuser(champ, "TYPE_INVALIDE", "Écrivez un texte entre guillemets.");
            return null;
        }
        String texte = valeur.textValue();
        String surUneLigne = texte.replaceAll("[\\r\\n\\t]", " ");
        return champs.texteAdmis(champ, surUneLigne, LONGUEUR_MAXIMALE) == null ? null : texte.strip();
    }

    List<String> textes(String cle) {
        JsonNode liste = champs.tableau(cle);
        List<String> textes = new ArrayList<>();
        if (liste == null) {
            return textes;
        }
        if (liste.size() > ELEMENTS_MAXIMUM) {
            champs.refuser(cle, "TROP_D_ELEMENTS", "Écrivez " + ELEMENTS_MAXIMUM + " éléments au plus.");
            return textes;
        }
        for (int rang = 0; rang < liste.size(); rang++) {
            String texte = texte(cle + "[" + rang + "]", liste.get(rang));
            if (texte != null) {
                textes.add(texte);
            }
        }
        return textes;
    }

    <E extends Enum<E>> Set<E> parmi(String cle, Class<E> nomenclature) {
        Set<E> lus = new LinkedHashSet<>();
        for (String texte : textes(cle)) {
            ajouter(lus, nomenclature, texte, cle, champs);
        }
        return lus;
    }

    static <E extends Enum<E>> void ajouter(
            Collection<E> lus, Class<E> nomenclature, String texte, String cle, Champs champs) {
        for (E element : nomenclature.getEnumConstants()) {
            if (element.name().equals(texte)) {
                lus.add(element);
                return;
            }
        }
        champs.refuser(
                cle,
                "VALEUR_INCONNUE",
                "Valeur inconnue\u00a0; les valeurs admises sont\u00a0: " + Champs.valeurs(nomenclature) + ".");
    }

    LocalDate jour(String cle) {
        return champs.jour(cle);
    }

    /** Null when it is absent: whether it may be is for the operation to say. */
    CodeDepartement departement(String cle) {
        String texte = champs.texte(cle);
        if (texte == null) {
            return null;
        }
        try {
            return new CodeDepartement(texte);
        } catch (IllegalArgumentException e) {
            champs.refuser(cle, "CODE_INVALIDE", "Écrivez le code d'un département, entre guillemets\u00a0: \"63\".");
            return null;
        }
    }

    /** @throws ChampsInvalides naming every wrong field read so far */
    void verifier() {
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
    }
}
