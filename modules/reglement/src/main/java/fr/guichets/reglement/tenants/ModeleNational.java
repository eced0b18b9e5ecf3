package fr.guichets.reglement.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.reglement.tenants.TenantsInvalides.Erreur;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.Taux;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One version of the national model: a value for every key, the principles that hold everywhere, what a département may
 * change and how far. Immutable.
 */
public final class ModeleNational {

    /** Rules that no département changes; each has a source only. */
    public static final List<String> PRINCIPES = List.of("competence", "commencement", "cumulDesAides", "montant");

    static final String INTERDITE = "règle nationale, qu'un département ne change pas";

    /** What no version of any guichet goes beyond. */
    public record Bornes(Taux tauxMax, LocalDate ouvertureAuPlusTot, Taux avanceTaux, Taux acomptesTaux) {}

    private final String numero;
    private final LocalDate effet;
    private final Bornes bornes;
    private final List<Provenance> principes = new ArrayList<>();
    private final Map<String, Noeud> declarees = new LinkedHashMap<>();
    private final Map<String, Boolean> modifiables = new LinkedHashMap<>();
    private final Map<String, JsonNode> valeurs = new LinkedHashMap<>();
    private final Map<String, List<Provenance>> provenances = new LinkedHashMap<>();

    /** Notes everything that is wrong; the model is then not to be used. */
    ModeleNational(Noeud racine) {
        racine.vocabulaire("numero", "effet", "principes", "bornes", "valeurs");
        numero = NumeroDeVersion.lire(racine.champ("numero"));
        effet = racine.champ("effet").date();
        Noeud declares = racine.champ("principes").vocabulaire(PRINCIPES);
        PRINCIPES.forEach(cle -> Sourcage.provenances(
                        cle, Provenance.Niveau.NATIONAL, declares.champ(cle).vocabulaire(Sourcage.CLES))
                .forEach(principes::add));
        Noeud limites =
                racine.champ("bornes").vocabulaire("tauxMax", "ouvertureAuPlusTot", "avanceTaux", "acomptesTaux");
        bornes = new Bornes(
                limites.champ("tauxMax").taux(),
                limites.champ("ouvertureAuPlusTot").date(),
                limites.champ("avanceTaux").taux(),
                limites.champ("acomptesTaux").taux());
        Noeud parCle = racine.champ("valeurs")
                .vocabulaire(Vocabulaire.cles().stream().map(Cle::nom).toList());
        for (Cle cle : Vocabulaire.cles()) {
            Noeud declaree = parCle.champ(cle.nom())
                    .vocabulaire("modifiable", "depuis", "source", "hypothese", "precisions", "valeur");
            declarees.put(cle.nom(), declaree);
            modifiables.put(
                    cle.nom(), Boolean.TRUE.equals(declaree.champ("modifiable").booleen()));
            provenances.put(cle.nom(), Composition.declaration(cle, declaree, Provenance.Niveau.NATIONAL));
            valeurs.put(cle.nom(), LectureDeForme.lire(declaree.champ("valeur"), cle));
        }
    }

    /**
     * @param texte as {@code _national/modele.yaml}, or as {@link #arbre} gives it
     * @throws TenantsInvalides naming every error
     */
    public static ModeleNational lire(String texte) {
        Set<Erreur> erreurs = new LinkedHashSet<>();
        Noeud racine = Noeud.racine("modele.yaml", texte, erreurs);
        ModeleNational modele = racine.estAbsent() ? null : new ModeleNational(racine);
        if (!erreurs.isEmpty()) {
            throw new TenantsInvalides(List.copyOf(erreurs));
        }
        return modele;
    }

    /**
     * A later version.
     *
     * @param declarations the keys that change; their form is checked
     * @param permissions whether a département may change a key, for the keys of which this changes
     * @throws TenantsInvalides naming every error, keys as in the file: valeurs.plancher.valeur.montant
     */
    public ModeleNational suivant(
            String numero,
            LocalDate effet,
            Bornes bornes,
            Map<String, Declaration> declarations,
            Map<String, Boolean> permissions) {
        ObjectNode arbre = arbre();
        arbre.put("numero", numero);
        arbre.put("effet", effet.toString());
        arbre.set("bornes", Arbres.de(bornes));
        for (Cle cle : Vocabulaire.cles()) {
            ObjectNode declaree = arbre.withObject("valeurs").withObject(cle.nom());
            if (declarations.containsKey(cle.nom())) {
                declaree.removeAll();
                declaree.put("modifiable", modifiable(cle.nom()));
                declaree.setAll(Declarations.brut(declarations.get(cle.nom())));
            }
            if (permissions.containsKey(cle.nom())) {
                declaree.put("modifiable", permissions.get(cle.nom()));
            }
        }
        return lire(arbre.toString());
    }

    /** As the file writes it. */
    public ObjectNode arbre() {
        ObjectNode arbre = Arbres.objet();
        arbre.put("numero", numero);
        arbre.put("effet", effet.toString());
        ObjectNode principesEcrits = arbre.putObject("principes");
        principes.forEach(principe -> {
            ObjectNode ecrit = Declarations.brut(Declarations.declaration(List.of(principe), null));
            ecrit.remove("valeur");
            principesEcrits.set(principe.cle(), ecrit);
        });
        arbre.set("bornes", Arbres.de(bornes));
        ObjectNode valeursEcrites = arbre.putObject("valeurs");
        for (Cle cle : Vocabulaire.cles()) {
            valeursEcrites
                    .putObject(cle.nom())
                    .put("modifiable", modifiable(cle.nom()))
                    .setAll(Declarations.arbre(cle, declaration(cle.nom())));
        }
        return arbre;
    }

    public String numero() {
        return numero;
    }

    public LocalDate effet() {
        return effet;
    }

    public Bornes bornes() {
        return bornes;
    }

    /** Whether a département may change the key; false for a principle. */
    public boolean modifiable(String cle) {
        return modifiables.getOrDefault(cle, false);
    }

    public Declaration declaration(String cle) {
        return Declarations.declaration(provenances.get(cle), valeurs.get(cle));
    }

    /** Of every key, in the order of the vocabulary. */
    public Map<String, Declaration> declarations() {
        Map<String, Declaration> toutes = new LinkedHashMap<>();
        Vocabulaire.cles().forEach(cle -> toutes.put(cle.nom(), declaration(cle.nom())));
        return toutes;
    }

    /**
     * A version published by an earlier release, with the keys that this model alone has.
     *
     * @return the text itself when nothing was missing
     * @throws IllegalArgumentException when the text is not the form of a règlement
     */
    public String completer(String contenu) {
        return JsonReglement.completer(contenu, new Composition(this, Map.of()).reglement(null, numero, effet));
    }

    /**
     * A model published by an earlier release, with the keys that this one alone has.
     *
     * @param contenu as {@link #arbre} wrote it
     */
    public String reprendre(String contenu) {
        ObjectNode ancien = (ObjectNode) Arbres.lire(contenu);
        ObjectNode connues = (ObjectNode) ancien.get("valeurs");
        ObjectNode toutes = arbre().withObject("valeurs");
        toutes.setAll(connues);
        ancien.set("valeurs", toutes);
        return ancien.toString();
    }

    List<Provenance> principes() {
        return Collections.unmodifiableList(principes);
    }

    Noeud declaree(String cle) {
        return declarees.get(cle);
    }

    JsonNode valeur(String cle) {
        return valeurs.get(cle);
    }

    List<Provenance> provenances(String cle) {
        return provenances.get(cle);
    }

    /** Notes where the version of a guichet goes beyond what the national level allows. */
    void verifierBornes(Reglement reglement, Map<String, Noeud> parCle) {
        verifierBorne(parCle.get("tauxMax"), reglement.tauxMax(), bornes.tauxMax());
        parCle.get("tauxParCategorie").liste(categorie -> {
            verifierBorne(categorie.champ("taux"), categorie.champ("taux").taux(), bornes.tauxMax());
            return categorie;
        });
        if (bornes.tauxMax().compareTo(Taux.UN) < 0) {
            parCle.get("derogations").liste(derogation -> {
                if ("tauxMax".equals(derogation.champ("cle").texte())) {
                    derogation
                            .champ("cle")
                            .erreur("laisserait dépasser la borne nationale, "
                                    + bornes.tauxMax().enNombre() + ", qu'un département ne change pas");
                }
                return derogation;
            });
        }
        if (reglement.depot().ouverture().isBefore(bornes.ouvertureAuPlusTot())) {
            parCle.get("depot")
                    .erreur("ouvre avant la borne nationale, le " + bornes.ouvertureAuPlusTot()
                            + ", qu'un département ne change pas");
        }
        Noeud versement = parCle.get("versement");
        verifierBorne(versement.champ("avanceTaux"), reglement.versement().avanceTaux(), bornes.avanceTaux());
        verifierBorne(versement.champ("acomptesTaux"), reglement.versement().acomptesTaux(), bornes.acomptesTaux());
        List<String> admises = new ArrayList<>();
        valeurs.get("natures").forEach(nature -> admises.add(nature.asText()));
        if (!admises.containsAll(
                reglement.natures().stream().map(NatureCollectivite::name).toList())) {
            parCle.get("natures").erreur("un département peut restreindre la liste nationale, pas l'étendre");
        }
    }

    private static void verifierBorne(Noeud noeud, Taux taux, Taux borne) {
        if (taux.compareTo(borne) > 0) {
            noeud.erreur("dépasse la borne nationale, " + borne.enNombre() + ", qu'un département ne change pas");
        }
    }
}
