package fr.guichets.decisions.interne;

import fr.guichets.decisions.Acte;
import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Correspondance;
import fr.guichets.dossiers.Dossier;
import fr.guichets.reglement.Reglements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The mail that says that a decision was taken: the act itself is read after a login only. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class LettreDeNotification {

    @Inject
    Correspondance correspondance;

    @Inject
    Reglements reglements;

    @Inject
    Calendrier calendrier;

    @Inject
    Typographie fr;

    public void envoyer(Dossier dossier, Acte acte) {
        List<String> phrases = new ArrayList<>();
        if (acte.attribue()) {
            accorder(dossier, acte, phrases);
        } else {
            refuser(acte, phrases);
        }
        phrases.add(recours());
        correspondance.ecrire(
                acte.dossier(), acte.attribue() ? "l'aide est accordée" : "l'aide n'est pas accordée", phrases);
    }

    private void accorder(Dossier dossier, Acte acte, List<String> phrases) {
        phrases.add("L'aide de l'État à votre projet «\u00a0" + acte.intitule() + "\u00a0» est accordée\u00a0: "
                + fr.montant(acte.montant()) + " au plus.");
        phrases.add("L'arrêté " + acte.numero() + ", signé le "
                + fr.date(acte.signature().signeLe())
                + ", est à lire dans votre dossier. Il dit comment l'aide est versée et ce qui peut la faire retirer.");
        LocalDate avant = reglements
                .version(dossier.depot().versionReglement())
                .engagementAvant(dossier.depot().le());
        if (avant != null) {
            phrases.add("Signez le devis ou le marché au plus tard le " + fr.date(avant)
                    + " et envoyez-le dans votre dossier.");
        }
        phrases.add("Le projet est à achever au plus tard le " + fr.date(acte.achevementLe()) + ".");
    }

    private void refuser(Acte acte, List<String> phrases) {
        phrases.add("L'aide de l'État à votre projet «\u00a0" + acte.intitule() + "\u00a0» n'est pas accordée.");
        acte.motifs().forEach(motif -> phrases.add("Motif\u00a0: " + motif));
        phrases.add("La lettre " + acte.numero() + ", signée le "
                + fr.date(acte.signature().signeLe()) + ", est à lire dans votre dossier.");
    }

    /** CJA, art. R. 421-1: two months from the notification. */
    private String recours() {
        String tribunal = calendrier.identite().tribunal();
        return "Dans les deux mois qui suivent cette notification, vous pouvez écrire au préfet pour contester cette"
                + " décision, ou saisir le tribunal administratif"
                + (tribunal == null ? "" : " " + fr.de(tribunal)) + ".";
    }
}
