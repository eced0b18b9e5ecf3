package fr.guichets.web.dossiers;

import fr.guichets.dossiers.Dossier;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.web.Contexte;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The rules by which a request is judged: those of its filing for good, those of today before. */
@RequestScoped
public class ReglesDuDossier {

    @Inject
    private Reglements reglements;

    @Inject
    private Contexte contexte;

    Reglement de(Dossier dossier) {
        return dossier.depot() == null
                ? reglements.enVigueur(contexte.getAujourdhui())
                : reglements.version(dossier.depot().versionReglement());
    }
}
