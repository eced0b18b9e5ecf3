package fr.guichets.reglement.tenants;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which word somebody meant who wrote another one. */
final class Orthographe {

    private static final int FAUTES = 3;

    private Orthographe() {}

    /** The nearest of the words, when only a few letters differ. */
    static Optional<String> proche(String ecrit, Collection<String> mots) {
        return mots.stream()
                .min(Comparator.comparingInt(mot -> distance(ecrit, mot)))
                .filter(mot -> distance(ecrit, mot) <= FAUTES);
    }

    /** Levenshtein: letters to add, to remove or to change. */
    private static int distance(String a, String b) {
        int[] ligne = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            ligne[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonale = ligne[0];
            ligne[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int remplacement = diagonale + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonale = ligne[j];
                ligne[j] = Math.min(remplacement, 1 + Math.min(ligne[j], ligne[j - 1]));
            }
        }
        return ligne[b.length()];
    }
}
