package fr.guichets.reglement.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.guichets.reglement.vocabulaire.Champ;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Forme;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.util.function.Function;

/** One value, as the vocabulary says what it may be: the only reading of what files, drafts and imports hold. */
final class LectureDeForme {

    private LectureDeForme() {}

    /** Notes everything that is wrong; the result is then not to be used. */
    static JsonNode lire(Noeud n, Cle cle) {
        return cle.facultative() && n.estNul() ? NullNode.getInstance() : lire(n, cle.forme());
    }

    /** @return null for what is wrong, which is noted */
    static JsonNode lire(Noeud n, Forme forme) {
        if (forme instanceof Forme.Ensemble ensemble) {
            return ensemble(n, ensemble);
        }
        if (forme instanceof Forme.Liste liste) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            n.liste(element -> lire(element, liste.element())).forEach(elements::add);
            return elements;
        }
        return simple(n, forme);
    }

    private static JsonNode ensemble(Noeud n, Forme.Ensemble ensemble) {
        n.vocabulaire(ensemble.champs().stream().map(Champ::nom).toList());
        ObjectNode lu = JsonNodeFactory.instance.objectNode();
        for (Champ champ : ensemble.champs()) {
            Noeud valeur = n.champ(champ.nom());
            JsonNode lue = champ.facultatif() && valeur.estNul() ? null : lire(valeur, champ.forme());
            if (lue != null) {
                lu.set(champ.nom(), lue);
            }
        }
        return lu;
    }

    private static JsonNode simple(Noeud n, Forme forme) {
        if (forme instanceof Forme.Phrase) {
            return ouNul(n.phrase(), TextNode::valueOf);
        }
        if (forme instanceof Forme.Adresse) {
            return ouNul(n.adresse(), TextNode::valueOf);
        }
        if (forme instanceof Forme.Entier) {
            return ouNul(n.entier(), IntNode::valueOf);
        }
        if (forme instanceof Forme.Euros) {
            return ouNul(n.montant(), (Montant montant) -> DecimalNode.valueOf(montant.enEuros()));
        }
        if (forme instanceof Forme.Proportion) {
            return ouNul(n.taux(), (Taux taux) -> DecimalNode.valueOf(taux.enNombre()));
        }
        if (forme instanceof Forme.OuiNon) {
            return ouNul(n.booleen(), BooleanNode::valueOf);
        }
        if (forme instanceof Forme.Jour) {
            return ouNul(n.date(), jour -> TextNode.valueOf(jour.toString()));
        }
        if (forme instanceof Forme.Choix choix) {
            return ouNul(n.parmi(choix.libelles().keySet()), TextNode::valueOf);
        }
        return ouNul(n.texte(), TextNode::valueOf);
    }

    private static <T> JsonNode ouNul(T valeur, Function<T, JsonNode> arbre) {
        return valeur == null ? null : arbre.apply(valeur);
    }
}
