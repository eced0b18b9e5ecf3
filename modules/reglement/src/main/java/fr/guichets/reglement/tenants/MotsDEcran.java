package fr.guichets.reglement.tenants;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.ThemeNational;
import fr.guichets.reglement.regles.Phrases;
import fr.guichets.socle.Taux;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is wrong, said to somebody who fills in a screen and never saw the files: no key, no code, no null. */
final class MotsDEcran {

    private static final Map<String, String> MOTS = mots();
    private static final Pattern JOUR = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern POPULATION = Pattern.compile("\\d{4,}(?=( à \\d+)? habitants)|\\d{5,}(\\.\\d+)?");
    private static final Pattern TAUX = Pattern.compile("(?<=borne nationale, )\\d\\.\\d+");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{2,}(_[A-Z]+)*\\b");

    private MotsDEcran() {}

    private static Map<String, String> mots() {
        Map<String, String> mots = new LinkedHashMap<>();
        mots.put("clé obligatoire absente", "à remplir");
        mots.put("un texte est attendu ici", "à remplir");
        mots.put("un montant en euros est attendu ici : 5000 ou 5000.50", "un montant en euros est attendu ici");
        mots.put(
                "un taux entre 0 et 1 est attendu ici : 0.8 pour 80 %",
                "un pourcentage entre 0 et 100 est attendu ici");
        mots.put("un taux ne dépasse pas 1, borne nationale : 0.8 pour 80 %", "un taux ne dépasse pas 100 %");
        mots.put("une date AAAA-MM-JJ est attendue ici", "une date est attendue ici");
        mots.put("; écrire null s'il n'y en a pas", "; dites plutôt qu'il n'y en a pas");
        mots.put("; écrire null s'il n'y a pas de plafond", "; dites sinon qu'il n'y en a pas");
        mots.put(
                "dire d'où vient la valeur : « source » (document, page) ou bien « hypothese »",
                "dites d'où vient la valeur : un document et sa page, ou bien une hypothèse");
        mots.put("« valeur » est absente ; pour dire qu'il n'y en a pas : null", "à remplir");
        mots.put("populationMax est inférieur à populationMin", "le maximum d'habitants est inférieur au minimum");
        mots.put(
                "dire pour quels projets : natures, populationMax ou themes",
                "dites pour quels projets : collectivités, population ou thèmes");
        mots.put(": dire pourquoi dans « motif »", ": dites pourquoi dans le motif");
        return mots;
    }

    static String dire(String message) {
        String dit = message;
        for (Map.Entry<String, String> mot : MOTS.entrySet()) {
            dit = dit.replace(mot.getKey(), mot.getValue());
        }
        dit = chaque(CODE, dit, MotsDEcran::libelle);
        dit = chaque(TAUX, dit, taux -> Phrases.pourcentage(new Taux(new BigDecimal(taux))));
        dit = chaque(JOUR, dit, jour -> Phrases.jour(LocalDate.parse(jour)));
        dit = chaque(POPULATION, dit, MotsDEcran::nombre);
        return Phrases.lisible(dit);
    }

    private static String chaque(Pattern forme, String message, UnaryOperator<String> mot) {
        return forme.matcher(message).replaceAll((MatchResult trouve) -> mot.apply(trouve.group()));
    }

    /** A nature or a theme in words; other capitals are codes that somebody chose. */
    private static String libelle(String code) {
        for (NatureCollectivite nature : NatureCollectivite.values()) {
            if (nature.name().equals(code)) {
                return nature.libelle();
            }
        }
        for (ThemeNational theme : ThemeNational.values()) {
            if (theme.name().equals(code)) {
                return "« " + theme.libelle() + " »";
            }
        }
        return code;
    }

    private static String nombre(String chiffres) {
        String[] parties = chiffres.split("\\.");
        String entier = Phrases.nombre(Long.parseLong(parties[0]));
        return parties.length == 1 ? entier : entier + "," + parties[1];
    }
}
