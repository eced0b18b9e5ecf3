package fr.guichets.reglement.interne;

import fr.guichets.reglement.ModelesNationaux.Version;
import fr.guichets.reglement.tenants.ModeleNational;
import java.time.LocalDate;
import java.util.List;

/** A published version of the national model, ready to give the values that a guichet inherits. */
record ModeleLu(Version version, ModeleNational modele) {

    String numero() {
        return version.numero();
    }

    /** @param modeles by date of effect; before the first, the first */
    static ModeleLu au(LocalDate jour, List<ModeleLu> modeles) {
        return modeles.stream()
                .filter(modele -> !modele.version().effet().isAfter(jour))
                .reduce((precedent, suivant) -> suivant)
                .orElseGet(() -> modeles.get(0));
    }
}
