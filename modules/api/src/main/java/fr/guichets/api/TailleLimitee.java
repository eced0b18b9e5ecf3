package fr.guichets.api;

import fr.guichets.documents.FichierRecu;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Role;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses a body over 1 MB, 10 MB for the import of an administrator (some five thousand dossiers), or the largest size of a
 * file for an attachment or a scanned act: at once when its length is announced, else as soon as it is passed. The connection is kept:
 * the server then discards the rest without a thread, and a caller that reads only after having sent sees the refusal.
 */
@Provider
@PreMatching
public class TailleLimitee implements ContainerRequestFilter {

    static final long MAXIMUM = 1_000_000;
    static final long MAXIMUM_IMPORT = 10_000_000;

    @Override
    public void filter(ContainerRequestContext requete) {
        long maximum = maximum(requete.getMethod(), requete.getUriInfo().getPath());
        String annoncee = requete.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (annoncee != null && depasse(annoncee, maximum)) {
            requete.abortWith(Probleme.pourStatut(413).reponse());
            return;
        }
        requete.setEntityStream(new FluxLimite(requete.getEntityStream(), maximum));
    }

    /** Whoever may not import gets no more room than for anything else. */
    static long maximum(String verbe, String chemin) {
        if (chemin.endsWith("/dossiers/import") && estUn(Role.ADMINISTRATEUR)) {
            return MAXIMUM_IMPORT;
        }
        boolean envoi = verbe.equals(HttpMethod.POST);
        boolean piece = envoi
                && chemin.endsWith(RessourcePieces.CHEMIN)
                && estUn(Role.COLLECTIVITE, Role.INSTRUCTEUR, Role.NATIONAL);
        boolean scan = envoi && chemin.endsWith(RessourceActes.SCAN) && estUn(Role.INSTRUCTEUR);
        return piece || scan ? FichierRecu.tailleMaximale() : MAXIMUM;
    }

    private static boolean estUn(Role... roles) {
        return Acteur.courantEventuel().filter(acteur -> acteur.aUnRole(roles)).isPresent();
    }

    private static boolean depasse(String longueur, long maximum) {
        return longueur.length() > 18 || Long.parseLong(longueur) > maximum;
    }

    static final class FluxLimite extends FilterInputStream {

        private final long maximum;
        private long lus;

        FluxLimite(InputStream origine, long maximum) {
            super(origine);
            this.maximum = maximum;
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            compter(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] tampon, int debut, int longueur) throws IOException {
            int nombre = super.read(tampon, debut, longueur);
            compter(nombre);
            return nombre;
        }

        private void compter(int nombre) throws CorpsTropGrand {
            lus += Math.max(nombre, 0);
            if (lus > maximum) {
                throw new CorpsTropGrand();
            }
        }
    }
}
