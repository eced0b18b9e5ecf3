package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LectureDemande;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Cible;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Demande.Anterieures;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dossiers of the current guichet, as the current actor may find them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Enregistres {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LONGUEUR = 8;
    private static final SecureRandom HASARD = new SecureRandom();

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    /** A draft with a reference that nobody can guess. */
    public DossierEnregistre nouveau(Instant maintenant) {
        StringBuilder reference = new StringBuilder("B-");
        HASARD.ints(LONGUEUR, 0, ALPHABET.length()).forEach(rang -> reference.append(ALPHABET.charAt(rang)));
        return new DossierEnregistre(reference.toString(), maintenant);
    }

    /** @throws Introuvable when it does not exist, or not for the current actor */
    public DossierEnregistre lire(String reference) {
        return chercher(reference, LockModeType.NONE)
                .filter(Lecteur.courant()::voit)
                .orElseThrow(Enregistres::introuvable);
    }

    /**
     * Held until the end of the transaction: a second change waits and then sees the first.
     *
     * @param version that was read, null when the caller does not say
     * @throws Introuvable when it does not exist, or not for the current actor
     * @throws ModifieEntreTemps when it changed since
     */
    public DossierEnregistre tenir(String reference, Long version) {
        DossierEnregistre tenu = chercher(reference, LockModeType.PESSIMISTIC_WRITE)
                .filter(Lecteur.courant()::voit)
                .orElseThrow(Enregistres::introuvable);
        return inchange(tenu, version);
    }

    /** A draft put aside, that the current actor may take back. */
    public DossierEnregistre tenirSupprime(String reference) {
        return chercher(reference, LockModeType.PESSIMISTIC_WRITE)
                .filter(dossier -> dossier.supprimeLe() != null)
                .filter(Lecteur.courant()::enEstProprietaire)
                .orElseThrow(Enregistres::introuvable);
    }

    private static DossierEnregistre inchange(DossierEnregistre dossier, Long version) {
        if (version != null && version != Lecteur.courant().version(dossier)) {
            throw new ModifieEntreTemps();
        }
        return dossier;
    }

    private static Introuvable introuvable() {
        return new Introuvable("Ce dossier n'existe pas ici, ou n'est pas ouvert à votre organisation.");
    }

    private Optional<DossierEnregistre> chercher(String reference, LockModeType verrou) {
        return em
                .createQuery(
                        "select d from DossierEnregistre d where d.reference = :reference or d.numero = :reference",
                        DossierEnregistre.class)
                .setParameter("reference", reference)
                .setLockMode(verrou)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The one that another guichet handed over under that number there. */
    Optional<DossierEnregistre> recu(String guichet, String numero) {
        return em
                .createQuery("""
                        select d from DossierEnregistre d where d.numero =
                            (select f.numero from DepotFige f
                             where f.origineGuichet = :guichet and f.origineNumero = :numero)
                        """, DossierEnregistre.class)
                .setParameter("guichet", guichet)
                .setParameter("numero", numero)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** For the house itself, which acts for nobody. */
    Optional<DossierEnregistre> parCle(String cle) {
        return chercher(cle, LockModeType.NONE);
    }

    public boolean estRecu(String guichet, String numero) {
        return em.createQuery("""
                        select count(d) from DepotFige d
                        where d.origineGuichet = :guichet and d.origineNumero = :numero
                        """, Long.class)
                        .setParameter("guichet", guichet)
                        .setParameter("numero", numero)
                        .getSingleResult()
                > 0;
    }

    /** By number, those that are filed and not closed without a grant. */
    public Map<String, Cible> cibles(Collection<String> numeros) {
        Map<String, Cible> cibles = new HashMap<>();
        em.createQuery("""
                        select d.numero, d.porteur.nature, d.porteur.population, d.theme from DossierEnregistre d
                        where d.numero in :numeros and d.supprimeLe is null and d.etat not in :clos
                        """, Object[].class)
                .setParameter("numeros", numeros)
                .setParameter("clos", EtatDossier.closSansAide())
                .getResultStream()
                .forEach(d -> cibles.put(
                        (String) d[0],
                        new Cible(NatureCollectivite.valueOf((String) d[1]), (Integer) d[2], (String) d[3])));
        return cibles;
    }

    /** Numbers of what the same organisation filed earlier on the same theme and has not withdrawn. */
    public List<String> semblables(String organisation, String theme, Instant avant) {
        return em.createQuery("""
                        select d.numero from DossierEnregistre d
                        where d.porteur.cle = :organisation and d.theme = :theme and d.deposeLe < :avant
                            and d.etat not in (fr.guichets.dossiers.EtatDossier.DESISTEMENT,
                                fr.guichets.dossiers.EtatDossier.REORIENTE)
                        order by d.numero
                        """, String.class)
                .setParameter("organisation", organisation)
                .setParameter("theme", theme)
                .setParameter("avant", avant)
                .getResultList();
    }

    /** What the bearer of a request had filed here before it in the same year, that may still be helped or was. */
    Anterieures anterieures(Demande demande, ZoneId fuseau) {
        Instant debut = LocalDate.ofInstant(demande.dateDepot(), fuseau)
                .withDayOfYear(1)
                .atStartOfDay(fuseau)
                .toInstant();
        Object[] sommes = em.createQuery("""
                        select count(d), coalesce(sum(d.verdict.montantMaximum), 0) from DossierEnregistre d
                        where d.porteur.cle = :organisation and d.deposeLe >= :debut and d.deposeLe <= :avant
                            and d.verdict.recevable = true and d.etat not in :closSansAide
                        """, Object[].class)
                .setParameter(
                        "organisation",
                        LectureDemande.organisation(demande.porteur()).cle())
                .setParameter("debut", debut)
                .setParameter("avant", demande.dateDepot())
                .setParameter("closSansAide", EtatDossier.closSansAide())
                .getSingleResult();
        return new Anterieures(new Montant((Long) sommes[1]), Math.toIntExact((Long) sommes[0]));
    }

    public DepotFige depot(DossierEnregistre dossier) {
        return em.find(DepotFige.class, dossier.id());
    }

    public Optional<DepotFige> depot(String numero) {
        return em
                .createQuery("select d from DepotFige d where d.numero = :numero", DepotFige.class)
                .setParameter("numero", numero)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Identifier to name of those who have taken a dossier in charge, by name. */
    public Map<String, String> instructeurs() {
        Map<String, String> instructeurs = new LinkedHashMap<>();
        em.createQuery("""
                        select d.instructeur, max(d.instructeurNom) from DossierEnregistre d
                        where d.instructeur is not null group by d.instructeur order by max(d.instructeurNom)
                        """, Object[].class)
                .getResultList()
                .forEach(ligne -> instructeurs.put((String) ligne[0], (String) ligne[1]));
        return instructeurs;
    }

    void ajouter(Object enregistre) {
        em.persist(enregistre);
    }

    /** Writes what changed, so that the version is the one that the next reader will see. */
    void ecrire() {
        em.flush();
    }
}
