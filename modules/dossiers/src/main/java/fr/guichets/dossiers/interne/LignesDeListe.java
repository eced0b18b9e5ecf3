package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.socle.Organisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads lines of lists by native SQL, each as its reader may see it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class LignesDeListe {

    private static final Map<String, Class<?>> COLONNES = new LinkedHashMap<>();

    static {
        COLONNES.put("reference", String.class);
        COLONNES.put("numero", String.class);
        COLONNES.put("etat", String.class);
        COLONNES.put("version", Long.class);
        COLONNES.put("revision", Long.class);
        COLONNES.put("organisation_nature", String.class);
        COLONNES.put("organisation_code", String.class);
        COLONNES.put("organisation_nom", String.class);
        COLONNES.put("arrondissement", String.class);
        COLONNES.put("population", Integer.class);
        COLONNES.put("intitule", String.class);
        COLONNES.put("theme", String.class);
        COLONNES.put("depose_le", Instant.class);
        COLONNES.put("session", String.class);
        COLONNES.put("recevable", Boolean.class);
        COLONNES.put("cout_global", Long.class);
        COLONNES.put("montant_demande", Long.class);
        COLONNES.put("montant_maximum", Long.class);
        COLONNES.put("instructeur_nom", String.class);
        COLONNES.put("echeance", LocalDate.class);
        COLONNES.put("importe", Boolean.class);
        COLONNES.put("modifie_le", Instant.class);
        COLONNES.put("notifie_le", Instant.class);
    }

    private static final String SELECTION = "SELECT d." + String.join(", d.", COLONNES.keySet()) + " FROM dossier d";

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    /** @param ordre ORDER BY, with something unique last */
    List<LigneDossier> lire(Conditions conditions, String ordre, long premier, int maximum, Lecteur lecteur) {
        return requete(SELECTION, conditions, ordre + " OFFSET :premier LIMIT :maximum", COLONNES)
                .setParameter("premier", premier)
                .setParameter("maximum", maximum)
                .getResultStream()
                .map(ligne -> ligne(ligne, lecteur))
                .toList();
    }

    /** @param suite what follows the WHERE clause */
    NativeQuery<Tuple> requete(String selection, Conditions conditions, String suite, Map<String, Class<?>> colonnes) {
        NativeQuery<Tuple> requete =
                em.unwrap(Session.class).createNativeQuery(selection + conditions.sql() + suite, Tuple.class);
        colonnes.forEach(requete::addScalar);
        return conditions.appliquer(requete);
    }

    private static LigneDossier ligne(Tuple ligne, Lecteur lecteur) {
        EtatDossier etat = EtatDossier.valueOf(ligne.get("etat", String.class));
        boolean pourUnAgent = lecteur.voitCommeAgent(etat, ligne.get("arrondissement", String.class));
        String numero = ligne.get("numero", String.class);
        return new LigneDossier(
                numero == null ? ligne.get("reference", String.class) : numero,
                numero,
                pourUnAgent ? etat : etat.vuDuDemandeur(),
                ligne.get(pourUnAgent ? "version" : "revision", Long.class),
                new Organisation(
                        ligne.get("organisation_nature", String.class),
                        ligne.get("organisation_code", String.class),
                        ligne.get("organisation_nom", String.class)),
                ligne.get("arrondissement", String.class),
                ligne.get("population", Integer.class),
                ligne.get("intitule", String.class),
                ligne.get("theme", String.class),
                ligne.get("depose_le", Instant.class),
                ligne.get("session", String.class),
                ligne.get("recevable", Boolean.class),
                Verdict.montant(ligne.get("cout_global", Long.class)),
                Verdict.montant(ligne.get("montant_demande", Long.class)),
                Verdict.montant(ligne.get("montant_maximum", Long.class)),
                pourUnAgent ? ligne.get("instructeur_nom", String.class) : null,
                ligne.get("echeance", LocalDate.class),
                ligne.get("importe", Boolean.class),
                ligne.get(pourUnAgent ? "modifie_le" : "notifie_le", Instant.class));
    }
}
