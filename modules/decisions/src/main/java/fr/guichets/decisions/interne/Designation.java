package fr.guichets.decisions.interne;

import fr.guichets.documents.Typographie;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Reglement;
import java.util.regex.Pattern;

/** A collectivité with its article, as a sentence says it: la commune de Nançay, la communauté de communes de Londinières. */
final class Designation {

    private static final Typographie FR = new Typographie();
    private static final Pattern SIGLE = Pattern.compile("^(CC|CA|CU)\\b ?");

    private Designation() {}

    static String de(NatureCollectivite nature, String code, String nom, Reglement.Identite guichet) {
        return switch (nature) {
            case COMMUNE -> "la commune " + FR.de(nom);
            case DEPARTEMENT ->
                code.equals(guichet.code().valeur())
                        ? "le département " + guichet.complement()
                        : "le département (" + nom + ")";
            case REGION -> "la région " + nom;
            case METROPOLE, METROPOLE_DE_LYON ->
                nom.startsWith("Métropole") ? "la métropole" + nom.substring(9) : "la métropole " + nom;
            default -> "la " + nature.libelle() + " " + SIGLE.matcher(nom).replaceFirst("");
        };
    }
}
