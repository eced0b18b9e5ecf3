package fr.guichets.acces.session;

import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import org.wildfly.security.http.oidc.OidcClientConfiguration;
import org.wildfly.security.http.oidc.OidcClientConfigurationResolver;
import org.wildfly.security.http.oidc.OidcHttpFacade.Request;

/**
 * Wakes the OpenID Connect client where there is something to do: at the page of login, and where a session comes along.
 * Public pages without a session never depend on the identity provider being up.
 */
public final class OidcDesPages implements OidcClientConfigurationResolver {

    /** The client takes the value of these parameters without looking whether they have one. */
    private static final Set<String> PROTOCOLE = Set.of(
            "code",
            "state",
            "error",
            "login_hint",
            "domain_hint",
            "kc_idp_hint",
            "prompt",
            "max_age",
            "ui_locales",
            "scope");

    private final OidcClientConfiguration client = ClientOidc.desPages();

    @Override
    public OidcClientConfiguration resolve(Request requete) {
        boolean utile = requete.getRelativePath().equals(Connexion.CHEMIN)
                || requete.getCookie(CookiesDeSession.nom()) != null && !porteUnJeton(requete);
        return utile && lisible(requete) ? client : ClientOidc.INACTIF;
    }

    /** Tokens of programs are for the REST interface. */
    private static boolean porteUnJeton(Request requete) {
        return FiltreActeur.estUnJeton(requete.getHeader("Authorization"));
    }

    private static boolean lisible(Request requete) {
        URI adresse;
        try {
            adresse = URI.create(requete.getURI());
        } catch (IllegalArgumentException | NullPointerException e) {
            return false;
        }
        String question = adresse.getRawQuery();
        return question == null || Arrays.stream(question.split("&")).noneMatch(PROTOCOLE::contains);
    }
}
