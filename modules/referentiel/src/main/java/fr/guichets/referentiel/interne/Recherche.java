package fr.guichets.referentiel.interne;

import fr.guichets.referentiel.Arrondissement;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.Departement;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Siren;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The native SQL that finds collectivités. Table names are unqualified: every role's search_path ends with reference. */
public final class Recherche {

    private static final Pattern CODE = Pattern.compile("[0-9AB]{2,9}");

    /** The vintage of a year: the latest one not after it, else the earliest. */
    private static final String MILLESIME =
            "(SELECT coalesce(max(annee) FILTER (WHERE annee <= :annee), min(annee)) FROM millesime)";

    private static final String COLONNES = """
            SELECT c.nature, c.code, c.nom, c.siren, c.population_municipale, c.population_totale, c.departement,
                   c.arrondissement, c.codes_postaux, c.millesime
            """;

    /** Rank 0: a code; 1: the name; 2: its beginning; 3: words in a row; 4: words in any order; 5: inside a word. */
    private static final String RANGS = COLONNES + """
            FROM (SELECT r.millesime, r.nature, r.code, r.population,
                         CASE WHEN r.codes LIKE '% ' || :texte || ' %' THEN 0
                              WHEN NOT r.mots LIKE ALL (string_to_array(:mots, '|')) THEN 5
                              WHEN r.nom = ANY (string_to_array(:noms, '|')) THEN 1
                              WHEN r.nom LIKE :texte || '%' THEN 2
                              WHEN r.nom LIKE '% ' || :texte || '%' THEN 3
                              ELSE 4 END AS rang
                  FROM recherche r
                  WHERE r.mots LIKE '%' || :principal || '%'
                    AND (r.mots LIKE ALL (string_to_array(:mots, '|')) OR r.nom LIKE '%' || :texte || '%')
                    AND r.millesime =\s""" + MILLESIME;

    private static final String PREMIERS = """

                  ORDER BY rang, r.population DESC, r.nature, r.code
                  LIMIT :maximum) t
            JOIN collectivite c ON c.millesime = t.millesime AND c.nature = t.nature AND c.code = t.code
            ORDER BY t.rang, t.population DESC, t.nature, t.code
            """;

    private static final String PARTOUT = RANGS + PREMIERS;
    private static final String DANS_LE_GUICHET = RANGS + " AND r.departement = :guichet" + PREMIERS;

    private static final String EN_VIGUEUR = COLONNES + "FROM collectivite c WHERE c.millesime = " + MILLESIME;
    private static final String PAR_CODE = EN_VIGUEUR + " AND c.nature = :nature AND c.code = :code";
    private static final String EPCI_PAR_CODE =
            EN_VIGUEUR + " AND c.nature NOT IN ('COMMUNE', 'DEPARTEMENT', 'REGION') AND c.code = :code";
    private static final String PAR_SIREN = EN_VIGUEUR + " AND c.siren = :code";

    private static final String ARRONDISSEMENTS = """
            SELECT a.code, a.nom, c.nom
            FROM arrondissement a JOIN commune c ON c.millesime = a.millesime AND c.code = a.chef_lieu
            WHERE a.millesime = (SELECT max(annee) FROM millesime) AND a.departement = :departement
            ORDER BY a.code
            """;

    private static final String DEPARTEMENTS = """
            SELECT d.code, d.nom, r.nom, d.slug, d.fuseau_horaire
            FROM departement d JOIN region r ON r.millesime = d.millesime AND r.code = d.region
            WHERE d.millesime = (SELECT max(annee) FROM millesime)
            ORDER BY d.code
            """;

    private final EntityManager em;

    public Recherche(EntityManager em) {
        this.em = em;
    }

    public List<Collectivite> parTexte(String saisie, CodeDepartement guichet, int annee, int maximum) {
        String texte = saisie == null ? "" : TexteRecherche.normaliserSaisie(saisie);
        if (texte.isEmpty() || maximum < 1) {
            return List.of();
        }
        List<String> mots = TexteRecherche.motsDistinctifs(texte);
        // Whatever matches contains the longest word: one cheap comparison spares the others for nearly all rows.
        String principal =
                mots.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
        Query requete = em.createNativeQuery(guichet == null ? PARTOUT : DANS_LE_GUICHET)
                .setParameter("texte", texte)
                .setParameter("principal", principal)
                .setParameter("mots", mots.stream().map(mot -> "% " + mot + "%").collect(Collectors.joining("|")))
                .setParameter("noms", String.join("|", TexteRecherche.nomsPossibles(texte)))
                .setParameter("annee", annee)
                .setParameter("maximum", maximum);
        if (guichet != null) {
            requete.setParameter("guichet", guichet.valeur());
        }
        return lire(requete);
    }

    public Optional<Collectivite> parSiren(Siren siren, int annee) {
        return lire(em.createNativeQuery(PAR_SIREN)
                        .setParameter("code", siren.valeur())
                        .setParameter("annee", annee))
                .stream()
                .findFirst();
    }

    public Optional<Collectivite> parCode(NatureCollectivite nature, String code, int annee) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        Query requete;
        if (nature == null && code.length() == 9) {
            requete = em.createNativeQuery(EPCI_PAR_CODE);
        } else {
            NatureCollectivite cherchee = nature != null
                    ? nature
                    : code.length() == 5 ? NatureCollectivite.COMMUNE : NatureCollectivite.DEPARTEMENT;
            requete = em.createNativeQuery(PAR_CODE).setParameter("nature", cherchee.name());
        }
        return lire(requete.setParameter("code", code).setParameter("annee", annee)).stream()
                .findFirst();
    }

    public List<Arrondissement> arrondissements(CodeDepartement departement) {
        return lignes(em.createNativeQuery(ARRONDISSEMENTS).setParameter("departement", departement.valeur()))
                .map(ligne -> new Arrondissement((String) ligne[0], (String) ligne[1], (String) ligne[2]))
                .toList();
    }

    public List<Departement> departements() {
        return lignes(em.createNativeQuery(DEPARTEMENTS))
                .map(ligne -> new Departement(
                        new CodeDepartement((String) ligne[0]),
                        (String) ligne[1],
                        (String) ligne[2],
                        (String) ligne[3],
                        ZoneId.of((String) ligne[4])))
                .toList();
    }

    private static Stream<Object[]> lignes(Query requete) {
        List<?> lignes = requete.getResultList();
        return lignes.stream().map(Object[].class::cast);
    }

    private static List<Collectivite> lire(Query requete) {
        return lignes(requete).map(Recherche::collectivite).toList();
    }

    private static Collectivite collectivite(Object[] ligne) {
        String codesPostaux = (String) ligne[8];
        return new Collectivite(
                NatureCollectivite.valueOf((String) ligne[0]),
                (String) ligne[1],
                (String) ligne[2],
                ligne[3] == null ? null : new Siren((String) ligne[3]),
                (Integer) ligne[4],
                (Integer) ligne[5],
                new CodeDepartement((String) ligne[6]),
                (String) ligne[7],
                codesPostaux.isEmpty() ? List.of() : List.of(codesPostaux.split(" ")),
                (Integer) ligne[9]);
    }
}
