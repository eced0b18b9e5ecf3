package fr.guichets.execution;

import fr.guichets.documents.Piece;
import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.NaturePiece;
import fr.guichets.dossiers.PiecesDuDossier;
import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.execution.Paiement.Etat;
import fr.guichets.execution.Paiement.Nature;
import fr.guichets.execution.interne.Actes;
import fr.guichets.execution.interne.Controle;
import fr.guichets.execution.interne.Lecture;
import fr.guichets.execution.interne.PaiementEnregistre;
import fr.guichets.execution.interne.Suivis;
import fr.guichets.execution.regles.Versements;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Advance, instalments and balance: asked for, certified, paid. No amount leaves without a certified service. */
@ApplicationScoped
@Transactional
@Reserve(Role.INSTRUCTEUR)
public class Paiements {

    /** What nobody takes back once it is joined. */
    private static final Set<String> JUSTIFIENT = Set.of(
            NaturePiece.PREUVE_ENGAGEMENT.name(), NaturePiece.JUSTIFICATIF_DE_DEPENSE.name(), NaturePiece.BILAN.name());

    @Inject
    Actes actes;

    @Inject
    Lecture lecture;

    @Inject
    Suivis suivis;

    @Inject
    PiecesDuDossier pieces;

    @Inject
    Enveloppes enveloppes;

    @Inject
    Typographie fr;

    /** What the request would give now; nothing is kept. */
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    public Calcul calculer(String numero, Paiement.Saisie saisie) {
        Execution execution = actes.tenir(numero);
        return calculer(execution, ouvrir(execution, saisie));
    }

    private static Calcul calculer(Execution execution, Paiement.Saisie saisie) {
        Versements versements = Lecture.versements(execution);
        return switch (saisie.nature()) {
            case AVANCE -> versements.avance();
            case ACOMPTE -> versements.acompte(saisie.depenses());
            case SOLDE -> versements.solde(saisie.depenses(), saisie.aides());
        };
    }

    /** @throws OperationInvalide when this payment cannot be asked for now */
    private Paiement.Saisie ouvrir(Execution execution, Paiement.Saisie saisie) {
        Actes.exiger(execution, EtatDossier.DEMARRE);
        Actes.exigerSansCaducite(execution);
        Paiement.Saisie lue = new Controle().brouillon(saisie, execution.assiette());
        if (!execution.possibles().contains(lue.nature())) {
            throw new OperationInvalide(
                    "PAIEMENT_IMPOSSIBLE",
                    execution.demandeEnCours().isPresent()
                            ? "Une demande est déjà envoyée\u00a0: attendez la réponse du guichet."
                            : "L'avance se demande avant tout autre versement, une seule fois.");
        }
        Controle controle = new Controle();
        if (lue.pieces().stream()
                .map(piece -> pieces.lire(execution.dossier().numero(), piece))
                .anyMatch(piece -> !JUSTIFIENT.contains(piece.nature()))) {
            controle.refuser(
                    "pieces",
                    "NATURE_INATTENDUE",
                    "Joignez un justificatif de dépense ou un bilan\u00a0: il ne peut plus être retiré.");
        }
        controle.verifier();
        return lue;
    }

    /**
     * Keeps what the beneficiary has typed so far.
     *
     * @param version that was read, null when the caller does not say
     */
    @Reserve(Role.COLLECTIVITE)
    public Execution enregistrer(String numero, Long version, Paiement.Saisie saisie) {
        Execution execution = actes.tenir(numero);
        Paiement.Saisie lue = ouvrir(execution, saisie);
        brouillon(numero, version, lue);
        suivis.ecrire();
        return actes.relire(numero);
    }

    /** The request that is being written, a new one when there is none. */
    private PaiementEnregistre brouillon(String numero, Long version, Paiement.Saisie saisie) {
        PaiementEnregistre brouillon = suivis.paiements(numero).stream()
                .filter(paiement -> paiement.etat().modifiable())
                .findFirst()
                .orElse(null);
        if (brouillon == null) {
            return suivis.ajouter(new PaiementEnregistre(numero, saisie));
        }
        if (version != null && version != brouillon.version()) {
            throw new ModifieEntreTemps();
        }
        brouillon.ecrire(saisie);
        return brouillon;
    }

    /** Sent by the beneficiary, or entered by the agent from what came on paper. */
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    public Execution demander(String numero, Long version, Paiement.Saisie saisie) {
        Execution execution = actes.tenir(numero);
        Actes.exigerDroit(execution.dossier());
        Paiement.Saisie lue = ouvrir(execution, saisie);
        new Controle()
                .demande(
                        lue,
                        lecture.aujourdhui(execution.regles()),
                        !Acteur.courant().estAgent());
        Calcul calcul = calculer(execution, lue);
        if (lue.nature() != Nature.SOLDE && calcul.montant().estNul()) {
            throw new OperationInvalide(
                    "RIEN_A_VERSER",
                    "Rien ne peut être versé de plus pour l'instant. " + String.join(" ", calcul.explications()));
        }
        Montant demande = lue.montant() == null ? calcul.montant() : lue.montant();
        Controle controle = new Controle();
        controle.montant(demande, calcul.montant(), fr.montant(calcul.montant()));
        controle.verifier();
        PaiementEnregistre paiement = brouillon(numero, version, lue);
        paiement.demander(demande, lecture.maintenant(), Lecture.auteur());
        suivis.ecrire();
        actes.noter(execution, "PAIEMENT_DEMANDE", Actes.details("nature", lue.nature(), "montant", demande));
        return actes.relire(numero);
    }

    /**
     * The beneficiary corrects it.
     *
     * @param version of the request that was read, null when the caller does not say
     * @throws ModifieEntreTemps when it changed since
     */
    public Execution renvoyer(String numero, long id, Long version, String motif) {
        Execution execution = actes.tenir(numero);
        PaiementEnregistre paiement = paiement(numero, id, version, Etat.DEMANDE);
        Controle controle = new Controle();
        String lu = controle.exiger("motif", motif, "Dites au bénéficiaire ce qui est à corriger.");
        controle.verifier();
        paiement.renvoyer(lu);
        actes.noter(execution, "PAIEMENT_RENVOYE", Actes.details("nature", paiement.nature(), "motif", lu));
        actes.ecrire(
                execution,
                "demande de versement à corriger",
                "Votre demande (" + libelle(paiement) + ") est à corriger\u00a0: " + lu,
                "Ce que vous aviez écrit est gardé.");
        return actes.relire(numero);
    }

    /**
     * Certifies the service fait. Of a balance, the project is complete; when nothing is left to pay, what is not used goes
     * back to its tranche at once.
     *
     * @param version of the request that was read, null when the caller does not say
     * @param montant null for what is asked, computed again; less only with a reason
     * @throws ModifieEntreTemps when the request changed since
     * @throws OperationInvalide PIECE_NON_CONTROLEE while one of its files is not found sound
     */
    public Execution certifier(String numero, long id, Long version, Montant montant, String motif) {
        Execution execution = actes.tenir(numero);
        Actes.exiger(execution, EtatDossier.DEMARRE);
        Actes.exigerSansCaducite(execution);
        PaiementEnregistre paiement = paiement(numero, id, version, Etat.DEMANDE);
        Paiement lu = paiement.lire();
        exigerControlees(numero, lu);
        Calcul calcul = calculer(
                execution,
                new Paiement.Saisie(
                        lu.nature(), null, lu.depenses(), lu.aides(), lu.pieces(), lu.acheveLe(), lu.observations()));
        Montant maximum = lu.demande().plafonneA(calcul.montant());
        Montant certifie = montant == null ? maximum : montant;
        Controle controle = new Controle();
        controle.montant(certifie, maximum, fr.montant(maximum));
        String raison = certifie.equals(maximum)
                ? controle.texte("motif", motif)
                : controle.exiger("motif", motif, "Dites pourquoi moins que demandé est certifié.");
        if (certifie.estNul() && lu.nature() != Nature.SOLDE) {
            controle.refuser("montant", "MONTANT_NUL", "Certifiez plus de 0\u00a0€, ou renvoyez la demande.");
        }
        controle.verifier();
        Calcul retenu = certifie.compareTo(calcul.montant()) < 0
                ? calcul.ramene(certifie, execution.verse(), fr.montant(certifie), raison)
                : calcul;
        paiement.certifier(certifie, retenu, raison, lecture.maintenant(), Lecture.auteur());
        suivis.ecrire();
        if (lu.nature() != Nature.SOLDE) {
            actes.noter(
                    execution,
                    "SERVICE_FAIT",
                    Actes.details("nature", lu.nature(), "montant", certifie, "motif", raison));
            return actes.relire(numero);
        }
        Montant libere = certifie.estNul()
                ? actes.degagerLeReste(numero, origine(paiement), "Aide définitive inférieure à l'aide accordée")
                : Montant.ZERO;
        actes.avancer(
                execution,
                Action.ACHEVER,
                "ACHEVE",
                Actes.details(
                        "aideDefinitive",
                        retenu.montantFinal(),
                        "montant",
                        certifie,
                        "libere",
                        libere.estNul() ? null : libere,
                        "motif",
                        raison));
        if (certifie.estNul() && retenu.tropPercu().estNul()) {
            actes.avancer(execution, Action.SOLDER, "SOLDE", Actes.details());
        }
        return actes.relire(numero);
    }

    /**
     * Notes that Chorus paid. Of a balance, what is not used goes back to its tranche and the dossier is closed.
     *
     * @param version of the payment that was read, null when the caller does not say
     * @param demandeDePaiement its number in Chorus
     * @throws ModifieEntreTemps when it changed since
     * @throws OperationInvalide when the ledger has not that much engaged
     */
    public Execution verser(String numero, long id, Long version, String demandeDePaiement, LocalDate payeLe) {
        Execution execution = actes.tenir(numero);
        PaiementEnregistre paiement = paiement(numero, id, version, Etat.CERTIFIE);
        Controle controle = new Controle();
        String chorus =
                controle.numero("numero", demandeDePaiement, "Donnez le numéro de la demande de paiement dans Chorus.");
        controle.passe("payeLe", payeLe, lecture.aujourdhui(execution.regles()));
        controle.verifier();
        String dejaSaisi = "La demande de paiement " + chorus + " est déjà enregistrée pour un autre versement.";
        if (suivis.numeroDejaSaisi(chorus)) {
            throw new OperationInvalide("NUMERO_DEJA_SAISI", dejaSaisi);
        }
        Montant montant = paiement.lire().certifie();
        boolean solde = paiement.nature() == Nature.SOLDE;
        paiement.verser(chorus, payeLe);
        suivis.ecrireNumero(dejaSaisi);
        enveloppes.payer(new Affectation(numero, montant), origine(paiement), "Demande de paiement " + chorus);
        Montant libere = solde
                ? actes.degagerLeReste(numero, origine(paiement), "Aide définitive inférieure à l'aide accordée")
                : Montant.ZERO;
        actes.noter(
                execution,
                "PAIEMENT_VERSE",
                Actes.details(
                        "nature",
                        paiement.nature(),
                        "montant",
                        montant,
                        "demandeDePaiement",
                        chorus,
                        "payeLe",
                        payeLe,
                        "libere",
                        libere.estNul() ? null : libere));
        if (solde) {
            actes.avancer(execution, Action.SOLDER, "SOLDE", Actes.details());
        }
        actes.ecrire(
                execution,
                solde ? "solde versé" : "versement",
                "Un versement est fait pour votre projet\u00a0: " + fr.montant(montant) + " (" + libelle(paiement)
                        + "), le " + fr.date(payeLe) + ".",
                "Les explications du montant sont sur la page de votre projet.");
        return actes.relire(numero);
    }

    private void exigerControlees(String numero, Paiement demande) {
        Set<Long> saines = pieces.lister(numero).stream()
                .filter(piece -> piece.etat() == Piece.Etat.SAINE)
                .map(Piece::id)
                .collect(Collectors.toSet());
        if (!saines.containsAll(demande.pieces())) {
            throw new OperationInvalide(
                    "PIECE_NON_CONTROLEE",
                    "Un justificatif n'est pas vérifié par l'antivirus, ou a été refusé\u00a0: attendez, ou renvoyez la"
                            + " demande.");
        }
    }

    private PaiementEnregistre paiement(String numero, long id, Long version, Etat attendu) {
        PaiementEnregistre paiement = suivis.paiement(numero, id);
        if (paiement.etat() != attendu) {
            throw new OperationInvalide(
                    "ACTION_IMPOSSIBLE",
                    "Ce n'est pas possible maintenant\u00a0: ce paiement est à l'état «\u00a0"
                            + paiement.etat().libelle() + "\u00a0».");
        }
        if (version != null && version != paiement.version()) {
            throw new ModifieEntreTemps("ce paiement");
        }
        return paiement;
    }

    private static String libelle(PaiementEnregistre paiement) {
        return paiement.nature().libelle().toLowerCase(Locale.FRENCH);
    }

    private static String origine(PaiementEnregistre paiement) {
        return "paiement/" + paiement.id();
    }
}
