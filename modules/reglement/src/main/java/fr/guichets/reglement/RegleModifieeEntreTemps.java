package fr.guichets.reglement;

import fr.guichets.socle.ModifieEntreTemps;
import java.time.Instant;

/** Somebody wrote the same rule of the draft since it was read: hers is told, nothing is lost. */
public class RegleModifieeEntreTemps extends ModifieEntreTemps {

    private final transient Declaration actuelle;
    private final long version;
    private final transient Instant le;
    private final String par;
    private final boolean parSoi;

    /**
     * @param actuelle null when the rule is inherited now
     * @param parSoi true when the one who writes wrote it herself, in another window
     */
    public RegleModifieeEntreTemps(Declaration actuelle, long version, Instant le, String par, boolean parSoi) {
        super("cette règle");
        this.actuelle = actuelle;
        this.version = version;
        this.le = le;
        this.par = par;
        this.parSoi = parSoi;
    }

    public Declaration actuelle() {
        return actuelle;
    }

    /** To be given back by the one who, having read, keeps her own words. */
    public long version() {
        return version;
    }

    public Instant le() {
        return le;
    }

    public String par() {
        return par;
    }

    public boolean parSoi() {
        return parSoi;
    }
}
