package fr.guichets.api;

import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What the query strings of all lists have in common. A filter with several values is repeated, or separates them with commas. */
public abstract class FiltresDeListe {

    private static final int PAGE_MAXIMALE = 100_000;
    private static final int TAILLE_MAXIMALE = 200;
    private static final int LONGUEUR_MAXIMALE = 200;

    @Parameter(description = "À partir de 0", schema = @Schema(type = SchemaType.INTEGER))
    @DefaultValue("0")
    @QueryParam("page")
    String page;

    @Parameter(description = "De 1 à 200, 50 par défaut", schema = @Schema(type = SchemaType.INTEGER))
    @DefaultValue("50")
    @QueryParam("taille")
    String taille;

    @Parameter(description = "asc ou desc, si tri ne commence pas par -")
    @QueryParam("ordre")
    String ordre;

    private final List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
    final Champs parametres = new Champs(null, "", erreurs);

    /** @throws ChampsInvalides naming every wrong parameter read so far */
    void exigerValides() {
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
    }

    int page() {
        return page(page, parametres);
    }

    int taille() {
        return taille(taille, parametres);
    }

    /** @param defaut order of the list when nothing is asked */
    <E extends Enum<E>> E tri(String tri, Class<E> connus, E defaut) {
        if (tri == null) {
            return defaut;
        }
        String nom = tri.startsWith("-") ? tri.substring(1) : tri;
        for (E connu : connus.getEnumConstants()) {
            if (enUnMot(connu.name()).equals(nom)) {
                return connu;
            }
        }
        String admis = Arrays.stream(connus.getEnumConstants())
                .map(connu -> enUnMot(connu.name()))
                .collect(Collectors.joining(", "));
        parametres.refuser("tri", "TRI_INCONNU", "Triez par l'une de ces clés\u00a0: " + admis + ".");
        return null;
    }

    /** Without a key, the last first. */
    boolean descendant(String tri) {
        boolean croissant = "asc".equals(parmi("ordre", ordre, "asc", "desc"));
        return tri == null ? !croissant : tri.startsWith("-") || "desc".equals(ordre);
    }

    /** DEPOSE_LE: deposeLe. */
    private static String enUnMot(String nom) {
        String[] mots = nom.toLowerCase(Locale.ROOT).split("_");
        return mots[0]
                + Arrays.stream(mots)
                        .skip(1)
                        .map(mot -> Character.toUpperCase(mot.charAt(0)) + mot.substring(1))
                        .collect(Collectors.joining());
    }

    String texte(String cle, String valeur) {
        return valeur == null || valeur.isBlank() ? null : parametres.texteAdmis(cle, valeur, LONGUEUR_MAXIMALE);
    }

    Set<String> textes(String cle, List<String> valeurs) {
        return valeurs.stream()
                .flatMap(valeur -> Arrays.stream(valeur.split(",")))
                .map(valeur -> texte(cle, valeur))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    <E extends Enum<E>> Set<E> parmi(String cle, List<String> valeurs, Class<E> nomenclature) {
        Set<E> lus = new LinkedHashSet<>();
        textes(cle, valeurs).forEach(valeur -> Corps.ajouter(lus, nomenclature, valeur, cle, parametres));
        return lus;
    }

    String parmi(String cle, String valeur, String... admis) {
        if (valeur != null && !Arrays.asList(admis).contains(valeur)) {
            parametres.refuser(cle, "VALEUR_INCONNUE", "Écrivez " + String.join(" ou ", admis) + ".");
        }
        return valeur;
    }

    LocalDate jour(String cle, String valeur) {
        return valeur == null || valeur.isBlank() ? null : parametres.jour(cle, valeur);
    }

    static int page(String texte, Champs parametres) {
        return entier("page", texte, 0, PAGE_MAXIMALE, parametres);
    }

    static int taille(String texte, Champs parametres) {
        return entier("taille", texte, 1, TAILLE_MAXIMALE, parametres);
    }

    private static int entier(String cle, String texte, int minimum, int maximum, Champs parametres) {
        if (texte.matches("\\d{1,9}")) {
            int lu = Integer.parseInt(texte);
            if (lu >= minimum && lu <= maximum) {
                return lu;
            }
        }
        parametres.refuser(cle, "HORS_LIMITES", "Écrivez un nombre entier de %d à %d.".formatted(minimum, maximum));
        return minimum;
    }
}
