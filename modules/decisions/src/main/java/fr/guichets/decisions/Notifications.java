package fr.guichets.decisions;

import fr.guichets.decisions.interne.ActeEnregistre;
import fr.guichets.decisions.interne.Calendrier;
import fr.guichets.decisions.interne.Etapes;
import fr.guichets.decisions.interne.LettreDeNotification;
import fr.guichets.decisions.interne.Registre;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Avancement;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ChampsInvalides.Erreur;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A signed act is committed in the ledger under its number in Chorus, then notified. */
@ApplicationScoped
@Transactional
@Reserve(Role.INSTRUCTEUR)
public class Notifications {

    /**
     * Other public aid that was only asked for when the request was filed, and that may have been obtained since: total public
     * aid never exceeds the eligible cost (décret 2018-514, art. 10).
     *
     * @param depassement what would be above that cost if all of it were obtained; zero when nothing would
     */
    public record AidesAVerifier(List<ValeursActe.Cofinancement> sollicitees, Montant obtenues, Montant depassement) {}

    /** An engagement of Chorus has ten digits; a guichet whose number is another may change it, or type it knowingly. */
    private static final String FORME_EJ = "\\d{10}";

    private static final Pattern EJ_POSSIBLE = Pattern.compile("[A-Za-z0-9 ./_-]{1,40}");

    @Inject
    Avancement avancement;

    @Inject
    Dossiers dossiers;

    @Inject
    Enveloppes enveloppes;

    @Inject
    Registre registre;

    @Inject
    Redaction redaction;

    @Inject
    Calendrier calendrier;

    @Inject
    LettreDeNotification lettre;

    private final Pattern formeEj = Pattern.compile(Configuration.texte("guichets.chorus.ej", FORME_EJ));

    /**
     * What was reserved becomes engaged, in the same transaction.
     *
     * @param ej number of the engagement in Chorus
     * @param malgreLaForme true to keep a number that has not the usual form
     * @throws ChampsInvalides naming ej
     * @throws OperationInvalide ENGAGEMENT_IMPOSSIBLE when the act is no signed grant, DEJA_ENGAGE
     */
    public Acte engager(long id, Long version, String ej, boolean malgreLaForme) {
        String lu = ej == null ? "" : ej.strip();
        if (!EJ_POSSIBLE.matcher(lu).matches()) {
            throw invalide("OBLIGATOIRE", "Écrivez le numéro d'engagement juridique que Chorus a donné.");
        }
        if (!malgreLaForme && !formeEj.matcher(lu).matches()) {
            throw invalide(
                    "EJ_INATTENDU",
                    "Un numéro d'engagement de Chorus a d'ordinaire 10 chiffres. Corrigez-le, ou confirmez-le.");
        }
        avancement.tenir(List.of(registre.dossierDe(id)));
        ActeEnregistre acte = registre.tenir(id, version);
        Acte montre = registre.montrer(acte);
        if (montre.engagement() != null) {
            throw new OperationInvalide(
                    "DEJA_ENGAGE",
                    "L'aide est déjà engagée sous le numéro "
                            + montre.engagement().ej() + ".");
        }
        if (!montre.attendSonEngagement()) {
            throw new OperationInvalide(
                    "ENGAGEMENT_IMPOSSIBLE",
                    "Seule une aide dont l'arrêté est signé s'engage\u00a0: l'acte " + montre.numero() + " est «\u00a0"
                            + montre.etat().libelle() + "\u00a0».");
        }
        enveloppes.engager(
                new Affectation(montre.dossier(), montre.montant()),
                Etapes.objet(id),
                montre.nature().libelle() + " " + montre.numero() + ", engagement " + lu);
        acte.engager(lu, calendrier.maintenant());
        registre.ecrire();
        avancement.noter(
                montre.dossier(), "ENGAGE", details("acte", montre.numero(), "ej", lu, "montant", montre.montant()));
        return registre.montrer(acte);
    }

    private static ChampsInvalides invalide(String code, String message) {
        return new ChampsInvalides(List.of(new Erreur("ej", code, message)));
    }

    /** What must be looked at again before the notification of a grant; empty when every other aid was obtained or there is none. */
    public Optional<AidesAVerifier> aidesAVerifier(long id) {
        return aidesAVerifier(registre.montrer(registre.lire(id)));
    }

    private Optional<AidesAVerifier> aidesAVerifier(Acte acte) {
        if (!acte.attribue()) {
            return Optional.empty();
        }
        List<ValeursActe.Cofinancement> aides =
                redaction.preparer(acte.dossier()).projet().cofinancements();
        List<ValeursActe.Cofinancement> sollicitees =
                aides.stream().filter(aide -> !aide.obtenu()).toList();
        if (sollicitees.isEmpty()) {
            return Optional.empty();
        }
        Montant obtenues = Montant.somme(aides.stream()
                .filter(ValeursActe.Cofinancement::obtenu)
                .map(ValeursActe.Cofinancement::montant)
                .toList());
        Montant toutes = Montant.somme(
                aides.stream().map(ValeursActe.Cofinancement::montant).toList());
        return Optional.of(new AidesAVerifier(
                sollicitees,
                obtenues,
                toutes.plus(acte.montant()).moins(acte.depenseSubventionnable()).auMoinsZero()));
    }

    /**
     * Tells the beneficiary, by mail and in the dossier, where the act is.
     *
     * @param aidesVerifiees true once the other aids were looked at again
     * @throws OperationInvalide EJ_MANQUANT, NOTIFICATION_IMPOSSIBLE, DEJA_NOTIFIE, AIDES_A_VERIFIER
     */
    public Acte notifier(long id, Long version, boolean aidesVerifiees) {
        Dossier dossier = avancement.tenir(List.of(registre.dossierDe(id))).get(0);
        ActeEnregistre acte = registre.tenir(id, version);
        Acte montre = registre.montrer(acte);
        exigerNotifiable(montre);
        if (!aidesVerifiees && aidesAVerifier(montre).isPresent()) {
            throw new OperationInvalide(
                    "AIDES_A_VERIFIER",
                    "Le porteur a demandé d'autres aides publiques\u00a0: vérifiez ce qu'elles sont devenues, puis"
                            + " confirmez.");
        }
        acte.notifier(calendrier.maintenant());
        registre.ecrire();
        if (montre.attribue()) {
            avancement.avancer(
                    montre.dossier(),
                    Action.NOTIFIER,
                    "NOTIFIE",
                    details("acte", montre.numero(), "montant", montre.montant()));
        } else {
            avancement.avancer(
                    montre.dossier(), Action.NOTIFIER_REFUS, "REFUS_NOTIFIE", details("acte", montre.numero()));
        }
        lettre.envoyer(dossier, montre);
        return registre.montrer(acte);
    }

    private static void exigerNotifiable(Acte acte) {
        if (acte.etat() == EtatActe.NOTIFIE) {
            throw new OperationInvalide("DEJA_NOTIFIE", "L'acte " + acte.numero() + " est déjà notifié.");
        }
        if (acte.attendSonEngagement()) {
            throw new OperationInvalide(
                    "EJ_MANQUANT", "Écrivez d'abord le numéro d'engagement de Chorus\u00a0: l'aide n'est pas engagée.");
        }
        if (!acte.peutEtreNotifie()) {
            throw new OperationInvalide(
                    "NOTIFICATION_IMPOSSIBLE",
                    "Seul un acte signé se notifie\u00a0: l'acte " + acte.numero() + " est «\u00a0"
                            + acte.etat().libelle() + "\u00a0».");
        }
    }

    private static Map<String, Object> details(Object... paires) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (int i = 0; i < paires.length; i += 2) {
            details.put((String) paires[i], paires[i + 1]);
        }
        return details;
    }
}
