package fr.guichets.dossiers;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** States of a dossier, as the REST interface names them, with the words for the préfecture and for the applicant. */
public enum EtatDossier {
    BROUILLON("Brouillon", "Brouillon"),
    DEPOSE("Déposé", "Déposé"),
    INCOMPLET("Compléments demandés", "À compléter"),
    COMPLET("Complet", "En cours d’examen"),
    IRRECEVABLE("Irrecevable", "Non recevable"),
    HORS_DELAI("Hors délai", "Non recevable"),
    REORIENTE("Réorienté", "Transmis à un autre guichet"),
    EN_INSTRUCTION("En instruction", "En cours d’examen"),
    /** Frozen in a relevé; also all that the applicant sees from there to the notification. */
    EN_COMITE("En séance", "En attente de décision"),
    AVIS_FAVORABLE("Avis favorable", "En attente de décision"),
    AVIS_DEFAVORABLE("Avis défavorable", "En attente de décision"),
    AJOURNE("Ajourné", "En attente de décision"),
    LISTE_COMPLEMENTAIRE("Liste complémentaire", "En attente de décision"),
    PROGRAMME("Programmé", "En attente de décision"),
    ACCORDE("Accordé, à notifier", "En attente de décision"),
    /** Notified: until then the dossier stays at its opinion. */
    REFUSE("Refusé", "Aide refusée"),
    NOTIFIE("Notifié", "Aide accordée"),
    DEMARRE("Démarré", "Projet en cours"),
    ACHEVE("Achevé", "Projet en cours"),
    SOLDE("Soldé", "Terminé"),
    DESISTEMENT("Désistement", "Retiré à votre demande"),
    SANS_SUITE("Sans suite", "Classé sans suite"),
    REJET_IMPLICITE("Rejet implicite", "Refusé sans réponse"),
    CADUC("Caduc", "Aide retirée"),
    REVERSEMENT("Reversement", "Aide à reverser"),
    ANNULE("Annulé", "Annulé");

    /** What only the notification tells the applicant. */
    private static final Set<EtatDossier> NON_NOTIFIES =
            EnumSet.of(AVIS_FAVORABLE, AVIS_DEFAVORABLE, AJOURNE, LISTE_COMPLEMENTAIRE, PROGRAMME, ACCORDE);

    /** Judged and not decided yet: what the guichet still has to answer. */
    private static final Set<EtatDossier> EN_COURS = EnumSet.of(
            DEPOSE,
            INCOMPLET,
            COMPLET,
            EN_INSTRUCTION,
            EN_COMITE,
            AVIS_FAVORABLE,
            AVIS_DEFAVORABLE,
            AJOURNE,
            LISTE_COMPLEMENTAIRE,
            PROGRAMME);

    /** Ended with nothing granted, or with the grant taken back. */
    private static final Set<EtatDossier> CLOS_SANS_AIDE = EnumSet.of(
            IRRECEVABLE, HORS_DELAI, REORIENTE, REFUSE, DESISTEMENT, SANS_SUITE, REJET_IMPLICITE, CADUC, ANNULE);

    private final String libelle;
    private final String libelleDemandeur;

    EtatDossier(String libelle, String libelleDemandeur) {
        this.libelle = libelle;
        this.libelleDemandeur = libelleDemandeur;
    }

    /** For agents. */
    public String libelle() {
        return libelle;
    }

    /** For the applicant, who sees notified facts only. */
    public String libelleDemandeur() {
        return libelleDemandeur;
    }

    /** The state as the applicant may know it: no opinion and no act that is not notified shows. */
    public EtatDossier vuDuDemandeur() {
        return NON_NOTIFIES.contains(this) ? EN_COMITE : this;
    }

    /** True when an act, a refusal, a withdrawal or a handover has settled it. */
    public boolean estDecide() {
        return this != BROUILLON && !EN_COURS.contains(this);
    }

    /** States of what no longer counts in what a collectivité receives. */
    public static Set<EtatDossier> closSansAide() {
        return Collections.unmodifiableSet(CLOS_SANS_AIDE);
    }

    /** Every state of a filed dossier. */
    public static List<EtatDossier> deposes() {
        return Arrays.stream(values()).filter(etat -> etat != BROUILLON).toList();
    }
}
