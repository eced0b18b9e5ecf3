package fr.guichets.reglement.interne;

import fr.guichets.reglement.Brouillon.Droit;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.regles.VersionEnVigueur;
import fr.guichets.reglement.tenants.Declarations;
import fr.guichets.reglement.tenants.Resolution;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A guichet from one of its versions on, under the national model that will be in force when its draft is. */
final class NiveauDuGuichet implements Niveau {

    /** More than the versions of a draft are ever numbered: a published text never has the mark of a written one. */
    private static final long PARUES = 1_000_000_000_000_000L;

    private final Reglement base;
    private final LocalDate effet;
    private final List<ModeleLu> modeles;
    private final Set<String> delegues;
    private final List<Reglements.Version> versions;
    private final List<Reglements.Version> suivantes;
    private final List<Map<String, Declaration>> publiees;
    private final Map<String, Declaration> nationales;

    /**
     * @param publies by date of effect, at least one; {@code versions} what was said when each was published
     * @param jour the version in force on that day is the one from which the draft starts
     * @param aujourdhui no rule changes before
     * @param delegues keys that the one who acts may write, where a département may change them
     */
    NiveauDuGuichet(
            List<Reglement> publies,
            List<Reglements.Version> versions,
            LocalDate jour,
            LocalDate aujourdhui,
            List<ModeleLu> modeles,
            Set<String> delegues) {
        this.base = VersionEnVigueur.au(jour, publies);
        int nombre = publies.indexOf(base) + 1;
        this.versions = versions.subList(0, nombre);
        this.suivantes = versions.subList(nombre, versions.size());
        this.effet = base.effet().isAfter(aujourdhui) ? base.effet() : aujourdhui;
        this.modeles = modeles;
        this.delegues = delegues;
        this.publiees =
                publies.subList(0, nombre).stream().map(Declarations::de).toList();
        this.nationales = modele(effet).modele().declarations();
    }

    private ModeleLu modele(LocalDate jour) {
        return ModeleLu.au(jour, modeles);
    }

    @Override
    public String base() {
        return base.version();
    }

    @Override
    public String numeroProvisoire() {
        return "brouillon";
    }

    @Override
    public LocalDate effet() {
        return effet;
    }

    @Override
    public List<Reglements.Version> suivantes() {
        return suivantes;
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
        Reglements.Version version = versions.get(rang);
        return new Parue(rang == 0 ? 0 : repere(version), version.publieLe(), version.auteur());
    }

    /** A version may be published later for an earlier day: its place among the others tells nothing. */
    private static long repere(Reglements.Version version) {
        return PARUES + Long.parseLong(version.numero().replace("-", ""));
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
        return Resolution.de(modele(jour).modele(), base.identite(), numero, jour, declarees);
    }
}
