package fr.guichets.web.dossiers;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.execution.Attente;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What is expected of the applicant now, in its words.
 *
 * @param date null when nothing has to be done before a day
 * @param projet true when it is done on the page of the project
 */
public record Attendu(String titre, String phrase, LocalDate date, boolean projet) {

    private static final Typographie FR = new Typographie();

    /** States that follow a notified grant: what is expected then is said by its execution. */
    private static final Set<EtatDossier> APRES_NOTIFICATION = Set.of(
            EtatDossier.NOTIFIE, EtatDossier.DEMARRE, EtatDossier.ACHEVE, EtatDossier.CADUC, EtatDossier.REVERSEMENT);

    static boolean suitUneNotification(EtatDossier etat) {
        return APRES_NOTIFICATION.contains(etat);
    }

    /** @param attentes what comes next for a notified grant, else empty */
    static Attendu de(Dossier dossier, List<Attente> attentes, LocalDate aujourdhui) {
        return attentes.stream()
                .filter(attente -> attente.nature().duBeneficiaire())
                .findFirst()
                .map(Attendu::duProjet)
                .orElseGet(() -> deLaDemande(dossier, aujourdhui));
    }

    private static Attendu duProjet(Attente attente) {
        return switch (attente.nature()) {
            case PREUVE ->
                projet(
                        "Envoyez le devis ou le marché signé",
                        "C’est la preuve que le projet est engagé. Signature plus tardive : l’aide peut être retirée.",
                        attente.avant());
            case SOLDE ->
                projet(
                        "Terminez le projet, puis demandez le solde",
                        "D’ici là, vous pouvez demander une avance ou un acompte.",
                        attente.avant());
            case DEMANDE_A_CORRIGER ->
                projet(
                        "Corrigez votre demande de versement",
                        "Le guichet vous a écrit pourquoi. Ce que vous aviez écrit est gardé.",
                        attente.avant());
            case OBSERVATIONS ->
                projet(
                        "Expliquez-vous : l’aide peut être retirée",
                        "Vous serez lu avant toute décision. La lettre est sur la page du projet.",
                        attente.avant());
            default ->
                projet(
                        "Une partie de l’aide est à reverser",
                        "Vous recevrez un titre de perception du comptable public : ne payez rien avant.",
                        attente.avant());
        };
    }

    private static Attendu deLaDemande(Dossier dossier, LocalDate aujourdhui) {
        Dossier.Complements complements = dossier.complements();
        return switch (dossier.etat()) {
            case INCOMPLET ->
                PageSuivi.attendReponse(dossier)
                        ? new Attendu(
                                "Envoyez ce qui manque",
                                arret(complements.avant(), aujourdhui),
                                complements.avant(),
                                false)
                        : rien("Vous avez répondu : le guichet vérifie vos compléments et vous écrira.");
            case IRRECEVABLE, HORS_DELAI -> dit("La demande n’est pas recevable", motif(dossier));
            case REORIENTE ->
                dit(
                        "La demande est transmise à un autre guichet",
                        "Rien à refaire : la date de dépôt reste la même. " + motif(dossier));
            case DESISTEMENT ->
                dit("La demande est retirée", "Le guichet ne l’examinera pas davantage. " + motif(dossier));
            case DEPOSE ->
                rien("Le guichet vous dira s’il manque quelque chose avant le "
                        + FR.date(dossier.depot().completudeAvant()) + ".");
            case EN_COMITE ->
                rien("Votre demande est examinée. Le guichet vous écrira dès que la décision sera prise.");
            case REFUSE ->
                dit("L’aide n’est pas accordée", "Les motifs, et comment contester cette décision, sont ci-dessous.");
            case NOTIFIE -> dit("L’aide est accordée", "Le guichet vérifie la preuve que vous avez envoyée.");
            case DEMARRE -> rien("Le guichet examine votre demande de versement et vous écrira.");
            case ACHEVE -> rien("Le décompte final est accepté : le guichet verse le solde.");
            case SOLDE -> dit("Le projet est terminé", "Tout ce qui vous était dû est versé. Merci.");
            case CADUC -> dit("L’aide est retirée", "La décision et les voies de recours sont sur la page du projet.");
            case REVERSEMENT -> rien("Le reversement est reçu : le dossier est clos.");
            default -> rien("Le guichet examine votre demande et vous écrira.");
        };
    }

    private static Attendu rien(String phrase) {
        return dit("Rien à faire", phrase);
    }

    private static Attendu dit(String titre, String phrase) {
        return new Attendu(titre, phrase, null, false);
    }

    private static Attendu projet(String titre, String phrase, LocalDate avant) {
        return new Attendu(titre, phrase, avant, true);
    }

    /** CRPA L. 114-5: the delay stops until the answer, or until the date given for it. */
    private static String arret(LocalDate avant, LocalDate aujourdhui) {
        return aujourdhui.isBefore(avant)
                ? "Le délai de réponse du guichet est arrêté : il reprendra à votre réponse, ou le " + FR.date(avant)
                        + "."
                : "Le délai de réponse du guichet a repris le " + FR.date(avant) + ".";
    }

    private static String motif(Dossier dossier) {
        return dossier.decision() == null
                        || dossier.decision().explication() == null
                        || dossier.decision().explication().isEmpty()
                ? ""
                : FR.phrase("Motif : " + dossier.decision().explication());
    }
}
