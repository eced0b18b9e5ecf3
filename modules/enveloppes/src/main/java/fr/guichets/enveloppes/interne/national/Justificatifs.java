package fr.guichets.enveloppes.interne.national;

import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.documents.PieceControlee;
import fr.guichets.documents.Pieces;
import fr.guichets.socle.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The documents of a decision about credits: added once it is taken; like it, never taken back. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Justificatifs {

    private static final String PREFIXE = "credits/";
    private static final String NATURE = "DECISION";

    @Inject
    Decisions decisions;

    @Inject
    Pieces pieces;

    @Inject
    Journal journal;

    public Piece joindre(String numero, FichierRecu fichier) {
        String objet = objet(numero);
        Set<Long> deja = pieces.de(objet).stream().map(Piece::id).collect(Collectors.toSet());
        Piece piece = pieces.deposer(objet, NATURE, fichier);
        if (!deja.contains(piece.id())) {
            noter(numero, "PIECE_JOINTE", piece);
        }
        return piece;
    }

    /** Oldest first. */
    public List<Piece> de(String numero) {
        return pieces.de(objet(numero));
    }

    public Piece lire(String numero, long id) {
        return pieces.lire(objet(numero), id);
    }

    public byte[] ouvrir(String numero, long id) {
        return pieces.ouvrir(objet(numero), id);
    }

    /** @throws fr.guichets.socle.Introuvable when no decision has this number */
    private String objet(String numero) {
        return PREFIXE + decisions.lire(numero).numero();
    }

    void apresControle(@Observes PieceControlee controlee) {
        if (controlee.etat() == Piece.Etat.REFUSEE && controlee.objet().startsWith(PREFIXE)) {
            String numero = controlee.objet().substring(PREFIXE.length());
            noter(numero, "PIECE_REFUSEE", pieces.lire(controlee.objet(), controlee.id()));
        }
    }

    private void noter(String numero, String verbe, Piece piece) {
        journal.consigner(
                Decisions.objet(numero), verbe, null, Map.of("piece", piece.nom(), "empreinte", piece.empreinte()));
    }
}
