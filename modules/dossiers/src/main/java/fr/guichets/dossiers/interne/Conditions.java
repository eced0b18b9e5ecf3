package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.EtatDossier;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.query.NativeQuery;

/** A WHERE clause on dossier d, and its parameters. */
final class Conditions {

    private static final String SIENS =
            "(d.organisation IN (:siennes) OR d.organisation IN (:preparees) AND d.cree_par = :lecteur)";
    private static final String MASQUES = Arrays.stream(EtatDossier.values())
            .filter(etat -> etat != etat.vuDuDemandeur())
            .map(etat -> "'" + etat.name() + "'")
            .collect(Collectors.joining(", "));
    private static final String DEPOSES = "d.etat <> 'BROUILLON'";
    private static final String DE_SES_ARRONDISSEMENTS = "d.arrondissement IN (:vus)";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parametres = new HashMap<>();

    /** What exists for the reader: see {@link Lecteur#voit}. */
    static Conditions visibles(Lecteur lecteur) {
        Conditions conditions = new Conditions();
        conditions.et("d.supprime_le IS NULL");
        List<String> visibles = new ArrayList<>();
        if (lecteur.estAgent()) {
            visibles.add("(" + DEPOSES + (lecteur.estLimite() ? " AND " + DE_SES_ARRONDISSEMENTS : "") + ")");
            if (lecteur.estLimite()) {
                conditions.parametre("vus", nonVide(lecteur.acteur().arrondissements()));
            }
        }
        visibles.add(SIENS);
        conditions.et("(" + String.join(" OR ", visibles) + ")").lecteur(lecteur);
        return conditions;
    }

    /** What belongs to the organisations of the reader. */
    static Conditions siens(Lecteur lecteur) {
        return new Conditions().et(SIENS).lecteur(lecteur);
    }

    /** For a query on {@link #visibles}: the state as the reader may know it, see {@link EtatDossier#vuDuDemandeur}. */
    static String etatVu(Lecteur lecteur) {
        if (lecteur.estAgent() && !lecteur.estLimite()) {
            return "d.etat";
        }
        String masque = "d.etat IN (" + MASQUES + ")"
                + (lecteur.estAgent() ? " AND coalesce(" + DE_SES_ARRONDISSEMENTS + ", false) = false" : "");
        return "CASE WHEN " + masque + " THEN 'EN_COMITE' ELSE d.etat END";
    }

    private Conditions lecteur(Lecteur lecteur) {
        parametre("siennes", nonVide(lecteur.organisations()));
        parametre("preparees", nonVide(lecteur.preparees()));
        parametre("lecteur", lecteur.acteur().identifiant());
        return this;
    }

    /** No code is empty: a list that holds nothing finds nothing. */
    private static Set<String> nonVide(Set<String> codes) {
        return codes.isEmpty() ? Set.of("") : codes;
    }

    Conditions et(String condition) {
        conditions.add(condition);
        return this;
    }

    Conditions parametre(String nom, Object valeur) {
        parametres.put(nom, valeur);
        return this;
    }

    Conditions siNonNull(String condition, String nom, Object valeur) {
        return valeur == null ? this : et(condition).parametre(nom, valeur);
    }

    Conditions parmi(String expression, String nom, Set<String> admises) {
        return admises.isEmpty() ? this : et(expression + " IN (:" + nom + ")").parametre(nom, admises);
    }

    String sql() {
        return " WHERE " + String.join(" AND ", conditions);
    }

    NativeQuery<Tuple> appliquer(NativeQuery<Tuple> requete) {
        parametres.forEach((nom, valeur) -> {
            if (valeur instanceof Collection<?> valeurs) {
                requete.setParameterList(nom, valeurs);
            } else {
                requete.setParameter(nom, valeur);
            }
        });
        return requete;
    }
}
