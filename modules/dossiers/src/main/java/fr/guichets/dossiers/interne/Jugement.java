package fr.guichets.dossiers.interne;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.LectureDemande;
import fr.guichets.dossiers.LectureProjet;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Population.DateReference;
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
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Applies the rules of the guichet to what was typed; what cannot be read spoils nothing of the caller's transaction. */
@ApplicationScoped
@Transactional(value = TxType.MANDATORY, dontRollbackOn = ChampsInvalides.class)
public class Jugement {

    private static final Typographie FR = new Typographie();

    @Inject
    Reglements reglements;

    @Inject
    Referentiel referentiel;

    @Inject
    Horloge horloge;

    @Inject
    Enregistres enregistres;

    @Inject
    Numeros numeros;

    /** Business time, as precise as it is kept. */
    public Instant maintenant() {
        return horloge.maintenant().truncatedTo(ChronoUnit.MILLIS);
    }

    public ZoneId fuseau() {
        return enVigueur().identite().fuseau();
    }

    public Reglement enVigueur() {
        return reglements.enVigueur(horloge.maintenant());
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

    /**
     * Where the rules limit what one collectivité receives in a year, filings of that year are judged one after the other:
     * to be called before the instant of the filing is taken.
     */
    public void attendreSonTour(Instant dateDepot) {
        Reglement regles = reglements.enVigueur(dateDepot);
        if (regles.plafondParCollectivite() != null) {
            numeros.tenir(
                    LocalDate.ofInstant(dateDepot, regles.identite().fuseau()).getYear());
        }
    }

    /** The verdict of a filing, by the rules of its day. */
    public Evaluation juger(Demande demande) {
        Demande situee = demande.apres(enregistres.anterieures(demande, fuseau()));
        return avecDoublon(reglements.evaluer(situee), situee);
    }

    /** The verdict of a correction, by the rules, the population, the day and the earlier dossiers that filing froze. */
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
                lue.preuveSigneeLe(),
                depot.accuse().evaluation().anterieures());
        return avecDoublon(reglements.evaluer(figee, depot.versionReglement()), figee);
    }

    /**
     * What the rules say of a filed dossier on the day of the decision. Another verdict than the one that filing froze only
     * where they count the population of that day, and where it has changed.
     */
    public Evaluation aLaDecision(DossierEnregistre dossier) {
        Evaluation jugee = dossier.evaluation();
        Reglement regles = version(jugee.versionReglement());
        if (regles.population().dateReference() != DateReference.DECISION) {
            return jugee;
        }
        Collectivite fige = enregistres.depot(dossier).porteur();
        return referentiel
                .parCode(fige.nature(), fige.code(), aujourdhui().getYear())
                .filter(actuel -> regles.populationRetenue(actuel) != regles.populationRetenue(fige))
                .map(actuel -> relire(dossier, regles, fige, actuel))
                .orElse(jugee);
    }

    private static Evaluation relire(
            DossierEnregistre dossier, Reglement regles, Collectivite fige, Collectivite actuel) {
        Evaluation jugee = dossier.evaluation();
        Evaluation relue = regles.evaluer(LectureProjet.deposee(dossier.saisie(), actuel, dossier.deposeLe())
                .apres(jugee.anterieures()));
        return relue.avecAlerte(
                Evaluation.Alerte.POPULATION_CHANGEE,
                FR.phrase("Population au dépôt : " + FR.habitants(regles.populationRetenue(fige))
                        + " ; à la décision : " + FR.habitants(regles.populationRetenue(actuel))
                        + ". L'aide possible était de " + FR.montant(jugee.montantMaximum()) + ", elle est de "
                        + FR.montant(relue.montantMaximum()) + "."),
                "Population en vigueur au 1er janvier " + actuel.millesime());
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
    private Evaluation avecDoublon(Evaluation evaluation, Demande demande) {
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
