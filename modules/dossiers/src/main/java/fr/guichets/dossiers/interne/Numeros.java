package fr.guichets.dossiers.interne;

import fr.guichets.socle.CodeDepartement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the numbers of the current guichet: 18-2021-001. The row of the year is held until the end of the caller's
 * transaction, and rolled back with it: no gap, no number twice.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Numeros {

    /** Six digits may come from elsewhere: the next number, of seven, still has the form of one. */
    private static final int RANG_MAXIMUM = 999_999;

    private static final Pattern FORME = Pattern.compile("(\\d{2}|2[AB]|9[78]\\d)-(\\d{4})-(\\d{3,7})");

    /** A number taken apart. */
    public record Numero(String guichet, int exercice, int rang) {

        /** True when the guichet can go on numbering after it. */
        public boolean aUneSuite() {
            return rang <= RANG_MAXIMUM;
        }
    }

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    /** Empty when the text has not the form of a number. */
    public static Optional<Numero> lire(String texte) {
        Matcher forme = FORME.matcher(texte == null ? "" : texte);
        return forme.matches()
                ? Optional.of(
                        new Numero(forme.group(1), Integer.parseInt(forme.group(2)), Integer.parseInt(forme.group(3))))
                : Optional.empty();
    }

    public String suivant(CodeDepartement guichet, int exercice) {
        if (avancer(exercice) == 0) {
            ouvrir(exercice);
            avancer(exercice);
        }
        int rang = em.createQuery("select n.dernier from Numerotation n where n.exercice = :exercice", Integer.class)
                .setParameter("exercice", exercice)
                .getSingleResult();
        return String.format(Locale.ROOT, "%s-%d-%03d", guichet, exercice, rang);
    }

    /**
     * Makes the numbers given from now on higher than one that comes from elsewhere. The row of the year is held in any
     * case: who holds several takes them in the order of the years.
     */
    public void depasser(Numero numero) {
        ouvrir(numero.exercice());
        em.createQuery("""
                        update Numerotation n
                        set n.dernier = case when n.dernier < :rang then :rang else n.dernier end
                        where n.exercice = :exercice
                        """)
                .setParameter("rang", numero.rang())
                .setParameter("exercice", numero.exercice())
                .executeUpdate();
    }

    /** Other filings of the year wait from here on, and then see what this one did. */
    void tenir(int exercice) {
        ouvrir(exercice);
        em.find(Numerotation.class, exercice, LockModeType.PESSIMISTIC_WRITE);
    }

    private int avancer(int exercice) {
        return em.createQuery("update Numerotation n set n.dernier = n.dernier + 1 where n.exercice = :exercice")
                .setParameter("exercice", exercice)
                .executeUpdate();
    }

    private void ouvrir(int exercice) {
        em.createQuery("insert into Numerotation (exercice, dernier) values (:exercice, 0) on conflict do nothing")
                .setParameter("exercice", exercice)
                .executeUpdate();
    }
}
