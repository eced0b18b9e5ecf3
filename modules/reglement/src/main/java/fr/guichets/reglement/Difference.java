package fr.guichets.reglement;

import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.reglement.tenants.Declarations;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One key that two versions do not say alike.
 *
 * @param retires sentences that only the older one says
 * @param ajoutes sentences that only the newer one says; both are empty when only the source changed
 * @param avant null when the older version was published before the key existed
 */
public record Difference(
        String cle, String intitule, List<String> retires, List<String> ajoutes, Provenance avant, Provenance apres) {

    /** In the order of the vocabulary; empty when both say the same from the same sources. */
    public static List<Difference> entre(Reglement ancien, Reglement nouveau) {
        Map<String, Declaration> avant = Declarations.toutes(ancien);
        Map<String, Declaration> apres = Declarations.toutes(nouveau);
        List<Difference> differences = new ArrayList<>();
        for (Cle cle : Vocabulaire.cles()) {
            Declaration ancienne = avant.get(cle.nom());
            Declaration nouvelle = apres.get(cle.nom());
            Provenance provenanceAncienne = provenance(ancien, cle);
            Provenance provenanceNouvelle = provenance(nouveau, cle);
            if (Objects.equals(ancienne, nouvelle) && Objects.equals(provenanceAncienne, provenanceNouvelle)) {
                continue;
            }
            boolean memeValeur =
                    ancienne != null && nouvelle != null && ancienne.valeur().equals(nouvelle.valeur());
            Ecart ecart = memeValeur
                    ? new Ecart(List.of(), List.of())
                    : Ecart.entre(dits(ancien, cle, ancienne), dits(nouveau, cle, nouvelle));
            differences.add(new Difference(
                    cle.nom(),
                    cle.intitule(),
                    ecart.retires(),
                    ecart.ajoutes(),
                    provenanceAncienne,
                    provenanceNouvelle));
        }
        return differences;
    }

    public boolean sourceSeulement() {
        return retires.isEmpty() && ajoutes.isEmpty();
    }

    private static Ecart.Dits dits(Reglement reglement, Cle cle, Declaration declaration) {
        List<String> phrases = declaration == null ? List.of() : Enonces.de(reglement, cle.nom());
        return Ecart.Dits.de(cle, declaration, phrases);
    }

    private static Provenance provenance(Reglement reglement, Cle cle) {
        return reglement.provenances().stream()
                .filter(provenance -> provenance.cle().equals(cle.nom()))
                .findFirst()
                .orElse(null);
    }
}
