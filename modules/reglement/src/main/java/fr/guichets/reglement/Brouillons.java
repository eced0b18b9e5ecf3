package fr.guichets.reglement;

import fr.guichets.reglement.interne.Edition;
import fr.guichets.reglement.interne.LectureNationale;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Rules being written, then published from a date. The perimeter is a guichet (its rules) or the national level (the
 * national model). Two persons may work in the same draft: each key has its own version.
 */
@ApplicationScoped
@Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
public class Brouillons {

    @Inject
    LectureNationale national;

    @Inject
    Edition edition;

    /** The draft in preparation, if there is one. */
    public Optional<Brouillon> courant() {
        return edition.courant(national.ici());
    }

    /**
     * The draft in preparation or, when none is open, what a new one would say, {@code ouvertLe} being null: rules are
     * read side by side before anybody writes. Writes nothing.
     */
    public Brouillon apercu() {
        return edition.apercu(national.ici());
    }

    /**
     * The text of the national model that the draft in preparation would give, if there is one. The perimeter is national.
     *
     * @throws fr.guichets.reglement.tenants.TenantsInvalides when the draft has errors
     */
    @Reserve(Role.NATIONAL)
    public Optional<String> modele() {
        return edition.modeleEnPreparation(national.ici());
    }

    /**
     * The draft in preparation, or a new one that says what is said today; for the national model, what its last version
     * says.
     */
    public Brouillon ouvrir() {
        return edition.ouvrir(national.ici());
    }

    /**
     * Opens a draft that says what a version to come of the guichet says, to replace it on its day.
     *
     * @throws fr.guichets.socle.OperationInvalide a draft is already open, or the version already applies
     * @throws fr.guichets.socle.Introuvable the guichet never published it
     */
    public Brouillon corriger(String version) {
        return edition.corriger(national.ici(), version);
    }

    /**
     * Writes what this level says of one key, in the draft in preparation or in a new one.
     *
     * @param version of the key as it was read
     * @throws fr.guichets.socle.ChampsInvalides naming every wrong field by its path inside the declaration
     *     ({@code valeur[1].populationMin}, {@code source.document}, {@code hypothese}), also when a département goes beyond
     *     a national bound; nothing is written
     * @throws RegleModifieeEntreTemps somebody else wrote this key since: says what
     * @throws fr.guichets.socle.AccesRefuse the key is not delegated
     */
    public Brouillon declarer(String cle, long version, Declaration declaration) {
        return edition.ecrire(national.ici(), cle, version, declaration);
    }

    /** A guichet says nothing more of this key: it inherits the national value again. */
    public Brouillon heriter(String cle, long version) {
        return edition.ecrire(national.ici(), cle, version, null);
    }

    /** The key says again what the version that the draft follows says. */
    public Brouillon retablir(String cle, long version) {
        return edition.retablir(national.ici(), cle, version);
    }

    /**
     * In the national model: whether a département may change this key.
     *
     * @param version of the key as it was read
     * @throws RegleModifieeEntreTemps as {@link #declarer}
     */
    @Reserve(Role.NATIONAL)
    public Brouillon permettre(String cle, long version, boolean modifiable) {
        return edition.permettre(national.ici(), cle, version, modifiable);
    }

    /**
     * Drops the draft; the journal keeps what it said.
     *
     * @param version of the whole draft
     * @throws fr.guichets.socle.ModifieEntreTemps the draft changed since it was read
     * @throws fr.guichets.socle.OperationInvalide it changes a key that is not delegated, or is no longer open
     */
    public void abandonner(long version) {
        edition.abandonner(national.ici(), version);
    }

    /**
     * Publishes. For the national model, each guichet whose resolved rules change gets a new version, by the outbox.
     *
     * @param version of the whole draft
     * @param effet not before {@link Brouillon#effet}, and before the first of {@link Brouillon#suivantes}; the one
     *     published last prevails when two take effect the same day
     * @return number of the new version
     * @throws fr.guichets.socle.ChampsInvalides effet, motif, or a key with an error; for the national model, also the
     *     guichets that would go beyond a bound
     * @throws fr.guichets.socle.ModifieEntreTemps the draft changed since it was read
     * @throws fr.guichets.socle.OperationInvalide nothing changes, a key that changes is not delegated, or no draft is open
     *     any more
     */
    public String publier(long version, LocalDate effet, String motif) {
        return edition.publier(national.ici(), version, effet, motif);
    }
}
