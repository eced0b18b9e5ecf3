package fr.guichets.socle;

import fr.guichets.socle.ChaineDuJournal.Rupture;
import fr.guichets.socle.interne.Json;
import fr.guichets.socle.interne.LignesDuJournal;
import fr.guichets.socle.interne.TetesDesJournaux;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Who did what when, in the schema of the current perimeter: append-only, each line chained to the one before by its
 * SHA-256. Written in the transaction of the act itself.
 */
@ApplicationScoped
public class Journal {

    /**
     * @param rang 1, 2, 3… without gaps in one guichet
     * @param auteur identifier of the one who acted, {@code auteurNom} as shown
     * @param objet what it is about: dossier/42
     * @param action past participle, upper case: DEPOSE
     * @param avant JSON of what changed, before; null when nothing was there
     * @param apres JSON of what changed, after
     */
    public record Ligne(
            long rang,
            Instant le,
            String auteur,
            String auteurNom,
            String objet,
            String action,
            String avant,
            String apres,
            String empreinte) {}

    /** @param lignes how many follow each other from the first; {@code rupture} empty when that is all of them */
    public record Verification(long lignes, Optional<Rupture> rupture) {}

    @Inject
    private Horloge horloge;

    @Inject
    private TetesDesJournaux tetes;

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    public Journal() {}

    Journal(EntityManager em, Horloge horloge) {
        this.em = em;
        this.horloge = horloge;
    }

    /**
     * Adds a line in the name of the current actor. From here to the end of the transaction the other acts of the guichet
     * wait: call it after the slow work and after every change of a row that others may change too. What the transaction
     * has changed is written before the line, so that two acts cannot wait for each other.
     *
     * @param avant and apres anything that Jackson writes; null when there is nothing
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void consigner(String objet, String action, Object avant, Object apres) {
        em.flush();
        LignesDuJournal lignes = new LignesDuJournal(em);
        ChaineDuJournal.Acte acte = new ChaineDuJournal.Acte(action, Json.ecrire(avant), Json.ecrire(apres));
        String schema = DepartementCourant.schema();
        Instant le = horloge.maintenant().truncatedTo(ChronoUnit.MICROS);
        Ligne ligne;
        do {
            ligne = ChaineDuJournal.suivante(schema, lignes.derniere(), le, Acteur.courant(), objet, acte);
        } while (!lignes.ajouter(ligne));
    }

    /** Lines about one object, oldest first. */
    @Transactional
    public List<Ligne> de(String objet) {
        return new LignesDuJournal(em).de(objet);
    }

    /**
     * Lines about the objects whose name begins so, latest first.
     *
     * @param debut without a sign of a pattern: reglement/
     */
    @Transactional
    public List<Ligne> commencantPar(String debut) {
        return new LignesDuJournal(em).commencantPar(debut);
    }

    /** Reads the whole journal of the current perimeter again, and compares it with what the national level noted of it. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Verification verifier() {
        String schema = DepartementCourant.schema();
        ChaineDuJournal chaine =
                new ChaineDuJournal(schema, DepartementCourant.executerNational(() -> tetes.relevees(schema)));
        List<Ligne> page = tetes.lignesApres(0);
        while (!page.isEmpty()) {
            for (Ligne ligne : page) {
                Optional<Rupture> rupture = chaine.suivre(ligne);
                if (rupture.isPresent()) {
                    return new Verification(chaine.lignes(), rupture);
                }
            }
            page = tetes.lignesApres(chaine.lignes());
        }
        return new Verification(chaine.lignes(), chaine.terminer());
    }
}
