package fr.guichets.reglement;

import java.util.List;

/** What a règlement says, in plain French, one or more sentences per key. */
public final class Enonces {

    private Enonces() {}

    /**
     * @param cle of the vocabulary, or a national principle (competence, commencement, cumulDesAides, montant)
     * @return at least one sentence, with French typography
     */
    public static List<String> de(Reglement reglement, String cle) {
        throw new UnsupportedOperationException();
    }
}
