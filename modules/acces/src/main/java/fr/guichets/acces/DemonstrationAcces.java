package fr.guichets.acces;

import fr.guichets.acces.interne.RegistreMandats;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import fr.guichets.socle.Siren;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Mandates of the demonstration accounts, there before anybody has logged in; in the local stack only. */
@ApplicationScoped
public class DemonstrationAcces {

    @Inject
    private RegistreMandats registre;

    /**
     * Grants a right to an identity that does not hold as much already. Done again at each start: a stronger right given by
     * hand stays, a right withdrawn by hand is granted again.
     *
     * @param identifiant issuer and subject, separated by #
     * @param siren of a département or région, for which the référentiel gives none; else null
     * @throws IllegalStateException outside the local stack
     */
    @Reserve(Role.ADMINISTRATEUR)
    public void accorder(
            String identifiant, String nom, NatureCollectivite nature, String code, Siren siren, Droit droit) {
        if (!Configuration.pileLocale()) {
            throw new IllegalStateException("les mandats de démonstration n'existent que dans la pile locale");
        }
        DepartementCourant.executerNational(() -> {
            registre.annoncer(identifiant, nom, nature, code, siren, droit);
            return null;
        });
    }
}
