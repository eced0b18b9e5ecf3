package fr.guichets.dossiers;

import fr.guichets.dossiers.interne.Enregistres;
import fr.guichets.dossiers.interne.Lettres;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** What the applicant is told by mail of what follows the instruction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Correspondance {

    @Inject
    Enregistres enregistres;

    @Inject
    Lettres lettres;

    /**
     * Writes to the one who follows the project and to the one who filed; the link opens the follow-up of the dossier, where
     * they identify themselves.
     *
     * @param objet after the number of the dossier: « décision sur votre demande »
     * @param paragraphes plain French sentences
     * @throws fr.guichets.socle.Introuvable when the dossier does not exist, or not for the current actor
     */
    public void ecrire(String numero, String objet, List<String> paragraphes) {
        lettres.ecrire(enregistres.lire(numero), objet, paragraphes);
    }
}
