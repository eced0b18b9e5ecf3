package fr.guichets.web.instruction;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.NaturePiece;
import fr.guichets.execution.Paiement;
import fr.guichets.execution.TypePreuve;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** French words for the verbs and the keys of the journal. */
final class MotsDuJournal {

    private static final Typographie FR = new Typographie();

    private static final Set<String> MONTANTS = Set.of("forfait", "libere", "aideDefinitive");

    private MotsDuJournal() {}

    static String titre(String action) {
        return switch (action) {
            case "CREE" -> "Brouillon commencé";
            case "SUPPRIME" -> "Brouillon mis de côté";
            case "RESTAURE" -> "Brouillon restauré";
            case "RECU" -> "Dossier reçu d’un autre guichet";
            case "DEPOSE" -> "Demande déposée";
            case "IMPORTE" -> "Dossier importé";
            case "PIECE_JOINTE" -> "Pièce jointe";
            case "PIECE_RETIREE" -> "Pièce retirée";
            case "PIECE_REFUSEE" -> "Pièce refusée au contrôle";
            case "PRIS_EN_CHARGE" -> "Dossier pris en charge";
            case "COMPLEMENTS_DEMANDES" -> "Compléments demandés";
            case "REPONDU" -> "Réponse du demandeur";
            case "CORRECTION_NON_ENVOYEE" -> "Corrections non envoyées, effacées";
            case "DECLARE_COMPLET" -> "Dossier déclaré complet";
            case "INSTRUCTION_COMMENCEE" -> "Instruction commencée";
            case "DECLARE_IRRECEVABLE" -> "Dossier déclaré irrecevable";
            case "CONSTATE_HORS_DELAI" -> "Dépôt hors délai constaté";
            case "REORIENTE" -> "Dossier transmis à un autre guichet";
            case "DESISTE" -> "Désistement";
            case "ROUVERT" -> "Dossier rouvert";
            default -> titreApresInstruction(action);
        };
    }

    private static String titreApresInstruction(String action) {
        return switch (action) {
            case "INSCRIT" -> "Inscrit à un relevé, liste figée";
            case "RETIRE_DU_RELEVE" -> "Retiré du relevé";
            case "AVIS_DONNE" -> "Avis donné";
            case "PROGRAMME" -> "Montant réservé par la validation du relevé";
            case "ACTE_PREPARE" -> "Acte préparé";
            case "ACTE_REDIGE" -> "Acte rédigé, à signer";
            case "ACTE_ANNULE" -> "Acte annulé avant signature";
            case "ACTE_SANS_SUITE" -> "Acte signé, resté sans suite";
            case "ACTE_SIGNE" -> "Acte signé";
            case "ACCORDE" -> "Aide accordée par un acte signé";
            case "ENGAGE" -> "Montant engagé";
            case "NOTIFIE" -> "Décision notifiée";
            case "REFUS_NOTIFIE" -> "Refus notifié";
            case "DECISION_LUE" -> "Décision lue par le demandeur";
            case "PREUVE_ENVOYEE" -> "Preuve de l’engagement du projet reçue";
            case "PREUVE_RENVOYEE" -> "Preuve de l’engagement à refaire";
            case "DEMARRE" -> "Preuve acceptée, projet démarré";
            case "PAIEMENT_DEMANDE" -> "Versement demandé";
            case "PAIEMENT_RENVOYE" -> "Demande de versement à corriger";
            case "SERVICE_FAIT" -> "Service fait certifié";
            case "PAIEMENT_VERSE" -> "Versement fait";
            case "ACHEVE" -> "Décompte final certifié, projet achevé";
            case "SOLDE" -> "Dossier soldé";
            case "CADUCITE_ENVISAGEE" -> "Retrait de l’aide envisagé";
            case "OBSERVATIONS_RECUES" -> "Observations du bénéficiaire reçues";
            case "CADUCITE_ABANDONNEE" -> "Aide maintenue";
            case "RENDU_CADUC" -> "Aide retirée";
            case "REVERSEMENT_DEMANDE" -> "Reversement demandé";
            case "REVERSEMENT_RECU" -> "Reversement reçu";
            case "RENONCE" -> "Renonciation à l’aide";
            default -> FR.majuscule(action.replace('_', ' ').toLowerCase(Locale.FRENCH));
        };
    }

    static boolean estUnMontant(String cle) {
        return cle.startsWith("montant") || cle.startsWith("cout") || MONTANTS.contains(cle);
    }

    /** The words of a code, or what was given when it is none. */
    static String valeur(String cle, String code) {
        return switch (cle) {
            case "etat" -> libelle(EtatDossier.values(), EtatDossier::libelle, code);
            case "motifs" -> Verdict.nom(code);
            case "type" -> libelle(TypePreuve.values(), TypePreuve::libelle, code);
            case "nature" ->
                libelle(
                        NaturePiece.values(),
                        NaturePiece::libelle,
                        libelle(Paiement.Nature.values(), Paiement.Nature::libelle, code));
            case "alerte" -> code.equals("PREUVE_ENGAGEMENT_TARDIVE") ? "signature trop tardive" : code;
            default -> code;
        };
    }

    private static <E extends Enum<E>> String libelle(E[] codes, Function<E, String> libelle, String code) {
        return Arrays.stream(codes)
                .filter(connu -> connu.name().equals(code))
                .map(libelle)
                .findFirst()
                .orElse(code);
    }

    static String champ(String cle) {
        return switch (cle) {
            case "etat" -> "État";
            case "numero" -> "Numéro";
            case "instructeur" -> "Instructeur";
            case "intitule" -> "Titre du projet";
            case "theme" -> "Thème";
            case "depenses" -> "Dépenses";
            case "cofinancements" -> "Autres aides";
            case "membres" -> "Collectivités associées";
            case "libelle" -> "Libellé";
            case "nature" -> "Nature";
            case "section" -> "Section";
            case "montantHT" -> "Montant HT";
            case "montantTTC" -> "Montant TTC";
            case "montantDemandeHT", "montantDemande" -> "Montant demandé";
            case "montantMaximum" -> "Aide possible";
            case "dureeMois" -> "Durée en mois";
            case "porteur" -> "Porteur";
            case "complements" -> "Compléments";
            case "demandesLe" -> "Demandés le";
            case "par" -> "Par";
            case "le" -> "Le";
            case "reponduLe" -> "Réponse reçue le";
            case "decision" -> "Décision";
            case "fichier" -> "Empreinte du fichier importé";
            case "supprime" -> "Mis de côté";
            case "preuveEngagement" -> "Devis ou marché";
            case "signeLe" -> "Signé le";
            case "courriel" -> "Courriel";
            case "telephone" -> "Téléphone";
            case "fonction" -> "Fonction";
            case "besoin" -> "Besoin";
            case "publics" -> "Publics";
            case "calendrier" -> "Calendrier";
            case "nbAgentsBeneficiaires" -> "Agents concernés";
            case "nbUsagersBeneficiaires" -> "Usagers concernés";
            case "points" -> "Points à compléter";
            case "avant" -> "À compléter avant le";
            case "reponse", "message" -> "Réponse";
            case "motif", "explication" -> "Explication";
            case "motifs" -> "Motifs";
            case "vers" -> "Guichet destinataire";
            case "session" -> "Session";
            case "recevable" -> "Admis par les règles";
            case "versionReglement" -> "Version des règles";
            case "rejetImpliciteLe" -> "Refus sans décision le";
            case "completudeAvant" -> "Complétude avant le";
            case "deposeLe" -> "Déposé le";
            case "nom" -> "Nom";
            case "code" -> "Code";
            case "organisme" -> "Organisme";
            case "statut" -> "État de l’aide";
            case "description" -> "Description";
            case "criteres" -> "Critères";
            case "contactOperationnel" -> "Contact";
            default -> champApresInstruction(cle);
        };
    }

    private static String champApresInstruction(String cle) {
        return switch (cle) {
            case "releve" -> "Relevé";
            case "avis" -> "Avis";
            case "rang" -> "Rang";
            case "tranche" -> "Tranche";
            case "montant" -> "Montant";
            case "acte" -> "Acte";
            case "signataire" -> "Signataire";
            case "empreinte" -> "Empreinte du document";
            case "piece" -> "Fichier";
            case "ej" -> "Engagement juridique dans Chorus";
            case "type" -> "Type de preuve";
            case "signeeLe" -> "Signée le";
            case "alerte" -> "Alerte";
            case "tolerance" -> "Raison de la tolérance";
            case "demandeDePaiement" -> "Demande de paiement dans Chorus";
            case "payeLe" -> "Payé le";
            case "libere" -> "Rendu à l’enveloppe";
            case "aideDefinitive" -> "Aide définitive";
            case "repondreAvant" -> "Observations avant le";
            case "observations" -> "Observations";
            case "titre" -> "Titre de perception";
            case "recuLe" -> "Reçu le";
            default -> FR.majuscule(cle.replaceAll("(?<=[a-zéè])(?=[A-Z])", " ").toLowerCase(Locale.FRENCH));
        };
    }
}
