package fr.guichets.decisions;

import fr.guichets.decisions.ModelesActes.Modele;
import fr.guichets.decisions.interne.ActeCompose;
import fr.guichets.decisions.interne.Exemple;
import fr.guichets.decisions.interne.ValeursDuDossier;
import fr.guichets.decisions.regles.Relecture;
import fr.guichets.documents.Pdf;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Writes acts: the template of the guichet filled with what is known of one dossier. Never inside a transaction. */
@ApplicationScoped
@Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.SIGNATAIRE})
public class Redaction {

    /** @param modele which template was used, as the act says it: « modèle national », « modèle du guichet, version 3 » */
    public record Redige(byte[] pdf, String modele) {}

    @Inject
    ModelesActes modeles;

    @Inject
    ValeursDuDossier valeursDuDossier;

    @Inject
    Pdf pdf;

    /**
     * What the dossier itself says: service of the day, project, beneficiaries, costs. The caller adds the number, the
     * signatory, the examination, the aid or what follows.
     *
     * @throws fr.guichets.socle.Introuvable when the dossier is not there for the current actor, or not filed
     */
    public ValeursActe preparer(String dossier) {
        return valeursDuDossier.lire(dossier);
    }

    /** How the rules of a version pay a grant. */
    public Reglement.Versement versement(String version) {
        return valeursDuDossier.versement(version);
    }

    /** What the template needs and nobody gave, each with its field; empty when the act can be written. */
    public List<String> manquants(NatureActe nature, ValeursActe valeurs) {
        return composer(modeles.enVigueur(nature), valeurs).manquants();
    }

    /**
     * PDF/UA-1 and PDF/A-3a.
     *
     * @throws OperationInvalide VALEURS_MANQUANTES naming every field that has no value
     */
    public Redige rediger(NatureActe nature, ValeursActe valeurs) {
        Modele modele = modeles.enVigueur(nature);
        return new Redige(rendre(composer(modele, valeurs), modele.designation(), false), modele.designation());
    }

    /**
     * The text as it would be for a dossier that does not exist. Nothing is stored.
     *
     * @throws ChampsInvalides naming every defect of the text
     */
    @Reserve(Role.ADMINISTRATEUR)
    public byte[] apercu(NatureActe nature, String texte) {
        String propre = Relecture.nettoyer(texte);
        List<ChampsInvalides.Erreur> erreurs = Relecture.erreurs(nature, propre);
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        ValeursActe exemple = Exemple.de(nature, valeursDuDossier.service(), valeursDuDossier.enVigueur());
        return rendre(ActeCompose.de(nature, propre, exemple), "aperçu", true);
    }

    private static ActeCompose composer(Modele modele, ValeursActe valeurs) {
        return ActeCompose.de(modele.nature(), modele.texte(), valeurs);
    }

    private byte[] rendre(ActeCompose acte, String modele, boolean apercu) {
        if (!acte.manquants().isEmpty()) {
            throw new OperationInvalide(
                    "VALEURS_MANQUANTES",
                    "L'acte ne peut pas être écrit, il manque : " + String.join(" ; ", acte.manquants()) + ".");
        }
        return pdf.rendre("acte", acte.valeurs(modele, apercu));
    }
}
