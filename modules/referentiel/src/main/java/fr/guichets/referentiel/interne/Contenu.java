package fr.guichets.referentiel.interne;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The lines of one vintage. */
public record Contenu(
        int annee,
        List<Ligne> regions,
        List<Ligne> departements,
        List<Ligne> arrondissements,
        List<Ligne> epci,
        List<Ligne> communes,
        List<Ligne> evenements) {

    /** Communes that disappeared after the vintage, the only file whose name does not carry the year. */
    static final String EVENEMENTS = "communes-evenements.csv";

    static Contenu lire(int annee, Map<String, byte[]> fichiers) throws IOException {
        String suffixe = "-" + annee + ".csv";
        return new Contenu(
                annee,
                lire("regions" + suffixe, fichiers),
                lire("departements" + suffixe, fichiers),
                lire("arrondissements" + suffixe, fichiers),
                lire("epci" + suffixe, fichiers),
                lire("communes" + suffixe, fichiers),
                lire(EVENEMENTS, fichiers));
    }

    /** The column of this vintage: those of the next year are in the same file and not in force yet. */
    String populationMunicipale() {
        return "pop_municipale_" + annee;
    }

    String populationTotale() {
        return "pop_totale_" + annee;
    }

    private static List<Ligne> lire(String fichier, Map<String, byte[]> fichiers) throws IOException {
        return Ligne.lire(fichier, fichiers.get(fichier));
    }
}
