package fr.guichets.execution.regles;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.execution.Attente;
import fr.guichets.execution.Attente.Nature;
import fr.guichets.execution.Caducite;
import fr.guichets.execution.Execution;
import fr.guichets.execution.Paiement;
import fr.guichets.execution.Preuve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What comes next for a grant, from what was done of it. */
public final class Attentes {

    private Attentes() {}

    /** @param execution whose own list is not read */
    public static List<Attente> de(Execution execution, LocalDate aujourdhui) {
        List<Attente> attentes = new ArrayList<>();
        EtatDossier etat = execution.dossier().etat();
        Optional<Caducite> caducite = execution.caducite();
        if (caducite.filter(ouverte -> ouverte.etat() == Caducite.Etat.OUVERTE).isPresent()) {
            attentes.add(
                    caducite.get().decidable(aujourdhui)
                            ? new Attente(Nature.CADUCITE_A_DECIDER, null)
                            : new Attente(Nature.OBSERVATIONS, caducite.get().repondreAvant()));
        }
        if (etat == EtatDossier.NOTIFIE) {
            preuve(execution).ifPresent(attentes::add);
        }
        boolean payable = etat == EtatDossier.DEMARRE || etat == EtatDossier.ACHEVE;
        execution
                .demandeEnCours()
                .filter(demande -> payable)
                .flatMap(demande -> suite(demande, execution))
                .ifPresent(attentes::add);
        if (etat == EtatDossier.DEMARRE && attentes.isEmpty()) {
            attentes.add(new Attente(Nature.SOLDE, execution.soldeAvant()));
        }
        reversement(execution, etat).ifPresent(attentes::add);
        return attentes;
    }

    private static Optional<Attente> preuve(Execution execution) {
        return execution.preuve().isEmpty()
                ? Optional.of(new Attente(Nature.PREUVE, execution.preuveAvant()))
                : execution
                        .preuve()
                        .filter(preuve -> preuve.etat() == Preuve.Etat.ENVOYEE)
                        .map(recue -> new Attente(Nature.PREUVE_A_EXAMINER, null));
    }

    private static Optional<Attente> suite(Paiement demande, Execution execution) {
        return switch (demande.etat()) {
            case DEMANDE -> Optional.of(new Attente(Nature.SERVICE_FAIT, null));
            case CERTIFIE -> Optional.of(new Attente(Nature.VERSEMENT, null));
            case RENVOYE -> Optional.of(new Attente(Nature.DEMANDE_A_CORRIGER, execution.soldeAvant()));
            default -> Optional.empty();
        };
    }

    private static Optional<Attente> reversement(Execution execution, EtatDossier etat) {
        if (execution.reversement() != null) {
            return execution.reversement().titre() == null
                    ? Optional.of(new Attente(Nature.REMBOURSEMENT, null))
                    : Optional.empty();
        }
        boolean retiree = etat == EtatDossier.CADUC || etat == EtatDossier.DESISTEMENT;
        boolean tropPercu =
                retiree ? !execution.verse().estNul() : !execution.tropPercu().estNul();
        return tropPercu ? Optional.of(new Attente(Nature.TROP_PERCU, null)) : Optional.empty();
    }
}
