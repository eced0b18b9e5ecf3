package fr.guichets.decisions.regles;

import fr.guichets.decisions.NatureActe;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The closed vocabulary: what is not here cannot be written between braces. */
public final class Vocabulaire {

    private static final Map<String, List<Champ>> GROUPES = groupes();
    private static final Map<String, Champ> PAR_CODE = GROUPES.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Champ::code, Function.identity()));

    private Vocabulaire() {}

    private static Map<String, List<Champ>> groupes() {
        Map<String, List<Champ>> groupes = new LinkedHashMap<>();
        groupes.put("L’aide", ChampsDeLAide.TOUS);
        groupes.put("Le dossier", ChampsDuDossier.TOUS);
        groupes.put("Les suites d’une aide", ChampsDeLActe.SUITES);
        groupes.put("L’acte et sa signature", ChampsDeLActe.ACTE);
        groupes.put("Le guichet", ChampsDeLActe.SERVICE);
        return groupes;
    }

    /** Case, accents and repeated spaces are ignored: what a person types is recognised. */
    public static Optional<Champ> champ(String code) {
        return Optional.ofNullable(PAR_CODE.get(normaliser(code)));
    }

    static String normaliser(String code) {
        return Normalizer.normalize(code, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[\\s\u00a0]+", " ")
                .strip()
                .toLowerCase(Locale.FRENCH);
    }

    /** Those that mean something in this act, group by group. */
    public static Map<String, List<Champ>> pour(NatureActe nature) {
        Map<String, List<Champ>> choisis = new LinkedHashMap<>();
        GROUPES.forEach((groupe, champs) -> {
            List<Champ> utiles = champs.stream()
                    .filter(champ -> champ.natures().contains(nature))
                    .toList();
            if (!utiles.isEmpty()) {
                choisis.put(groupe, utiles);
            }
        });
        return choisis;
    }
}
