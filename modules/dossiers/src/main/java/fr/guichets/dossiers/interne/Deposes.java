package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LectureProjet;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Evaluation.Alerte;
import fr.guichets.reglement.Reglement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;

/** Everything that was filed at the current guichet, to be judged again and never to be written. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Deposes {

    private static final int PAR_LECTURE = 500;

    /**
     * One dossier: what was filed or corrected since, with the bearer and the instant that filing froze.
     *
     * @param verdict the evaluation that it carries, as it is kept
     * @param porteur as it is kept
     */
    public record Depose(
            String numero,
            String organisation,
            String intitule,
            EtatDossier etat,
            String saisie,
            String verdict,
            String porteur,
            Instant deposeLe) {

        public Evaluation evaluation() {
            return JsonDossiers.lire(verdict, Evaluation.class);
        }

        /** What is judged, as far as the first verdict knew it. */
        public Demande demande(Evaluation jugee) {
            return LectureProjet.deposee(
                            JsonDossiers.lire(saisie), JsonDossiers.lire(porteur, Collectivite.class), deposeLe)
                    .apres(jugee.anterieures());
        }

        /** What other rules say of it. A likely duplicate hangs on the other dossiers, not on the rules: it stays. */
        public static Evaluation rejouer(Demande demande, Reglement regles, Evaluation jugee) {
            Evaluation rejouee = regles.evaluer(demande);
            return jugee.explications().stream()
                    .filter(explication -> explication.code().equals(Alerte.DOUBLON_PROBABLE.name()))
                    .reduce(
                            rejouee,
                            (evaluation, doublon) -> evaluation.avecAlerte(
                                    Alerte.DOUBLON_PROBABLE, doublon.phrase(), doublon.reference()),
                            (premiere, seconde) -> seconde);
        }
    }

    private static final String LECTURE = """
            select new fr.guichets.dossiers.interne.Deposes$Depose(d.numero, d.porteur.nom, d.intitule,
                d.etat, d.saisie, d.verdict.evaluation, f.porteur, f.deposeLe)
            from DossierEnregistre d join DepotFige f on f.dossier = d.id
            """;

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    public Depose un(String numero) {
        return em.createQuery(LECTURE + "where d.numero = :numero", Depose.class)
                .setParameter("numero", numero)
                .getSingleResult();
    }

    /** Whether one was filed on one of these days, at the guichet. */
    public boolean dansLaFenetre(Reglement regles) {
        LocalDate fermeture = regles.depot().fermeture();
        ZoneId fuseau = regles.identite().fuseau();
        return em.createQuery("""
                        select count(f) from DepotFige f where f.deposeLe >= :debut and (:sansFin = true or f.deposeLe < :fin)
                        """, Long.class)
                        .setParameter(
                                "debut",
                                regles.depot().ouverture().atStartOfDay(fuseau).toInstant())
                        .setParameter("sansFin", fermeture == null)
                        .setParameter(
                                "fin",
                                (fermeture == null ? regles.depot().ouverture() : fermeture)
                                        .plusDays(1)
                                        .atStartOfDay(fuseau)
                                        .toInstant())
                        .getSingleResult()
                > 0;
    }

    /** Reads them once, a part at a time; from here on the transaction can write nothing. */
    public void parcourir(Consumer<Depose> lecteur) {
        em.createNativeQuery("SET TRANSACTION READ ONLY").executeUpdate();
        try (Stream<Depose> deposes = em.createQuery(LECTURE + "order by d.id", Depose.class)
                .setHint(HibernateHints.HINT_FETCH_SIZE, PAR_LECTURE)
                .getResultStream()) {
            deposes.forEach(lecteur);
        }
    }
}
