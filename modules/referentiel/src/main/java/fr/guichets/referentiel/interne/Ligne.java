package fr.guichets.referentiel.interne;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One line of an embedded file, which it names in every error. */
public record Ligne(String fichier, CSVRecord valeurs) {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    static List<Ligne> lire(String fichier, byte[] contenu) throws IOException {
        try (CSVParser lignes = CSVParser.parse(new ByteArrayInputStream(contenu), StandardCharsets.UTF_8, FORMAT)) {
            return lignes.stream().map(ligne -> new Ligne(fichier, ligne)).toList();
        }
    }

    /** @throws IllegalStateException when the column is missing or empty */
    String texte(String colonne) {
        String valeur = facultatif(colonne);
        if (valeur == null) {
            throw erreur("la colonne « " + colonne + " » est vide");
        }
        return valeur;
    }

    /** Null when the column is empty. */
    String facultatif(String colonne) {
        if (!valeurs.isSet(colonne)) {
            throw erreur("la colonne « " + colonne + " » manque");
        }
        String valeur = valeurs.get(colonne);
        return valeur.isEmpty() ? null : valeur;
    }

    int entier(String colonne) {
        return entier(colonne, texte(colonne));
    }

    Integer entierFacultatif(String colonne) {
        String valeur = facultatif(colonne);
        return valeur == null ? null : entier(colonne, valeur);
    }

    IllegalStateException erreur(String motif) {
        return new IllegalStateException(situer(motif));
    }

    /** The header is line 1. */
    String situer(String motif) {
        return fichier + ", ligne " + (valeurs.getRecordNumber() + 1) + " : " + motif;
    }

    private int entier(String colonne, String valeur) {
        try {
            return Integer.parseUnsignedInt(valeur);
        } catch (NumberFormatException e) {
            throw erreur("la colonne « " + colonne + " » n’est pas un nombre : " + valeur);
        }
    }
}
