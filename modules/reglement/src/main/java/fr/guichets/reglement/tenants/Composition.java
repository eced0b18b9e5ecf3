package fr.guichets.reglement.tenants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Identite;
import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.reglement.tenants.TenantsInvalides.Erreur;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One version: what a département declares laid over the national model. */
final class Composition {

    private final ModeleNational modele;
    private final Map<String, Noeud> declarees;
    private final ObjectNode valeurs = Arbres.objet();
    private final Map<String, List<Provenance>> provenances = new LinkedHashMap<>();

    /** @param declarees by key of the vocabulary; what is wrong in their form is noted */
    Composition(ModeleNational modele, Map<String, Noeud> declarees) {
        this.modele = modele;
        this.declarees = declarees;
        for (Cle cle : Vocabulaire.cles()) {
            Noeud declaree = declarees.get(cle.nom());
            if (declaree == null) {
                valeurs.set(cle.nom(), modele.valeur(cle.nom()));
                provenances.put(cle.nom(), modele.provenances(cle.nom()));
            } else {
                provenances.put(cle.nom(), declaration(cle, declaree, Provenance.Niveau.DEPARTEMENT));
                valeurs.set(cle.nom(), LectureDeForme.lire(declaree.champ("valeur"), cle));
            }
        }
    }

    /** Where the value comes from; notes what else is wrong around it. */
    static List<Provenance> declaration(Cle cle, Noeud declaree, Provenance.Niveau niveau) {
        List<Provenance> provenances = Sourcage.provenances(cle.nom(), niveau, declaree);
        if (declaree.champ("valeur").estAbsent()) {
            declaree.erreur("« valeur » est absente ; pour dire qu'il n'y en a pas : null");
        }
        return provenances;
    }

    /** The rules; only when nothing was noted. */
    Reglement reglement(Identite identite, String numero, LocalDate effet) {
        ObjectNode regles = Arbres.objet();
        valeurs.properties().stream()
                .filter(valeur -> !valeur.getValue().isNull())
                .forEach(valeur -> regles.set(valeur.getKey(), valeur.getValue()));
        List<Provenance> toutes = new ArrayList<>();
        provenances.values().forEach(toutes::addAll);
        toutes.addAll(modele.principes());
        regles.put("version", numero);
        regles.put("effet", effet.toString());
        regles.set("identite", Arbres.de(identite));
        regles.put("modele", modele.numero());
        regles.set("provenances", Arbres.de(toutes));
        return JsonReglement.lire(regles.toString());
    }

    /** Notes what does not hold between the values. */
    void verifierCoherence(Reglement reglement, Set<Erreur> erreurs) {
        new Coherence(reglement, valeurs(erreurs)).verifier();
        new CoherenceDuSuivi(reglement, valeurs(erreurs)).verifier();
    }

    /** Notes where the version goes beyond what the national level allows. */
    void verifierBornes(Reglement reglement, Set<Erreur> erreurs) {
        declarees.forEach((cle, declaree) -> {
            if (!modele.modifiable(cle)) {
                declaree.notant(erreurs).erreur(ModeleNational.INTERDITE);
            }
        });
        modele.verifierBornes(reglement, valeurs(erreurs));
    }

    /** The place where each value is written: in the version, or in the national model. */
    private Map<String, Noeud> valeurs(Set<Erreur> erreurs) {
        Map<String, Noeud> parCle = new LinkedHashMap<>();
        for (Cle cle : Vocabulaire.cles()) {
            Noeud declaree = declarees.getOrDefault(cle.nom(), modele.declaree(cle.nom()));
            parCle.put(cle.nom(), declaree.champ("valeur").notant(erreurs));
        }
        return parCle;
    }
}
