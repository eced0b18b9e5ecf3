package fr.guichets.execution.interne;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.decisions.Attribution;
import fr.guichets.decisions.Decisions;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.execution.Caducite;
import fr.guichets.execution.Depense;
import fr.guichets.execution.Execution;
import fr.guichets.execution.Paiement;
import fr.guichets.execution.Paiement.Nature;
import fr.guichets.execution.regles.Attentes;
import fr.guichets.execution.regles.Versements;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Montant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Puts together what the dossier, its act and the payments say of a grant. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Lecture {

    @Inject
    Decisions decisions;

    @Inject
    Reglements reglements;

    @Inject
    Suivis suivis;

    @Inject
    Horloge horloge;

    /** Business time, as precise as it is kept. */
    public Instant maintenant() {
        return horloge.maintenant().truncatedTo(ChronoUnit.MILLIS);
    }

    public LocalDate aujourdhui(Reglement regles) {
        return horloge.aujourdhui(regles.identite().fuseau());
    }

    public static String auteur() {
        return Acteur.courant().nom();
    }

    /** @param dossier filed, as the current actor sees it */
    public Execution de(Dossier dossier) {
        Reglement regles = reglements.version(dossier.depot().versionReglement());
        Attribution aide = decisions.attribution(dossier.numero()).orElse(null);
        Execution execution = new Execution(
                dossier,
                aide,
                regles,
                LocalDate.ofInstant(dossier.depot().le(), regles.identite().fuseau()),
                regles.engagementAvant(dossier.depot().le()),
                aide == null
                        ? null
                        : aide.achevementLe().plusMonths(regles.versement().soldeMois()),
                suivis.preuves(dossier.numero()).stream().map(PreuveRecue::lire).toList(),
                paiements(dossier.numero()),
                suivis.caducites(dossier.numero()).stream()
                        .map(CaduciteEnregistree::lire)
                        .toList(),
                suivis.reversement(dossier.numero())
                        .map(ReversementDemande::lire)
                        .orElse(null),
                prevues(dossier.saisie(), regles.assiette()),
                Set.of(),
                List.of());
        return execution.avec(possibles(execution), Attentes.de(execution, aujourdhui(regles)));
    }

    /** A draft is nobody's but the beneficiary's. */
    private List<Paiement> paiements(String numero) {
        boolean agent = Acteur.courant().estAgent();
        return suivis.paiements(numero).stream()
                .map(PaiementEnregistre::lire)
                .filter(paiement -> !agent || paiement.etat() != Paiement.Etat.BROUILLON)
                .toList();
    }

    private static List<Depense> prevues(JsonNode saisie, Reglement.Assiette assiette) {
        List<Depense> prevues = new ArrayList<>();
        for (JsonNode ligne : saisie.path("depenses")) {
            boolean ttc = assiette == Reglement.Assiette.TTC && ligne.hasNonNull("montantTTC");
            prevues.add(new Depense(
                    ligne.path("libelle").asText(),
                    NatureDepense.valueOf(ligne.path("nature").asText()),
                    Montant.euros(ligne.path(ttc ? "montantTTC" : "montantHT").decimalValue()),
                    Montant.ZERO));
        }
        return prevues;
    }

    private static Set<Nature> possibles(Execution execution) {
        EnumSet<Nature> possibles = EnumSet.noneOf(Nature.class);
        boolean suspendue = execution
                .caducite()
                .filter(caducite -> caducite.etat() == Caducite.Etat.OUVERTE)
                .isPresent();
        boolean enAttente = execution
                .demandeEnCours()
                .filter(demande -> !demande.etat().modifiable())
                .isPresent();
        if (execution.dossier().etat() == EtatDossier.DEMARRE && execution.aide() != null && !suspendue && !enAttente) {
            possibles.add(Nature.ACOMPTE);
            possibles.add(Nature.SOLDE);
            if (execution.paiements().stream()
                    .allMatch(paiement -> paiement.etat().modifiable())) {
                possibles.add(Nature.AVANCE);
            }
        }
        return possibles;
    }

    public static Versements versements(Execution execution) {
        return new Versements(
                execution.aide(),
                execution.assiette(),
                execution.regles().versement(),
                execution.regles().exclusions(),
                execution.verse());
    }
}
