package fr.guichets.dossiers;

import fr.guichets.documents.Piece;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.util.List;

/** Files of a dossier: those of the applicant, which agents read; an agent adds what came on paper. */
@ApplicationScoped
@Transactional
@Reserve({
    Role.COLLECTIVITE,
    Role.INSTRUCTEUR,
    Role.ADMINISTRATEUR,
    Role.EVALUATEUR,
    Role.SOUS_PREFET,
    Role.PRESIDENCE,
    Role.COMITE,
    Role.SIGNATAIRE
})
public class PiecesDuDossier {

    /** @throws fr.guichets.socle.ChampsInvalides when the file is not taken */
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    public Piece joindre(String reference, NaturePiece nature, String nom, InputStream contenu) {
        throw new UnsupportedOperationException();
    }

    public List<Piece> lister(String reference) {
        throw new UnsupportedOperationException();
    }

    public Piece lire(String reference, long piece) {
        throw new UnsupportedOperationException();
    }

    /** @throws fr.guichets.socle.OperationInvalide while it is not scanned, or when it is infected */
    public byte[] ouvrir(String reference, long piece) {
        throw new UnsupportedOperationException();
    }

    /** Only what the current actor's side added, and as long as nothing was decided on it. */
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    public void retirer(String reference, long piece) {
        throw new UnsupportedOperationException();
    }
}
