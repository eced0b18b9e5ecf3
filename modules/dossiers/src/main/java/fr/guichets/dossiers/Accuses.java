package fr.guichets.dossiers;

import fr.guichets.documents.Courriels;
import fr.guichets.documents.Pdf;
import fr.guichets.dossiers.interne.Archives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** The acknowledgements of receipt in PDF, made from what filing froze; never inside a transaction. */
@ApplicationScoped
public class Accuses implements Courriels.Fournisseur {

    private static final String PREFIXE = "accuse/";

    @Inject
    Dossiers dossiers;

    @Inject
    Archives archives;

    @Inject
    Pdf pdf;

    /** @throws fr.guichets.socle.Introuvable when it is not filed, or not the reader's */
    public Courriels.Piece pdf(String reference) {
        Accuse accuse = dossiers.accuse(reference);
        return rendre(accuse.numero(), archives.valeurs(accuse));
    }

    @Override
    public Courriels.Piece piece(String reference) {
        if (!reference.startsWith(PREFIXE)) {
            return null;
        }
        String numero = reference.substring(PREFIXE.length());
        return rendre(numero, archives.accuse(numero));
    }

    private Courriels.Piece rendre(String numero, Map<String, Object> valeurs) {
        return new Courriels.Piece(numero + "_accuse.pdf", "application/pdf", pdf.rendre("accuse", valeurs));
    }
}
