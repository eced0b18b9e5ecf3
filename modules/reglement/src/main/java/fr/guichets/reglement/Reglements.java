package fr.guichets.reglement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** The rules of the current guichet, read in its own schema, and their application. */
@ApplicationScoped
public class Reglements {

    /**
     * The version in force on a day; before the first version, the first one.
     *
     * @throws fr.guichets.socle.Introuvable when the guichet has published none
     */
    public Reglement enVigueur(LocalDate jour) {
        throw new IllegalStateException();
    }

    /** Judges the project with the version in force on the day of its filing, in the guichet's time zone. Stores nothing. */
    public Evaluation evaluer(Demande demande) {
        throw new IllegalStateException();
    }
}
