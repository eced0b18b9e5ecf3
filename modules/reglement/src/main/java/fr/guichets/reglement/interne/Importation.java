package fr.guichets.reglement.interne;

import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.tenants.VersionDeclaree;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.OperationInvalide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Objects;

/** Publishes in the current guichet the versions that a file brings. */
@ApplicationScoped
public class Importation {

    @Inject
    LectureNationale national;

    @Inject
    Reglements reglements;

    @Inject
    Parution parution;

    @Inject
    PublicationDesRegles publication;

    /**
     * All of them or none.
     *
     * @param guichet the current one
     * @param derniere number of the last published version when the file was compared with it
     * @throws OperationInvalide when another version, or another national model for their day, was published since
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void publier(CodeDepartement guichet, String derniere, List<VersionDeclaree> nouvelles) {
        parution.attendre();
        LectureNationale.Lue nationale = national.lire(guichet);
        List<Reglement> publies = reglements.publies();
        Reglement avant = publies.get(publies.size() - 1);
        if (!Objects.equals(avant.version(), derniere)) {
            throw new OperationInvalide(
                    "VERSION_PUBLIEE_ENTRE_TEMPS",
                    "La version " + avant.version() + " vient d’y être publiée\u00a0: importez de nouveau le fichier.");
        }
        for (VersionDeclaree nouvelle : nouvelles) {
            exigerModeleEnVigueur(nouvelle.reglement(), nationale);
            publication.publier(nouvelle.reglement(), avant, nationale, nouvelle.motif());
            avant = nouvelle.reglement();
        }
    }

    private static void exigerModeleEnVigueur(Reglement nouvelle, LectureNationale.Lue nationale) {
        String attendu = ModeleLu.au(nouvelle.effet(), nationale.modeles()).numero();
        if (!attendu.equals(nouvelle.modele())) {
            throw new OperationInvalide(
                    "MODELE_PUBLIE_ENTRE_TEMPS",
                    "La version " + attendu + " du modèle national vient d’être publiée\u00a0: importez de nouveau le"
                            + " fichier.");
        }
    }
}
