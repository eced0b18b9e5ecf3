package fr.guichets.reglement;

import fr.guichets.reglement.interne.VersionReglement;
import fr.guichets.reglement.interne.VersionReglement.Entete;
import fr.guichets.reglement.regles.EvaluateurDeDemande;
import fr.guichets.reglement.regles.VersionEnVigueur;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Introuvable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of the current guichet, read in its own schema, and their application. */
@ApplicationScoped
@Transactional
public class Reglements {

    /** @param auteur name of who published it */
    public record Version(String numero, LocalDate effet, String motif, Instant publieLe, String auteur) {}

    /** A version never changes once published; the schema keeps guichets apart. */
    private record Cle(String schema, String numero, String empreinte) {}

    private final Map<Cle, Reglement> lus = new ConcurrentHashMap<>();

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    /** Every published version, by date of effect; of those that take effect the same day, the one published last is last. */
    public List<Version> versions() {
        return entetes().stream().map(Entete::version).toList();
    }

    /**
     * The version in force on a day; before the first version, the first one.
     *
     * @throws fr.guichets.socle.Introuvable when the guichet has published none
     */
    public Reglement enVigueur(LocalDate jour) {
        return VersionEnVigueur.au(jour, publies());
    }

    /** The same, on the day that it is then where the guichet is. */
    public Reglement enVigueur(Instant instant) {
        return VersionEnVigueur.a(instant, publies());
    }

    /** Judges the project with the version in force on the day of its filing, in the guichet's time zone. Stores nothing. */
    public Evaluation evaluer(Demande demande) {
        return EvaluateurDeDemande.evaluer(enVigueur(demande.dateDepot()), demande);
    }

    /**
     * Judges the project with the version that was pinned on it, whatever has been published since.
     *
     * @throws fr.guichets.socle.Introuvable when the guichet never published it
     */
    public Evaluation evaluer(Demande demande, String version) {
        return EvaluateurDeDemande.evaluer(version(version), demande);
    }

    /** @throws fr.guichets.socle.Introuvable when the guichet never published it */
    public Reglement version(String numero) {
        return entetes().stream()
                .filter(entete -> entete.numero().equals(numero))
                .findFirst()
                .map(this::lire)
                .orElseThrow(
                        () -> new Introuvable("Ce guichet n'a pas publié la version " + numero + " de ses règles."));
    }

    /**
     * The rules of every published version, by date of effect, at least one.
     *
     * @throws fr.guichets.socle.Introuvable when the guichet has published none
     */
    public List<Reglement> publies() {
        List<Reglement> publies = entetes().stream().map(this::lire).toList();
        if (publies.isEmpty()) {
            throw new Introuvable("Ce guichet n'a pas encore publié ses règles.");
        }
        return publies;
    }

    private Reglement lire(Entete entete) {
        Cle cle = new Cle(DepartementCourant.schema(), entete.numero(), entete.empreinte());
        return lus.computeIfAbsent(
                cle, absente -> em.find(VersionReglement.class, entete.numero()).reglement());
    }

    private List<Entete> entetes() {
        return em.createQuery("""
                        select new fr.guichets.reglement.interne.VersionReglement$Entete(
                            v.numero, v.effet, v.motif, v.publieLe, v.auteur, v.empreinte)
                        from VersionReglement v order by v.effet, length(v.numero), v.numero
                        """, Entete.class).getResultList();
    }
}
