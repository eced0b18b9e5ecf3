package fr.guichets.programmation.interne;

import fr.guichets.dossiers.EtatModifie;
import fr.guichets.programmation.regles.Maturite;
import fr.guichets.socle.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;

/** A dossier that cannot be in a relevé any more leaves it by itself: withdrawn, or sent back for complements. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Departs {

    @Inject
    Registre registre;

    @Inject
    Journal journal;

    void suivre(@Observes EtatModifie passage) {
        if (!Maturite.faitSortir(passage.avant()) && Maturite.faitSortir(passage.apres())) {
            registre.ligneOuverte(passage.numero())
                    .ifPresent(ligne -> sortir(ligne, passage.apres().libelle()));
        }
    }

    /** The dossier is held by its own act. */
    public void sortir(LigneFigee ligne, String pourquoi) {
        ReleveEnregistre releve = registre.tenir(ligne.releve(), null);
        ligne.sortir(pourquoi);
        registre.toucher(releve);
        journal.consigner(releve.objet(), "DOSSIER_SORTI", null, Map.of("dossier", ligne.dossier(), "motif", pourquoi));
    }
}
