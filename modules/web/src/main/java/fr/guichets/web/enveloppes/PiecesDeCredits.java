package fr.guichets.web.enveloppes;

import fr.guichets.enveloppes.Credits;
import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.web.Lecture;
import fr.guichets.web.dossiers.PagePieces;
import fr.guichets.web.dossiers.Parametres;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The documents of one decision about credits, that the address names. */
@Named("piecesDeCredits")
@RequestScoped
public class PiecesDeCredits {

    @Inject
    private Parametres parametres;

    @Inject
    private Credits credits;

    @Inject
    private PagePieces presentation;

    private DecisionDeCredits decision;
    private List<Lecture.Erreur> erreurs = List.of();

    /** @throws fr.guichets.socle.Introuvable when no decision has this number */
    public DecisionDeCredits getDecision() {
        if (decision == null) {
            String numero = parametres.texte("numero");
            decision = credits.lire(numero.isEmpty() ? parametres.texte("fait") : numero);
        }
        return decision;
    }

    public List<PagePieces.Lue> getLues() {
        return credits.pieces(getDecision().numero()).stream()
                .map(piece -> presentation.lire(piece, "Décision", false, false))
                .toList();
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    /** Why the file was not taken, or not opened. */
    void refuser(String remede) {
        erreurs = List.of(new Lecture.Erreur("fichier", remede));
    }
}
