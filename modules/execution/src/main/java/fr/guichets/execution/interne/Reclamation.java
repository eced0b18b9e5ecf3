package fr.guichets.execution.interne;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.execution.Execution;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Money asked back from a beneficiary, in one transaction once its act is written (décret 2018-514, art. 14). */
@ApplicationScoped
@Transactional
public class Reclamation {

    /** What the act says. */
    public record Demande(Montant montant, String motif, Montant verse) {}

    @Inject
    Actes actes;

    @Inject
    Lecture lecture;

    @Inject
    Suivis suivis;

    @Inject
    Typographie fr;

    /**
     * @throws OperationInvalide when nothing can be asked back now
     * @throws fr.guichets.socle.ChampsInvalides naming every wrong field
     */
    public Demande exiger(Execution execution, Montant montant, String motif) {
        Actes.exiger(execution, EtatDossier.ACHEVE, EtatDossier.SOLDE, EtatDossier.CADUC, EtatDossier.DESISTEMENT);
        Actes.exigerSansVersement(execution);
        if (execution.reversement() != null) {
            throw new OperationInvalide("REVERSEMENT_DEJA_DEMANDE", "Un reversement est déjà demandé.");
        }
        Montant maximum = execution.verse();
        if (maximum.estNul()) {
            throw new OperationInvalide("RIEN_A_REVERSER", "Rien n'a été versé pour ce dossier.");
        }
        Controle controle = new Controle();
        controle.montant(montant, maximum, fr.montant(maximum));
        if (montant.estNul()) {
            controle.refuser("montant", "MONTANT_NUL", "Demandez plus de 0\u00a0€.");
        } else if (montant.compareTo(execution.tropPercu()) < 0) {
            controle.refuser(
                    "montant",
                    "MONTANT_INSUFFISANT",
                    "Demandez au moins " + fr.montant(execution.tropPercu())
                            + ", le trop-perçu\u00a0: un second reversement ne pourra pas être demandé.");
        }
        String lu = controle.exiger("motif", motif, "Dites pourquoi l'aide est à reverser.");
        controle.verifier();
        return new Demande(montant, lu, maximum);
    }

    /** @throws ModifieEntreTemps when the act does not say any more what was paid */
    public Execution demander(String numero, Demande demande, byte[] arrete) {
        Execution execution = actes.tenir(numero);
        if (!exiger(execution, demande.montant(), demande.motif()).equals(demande)) {
            throw new ModifieEntreTemps();
        }
        ReversementDemande reclame = suivis.ajouter(new ReversementDemande(
                numero, demande.montant(), demande.motif(), arrete, lecture.maintenant(), Lecture.auteur()));
        Montant libere =
                actes.degagerLeReste(numero, "reversement/" + reclame.lire().id(), "Aide à reverser");
        actes.avancer(
                execution,
                Action.DEMANDER_REVERSEMENT,
                "REVERSEMENT_DEMANDE",
                Actes.details(
                        "montant",
                        demande.montant(),
                        "motif",
                        demande.motif(),
                        "libere",
                        libere.estNul() ? null : libere));
        actes.ecrire(
                execution,
                "aide à reverser",
                "Sur l'aide versée à votre projet, " + fr.montant(demande.montant()) + " sont à reverser\u00a0: "
                        + demande.motif(),
                "Vous recevrez un titre de perception du comptable public\u00a0: ne payez rien avant.",
                "L'arrêté de reversement est sur la page de votre projet. " + actes.recours(execution));
        return actes.relire(numero);
    }
}
