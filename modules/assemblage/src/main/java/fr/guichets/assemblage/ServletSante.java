package fr.guichets.assemblage;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.FiltreHote;
import fr.guichets.socle.ReponseBreve;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** GET /sante on the portal: 200 when ready, else 503, with the state of each guichet. Named in web.xml. */
public class ServletSante extends HttpServlet {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private transient Sante sante;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        if (!(FiltreHote.adresse(requete) instanceof Adresse.Portail)) {
            ReponseBreve.ecrire(requete, reponse, HttpServletResponse.SC_NOT_FOUND, "INTROUVABLE", "Page introuvable");
            return;
        }
        Sante.Etat etat = sante.etat();
        reponse.setStatus(
                etat.statut() == Sante.Statut.PRET
                        ? HttpServletResponse.SC_OK
                        : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        reponse.setHeader("Cache-Control", "no-store");
        reponse.setContentType("application/json;charset=UTF-8");
        reponse.getOutputStream().write(JSON.writeValueAsBytes(etat));
    }
}
