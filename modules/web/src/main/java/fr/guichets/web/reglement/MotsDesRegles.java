package fr.guichets.web.reglement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.documents.Typographie;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Enonces;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.ModelesNationaux;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.EnClair;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rules of a draft, each in the sentences of the public page, whichever level gives it. */
final class MotsDesRegles {

    private static final Typographie FR = new Typographie();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ILLISIBLE = List.of("Valeur à corriger.");

    private final ObjectNode nationales;

    /** @param nationales what a national model says of every key: it completes the value that is being said */
    MotsDesRegles(Function<Cle, Declaration> nationales) {
        this.nationales = JSON.createObjectNode();
        Vocabulaire.cles()
                .forEach(cle ->
                        this.nationales.set(cle.nom(), nationales.apply(cle).valeur()));
    }

    static MotsDesRegles du(Brouillon brouillon) {
        return new MotsDesRegles(cle -> brouillon.regle(cle.nom()).nationale());
    }

    private static boolean estBornes(Cle cle) {
        return cle.nom().equals(ModelesNationaux.BORNES.nom());
    }

    /** Never empty; a value that cannot be read is said to be wrong. */
    List<String> dire(Cle cle, Declaration declaration) {
        if (estBornes(cle)) {
            return EnClair.de(cle, declaration.valeur());
        }
        ObjectNode regles = nationales.deepCopy();
        regles.set(cle.nom(), declaration.valeur());
        try {
            return Enonces.de(JsonReglement.lire(JSON.writeValueAsString(regles)), cle.nom()).stream()
                    .map(FR::phrase)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IllegalArgumentException | NullPointerException incomplete) {
            return ILLISIBLE;
        }
    }

    /** What files call by its code, a screen says in words. */
    static String erreur(Brouillon.Erreur erreur) {
        String dite = erreur.message();
        for (NatureCollectivite nature : NatureCollectivite.values()) {
            dite = dite.replaceAll("\\b" + nature.name() + "\\b", nature.libelle());
        }
        return FR.majuscule(FR.phrase(dite));
    }

    /** Document and page, or why the value was chosen; then those of its details. */
    static List<String> sources(Declaration declaration) {
        List<String> sources = new ArrayList<>();
        if (declaration.source() != null || declaration.hypothese() != null) {
            sources.add(source(declaration.source(), declaration.hypothese()));
        }
        if (declaration.precisions() != null) {
            declaration
                    .precisions()
                    .forEach((detail, precision) -> sources.add(FR.phrase(
                            Vocabulaire.detail(detail) + " : " + source(precision.source(), precision.hypothese()))));
        }
        return sources;
    }

    private static String source(Declaration.Source source, String hypothese) {
        if (source == null) {
            return FR.phrase("Hypothèse : " + hypothese);
        }
        return FR.phrase(source.page() == null ? source.document() : source.document() + ", " + source.page());
    }
}
