package fr.guichets.enveloppes.regles;

import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;

/**
 * One row of the national ledger.
 *
 * @param decision number, null with {@code guichet}, {@code tranche} and {@code apresGuichet} for what concerns no guichet
 * @param apres where the axis stands after it
 * @param apresGuichet where the tranche of the guichet stands after it
 */
public record LigneNationale(
        NatureNationale nature,
        Montant montant,
        String decision,
        CodeDepartement guichet,
        Tranche tranche,
        PositionNationale apres,
        PositionDeleguee apresGuichet) {}
