package fr.guichets.web.dossiers;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.execution.Attente;
import fr.guichets.execution.Executions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** What this guichet expects of the organisations of the one who reads. */
@RequestScoped
public class AFaire {

    /**
     * @param titre verb first: « Envoyer ce qui manque »
     * @param avant null when nothing binds it to a day
     */
    record Tache(String titre, LocalDate avant) {}

    private static final Set<EtatDossier> OU_AGIR = Set.of(
            EtatDossier.BROUILLON,
            EtatDossier.INCOMPLET,
            EtatDossier.NOTIFIE,
            EtatDossier.DEMARRE,
            EtatDossier.ACHEVE,
            EtatDossier.CADUC,
            EtatDossier.REVERSEMENT);

    private static final int MAXIMUM = 200;

    @Inject
    private Dossiers dossiers;

    @Inject
    private Executions executions;

    @Inject
    private Typographie typographie;

    private Integer nombre;

    /** How many dossiers wait for an act of theirs. */
    public int nombre() {
        if (nombre == null) {
            nombre = (int) dossiers
                    .lister(new CriteresDeListe(
                            null,
                            OU_AGIR,
                            null,
                            Set.of(),
                            Set.of(),
                            Set.of(),
                            Set.of(),
                            null,
                            null,
                            null,
                            CriteresDeListe.Tri.MODIFIE_LE,
                            true,
                            0,
                            MAXIMUM))
                    .elements()
                    .stream()
                    .filter(ligne -> tache(ligne).isPresent())
                    .count();
        }
        return nombre;
    }

    Optional<Tache> tache(LigneDossier ligne) {
        return switch (ligne.etat()) {
            case BROUILLON -> Optional.of(new Tache("Terminer et déposer la demande", null));
            case INCOMPLET ->
                PageSuivi.attendReponse(dossiers.lire(ligne.reference()))
                        ? Optional.of(new Tache("Envoyer ce qui manque", ligne.echeance()))
                        : Optional.empty();
            case NOTIFIE, DEMARRE, ACHEVE, CADUC, REVERSEMENT -> duProjet(ligne.numero());
            default -> Optional.empty();
        };
    }

    private Optional<Tache> duProjet(String numero) {
        return executions.lire(numero).attentes().stream()
                .filter(attente -> attente.nature().duBeneficiaire())
                .findFirst()
                .map(attente -> new Tache(titre(attente.nature()), attente.avant()));
    }

    private static String titre(Attente.Nature nature) {
        return switch (nature) {
            case PREUVE -> "Envoyer le devis ou le marché signé";
            case SOLDE -> "Terminer le projet, puis demander le solde";
            case DEMANDE_A_CORRIGER -> "Corriger la demande de versement";
            case OBSERVATIONS -> "Expliquer le retard";
            default -> "Reverser une partie de l’aide";
        };
    }

    /** « Envoyer ce qui manque avant le 21 juin 2021 ». */
    String dire(Tache tache) {
        return tache.titre() + (tache.avant() == null ? "" : " avant le " + typographie.date(tache.avant()));
    }
}
