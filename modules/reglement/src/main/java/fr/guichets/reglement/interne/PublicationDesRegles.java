package fr.guichets.reglement.interne;

import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.interne.LectureNationale.Lue;
import fr.guichets.reglement.interne.Niveau.Examen;
import fr.guichets.reglement.regles.Phrases;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The draft of the current guichet becomes a version. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PublicationDesRegles {

    @Inject
    Atelier atelier;

    @Inject
    Parution parution;

    @Inject
    Reglements reglements;

    @Inject
    Sorties sorties;

    /** The caller has locked the publications, then the draft. */
    String publier(
            NiveauDuGuichet niveau, Lue nationale, BrouillonEnregistre brouillon, LocalDate effet, String motif) {
        String numero = parution.numeroSuivant(effet);
        Examen examen = niveau.examiner(atelier.redaction(niveau, brouillon, numero, effet));
        exigerSansErreur(examen.erreurs());
        Reglement avant = reglements.version(niveau.base());
        if (Parution.memesRegles(avant, examen.resolu())) {
            throw new OperationInvalide(
                    "RIEN_NE_CHANGE", "Ce brouillon dit ce que dit déjà la version " + avant.version() + ".");
        }
        publier(examen.resolu(), avant, nationale, motif);
        return numero;
    }

    /** Publishes rules, then has each later model applied to them from its own day. */
    void publier(Reglement regles, Reglement avant, Lue nationale, String motif) {
        List<ModeleLu> suivants = nationale.modeles().stream()
                .filter(modele -> modele.version().effet().isAfter(regles.effet()))
                .toList();
        List<Reglement> publies = new ArrayList<>(reglements.publies());
        publies.add(regles);
        // of the same day, the new one stays last
        publies.sort(Comparator.comparing(Reglement::effet));
        suivants.forEach(modele -> exigerAdmis(modele, publies, nationale));
        parution.publier(regles, avant, motif);
        suivants.forEach(modele -> sorties.deposer(
                Propagation.TYPE,
                Propagation.Envoi.de(modele.numero(), regles.identite().code())));
    }

    private static void exigerAdmis(ModeleLu modele, List<Reglement> publies, Lue nationale) {
        List<Derivation.Refus> refus = Derivation.refuses(modele.version().effet(), publies, nationale.modeles());
        if (!refus.isEmpty()) {
            throw new ChampsInvalides(refus.stream()
                    .flatMap(un -> un.erreurs().stream())
                    .map(erreur -> new ChampsInvalides.Erreur(
                            erreur.cle(),
                            "MODELE_A_VENIR",
                            "À partir du "
                                    + Phrases.jour(modele.version().effet())
                                    + ", avec la version " + modele.numero() + " du modèle national\u00a0: "
                                    + erreur.message()))
                    .distinct()
                    .toList());
        }
    }

    static void exigerSansErreur(List<Brouillon.Erreur> erreurs) {
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs.stream()
                    .map(erreur -> new ChampsInvalides.Erreur(
                            erreur.champ().isEmpty() ? erreur.cle() : erreur.cle() + "." + erreur.champ(),
                            "REGLE_INVALIDE",
                            erreur.message()))
                    .toList());
        }
    }
}
