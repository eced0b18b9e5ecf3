package fr.guichets.api;

import fr.guichets.programmation.CriteresDeReleves;
import fr.guichets.programmation.CriteresDeReleves.Tri;
import fr.guichets.programmation.EtatReleve;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query string of a list of relevés. */
public class FiltresDeReleves extends FiltresDeListe {

    @Parameter(description = "code, releveLe ou etat ; précédé de - pour l'ordre décroissant. Par défaut -releveLe")
    @QueryParam("tri")
    String tri;

    @Parameter(description = "Partie du code")
    @QueryParam("q")
    String q;

    @Parameter(description = "Sans cela, tous sauf les abandonnés")
    @QueryParam("etat")
    List<String> etat;

    /** @param tout every line, whatever the page: for an export */
    CriteresDeReleves lire(boolean tout) {
        CriteresDeReleves lus = new CriteresDeReleves(
                texte("q", q),
                parmi("etat", etat, EtatReleve.class),
                tri(tri, Tri.class, Tri.RELEVE_LE),
                descendant(tri),
                tout ? 0 : page(),
                tout ? CriteresDeReleves.TOUT : taille());
        exigerValides();
        return lus;
    }
}
