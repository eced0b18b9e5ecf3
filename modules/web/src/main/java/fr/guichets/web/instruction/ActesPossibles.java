package fr.guichets.web.instruction;

import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the reader may do with a dossier now, what comes next, and why the rest must wait. */
public final class ActesPossibles {

    /** @param raison why it cannot be done now */
    public record Ferme(Acte acte, String raison) {}

    private final Dossier lu;
    private final Acteur acteur;

    ActesPossibles(Dossier lu, Acteur acteur) {
        this.lu = lu;
        this.acteur = acteur;
    }

    public boolean peut(Acte acte) {
        return lu.actions().contains(acte.action());
    }

    public boolean isPeutDemander() {
        return peut(Acte.DEMANDER_COMPLEMENTS);
    }

    private boolean horsDelai() {
        return refuse(Motif.HORS_DELAI);
    }

    private boolean refuse(Motif motif) {
        return lu.evaluation().motifsIrrecevabilite().contains(motif);
    }

    /** True when the reader works on dossiers here; the others read them. */
    public boolean isInstruit() {
        return acteur.aUnRole(Role.INSTRUCTEUR, Role.ADMINISTRATEUR);
    }

    /** True when the reader is the one who instructs it. */
    public boolean isMien() {
        return lu.instructeur() != null && lu.instructeur().identifiant().equals(acteur.identifiant());
    }

    /** The next legal step, null when nothing is expected from the reader. */
    public Acte getProchain() {
        Acte prochain =
                switch (lu.etat()) {
                    case DEPOSE ->
                        lu.instructeur() == null ? Acte.PRENDRE_EN_CHARGE : selonLesRegles(Acte.DECLARER_COMPLET);
                    case INCOMPLET -> attendReponse() ? null : Acte.DECLARER_COMPLET;
                    case COMPLET -> selonLesRegles(Acte.COMMENCER_INSTRUCTION);
                    default -> null;
                };
        return prochain != null && peut(prochain) ? prochain : null;
    }

    private Acte selonLesRegles(Acte suite) {
        if (lu.evaluation().recevable()) {
            return suite;
        }
        if (refuse(Motif.GUICHET_INCOMPETENT)) {
            return Acte.REORIENTER;
        }
        return horsDelai() ? Acte.CONSTATER_HORS_DELAI : Acte.DECLARER_IRRECEVABLE;
    }

    private boolean attendReponse() {
        return Attendu.attendReponse(lu);
    }

    /** What is expected now, and from whom. */
    public Attendu getAttendu() {
        return Attendu.de(lu, acteur);
    }

    /** What else may be done now. */
    public List<Acte> getAutres() {
        return Arrays.stream(Acte.values())
                .filter(this::peut)
                .filter(acte -> acte != getProchain())
                .filter(acte -> acte != Acte.PRENDRE_EN_CHARGE || !isMien())
                .toList();
    }

    /** What cannot be done now, and what it waits for; none for who may do nothing anyway. */
    public List<Ferme> getFermes() {
        if (!isInstruit()) {
            return List.of();
        }
        return Arrays.stream(Acte.values())
                .filter(acte -> !peut(acte) && acte != Acte.PRENDRE_EN_CHARGE)
                .map(acte -> new Ferme(acte, raison(acte)))
                .toList();
    }

    /** What an act that cannot be done now waits for. */
    public String raison(Acte acte) {
        if (acte == Acte.ROUVRIR && !acteur.aUnRole(Role.ADMINISTRATEUR)) {
            return "réservé à l’administrateur du guichet";
        }
        if (acte != Acte.ROUVRIR && !acteur.aUnRole(Role.INSTRUCTEUR)) {
            return "réservé à l’instruction";
        }
        if (acte == Acte.CONSTATER_HORS_DELAI && !horsDelai()) {
            return "ce dossier a été déposé dans les délais";
        }
        Action action = acte.action();
        return "il faut un dossier à l’état "
                + Arrays.stream(EtatDossier.values())
                        .filter(action::possibleDepuis)
                        .map(etat -> "«\u00a0" + etat.libelle() + "\u00a0»")
                        .collect(Collectors.joining(" ou "));
    }
}
