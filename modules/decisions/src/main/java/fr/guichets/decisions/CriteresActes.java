package fr.guichets.decisions;

import java.util.Set;

/**
 * What a list of acts shows. Empty sets and nulls filter nothing.
 *
 * @param q part of the number of the act or of the dossier, of the name of the beneficiary or of the title; case ignored
 * @param taille lines per page; exports take {@link #TOUT}
 */
public record CriteresActes(
        String q, Set<EtatActe> etats, Set<NatureActe> natures, Tri tri, boolean descendant, int page, int taille) {

    public static final int TOUT = 100_000;

    public enum Tri {
        NUMERO,
        DOSSIER,
        BENEFICIAIRE,
        MONTANT,
        ETAT,
        PREPARE_LE
    }
}
