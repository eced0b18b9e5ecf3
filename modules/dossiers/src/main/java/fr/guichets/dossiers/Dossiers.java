package fr.guichets.dossiers;

import fr.guichets.dossiers.interne.DossierEnregistre;
import fr.guichets.dossiers.interne.Enregistres;
import fr.guichets.dossiers.interne.Jugement;
import fr.guichets.dossiers.interne.Lecteur;
import fr.guichets.dossiers.interne.Presentation;
import fr.guichets.dossiers.interne.RequeteDeListe;
import fr.guichets.dossiers.interne.RequeteDuJour;
import fr.guichets.dossiers.interne.Suites;
import fr.guichets.dossiers.interne.Vue;
import fr.guichets.reglement.Cible;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Reads the dossiers of the current guichet: an agent all filed ones (a sous-préfet those of his arrondissements), a
 * collectivité its own, drafts included. What is not the reader's does not exist for him.
 */
@ApplicationScoped
@Transactional
@Reserve(value = Role.COLLECTIVITE, agents = true)
public class Dossiers {

    /**
     * What agents open their day with.
     *
     * @param parEtat how many dossiers in each state, zero included
     * @param enRetard those whose deadline has passed, the most urgent first
     * @param bientot those whose deadline falls within seven days
     * @param sansInstructeur filed and taken in charge by nobody
     * @param aTraiter the reader's own, plus those of nobody, in the order in which to take them
     */
    public record Aujourdhui(
            Map<EtatDossier, Integer> parEtat,
            List<LigneDossier> enRetard,
            List<LigneDossier> bientot,
            int sansInstructeur,
            List<LigneDossier> aTraiter) {}

    private static final int A_TRAITER = 20;

    @Inject
    Enregistres enregistres;

    @Inject
    RequeteDeListe requete;

    @Inject
    RequeteDuJour requeteDuJour;

    @Inject
    Presentation presentation;

    @Inject
    Jugement jugement;

    @Inject
    Suites suites;

    public ListeDossiers lister(CriteresDeListe criteres) {
        return requete.lister(criteres, Lecteur.courant(), jugement.fuseau());
    }

    /** @throws fr.guichets.socle.Introuvable when it does not exist, or not for the reader */
    public Dossier lire(String reference) {
        return presentation.relire(enregistres.lire(reference));
    }

    /**
     * What the rules of a filed dossier say on the day of the decision; the verdict that filing froze, unless they count the
     * population of that day and it has changed.
     */
    @Reserve(agents = true)
    public Evaluation aLaDecision(String reference) {
        return jugement.aLaDecision(enregistres.lire(reference));
    }

    /**
     * Every act, oldest first, those of the guichets where it was before under the number that it had there; the applicant does not
     * see the preparatory acts.
     */
    public List<Journal.Ligne> historique(String reference) {
        DossierEnregistre dossier = enregistres.lire(reference);
        return Vue.historique(dossier, suites.histoire(dossier));
    }

    /**
     * The acknowledgement as it was frozen at filing.
     *
     * @throws Introuvable also when it is not filed yet
     */
    public Accuse accuse(String reference) {
        DossierEnregistre dossier = enregistres.lire(reference);
        if (dossier.numero() == null) {
            throw new Introuvable("Il n'y a pas d'accusé de réception tant que la demande n'est pas déposée.");
        }
        return enregistres.depot(dossier).accuse();
    }

    /**
     * What sub-envelopes look at, by number; without those that were given up or taken back, whose grant counts no more. Of
     * the whole guichet, whoever reads: only sums are made of it.
     */
    @Reserve(agents = true)
    public Map<String, Cible> cibles(Collection<String> numeros) {
        return numeros.isEmpty() ? Map.of() : enregistres.cibles(numeros);
    }

    /** Agents who have taken dossiers in charge, for the filter: identifier to name. */
    public Map<String, String> instructeurs() {
        return Lecteur.courant().estAgent() ? enregistres.instructeurs() : Map.of();
    }

    /** How many dossiers in each state, zero included. */
    public Map<EtatDossier, Integer> parEtat() {
        return requeteDuJour.parEtat(Lecteur.courant());
    }

    public Aujourdhui aujourdhui() {
        Lecteur lecteur = Lecteur.courant();
        LocalDate aujourdhui = jugement.aujourdhui();
        return new Aujourdhui(
                requeteDuJour.parEtat(lecteur),
                requeteDuJour.echeances(lecteur, null, aujourdhui.minusDays(1)),
                requeteDuJour.echeances(lecteur, aujourdhui, aujourdhui.plusDays(7)),
                requeteDuJour.sansInstructeur(lecteur),
                requeteDuJour.aTraiter(lecteur, A_TRAITER));
    }
}
