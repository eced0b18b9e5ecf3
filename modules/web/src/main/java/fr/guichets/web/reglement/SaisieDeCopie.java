package fr.guichets.web.reglement;

import fr.guichets.reglement.Guichet;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.web.RechercheDeGuichet;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was chosen on the page that copies rules; what is wrong in it means nothing.
 *
 * @param source code of the guichet, empty when none is chosen
 * @param cles of the rules
 * @param cibles codes of the guichets that would receive them
 * @param region, etat and q: which guichets are listed
 */
public record SaisieDeCopie(
        String source,
        Set<String> cles,
        Set<String> cibles,
        String region,
        String etat,
        String q,
        String motif,
        String effet) {

    private static final int LONGUEUR_MAXIMALE = 2000;

    static SaisieDeCopie de(Map<String, String[]> parametres) {
        return new SaisieDeCopie(
                texte(parametres, "source"),
                mots(parametres, "cle"),
                mots(parametres, "cible"),
                texte(parametres, "region"),
                texte(parametres, "etat"),
                texte(parametres, "q"),
                texte(parametres, "motif"),
                texte(parametres, "effet"));
    }

    /** Keys and codes: nothing else gets into an address. */
    private static Set<String> mots(Map<String, String[]> parametres, String cle) {
        return Arrays.stream(parametres.getOrDefault(cle, new String[0]))
                .filter(valeur -> valeur.matches("\\w{1,40}"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String texte(Map<String, String[]> parametres, String cle) {
        String[] valeurs = parametres.get(cle);
        String valeur = valeurs == null || valeurs.length == 0 ? "" : valeurs[0].strip();
        return valeur.length() > LONGUEUR_MAXIMALE ? valeur.substring(0, LONGUEUR_MAXIMALE) : valeur;
    }

    /** Listed, be it chosen or not. */
    boolean montre(Guichet guichet) {
        return RechercheDeGuichet.trouve(guichet, q)
                && (region.isEmpty() || guichet.region().equals(region))
                && (etat.isEmpty() || guichet.etat().name().equals(etat));
    }

    /** In the order of the registry. */
    List<CodeDepartement> cibles(List<Guichet> guichets) {
        return guichets.stream()
                .map(Guichet::code)
                .filter(code -> cibles.contains(code.valeur()))
                .filter(code -> !code.valeur().equals(source))
                .toList();
    }

    /** The choice in an address, to be read again after the copy. */
    String question() {
        StringBuilder question = new StringBuilder("source=" + source);
        cles.forEach(cle -> question.append("&cle=").append(cle));
        cibles.forEach(cible -> question.append("&cible=").append(cible));
        return question.toString();
    }
}
