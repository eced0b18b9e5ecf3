package fr.guichets.enveloppes;

import fr.guichets.enveloppes.DecisionDeCredits.Ligne;
import fr.guichets.enveloppes.interne.national.LectureDispositif;
import fr.guichets.enveloppes.interne.national.Ouverture;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;

/** The opening of the scheme: what its rules give each guichet is delegated to it, once. */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
@Reserve(Role.NATIONAL)
public class CreditsInitiaux {

    @Inject
    Guichets guichets;

    @Inject
    Reglements reglements;

    @Inject
    LectureDispositif dispositif;

    @Inject
    Ouverture ouverture;

    @Inject
    Horloge horloge;

    /**
     * When the national ledger is empty, opens it: the dotation of the axis, the laboratoires, then the envelope of each
     * guichet as its rules in force say it. Doing it again does nothing.
     *
     * @return how many guichets received their envelope
     */
    public int amorcer() {
        if (!DepartementCourant.executerNational(ouverture::estAFaire)) {
            return 0;
        }
        Dispositif.Axe axe =
                DepartementCourant.executerNational(dispositif::lire).axeDelegue();
        List<Ouverture.Enveloppe> enveloppes = new ArrayList<>();
        for (Guichet guichet : guichets.tous()) {
            Reglement reglement = DepartementCourant.executerPour(
                    guichet.code(), () -> reglements.enVigueur(horloge.aujourdhui(guichet.fuseau())));
            if (!reglement.enveloppe().total().estNul()) {
                enveloppes.add(new Ouverture.Enveloppe(
                        guichet.code(), lignes(reglement.enveloppe()), "Règlement " + reglement.version()));
            }
        }
        return DepartementCourant.executerNational(() -> ouverture.ouvrir(axe, enveloppes));
    }

    private static List<Ligne> lignes(Reglement.Enveloppe enveloppe) {
        return enveloppe.tranches().isEmpty()
                ? List.of(new Ligne(Tranche.PLURIANNUELLE, Nature.DELEGATION, enveloppe.total()))
                : enveloppe.tranches().stream()
                        .map(tranche ->
                                new Ligne(Tranche.exercice(tranche.exercice()), Nature.DELEGATION, tranche.montant()))
                        .toList();
    }

    /** True once every guichet has applied the envelope of the opening. */
    public boolean arrives() {
        return DepartementCourant.executerNational(
                () -> !ouverture.estAFaire() && ouverture.initialesEnRoute().isEmpty());
    }
}
