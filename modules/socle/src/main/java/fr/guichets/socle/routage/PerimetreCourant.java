package fr.guichets.socle.routage;

import fr.guichets.socle.DepartementCourant;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** First lock of the tenancy: Hibernate works for the perimeter that the host of the request gave, or not at all. */
public class PerimetreCourant implements CurrentTenantIdentifierResolver<String> {

    @Override
    public String resolveCurrentTenantIdentifier() {
        return DepartementCourant.schema();
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
