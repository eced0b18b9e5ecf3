package fr.guichets.execution.interne;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.execution.Caducite;
import fr.guichets.execution.Execution;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Objects;

/** The steps of a caducity, each in one transaction, once what it needs is written. */
@ApplicationScoped
@Transactional
public class Procedure {

    @Inject
    Actes actes;

    @Inject
    Lecture lecture;

    @Inject
    Suivis suivis;

    @Inject
    Typographie fr;

    /** @throws OperationInvalide when it cannot be opened now */
    public static void exigerOuvrable(Execution execution) {
        Actes.exiger(execution, EtatDossier.NOTIFIE, EtatDossier.DEMARRE);
        Actes.exigerSansVersement(execution);
        if (execution.caducite().isPresent()) {
            throw new OperationInvalide("CADUCITE_EN_COURS", "Le retrait de l'aide est déjà envisagé.");
        }
    }

    /** @throws OperationInvalide when it cannot be pronounced now */
    public static void exigerDecidable(Execution execution, Caducite caducite, LocalDate aujourdhui) {
        Actes.exiger(execution, EtatDossier.NOTIFIE, EtatDossier.DEMARRE);
        Actes.exigerSansVersement(execution);
        if (!caducite.decidable(aujourdhui)) {
            throw new OperationInvalide(
                    "DELAI_CONTRADICTOIRE",
                    "Le bénéficiaire a jusqu'au " + new Typographie().date(caducite.repondreAvant())
                            + " pour répondre\u00a0: décidez après sa réponse, ou après cette date.");
        }
    }

    public Execution ouvrir(String numero, String motif, LocalDate repondreAvant, byte[] lettre) {
        Execution execution = actes.tenir(numero);
        exigerOuvrable(execution);
        suivis.ajouter(
                new CaduciteEnregistree(numero, motif, repondreAvant, lettre, lecture.maintenant(), Lecture.auteur()));
        actes.noter(execution, "CADUCITE_ENVISAGEE", Actes.details("motif", motif, "repondreAvant", repondreAvant));
        actes.ecrire(
                execution,
                "votre aide peut être retirée",
                "Le retrait de l'aide accordée à votre projet est envisagé\u00a0: " + motif,
                "Expliquez-vous avant la fin du " + fr.date(repondreAvant)
                        + "\u00a0: vous serez lu avant toute décision. La lettre est sur la page de votre projet.");
        return actes.relire(numero);
    }

    public Execution observer(String numero, String observations) {
        Execution execution = actes.tenir(numero);
        Actes.exigerDroit(execution.dossier());
        Actes.exiger(execution, EtatDossier.NOTIFIE, EtatDossier.DEMARRE);
        CaduciteEnregistree caducite = suivis.caduciteOuverte(numero);
        Controle controle = new Controle();
        String lues = controle.exiger("observations", observations, "Écrivez vos observations.");
        controle.verifier();
        caducite.observer(lues, lecture.maintenant(), Lecture.auteur());
        actes.noter(execution, "OBSERVATIONS_RECUES", Actes.details("observations", lues));
        return actes.relire(numero);
    }

    public Execution abandonner(String numero, String raison) {
        Execution execution = actes.tenir(numero);
        Actes.exiger(execution, EtatDossier.NOTIFIE, EtatDossier.DEMARRE);
        CaduciteEnregistree caducite = suivis.caduciteOuverte(numero);
        Controle controle = new Controle();
        String lue = controle.exiger("motif", raison, "Dites pourquoi l'aide est maintenue.");
        controle.verifier();
        caducite.abandonner(lue, lecture.maintenant(), Lecture.auteur());
        suivis.ecrire();
        actes.noter(execution, "CADUCITE_ABANDONNEE", Actes.details("motif", lue));
        actes.ecrire(
                execution,
                "votre aide est maintenue",
                "L'aide accordée à votre projet n'est pas retirée\u00a0: " + lue);
        return actes.relire(numero);
    }

    /**
     * @param ecrite the procedure as the act tells it
     * @throws ModifieEntreTemps when the beneficiary answered since
     */
    public Execution prononcer(String numero, Caducite ecrite, String raison, byte[] arrete) {
        Execution execution = actes.tenir(numero);
        CaduciteEnregistree caducite = suivis.caduciteOuverte(numero);
        if (!caducite.lire().equals(ecrite)) {
            throw new ModifieEntreTemps();
        }
        exigerDecidable(execution, caducite.lire(), lecture.aujourdhui(execution.regles()));
        caducite.prononcer(raison, arrete, lecture.maintenant(), Lecture.auteur());
        suivis.ecrire();
        Montant libere = actes.degagerLeReste(numero, "caducite/" + caducite.id(), "Aide retirée");
        actes.avancer(execution, Action.RENDRE_CADUC, "RENDU_CADUC", Actes.details("motif", raison, "libere", libere));
        actes.ecrire(
                execution,
                "aide retirée",
                "L'aide accordée à votre projet est retirée\u00a0: " + raison,
                "L'arrêté est sur la page de votre projet. " + actes.recours(execution));
        return actes.relire(numero);
    }

    /** The letter, or the act once there is one. */
    public byte[] document(String numero, long id, boolean arrete) {
        actes.lire(numero);
        return suivis.caducites(numero).stream()
                .filter(caducite -> caducite.id() == id)
                .map(caducite -> arrete ? caducite.arrete() : caducite.lettre())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new Introuvable("Ce document n'existe pas pour ce dossier."));
    }
}
