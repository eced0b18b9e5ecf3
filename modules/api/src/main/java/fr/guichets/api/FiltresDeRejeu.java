package fr.guichets.api;

import fr.guichets.dossiers.CriteresDeRejeu;
import fr.guichets.dossiers.CriteresDeRejeu.Changement;
import fr.guichets.dossiers.CriteresDeRejeu.Tri;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query string of the dossiers that a replay would judge otherwise. */
public class FiltresDeRejeu extends FiltresDeListe {

    @Parameter(
            description = "numero, porteur, avant, apres ou ecart ; précédé de - pour l'ordre décroissant. Par défaut"
                    + " -ecart")
    @QueryParam("tri")
    String tri;

    @Parameter(description = "Mots cherchés dans le numéro, le porteur et l'intitulé")
    @QueryParam("q")
    String q;

    @Parameter(
            description = "ADMIS, REFUSE, AUGMENTE, DIMINUE ou AUTRE : même montant, mais d'autres motifs, alertes ou"
                    + " relevé")
    @QueryParam("changement")
    String changement;

    @Parameter(description = "true : ceux qui sont déjà décidés ; false : les autres")
    @QueryParam("decides")
    String decides;

    /** @throws fr.guichets.socle.ChampsInvalides naming every wrong parameter */
    CriteresDeRejeu lire(boolean tout) {
        Set<Changement> voulus =
                changement == null ? Set.of() : parmi("changement", List.of(changement), Changement.class);
        String decide = parmi("decides", decides, "true", "false");
        CriteresDeRejeu lus = new CriteresDeRejeu(
                texte("q", q),
                voulus.stream().findFirst().orElse(null),
                decide == null ? null : Boolean.valueOf(decide),
                tri(tri, Tri.class, Tri.ECART),
                descendant(tri),
                tout ? 0 : page(),
                tout ? CriteresDeRejeu.TOUT : taille());
        exigerValides();
        return lus;
    }
}
