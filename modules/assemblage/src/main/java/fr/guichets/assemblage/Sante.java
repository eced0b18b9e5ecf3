package fr.guichets.assemblage;

import fr.guichets.assemblage.Sonde.EtatSchema;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Relais;
import fr.guichets.socle.base.Empreinte;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whether the whole is ready: never before every guichet is migrated, reachable and has its credits for the first time; afterwards as long
 * as the database answers, one broken guichet being named without taking down the others. Answers are kept: nothing is
 * asked of the database more than once in five seconds, of a guichet that answered more than once in ten minutes. An
 * installation that has just logged in as every guichet, with the passwords of the same secret, is believed for as long.
 * What waits in the outboxes is told and decides of nothing.
 */
@ApplicationScoped
public class Sante {

    private static final Logger JOURNAL = Logger.getLogger(Sante.class.getName());
    private static final long FRAICHEUR = TimeUnit.SECONDS.toNanos(5);
    private static final long FRAICHEUR_PRET = TimeUnit.MINUTES.toNanos(10);

    @Inject
    private Guichets guichets;

    @Inject
    private Sonde sonde;

    @Inject
    private Demonstration demonstration;

    @Inject
    private Amorce amorce;

    @Inject
    private Relais relais;

    private final SortedMap<String, Verdict> parGuichet = new TreeMap<>();
    private boolean dejaPret;
    private Etat etat;
    private long lueA;

    public enum Statut {
        PRET,
        A_MIGRER,
        EN_PANNE,
        DEMARRAGE
    }

    private record Verdict(Statut statut, long renduA) {
        boolean perime(long maintenant) {
            return maintenant - renduA > (statut == Statut.PRET ? FRAICHEUR_PRET : FRAICHEUR);
        }
    }

    /**
     * @param depuis when the oldest message that failed was deposited, ISO 8601; null when none failed
     * @param enAttente how many messages have not left
     * @param enEchec how many of them have failed
     * @param rejetes how many will never leave
     */
    public record Sorties(long enAttente, long enEchec, long rejetes, String depuis) {}

    /**
     * @param guichets state of each one by code; empty when the registry could not be read
     * @param sorties by schema, those in which something waits, as this server last saw them
     */
    public record Etat(Statut statut, SortedMap<String, Statut> guichets, SortedMap<String, Sorties> sorties) {}

    public synchronized Etat etat() {
        long maintenant = System.nanoTime();
        if (etat == null || maintenant - lueA > FRAICHEUR) {
            etat = lire(maintenant);
            lueA = System.nanoTime();
        }
        return etat;
    }

    private Etat lire(long maintenant) {
        Map<String, EtatSchema> schemas;
        List<Guichet> inscrits;
        try {
            schemas = DepartementCourant.executerNational(sonde::schemas);
            inscrits = guichets.tous();
        } catch (RuntimeException e) {
            JOURNAL.log(Level.WARNING, "la base de données ne répond pas : {0}", cause(e));
            return new Etat(Statut.EN_PANNE, new TreeMap<>(), sorties());
        }
        SortedMap<String, Statut> statuts = new TreeMap<>();
        for (Guichet guichet : inscrits) {
            String code = guichet.code().valeur();
            Verdict connu = parGuichet.get(code);
            if (connu == null || connu.perime(maintenant)) {
                connu = new Verdict(sonder(guichet, schemas), maintenant);
                parGuichet.put(code, connu);
            }
            statuts.put(code, connu.statut());
        }
        boolean nationalAJour = aJour(schemas.get(DepartementCourant.NATIONAL), Changelogs.NATIONAL)
                && aJour(schemas.get("reference"), Changelogs.REFERENCE);
        dejaPret |= demonstration.terminee()
                && nationalAJour
                && !statuts.isEmpty()
                && statuts.values().stream().allMatch(Statut.PRET::equals)
                && amorce.terminee();
        return new Etat(dejaPret ? Statut.PRET : Statut.DEMARRAGE, statuts, sorties());
    }

    private SortedMap<String, Sorties> sorties() {
        SortedMap<String, Sorties> sorties = new TreeMap<>();
        relais.attentes()
                .forEach((perimetre, attente) -> sorties.put(
                        perimetre,
                        new Sorties(
                                attente.nombre(),
                                attente.enEchec(),
                                attente.rejetes(),
                                Objects.toString(attente.plusAncienEchec(), null))));
        return sorties;
    }

    private Statut sonder(Guichet guichet, Map<String, EtatSchema> schemas) {
        EtatSchema schema = schemas.get(guichet.code().schema());
        if (!aJour(schema, Changelogs.GUICHET)) {
            JOURNAL.log(Level.WARNING, "le guichet {0} n''est pas migré : lancer l''installation", guichet.code());
            return Statut.A_MIGRER;
        }
        if (schema.joignable()) {
            return Statut.PRET;
        }
        try {
            DepartementCourant.executerPour(guichet.code(), sonde::versionsPubliees);
            return Statut.PRET;
        } catch (RuntimeException e) {
            JOURNAL.log(Level.WARNING, "le guichet {0} ne répond pas : {1}", new Object[] {guichet.code(), cause(e)});
            return Statut.EN_PANNE;
        }
    }

    private static boolean aJour(EtatSchema schema, String changelog) {
        return schema != null && schema.empreinte().equals(Empreinte.de(changelog));
    }

    private static String cause(Throwable e) {
        return e.getCause() == null ? e.toString() : cause(e.getCause());
    }
}
