package fr.guichets.execution;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.execution.interne.Actes;
import fr.guichets.execution.interne.Controle;
import fr.guichets.execution.interne.Lecture;
import fr.guichets.execution.interne.Lettres;
import fr.guichets.execution.interne.Reclamation;
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
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;

/** What comes back: an aid that the beneficiary gives up, money paid in excess (décret 2018-514, art. 14). */
@ApplicationScoped
@Transactional
@Reserve(Role.INSTRUCTEUR)
public class Recouvrements {

    @Inject
    Executions executions;

    @Inject
    Reclamation reclamation;

    @Inject
    Lettres lettres;

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

    /**
     * The beneficiary gave up in writing: what is engaged goes back to its tranche, and nothing is left to hear it on.
     * Before the notification it withdraws a request, and is told nothing of an aid.
     */
    public Execution renoncer(String numero, String motif) {
        Execution execution = actes.tenir(numero);
        Actes.exiger(execution, EtatDossier.NOTIFIE, EtatDossier.DEMARRE);
        Actes.exigerSansVersement(execution);
        Controle controle = new Controle();
        String lu = controle.exiger("motif", motif, "Dites par quel écrit la collectivité a renoncé à l'aide.");
        controle.verifier();
        execution.caducite().ifPresent(ouverte -> suivis.caduciteOuverte(numero)
                .abandonner("Le bénéficiaire a renoncé à l'aide.", lecture.maintenant(), Lecture.auteur()));
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

    /**
     * The act is written before any transaction opens.
     *
     * @param montant null for all that was paid in excess
     * @param motif one sentence per line, as the act gives them
     * @throws OperationInvalide SIGNATAIRE_NON_VALABLE when the current actor may not sign today
     */
    @Reserve(Role.SIGNATAIRE)
    @Transactional(TxType.NOT_SUPPORTED)
    public Execution demander(String numero, Montant montant, String motif) {
        Execution execution = executions.lire(numero);
        Reclamation.Demande demande =
                reclamation.exiger(execution, montant != null ? montant : propose(execution), motif);
        return reclamation.demander(numero, demande, lettres.reversement(execution, demande));
    }

    /** The act that asks for the money back, in PDF. */
    @Reserve(value = Role.COLLECTIVITE, agents = true)
    public byte[] document(String numero) {
        actes.lire(numero);
        return suivis.reversement(numero)
                .map(ReversementDemande::arrete)
                .orElseThrow(() -> new Introuvable("Ce document n'existe pas pour ce dossier."));
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
        String dejaSaisi = "Le titre " + lu + " est déjà enregistré pour un autre dossier.";
        if (suivis.titreDejaSaisi(lu)) {
            throw new OperationInvalide("NUMERO_DEJA_SAISI", dejaSaisi);
        }
        demande.recevoir(lu, recuLe, Lecture.auteur());
        suivis.ecrireNumero(dejaSaisi);
        Montant montant = demande.lire().montant();
        enveloppes.reverser(
                new Affectation(numero, montant),
                "reversement/" + demande.lire().id(),
                "Titre de perception " + lu);
        actes.noter(execution, "REVERSEMENT_RECU", Actes.details("montant", montant, "titre", lu, "recuLe", recuLe));
        return actes.relire(numero);
    }
}
