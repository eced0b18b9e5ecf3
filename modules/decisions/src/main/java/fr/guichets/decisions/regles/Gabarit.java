package fr.guichets.decisions.regles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A template once read: lines, values and choices, in their order. */
public record Gabarit(List<Noeud> noeuds) {

    public sealed interface Noeud permits Ligne, Bloc, ChoixDeLignes {}

    /** @param numero as the one who typed counts: 1, 2, 3… */
    public record Ligne(int numero, Genre genre, List<Morceau> morceaux) implements Noeud {
        public enum Genre {
            ARTICLE,
            VISA,
            PUCE,
            PARAGRAPHE
        }
    }

    /** A value that takes a whole line. */
    public record Bloc(Champ champ) implements Noeud {}

    public record ChoixDeLignes(Condition condition, List<Noeud> alors, List<Noeud> sinon) implements Noeud {}

    public sealed interface Morceau permits Mots, Valeur, ChoixDeMots {}

    public record Mots(String texte) implements Morceau {}

    public record Valeur(Champ champ) implements Morceau {}

    public record ChoixDeMots(Condition condition, List<Morceau> alors, List<Morceau> sinon) implements Morceau {}

    /** Codes of the fields that every act made from it names, whatever the conditions say. */
    public Set<String> toujours() {
        return champs(noeuds, true);
    }

    /** Codes of all the fields that it names. */
    public Set<String> tous() {
        return champs(noeuds, false);
    }

    /** Lines that cite a text or a reason, conditions left out, with the codes of their values between braces. */
    public List<String> visas() {
        return noeuds.stream()
                .filter(Ligne.class::isInstance)
                .map(Ligne.class::cast)
                .filter(ligne -> ligne.genre() == Ligne.Genre.VISA)
                .map(ligne -> ligne.morceaux().stream()
                        .map(morceau -> morceau instanceof Mots mots
                                ? mots.texte()
                                : morceau instanceof Valeur valeur
                                        ? "{" + valeur.champ().code() + "}"
                                        : "")
                        .collect(Collectors.joining()))
                .toList();
    }

    private static Set<String> champs(List<Noeud> noeuds, boolean toujours) {
        Set<String> codes = new HashSet<>();
        for (Noeud noeud : noeuds) {
            if (noeud instanceof Ligne ligne) {
                codes.addAll(champsDesMots(ligne.morceaux(), toujours));
            } else if (noeud instanceof Bloc bloc) {
                codes.add(bloc.champ().code());
            } else if (noeud instanceof ChoixDeLignes choix) {
                codes.addAll(reunir(champs(choix.alors(), toujours), champs(choix.sinon(), toujours), toujours));
            }
        }
        return codes;
    }

    private static Set<String> champsDesMots(List<Morceau> morceaux, boolean toujours) {
        Set<String> codes = new HashSet<>();
        for (Morceau morceau : morceaux) {
            if (morceau instanceof Valeur valeur) {
                codes.add(valeur.champ().code());
            } else if (morceau instanceof ChoixDeMots choix) {
                codes.addAll(reunir(
                        champsDesMots(choix.alors(), toujours), champsDesMots(choix.sinon(), toujours), toujours));
            }
        }
        return codes;
    }

    private static Set<String> reunir(Set<String> alors, Set<String> sinon, boolean toujours) {
        Set<String> codes = new HashSet<>(alors);
        if (toujours) {
            codes.retainAll(sinon);
        } else {
            codes.addAll(sinon);
        }
        return codes;
    }

    /** What is being read, with at most one choice open. */
    static final class Branches<T> {

        interface Choix<T> {
            T de(Condition condition, List<T> alors, List<T> sinon);
        }

        private final Choix<T> choix;
        private final List<T> tronc = new ArrayList<>();
        private final List<T> alors = new ArrayList<>();
        private final List<T> sinon = new ArrayList<>();
        private Condition condition;
        private int ouverteA;
        private boolean dansSinon;

        Branches(Choix<T> choix) {
            this.choix = choix;
        }

        boolean ouverte() {
            return ouverteA > 0;
        }

        int ouverteA() {
            return ouverteA;
        }

        boolean dansSinon() {
            return dansSinon;
        }

        void ajouter(T element) {
            (!ouverte() ? tronc : dansSinon ? sinon : alors).add(element);
        }

        /** @param nouvelle null when it is unknown, which has been told */
        void ouvrir(Condition nouvelle, int ligne) {
            condition = nouvelle;
            ouverteA = ligne;
        }

        void passerASinon() {
            dansSinon = true;
        }

        void fermer() {
            tronc.add(choix.de(condition, List.copyOf(alors), List.copyOf(sinon)));
            alors.clear();
            sinon.clear();
            ouverteA = 0;
            dansSinon = false;
        }

        List<T> tronc() {
            return List.copyOf(tronc);
        }
    }
}
