package fr.guichets.dossiers.interne;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.LectureDemande;
import fr.guichets.dossiers.LectureProjet;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Horloge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Applies the rules of the guichet to what was typed; what cannot be read spoils nothing of the caller's transaction. */
@ApplicationScoped
@Transactional(value = TxType.MANDATORY, dontRollbackOn = ChampsInvalides.class)
public class Jugement {

    @Inject
    Reglements reglements;

    @Inject
    Referentiel referentiel;

    @Inject
    Horloge horloge;

    @Inject
    Enregistres enregistres;

    /** Business time, as precise as it is kept. */
    public Instant maintenant() {
        return horloge.maintenant().truncatedTo(ChronoUnit.MILLIS);
    }

    public ZoneId fuseau() {
        return enVigueur().identite().fuseau();
    }

    public Reglement enVigueur() {
        return reglements.enVigueur(horloge.aujourdhui(ZoneOffset.UTC));
    }

    /** Today in the guichet's time zone. */
    public LocalDate aujourdhui() {
        return horloge.aujourdhui(fuseau());
    }

    public Reglement version(String numero) {
        return reglements.version(numero);
    }

    /** @throws ChampsInvalides naming everything that a filing at that instant lacks */
    public LectureDemande.Lue lire(JsonNode saisie, Instant dateDepot) {
        return new LectureDemande(referentiel, fuseau()).lire(saisie, dateDepot);
    }

    /** @throws ChampsInvalides when what was typed designates no bearer */
    Collectivite porteur(JsonNode saisie) {
        return new LectureProjet(referentiel, fuseau()).porteur(saisie, maintenant());
    }

    /**
     * What an unfinished request says, judged as if it were filed now.
     *
     * @param porteur as the référentiel knows it
     */
    Contenu brouillon(JsonNode saisie, Collectivite porteur) {
        Evaluation evaluation = duBrouillon(saisie);
        Reglement reglement = evaluation == null ? enVigueur() : reglements.version(evaluation.versionReglement());
        return new Contenu(
                LectureDemande.organisation(porteur),
                porteur.arrondissement(),
                reglement.populationRetenue(porteur),
                saisie,
                evaluation);
    }

    /** Null when it cannot be judged yet. */
    public Evaluation duBrouillon(JsonNode saisie) {
        ObjectNode projet = ((ObjectNode) saisie).deepCopy();
        projet.remove("dateDepot");
        try {
            return reglements.evaluer(new LectureProjet(referentiel, fuseau()).lire(projet, maintenant()));
        } catch (ChampsInvalides enCours) {
            return null;
        }
    }

    /** The verdict of a filing, by the rules of its day. */
    public Evaluation juger(Demande demande) {
        return avecDoublon(evaluer(demande), demande);
    }

    /** What the rules say of a filing by itself, whatever else was filed. */
    public Evaluation evaluer(Demande demande) {
        return reglements.evaluer(demande);
    }

    /** The verdict of a correction, by the rules, the population and the day that filing froze. */
    public Evaluation rejuger(JsonNode corrigee, DepotFige depot) {
        Demande lue = lire(corrigee, depot.deposeLe()).demande();
        Demande figee = new Demande(
                memePorteur(lue.porteur(), depot.porteur()),
                lue.theme(),
                lue.depenses(),
                lue.montantDemande(),
                lue.cofinancements(),
                lue.dureeMois(),
                lue.dateDepot(),
                lue.preuveSigneeLe());
        return avecDoublon(reglements.evaluer(figee, depot.versionReglement()), figee);
    }

    private static Collectivite memePorteur(Collectivite lu, Collectivite fige) {
        if (!LectureDemande.organisation(lu).equals(LectureDemande.organisation(fige))) {
            throw new ChampsInvalides(List.of(new ChampsInvalides.Erreur(
                    "porteur",
                    "PORTEUR_FIGE",
                    "Une demande déposée ne change pas de porteur\u00a0: retirez-la et déposez-en une autre.")));
        }
        return fige;
    }

    /** Says also when the same bearer has already filed the like here. */
    public Evaluation avecDoublon(Evaluation evaluation, Demande demande) {
        List<String> semblables = enregistres.semblables(
                LectureDemande.organisation(demande.porteur()).cle(), demande.theme(), demande.dateDepot());
        if (semblables.isEmpty()) {
            return evaluation;
        }
        return evaluation.avecAlerte(
                Evaluation.Alerte.DOUBLON_PROBABLE,
                "Le même porteur a déjà déposé ici une demande sur le même thème (" + String.join(", ", semblables)
                        + "). Est-ce le même projet\u00a0?",
                "Dossiers déjà déposés à ce guichet");
    }
}
