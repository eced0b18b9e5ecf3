package fr.guichets.lanceur;

import java.io.PrintStream;
import java.util.Locale;

/** Tells the person who waits what is going on, with the seconds since the start. */
final class Progression {

    private final PrintStream sortie;
    private final long debut = System.nanoTime();

    Progression(PrintStream sortie) {
        this.sortie = sortie;
    }

    void dire(String etape) {
        long secondes = (System.nanoTime() - debut) / 1_000_000_000L;
        sortie.println(String.format(Locale.FRENCH, "[%3d s] %s", secondes, etape));
        sortie.flush();
    }

    void ecrire(String texte) {
        sortie.println(texte);
        sortie.flush();
    }
}
