package fr.guichets.documents;

import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Mails of the current guichet, or of the national level: written in the transaction of the act, sent by the relay. */
@ApplicationScoped
public class Courriels {

    static final String TYPE = "COURRIEL";

    /**
     * One request, one link, text and HTML made from the same words. « Bonjour, » and the signature are added.
     *
     * @param a address of the recipient
     * @param objet without the prefix « [Guichet du Cher] », which is added from {@code service}
     * @param service « Guichet du Cher »
     * @param paragraphes plain French sentences
     * @param lien complete address of the one page to open, null when there is none
     * @param libelleLien words of that link, a verb first
     * @param contact where to ask a person, one line; null when there is none
     * @param piece reference of a document to attach, found by a {@link Fournisseur}; null when there is none
     */
    public record Courriel(
            String a,
            String objet,
            String service,
            List<String> paragraphes,
            String lien,
            String libelleLien,
            String contact,
            String piece) {}

    /** @param nom file name: 18-2021-001_accuse.pdf */
    public record Piece(String nom, String type, byte[] contenu) {}

    /** Gives the documents that mails attach; called by the relay, as the guichet of the mail. */
    public interface Fournisseur {
        /** @return null when the reference is not one of this supplier's */
        Piece piece(String reference);
    }

    @Inject
    private Sorties sorties;

    /** @throws IllegalArgumentException when the link is not a complete web address */
    @Transactional(Transactional.TxType.MANDATORY)
    public void poster(Courriel courriel) {
        String lien = courriel.lien();
        if (lien != null && !lien.startsWith("https://") && !lien.startsWith("http://")) {
            throw new IllegalArgumentException("adresse incomplète dans un courriel : " + lien);
        }
        sorties.deposer(TYPE, courriel);
    }
}
