package fr.guichets.reglement.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Identite;
import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.reglement.tenants.TenantsInvalides.Erreur;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What declarations give once laid over the national model.
 *
 * @param reglement null unless everything holds
 * @param formes what is not written as the vocabulary asks; the rest is then not looked at
 * @param incoherences what does not hold between values, be they declared or inherited
 * @param depassements where the département goes beyond what the national level allows
 */
public record Resolution(
        Reglement reglement,
        List<Brouillon.Erreur> formes,
        List<Brouillon.Erreur> incoherences,
        List<Brouillon.Erreur> depassements) {

    /**
     * @param declarations by key of the vocabulary, or none
     * @param identite of the guichet; null for the model alone
     */
    public static Resolution de(
            ModeleNational modele,
            Identite identite,
            String numero,
            LocalDate effet,
            Map<String, Declaration> declarations) {
        Set<Erreur> formes = new LinkedHashSet<>();
        Composition composition = new Composition(modele, noeuds(declarations, formes));
        if (!formes.isEmpty()) {
            return new Resolution(null, erreurs(formes), List.of(), List.of());
        }
        Set<Erreur> incoherences = new LinkedHashSet<>();
        Set<Erreur> depassements = new LinkedHashSet<>();
        Reglement reglement = composition.reglement(identite, numero, effet);
        composition.verifierCoherence(reglement, incoherences);
        composition.verifierBornes(reglement, depassements);
        return new Resolution(
                incoherences.isEmpty() && depassements.isEmpty() ? reglement : null,
                List.of(),
                erreurs(incoherences),
                erreurs(depassements));
    }

    /**
     * One declaration, read alone.
     *
     * @param declaration the same for the same value, however it was typed; not to be used when there are errors
     */
    public record Lue(Declaration declaration, List<Brouillon.Erreur> formes) {}

    public static Lue lire(Cle cle, Declaration declaration) {
        Set<Erreur> formes = new LinkedHashSet<>();
        Noeud declaree = noeuds(Map.of(cle.nom(), declaration), formes).get(cle.nom());
        List<Provenance> provenances = Composition.declaration(cle, declaree, Provenance.Niveau.DEPARTEMENT);
        JsonNode valeur = LectureDeForme.lire(declaree.champ("valeur"), cle);
        return new Lue(formes.isEmpty() ? Declarations.declaration(provenances, valeur) : null, erreurs(formes));
    }

    /** Everything that prevents these rules. */
    public List<Brouillon.Erreur> erreurs() {
        return Stream.of(formes, depassements, incoherences)
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, Noeud> noeuds(Map<String, Declaration> declarations, Set<Erreur> erreurs) {
        ObjectNode arbre = Arbres.objet();
        ObjectNode valeurs = arbre.putObject("valeurs");
        declarations.forEach((cle, declaration) -> valeurs.set(cle, Declarations.brut(declaration)));
        Noeud declarees = Noeud.racine("brouillon", arbre.toString(), erreurs)
                .champ("valeurs")
                .vocabulaire(Vocabulaire.cles().stream().map(Cle::nom).toList());
        Map<String, Noeud> parCle = new LinkedHashMap<>();
        declarations.keySet().forEach(cle -> parCle.put(cle, declarees.champ(cle)));
        return parCle;
    }

    /**
     * Paths in a file or a draft, valeurs.forfaits.valeur[1].montant, said by key and path inside the declaration, in the
     * words of the screens.
     */
    private static List<Brouillon.Erreur> erreurs(Set<Erreur> erreurs) {
        return erreurs.stream()
                .map(erreur -> {
                    String[] chemin = erreur.cle().split("\\.", 3);
                    return new Brouillon.Erreur(chemin[1], chemin.length > 2 ? chemin[2] : "", erreur.aLEcran());
                })
                .toList();
    }
}
