package fr.guichets.socle;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The answer of a filter that lets a request go no further, where neither pages nor resources can speak yet: problem
 * details (RFC 9457) to programs, a bare page to browsers. The texts are constants, nothing of the request comes back.
 */
public final class ReponseBreve {

    private ReponseBreve() {}

    public static void ecrire(
            HttpServletRequest requete, HttpServletResponse reponse, int statut, String code, String detail)
            throws IOException {
        boolean api = requete.getRequestURI().startsWith("/api/");
        String corps = api
                ? "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                        .formatted(detail, statut, detail, code)
                : "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>%s</title></head><body><h1>%s</h1></body></html>"
                        .formatted(detail, detail);
        reponse.setStatus(statut);
        reponse.setHeader("Cache-Control", "no-store");
        reponse.setContentType(api ? "application/problem+json" : "text/html;charset=UTF-8");
        byte[] octets = corps.getBytes(StandardCharsets.UTF_8);
        reponse.setContentLength(octets.length);
        reponse.getOutputStream().write(octets);
    }
}
