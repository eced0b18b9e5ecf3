package fr.guichets.socle;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Response headers that limit what a browser lets our pages do: no inline script or style, no framing, no other origin. */
public class EntetesSecurite extends HttpFilter {

    private static final String POLITIQUE = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'self'; frame-ancestors 'none'; form-action 'self'" + fournisseurs();

    /** Browsers apply the policy to what a form redirects to: the form of leave goes through the identity providers. */
    private static String fournisseurs() {
        String fournisseurs = Configuration.texte("guichets.oidc.fournisseur", "") + " "
                + Configuration.texte("guichets.oidc.origines", "");
        return Arrays.stream(fournisseurs.strip().split("\\s+"))
                .filter(adresse -> !adresse.isEmpty())
                .map(adresse ->
                        " " + URI.create(adresse).resolve("/").toString().replaceFirst("/$", ""))
                .collect(Collectors.joining());
    }

    @Override
    protected void doFilter(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws IOException, ServletException {
        reponse.setHeader("Content-Security-Policy", POLITIQUE);
        reponse.setHeader("X-Content-Type-Options", "nosniff");
        reponse.setHeader("X-Frame-Options", "DENY");
        reponse.setHeader("Referrer-Policy", "same-origin");
        reponse.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        reponse.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (requete.isSecure()) {
            reponse.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        suite.doFilter(requete, reponse);
    }
}
