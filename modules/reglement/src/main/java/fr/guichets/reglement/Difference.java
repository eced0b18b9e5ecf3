package fr.guichets.reglement;

import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.reglement.tenants.Declarations;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.EnClair;
import fr.guichets.reglement.vocabulaire.Forme;
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
            List<String> retires = new ArrayList<>();
            List<String> ajoutes = new ArrayList<>();
            if (!memeValeur) {
                comparer(phrases(ancien, cle, ancienne), phrases(nouveau, cle, nouvelle), retires, ajoutes);
                if (retires.isEmpty() && ajoutes.isEmpty()) {
                    comparer(details(cle, ancienne), details(cle, nouvelle), retires, ajoutes);
                }
            }
            differences.add(new Difference(
                    cle.nom(), cle.intitule(), retires, ajoutes, provenanceAncienne, provenanceNouvelle));
        }
        return differences;
    }

    public boolean sourceSeulement() {
        return retires.isEmpty() && ajoutes.isEmpty();
    }

    /** Of the elements of a list every detail counts; the sentences of the public page leave some out. */
    private static List<String> phrases(Reglement reglement, Cle cle, Declaration declaration) {
        boolean elements = cle.forme() instanceof Forme.Liste liste && liste.element() instanceof Forme.Ensemble;
        if (declaration == null) {
            return List.of();
        }
        return elements && !declaration.valeur().isEmpty()
                ? details(cle, declaration)
                : Enonces.de(reglement, cle.nom());
    }

    private static List<String> details(Cle cle, Declaration declaration) {
        return declaration == null ? List.of() : EnClair.de(cle, declaration.valeur());
    }

    private static void comparer(
            List<String> anciennes, List<String> nouvelles, List<String> retires, List<String> ajoutes) {
        anciennes.stream().filter(phrase -> !nouvelles.contains(phrase)).forEach(retires::add);
        nouvelles.stream().filter(phrase -> !anciennes.contains(phrase)).forEach(ajoutes::add);
    }

    private static Provenance provenance(Reglement reglement, Cle cle) {
        return reglement.provenances().stream()
                .filter(provenance -> provenance.cle().equals(cle.nom()))
                .findFirst()
                .orElse(null);
    }
}
