package fr.guichets.documents;

import fr.guichets.documents.interne.Coffre;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Files of the current guichet, or of the national level, in its own schema. Who may do what is decided by the module that
 * holds the object: this one is never called by pages.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Pieces {

    private final Coffre coffre;
    private final Sorties sorties;
    private final Horloge horloge;

    /** For the proxy of the container alone. */
    protected Pieces() {
        this(null, null, null);
    }

    @Inject
    public Pieces(Coffre coffre, Sorties sorties, Horloge horloge) {
        this.coffre = coffre;
        this.sorties = sorties;
        this.horloge = horloge;
    }

    /**
     * Reads the whole stream, then does as {@link #deposer(String, String, FichierRecu)}. For what is already on this machine:
     * a stream that comes from afar is read before the transaction, by {@link FichierRecu#lire}.
     *
     * @throws fr.guichets.socle.ChampsInvalides empty, too large, of a type that is not taken, a bomb: nothing is kept
     */
    public Piece deposer(String objet, String nature, String nom, InputStream contenu) {
        try (FichierRecu fichier = FichierRecu.lire(nom, contenu)) {
            return deposer(objet, nature, fichier);
        }
    }

    /**
     * Keeps the file and asks for a scan. Sent twice, the same bytes under the same name are one: whoever lost the answer may
     * send again.
     *
     * @throws OperationInvalide TROP_DE_PIECES when the object would hold too many files, or too much
     */
    public Piece deposer(String objet, String nature, FichierRecu fichier) {
        Optional<Piece> deja = coffre.dejaGardee(objet, nature, fichier);
        if (deja.isPresent()) {
            return deja.get();
        }
        verifierLaPlace(objet, fichier);
        Acteur acteur = Acteur.courant();
        Piece piece = coffre.garder(
                objet, nature, fichier, acteur, horloge.maintenant().truncatedTo(ChronoUnit.MILLIS));
        demanderLeControle(piece, acteur.courriel());
        return piece;
    }

    private void verifierLaPlace(String objet, FichierRecu fichier) {
        long nombre = Long.parseLong(Configuration.texte("guichets.pieces.nombre", "50"));
        long total = FichierRecu.megaoctets("guichets.pieces.total", "200");
        Coffre.Contenance contenance = coffre.contenance(objet);
        if (contenance.nombre() >= nombre || contenance.octets() + fichier.taille() > total) {
            throw new OperationInvalide(
                    "TROP_DE_PIECES",
                    "Il y a ici " + contenance.nombre() + " pièces pour " + (contenance.octets() >> 20)
                            + "\u00a0Mo\u00a0; le maximum est de " + nombre + " pièces et de " + (total >> 20)
                            + "\u00a0Mo. Retirez-en, ou regroupez-les dans un PDF.");
        }
    }

    /** Oldest first, those taken back left out. */
    public List<Piece> de(String objet) {
        return coffre.de(objet);
    }

    /** @throws fr.guichets.socle.Introuvable when it is not attached to this object */
    public Piece lire(String objet, long id) {
        return coffre.lire(objet, id);
    }

    /**
     * The bytes, whose seal is verified.
     *
     * @throws fr.guichets.socle.OperationInvalide PIECE_NON_CONTROLEE or PIECE_REFUSEE: nobody opens what is not scanned
     * @throws IllegalStateException when the bytes do not have the seal any more
     */
    public byte[] ouvrir(String objet, long id) {
        Piece piece = coffre.lire(objet, id);
        return switch (piece.etat()) {
            case A_CONTROLER ->
                throw new OperationInvalide(
                        "PIECE_NON_CONTROLEE",
                        "L’antivirus n’a pas encore contrôlé «\u00a0" + piece.nom()
                                + "\u00a0»\u00a0: personne ne peut l’ouvrir avant. Réessayez dans un instant.");
            case REFUSEE -> throw new OperationInvalide("PIECE_REFUSEE", piece.motif());
            case SAINE -> coffre.octets(piece);
        };
    }

    /** Takes a file back: it is no more listed; its line and its bytes stay. */
    public void retirer(String objet, long id) {
        coffre.retirer(objet, id, horloge.maintenant());
    }

    /**
     * The bytes for another guichet, scanned or not: there they are scanned again.
     *
     * @throws fr.guichets.socle.Introuvable also when it was refused: nothing is left of it
     */
    public byte[] emporter(String objet, long id) {
        Piece piece = coffre.lire(objet, id);
        if (piece.etat() == Piece.Etat.REFUSEE) {
            throw new Introuvable(piece.motif());
        }
        return coffre.octets(piece);
    }

    /** Keeps a file of another guichet under the date and the sender that it had there; once, however often it is brought. */
    public void reprendre(String objet, Piece origine, FichierRecu fichier) {
        if (coffre.dejaGardee(objet, origine.nature(), fichier).isEmpty()) {
            Acteur ancien = Acteur.systeme(origine.deposeePar());
            demanderLeControle(coffre.garder(objet, origine.nature(), fichier, ancien, origine.deposeeLe()), "");
        }
    }

    private void demanderLeControle(Piece piece, String courriel) {
        sorties.deposer(Antivirus.TYPE, new Antivirus.Demande(piece.id(), courriel));
    }

    /** Undoes {@link #retirer}. */
    public Piece retablir(String objet, long id) {
        return coffre.retablir(objet, id);
    }
}
