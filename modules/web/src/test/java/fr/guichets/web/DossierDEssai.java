package fr.guichets.web;

import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A dossier filed on 2 June 2021, in a state, with a request for complements or without. */
public final class DossierDEssai {

    private static final Instant DEPOT = Instant.parse("2021-06-02T08:00:00Z");

    private DossierDEssai() {}

    public static Dossier a(EtatDossier etat) {
        return a(etat, LocalDate.of(2022, 2, 2), null);
    }

    /** The clock is stopped: complements were asked for on 7 June, to be sent before 1 July 2021. */
    public static Dossier incomplet() {
        return a(
                EtatDossier.INCOMPLET,
                null,
                new Dossier.Complements(
                        DEPOT.plusSeconds(5 * 86_400),
                        "Instructeur",
                        List.of("Le devis"),
                        LocalDate.of(2021, 7, 1),
                        null,
                        null));
    }

    private static Dossier a(EtatDossier etat, LocalDate rejet, Dossier.Complements complements) {
        return new Dossier(
                "18-2021-012",
                "18-2021-012",
                etat,
                3,
                null,
                null,
                "Portail",
                null,
                null,
                new Dossier.Depot(DEPOT, "Agent", "1", 2021, 661, null, LocalDate.of(2021, 8, 2), rejet, null),
                null,
                complements,
                null,
                Set.of(),
                DEPOT,
                DEPOT,
                "Agent");
    }
}
