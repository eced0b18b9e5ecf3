package fr.guichets.api;

import fr.guichets.decisions.CriteresActes;
import fr.guichets.decisions.EtatActe;
import fr.guichets.decisions.NatureActe;
import fr.guichets.socle.ChampsInvalides;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query string of a list of acts. */
public class FiltresDActes extends FiltresDeListe {

    @Parameter(
            description = "numero, dossier, beneficiaire, montant, etat ou prepareLe ; précédé de - pour l'ordre"
                    + " décroissant. Par défaut -numero")
    @QueryParam("tri")
    String tri;

    @Parameter(description = "Partie du numéro de l'acte ou du dossier, du bénéficiaire, de l'intitulé")
    @QueryParam("q")
    String q;

    @QueryParam("etat")
    List<String> etat;

    @QueryParam("nature")
    List<String> nature;

    /**
     * @param tout every line, whatever the page: for an export
     * @throws ChampsInvalides naming every wrong parameter
     */
    CriteresActes lire(boolean tout) {
        int page = page();
        int taille = taille();
        CriteresActes lus = new CriteresActes(
                texte("q", q),
                parmi("etat", etat, EtatActe.class),
                parmi("nature", nature, NatureActe.class),
                tri(tri, CriteresActes.Tri.class, CriteresActes.Tri.NUMERO),
                descendant(tri),
                tout ? 0 : page,
                tout ? CriteresActes.TOUT : taille);
        exigerValides();
        return lus;
    }
}
