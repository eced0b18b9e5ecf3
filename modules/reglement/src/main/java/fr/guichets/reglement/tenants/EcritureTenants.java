package fr.guichets.reglement.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Identite;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Forme;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Writes the files of {@code tenants/}: reading them again gives the same versions, with the same fingerprints. */
public final class EcritureTenants {

    /** A published version. */
    public record Version(Reglement reglement, String motif) {}

    /** Between the keys of a version, or of the model, as somebody lays them out; folded texts are indented more. */
    private static final Pattern CLE_DE_VERSION = Pattern.compile("(?m)^( {6}\\w+:.*)$");

    private static final Pattern CLE_DU_MODELE = Pattern.compile("(?m)^( {2}\\w+:\n {4}modifiable:.*)$");
    private static final Pattern PREMIERE_CLE = Pattern.compile("(valeurs:\n)\n");

    private EcritureTenants() {}

    /**
     * A {@code guichet.yaml}.
     *
     * @param versions in the order in which they take effect, at least one
     * @param premierModele number of the national model that a version follows when it names none
     */
    public static String guichet(Guichet guichet, List<Version> versions, String premierModele) {
        ObjectNode racine = Arbres.objet();
        Identite identite = versions.get(versions.size() - 1).reglement().identite();
        racine.set("identite", identite(guichet, identite));
        ArrayNode suite = racine.putArray("versions");
        String modele = premierModele;
        Map<String, Declaration> avant = Map.of();
        for (Version version : versions) {
            Map<String, Declaration> apres = Declarations.de(version.reglement());
            suite.add(version(version, modele, avant, apres));
            modele = Objects.requireNonNullElse(version.reglement().modele(), modele);
            avant = apres;
        }
        String texte = EcritureYaml.ecrire(racine);
        return "# Règles publiées du guichet " + guichet.complement() + ", au format de tenants/README.md.\n"
                + aerer(CLE_DE_VERSION, texte).replace("\nversions:\n", "\n\nversions:\n");
    }

    private static String aerer(Pattern cle, String texte) {
        return PREMIERE_CLE.matcher(cle.matcher(texte).replaceAll("\n$1")).replaceAll("$1");
    }

    private static ObjectNode identite(Guichet guichet, Identite identite) {
        return Arbres.objet()
                .put("code", identite.code().valeur())
                .put("slug", identite.slug())
                .put("type", guichet.type().name())
                .put("etat", guichet.etat().name())
                .put("nom", identite.nom())
                .put("complement", identite.complement())
                .put("intitule", identite.intitule())
                .put("autorite", identite.autorite())
                .put("region", guichet.region())
                .put("fuseau", identite.fuseau().getId())
                .put("serviceInstructeur", identite.serviceInstructeur())
                .put("tribunal", identite.tribunal());
    }

    private static ObjectNode version(
            Version version, String modele, Map<String, Declaration> avant, Map<String, Declaration> apres) {
        Reglement reglement = version.reglement();
        ObjectNode ecrite = Arbres.objet()
                .put("numero", reglement.version())
                .put("effet", reglement.effet().toString())
                .put("motif", EcritureYaml.espaces(version.motif()));
        if (reglement.modele() != null && !reglement.modele().equals(modele)) {
            ecrite.put("modele", reglement.modele());
        }
        ObjectNode valeurs = ecrite.putObject("valeurs");
        for (Cle cle : Vocabulaire.cles()) {
            Declaration declaree = apres.get(cle.nom());
            if (declaree == null && avant.containsKey(cle.nom())) {
                valeurs.put(cle.nom(), Declarations.HERITEE);
            } else if (declaree != null && !declaree.equals(avant.get(cle.nom()))) {
                valeurs.set(cle.nom(), declaration(cle, declaree));
            }
        }
        return ecrite;
    }

    /** A {@code modele.yaml}. */
    public static String modele(ModeleNational modele) {
        ObjectNode racine = modele.arbre();
        ObjectNode principes = Arbres.objet();
        racine.get("principes")
                .properties()
                .forEach(principe -> principes.set(principe.getKey(), tapee(principe.getValue())));
        racine.set("principes", principes);
        for (Cle cle : Vocabulaire.cles()) {
            ObjectNode ecrite = Arbres.objet().put("modifiable", modele.modifiable(cle.nom()));
            ecrite.setAll(declaration(cle, modele.declaration(cle.nom())));
            racine.withObject("valeurs").set(cle.nom(), ecrite);
        }
        return "# Modèle national du règlement, version " + modele.numero() + ", au format de tenants/README.md.\n"
                + aerer(CLE_DU_MODELE, EcritureYaml.ecrire(racine))
                        .replaceAll("(?m)^(principes|bornes|valeurs):$", "\n$1:");
    }

    private static ObjectNode declaration(Cle cle, Declaration declaration) {
        ObjectNode arbre = Declarations.arbre(cle, declaration);
        ObjectNode ecrite = Arbres.objet();
        arbre.properties()
                .forEach(champ -> ecrite.set(
                        champ.getKey(),
                        champ.getKey().equals("valeur")
                                ? tapee(cle.forme(), champ.getValue())
                                : tapee(champ.getValue())));
        return ecrite;
    }

    /** Where a value comes from: sentences, but for a date. */
    private static JsonNode tapee(JsonNode origine) {
        if (origine.isTextual()) {
            return new TextNode(EcritureYaml.espaces(origine.textValue()));
        }
        if (!origine.isObject()) {
            return origine;
        }
        ObjectNode ecrite = Arbres.objet();
        origine.properties().forEach(champ -> ecrite.set(champ.getKey(), tapee(champ.getValue())));
        return ecrite;
    }

    private static JsonNode tapee(Forme forme, JsonNode valeur) {
        if (forme instanceof Forme.Phrase && valeur.isTextual()) {
            return new TextNode(EcritureYaml.espaces(valeur.textValue()));
        }
        if (forme instanceof Forme.Liste liste && valeur.isArray()) {
            ArrayNode elements = Arbres.objet().arrayNode();
            valeur.forEach(element -> elements.add(tapee(liste.element(), element)));
            return elements;
        }
        if (forme instanceof Forme.Ensemble ensemble && valeur.isObject()) {
            ObjectNode champs = Arbres.objet();
            ensemble.champs().stream()
                    .filter(champ -> valeur.has(champ.nom()))
                    .forEach(champ -> champs.set(champ.nom(), tapee(champ.forme(), valeur.get(champ.nom()))));
            return champs;
        }
        return valeur;
    }
}
