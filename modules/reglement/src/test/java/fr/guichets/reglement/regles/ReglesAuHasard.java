package fr.guichets.reglement.regles;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.ThemeNational;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules that no département has: each key that judges takes any value of its form. */
final class ReglesAuHasard {

    private static final List<String> GUICHETS = List.of("18", "63", "76", "972");

    private final Random hasard;

    ReglesAuHasard(Random hasard) {
        this.hasard = hasard;
    }

    Reglement suivant() {
        Reglement r = Cas.regles(GUICHETS.get(hasard.nextInt(GUICHETS.size())));
        r = peutEtre(r, "natures", () -> parmi(NatureCollectivite.values(), 1));
        r = peutEtre(
                r,
                "plafondPopulation",
                () -> hasard.nextInt(3) == 0
                        ? "null"
                        : "{\"seuil\":" + habitants() + ",\"strict\":" + hasard.nextBoolean() + ",\"natures\":"
                                + parmi(NatureCollectivite.values(), 0) + "}");
        r = peutEtre(
                r,
                "population",
                () -> "{\"definition\":\"" + (hasard.nextBoolean() ? "TOTALE" : "MUNICIPALE")
                        + "\",\"dateReference\":\"" + (hasard.nextBoolean() ? "DEPOT" : "DECISION") + "\"}");
        r = peutEtre(
                r,
                "forfaits",
                () -> liste(rang -> "{\"code\":\"F" + rang + "\",\"libelle\":\"Catégorie " + rang + "\"," + categorie()
                        + ",\"montant\":" + euros(30_000) + "}"));
        r = peutEtre(
                r,
                "tauxParCategorie",
                () -> liste(rang ->
                        "{\"libelle\":\"Catégorie " + rang + "\"," + categorie() + ",\"taux\":" + taux() + "}"));
        r = peutEtre(
                r,
                "plancher",
                () -> hasard.nextInt(3) == 0
                        ? "null"
                        : "{\"montant\":" + euros(20_000) + ",\"assiette\":\""
                                + (hasard.nextBoolean() ? "COUT_GLOBAL" : "COUT_ELIGIBLE") + "\"}");
        r = peutEtre(r, "tauxMax", this::taux);
        r = peutEtre(r, "participationMinimale", this::taux);
        r = peutEtre(r, "assiette", () -> hasard.nextBoolean() ? "\"TTC\"" : "\"HT\"");
        r = peutEtre(r, "exclusions", () -> parmi(NatureDepense.values(), 0));
        r = peutEtre(r, "plafondParCollectivite", () -> switch (hasard.nextInt(3)) {
            case 0 -> "{\"montant\":" + euros(30_000) + "}";
            case 1 -> "{\"dossiers\":" + (1 + hasard.nextInt(3)) + "}";
            default -> "{\"montant\":" + euros(30_000) + ",\"dossiers\":" + (1 + hasard.nextInt(3)) + "}";
        });
        r = peutEtre(
                r,
                "themes",
                () -> "[{\"code\":\"" + ThemeNational.values()[hasard.nextInt(3)] + "\",\"libelle\":\"Thème\"}]");
        r = peutEtre(r, "depot", () -> {
            LocalDate ouverture = LocalDate.of(2021, 1, 25).plusDays(hasard.nextInt(60));
            return "{\"ouverture\":\"" + ouverture + "\",\"fermeture\":"
                    + (hasard.nextInt(3) == 0 ? "null" : "\"" + ouverture.plusDays(hasard.nextInt(200)) + "\"") + "}";
        });
        r = peutEtre(r, "effetConcretMois", () -> hasard.nextInt(3) == 0 ? "null" : "" + (1 + hasard.nextInt(36)));
        r = peutEtre(
                r,
                "engagementProjet",
                () -> "{\"avant\":\"2022-06-30\",\"preuves\":[],\"parExercice\":"
                        + (hasard.nextBoolean() ? "null" : "[{\"exercice\":2021,\"avant\":\"2021-12-31\"}]") + "}");
        return peutEtre(
                r,
                "sessions",
                () -> liste(rang -> "{\"code\":\"S" + rang + "\",\"releveLe\":\""
                        + LocalDate.of(2021, 2, 1).plusDays(hasard.nextInt(200)) + "\"}"));
    }

    private Reglement peutEtre(Reglement reglement, String cle, Supplier<String> json) {
        return hasard.nextInt(3) == 0 ? Cas.avec(reglement, cle, json.get()) : reglement;
    }

    private String liste(IntFunction<String> element) {
        return IntStream.range(0, hasard.nextInt(4)).mapToObj(element).collect(Collectors.joining(",", "[", "]"));
    }

    private String categorie() {
        return "\"natures\":" + parmi(NatureCollectivite.values(), 1) + ",\"populationMin\":"
                + (hasard.nextBoolean() ? "null" : "" + habitants()) + ",\"populationMax\":"
                + (hasard.nextBoolean() ? "null" : "" + habitants());
    }

    private String taux() {
        return hasard.nextInt(6) == 0 ? "1" : "0." + (1000 + hasard.nextInt(9000));
    }

    private int habitants() {
        return hasard.nextBoolean() ? hasard.nextInt(12_000) : hasard.nextInt(1_000_000);
    }

    private String euros(int maximum) {
        return hasard.nextInt(maximum) + "." + (10 + hasard.nextInt(90));
    }

    private <E extends Enum<E>> String parmi(E[] valeurs, int minimum) {
        List<E> melangees =
                Arrays.stream(valeurs).filter(valeur -> hasard.nextBoolean()).toList();
        List<E> retenues = melangees.size() < minimum ? List.of(valeurs[hasard.nextInt(valeurs.length)]) : melangees;
        return retenues.stream()
                .map(valeur -> '"' + valeur.name() + '"')
                .toList()
                .toString();
    }
}
