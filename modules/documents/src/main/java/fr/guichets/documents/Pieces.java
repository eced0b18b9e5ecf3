package fr.guichets.documents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.InputStream;
import java.util.List;

/**
 * Files of the current guichet, or of the national level, in its own schema. Who may do what is decided by the module that
 * holds the object: this one is never called by pages.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Pieces {

    /**
     * Reads the whole stream, finds its real type, seals it and asks for a scan.
     *
     * @throws fr.guichets.socle.ChampsInvalides empty, too large, of a type that is not taken, a bomb: nothing is kept
     */
    public Piece deposer(String objet, String nature, String nom, InputStream contenu) {
        throw new UnsupportedOperationException();
    }

    /** Oldest first, those taken back left out. */
    public List<Piece> de(String objet) {
        throw new UnsupportedOperationException();
    }

    /** @throws fr.guichets.socle.Introuvable when it is not attached to this object */
    public Piece lire(String objet, long id) {
        throw new UnsupportedOperationException();
    }

    /**
     * The bytes, whose seal is verified.
     *
     * @throws fr.guichets.socle.OperationInvalide PIECE_NON_CONTROLEE or PIECE_REFUSEE: nobody opens what is not scanned
     * @throws IllegalStateException when the bytes do not have the seal any more
     */
    public byte[] ouvrir(String objet, long id) {
        throw new UnsupportedOperationException();
    }

    /** Takes a file back: it is no more listed; its line stays. */
    public void retirer(String objet, long id) {
        throw new UnsupportedOperationException();
    }
}
