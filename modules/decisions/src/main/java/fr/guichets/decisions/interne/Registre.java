package fr.guichets.decisions.interne;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.ActesListes;
import fr.guichets.decisions.CriteresActes;
import fr.guichets.decisions.EtatActe;
import fr.guichets.decisions.Signataire;
import fr.guichets.decisions.interne.DocumentDActe.Forme;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.ModifieEntreTemps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The acts of the current guichet, their documents and who opened them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Registre {

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    /** @throws Introuvable when there is none here */
    public ActeEnregistre lire(long id) {
        return Optional.ofNullable(em.find(ActeEnregistre.class, id)).orElseThrow(Registre::introuvable);
    }

    /** Number of the dossier of an act, to hold it before the act itself. */
    public String dossierDe(long id) {
        return em
                .createQuery("select a.dossier from ActeEnregistre a where a.id = :id", String.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(Registre::introuvable);
    }

    /**
     * Held until the end of the transaction; hold its dossier before.
     *
     * @param version that was read, null when the caller does not say
     * @throws ModifieEntreTemps when it changed since
     */
    public ActeEnregistre tenir(long id, Long version) {
        ActeEnregistre tenu = Optional.ofNullable(em.find(ActeEnregistre.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(Registre::introuvable);
        if (version != null && version != tenu.version()) {
            throw new ModifieEntreTemps();
        }
        return tenu;
    }

    private static Introuvable introuvable() {
        return new Introuvable("Cet acte n'existe pas ici.");
    }

    /** The act of a dossier that is not cancelled. */
    public Optional<ActeEnregistre> duDossier(String dossier) {
        return em
                .createQuery(
                        "select a from ActeEnregistre a where a.dossier = :dossier and a.etat <> :annule",
                        ActeEnregistre.class)
                .setParameter("dossier", dossier)
                .setParameter("annule", EtatActe.ANNULE)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Every act of a dossier, cancelled ones too, oldest first. */
    public List<ActeEnregistre> tousDuDossier(String dossier) {
        return em.createQuery(
                        "select a from ActeEnregistre a where a.dossier = :dossier order by a.id", ActeEnregistre.class)
                .setParameter("dossier", dossier)
                .getResultList();
    }

    /** Those of the numbers that have an act which is not cancelled. */
    public Set<String> ontUnActe(List<String> dossiers) {
        return dossiers.isEmpty()
                ? Set.of()
                : new HashSet<>(em.createQuery("""
                                select a.dossier from ActeEnregistre a
                                where a.dossier in :dossiers and a.etat <> :annule
                                """, String.class)
                        .setParameter("dossiers", dossiers)
                        .setParameter("annule", EtatActe.ANNULE)
                        .getResultList());
    }

    public ActesListes lister(CriteresActes criteres) {
        Map<String, Object> parametres = new HashMap<>();
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        if (!criteres.etats().isEmpty()) {
            conditions.add("a.etat in :etats");
            parametres.put("etats", criteres.etats());
        }
        if (!criteres.natures().isEmpty()) {
            conditions.add("a.nature in :natures");
            parametres.put("natures", criteres.natures());
        }
        if (criteres.q() != null) {
            conditions.add("(locate(:q, lower(a.numero)) > 0 or locate(:q, lower(a.dossier)) > 0"
                    + " or locate(:q, lower(a.beneficiaire)) > 0 or locate(:q, lower(a.intitule)) > 0)");
            parametres.put("q", criteres.q().toLowerCase(Locale.FRENCH));
        }
        String ou = " from ActeEnregistre a where " + String.join(" and ", conditions);
        TypedQuery<ActeEnregistre> page = em.createQuery(
                        "select a" + ou + " order by " + colonne(criteres.tri())
                                + (criteres.descendant() ? " desc" : "") + ", a.id",
                        ActeEnregistre.class)
                .setFirstResult(Math.multiplyExact(criteres.page(), criteres.taille()))
                .setMaxResults(criteres.taille());
        TypedQuery<Long> total = em.createQuery("select count(a)" + ou, Long.class);
        parametres.forEach((nom, valeur) -> {
            page.setParameter(nom, valeur);
            total.setParameter(nom, valeur);
        });
        return new ActesListes(
                page.getResultList().stream().map(this::montrer).toList(),
                Math.toIntExact(total.getSingleResult()),
                criteres.page(),
                criteres.taille());
    }

    private static String colonne(CriteresActes.Tri tri) {
        return switch (tri) {
            case NUMERO -> "a.numero";
            case DOSSIER -> "a.dossier";
            case BENEFICIAIRE -> "lower(a.beneficiaire)";
            case MONTANT -> "a.montant";
            case ETAT -> "a.etat";
            case PREPARE_LE -> "a.prepareLe";
        };
    }

    public Acte montrer(ActeEnregistre acte) {
        return acte.montrer(acte.etat() == EtatActe.NOTIFIE ? lectures(acte.id()) : List.of());
    }

    private List<Acte.Lecture> lectures(long acte) {
        return em.createQuery("""
                        select new fr.guichets.decisions.Acte$Lecture(l.nom, l.luLe)
                        from LectureDActe l where l.acte = :acte order by l.luLe, l.auteur
                        """, Acte.Lecture.class)
                .setParameter("acte", acte)
                .getResultList();
    }

    /** True the first time only. */
    public boolean noterLaLecture(long acte, String auteur, String nom, Instant le) {
        return em.createQuery("insert into LectureDActe (acte, auteur, nom, luLe) values (:acte, :auteur, :nom, :le)"
                                + " on conflict (acte, auteur) do nothing")
                        .setParameter("acte", acte)
                        .setParameter("auteur", auteur)
                        .setParameter("nom", nom)
                        .setParameter("le", le)
                        .executeUpdate()
                == 1;
    }

    /** The next number, 18-2021-A-0001: the row of the year is held until the end of the transaction, and rolled back with it. */
    public String suivant(CodeDepartement guichet, int exercice) {
        if (avancer(exercice) == 0) {
            em.createQuery(
                            "insert into NumerotationDActes (exercice, dernier) values (:exercice, 0) on conflict do nothing")
                    .setParameter("exercice", exercice)
                    .executeUpdate();
            avancer(exercice);
        }
        int rang = em.createQuery(
                        "select n.dernier from NumerotationDActes n where n.exercice = :exercice", Integer.class)
                .setParameter("exercice", exercice)
                .getSingleResult();
        return String.format(Locale.ROOT, "%s-%d-A-%04d", guichet, exercice, rang);
    }

    private int avancer(int exercice) {
        return em.createQuery("update NumerotationDActes n set n.dernier = n.dernier + 1 where n.exercice = :exercice")
                .setParameter("exercice", exercice)
                .executeUpdate();
    }

    public ActeEnregistre ouvrir(String numero, ActeEnregistre.Contenu contenu, Signataire signataire, Instant le) {
        ActeEnregistre acte =
                new ActeEnregistre(numero, contenu, em.find(SignataireInscrit.class, signataire.id()), le);
        em.persist(acte);
        return acte;
    }

    /** Keeps a document for good. @return its fingerprint */
    public String garder(ActeEnregistre acte, Forme forme, byte[] contenu, Instant le) {
        DocumentDActe document = new DocumentDActe(acte.id(), forme, contenu, le);
        em.persist(document);
        return document.empreinte();
    }

    /** @throws Introuvable when the act has no document of that form yet */
    public byte[] document(Acte acte, Forme forme) {
        String empreinte =
                forme == Forme.REDIGE ? acte.empreinte() : acte.signature().empreinte();
        return Optional.ofNullable(em.find(DocumentDActe.class, new DocumentDActe.Cle(acte.id(), forme)))
                .orElseThrow(() -> new Introuvable("Cet acte n'a pas encore de document."))
                .ouvrir(empreinte);
    }

    /** Writes what changed, so that the version is the one that the next reader will see. */
    public void ecrire() {
        em.flush();
    }
}
