package fr.guichets.socle;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Public routes answer a sustained 20 requests per second to one address (setting guichets.limite.requetes, 0 lifts the
 * limit), with a burst of three seconds' worth. Static files are not counted.
 */
public class LimiteDebit extends HttpFilter {

    private static final int ADRESSES_SUIVIES = 10_000;
    private static final int SECONDES_DE_RAFALE = 3;

    private final int parSeconde = Integer.parseInt(Configuration.texte("guichets.limite.requetes", "20"));

    /** Shared by the pages and the REST interface. */
    private static final Map<String, Bucket> PAR_ADRESSE =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> ancienne) {
                    return size() > ADRESSES_SUIVIES;
                }
            });

    @Override
    protected void doFilter(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws IOException, ServletException {
        if (parSeconde == 0
                || estStatique(requete.getRequestURI())
                || seau(requete).tryConsume(1)) {
            suite.doFilter(requete, reponse);
            return;
        }
        reponse.setHeader("Retry-After", "1");
        ReponseBreve.ecrire(
                requete, reponse, 429, "TROP_DE_REQUETES", "Trop de demandes à la fois : réessayez dans une seconde.");
    }

    private static boolean estStatique(String chemin) {
        return chemin.contains("/jakarta.faces.resource/") || chemin.startsWith("/dsfr/") || chemin.equals("/sante");
    }

    private Bucket seau(HttpServletRequest requete) {
        return PAR_ADRESSE.computeIfAbsent(requete.getRemoteAddr(), adresse -> Bucket.builder()
                .addLimit(limite -> limite.capacity((long) parSeconde * SECONDES_DE_RAFALE)
                        .refillGreedy(parSeconde, Duration.ofSeconds(1)))
                .build());
    }
}
