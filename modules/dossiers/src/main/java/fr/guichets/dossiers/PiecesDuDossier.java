package fr.guichets.dossiers;

import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.dossiers.interne.Liasse;
import fr.guichets.reglement.Reglement.PieceRequise.Moment;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.List;

/**
 * Files of a dossier: those of the applicant, which agents read; those that an agent adds, which came on paper, and which
 * the applicant reads too. They belong to the dossier, not to one version of what was typed.
 */
@ApplicationScoped
@Reserve(value = Role.COLLECTIVITE, agents = true)
public class PiecesDuDossier {

    /**
     * @param duGuichet added by an agent
     * @param retirable by the one who reads, now
     */
    public record Jointe(Piece piece, boolean duGuichet, boolean retirable) {}

    /**
     * A nature of file that the rules of the dossier ask for. None is a condition of the filing.
     *
     * @param jointe true when there is one, that was not refused
     */
    public record Attendue(NaturePiece nature, Moment moment, boolean jointe) {}

    /**
     * @param jointes oldest first
     * @param attendues in the order of the rules
     * @param ajoutPossible by the one who reads, now
     */
    public record Contenu(Dossier dossier, List<Jointe> jointes, List<Attendue> attendues, boolean ajoutPossible) {

        /** What is asked for by that moment and is not there. */
        public List<NaturePiece> manquantes(Moment moment) {
            return attendues.stream()
                    .filter(attendue -> attendue.moment().compareTo(moment) <= 0 && !attendue.jointe())
                    .map(Attendue::nature)
                    .toList();
        }
    }

    @Inject
    Liasse liasse;

    /**
     * Reads the whole stream before any transaction opens. The same bytes sent again under the same name are one file.
     *
     * @throws fr.guichets.socle.ChampsInvalides when the file is not taken
     * @throws fr.guichets.socle.OperationInvalide PIECES_FERMEES, TROP_DE_PIECES
     */
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    public Piece joindre(String reference, NaturePiece nature, String nom, InputStream contenu) {
        liasse.exigerAjout(reference);
        try (FichierRecu fichier = FichierRecu.lire(nom, contenu)) {
            return liasse.joindre(reference, nature, fichier);
        }
    }

    /** The same with a file that was read already. */
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    public Piece joindre(String reference, NaturePiece nature, FichierRecu fichier) {
        return liasse.joindre(reference, nature, fichier);
    }

    /** Oldest first, those taken back left out. */
    public List<Piece> lister(String reference) {
        return contenu(reference).jointes().stream().map(Jointe::piece).toList();
    }

    /** The same with what the one who reads may do. */
    public Contenu contenu(String reference) {
        return liasse.contenu(reference);
    }

    /** @throws fr.guichets.socle.Introuvable when it is not of this dossier */
    public Piece lire(String reference, long piece) {
        return liasse.lire(reference, piece);
    }

    /** @throws fr.guichets.socle.OperationInvalide while it is not scanned, or when it is infected */
    public byte[] ouvrir(String reference, long piece) {
        return liasse.ouvrir(reference, piece);
    }

    /**
     * Only what the current actor's side added: from a draft, in answer to a request for complements that is not sent yet,
     * or within the hour; what was refused, at any time.
     *
     * @throws fr.guichets.socle.OperationInvalide PIECE_ACQUISE
     */
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    public void retirer(String reference, long piece) {
        liasse.retirer(reference, piece);
    }

    /** Undoes {@link #retirer}. */
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    public Piece retablir(String reference, long piece) {
        return liasse.retablir(reference, piece);
    }
}
