package fr.guichets.reglement;

import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Rules being written, then published from a date. The perimeter is a guichet (its rules) or the national level (the
 * national model). Two persons may work in the same draft: each key has its own version.
 */
@ApplicationScoped
public class Brouillons {

    /** The draft in preparation, if there is one. */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public Optional<Brouillon> courant() {
        throw new UnsupportedOperationException();
    }

    /** The draft in preparation, or a new one that says what the last published version says. */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public Brouillon ouvrir() {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes what this level says of one key.
     *
     * @param version of the key as it was read
     * @throws fr.guichets.socle.ChampsInvalides naming every wrong field by its path inside the declaration
     *     ({@code valeur[1].populationMin}, {@code source.document}, {@code hypothese}), also when a département goes beyond
     *     a national bound; nothing is written
     * @throws RegleModifieeEntreTemps somebody else wrote this key since: says what
     * @throws fr.guichets.socle.AccesRefuse the key is not delegated
     */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public Brouillon declarer(String cle, long version, Declaration declaration) {
        throw new UnsupportedOperationException();
    }

    /** A guichet says nothing more of this key: it inherits the national value again. */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public Brouillon heriter(String cle, long version) {
        throw new UnsupportedOperationException();
    }

    /** The key says again what the last published version says. */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public Brouillon retablir(String cle, long version) {
        throw new UnsupportedOperationException();
    }

    /**
     * Drops the draft; the journal keeps what it said.
     *
     * @param version of the whole draft
     */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public void abandonner(long version) {
        throw new UnsupportedOperationException();
    }

    /**
     * Publishes. For the national model, each guichet whose resolved rules change gets a new version, by the outbox.
     *
     * @param version of the whole draft
     * @param effet not before today, nor before the effect of the last published version; the one published last prevails
     *     when two take effect the same day
     * @return number of the new version
     * @throws fr.guichets.socle.ChampsInvalides effet, motif, or a key with an error; for the national model, also the
     *     guichets that would go beyond a bound
     * @throws fr.guichets.socle.ModifieEntreTemps the draft changed since it was read
     */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public String publier(long version, LocalDate effet, String motif) {
        throw new UnsupportedOperationException();
    }
}
