package fr.guichets.referentiel;

import fr.guichets.referentiel.interne.MillesimeEmbarque;
import fr.guichets.socle.CodeDepartement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The codes of arrondissements that travel in the application: what checks rules needs no database. */
public final class ArrondissementsEmbarques {

    private static final Map<String, Collection<String>> PAR_DEPARTEMENT = lire();

    private ArrondissementsEmbarques() {}

    /** Those of all the vintages; empty where a département has none, as in Mayotte. */
    public static Collection<String> codes(CodeDepartement departement) {
        return PAR_DEPARTEMENT.getOrDefault(departement.valeur(), List.of());
    }

    private static Map<String, Collection<String>> lire() {
        try {
            List<Map.Entry<String, String>> tous = new ArrayList<>();
            for (MillesimeEmbarque millesime : MillesimeEmbarque.tous()) {
                tous.addAll(millesime.arrondissements());
            }
            return tous.stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey,
                            Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
