package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Enonces;
import fr.guichets.reglement.ModelesNationaux;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.tenants.Declarations;
import fr.guichets.reglement.tenants.ModeleNational;
import fr.guichets.reglement.tenants.Resolution;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.Introuvable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The published versions, and one of them: what it says, from which sources, what it changed. */
@Named("versionDesRegles")
@RequestScoped
public class PageVersion {

    static final String ADRESSE = "/reglement/version";

    private static final String INSTALLATION = "installation";

    public record Version(String numero, LocalDate effet, String motif, Instant publieLe, String auteur) {

        /** True for what the installation read in files: the instant at which it ran says nothing of the rules. */
        public boolean isInstallee() {
            return INSTALLATION.equals(auteur);
        }
    }

    /** @param niveau who gives the value or, in the national model, whether a département may change it */
    public record Ligne(String intitule, List<String> dits, List<String> sources, LocalDate depuis, String niveau) {}

    public record Groupe(String titre, List<Ligne> lignes) {}

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Perimetre perimetre;

    @Inject
    private Reglements reglements;

    @Inject
    private ModelesNationaux modeles;

    @Inject
    private Typographie fr;

    private List<Version> versions = List.of();
    private Version lue;
    private String avec;
    private List<Groupe> groupes = List.of();
    private List<Changement> changements = List.of();

    /** Reads what the address asks for: v for the version, avec for the one that it is compared with. */
    public void lire() {
        perimetre.executer(() -> {
            versions = perimetre.isModele() ? nationales() : publiees();
            if (!parametre("v").isEmpty()) {
                lue = trouver(parametre("v"));
                avec = parametre("avec").isEmpty()
                        ? precedente()
                        : trouver(parametre("avec")).numero();
                Reglement regles = regles(lue.numero());
                groupes = grouper(regles);
                changements = avec == null ? List.of() : Changement.entre(regles(avec), regles);
            }
            return null;
        });
    }

    private List<Version> publiees() {
        return reglements.versions().stream()
                .map(v -> new Version(v.numero(), v.effet(), v.motif(), v.publieLe(), v.auteur()))
                .toList();
    }

    private List<Version> nationales() {
        return modeles.toutes().stream()
                .map(v -> new Version(v.numero(), v.effet(), v.motif(), v.publieLe(), v.auteur()))
                .toList();
    }

    private Version trouver(String numero) {
        return versions.stream()
                .filter(version -> version.numero().equals(numero))
                .findFirst()
                .orElseThrow(() -> new Introuvable("Aucune version ne porte ce numéro."));
    }

    private String precedente() {
        int rang = versions.indexOf(lue);
        return rang == 0 ? null : versions.get(rang - 1).numero();
    }

    private Reglement regles(String numero) {
        return perimetre.isModele() ? regles(modele(numero)) : reglements.version(numero);
    }

    private ModeleNational modele(String numero) {
        return ModeleNational.lire(modeles.contenu(numero));
    }

    /** The rules of a guichet that would declare nothing. */
    private static Reglement regles(ModeleNational modele) {
        return Resolution.de(modele, null, modele.numero(), modele.effet(), Map.of())
                .reglement();
    }

    private List<Groupe> grouper(Reglement regles) {
        Map<String, Declaration> toutes = Declarations.toutes(regles);
        Predicate<Cle> marquee = perimetre.isModele()
                ? cle -> modele(lue.numero()).modifiable(cle.nom())
                : cle -> Declarations.de(regles).containsKey(cle.nom());
        Map<Cle.Groupe, List<Ligne>> parGroupe = new LinkedHashMap<>();
        Arrays.stream(Cle.Groupe.values()).forEach(groupe -> parGroupe.put(groupe, new ArrayList<>()));
        for (Cle cle : Vocabulaire.cles()) {
            parGroupe.get(cle.groupe()).add(ligne(cle, regles, toutes.get(cle.nom()), marquee.test(cle)));
        }
        return parGroupe.entrySet().stream()
                .map(entree -> new Groupe(entree.getKey().titre(), entree.getValue()))
                .filter(groupe -> !groupe.lignes().isEmpty())
                .toList();
    }

    private Ligne ligne(Cle cle, Reglement regles, Declaration declaration, boolean marquee) {
        String niveau = perimetre.isModele()
                ? marquee ? "Un département peut la changer" : "Aucun département ne la change"
                : marquee ? "Ce guichet" : "Modèle national";
        return new Ligne(
                fr.phrase(cle.intitule()),
                Enonces.de(regles, cle.nom()),
                declaration == null ? List.of() : MotsDesRegles.sources(declaration),
                declaration == null ? null : declaration.depuis(),
                niveau);
    }

    private String parametre(String nom) {
        return Optional.ofNullable(requete.getParameter(nom)).orElse("").strip();
    }

    public String getTitre() {
        return (lue == null ? "Versions publiées" : "Version " + lue.numero()) + " – " + perimetre.getTitre();
    }

    public String getAnnonce() {
        return parametre("fait").equals("publier") && lue != null
                ? "La version " + lue.numero()
                        + " est publiée\u00a0: elle s’applique aux demandes déposées à partir du\u00a0"
                        + fr.date(lue.effet()) + "."
                : "";
    }

    /** The latest effect first. */
    public List<Version> getVersions() {
        List<Version> recentes = new ArrayList<>(versions);
        Collections.reverse(recentes);
        return recentes;
    }

    /** Null when the address names none: the list is shown. */
    public Version getLue() {
        return lue;
    }

    /** Number of the version that it is compared with, null for the first. */
    public String getAvec() {
        return avec;
    }

    /** Number to words, for the choice of the other version. */
    public Map<String, String> getAutres() {
        Map<String, String> autres = new LinkedHashMap<>();
        versions.stream()
                .filter(version -> version != lue)
                .forEach(version -> autres.put(
                        version.numero(), version.numero() + ", à partir du\u00a0" + fr.date(version.effet())));
        return autres;
    }

    public List<Groupe> getGroupes() {
        return groupes;
    }

    public List<Changement> getChangements() {
        return changements;
    }

    public String lien(String numero) {
        return perimetre.lien(ADRESSE + "?v=" + numero);
    }
}
