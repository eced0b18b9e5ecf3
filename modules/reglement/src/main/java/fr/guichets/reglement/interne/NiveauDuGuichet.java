package fr.guichets.reglement.interne;

import fr.guichets.reglement.Brouillon.Droit;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.tenants.Declarations;
import fr.guichets.reglement.tenants.Resolution;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A guichet, under the national model that will be in force when its draft is. */
final class NiveauDuGuichet implements Niveau {

    private final Reglement derniere;
    private final LocalDate effet;
    private final List<ModeleLu> modeles;
    private final Set<String> delegues;
    private final List<Reglements.Version> versions;
    private final List<Map<String, Declaration>> publiees;
    private final Map<String, Declaration> nationales;

    /**
     * @param publies by date of effect, at least one; {@code versions} what was said when each was published
     * @param effet first day on which the draft could apply
     * @param delegues keys that the one who acts may write, where a département may change them
     */
    NiveauDuGuichet(
            List<Reglement> publies,
            List<Reglements.Version> versions,
            LocalDate effet,
            List<ModeleLu> modeles,
            Set<String> delegues) {
        this.derniere = publies.get(publies.size() - 1);
        this.versions = versions;
        this.effet = effet;
        this.modeles = modeles;
        this.delegues = delegues;
        this.publiees = publies.stream().map(Declarations::de).toList();
        this.nationales = modele(effet).modele().declarations();
    }

    private ModeleLu modele(LocalDate jour) {
        return ModeleLu.au(jour, modeles);
    }

    @Override
    public String base() {
        return derniere.version();
    }

    @Override
    public LocalDate effet() {
        return effet;
    }

    @Override
    public List<Cle> cles() {
        return Vocabulaire.cles();
    }

    @Override
    public Declaration nationale(String cle) {
        return nationales.get(cle);
    }

    @Override
    public Declaration publiee(String cle) {
        return publiees.get(publiees.size() - 1).get(cle);
    }

    @Override
    public Parue parue(String cle) {
        int rang = Niveau.rangDuDernierChangement(
                publiees.stream().map(declarees -> declarees.get(cle)).toList());
        return new Parue(rang, versions.get(rang).publieLe(), versions.get(rang).auteur());
    }

    @Override
    public boolean modifiable(String cle) {
        return modele(effet).modele().modifiable(cle);
    }

    @Override
    public Droit droit(String cle) {
        if (!modifiable(cle)) {
            return Droit.NATIONALE;
        }
        return delegues.contains(cle) ? Droit.MODIFIABLE : Droit.NON_DELEGUEE;
    }

    @Override
    public Lue lire(Cle cle, Declaration declaration) {
        Resolution.Lue lue = Resolution.lire(cle, declaration);
        if (!lue.formes().isEmpty()) {
            return new Lue(null, lue.formes());
        }
        return new Lue(
                lue.declaration(),
                resoudre(effet, base(), Map.of(cle.nom(), lue.declaration())).depassements().stream()
                        .filter(depassement -> depassement.cle().equals(cle.nom()))
                        .toList());
    }

    @Override
    public Examen examiner(Redaction redaction) {
        Resolution resolution = resoudre(redaction.effet(), redaction.numero(), redaction.declarees());
        return new Examen(resolution.reglement(), resolution.erreurs());
    }

    private Resolution resoudre(LocalDate jour, String numero, Map<String, Declaration> declarees) {
        return Resolution.de(modele(jour).modele(), derniere.identite(), numero, jour, declarees);
    }
}
