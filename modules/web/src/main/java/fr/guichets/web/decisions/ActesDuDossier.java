package fr.guichets.web.decisions;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.Decisions;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;

/** The acts of the dossier of this page, for the agents who see it. */
@Named("actesDuDossier")
@RequestScoped
public class ActesDuDossier {

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Decisions decisions;

    private List<Acte> actes;

    public List<Acte> getActes() {
        if (actes == null) {
            actes = decisions.duDossier(Objects.requireNonNullElse(requete.getParameter("numero"), ""));
        }
        return actes;
    }

    /** True when the reader prepares acts. */
    public boolean isPrepare() {
        return Acteur.courant().aUnRole(Role.INSTRUCTEUR);
    }

    /** True when the page of an act serves the reader. */
    public boolean isOuvre() {
        return Acteur.courant().aUnRole(Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.SIGNATAIRE);
    }
}
