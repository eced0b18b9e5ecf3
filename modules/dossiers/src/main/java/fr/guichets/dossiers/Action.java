package fr.guichets.dossiers;

import static fr.guichets.dossiers.EtatDossier.ACCORDE;
import static fr.guichets.dossiers.EtatDossier.ACHEVE;
import static fr.guichets.dossiers.EtatDossier.AJOURNE;
import static fr.guichets.dossiers.EtatDossier.AVIS_DEFAVORABLE;
import static fr.guichets.dossiers.EtatDossier.AVIS_FAVORABLE;
import static fr.guichets.dossiers.EtatDossier.BROUILLON;
import static fr.guichets.dossiers.EtatDossier.CADUC;
import static fr.guichets.dossiers.EtatDossier.COMPLET;
import static fr.guichets.dossiers.EtatDossier.DEMARRE;
import static fr.guichets.dossiers.EtatDossier.DEPOSE;
import static fr.guichets.dossiers.EtatDossier.DESISTEMENT;
import static fr.guichets.dossiers.EtatDossier.EN_COMITE;
import static fr.guichets.dossiers.EtatDossier.EN_INSTRUCTION;
import static fr.guichets.dossiers.EtatDossier.HORS_DELAI;
import static fr.guichets.dossiers.EtatDossier.INCOMPLET;
import static fr.guichets.dossiers.EtatDossier.IRRECEVABLE;
import static fr.guichets.dossiers.EtatDossier.LISTE_COMPLEMENTAIRE;
import static fr.guichets.dossiers.EtatDossier.NOTIFIE;
import static fr.guichets.dossiers.EtatDossier.PROGRAMME;
import static fr.guichets.dossiers.EtatDossier.REFUSE;
import static fr.guichets.dossiers.EtatDossier.REORIENTE;
import static fr.guichets.dossiers.EtatDossier.REVERSEMENT;
import static fr.guichets.dossiers.EtatDossier.SOLDE;

import fr.guichets.socle.Role;
import java.util.Set;

/** The whole life of a dossier in one table: what may be done, from which states, to which state. */
public enum Action {
    /** Saves a draft, or the corrections that were asked for. */
    ENREGISTRER(Set.of(BROUILLON, INCOMPLET), null, Role.COLLECTIVITE),
    DEPOSER(Set.of(BROUILLON), DEPOSE, Role.COLLECTIVITE),
    /** Answers a request for complements; the agent then says whether the dossier is complete. */
    REPONDRE(Set.of(INCOMPLET), null, Role.COLLECTIVITE),
    PRENDRE_EN_CHARGE(Set.of(DEPOSE, INCOMPLET, COMPLET, EN_INSTRUCTION), null, Role.INSTRUCTEUR),
    DEMANDER_COMPLEMENTS(Set.of(DEPOSE, INCOMPLET, COMPLET, EN_INSTRUCTION), INCOMPLET, Role.INSTRUCTEUR),
    DECLARER_COMPLET(Set.of(DEPOSE, INCOMPLET), COMPLET, Role.INSTRUCTEUR),
    COMMENCER_INSTRUCTION(Set.of(COMPLET), EN_INSTRUCTION, Role.INSTRUCTEUR),
    DECLARER_IRRECEVABLE(Set.of(DEPOSE, INCOMPLET, COMPLET, EN_INSTRUCTION), IRRECEVABLE, Role.INSTRUCTEUR),
    CONSTATER_HORS_DELAI(Set.of(DEPOSE, INCOMPLET, COMPLET), HORS_DELAI, Role.INSTRUCTEUR),
    REORIENTER(Set.of(DEPOSE, INCOMPLET, COMPLET, EN_INSTRUCTION), REORIENTE, Role.INSTRUCTEUR),
    ROUVRIR(Set.of(IRRECEVABLE, HORS_DELAI), DEPOSE, Role.ADMINISTRATEUR),
    /** Before the decision is notified, whatever is prepared: to the applicant nothing tells these states apart. */
    SE_DESISTER(
            Set.of(
                    DEPOSE,
                    INCOMPLET,
                    COMPLET,
                    EN_INSTRUCTION,
                    EN_COMITE,
                    AVIS_FAVORABLE,
                    AVIS_DEFAVORABLE,
                    AJOURNE,
                    LISTE_COMPLEMENTAIRE,
                    PROGRAMME,
                    ACCORDE),
            DESISTEMENT,
            Role.INSTRUCTEUR),
    // programmation
    INSCRIRE(Set.of(EN_INSTRUCTION, AJOURNE, LISTE_COMPLEMENTAIRE), EN_COMITE, Role.INSTRUCTEUR),
    RETIRER_DU_RELEVE(
            Set.of(EN_COMITE, AVIS_FAVORABLE, AVIS_DEFAVORABLE, AJOURNE, LISTE_COMPLEMENTAIRE),
            EN_INSTRUCTION,
            Role.INSTRUCTEUR),
    DONNER_AVIS_FAVORABLE(Table.AVIS_OUVERT, AVIS_FAVORABLE, Role.INSTRUCTEUR),
    DONNER_AVIS_DEFAVORABLE(Table.AVIS_OUVERT, AVIS_DEFAVORABLE, Role.INSTRUCTEUR),
    AJOURNER(Table.AVIS_OUVERT, AJOURNE, Role.INSTRUCTEUR),
    METTRE_EN_LISTE_COMPLEMENTAIRE(Table.AVIS_OUVERT, LISTE_COMPLEMENTAIRE, Role.INSTRUCTEUR),
    PROGRAMMER(Set.of(AVIS_FAVORABLE), PROGRAMME, Role.SIGNATAIRE),
    // decisions
    ACCORDER(Set.of(PROGRAMME), ACCORDE, Role.SIGNATAIRE),
    /** The act was signed by hand: the service files what the signatory gave back. */
    ENREGISTRER_SIGNATURE(Set.of(PROGRAMME), ACCORDE, Role.INSTRUCTEUR),
    NOTIFIER(Set.of(ACCORDE), NOTIFIE, Role.INSTRUCTEUR),
    NOTIFIER_REFUS(Set.of(AVIS_DEFAVORABLE), REFUSE, Role.INSTRUCTEUR),
    // execution
    DEMARRER(Set.of(NOTIFIE), DEMARRE, Role.INSTRUCTEUR),
    ACHEVER(Set.of(DEMARRE), ACHEVE, Role.INSTRUCTEUR),
    SOLDER(Set.of(ACHEVE), SOLDE, Role.INSTRUCTEUR),
    RENDRE_CADUC(Set.of(NOTIFIE, DEMARRE), CADUC, Role.SIGNATAIRE),
    /** Before the end of the project, the aid is taken back or given up first. */
    DEMANDER_REVERSEMENT(Set.of(ACHEVE, SOLDE, CADUC, DESISTEMENT), REVERSEMENT, Role.SIGNATAIRE),
    /** The beneficiary gives up an aid that was notified. */
    RENONCER(Set.of(NOTIFIE, DEMARRE), DESISTEMENT, Role.INSTRUCTEUR);

    private static final class Table {
        /** An opinion may be given, then corrected until the authority has validated. */
        static final Set<EtatDossier> AVIS_OUVERT =
                Set.of(EN_INSTRUCTION, EN_COMITE, AVIS_FAVORABLE, AVIS_DEFAVORABLE, AJOURNE, LISTE_COMPLEMENTAIRE);
    }

    private final Set<EtatDossier> depuis;
    private final EtatDossier vers;
    private final Role role;

    /** @param vers null when the action changes no state */
    Action(Set<EtatDossier> depuis, EtatDossier vers, Role role) {
        this.depuis = depuis;
        this.vers = vers;
        this.role = role;
    }

    /** Who does it: the applicant or an agent. */
    public Role role() {
        return role;
    }

    public boolean possibleDepuis(EtatDossier etat) {
        return depuis.contains(etat);
    }

    /** The state after the action: the same one when it changes none. */
    public EtatDossier vers(EtatDossier etat) {
        return vers == null ? etat : vers;
    }
}
