package fr.guichets.reglement.tenants;

import fr.guichets.reglement.Reglement.Provenance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Where a value comes from: a document or a hypothesis, never neither nor both. */
final class Sourcage {

    static final List<String> CLES = List.of("depuis", "source", "hypothese");

    private Sourcage() {}

    /** The provenance of a key, then those of its details (criteres.poids). */
    static List<Provenance> provenances(String cle, Provenance.Niveau niveau, Noeud declaree) {
        LocalDate depuis = declaree.champ("depuis").date();
        List<Provenance> provenances = new ArrayList<>();
        provenances.add(provenance(cle, niveau, depuis, declaree));
        declaree.champ("precisions")
                .champs()
                .forEach((detail, noeud) -> provenances.add(
                        provenance(cle + "." + detail, niveau, depuis, noeud.vocabulaire("source", "hypothese"))));
        return provenances;
    }

    private static Provenance provenance(String cle, Provenance.Niveau niveau, LocalDate depuis, Noeud noeud) {
        Noeud source = noeud.champ("source");
        Noeud hypothese = noeud.champ("hypothese");
        if (source.estAbsent() == hypothese.estAbsent()) {
            noeud.erreur("dire d'où vient la valeur : « source » (document, page) ou bien « hypothese »");
            return null;
        }
        if (source.estAbsent()) {
            return new Provenance(cle, niveau, depuis, null, null, hypothese.phrase());
        }
        source.vocabulaire("document", "page");
        return new Provenance(
                cle,
                niveau,
                depuis,
                source.champ("document").phrase(),
                source.champ("page").ouNul(Noeud::phrase),
                null);
    }
}
