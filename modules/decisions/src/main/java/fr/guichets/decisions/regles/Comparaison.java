package fr.guichets.decisions.regles;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import fr.guichets.decisions.ModelesActes.Difference;
import fr.guichets.decisions.ModelesActes.Difference.Sens;
import java.util.ArrayList;
import java.util.List;

/** What changed between two texts, line by line. */
public final class Comparaison {

    private Comparaison() {}

    public static List<Difference> comparer(String avant, String apres) {
        DiffRowGenerator comparateur = DiffRowGenerator.create()
                .lineNormalizer(ligne -> ligne)
                .columnWidth(Integer.MAX_VALUE)
                .build();
        List<Difference> lignes = new ArrayList<>();
        for (DiffRow rang : comparateur.generateDiffRows(
                avant.lines().toList(), apres.lines().toList())) {
            switch (rang.getTag()) {
                case EQUAL -> lignes.add(new Difference(Sens.GARDEE, rang.getOldLine()));
                case DELETE -> lignes.add(new Difference(Sens.RETIREE, rang.getOldLine()));
                case INSERT -> lignes.add(new Difference(Sens.AJOUTEE, rang.getNewLine()));
                case CHANGE -> {
                    ajouter(lignes, Sens.RETIREE, rang.getOldLine());
                    ajouter(lignes, Sens.AJOUTEE, rang.getNewLine());
                }
            }
        }
        return lignes;
    }

    /** A longer side has nothing in front of its last lines. */
    private static void ajouter(List<Difference> lignes, Sens sens, String texte) {
        if (!texte.isEmpty()) {
            lignes.add(new Difference(sens, texte));
        }
    }
}
