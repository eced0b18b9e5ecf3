package fr.guichets.lanceur;

/**
 * The program. Compiled for Java 8, so that a Java that is too old says so in French; everything else is in {@link
 * Demarrage}.
 */
public final class Lanceur {

    private static final double JAVA_MINIMUM = 17;

    private Lanceur() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        String version = System.getProperty("java.specification.version");
        if (Double.parseDouble(version) < JAVA_MINIMUM) {
            System.out.println("ÉCHEC : Guichets demande Java 17 ou plus récent, et ce Java est le " + version + " ("
                    + System.getProperty("java.home") + ").");
            System.exit(1);
        }
        Class.forName("fr.guichets.lanceur.Demarrage")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }
}
