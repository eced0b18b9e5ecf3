package fr.guichets.reglement;

import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** What every guichet says of one rule on one day. The perimeter is the national level. */
@ApplicationScoped
public class Comparaison {

    /**
     * @param groupe the same letter for the guichets that say the same, A for the most frequent
     * @param enonce sentences
     */
    public record Ligne(Guichet guichet, String version, String groupe, List<String> enonce, Provenance provenance) {}

    /** By code; the guichets without a version on that day are left out. */
    @Reserve(Role.NATIONAL)
    public List<Ligne> de(String cle, LocalDate jour) {
        throw new UnsupportedOperationException();
    }
}
