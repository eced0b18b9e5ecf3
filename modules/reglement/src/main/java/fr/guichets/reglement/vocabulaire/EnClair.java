package fr.guichets.reglement.vocabulaire;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.reglement.regles.Phrases;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Any value in words, from the labels of the vocabulary: every detail, one sentence per element of a list. */
public final class EnClair {

    private EnClair() {}

    /** @param valeur in the form of the key; null, or a JSON null, when there is none */
    public static List<String> de(Cle cle, JsonNode valeur) {
        if (valeur == null || valeur.isNull() || valeur.isEmpty() && valeur.isContainerNode()) {
            return List.of("Il n’y en a pas.");
        }
        if (cle.forme() instanceof Forme.Liste liste) {
            return elements(valeur)
                    .map(element -> phrase(liste.element(), element))
                    .toList();
        }
        if (cle.forme() instanceof Forme.Ensemble ensemble) {
            return champs(ensemble, valeur);
        }
        return List.of(phrase(cle.forme(), valeur));
    }

    private static List<String> champs(Forme.Ensemble ensemble, JsonNode valeur) {
        List<String> phrases = new ArrayList<>();
        for (Champ champ : ensemble.champs()) {
            if (valeur.hasNonNull(champ.nom())) {
                phrases.add(Phrases.lisible(champ.libelle() + " : " + phrase(champ.forme(), valeur.get(champ.nom()))));
            }
        }
        return phrases;
    }

    private static String phrase(Forme forme, JsonNode valeur) {
        if (forme instanceof Forme.Ensemble ensemble) {
            return String.join(" ; ", champs(ensemble, valeur));
        }
        if (forme instanceof Forme.Liste liste) {
            return elements(valeur)
                    .map(element -> phrase(liste.element(), element))
                    .collect(Collectors.joining(liste.element() instanceof Forme.Ensemble ? " / " : ", "));
        }
        if (forme instanceof Forme.Choix choix) {
            return choix.libelles().getOrDefault(valeur.asText(), valeur.asText());
        }
        if (forme instanceof Forme.Euros) {
            return Phrases.montant(Montant.euros(valeur.decimalValue()));
        }
        if (forme instanceof Forme.Proportion) {
            return Phrases.pourcentage(new Taux(valeur.decimalValue()));
        }
        if (forme instanceof Forme.Entier entier) {
            return entier.unite().isEmpty() ? valeur.asText() : Phrases.nombre(valeur.asLong()) + " " + entier.unite();
        }
        if (forme instanceof Forme.OuiNon ouiNon) {
            return valeur.asBoolean() ? ouiNon.oui() : ouiNon.non();
        }
        return forme instanceof Forme.Jour ? Phrases.jour(LocalDate.parse(valeur.asText())) : valeur.asText();
    }

    private static Stream<JsonNode> elements(JsonNode liste) {
        return StreamSupport.stream(liste.spliterator(), false);
    }
}
