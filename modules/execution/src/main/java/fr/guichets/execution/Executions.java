package fr.guichets.execution;

import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.execution.EcheancesListees.Criteres;
import fr.guichets.execution.EcheancesListees.Ligne;
import fr.guichets.execution.interne.Actes;
import fr.guichets.execution.interne.Lecture;
import fr.guichets.execution.interne.Suivis;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the grants of the current guichet as they are carried out: an agent all of them, a collectivité its own. */
@ApplicationScoped
@Transactional
@Reserve(value = Role.COLLECTIVITE, agents = true)
public class Executions {

    /** Something may be awaited in these states; in the last two only when something was paid. */
    private static final Set<EtatDossier> SUIVIS = Set.of(
            EtatDossier.NOTIFIE,
            EtatDossier.DEMARRE,
            EtatDossier.ACHEVE,
            EtatDossier.REVERSEMENT,
            EtatDossier.CADUC,
            EtatDossier.DESISTEMENT);

    private static final Set<EtatDossier> SI_PAYES = Set.of(EtatDossier.CADUC, EtatDossier.DESISTEMENT);

    private static final Comparator<Ligne> PLUS_PROCHE = Comparator.comparing(
                    (Ligne ligne) -> ligne.attente().avant(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Ligne::numero);

    @Inject
    Dossiers dossiers;

    @Inject
    Actes actes;

    @Inject
    Lecture lecture;

    @Inject
    Suivis suivis;

    /** @throws fr.guichets.socle.Introuvable when the dossier does not exist, is not filed, or is not the reader's */
    public Execution lire(String numero) {
        return actes.lire(numero);
    }

    /** What comes next, the nearest date first; of a collectivité, what it is expected to do only. */
    public EcheancesListees echeances(Criteres criteres) {
        boolean agent = Acteur.courant().estAgent();
        List<Ligne> lignes = suivies(criteres.q())
                .flatMap(execution -> lignes(execution, criteres, agent))
                .sorted(PLUS_PROCHE)
                .toList();
        int debut = (int) Math.min((long) criteres.page() * criteres.taille(), lignes.size());
        int fin = Math.min(debut + criteres.taille(), lignes.size());
        return new EcheancesListees(lignes.subList(debut, fin), lignes.size(), criteres.page(), criteres.taille());
    }

    private Stream<Execution> suivies(String q) {
        CriteresDeListe tous = CriteresDeListe.TOUS;
        Set<String> payes = new HashSet<>(suivis.dejaPayes());
        return dossiers
                .lister(new CriteresDeListe(
                        q,
                        SUIVIS,
                        null,
                        tous.arrondissements(),
                        tous.themes(),
                        tous.natures(),
                        tous.sessions(),
                        null,
                        null,
                        null,
                        CriteresDeListe.Tri.NUMERO,
                        false,
                        0,
                        CriteresDeListe.TOUT))
                .elements()
                .stream()
                .filter(ligne -> !SI_PAYES.contains(ligne.etat()) || payes.contains(ligne.numero()))
                .map(LigneDossier::numero)
                .map(actes::lire);
    }

    private Stream<Ligne> lignes(Execution execution, Criteres criteres, boolean agent) {
        LocalDate aujourdhui = lecture.aujourdhui(execution.regles());
        return execution.attentes().stream()
                .filter(attente -> agent || attente.nature().duBeneficiaire())
                .filter(attente -> criteres.nature() == null || criteres.nature() == attente.nature())
                .filter(attente -> !criteres.enRetard()
                        || attente.avant() != null && attente.avant().isBefore(aujourdhui))
                .map(attente -> new Ligne(
                        execution.dossier().numero(),
                        execution.dossier().porteur(),
                        execution.dossier().intitule(),
                        execution.dossier().etat(),
                        attente,
                        execution.aide() == null ? null : execution.aide().montant(),
                        execution.verse()));
    }
}
