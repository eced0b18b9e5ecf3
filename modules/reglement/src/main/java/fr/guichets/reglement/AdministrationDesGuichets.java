package fr.guichets.reglement;

import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The guichets as the national level runs them. The perimeter is the national level. */
@ApplicationScoped
public class AdministrationDesGuichets {

    /** @param versions published, latest effect first; @param aVenir how many take effect later than today */
    public record Suivi(Guichet guichet, String enVigueur, LocalDate effet, int versions, int aVenir) {}

    /**
     * A guichet being made. Each step can be repeated; the guichet enters the registry, prepared, with the last one.
     *
     * @param etape what is being done, or what failed
     * @param erreur null unless the last try failed; French
     */
    public record Creation(
            CodeDepartement code, String nom, Instant demandeeLe, String demandeePar, Etape etape, String erreur) {}

    public enum Etape {
        DEMANDEE,
        BASE,
        REGLES,
        PRETE
    }

    @Reserve(Role.NATIONAL)
    public List<Suivi> tous() {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens, suspends, closes.
     *
     * @throws fr.guichets.socle.OperationInvalide when the state does not allow it, or when no version is published
     * @throws fr.guichets.socle.ChampsInvalides a missing reason
     */
    @Reserve(Role.NATIONAL)
    public void changerEtat(CodeDepartement code, Guichet.Etat etat, String motif) {
        throw new UnsupportedOperationException();
    }

    /**
     * Asks for a new guichet, as a {@code guichet.yaml} declares it: read and checked whole, then made by the installation,
     * which owns the schemas.
     *
     * @throws fr.guichets.reglement.tenants.TenantsInvalides naming every error
     * @throws fr.guichets.socle.OperationInvalide when the code, or the address, is taken
     */
    @Reserve(Role.NATIONAL)
    public Creation creer(String guichetYaml) {
        throw new UnsupportedOperationException();
    }

    /** Those under way or failed, and those finished today. */
    @Reserve(Role.NATIONAL)
    public List<Creation> creations() {
        throw new UnsupportedOperationException();
    }

    /** Tries a failed creation again. */
    @Reserve(Role.NATIONAL)
    public void reprendre(CodeDepartement code) {
        throw new UnsupportedOperationException();
    }
}
