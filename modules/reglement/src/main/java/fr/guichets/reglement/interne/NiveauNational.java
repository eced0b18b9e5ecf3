package fr.guichets.reglement.interne;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillon.Droit;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.ModelesNationaux;
import fr.guichets.reglement.ModelesNationaux.Version;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.tenants.ModeleNational;
import fr.guichets.reglement.tenants.Resolution;
import fr.guichets.reglement.tenants.TenantsInvalides;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The national model itself. */
final class NiveauNational implements Niveau {

    static final String BORNES = ModelesNationaux.BORNES.nom();

    private final List<ModeleLu> modeles;
    private final ModeleNational dernier;
    private final LocalDate effet;
    private final List<Cle> cles = new ArrayList<>(Vocabulaire.cles());

    /**
     * @param modeles by date of effect, at least one
     * @param effet first day on which the draft could apply
     */
    NiveauNational(List<ModeleLu> modeles, LocalDate effet) {
        this.modeles = modeles;
        this.dernier = modeles.get(modeles.size() - 1).modele();
        this.effet = effet;
        cles.add(ModelesNationaux.BORNES);
    }

    @Override
    public String base() {
        return dernier.numero();
    }

    /** A model is written with a number that can be read again. */
    @Override
    public String numeroProvisoire() {
        return Parution.numeroSuivant(
                effet, modeles.stream().map(ModeleLu::numero).toList());
    }

    @Override
    public LocalDate effet() {
        return effet;
    }

    /** A model is written after the last one. */
    @Override
    public List<Reglements.Version> suivantes() {
        return List.of();
    }

    @Override
    public List<Cle> cles() {
        return cles;
    }

    @Override
    public Declaration nationale(String cle) {
        return publiee(cle);
    }

    /** The files give no source to the bounds, and a draft none either. */
    @Override
    public Declaration publiee(String cle) {
        return publiee(dernier, cle);
    }

    private static Declaration publiee(ModeleNational modele, String cle) {
        return cle.equals(BORNES) ? bornes(modele) : modele.declaration(cle);
    }

    private static Declaration bornes(ModeleNational modele) {
        return new Declaration(null, null, null, null, modele.arbre().get(BORNES));
    }

    @Override
    public Parue parue(String cle) {
        int rang = Niveau.rangDuDernierChangement(modeles.stream()
                .map(modele -> Arrays.asList(
                        publiee(modele.modele(), cle), modele.modele().modifiable(cle)))
                .toList());
        Version version = modeles.get(rang).version();
        return new Parue(rang, version.publieLe(), version.auteur());
    }

    @Override
    public boolean modifiable(String cle) {
        return dernier.modifiable(cle);
    }

    @Override
    public Droit droit(String cle) {
        return Droit.MODIFIABLE;
    }

    @Override
    public Lue lire(Cle cle, Declaration declaration) {
        if (!cle.nom().equals(BORNES)) {
            Resolution.Lue lue = Resolution.lire(cle, declaration);
            return new Lue(lue.declaration(), lue.formes());
        }
        ObjectNode arbre = dernier.arbre();
        arbre.set(BORNES, declaration.valeur());
        try {
            return new Lue(bornes(ModeleNational.lire(arbre.toString())), List.of());
        } catch (TenantsInvalides invalides) {
            return new Lue(null, erreurs(invalides));
        }
    }

    @Override
    public Examen examiner(Redaction redaction) {
        try {
            ModeleNational suivant = suivant(redaction);
            return new Examen(
                    null,
                    Resolution.de(suivant, null, suivant.numero(), suivant.effet(), Map.of())
                            .erreurs());
        } catch (TenantsInvalides invalides) {
            return new Examen(null, erreurs(invalides));
        }
    }

    /** @throws TenantsInvalides when a value has no longer the form that this release asks for */
    ModeleNational suivant(Redaction redaction) {
        ObjectNode arbre = dernier.arbre();
        arbre.set(BORNES, redaction.declarees().get(BORNES).valeur());
        return ModeleNational.lire(arbre.toString())
                .suivant(
                        redaction.numero(),
                        redaction.effet(),
                        ModeleNational.lire(arbre.toString()).bornes(),
                        redaction.declarees(),
                        redaction.modifiables());
    }

    /** Keys as the file writes them: valeurs.plancher.valeur.montant, bornes.tauxMax. */
    private static List<Brouillon.Erreur> erreurs(TenantsInvalides invalides) {
        return invalides.erreurs().stream()
                .map(erreur -> {
                    String chemin = erreur.cle().replaceFirst("^bornes", "valeurs.bornes.valeur");
                    String[] mots = chemin.split("\\.", 3);
                    return new Brouillon.Erreur(mots[1], mots.length > 2 ? mots[2] : "", erreur.aLEcran());
                })
                .toList();
    }
}
