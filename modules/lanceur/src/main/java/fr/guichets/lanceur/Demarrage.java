package fr.guichets.lanceur;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Reads the options, starts the stack, watches over it, stops everything at the end of this process. */
public final class Demarrage {

    private Demarrage() {}

    public static void main(String[] arguments) {
        PrintStream sortie = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            Options options = Options.lire(arguments);
            if (options.aide()) {
                sortie.print(Options.AIDE);
                return;
            }
            Pile pile = new Pile(options, new Progression(sortie));
            Runtime.getRuntime().addShutdownHook(new Thread(pile::arreter, "arret"));
            pile.demarrer();
            pile.veiller();
        } catch (Echec e) {
            sortie.println("ÉCHEC : " + e.getMessage());
            System.exit(1);
        } catch (SQLException | RuntimeException e) {
            sortie.println("ÉCHEC : " + e.getMessage());
            e.printStackTrace(sortie);
            System.exit(1);
        }
    }
}
