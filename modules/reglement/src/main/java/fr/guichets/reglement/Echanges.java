package fr.guichets.reglement;

import fr.guichets.reglement.interne.ComparaisonDImport;
import fr.guichets.reglement.interne.DepotNational;
import fr.guichets.reglement.interne.FichierNational;
import fr.guichets.reglement.interne.Importation;
import fr.guichets.reglement.interne.LectureNationale;
import fr.guichets.reglement.interne.VersionDeposee;
import fr.guichets.reglement.tenants.EcritureTenants;
import fr.guichets.reglement.tenants.ModeleNational;
import fr.guichets.reglement.tenants.Reprise;
import fr.guichets.reglement.tenants.TenantsInvalides;
import fr.guichets.reglement.tenants.VersionDeclaree;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rules as the files of {@code tenants/}: what is exported and imported again is the same. The perimeter is national. */
@ApplicationScoped
@Reserve(Role.NATIONAL)
public class Echanges {

    /**
     * What an import would do, nothing being done; or what it did.
     *
     * @param versions that are not published yet, by guichet
     * @param creations guichets that do not exist yet
     * @param inchanges guichets whose file says what is published
     * @param refus what could not be done after all, since somebody acted there meanwhile; always empty before
     */
    public record Apercu(
            List<VersionNouvelle> versions,
            List<CodeDepartement> creations,
            List<CodeDepartement> inchanges,
            List<Refus> refus) {}

    /** @param differences with the version before it */
    public record VersionNouvelle(CodeDepartement guichet, String numero, List<Difference> differences) {}

    /** @param raison French */
    public record Refus(CodeDepartement guichet, String raison) {}

    @Inject
    DepotNational depot;

    @Inject
    LectureNationale national;

    @Inject
    Guichets guichets;

    @Inject
    AdministrationDesGuichets administration;

    @Inject
    Importation importation;

    @Inject
    ComparaisonDImport comparaison;

    /**
     * The file of one guichet: all its published versions, each saying only what it changes.
     *
     * @throws Introuvable when there is no such guichet, or when it has published nothing
     */
    public String exporter(CodeDepartement guichet) {
        List<VersionDeposee> versions = depot.de(guichet);
        if (versions.isEmpty()) {
            throw new Introuvable("Le guichet " + guichet + " n’a publié aucune règle.");
        }
        return ecrire(guichet, versions, national.modeles().get(0).numero());
    }

    /** The whole folder, by path: {@code _national/modele.yaml}, {@code 63-puy-de-dome/guichet.yaml}. */
    public Map<String, String> exporterTout() {
        Map<String, String> fichiers = new TreeMap<>();
        List<ModeleNational> modeles = national.modeles();
        for (ModeleNational modele : modeles) {
            String suite = modele == modeles.get(0) ? "" : "-" + modele.numero();
            fichiers.put("_national/modele" + suite + ".yaml", EcritureTenants.modele(modele));
        }
        fichiers.put(FichierNational.DISPOSITIF, depot.fichier(FichierNational.DISPOSITIF));
        Map<CodeDepartement, List<VersionDeposee>> parGuichet = depot.toutes().stream()
                .collect(Collectors.groupingBy(VersionDeposee::guichet, LinkedHashMap::new, Collectors.toList()));
        // one made a moment ago may not be in the registry that this server has read
        parGuichet.forEach((code, versions) -> guichets.parCode(code)
                .ifPresent(guichet -> fichiers.put(
                        code + "-" + guichet.slug() + "/guichet.yaml",
                        ecrire(code, versions, modeles.get(0).numero()))));
        return fichiers;
    }

    private String ecrire(CodeDepartement code, List<VersionDeposee> versions, String premierModele) {
        return EcritureTenants.guichet(
                guichets.parCode(code).orElseThrow(() -> new Introuvable("Il n’y a pas de guichet " + code + ".")),
                versions.stream()
                        .map(version -> new EcritureTenants.Version(version.reglement(), version.motif()))
                        .toList(),
                premierModele);
    }

    /**
     * @param fichiers text of {@code guichet.yaml} files, by path
     * @throws fr.guichets.reglement.tenants.TenantsInvalides naming every error by file, line and key, a published version
     *     said with another content among them
     */
    public Apercu apercu(Map<String, String> fichiers) {
        return apercu(lire(fichiers));
    }

    private ComparaisonDImport.Lot lire(Map<String, String> fichiers) {
        Reprise reprise = new Reprise(fichiers);
        reprise.lire(national.modeles(), depot.fichier(FichierNational.DISPOSITIF));
        return comparaison.comparer(reprise);
    }

    private static Apercu apercu(ComparaisonDImport.Lot lot) {
        List<VersionNouvelle> versions = new ArrayList<>();
        lot.nouveautes().forEach((code, nouveaute) -> {
            Reglement avant = nouveaute.derniere();
            for (VersionDeclaree nouvelle : nouveaute.versions()) {
                versions.add(new VersionNouvelle(
                        code, nouvelle.reglement().version(), Difference.entre(avant, nouvelle.reglement())));
                avant = nouvelle.reglement();
            }
        });
        return new Apercu(versions, List.copyOf(lot.creations().keySet()), lot.inchanges(), List.of());
    }

    /**
     * Publishes the new versions, guichet by guichet, and asks for the new guichets. What a guichet refuses after all leaves
     * the others done: the same files may be imported again.
     *
     * @throws fr.guichets.reglement.tenants.TenantsInvalides as {@link #apercu}; nothing is then done
     */
    public Apercu importer(Map<String, String> fichiers) {
        ComparaisonDImport.Lot lot = lire(fichiers);
        Apercu prevu = apercu(lot);
        List<Refus> refus = new ArrayList<>();
        lot.nouveautes().forEach((code, nouveaute) -> tenter(code, refus, () -> publier(code, nouveaute)));
        lot.creations().forEach((code, texte) -> tenter(code, refus, () -> administration.creer(texte)));
        List<CodeDepartement> refuses = refus.stream().map(Refus::guichet).toList();
        return new Apercu(
                prevu.versions().stream()
                        .filter(version -> !refuses.contains(version.guichet()))
                        .toList(),
                prevu.creations().stream()
                        .filter(code -> !refuses.contains(code))
                        .toList(),
                prevu.inchanges(),
                refus);
    }

    private void publier(CodeDepartement code, ComparaisonDImport.Nouveaute nouveaute) {
        DepartementCourant.executerPour(code, () -> {
            importation.publier(code, nouveaute.derniere().version(), nouveaute.versions());
            return null;
        });
    }

    private static void tenter(CodeDepartement code, List<Refus> refus, Runnable action) {
        try {
            action.run();
        } catch (OperationInvalide | AccesRefuse | Introuvable e) {
            refus.add(new Refus(code, e.getMessage()));
        } catch (TenantsInvalides e) {
            refus.add(new Refus(
                    code,
                    e.erreurs().stream()
                            .map(TenantsInvalides.Erreur::aLEcran)
                            .distinct()
                            .collect(Collectors.joining(" "))));
        } catch (ChampsInvalides e) {
            refus.add(new Refus(
                    code,
                    e.erreurs().stream().map(ChampsInvalides.Erreur::message).collect(Collectors.joining(" "))));
        }
    }
}
