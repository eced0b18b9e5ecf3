package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.dossiers.ListeDossiers;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Organisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The native SQL of the lists: full text, filters, sort, page and totals, within what the reader may see. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RequeteDeListe {

    private static final String COLONNES = """
            SELECT d.reference, d.numero, d.etat, d.version, d.organisation_nature, d.organisation_code,
                   d.organisation_nom, d.arrondissement, d.population, d.intitule, d.theme, d.depose_le, d.session,
                   d.recevable, d.cout_global, d.montant_demande, d.montant_maximum, d.instructeur_nom, d.echeance,
                   d.importe, d.modifie_le, d.notifie_le
            FROM dossier d
            """;

    private static final String TOTAUX = """
            SELECT count(*) AS total, coalesce(sum(d.montant_demande), 0) AS demande,
                   coalesce(sum(d.montant_maximum), 0) AS maximum
            FROM dossier d
            """;

    private static final Map<CriteresDeListe.Tri, String> TRIS = Map.of(
            CriteresDeListe.Tri.NUMERO, "d.numero",
            CriteresDeListe.Tri.DEPOSE_LE, "d.depose_le",
            CriteresDeListe.Tri.PORTEUR, "d.organisation_nom",
            CriteresDeListe.Tri.ETAT, "d.etat",
            CriteresDeListe.Tri.MONTANT_DEMANDE, "d.montant_demande",
            CriteresDeListe.Tri.MONTANT_MAXIMUM, "d.montant_maximum",
            CriteresDeListe.Tri.ECHEANCE, "d.echeance",
            CriteresDeListe.Tri.MODIFIE_LE, "d.modifie_le");

    private static final String SIENS =
            "(d.organisation IN (:siennes) OR d.organisation IN (:preparees) AND d.cree_par = :lecteur)";

    private static final String OUVERTS = "d.etat IN ('DEPOSE', 'INCOMPLET', 'COMPLET', 'EN_INSTRUCTION')";
    private static final int URGENTS = 50;

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    public ListeDossiers lister(CriteresDeListe criteres, Lecteur lecteur, ZoneId fuseau) {
        Conditions conditions = visibles(lecteur);
        filtrer(conditions, criteres, fuseau);
        if (lecteur.estAgent()) {
            filtrerParInstructeur(conditions, criteres.instructeur());
        }
        int taille = Math.max(1, criteres.taille());
        int page = Math.max(0, criteres.page());
        List<LigneDossier> elements = lignes(
                conditions,
                " ORDER BY " + colonne(criteres.tri(), lecteur) + sens(criteres, lecteur) + ", d.id",
                Math.multiplyExact((long) page, taille),
                taille,
                lecteur);
        Tuple totaux = conditions
                .appliquer(session()
                        .createNativeQuery(TOTAUX + conditions.sql(), Tuple.class)
                        .addScalar("total", Long.class)
                        .addScalar("demande", Long.class)
                        .addScalar("maximum", Long.class))
                .getSingleResult();
        return new ListeDossiers(
                elements,
                Math.toIntExact(totaux.get("total", Long.class)),
                page,
                taille,
                new Montant(totaux.get("demande", Long.class)),
                new Montant(totaux.get("maximum", Long.class)));
    }

    private static String colonne(CriteresDeListe.Tri tri, Lecteur lecteur) {
        return tri == CriteresDeListe.Tri.MODIFIE_LE && !lecteur.estAgent() ? "d.notifie_le" : TRIS.get(tri);
    }

    /** What is empty comes last, a draft has no date of filing; where nothing can be, an index read backwards spares the sort. */
    private static String sens(CriteresDeListe criteres, Lecteur lecteur) {
        if (!criteres.descendant()) {
            return "";
        }
        boolean sansBrouillon =
                lecteur.organisations().isEmpty() && lecteur.preparees().isEmpty();
        boolean toujoursRempli = sansBrouillon && criteres.tri() != CriteresDeListe.Tri.ECHEANCE;
        return toujoursRempli ? " DESC" : " DESC NULLS LAST";
    }

    /** Drafts put aside since then, for the organisations of the reader. */
    public List<LigneDossier> supprimes(Lecteur lecteur, Instant depuis) {
        Conditions conditions = new Conditions();
        conditions.et("d.supprime_le >= :depuis").parametre("depuis", depuis);
        conditions.et(SIENS);
        siens(conditions, lecteur);
        return lignes(conditions, " ORDER BY d.supprime_le DESC, d.id", 0, URGENTS, lecteur);
    }

    /** How many in each state, zero included. */
    public Map<EtatDossier, Integer> parEtat(Lecteur lecteur) {
        Map<EtatDossier, Integer> parEtat = new EnumMap<>(EtatDossier.class);
        Arrays.stream(EtatDossier.values()).forEach(etat -> parEtat.put(etat, 0));
        Conditions conditions = visibles(lecteur);
        conditions
                .appliquer(session()
                        .createNativeQuery(
                                "SELECT d.etat, count(*) AS total FROM dossier d" + conditions.sql()
                                        + " GROUP BY d.etat",
                                Tuple.class)
                        .addScalar("etat", String.class)
                        .addScalar("total", Integer.class))
                .getResultList()
                .forEach(ligne -> parEtat.put(
                        EtatDossier.valueOf(ligne.get("etat", String.class)), ligne.get("total", Integer.class)));
        return parEtat;
    }

    /** Those whose deadline falls between two days, the most urgent first. */
    public List<LigneDossier> echeances(Lecteur lecteur, LocalDate du, LocalDate au) {
        Conditions conditions = visibles(lecteur);
        conditions.siNonNull("d.echeance >= :du", "du", du);
        conditions.siNonNull("d.echeance <= :au", "au", au);
        return lignes(conditions, " ORDER BY d.echeance, d.id", 0, URGENTS, lecteur);
    }

    public int sansInstructeur(Lecteur lecteur) {
        Conditions conditions = visibles(lecteur);
        conditions.et(OUVERTS).et("d.instructeur IS NULL");
        return conditions
                .appliquer(session()
                        .createNativeQuery("SELECT count(*) AS total FROM dossier d" + conditions.sql(), Tuple.class)
                        .addScalar("total", Integer.class))
                .getSingleResult()
                .get("total", Integer.class);
    }

    /** Those that wait for the guichet, the reader's own or nobody's: by deadline, then by date of filing. */
    public List<LigneDossier> aTraiter(Lecteur lecteur, int maximum) {
        Conditions conditions = visibles(lecteur);
        conditions.et(OUVERTS).et("(d.instructeur IS NULL OR d.instructeur = :moi)");
        conditions.parametre("moi", lecteur.acteur().identifiant());
        return lignes(conditions, " ORDER BY d.echeance NULLS LAST, d.depose_le, d.id", 0, maximum, lecteur);
    }

    private static Conditions visibles(Lecteur lecteur) {
        Conditions conditions = new Conditions();
        conditions.et("d.supprime_le IS NULL");
        List<String> visibles = new ArrayList<>();
        if (lecteur.estAgent()) {
            String deposes = "d.etat <> 'BROUILLON'";
            if (lecteur.estLimite()) {
                visibles.add("(" + deposes + " AND d.arrondissement IN (:vus))");
                conditions.parametre("vus", nonVide(lecteur.acteur().arrondissements()));
            } else {
                visibles.add("(" + deposes + ")");
            }
        }
        visibles.add(SIENS);
        siens(conditions, lecteur);
        conditions.et("(" + String.join(" OR ", visibles) + ")");
        return conditions;
    }

    private static void siens(Conditions conditions, Lecteur lecteur) {
        conditions.parametre("siennes", nonVide(lecteur.organisations()));
        conditions.parametre("preparees", nonVide(lecteur.preparees()));
        conditions.parametre("lecteur", lecteur.acteur().identifiant());
    }

    /** No code is empty: a list that holds nothing finds nothing. */
    private static Set<String> nonVide(Set<String> codes) {
        return codes.isEmpty() ? Set.of("") : codes;
    }

    private static void filtrer(Conditions conditions, CriteresDeListe c, ZoneId fuseau) {
        String mots = Mots.requete(c.q());
        conditions.siNonNull("d.mots @@ to_tsquery('simple', :mots)", "mots", mots.isEmpty() ? null : mots);
        conditions.parmi("d.etat", "etats", c.etats().stream().map(Enum::name).collect(Collectors.toSet()));
        conditions.parmi("d.arrondissement", "arrondissements", c.arrondissements());
        conditions.parmi("d.theme", "themes", c.themes());
        conditions.parmi("d.organisation_nature", "natures", c.natures());
        conditions.parmi("d.session", "sessions", c.sessions());
        conditions.siNonNull("d.recevable = :recevable", "recevable", c.recevable());
        conditions.siNonNull("d.depose_le >= :du", "du", debut(c.deposeDu(), fuseau));
        conditions.siNonNull(
                "d.depose_le < :au",
                "au",
                c.deposeAu() == null ? null : debut(c.deposeAu().plusDays(1), fuseau));
    }

    /** Who instructs is nothing that an applicant is told, not even by what a filter leaves. */
    private static void filtrerParInstructeur(Conditions conditions, String instructeur) {
        if (CriteresDeListe.PERSONNE.equals(instructeur)) {
            conditions.et("d.instructeur IS NULL");
        } else {
            conditions.siNonNull("d.instructeur = :instructeur", "instructeur", instructeur);
        }
    }

    private static Instant debut(LocalDate jour, ZoneId fuseau) {
        return jour == null ? null : jour.atStartOfDay(fuseau).toInstant();
    }

    private List<LigneDossier> lignes(Conditions conditions, String ordre, long premier, int maximum, Lecteur lecteur) {
        return conditions
                .appliquer(session()
                        .createNativeQuery(
                                COLONNES + conditions.sql() + ordre + " OFFSET :premier LIMIT :maximum", Tuple.class)
                        .addScalar("reference", String.class)
                        .addScalar("numero", String.class)
                        .addScalar("etat", String.class)
                        .addScalar("version", Long.class)
                        .addScalar("organisation_nature", String.class)
                        .addScalar("organisation_code", String.class)
                        .addScalar("organisation_nom", String.class)
                        .addScalar("arrondissement", String.class)
                        .addScalar("population", Integer.class)
                        .addScalar("intitule", String.class)
                        .addScalar("theme", String.class)
                        .addScalar("depose_le", Instant.class)
                        .addScalar("session", String.class)
                        .addScalar("recevable", Boolean.class)
                        .addScalar("cout_global", Long.class)
                        .addScalar("montant_demande", Long.class)
                        .addScalar("montant_maximum", Long.class)
                        .addScalar("instructeur_nom", String.class)
                        .addScalar("echeance", LocalDate.class)
                        .addScalar("importe", Boolean.class)
                        .addScalar("modifie_le", Instant.class)
                        .addScalar("notifie_le", Instant.class)
                        .setParameter("premier", premier)
                        .setParameter("maximum", maximum))
                .getResultStream()
                .map(ligne -> ligne(ligne, lecteur))
                .toList();
    }

    private static LigneDossier ligne(Tuple ligne, Lecteur lecteur) {
        EtatDossier etat = EtatDossier.valueOf(ligne.get("etat", String.class));
        boolean pourUnAgent = lecteur.voitCommeAgent(etat, ligne.get("arrondissement", String.class));
        String numero = ligne.get("numero", String.class);
        return new LigneDossier(
                numero == null ? ligne.get("reference", String.class) : numero,
                numero,
                etat,
                ligne.get("version", Long.class),
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

    private Session session() {
        return em.unwrap(Session.class);
    }

    /** A WHERE clause and its parameters. */
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parametres = new HashMap<>();

        Conditions et(String condition) {
            conditions.add(condition);
            return this;
        }

        void parametre(String nom, Object valeur) {
            parametres.put(nom, valeur);
        }

        void siNonNull(String condition, String nom, Object valeur) {
            if (valeur != null) {
                et(condition).parametre(nom, valeur);
            }
        }

        void parmi(String colonne, String nom, Set<String> admises) {
            if (!admises.isEmpty()) {
                et(colonne + " IN (:" + nom + ")").parametre(nom, admises);
            }
        }

        String sql() {
            return " WHERE " + String.join(" AND ", conditions);
        }

        NativeQuery<Tuple> appliquer(NativeQuery<Tuple> requete) {
            parametres.forEach((nom, valeur) -> {
                if (valeur instanceof Collection<?> valeurs) {
                    requete.setParameterList(nom, valeurs);
                } else {
                    requete.setParameter(nom, valeur);
                }
            });
            return requete;
        }
    }
}
