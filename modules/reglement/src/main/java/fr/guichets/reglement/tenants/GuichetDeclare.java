package fr.guichets.reglement.tenants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.JsonReglement;
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

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What waits for the installation: the identity is in each version. */
    private record Ecrit(Guichet.Type type, String region, List<Version> versions) {
        private record Version(String motif, String contenu) {}
    }

    public CodeDepartement code() {
        return identite.code();
    }

    /** The written form of a guichet that is still to be made: prepared, whatever its state. */
    public String enJson() {
        try {
            return JSON.writeValueAsString(new Ecrit(
                    type,
                    region,
                    versions.stream()
                            .map(version -> new Ecrit.Version(version.motif(), version.contenu()))
                            .toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException when the text is not the written form of a guichet with at least one version */
    public static GuichetDeclare deJson(String texte) {
        try {
            Ecrit ecrit = JSON.readValue(texte, Ecrit.class);
            List<VersionDeclaree> versions = ecrit.versions().stream()
                    .map(version -> VersionDeclaree.de(JsonReglement.lire(version.contenu()), version.motif()))
                    .toList();
            return new GuichetDeclare(
                    versions.get(0).reglement().identite(),
                    ecrit.type(),
                    Guichet.Etat.PREPARE,
                    ecrit.region(),
                    versions);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("guichet demandé illisible", e);
        }
    }
}
