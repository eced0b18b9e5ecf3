package fr.guichets.acces.session;

import fr.guichets.socle.Configuration;
import java.util.Map;
import org.wildfly.security.http.oidc.OidcClientConfiguration;
import org.wildfly.security.http.oidc.OidcClientConfigurationBuilder;
import org.wildfly.security.http.oidc.OidcJsonConfiguration;

/** How WildFly's OpenID Connect client speaks to the identity provider, from the deployment's settings. */
final class ClientOidc {

    static final String CLIENT = "guichets";

    /** The client that does nothing: the request goes on as nobody's. */
    static final OidcClientConfiguration INACTIF = new OidcClientConfiguration();

    private static final int DELAI_MS = 5_000;

    private ClientOidc() {}

    /** For browsers: authorization code with PKCE, tokens kept in the session of this server. */
    static OidcClientConfiguration desPages() {
        return OidcClientConfigurationBuilder.build(commune());
    }

    /** For programs: the token of the request or nothing. */
    static OidcClientConfiguration delApi() {
        OidcJsonConfiguration reglages = commune();
        reglages.setBearerOnly(true);
        return OidcClientConfigurationBuilder.build(reglages);
    }

    private static OidcJsonConfiguration commune() {
        OidcJsonConfiguration reglages = new OidcJsonConfiguration();
        reglages.setProviderUrl(Configuration.obligatoire("guichets.oidc.fournisseur"));
        reglages.setClientId(CLIENT);
        reglages.setCredentials(Map.of("secret", Configuration.secret("guichets.oidc.secret")));
        reglages.setSslRequired(Configuration.adressePublique().startsWith("https:") ? "all" : "none");
        reglages.setPrincipalAttribute("sub");
        reglages.setPkce(true);
        reglages.setVerifyTokenAudience(true);
        reglages.setIgnoreOAuthQueryParameter(true);
        reglages.setConnectionTimeoutMillis(DELAI_MS);
        reglages.setSocketTimeoutMillis(DELAI_MS);
        return reglages;
    }
}
