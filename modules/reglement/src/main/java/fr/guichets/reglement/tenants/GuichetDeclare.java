package fr.guichets.reglement.tenants;

import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglement.Identite;
import fr.guichets.socle.CodeDepartement;
import java.util.List;

/**
 * A guichet as its folder declares it.
 *
 * @param etat state at its creation; an administrator may change it afterwards
 * @param versions by increasing date of effect, national and départemental values resolved
 */
public record GuichetDeclare(
        Identite identite, Guichet.Type type, Guichet.Etat etat, String region, List<VersionDeclaree> versions) {

    public CodeDepartement code() {
        return identite.code();
    }
}
