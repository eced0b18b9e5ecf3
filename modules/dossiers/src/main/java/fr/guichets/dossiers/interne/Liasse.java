package fr.guichets.dossiers.interne;

import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.documents.PieceControlee;
import fr.guichets.documents.Pieces;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.NaturePiece;
import fr.guichets.dossiers.PiecesDuDossier.Attendue;
import fr.guichets.dossiers.PiecesDuDossier.Contenu;
import fr.guichets.dossiers.PiecesDuDossier.Jointe;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a dossier: who adds, who takes back, until when. */
@ApplicationScoped
@Transactional
public class Liasse {

    private static final Duration REPENTIR = Duration.ofHours(1);

    /** Nothing is expected of the applicant any more. */
    private static final Set<EtatDossier> CLOS = EnumSet.of(
            EtatDossier.IRRECEVABLE,
            EtatDossier.HORS_DELAI,
            EtatDossier.REORIENTE,
            EtatDossier.REFUSE,
            EtatDossier.SOLDE,
            EtatDossier.DESISTEMENT,
            EtatDossier.SANS_SUITE,
            EtatDossier.REJET_IMPLICITE,
            EtatDossier.CADUC,
            EtatDossier.REVERSEMENT,
            EtatDossier.ANNULE);

    /** What the execution relies on: taken back there or not at all. */
    private static final Set<String> D_EXECUTION = Set.of(
            NaturePiece.PREUVE_ENGAGEMENT.name(), NaturePiece.JUSTIFICATIF_DE_DEPENSE.name(), NaturePiece.BILAN.name());

    @Inject
    Enregistres enregistres;

    @Inject
    Presentation presentation;

    @Inject
    Pieces pieces;

    @Inject
    Suites suites;

    @Inject
    Lettres lettres;

    @Inject
    Jugement jugement;

    /** Whose files they are: an agent and an applicant do not take back each other's. */
    static String objet(DossierEnregistre dossier, boolean duGuichet) {
        return Suites.objet(dossier) + (duGuichet ? "/guichet" : "");
    }

    private static boolean duGuichet(DossierEnregistre dossier) {
        return !Lecteur.courant().enEstProprietaire(dossier);
    }

    /** Before a file is received: refused at once when it could not be kept. */
    public void exigerAjout(String reference) {
        exigerAjout(enregistres.lire(reference));
    }

    private static void exigerAjout(DossierEnregistre dossier) {
        if (!aLeDroit(dossier)) {
            throw new AccesRefuse("Vous pouvez lire les pièces de ce dossier, pas en ajouter.");
        }
        if (!ouvert(dossier)) {
            throw new OperationInvalide(
                    "PIECES_FERMEES",
                    "Ce dossier ne reçoit plus de pièce\u00a0: il est à l’état «\u00a0" + libelle(dossier)
                            + "\u00a0».");
        }
    }

    /** Who may only prepare adds to what is being prepared: a draft, or the answer to a request for complements. */
    private static boolean aLeDroit(DossierEnregistre dossier) {
        Acteur acteur = Acteur.courant();
        return duGuichet(dossier)
                ? acteur.aUnRole(Role.INSTRUCTEUR)
                : dossier.etat() == EtatDossier.BROUILLON
                        || dossier.attendReponse()
                        || acteur.peut(Acteur.Droit.DEPOSE, dossier.porteur());
    }

    /** An agent adds what came on paper even once the dossier is closed. */
    private static boolean ouvert(DossierEnregistre dossier) {
        return duGuichet(dossier) ? dossier.etat() != EtatDossier.REORIENTE : !CLOS.contains(dossier.etat());
    }

    private static String libelle(DossierEnregistre dossier) {
        return duGuichet(dossier)
                ? dossier.etat().libelle()
                : dossier.etat().vuDuDemandeur().libelleDemandeur();
    }

    public Piece joindre(String reference, NaturePiece nature, FichierRecu fichier) {
        DossierEnregistre dossier = enregistres.tenir(reference, null);
        exigerAjout(dossier);
        String objet = objet(dossier, duGuichet(dossier));
        Set<Long> deja = pieces.de(objet).stream().map(Piece::id).collect(Collectors.toSet());
        Piece piece = pieces.deposer(objet, nature.name(), fichier);
        if (!deja.contains(piece.id())) {
            noter(dossier, "PIECE_JOINTE", piece);
        }
        return piece;
    }

    public Contenu contenu(String reference) {
        DossierEnregistre dossier = enregistres.lire(reference);
        Instant maintenant = jugement.maintenant();
        List<Jointe> jointes = Stream.of(false, true)
                .flatMap(duGuichet -> pieces.de(objet(dossier, duGuichet)).stream()
                        .map(piece -> new Jointe(piece, duGuichet, retirable(dossier, piece, duGuichet, maintenant))))
                .sorted(Comparator.comparing(jointe -> jointe.piece().id()))
                .toList();
        return new Contenu(
                presentation.relire(dossier),
                jointes,
                attendues(dossier, jointes),
                aLeDroit(dossier) && ouvert(dossier));
    }

    /** By the rules that judged the dossier; by those in force while it is a draft. */
    private List<Attendue> attendues(DossierEnregistre dossier, List<Jointe> jointes) {
        Reglement regles = dossier.etat() == EtatDossier.BROUILLON
                ? jugement.enVigueur()
                : jugement.version(dossier.evaluation().versionReglement());
        Set<String> presentes = jointes.stream()
                .map(Jointe::piece)
                .filter(piece -> piece.etat() != Piece.Etat.REFUSEE)
                .map(Piece::nature)
                .collect(Collectors.toSet());
        return regles.pieces().stream()
                .map(requise -> new Attendue(
                        NaturePiece.valueOf(requise.nature()),
                        requise.attendue(),
                        presentes.contains(requise.nature())))
                .toList();
    }

    private static boolean retirable(DossierEnregistre dossier, Piece piece, boolean duGuichet, Instant maintenant) {
        if (duGuichet != duGuichet(dossier) || !aLeDroit(dossier)) {
            return false;
        }
        if (piece.etat() == Piece.Etat.REFUSEE || dossier.etat() == EtatDossier.BROUILLON) {
            return true;
        }
        Dossier.Complements complements = dossier.complements();
        return ouvert(dossier)
                && !D_EXECUTION.contains(piece.nature())
                && (piece.deposeeLe().plus(REPENTIR).isAfter(maintenant)
                        || dossier.attendReponse() && piece.deposeeLe().isAfter(complements.demandesLe()));
    }

    public Piece lire(String reference, long id) {
        return chercher(enregistres.lire(reference), id).piece();
    }

    private record Rangee(String objet, boolean duGuichet, Piece piece) {}

    private Rangee chercher(DossierEnregistre dossier, long id) {
        return Stream.of(false, true)
                .flatMap(duGuichet -> pieces.de(objet(dossier, duGuichet)).stream()
                        .filter(piece -> piece.id() == id)
                        .map(piece -> new Rangee(objet(dossier, duGuichet), duGuichet, piece)))
                .findFirst()
                .orElseThrow(() -> new Introuvable("Cette pièce n’existe pas ici, ou a été retirée."));
    }

    public byte[] ouvrir(String reference, long id) {
        return pieces.ouvrir(chercher(enregistres.lire(reference), id).objet(), id);
    }

    public void retirer(String reference, long id) {
        DossierEnregistre dossier = enregistres.tenir(reference, null);
        Rangee rangee = chercher(dossier, id);
        if (!retirable(dossier, rangee.piece(), rangee.duGuichet(), jugement.maintenant())) {
            throw new OperationInvalide(
                    "PIECE_ACQUISE",
                    "Cette pièce fait partie du dossier\u00a0: elle ne peut plus être retirée. Ajoutez la bonne, et dites-le au"
                            + " guichet.");
        }
        pieces.retirer(rangee.objet(), id);
        noter(dossier, "PIECE_RETIREE", rangee.piece());
    }

    public Piece retablir(String reference, long id) {
        DossierEnregistre dossier = enregistres.tenir(reference, null);
        exigerAjout(dossier);
        Piece piece = pieces.retablir(objet(dossier, duGuichet(dossier)), id);
        noter(dossier, "PIECE_JOINTE", piece);
        return piece;
    }

    /** Tells the one who sent it, whoever may read the dossier now. */
    void apresControle(@Observes PieceControlee controlee) {
        if (controlee.etat() != Piece.Etat.REFUSEE || !controlee.objet().startsWith(Suites.PREFIXE)) {
            return;
        }
        String cle = controlee.objet().split("/")[1];
        enregistres.parCle(cle).ifPresent(dossier -> {
            Piece piece = pieces.lire(controlee.objet(), controlee.id());
            lettres.pieceRefusee(dossier, piece, controlee.courriel());
            noter(dossier, "PIECE_REFUSEE", piece);
        });
    }

    /** What a draft holds is not in the journal: a draft may be erased. */
    private void noter(DossierEnregistre dossier, String verbe, Piece piece) {
        if (dossier.etat() != EtatDossier.BROUILLON) {
            suites.noter(
                    dossier,
                    verbe,
                    Map.of(
                            "piece", piece.nom(),
                            "nature", piece.nature(),
                            "empreinte", piece.empreinte()));
        }
    }
}
