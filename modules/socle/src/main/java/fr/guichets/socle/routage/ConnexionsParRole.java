package fr.guichets.socle.routage;

import fr.guichets.socle.Configuration;
import fr.guichets.socle.MotsDePasse;
import java.sql.Connection;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;

/**
 * Second lock of the tenancy: the connection of a perimeter is obtained as the login role of that perimeter, so that
 * PostgreSQL itself refuses whatever belongs to another one.
 */
public class ConnexionsParRole implements MultiTenantConnectionProvider<String> {

    private static final String SOURCE = "java:jboss/datasources/GuichetsDS";

    private final transient MotsDePasse motsDePasse = new MotsDePasse(Configuration.secret("guichets.secret"));
    private transient DataSource source;

    @Override
    public Connection getConnection(String role) throws SQLException {
        UneTransactionUnGuichet.lier(role);
        return source().getConnection(role, motsDePasse.pour(role));
    }

    @Override
    public void releaseConnection(String role, Connection connexion) throws SQLException {
        connexion.close();
    }

    @Override
    public Connection getAnyConnection() {
        throw new IllegalStateException("une connexion n'existe que pour un guichet");
    }

    @Override
    public void releaseAnyConnection(Connection connexion) throws SQLException {
        connexion.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return true;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }

    private DataSource source() {
        if (source == null) {
            try {
                source = InitialContext.doLookup(SOURCE);
            } catch (NamingException e) {
                throw new IllegalStateException("source de données absente : " + SOURCE, e);
            }
        }
        return source;
    }
}
