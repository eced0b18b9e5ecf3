package fr.guichets.reglement;

import fr.guichets.socle.CodeDepartement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the 101 départements are said, and which administrative court answers for each: what the référentiel does not know. */
final class Prefectures {

    /**
     * @param complement « du Haut-Rhin »
     * @param tribunal null where not known
     */
    record Prefecture(String complement, String tribunal) {}

    private static final Map<String, Prefecture> PAR_CODE = lire();

    private Prefectures() {}

    static Optional<Prefecture> de(CodeDepartement code) {
        return Optional.ofNullable(PAR_CODE.get(code.valeur()));
    }

    private static Map<String, Prefecture> lire() {
        try (BufferedReader lignes = new BufferedReader(new InputStreamReader(
                Prefectures.class.getResourceAsStream("prefectures.csv"), StandardCharsets.UTF_8))) {
            return lignes.lines()
                    .skip(1)
                    .map(ligne -> ligne.split(";", -1))
                    .collect(Collectors.toUnmodifiableMap(
                            ligne -> ligne[0],
                            ligne -> new Prefecture(ligne[1], ligne[2].isEmpty() ? null : ligne[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
