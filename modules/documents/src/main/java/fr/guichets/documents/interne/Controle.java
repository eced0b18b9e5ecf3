package fr.guichets.documents.interne;

import fr.guichets.documents.Piece;
import fr.guichets.documents.PieceControlee;
import fr.guichets.socle.Horloge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** What a scan reads and notes, each step in a short transaction of its own: the antivirus itself is slow. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Controle {

    @Inject
    Coffre coffre;

    @Inject
    Horloge horloge;

    @Inject
    Event<PieceControlee> controlee;

    /** Empty when there is nothing left to scan. */
    public Optional<Piece> aControler(long id) {
        return coffre.aControler(id).map(PieceEnregistree::lue);
    }

    /** Block of that rank, from 1; empty after the last one. */
    public Optional<byte[]> bloc(long id, int rang) {
        return coffre.bloc(id, rang);
    }

    /** Nothing when it was noted already. */
    public void saine(long id, String courriel) {
        coffre.aControler(id).ifPresent(piece -> {
            piece.reconnaitreSaine(horloge.maintenant());
            annoncer(piece.lue(), courriel);
        });
    }

    /** Its bytes are gone, its line stays with the reason. */
    public void refusee(long id, String motif, String courriel) {
        coffre.aControler(id).ifPresent(piece -> {
            piece.refuser(motif, horloge.maintenant());
            coffre.effacerLesOctets(id);
            annoncer(piece.lue(), courriel);
        });
    }

    private void annoncer(Piece piece, String courriel) {
        controlee.fire(new PieceControlee(piece.objet(), piece.id(), piece.etat(), courriel));
    }
}
