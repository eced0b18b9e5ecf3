package fr.guichets.reglement.vocabulaire;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.ThemeNational;
import fr.guichets.reglement.vocabulaire.Forme.Choix;
import fr.guichets.reglement.vocabulaire.Forme.Ensemble;
import fr.guichets.reglement.vocabulaire.Forme.Entier;
import fr.guichets.reglement.vocabulaire.Forme.Liste;
import fr.guichets.reglement.vocabulaire.Forme.Phrase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Forms that several keys share. */
final class Formes {

    static final Forme PHRASE = new Phrase(false);
    static final Forme TEXTE_LONG = new Phrase(true);
    static final Forme HABITANTS = new Entier("habitants");

    static final Forme NATURES = new Liste(
            choix(NatureCollectivite.values(), nature -> majuscule(nature.libelle())), "une nature de collectivité");

    static final Forme THEME = choix(ThemeNational.values(), ThemeNational::libelle);
    static final Forme LIENS = new Liste(
            ensemble(champ("libelle", "Libellé", "", PHRASE), champ("url", "Adresse", "", new Forme.Adresse())),
            "un lien");
    static final Forme DOCUMENTS = new Liste(
            ensemble(
                    champ("libelle", "Libellé", "", PHRASE),
                    facultatif("url", "Adresse", "Vide s’il se demande au guichet.", new Forme.Adresse())),
            "un document");

    private Formes() {}

    static Champ champ(String nom, String libelle, String aide, Forme forme) {
        return new Champ(nom, libelle, aide, forme, false);
    }

    static Champ facultatif(String nom, String libelle, String aide, Forme forme) {
        return new Champ(nom, libelle, aide, forme, true);
    }

    static Ensemble ensemble(Champ... champs) {
        return new Ensemble(List.of(champs));
    }

    /** What names one element among others in the files, in the acts and in the verdicts. */
    static Champ code(String exemple) {
        return champ("code", "Code", "Un mot court, unique, qui ne change plus : " + exemple + ".", new Forme.Texte());
    }

    static <E extends Enum<E>> Choix choix(E[] valeurs, Function<E, String> libelle) {
        Map<String, String> libelles = new LinkedHashMap<>();
        Arrays.stream(valeurs).forEach(valeur -> libelles.put(valeur.name(), libelle.apply(valeur)));
        return new Choix(libelles);
    }

    /** @param libelles code, words, code, words… */
    static Choix choix(String... libelles) {
        Map<String, String> parCode = new LinkedHashMap<>();
        for (int rang = 0; rang < libelles.length; rang += 2) {
            parCode.put(libelles[rang], libelles[rang + 1]);
        }
        return new Choix(parCode);
    }

    private static String majuscule(String libelle) {
        return libelle.substring(0, 1).toUpperCase(Locale.FRENCH) + libelle.substring(1);
    }
}
