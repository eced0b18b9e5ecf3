package fr.guichets.acces.session;

import org.wildfly.security.http.oidc.OidcClientConfiguration;
import org.wildfly.security.http.oidc.OidcClientConfigurationResolver;
import org.wildfly.security.http.oidc.OidcHttpFacade.Request;

/** Wakes the OpenID Connect client where a token comes along: the public routes never depend on the identity provider. */
public final class OidcDelApi implements OidcClientConfigurationResolver {

    private final OidcClientConfiguration client = ClientOidc.delApi();

    @Override
    public OidcClientConfiguration resolve(Request requete) {
        return FiltreActeur.estUnJeton(requete.getHeader("Authorization")) ? client : ClientOidc.INACTIF;
    }
}
