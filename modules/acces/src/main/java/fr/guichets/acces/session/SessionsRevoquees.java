package fr.guichets.acces.session;

import fr.guichets.acces.interne.RegistreSessions;
import fr.guichets.socle.DepartementCourant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The single sign-on sessions that somebody has ended: national, so that every server knows. A logout acts at once on
 * the server that receives it, within two seconds on the others.
 */
@ApplicationScoped
public class SessionsRevoquees {

    private static final long FRAICHEUR = TimeUnit.SECONDS.toNanos(2);

    private record Lecture(Set<String> sessions, long faiteA) {}

    private volatile Lecture lecture;

    @Inject
    private RegistreSessions registre;

    public void ajouter(String session) {
        DepartementCourant.executerNational(() -> {
            registre.revoquer(session);
            return null;
        });
        lecture = null;
    }

    public boolean contient(String session) {
        Lecture connue = lecture;
        if (connue == null || System.nanoTime() - connue.faiteA() >= FRAICHEUR) {
            long debut = System.nanoTime();
            connue = new Lecture(DepartementCourant.executerNational(registre::revoquees), debut);
            lecture = connue;
        }
        return connue.sessions().contains(session);
    }
}
