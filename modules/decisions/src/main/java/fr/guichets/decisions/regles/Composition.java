package fr.guichets.decisions.regles;

import fr.guichets.decisions.ValeursActe;
import fr.guichets.decisions.regles.Composition.Element.Genre;
import fr.guichets.decisions.regles.Gabarit.Bloc;
import fr.guichets.decisions.regles.Gabarit.ChoixDeLignes;
import fr.guichets.decisions.regles.Gabarit.ChoixDeMots;
import fr.guichets.decisions.regles.Gabarit.Ligne;
import fr.guichets.decisions.regles.Gabarit.Morceau;
import fr.guichets.decisions.regles.Gabarit.Mots;
import fr.guichets.decisions.regles.Gabarit.Noeud;
import fr.guichets.decisions.regles.Gabarit.Valeur;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A template filled with the values of one dossier.
 *
 * @param manquants fields that the text needs and that have no value: it is then not to be used
 */
public record Composition(List<Element> elements, List<Champ> manquants) {

    /**
     * @param texte of an article's title, a visa, a paragraph; else null
     * @param puces of a list; else empty
     */
    public record Element(Genre genre, String texte, List<String> puces) {
        public enum Genre {
            ARTICLE,
            VISA,
            PARAGRAPHE,
            PUCES,
            DEPENSES,
            FINANCEMENT
        }
    }

    /** @param blocs the house's paragraphs, by name */
    public static Composition composer(Gabarit gabarit, ValeursActe valeurs, Function<String, Gabarit> blocs) {
        Redacteur redacteur = new Redacteur(valeurs, blocs);
        redacteur.ecrire(gabarit.noeuds());
        return new Composition(List.copyOf(redacteur.elements), List.copyOf(redacteur.manquants));
    }

    private static final class Redacteur {

        private final ValeursActe valeurs;
        private final Function<String, Gabarit> blocs;
        private final List<Element> elements = new ArrayList<>();
        private final Set<Champ> manquants = new LinkedHashSet<>();

        Redacteur(ValeursActe valeurs, Function<String, Gabarit> blocs) {
            this.valeurs = valeurs;
            this.blocs = blocs;
        }

        void ecrire(List<Noeud> noeuds) {
            for (Noeud noeud : noeuds) {
                if (noeud instanceof Ligne ligne) {
                    ecrire(ligne);
                } else if (noeud instanceof Bloc bloc) {
                    ecrire(bloc.champ());
                } else if (noeud instanceof ChoixDeLignes choix) {
                    ecrire(choix.condition().vraie(valeurs) ? choix.alors() : choix.sinon());
                }
            }
        }

        private void ecrire(Ligne ligne) {
            String texte = texte(ligne.morceaux()).strip();
            switch (ligne.genre()) {
                case ARTICLE -> elements.add(new Element(Genre.ARTICLE, texte, List.of()));
                case VISA -> elements.add(new Element(Genre.VISA, texte, List.of()));
                case PARAGRAPHE -> elements.add(new Element(Genre.PARAGRAPHE, texte, List.of()));
                case PUCE -> puces(List.of(texte));
            }
        }

        private void ecrire(Champ champ) {
            Object valeur = valeur(champ);
            if (valeur == null) {
                return;
            }
            switch (champ.genre()) {
                case LISTE ->
                    puces(((List<?>) valeur).stream().map(String::valueOf).toList());
                case BLOC -> ecrire(blocs.apply((String) valeur).noeuds());
                case DEPENSES -> elements.add(new Element(Genre.DEPENSES, null, List.of()));
                case FINANCEMENT -> elements.add(new Element(Genre.FINANCEMENT, null, List.of()));
                case TEXTE -> throw new IllegalStateException(champ.code() + " ne prend pas une ligne entière");
            }
        }

        /** Items that follow each other make one list. */
        private void puces(List<String> nouvelles) {
            int dernier = elements.size() - 1;
            if (dernier >= 0 && elements.get(dernier).genre() == Genre.PUCES) {
                List<String> toutes = new ArrayList<>(elements.get(dernier).puces());
                toutes.addAll(nouvelles);
                elements.set(dernier, new Element(Genre.PUCES, null, List.copyOf(toutes)));
            } else {
                elements.add(new Element(Genre.PUCES, null, nouvelles));
            }
        }

        private String texte(List<Morceau> morceaux) {
            StringBuilder texte = new StringBuilder();
            for (Morceau morceau : morceaux) {
                if (morceau instanceof Mots mots) {
                    texte.append(mots.texte());
                } else if (morceau instanceof Valeur valeur) {
                    texte.append(valeur(valeur.champ()));
                } else if (morceau instanceof ChoixDeMots choix) {
                    texte.append(texte(choix.condition().vraie(valeurs) ? choix.alors() : choix.sinon()));
                }
            }
            return texte.toString();
        }

        private Object valeur(Champ champ) {
            Object valeur = champ.lecture().apply(valeurs);
            boolean vide = valeur == null || valeur instanceof String texte && texte.isBlank();
            if (vide) {
                manquants.add(champ);
                return null;
            }
            return valeur;
        }
    }
}
