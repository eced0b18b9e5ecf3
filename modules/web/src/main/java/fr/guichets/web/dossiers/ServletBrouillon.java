package fr.guichets.web.dossiers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.Dossier;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Contexte;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;

/** Saves a step while one types: the same form as the page, answered with what the page must now show. */
@WebServlet("/dossiers/brouillon")
public class ServletBrouillon extends HttpServlet {

    private static final int SAISIE_REFUSEE = 422;

    @Inject
    private transient EnregistrementDemande enregistrement;

    @Inject
    private transient ReglesDuDossier regles;

    @Inject
    private transient Contexte contexte;

    @Override
    protected void doPost(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        Etape etape = Etape.parCode(requete.getParameter("etape")).orElse(null);
        String version = Objects.requireNonNullElse(requete.getParameter("version"), "");
        if (etape == null || !version.matches("\\d{1,18}")) {
            reponse.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        try {
            EnregistrementDemande.Issue issue = enregistrement.enregistrer(
                    Objects.requireNonNullElse(requete.getParameter("numero"), ""),
                    etape,
                    Long.parseLong(version),
                    Reponses.lire(Objects.requireNonNullElse(requete.getParameter("base"), "{}")),
                    LectureFormulaire.lire(etape, requete.getParameterMap()));
            if (issue.conflits().isEmpty()) {
                ecrire(reponse, HttpServletResponse.SC_OK, corps(issue, etape));
            } else {
                refuser(
                        reponse,
                        "Un collègue, ou un autre onglet, a modifié la même réponse à "
                                + contexte.heure(issue.dossier().modifieLe())
                                + ". Cliquez sur « Enregistrer » pour choisir laquelle garder.");
            }
        } catch (ModifieEntreTemps e) {
            refuser(reponse, "Cette demande vient d’être modifiée ailleurs. Cliquez sur « Enregistrer ».");
        } catch (OperationInvalide | AccesRefuse e) {
            refuser(reponse, e.getMessage());
        } catch (ChampsInvalides e) {
            String message =
                    e.erreurs().stream().map(ChampsInvalides.Erreur::message).collect(Collectors.joining(" "));
            ecrire(reponse, SAISIE_REFUSEE, message(message));
        }
    }

    private ObjectNode corps(EnregistrementDemande.Issue issue, Etape etape) {
        Dossier dossier = issue.dossier();
        ObjectNode corps = JsonNodeFactory.instance.objectNode();
        corps.put("version", dossier.version());
        corps.put("base", Reponses.de(dossier.saisie(), etape).ecrire());
        corps.put("enregistreLe", contexte.heure(dossier.modifieLe()));
        corps.put("autrui", issue.autrui());
        AidePossible aide = AidePossible.de(dossier.evaluation(), regles.de(dossier), dossier.saisie());
        corps.set("aide", Reponses.JSON.valueToTree(aide));
        return corps;
    }

    private static void refuser(HttpServletResponse reponse, String message) throws IOException {
        ecrire(reponse, HttpServletResponse.SC_CONFLICT, message(message));
    }

    private static ObjectNode message(String message) {
        return JsonNodeFactory.instance.objectNode().put("message", message);
    }

    private static void ecrire(HttpServletResponse reponse, int statut, ObjectNode corps) throws IOException {
        reponse.setStatus(statut);
        reponse.setContentType("application/json");
        reponse.setCharacterEncoding("UTF-8");
        reponse.getWriter().write(corps.toString());
    }
}
