package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.Accuse;
import fr.guichets.socle.Introuvable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Reads what filing froze for the house itself, which acts for nobody. */
@ApplicationScoped
public class Archives {

    @Inject
    Enregistres enregistres;

    @Inject
    Jugement jugement;

    /** What the acknowledgement of a number says; anybody's. */
    @Transactional
    public Map<String, Object> accuse(String numero) {
        return enregistres
                .depot(numero)
                .map(DepotFige::accuse)
                .map(this::valeurs)
                .orElseThrow(() -> new Introuvable("Aucune demande ne porte le numéro " + numero + "."));
    }

    @Transactional
    public Map<String, Object> valeurs(Accuse accuse) {
        return new ValeursAccuse(accuse, jugement.version(accuse.evaluation().versionReglement())).toutes();
    }
}
