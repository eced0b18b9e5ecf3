package fr.guichets.reglement.tenants;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.socle.Taux;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The national model: a value for every key, the principles that hold everywhere, and what a département may change. */
final class ModeleNational {

    /** Rules that no département changes; each has a source only. */
    static final List<String> PRINCIPES = List.of("competence", "commencement", "cumulDesAides", "montant");

    private final Noeud valeurs;
    private final List<Provenance> principes = new ArrayList<>();
    private final Map<String, List<Provenance>> provenances = new LinkedHashMap<>();
    private final Taux tauxMaximal;
    private final LocalDate ouvertureAuPlusTot;
    private final Taux avanceMaximale;
    private final Taux acomptesMaximaux;
    private final List<NatureCollectivite> natures;

    ModeleNational(Noeud racine) {
        racine.vocabulaire("principes", "bornes", "valeurs");
        Noeud declares = racine.champ("principes").vocabulaire(PRINCIPES);
        PRINCIPES.forEach(cle -> Sourcage.provenances(
                        cle, Provenance.Niveau.NATIONAL, declares.champ(cle).vocabulaire(Sourcage.CLES))
                .forEach(principes::add));
        Noeud bornes =
                racine.champ("bornes").vocabulaire("tauxMax", "ouvertureAuPlusTot", "avanceTaux", "acomptesTaux");
        tauxMaximal = bornes.champ("tauxMax").taux();
        ouvertureAuPlusTot = bornes.champ("ouvertureAuPlusTot").date();
        avanceMaximale = bornes.champ("avanceTaux").taux();
        acomptesMaximaux = bornes.champ("acomptesTaux").taux();
        valeurs = racine.champ("valeurs").vocabulaire(Valeurs.CLES);
        for (String cle : Valeurs.CLES) {
            Noeud declaree = valeurs.champ(cle)
                    .vocabulaire("modifiable", "depuis", "source", "hypothese", "precisions", "valeur");
            declaree.champ("modifiable").booleen();
            provenances.put(cle, Sourcage.provenances(cle, Provenance.Niveau.NATIONAL, declaree));
        }
        Reglement modele = Valeurs.lire("national", null, null, valeursParCle(), List.of());
        natures = modele.natures();
    }

    List<Provenance> principes() {
        return principes;
    }

    Map<String, Noeud> valeursParCle() {
        Map<String, Noeud> parCle = new LinkedHashMap<>();
        Valeurs.CLES.forEach(cle -> parCle.put(cle, valeurs.champ(cle).champ("valeur")));
        return parCle;
    }

    Map<String, List<Provenance>> provenances() {
        return provenances;
    }

    boolean modifiable(String cle) {
        return "true".equals(valeurs.champ(cle).champ("modifiable").texte());
    }

    /** Notes where the version of a guichet goes beyond what the national level allows. */
    void verifierBornes(Reglement reglement, Map<String, Noeud> parCle) {
        verifierBorne(parCle.get("tauxMax"), reglement.tauxMax(), tauxMaximal);
        if (reglement.depot().ouverture().isBefore(ouvertureAuPlusTot)) {
            parCle.get("depot")
                    .erreur("ouvre avant la borne nationale, le " + ouvertureAuPlusTot
                            + ", qu'un département ne change pas");
        }
        Noeud versement = parCle.get("versement");
        verifierBorne(versement.champ("avanceTaux"), reglement.versement().avanceTaux(), avanceMaximale);
        verifierBorne(versement.champ("acomptesTaux"), reglement.versement().acomptesTaux(), acomptesMaximaux);
        if (!natures.containsAll(reglement.natures())) {
            parCle.get("natures").erreur("un département peut restreindre la liste nationale, pas l'étendre");
        }
    }

    private static void verifierBorne(Noeud noeud, Taux taux, Taux borne) {
        if (taux.compareTo(borne) > 0) {
            noeud.erreur("dépasse la borne nationale, " + borne.enNombre() + ", qu'un département ne change pas");
        }
    }
}
