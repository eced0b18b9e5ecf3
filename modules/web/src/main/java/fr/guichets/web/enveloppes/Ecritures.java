package fr.guichets.web.enveloppes;

import fr.guichets.enveloppes.Compte;
import fr.guichets.enveloppes.Mouvement;
import fr.guichets.enveloppes.Tranche;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;

/** The words of the ledger. */
@Named("ecritures")
@ApplicationScoped
public class Ecritures {

    public String compte(Compte compte) {
        return switch (compte) {
            case DOTATION -> "niveau national";
            case DISPONIBLE -> "disponible";
            case RESERVE -> "réservé";
            case ENGAGE -> "engagé";
            case PAYE -> "payé";
            case REVERSE -> "reversé";
        };
    }

    /** « 2021 », « Pluriannuelle ». */
    public String tranche(Tranche tranche) {
        return tranche.annee().map(String::valueOf).orElse("Pluriannuelle");
    }

    /** The pages cannot call a component that is named as one of their operators. */
    public Instant instant(Mouvement mouvement) {
        return mouvement.le();
    }

    public ActeDuMouvement acte(Mouvement mouvement) {
        return ActeDuMouvement.de(mouvement);
    }
}
