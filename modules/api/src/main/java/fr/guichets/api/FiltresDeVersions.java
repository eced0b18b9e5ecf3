package fr.guichets.api;

import fr.guichets.api.VersionLue.Etat;
import fr.guichets.api.VersionLue.VersionDeListe;
import jakarta.ws.rs.QueryParam;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query string of the list of the versions of a guichet, which are few: filtered here. */
public class FiltresDeVersions extends FiltresDeListe {

    private enum Tri {
        EFFET,
        PUBLIEE_LE
    }

    @Parameter(description = "effet ou publieeLe ; précédé de - pour l'ordre décroissant. Par défaut -effet")
    @QueryParam("tri")
    String tri;

    @Parameter(description = "Mots cherchés dans le numéro et le motif")
    @QueryParam("q")
    String q;

    @Parameter(description = "PASSEE, EN_VIGUEUR ou A_VENIR")
    @QueryParam("etat")
    List<String> etat;

    @Parameter(description = "Premier jour d'effet, AAAA-MM-JJ", schema = @Schema(format = "date"))
    @QueryParam("du")
    String du;

    @Parameter(description = "Dernier jour d'effet compris, AAAA-MM-JJ", schema = @Schema(format = "date"))
    @QueryParam("au")
    String au;

    /**
     * @param versions in the order in which they take effect
     * @return what is filtered, in the order asked for
     * @throws fr.guichets.socle.ChampsInvalides naming every wrong parameter
     */
    List<VersionDeListe> retenir(List<VersionDeListe> versions) {
        String cherche = texte("q", q);
        Set<Etat> etats = parmi("etat", etat, Etat.class);
        LocalDate premier = jour("du", du);
        LocalDate dernier = jour("au", au);
        Tri cle = tri(tri, Tri.class, Tri.EFFET);
        boolean inverse = descendant(tri);
        exigerValides();
        Predicate<VersionDeListe> retenue = version -> (cherche == null
                        || simple(version.numero() + " " + version.motif()).contains(simple(cherche)))
                && (etats.isEmpty() || etats.contains(version.etat()))
                && (premier == null || !version.effet().isBefore(premier))
                && (dernier == null || !version.effet().isAfter(dernier));
        List<VersionDeListe> retenues =
                new ArrayList<>(versions.stream().filter(retenue).toList());
        if (cle == Tri.PUBLIEE_LE) {
            retenues.sort(Comparator.comparing(VersionDeListe::publieeLe));
        }
        if (inverse) {
            Collections.reverse(retenues);
        }
        return retenues;
    }

    /** The page of what was retained. */
    VersionLue.Page page(List<VersionDeListe> retenues) {
        int page = page();
        int taille = taille();
        exigerValides();
        return new VersionLue.Page(
                retenues.stream().skip((long) page * taille).limit(taille).toList(), retenues.size(), page, taille);
    }

    /** Without case nor accents. */
    private static String simple(String texte) {
        return Normalizer.normalize(texte, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.FRENCH);
    }
}
