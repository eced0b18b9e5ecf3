package fr.guichets.socle;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Response headers that limit what a browser lets our pages do: no inline script or style, no framing, no other origin. */
public class EntetesSecurite extends HttpFilter {

    private static final String POLITIQUE = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

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
