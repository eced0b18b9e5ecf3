package fr.guichets.programmation;

import java.util.List;

/**
 * A relevé with its lines, in the order of the numbers; those that left it come last.
 *
 * @param lignes empty until frozen
 */
public record Feuille(Releve releve, List<LigneDeReleve> lignes, Totaux totaux) {

    public List<LigneDeReleve> presentes() {
        return lignes.stream().filter(LigneDeReleve::presente).toList();
    }
}
