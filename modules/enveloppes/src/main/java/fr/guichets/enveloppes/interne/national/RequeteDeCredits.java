package fr.guichets.enveloppes.interne.national;

import fr.guichets.enveloppes.CriteresDeCredits;
import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.DecisionDeCredits.Etat;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.enveloppes.ListeDeCredits;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.CodeDepartement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The list of decisions, filtered and sorted by the database. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RequeteDeCredits {

    private static final String SUITE = "exists (select 1 from SuiteDeCredits s where s.numero = d.numero";
    private static final Map<Etat, String> ETATS = Map.of(
            Etat.ENVOYEE, "not " + SUITE + ")",
            Etat.APPLIQUEE, SUITE + " and s.etat = :appliquee)",
            Etat.REFUSEE, "not " + SUITE + " and s.etat = :appliquee) and " + SUITE + ")");

    /** As {@link DecisionDeCredits#montant}: a report carries what it takes. */
    private static final String MONTANT =
            "(select sum(case when d.operation in :prenantes and l.nature = :donnee then 0"
                    + " else l.montant end) from LigneDeCredits l where l.numero = d.numero)";

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    @Inject
    Decisions decisions;

    public ListeDeCredits lister(CriteresDeCredits criteres) {
        Map<String, Object> parametres = new LinkedHashMap<>();
        String filtre = filtre(criteres, parametres);
        Long total = avec(em.createQuery("select count(d) from CreditsDecides d" + filtre, Long.class), parametres)
                .getSingleResult();
        if (criteres.tri() == CriteresDeCredits.Tri.MONTANT) {
            parametres.put("prenantes", Set.of(Operation.REPRISE, Operation.REPORT));
            parametres.put("donnee", Nature.DELEGATION);
        }
        List<CreditsDecides> page = avec(
                        em.createQuery(
                                "select d from CreditsDecides d" + filtre + ordre(criteres), CreditsDecides.class),
                        parametres)
                .setFirstResult(criteres.page() * criteres.taille())
                .setMaxResults(criteres.taille())
                .getResultList();
        return new ListeDeCredits(decisions.avecLeurSuite(page), total.intValue(), criteres.page(), criteres.taille());
    }

    private static String filtre(CriteresDeCredits criteres, Map<String, Object> parametres) {
        List<String> conditions = new ArrayList<>();
        if (criteres.q() != null) {
            int rang = 0;
            for (String mot : criteres.q().strip().toLowerCase(Locale.FRENCH).split("\\s+")) {
                String cle = "mot" + rang++;
                conditions.add("lower(concat(d.numero, ' ', d.motif, ' ', d.reference, ' ', d.parNom)) like :" + cle
                        + " escape '!'");
                parametres.put(cle, "%" + mot.replaceAll("[!%_]", "!$0") + "%");
            }
        }
        if (!criteres.operations().isEmpty()) {
            conditions.add("d.operation in :operations");
            parametres.put("operations", criteres.operations());
        }
        if (!criteres.etats().isEmpty()) {
            if (!criteres.etats().equals(Set.of(Etat.ENVOYEE))) {
                parametres.put("appliquee", Etat.APPLIQUEE);
            }
            conditions.add("("
                    + String.join(
                            " or ",
                            criteres.etats().stream()
                                    .map(etat -> "(" + ETATS.get(etat) + ")")
                                    .toList())
                    + ")");
        }
        if (!criteres.guichets().isEmpty()) {
            conditions.add("d.guichet in :guichets");
            parametres.put(
                    "guichets",
                    criteres.guichets().stream().map(CodeDepartement::valeur).toList());
        }
        if (!criteres.tranches().isEmpty()) {
            conditions.add(
                    "exists (select 1 from LigneDeCredits l where l.numero = d.numero and l.tranche in :tranches)");
            parametres.put(
                    "tranches", criteres.tranches().stream().map(Tranche::code).toList());
        }
        if (criteres.depuis() != null) {
            conditions.add("d.decideeLe >= :depuis");
            parametres.put("depuis", criteres.depuis());
        }
        if (criteres.avant() != null) {
            conditions.add("d.decideeLe < :avant");
            parametres.put("avant", criteres.avant());
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static String ordre(CriteresDeCredits criteres) {
        String sens = criteres.descendant() ? " desc" : "";
        String premier =
                switch (criteres.tri()) {
                    case NUMERO -> "";
                    case GUICHET -> "d.guichet" + sens + ", ";
                    case OPERATION -> "d.operation" + sens + ", ";
                    case MONTANT -> MONTANT + sens + ", ";
                    case DECIDEE_LE -> "d.decideeLe" + sens + ", ";
                };
        return " order by " + premier + "d.annee" + sens + ", d.rang" + sens;
    }

    private static <T> TypedQuery<T> avec(TypedQuery<T> requete, Map<String, Object> parametres) {
        parametres.forEach(requete::setParameter);
        return requete;
    }
}
