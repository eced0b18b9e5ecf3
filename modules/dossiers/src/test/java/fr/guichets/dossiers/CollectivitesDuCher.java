package fr.guichets.dossiers;

import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Siren;
import java.util.List;
import java.util.Optional;

/** A référentiel of three real collectivités, for tests that need no database. */
class CollectivitesDuCher extends Referentiel {

    private static final CodeDepartement CHER = new CodeDepartement("18");

    static final Collectivite BOURGES = new Collectivite(
            NatureCollectivite.COMMUNE,
            "18033",
            "Bourges",
            new Siren("211800339"),
            64668,
            66741,
            CHER,
            "181",
            List.of("18000"),
            2021);

    private static final List<Collectivite> TOUTES = List.of(
            BOURGES,
            new Collectivite(
                    NatureCollectivite.COMMUNAUTE_D_AGGLOMERATION,
                    "241800507",
                    "CA Bourges Plus",
                    new Siren("241800507"),
                    102679,
                    105860,
                    CHER,
                    null,
                    List.of(),
                    2021),
            new Collectivite(
                    NatureCollectivite.REGION,
                    "24",
                    "Centre-Val de Loire",
                    null,
                    2572853,
                    null,
                    new CodeDepartement("45"),
                    null,
                    List.of(),
                    2021));

    @Override
    public Optional<Collectivite> parSiren(Siren siren, int annee) {
        return TOUTES.stream()
                .filter(collectivite -> siren.equals(collectivite.siren()))
                .findFirst();
    }

    @Override
    public Optional<Collectivite> parCode(NatureCollectivite nature, String code, int annee) {
        return TOUTES.stream()
                .filter(collectivite -> collectivite.code().equals(code))
                .filter(collectivite -> nature == null
                        ? collectivite.nature() != NatureCollectivite.REGION
                        : collectivite.nature() == nature)
                .findFirst();
    }
}
