package fr.guichets.documents.interne;

import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.documents.Piece.Etat;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files of the current perimeter and their bytes, a block at a time. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Coffre {

    /** @param octets of those that are kept: not taken back, not refused */
    public record Contenance(long nombre, long octets) {}

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    public Coffre() {}

    public Coffre(EntityManager em) {
        this.em = em;
    }

    public Piece garder(String objet, String nature, FichierRecu fichier, Acteur par, Instant le) {
        return garder(new PieceEnregistree(objet, nature, fichier, par, le), fichier);
    }

    private Piece garder(PieceEnregistree piece, FichierRecu fichier) {
        em.persist(piece);
        try (InputStream flux = fichier.ouvrir()) {
            int rang = 0;
            for (byte[] bloc = flux.readNBytes(BlocDePiece.TAILLE);
                    bloc.length > 0;
                    bloc = flux.readNBytes(BlocDePiece.TAILLE)) {
                em.createQuery("insert into BlocDePiece (piece, rang, octets) values (:piece, :rang, :octets)")
                        .setParameter("piece", piece.id())
                        .setParameter("rang", ++rang)
                        .setParameter("octets", bloc)
                        .executeUpdate();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return piece.lue();
    }

    /** The same bytes under the same name and nature, kept already and not refused. */
    public Optional<Piece> dejaGardee(String objet, String nature, FichierRecu fichier) {
        return em
                .createQuery(
                        "select p from PieceEnregistree p where p.objet = :objet and p.nature = :nature and p.nom = :nom"
                                + " and p.empreinte = :empreinte and p.retireeLe is null and p.etat <> :refusee",
                        PieceEnregistree.class)
                .setParameter("objet", objet)
                .setParameter("nature", nature)
                .setParameter("nom", fichier.nom())
                .setParameter("empreinte", fichier.empreinte())
                .setParameter("refusee", Etat.REFUSEE)
                .getResultList()
                .stream()
                .findFirst()
                .map(PieceEnregistree::lue);
    }

    public Contenance contenance(String objet) {
        return em.createQuery(
                        "select new fr.guichets.documents.interne.Coffre$Contenance(count(p), coalesce(sum(p.taille), 0L))"
                                + " from PieceEnregistree p where p.objet = :objet and p.retireeLe is null"
                                + " and p.etat <> :refusee",
                        Contenance.class)
                .setParameter("objet", objet)
                .setParameter("refusee", Etat.REFUSEE)
                .getSingleResult();
    }

    public List<Piece> de(String objet) {
        return em
                .createQuery(
                        "select p from PieceEnregistree p where p.objet = :objet and p.retireeLe is null order by p.id",
                        PieceEnregistree.class)
                .setParameter("objet", objet)
                .getResultList()
                .stream()
                .map(PieceEnregistree::lue)
                .toList();
    }

    public Piece lire(String objet, long id) {
        return chercher(objet, id, LockModeType.NONE, "p.retireeLe is null").lue();
    }

    public void retirer(String objet, long id, Instant le) {
        chercher(objet, id, LockModeType.PESSIMISTIC_WRITE, "p.retireeLe is null")
                .retirer(le);
    }

    public Piece retablir(String objet, long id) {
        PieceEnregistree piece = chercher(objet, id, LockModeType.PESSIMISTIC_WRITE, "p.retireeLe is not null");
        piece.retablir();
        return piece.lue();
    }

    private PieceEnregistree chercher(String objet, long id, LockModeType verrou, String condition) {
        return em
                .createQuery(
                        "select p from PieceEnregistree p where p.id = :id and p.objet = :objet and " + condition,
                        PieceEnregistree.class)
                .setParameter("id", id)
                .setParameter("objet", objet)
                .setLockMode(verrou)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> new Introuvable("Cette pièce n’existe pas ici, ou a été retirée."));
    }

    /** Held until the end of the transaction; empty when the antivirus has seen it, or when it is not there. */
    Optional<PieceEnregistree> aControler(long id) {
        return Optional.ofNullable(em.find(PieceEnregistree.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(PieceEnregistree::attend);
    }

    /** Block of that rank, from 1; empty after the last one. */
    Optional<byte[]> bloc(long id, int rang) {
        return em
                .createQuery(
                        "select b.octets from BlocDePiece b where b.piece = :piece and b.rang = :rang", byte[].class)
                .setParameter("piece", id)
                .setParameter("rang", rang)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** @throws IllegalStateException when the bytes do not have the seal any more */
    public byte[] octets(Piece piece) {
        byte[] octets = new byte[Math.toIntExact(piece.taille())];
        MessageDigest condense = Sha256.nouveau();
        int debut = 0;
        Optional<byte[]> bloc = bloc(piece.id(), 1);
        for (int rang = 2; bloc.isPresent() && debut + bloc.get().length <= octets.length; rang++) {
            System.arraycopy(bloc.get(), 0, octets, debut, bloc.get().length);
            debut += bloc.get().length;
            condense.update(bloc.get());
            bloc = bloc(piece.id(), rang);
        }
        if (bloc.isPresent() || debut != octets.length || !Sha256.hex(condense).equals(piece.empreinte())) {
            throw sceauRompu(piece);
        }
        return octets;
    }

    static IllegalStateException sceauRompu(Piece piece) {
        return new IllegalStateException("la pièce " + piece.id() + " n'a plus l'empreinte de son dépôt");
    }

    void effacerLesOctets(long id) {
        em.createQuery("delete from BlocDePiece b where b.piece = :piece")
                .setParameter("piece", id)
                .executeUpdate();
    }
}
