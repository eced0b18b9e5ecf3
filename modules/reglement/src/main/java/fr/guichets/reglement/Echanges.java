package fr.guichets.reglement;

import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Rules as the files of {@code tenants/}: what is exported and imported again is the same. The perimeter is national. */
@ApplicationScoped
public class Echanges {

    /**
     * What an import would do, nothing being done.
     *
     * @param versions that are not published yet, by guichet
     * @param creations guichets that do not exist yet
     * @param inchanges guichets whose file says what is published
     */
    public record Apercu(
            List<VersionNouvelle> versions, List<CodeDepartement> creations, List<CodeDepartement> inchanges) {}

    /** @param differences with the version before it */
    public record VersionNouvelle(CodeDepartement guichet, String numero, List<Difference> differences) {}

    /** The file of one guichet: all its published versions, each saying only what it changes. */
    @Reserve(Role.NATIONAL)
    public String exporter(CodeDepartement guichet) {
        throw new UnsupportedOperationException();
    }

    /** The whole folder, by path: {@code _national/modele.yaml}, {@code 63-puy-de-dome/guichet.yaml}. */
    @Reserve(Role.NATIONAL)
    public Map<String, String> exporterTout() {
        throw new UnsupportedOperationException();
    }

    /**
     * @param fichiers text of {@code guichet.yaml} files, by path
     * @throws fr.guichets.reglement.tenants.TenantsInvalides naming every error by file, line and key
     * @throws fr.guichets.socle.OperationInvalide when a published version is said with another content
     */
    @Reserve(Role.NATIONAL)
    public Apercu apercu(Map<String, String> fichiers) {
        throw new UnsupportedOperationException();
    }

    /** Publishes the new versions and asks for the new guichets. */
    @Reserve(Role.NATIONAL)
    public Apercu importer(Map<String, String> fichiers) {
        throw new UnsupportedOperationException();
    }
}
