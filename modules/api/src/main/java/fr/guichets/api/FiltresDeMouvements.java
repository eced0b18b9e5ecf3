package fr.guichets.api;

import fr.guichets.enveloppes.CriteresDeMouvements;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.ChampsInvalides;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query string of a list of movements. */
public class FiltresDeMouvements extends FiltresDeListe {

    @Parameter(description = "le, montant ou dossier ; précédé de - pour l'ordre décroissant. Par défaut -le")
    @QueryParam("tri")
    String tri;

    @Parameter(description = "Un exercice, ou PLURIANNUELLE")
    @QueryParam("tranche")
    List<String> tranche;

    @QueryParam("nature")
    List<String> nature;

    @Parameter(description = "Numéro d'un dossier")
    @QueryParam("dossier")
    String dossier;

    @Parameter(description = "Mots cherchés dans le nom de qui a agi")
    @QueryParam("auteur")
    String auteur;

    @Parameter(description = "Premier jour, AAAA-MM-JJ", schema = @Schema(format = "date"))
    @QueryParam("du")
    String du;

    @Parameter(description = "Dernier jour compris, AAAA-MM-JJ", schema = @Schema(format = "date"))
    @QueryParam("au")
    String au;

    /** @throws ChampsInvalides naming every wrong parameter */
    CriteresDeMouvements lire() {
        CriteresDeMouvements lus = new CriteresDeMouvements(
                tranches(),
                parmi("nature", nature, Nature.class),
                texte("dossier", dossier),
                texte("auteur", auteur),
                jour("du", du),
                jour("au", au),
                tri(tri, CriteresDeMouvements.Tri.class, CriteresDeMouvements.Tri.LE),
                descendant(tri),
                page(),
                taille());
        exigerValides();
        return lus;
    }

    private Set<Tranche> tranches() {
        Set<String> codes = textes("tranche", tranche);
        codes.stream()
                .filter(code -> !Tranche.existe(code))
                .forEach(code -> parametres.refuser(
                        "tranche", "VALEUR_INCONNUE", "Écrivez une année, par exemple 2021, ou PLURIANNUELLE."));
        return codes.stream().filter(Tranche::existe).map(Tranche::new).collect(Collectors.toSet());
    }
}
