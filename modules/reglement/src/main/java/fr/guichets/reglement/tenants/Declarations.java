package fr.guichets.reglement.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Declaration.Precision;
import fr.guichets.reglement.Declaration.Source;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What one level says of each key: found again in a resolved version, and written as its files say it. */
public final class Declarations {

    /** What a later version writes to inherit again from the national model. */
    static final String HERITEE = "modele";

    private Declarations() {}

    /** What the version declares itself, in the order of the vocabulary: {@link Resolution} gives the version again. */
    public static Map<String, Declaration> de(Reglement reglement) {
        Map<String, Declaration> declarees = toutes(reglement);
        Set<String> propres = reglement.provenances().stream()
                .filter(provenance -> provenance.niveau() == Provenance.Niveau.DEPARTEMENT)
                .map(Provenance::cle)
                .collect(Collectors.toSet());
        declarees.keySet().retainAll(propres);
        return declarees;
    }

    /**
     * What the version says of each key, whoever gives it, in the order of the vocabulary; without the keys that the
     * release which published it did not know.
     */
    public static Map<String, Declaration> toutes(Reglement reglement) {
        JsonNode valeurs = Arbres.de(reglement);
        Map<String, List<Provenance>> provenances = parCle(reglement.provenances());
        Map<String, Declaration> toutes = new LinkedHashMap<>();
        for (Cle cle : Vocabulaire.cles()) {
            if (provenances.containsKey(cle.nom())) {
                toutes.put(cle.nom(), declaration(provenances.get(cle.nom()), valeurs.path(cle.nom())));
            }
        }
        return toutes;
    }

    /** The tree that a file holds under the key, fields in the order of the vocabulary. */
    public static ObjectNode arbre(Cle cle, Declaration declaration) {
        ObjectNode arbre = entete(declaration);
        if (declaration.valeur() != null) {
            arbre.set("valeur", Arbres.ordonner(declaration.valeur(), cle.forme()));
        }
        return arbre;
    }

    /** The declaration without reordering nor dropping anything of its value, to be read and checked. */
    static ObjectNode brut(Declaration declaration) {
        ObjectNode arbre = entete(declaration);
        if (declaration.valeur() != null) {
            arbre.set("valeur", declaration.valeur());
        }
        return arbre;
    }

    private static ObjectNode entete(Declaration declaration) {
        ObjectNode arbre = Arbres.objet();
        if (declaration.depuis() != null) {
            arbre.put("depuis", declaration.depuis().toString());
        }
        origine(arbre, declaration.source(), declaration.hypothese());
        if (declaration.precisions() != null && !declaration.precisions().isEmpty()) {
            ObjectNode precisions = arbre.putObject("precisions");
            declaration
                    .precisions()
                    .forEach((detail, precision) ->
                            origine(precisions.putObject(detail), precision.source(), precision.hypothese()));
        }
        return arbre;
    }

    private static void origine(ObjectNode arbre, Source source, String hypothese) {
        if (source != null) {
            arbre.set("source", Arbres.de(source));
        }
        if (hypothese != null) {
            arbre.put("hypothese", hypothese);
        }
    }

    /** By key without detail: criteres for criteres.poids. The key itself comes first. */
    static Map<String, List<Provenance>> parCle(List<Provenance> provenances) {
        Map<String, List<Provenance>> parCle = new LinkedHashMap<>();
        provenances.forEach(
                provenance -> parCle.computeIfAbsent(provenance.cle().split("\\.", 2)[0], cle -> new ArrayList<>())
                        .add(provenance));
        return parCle;
    }

    /** @param provenances of the key, then of its details */
    static Declaration declaration(List<Provenance> provenances, JsonNode valeur) {
        Provenance premiere = provenances.get(0);
        Map<String, Precision> precisions = new LinkedHashMap<>();
        provenances.stream()
                .skip(1)
                .forEach(provenance -> precisions.put(
                        provenance.cle().split("\\.", 2)[1],
                        new Precision(source(provenance), provenance.hypothese())));
        return new Declaration(
                premiere.depuis(),
                source(premiere),
                premiere.hypothese(),
                precisions.isEmpty() ? null : precisions,
                valeur == null || valeur.isMissingNode() ? Arbres.de(null) : Arbres.de(valeur));
    }

    private static Source source(Provenance provenance) {
        return provenance.estHypothese() ? null : new Source(provenance.document(), provenance.page());
    }
}
