package fr.guichets.acces.session;

import fr.guichets.socle.Configuration;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.SameSiteCookieHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ServletSessionConfig;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionTrackingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the container does before it looks for an identity. The session cookie: out of reach of scripts and of other sites, bound to the host by its name under TLS, and never the
 * one that came in when somebody logs in (WildFly's client keeps the session it finds: a session planted beforehand
 * would become the victim's).
 */
public final class CookiesDeSession implements ServletExtension {

    private static final String NOM = "JSESSIONID";

    /** Under TLS the prefix makes browsers refuse the cookie from any other host, subdomain or path. */
    static String nom() {
        return sousTls() ? "__Host-" + NOM : NOM;
    }

    private static boolean sousTls() {
        return Configuration.adressePublique().startsWith("https:");
    }

    @Override
    public void handleDeployment(DeploymentInfo deploiement, ServletContext contexte) {
        if (!deploiement.getContextPath().equals("/")) {
            return;
        }
        deploiement.setServletSessionConfig(new ServletSessionConfig()
                .setName(nom())
                .setHttpOnly(true)
                .setSecure(sousTls())
                .setPath("/")
                .setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE)));
        deploiement.addInitialHandlerChainWrapper(suite -> new SameSiteCookieHandler(suite, "Lax"));
        deploiement.addInitialHandlerChainWrapper(suite -> echange -> {
            if (echange.getRequestPath().equals(Connexion.CHEMIN)) {
                preparer(echange);
            }
            suite.handleRequest(echange);
        });
    }

    private static void preparer(HttpServerExchange echange) {
        Map<String, Deque<String>> parametres = echange.getQueryParameters();
        if (parametres.containsKey("code") && parametres.containsKey("state")) {
            oublierLaSession(echange.getRequestHeaders());
        } else if (parametres.containsKey(Connexion.PAR)) {
            // The client hands on this parameter of Keycloak, and this one only: straight to one of its providers.
            echange.setQueryString(echange.getQueryString() + "&kc_idp_hint="
                    + URLEncoder.encode(parametres.get(Connexion.PAR).getFirst(), StandardCharsets.UTF_8));
        }
    }

    private static void oublierLaSession(HeaderMap entetes) {
        HeaderValues cookies = entetes.get(Headers.COOKIE);
        if (cookies == null) {
            return;
        }
        String autres = cookies.stream()
                .flatMap(ligne -> Arrays.stream(ligne.split(";")))
                .map(String::strip)
                .filter(cookie -> !cookie.startsWith(nom() + "="))
                .collect(Collectors.joining("; "));
        entetes.remove(Headers.COOKIE);
        if (!autres.isEmpty()) {
            entetes.put(Headers.COOKIE, autres);
        }
    }
}
