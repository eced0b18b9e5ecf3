package fr.guichets.execution;

import fr.guichets.documents.Piece;
import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.PiecesDuDossier;
import fr.guichets.execution.interne.Actes;
import fr.guichets.execution.interne.Controle;
import fr.guichets.execution.interne.Lecture;
import fr.guichets.execution.interne.PreuveRecue;
import fr.guichets.execution.interne.Suivis;
import fr.guichets.execution.regles.EngagementDuProjet;
import fr.guichets.execution.regles.EngagementDuProjet.Situation;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The proof that the beneficiary engaged its project in time: sent, then examined. */
@ApplicationScoped
@Transactional
@Reserve(Role.INSTRUCTEUR)
public class Preuves {

    @Inject
    Actes actes;

    @Inject
    Lecture lecture;

    @Inject
    Suivis suivis;

    @Inject
    PiecesDuDossier pieces;

    @Inject
    Typographie fr;

    /**
     * Sent by the beneficiary, with its file, or entered by the agent from what came on paper.
     *
     * @throws OperationInvalide COMMENCEMENT_AVANT_DEPOT when it was signed before the receipt of the request (décret
     *     2018-514, art. 5); PREUVE_DEJA_ENVOYEE when one is there already
     */
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    public Execution envoyer(String numero, Preuve.Saisie saisie) {
        Execution execution = actes.tenir(numero);
        Actes.exiger(execution, EtatDossier.NOTIFIE);
        Actes.exigerDroit(execution.dossier());
        if (execution.preuve().isPresent()) {
            throw new OperationInvalide(
                    "PREUVE_DEJA_ENVOYEE", "Une preuve est déjà envoyée\u00a0: le guichet l'examine.");
        }
        Controle controle = new Controle();
        controle.preuve(
                saisie,
                lecture.aujourdhui(execution.regles()),
                !Acteur.courant().estAgent());
        controle.verifier();
        if (saisie.piece() != null) {
            pieces.lire(numero, saisie.piece());
        }
        EngagementDuProjet.Verdict verdict =
                EngagementDuProjet.juger(execution.recueLe(), saisie.signeeLe(), execution.preuveAvant());
        if (verdict.situation() == Situation.ANTERIEURE) {
            throw new OperationInvalide("COMMENCEMENT_AVANT_DEPOT", verdict.phrase());
        }
        boolean tardive = verdict.situation() == Situation.TARDIVE;
        suivis.ajouter(new PreuveRecue(numero, saisie, tardive, lecture.maintenant(), Lecture.auteur()));
        actes.noter(
                execution,
                "PREUVE_ENVOYEE",
                Actes.details(
                        "type",
                        saisie.type(),
                        "signeeLe",
                        saisie.signeeLe(),
                        "montant",
                        saisie.montant(),
                        "alerte",
                        tardive ? "PREUVE_ENGAGEMENT_TARDIVE" : null));
        return actes.relire(numero);
    }

    /**
     * The project is engaged.
     *
     * @param version of the dossier that was read, null when the caller does not say
     * @param tolerance why a late one is accepted all the same, else empty
     * @throws OperationInvalide while its file is not scanned
     */
    public Execution accepter(String numero, Long version, String tolerance) {
        Execution execution = actes.tenir(numero, version);
        Actes.exiger(execution, EtatDossier.NOTIFIE);
        PreuveRecue recue = suivis.preuveAExaminer(numero);
        Preuve preuve = recue.lire();
        Controle controle = new Controle();
        String motif = preuve.tardive()
                ? controle.exiger("motif", tolerance, "Dites pourquoi cette signature tardive est acceptée.")
                : "";
        controle.verifier();
        if (preuve.piece() != null && pieces.lire(numero, preuve.piece()).etat() != Piece.Etat.SAINE) {
            throw new OperationInvalide(
                    "PIECE_NON_CONTROLEE", "Le document n'est pas encore vérifié par l'antivirus\u00a0: attendez.");
        }
        recue.accepter(motif, lecture.maintenant(), Lecture.auteur());
        actes.avancer(
                execution,
                Action.DEMARRER,
                "DEMARRE",
                Actes.details(
                        "type",
                        preuve.type(),
                        "signeeLe",
                        preuve.signeeLe(),
                        "montant",
                        preuve.montant(),
                        "tolerance",
                        motif));
        actes.ecrire(
                execution,
                "projet engagé",
                "La preuve de l'engagement de votre projet est acceptée\u00a0: signature le "
                        + fr.date(preuve.signeeLe()) + ".",
                "Vous pouvez maintenant demander des versements, et le solde avant le "
                        + fr.date(execution.soldeAvant()) + ".");
        return actes.relire(numero);
    }

    /**
     * Unreadable, or not of this project: another one is awaited.
     *
     * @param version of the dossier that was read, null when the caller does not say
     */
    public Execution renvoyer(String numero, Long version, String motif) {
        Execution execution = actes.tenir(numero, version);
        Actes.exiger(execution, EtatDossier.NOTIFIE);
        PreuveRecue recue = suivis.preuveAExaminer(numero);
        Controle controle = new Controle();
        String lu = controle.exiger("motif", motif, "Dites au bénéficiaire ce qui ne va pas.");
        controle.verifier();
        recue.renvoyer(lu, lecture.maintenant(), Lecture.auteur());
        actes.noter(execution, "PREUVE_RENVOYEE", Actes.details("motif", lu));
        actes.ecrire(
                execution,
                "preuve de l'engagement à renvoyer",
                "La preuve de l'engagement de votre projet ne convient pas\u00a0: " + lu,
                "Envoyez-en une autre"
                        + (execution.preuveAvant() == null
                                ? "."
                                : "\u00a0: la signature doit dater du " + fr.date(execution.preuveAvant())
                                        + " au plus tard."));
        return actes.relire(numero);
    }
}
