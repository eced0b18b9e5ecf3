package fr.guichets.web.instruction;

import fr.guichets.dossiers.Dossier;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Role;

/**
 * What a dossier waits for, in one sentence, and where that is done.
 *
 * @param page empty when it is done on the dossier itself, or by somebody else
 * @param libelle of the link to that page
 */
public record Attendu(String phrase, String page, String libelle) {

    private static final String RELEVES = "/programmation/releve";
    private static final String ACTES = "/decisions/actes";

    private Attendu(String phrase) {
        this(phrase, "", "");
    }

    /** @param acteur the link leads where this reader may act */
    static Attendu de(Dossier dossier, Acteur acteur) {
        Attendu attendu = de(dossier);
        return acteur.aUnRole(Role.INSTRUCTEUR, Role.SIGNATAIRE) ? attendu : new Attendu(attendu.phrase);
    }

    private static Attendu de(Dossier lu) {
        return switch (lu.etat()) {
            case DEPOSE -> new Attendu(depose(lu));
            case INCOMPLET ->
                new Attendu(
                        attendReponse(lu)
                                ? "Le demandeur doit répondre à la demande de compléments."
                                : "Le demandeur a répondu : dites si le dossier est complet.");
            case COMPLET ->
                new Attendu(
                        lu.evaluation().recevable()
                                ? "Le dossier est complet : l’instruction peut commencer."
                                : "Le dossier est complet, mais les règles refusent ce projet.");
            case EN_INSTRUCTION ->
                new Attendu(
                        "Le dossier est en cours d’instruction ; il attend un relevé, puis un avis.",
                        RELEVES,
                        "Voir les relevés");
            case EN_COMITE -> new Attendu("Le dossier est en séance : il attend l’avis.", RELEVES, "Voir les relevés");
            case AVIS_FAVORABLE ->
                new Attendu(
                        "L’avis est favorable : l’autorité doit valider le relevé, qui réserve le montant.",
                        RELEVES,
                        "Voir les relevés");
            case AVIS_DEFAVORABLE ->
                new Attendu(
                        "L’avis est défavorable : la lettre de refus est à signer, puis à notifier.",
                        ACTES,
                        "Voir les actes");
            case AJOURNE ->
                new Attendu("Le dossier est ajourné : il passera à un autre relevé.", RELEVES, "Voir les relevés");
            case LISTE_COMPLEMENTAIRE ->
                new Attendu(
                        "Le dossier est en liste complémentaire : il attend que des crédits se libèrent.",
                        RELEVES,
                        "Voir les relevés");
            case PROGRAMME ->
                new Attendu("Le montant est réservé : l’acte est à rédiger et à signer.", ACTES, "Voir les actes");
            case ACCORDE ->
                new Attendu(
                        "L’acte est signé : il reste à l’engager dans Chorus, puis à le notifier.",
                        ACTES,
                        "Voir les actes");
            case REFUSE -> new Attendu("Le refus est notifié : aucun acte n’est attendu.");
            case NOTIFIE -> new Attendu("L’aide est notifiée : la preuve de l’engagement du projet est attendue.");
            case DEMARRE -> new Attendu("Le projet a démarré : des versements peuvent être demandés jusqu’au solde.");
            case ACHEVE -> new Attendu("Le décompte final est certifié : le solde est à verser.");
            case SOLDE -> new Attendu("Le dossier est soldé : aucun acte n’est attendu.");
            case CADUC -> new Attendu("L’aide est retirée ; ce qui n’était pas payé est rendu à l’enveloppe.");
            case REVERSEMENT -> new Attendu("Le bénéficiaire doit reverser ce qui a été payé en trop.");
            case DESISTEMENT -> new Attendu("La demande est retirée : aucun acte n’est attendu.");
            default -> new Attendu("Ce dossier est fermé : aucun acte n’est attendu.");
        };
    }

    private static String depose(Dossier lu) {
        if (lu.instructeur() == null) {
            return "Personne n’instruit encore ce dossier.";
        }
        return lu.evaluation().recevable()
                ? "Dites si le dossier est complet."
                : "Les règles refusent ce projet : répondez au demandeur.";
    }

    static boolean attendReponse(Dossier lu) {
        return lu.complements() != null && lu.complements().reponduLe() == null;
    }
}
