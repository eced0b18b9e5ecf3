package fr.guichets.decisions.interne;

import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.regles.Gabarit;
import fr.guichets.decisions.regles.LectureModele;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The texts delivered with the house: templates of acts (resources decisions/modeles) and their legal paragraphs (decisions/blocs). */
public final class ModelesNationaux {

    private static final Map<String, String> LUS = new ConcurrentHashMap<>();

    private ModelesNationaux() {}

    public static String texte(NatureActe nature) {
        return lire("modeles/" + nature.code());
    }

    public static Gabarit bloc(NatureActe nature, String nom) {
        LectureModele.Lu lu = LectureModele.lire(nature, lire("blocs/" + nom));
        if (!lu.defauts().isEmpty()) {
            throw new IllegalStateException("bloc " + nom + " : " + lu.defauts());
        }
        return lu.gabarit();
    }

    private static String lire(String nom) {
        return LUS.computeIfAbsent(nom, absent -> {
            try (InputStream flux = ModelesNationaux.class.getResourceAsStream("/decisions/" + absent + ".txt")) {
                return new String(flux.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
