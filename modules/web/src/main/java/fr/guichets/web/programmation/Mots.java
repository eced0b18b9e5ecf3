package fr.guichets.web.programmation;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.programmation.Avis;
import fr.guichets.programmation.Candidats;
import fr.guichets.programmation.EtatReleve;
import fr.guichets.programmation.Programmation;
import fr.guichets.programmation.Releve;
import fr.guichets.web.Contexte;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Map;

/** The words of the relevés, and the look of their states. */
@Named("motsDuReleve")
@RequestScoped
public class Mots {

    @Inject
    private Programmation programmation;

    @Inject
    private Contexte contexte;

    @Inject
    private Typographie fr;

    private Boolean comite;

    public boolean isComite() {
        if (comite == null) {
            comite = programmation.aUnComite();
        }
        return comite;
    }

    /** « Séances » where a committee sits, « Relevés » elsewhere. */
    public String getTitre() {
        return isComite() ? "Séances" : "Relevés";
    }

    /** « Prochain relevé : 2021-S1, le 7 juin 2021 », empty when the calendar has none to come. */
    public String getProchain() {
        return programmation
                .prochaine()
                .map(seance -> fr.phrase("Prochain relevé : " + seance.code() + ", le " + fr.date(seance.releveLe())))
                .orElse("");
    }

    /** « Relevé 2021-S1 du 7 juin 2021 ». */
    public String nom(Releve releve) {
        return "Relevé " + releve.code() + " du " + fr.date(releve.releveLe());
    }

    public String tranche(Tranche tranche) {
        return tranche.annee().map(annee -> "exercice " + annee).orElse("enveloppe pluriannuelle");
    }

    public Map<String, String> getAvis() {
        Map<String, String> libelles = new LinkedHashMap<>();
        for (Avis avis : Avis.values()) {
            libelles.put(avis.name(), avis.libelle());
        }
        return libelles;
    }

    /** Class of the badge of a state: it says the same as its words. */
    public String badge(EtatReleve etat) {
        return switch (etat) {
            case PREPARATION -> "fr-badge--new";
            case FIGE -> "fr-badge--info";
            case VALIDE -> "fr-badge--success";
            case ABANDONNE -> "";
        };
    }

    public String badge(Avis avis) {
        return switch (avis) {
            case FAVORABLE -> "fr-badge--success";
            case DEFAVORABLE -> "fr-badge--error";
            case AJOURNE -> "fr-badge--warning";
            case LISTE_COMPLEMENTAIRE -> "fr-badge--info";
        };
    }

    /** Why a dossier is not ready, in one sentence. */
    public String pourquoi(Candidats.PasPret pasPret) {
        return fr.phrase(
                switch (pasPret.raison()) {
                    case DEPOSE_APRES_LA_CLOTURE ->
                        "Déposé le " + contexte.date(pasPret.dossier().deposeLe()) + ", après la clôture : "
                                + (pasPret.releve() == null
                                        ? "il attend un autre relevé"
                                        : "le relevé " + pasPret.releve() + " le prendra")
                                + ", sa date de dépôt est gardée.";
                    case INSTRUCTION_A_FAIRE -> aFaire(pasPret.dossier().etat());
                    case REFUSE_PAR_UNE_REGLE -> "Une règle refuse ce projet : il ne peut pas recevoir d’aide.";
                    case DANS_UN_AUTRE_RELEVE -> "Déjà dans le relevé " + pasPret.releve() + ".";
                });
    }

    private static String aFaire(EtatDossier etat) {
        return switch (etat) {
            case DEPOSE -> "Déposé : dites d’abord s’il est complet.";
            case INCOMPLET -> "Des compléments sont attendus.";
            default -> "Complet : l’instruction reste à commencer.";
        };
    }
}
