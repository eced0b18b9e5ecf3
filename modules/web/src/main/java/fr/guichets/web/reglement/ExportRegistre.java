package fr.guichets.web.reglement;

import fr.guichets.enveloppes.Credits;
import fr.guichets.reglement.AdministrationDesGuichets;
import fr.guichets.reglement.AdministrationDesGuichets.Suivi;
import fr.guichets.reglement.Guichet;
import fr.guichets.web.Contexte;
import fr.guichets.web.Tableur;
import fr.guichets.web.reglement.FiltresDuRegistre.Ligne;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** The registry as a sheet, filtered and sorted as the page is. */
@WebServlet("/reglement/guichets-export")
public class ExportRegistre extends HttpServlet {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<String> ENTETES = List.of(
            "Code",
            "Guichet",
            "Région",
            "Type",
            "Adresse",
            "État",
            "Depuis",
            "Motif",
            "Version en vigueur",
            "Effet",
            "Versions",
            "À venir",
            "Règles",
            "Dotation");

    @Inject
    private transient AdministrationDesGuichets administration;

    @Inject
    private transient Credits credits;

    @Inject
    private transient Contexte contexte;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        List<List<Object>> lignes = FiltresDuRegistre.de(requete.getParameterMap())
                .appliquer(PageRegistre.lire(administration.tous(), credits.fonds()))
                .stream()
                .map(ExportRegistre::cellules)
                .toList();
        Tableur.envoyer(requete, reponse, contexte, "registre", "Registre des guichets", ENTETES, lignes);
    }

    private static List<Object> cellules(Ligne ligne) {
        Guichet guichet = ligne.guichet();
        Suivi suivi = ligne.suivi();
        return Arrays.asList(
                guichet.code().valeur(),
                guichet.nom(),
                guichet.region(),
                PageRegistre.type(guichet.type()),
                guichet.hote(),
                guichet.etat().libelle(),
                guichet.depuis() == null ? null : guichet.depuis().atZone(PARIS),
                guichet.motif(),
                suivi.enVigueur(),
                suivi.effet(),
                suivi.versions(),
                suivi.aVenir(),
                PageRegistre.regles(ligne.regles()),
                ligne.dotation());
    }
}
