package fr.guichets.api;

import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.ThemeNational;
import fr.guichets.socle.Acteur;
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

/** The query string of a list of dossiers. A filter with several values is repeated, or separates them with commas. */
public class Filtres {

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

    @Parameter(
            description = "numero, deposeLe, porteur, etat, montantDemande, montantMaximum, echeance ou modifieLe ;"
                    + " précédé de - pour l'ordre décroissant. Par défaut -deposeLe")
    @QueryParam("tri")
    String tri;

    @Parameter(description = "asc ou desc, si tri ne commence pas par -")
    @QueryParam("ordre")
    String ordre;

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

    private final List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
    private final Champs parametres = new Champs(null, "", erreurs);

    /**
     * @param tout every line, whatever the page: for an export
     * @throws ChampsInvalides naming every wrong parameter
     */
    CriteresDeListe lire(boolean tout) {
        boolean croissant = "asc".equals(parmi("ordre", ordre, "asc", "desc"));
        boolean inverse = tri == null ? !croissant : tri.startsWith("-") || "desc".equals(ordre);
        CriteresDeListe lus = new CriteresDeListe(
                texte("q", q),
                etats(etat),
                instructeur(),
                textes("arrondissement", arrondissement),
                noms("theme", theme, ThemeNational.class),
                noms("nature", nature, NatureCollectivite.class),
                textes("session", session),
                booleen(),
                jour("deposeDu", deposeDu),
                jour("deposeAu", deposeAu),
                tri == null ? CriteresDeListe.Tri.DEPOSE_LE : tri(tri.startsWith("-") ? tri.substring(1) : tri),
                inverse,
                page(page, parametres),
                taille(taille, parametres));
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
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

    private CriteresDeListe.Tri tri(String nom) {
        for (CriteresDeListe.Tri connu : CriteresDeListe.Tri.values()) {
            if (enUnMot(connu.name()).equals(nom)) {
                return connu;
            }
        }
        String admis = Arrays.stream(CriteresDeListe.Tri.values())
                .map(connu -> enUnMot(connu.name()))
                .collect(Collectors.joining(", "));
        parametres.refuser("tri", "TRI_INCONNU", "Triez par l'une de ces clés\u00a0: " + admis + ".");
        return null;
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

    private String texte(String cle, String valeur) {
        return valeur == null || valeur.isBlank() ? null : parametres.texteAdmis(cle, valeur, LONGUEUR_MAXIMALE);
    }

    private Set<String> textes(String cle, List<String> valeurs) {
        return valeurs.stream()
                .flatMap(valeur -> Arrays.stream(valeur.split(",")))
                .map(valeur -> texte(cle, valeur))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<EtatDossier> etats(List<String> valeurs) {
        return parmi("etat", valeurs, EtatDossier.class);
    }

    private <E extends Enum<E>> Set<String> noms(String cle, List<String> valeurs, Class<E> nomenclature) {
        return parmi(cle, valeurs, nomenclature).stream().map(Enum::name).collect(Collectors.toSet());
    }

    private <E extends Enum<E>> Set<E> parmi(String cle, List<String> valeurs, Class<E> nomenclature) {
        Set<E> lus = new LinkedHashSet<>();
        textes(cle, valeurs).forEach(valeur -> Corps.ajouter(lus, nomenclature, valeur, cle, parametres));
        return lus;
    }

    private String parmi(String cle, String valeur, String... admis) {
        if (valeur != null && !Arrays.asList(admis).contains(valeur)) {
            parametres.refuser(cle, "VALEUR_INCONNUE", "Écrivez " + String.join(" ou ", admis) + ".");
        }
        return valeur;
    }

    private Boolean booleen() {
        String texte = parmi("recevable", recevable, "true", "false");
        return texte == null ? null : Boolean.valueOf(texte);
    }

    private LocalDate jour(String cle, String valeur) {
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
