package fr.guichets.api;

import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.ThemeNational;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query string of a list of dossiers. */
public class Filtres extends FiltresDeListe {

    @Parameter(
            description = "numero, deposeLe, porteur, etat, montantDemande, montantMaximum, echeance ou modifieLe ;"
                    + " précédé de - pour l'ordre décroissant. Par défaut -deposeLe")
    @QueryParam("tri")
    String tri;

    @Parameter(description = "Mots cherchés dans le numéro, le porteur, l'intitulé et les dépenses")
    @QueryParam("q")
    String q;

    @QueryParam("etat")
    List<String> etat;

    @Parameter(description = "moi, personne, ou l'identifiant d'un agent")
    @QueryParam("instructeur")
    String instructeur;

    @QueryParam("arrondissement")
    List<String> arrondissement;

    @QueryParam("theme")
    List<String> theme;

    @Parameter(description = "Nature du porteur")
    @QueryParam("nature")
    List<String> nature;

    @QueryParam("session")
    List<String> session;

    @Parameter(description = "true ou false")
    @QueryParam("recevable")
    String recevable;

    @Parameter(description = "Premier jour, AAAA-MM-JJ", schema = @Schema(format = "date"))
    @QueryParam("deposeDu")
    String deposeDu;

    @Parameter(description = "Dernier jour compris, AAAA-MM-JJ", schema = @Schema(format = "date"))
    @QueryParam("deposeAu")
    String deposeAu;

    /**
     * @param tout every line, whatever the page: for an export
     * @throws ChampsInvalides naming every wrong parameter
     */
    CriteresDeListe lire(boolean tout) {
        boolean inverse = descendant(tri);
        CriteresDeListe lus = new CriteresDeListe(
                texte("q", q),
                parmi("etat", etat, EtatDossier.class),
                instructeur(),
                textes("arrondissement", arrondissement),
                noms("theme", theme, ThemeNational.class),
                noms("nature", nature, NatureCollectivite.class),
                textes("session", session),
                booleen(),
                jour("deposeDu", deposeDu),
                jour("deposeAu", deposeAu),
                tri(tri, CriteresDeListe.Tri.class, CriteresDeListe.Tri.DEPOSE_LE),
                inverse,
                page(),
                taille());
        exigerValides();
        return tout ? enEntier(lus) : lus;
    }

    private static CriteresDeListe enEntier(CriteresDeListe lus) {
        return new CriteresDeListe(
                lus.q(),
                lus.etats(),
                lus.instructeur(),
                lus.arrondissements(),
                lus.themes(),
                lus.natures(),
                lus.sessions(),
                lus.recevable(),
                lus.deposeDu(),
                lus.deposeAu(),
                lus.tri(),
                lus.descendant(),
                0,
                CriteresDeListe.TOUT);
    }

    private String instructeur() {
        String texte = texte("instructeur", instructeur);
        if (texte == null) {
            return null;
        }
        return switch (texte) {
            case "moi" -> Acteur.courant().identifiant();
            case "personne" -> CriteresDeListe.PERSONNE;
            default -> texte;
        };
    }

    private <E extends Enum<E>> Set<String> noms(String cle, List<String> valeurs, Class<E> nomenclature) {
        return parmi(cle, valeurs, nomenclature).stream().map(Enum::name).collect(Collectors.toSet());
    }

    private Boolean booleen() {
        String texte = parmi("recevable", recevable, "true", "false");
        return texte == null ? null : Boolean.valueOf(texte);
    }
}
