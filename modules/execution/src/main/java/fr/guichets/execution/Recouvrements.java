package fr.guichets.execution;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.execution.interne.Actes;
import fr.guichets.execution.interne.Controle;
import fr.guichets.execution.interne.Lecture;
import fr.guichets.execution.interne.ReversementDemande;
import fr.guichets.execution.interne.Suivis;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;

/** What comes back: an aid that the beneficiary gives up, money paid in excess (décret 2018-514, art. 14). */
@ApplicationScoped
@Transactional
@Reserve(Role.INSTRUCTEUR)
public class Recouvrements {

    @Inject
    Actes actes;

    @Inject
    Lecture lecture;

    @Inject
    Suivis suivis;

    @Inject
    Enveloppes enveloppes;

    @Inject
    Typographie fr;

    /** The beneficiary gave up in writing: what is reserved or engaged goes back to its tranche. */
    public Execution renoncer(String numero, String motif) {
        Execution execution = actes.tenir(numero);
        Actes.exiger(execution, EtatDossier.PROGRAMME, EtatDossier.ACCORDE, EtatDossier.NOTIFIE, EtatDossier.DEMARRE);
        Actes.exigerSansVersement(execution);
        Controle controle = new Controle();
        String lu = controle.exiger("motif", motif, "Dites par quel écrit la collectivité a renoncé à l'aide.");
        controle.verifier();
        actes.avancer(execution, Action.RENONCER, "RENONCE", Actes.details("motif", lu));
        actes.ecrire(
                execution,
                "renonciation à l'aide",
                "Votre renonciation à l'aide est enregistrée. Motif noté\u00a0: " + lu,
                execution.verse().estNul()
                        ? "Rien ne vous a été versé\u00a0: vous n'avez rien à faire."
                        : "Vous avez reçu " + fr.montant(execution.verse())
                                + "\u00a0: la préfecture vous dira ce qui est à reverser.");
        return actes.relire(numero);
    }

    /** @param montant null for all that was paid in excess */
    @Reserve(Role.SIGNATAIRE)
    public Execution demander(String numero, Montant montant, String motif) {
        Execution execution = actes.tenir(numero);
        Actes.exiger(
                execution,
                EtatDossier.NOTIFIE,
                EtatDossier.DEMARRE,
                EtatDossier.ACHEVE,
                EtatDossier.SOLDE,
                EtatDossier.CADUC,
                EtatDossier.DESISTEMENT);
        Actes.exigerSansVersement(execution);
        if (execution.reversement() != null) {
            throw new OperationInvalide("REVERSEMENT_DEJA_DEMANDE", "Un reversement est déjà demandé.");
        }
        Montant maximum = execution.verse();
        if (maximum.estNul()) {
            throw new OperationInvalide("RIEN_A_REVERSER", "Rien n'a été versé pour ce dossier.");
        }
        Montant demande = montant != null ? montant : propose(execution);
        Controle controle = new Controle();
        controle.montant(demande, maximum, fr.montant(maximum));
        if (demande.estNul()) {
            controle.refuser("montant", "MONTANT_NUL", "Demandez plus de 0\u00a0€.");
        }
        String lu = controle.exiger("motif", motif, "Dites pourquoi l'aide est à reverser.");
        controle.verifier();
        suivis.ajouter(new ReversementDemande(numero, demande, lu, lecture.maintenant(), Lecture.auteur()));
        Montant libere = actes.degagerLeReste(numero, "reversement/" + numero, "Aide à reverser");
        actes.avancer(
                execution,
                Action.DEMANDER_REVERSEMENT,
                "REVERSEMENT_DEMANDE",
                Actes.details("montant", demande, "motif", lu, "libere", libere.estNul() ? null : libere));
        actes.ecrire(
                execution,
                "aide à reverser",
                "Sur l'aide versée à votre projet, " + fr.montant(demande) + " sont à reverser\u00a0: " + lu,
                "Vous recevrez un titre de perception du comptable public\u00a0: ne payez rien avant.");
        return actes.relire(numero);
    }

    /** What was paid beyond what is due: all of it once the grant is taken back or given up. */
    public static Montant propose(Execution execution) {
        EtatDossier etat = execution.dossier().etat();
        return etat == EtatDossier.ACHEVE || etat == EtatDossier.SOLDE ? execution.tropPercu() : execution.verse();
    }

    /**
     * Notes that the money came back.
     *
     * @param titre number of the titre de perception
     */
    public Execution recevoir(String numero, String titre, LocalDate recuLe) {
        Execution execution = actes.tenir(numero);
        Actes.exiger(execution, EtatDossier.REVERSEMENT);
        ReversementDemande demande = suivis.reversement(numero)
                .filter(attendu -> attendu.lire().titre() == null)
                .orElseThrow(() -> new Introuvable("Aucun reversement n'est attendu pour ce dossier."));
        Controle controle = new Controle();
        String lu = controle.numero("titre", titre, "Donnez le numéro du titre de perception.");
        controle.passe("recuLe", recuLe, lecture.aujourdhui(execution.regles()));
        controle.verifier();
        if (suivis.titreDejaSaisi(lu)) {
            throw new OperationInvalide(
                    "NUMERO_DEJA_SAISI", "Le titre " + lu + " est déjà enregistré pour un autre dossier.");
        }
        demande.recevoir(lu, recuLe, Lecture.auteur());
        suivis.ecrire();
        Montant montant = demande.lire().montant();
        enveloppes.reverser(
                new Affectation(numero, montant),
                "reversement/" + demande.lire().id(),
                "Titre de perception " + lu);
        actes.noter(execution, "REVERSEMENT_RECU", Actes.details("montant", montant, "titre", lu, "recuLe", recuLe));
        return actes.relire(numero);
    }
}
