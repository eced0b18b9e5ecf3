package fr.guichets.socle;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whoever is not identified gets answers to a sustained 20 requests per second and address (setting
 * guichets.limite.requetes, 0 lifts the limit), with a burst of three seconds' worth; whoever is, to five times as many of
 * her own, since a whole préfecture may share one address. Static files are not counted.
 */
public class LimiteDebit extends HttpFilter {

    private static final int SEAUX_SUIVIS = 10_000;
    private static final int SECONDES_DE_RAFALE = 3;
    private static final int FOIS_SI_IDENTIFIE = 5;

    private final int parSeconde = Integer.parseInt(Configuration.texte("guichets.limite.requetes", "20"));

    /** Shared by the pages and the REST interface. */
    private static final Map<String, Bucket> SEAUX = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> ancienne) {
            return size() > SEAUX_SUIVIS;
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
        Principal identifie = requete.getUserPrincipal();
        String qui = identifie == null ? requete.getRemoteAddr() : "identite " + identifie.getName();
        long debit = identifie == null ? parSeconde : (long) parSeconde * FOIS_SI_IDENTIFIE;
        return SEAUX.computeIfAbsent(qui, nouveau -> Bucket.builder()
                .addLimit(limite ->
                        limite.capacity(debit * SECONDES_DE_RAFALE).refillGreedy(debit, Duration.ofSeconds(1)))
                .build());
    }
}
