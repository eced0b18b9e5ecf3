package fr.guichets.reglement;

import fr.guichets.reglement.interne.LectureNationale;
import fr.guichets.reglement.interne.Propagation;
import fr.guichets.reglement.interne.RegistreDesModeles;
import fr.guichets.reglement.vocabulaire.Champ;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Forme;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Journal;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The published versions of the national model, and what became of each at the guichets. Any perimeter may read them. */
@ApplicationScoped
public class ModelesNationaux {

    /** The bounds of all versions of all guichets, edited as one more key of the national draft. */
    public static final Cle BORNES = new Cle(
            "bornes",
            Cle.Groupe.COMBIEN,
            "Bornes nationales",
            "Limites qu’aucun département ne dépasse.",
            new Forme.Ensemble(List.of(
                    new Champ("tauxMax", "Taux le plus élevé", "", new Forme.Proportion(), false),
                    new Champ("ouvertureAuPlusTot", "Premier jour de dépôt possible", "", new Forme.Jour(), false),
                    new Champ("avanceTaux", "Avance la plus élevée", "", new Forme.Proportion(), false),
                    new Champ(
                            "acomptesTaux", "Avance et acomptes les plus élevés", "", new Forme.Proportion(), false))),
            false);

    /** @param numero 2021-1 */
    public record Version(String numero, LocalDate effet, String motif, Instant publieLe, String auteur) {}

    /**
     * What a published model became at one guichet.
     *
     * @param versions numbers that it published for it; empty unless PUBLIE
     * @param raison French, why nothing was published; null unless REFUSE
     */
    public record Suite(CodeDepartement guichet, Etat etat, List<String> versions, String raison, Instant le) {}

    public enum Etat {
        /** Sent, not answered yet. */
        EN_ROUTE,
        PUBLIE,
        /** The guichet's rules are the same with it. */
        SANS_EFFET,
        /** Its rules would go beyond what the model allows: somebody must correct them. */
        REFUSE
    }

    @Inject
    LectureNationale national;

    @Inject
    RegistreDesModeles registre;

    @Inject
    Propagation propagation;

    @Inject
    Guichets guichets;

    @Inject
    Journal journal;

    /** By date of effect, the one published last prevailing. */
    public List<Version> toutes() {
        return national.versions();
    }

    /** The one that takes effect last. */
    public Version derniere() {
        List<Version> toutes = toutes();
        return toutes.get(toutes.size() - 1);
    }

    /**
     * The text of a model, which can be read as {@code modele.yaml} is.
     *
     * @throws fr.guichets.socle.Introuvable when there is none of that number
     */
    public String contenu(String numero) {
        return national.contenu(numero);
    }

    /** The guichets to which it was sent, by code; none for the model that the installation brought. */
    @Reserve(Role.NATIONAL)
    @Transactional
    public List<Suite> suites(String numero) {
        return registre.suites(numero);
    }

    /**
     * Sends the model again to the guichets that refused it. The perimeter is national.
     *
     * @throws OperationInvalide when none refused it
     */
    @Reserve(Role.NATIONAL)
    @Transactional
    public void relancer(String numero) {
        List<CodeDepartement> refus = registre.suites(numero).stream()
                .filter(suite -> suite.etat() == Etat.REFUSE)
                .map(Suite::guichet)
                .toList();
        if (refus.isEmpty()) {
            throw new OperationInvalide(
                    "RIEN_A_RELANCER", "Aucun guichet n’a refusé la version " + numero + " du modèle national.");
        }
        propagation.envoyer(numero, refus);
        journal.consigner("reglement/" + numero, "RELANCE", null, refus);
    }

    /**
     * Sends every model but the first, on which all guichets start, to those that never received it: guichets made since,
     * and all of them when a release brought the model. The perimeter is national.
     */
    @Transactional
    public void rattraper() {
        List<CodeDepartement> codes = codes();
        registre.versions().stream().skip(1).forEach(modele -> {
            List<CodeDepartement> connus = registre.suites(modele.numero()).stream()
                    .map(Suite::guichet)
                    .toList();
            propagation.envoyer(
                    modele.numero(),
                    codes.stream().filter(code -> !connus.contains(code)).toList());
        });
    }

    private List<CodeDepartement> codes() {
        return guichets.tous().stream().map(Guichet::code).toList();
    }
}
