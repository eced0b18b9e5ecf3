package fr.guichets.documents;

import fr.guichets.documents.interne.Controle;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.Sha256;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Has each received file scanned. Without antivirus, or when it fails, the file waits and nobody opens it. */
@ApplicationScoped
class Antivirus implements Sorties.Destinataire {

    static final String TYPE = "ANTIVIRUS";

    /** What the daemon answers when a file hides more than it may unpack (setting AlertExceedsMax). */
    private static final String NON_EXPLORE = "Heuristics.Limits.Exceeded";

    /** @param courriel of who sent it, may be empty */
    record Demande(long piece, String courriel) {}

    private final Controle controle;
    private final Supplier<Clamd> clamd;

    /** For the proxy of the container alone. */
    protected Antivirus() {
        this(null, null);
    }

    @Inject
    Antivirus(Controle controle) {
        this(controle, () -> Clamd.a(Configuration.obligatoire("guichets.antivirus")));
    }

    Antivirus(Controle controle, Supplier<Clamd> clamd) {
        this.controle = controle;
        this.clamd = clamd;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** People wait for the file: an antivirus that is back is seen within the minute. */
    @Override
    public Duration reculMaximal() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void recevoir(Sorties.Message message) throws IOException {
        Demande demande = message.lire(Demande.class);
        Optional<Piece> piece = controle.aControler(demande.piece());
        if (piece.isEmpty()) {
            return;
        }
        Optional<String> trouve = scanner(piece.get());
        if (trouve.isEmpty()) {
            controle.saine(demande.piece(), demande.courriel());
        } else {
            controle.refusee(demande.piece(), motif(trouve.get()), demande.courriel());
        }
    }

    private Optional<String> scanner(Piece piece) throws IOException {
        MessageDigest condense = Sha256.nouveau();
        try (InputStream blocs = new DigestInputStream(new Blocs(piece.id()), condense)) {
            Optional<String> trouve = clamd.get().scanner(blocs);
            if (!Sha256.hex(condense).equals(piece.empreinte())) {
                throw new IllegalStateException("la pièce " + piece.id() + " n'a plus l'empreinte de son dépôt");
            }
            return trouve;
        }
    }

    private static String motif(String trouve) {
        return trouve.startsWith(NON_EXPLORE)
                ? "Ce fichier ne peut pas être contrôlé en entier par l’antivirus, il n’est pas gardé. Enregistrez-le en PDF,"
                        + " puis renvoyez-le."
                : "Ce fichier contient un virus (" + trouve + "), il n’est pas gardé. Le reste du dossier est intact.";
    }

    /** The bytes of a file, one block in memory at a time. */
    private final class Blocs extends InputStream {

        private final long piece;
        private int rang;
        private byte[] bloc = new byte[0];
        private int lus;

        Blocs(long piece) {
            this.piece = piece;
        }

        @Override
        public int read() {
            byte[] un = new byte[1];
            return read(un, 0, 1) < 0 ? -1 : un[0] & 0xff;
        }

        @Override
        public int read(byte[] tampon, int debut, int longueur) {
            if (lus == bloc.length) {
                bloc = controle.bloc(piece, ++rang).orElse(new byte[0]);
                lus = 0;
            }
            if (bloc.length == 0) {
                return -1;
            }
            int nombre = Math.min(longueur, bloc.length - lus);
            System.arraycopy(bloc, lus, tampon, debut, nombre);
            lus += nombre;
            return nombre;
        }
    }
}
