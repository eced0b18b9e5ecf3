package fr.guichets.referentiel.interne;

import fr.guichets.referentiel.NatureCollectivite;

/** How the DGCL abbreviates the nature of an EPCI; the métropole de Lyon is a collectivité that its file lists there. */
enum NatureEpci {
    CC(NatureCollectivite.COMMUNAUTE_DE_COMMUNES),
    CA(NatureCollectivite.COMMUNAUTE_D_AGGLOMERATION),
    CU(NatureCollectivite.COMMUNAUTE_URBAINE),
    METRO(NatureCollectivite.METROPOLE),
    MET69(NatureCollectivite.METROPOLE_DE_LYON);

    private final NatureCollectivite nature;

    NatureEpci(NatureCollectivite nature) {
        this.nature = nature;
    }

    NatureCollectivite nature() {
        return nature;
    }

    /** @throws IllegalStateException when the line has another nature */
    static NatureEpci de(Ligne epci) {
        try {
            return valueOf(epci.texte("nature"));
        } catch (IllegalArgumentException e) {
            throw epci.erreur("nature d’EPCI inconnue : " + epci.texte("nature"));
        }
    }
}
