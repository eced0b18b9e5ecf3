package fr.guichets.reglement.tenants;

import fr.guichets.reglement.Reglement.Identite;
import fr.guichets.reglement.tenants.TenantsInvalides.Erreur;
import fr.guichets.socle.CodeDepartement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The configuration folder: {@code _national/dispositif.yaml}, {@code _national/modele.yaml} and the later national models
 * {@code _national/modele-<numero>.yaml}, and one {@code <code>-<slug>/guichet.yaml} per guichet.
 *
 * @param modeles by date of effect, at least one
 */
public record DossierTenants(
        DispositifDeclare dispositif, List<ModeleNational> modeles, List<GuichetDeclare> guichets) {

    private static final String NATIONAL = "_national";
    /** A file sent alone has no folder whose name could be wrong. */
    private static final String SANS_DOSSIER = "(?i).*\\.ya?ml";

    private static final Pattern MODELE = Pattern.compile("modele(-.+)?\\.yaml");

    /**
     * Reads and checks everything.
     *
     * @throws TenantsInvalides naming every error, when there is one; nothing then applies
     */
    public static DossierTenants lire(Path dossier) {
        Set<Erreur> erreurs = new LinkedHashSet<>();
        Path national = dossier.resolve(NATIONAL);
        List<Noeud> racines = fichiers(national, nom -> MODELE.matcher(nom).matches()).stream()
                .map(fichier -> Noeud.racine(dossier, fichier, erreurs))
                .toList();
        Noeud fonds = Noeud.racine(dossier, national.resolve("dispositif.yaml"), erreurs);
        if (racines.isEmpty()) {
            Noeud.racine(dossier, national.resolve("modele.yaml"), erreurs);
        }
        if (!erreurs.isEmpty()) {
            throw new TenantsInvalides(List.copyOf(erreurs));
        }
        DispositifDeclare dispositif = DispositifDeclare.lire(fonds);
        List<ModeleNational> modeles = racines.stream()
                .map(DossierTenants::modele)
                .sorted(Comparator.comparing(ModeleNational::effet, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(ModeleNational::numero, Comparator.nullsFirst(NumeroDeVersion.ORDRE)))
                .toList();
        Map<String, Noeud> guichets = new LinkedHashMap<>();
        fichiers(dossier, nom -> !nom.startsWith("_")).stream()
                .filter(Files::isDirectory)
                .forEach(sousDossier -> guichets.put(
                        sousDossier.getFileName().toString(),
                        Noeud.racine(dossier, sousDossier.resolve("guichet.yaml"), erreurs)));
        return new DossierTenants(dispositif, modeles, lire(guichets, modeles, erreurs));
    }

    private static ModeleNational modele(Noeud racine) {
        ModeleNational modele = new ModeleNational(racine);
        NumeroDeVersion.verifierAnnee(racine.champ("numero"), modele.numero(), modele.effet());
        return modele;
    }

    /**
     * Reads and checks guichets alone, against national models already published.
     *
     * @param textes of {@code guichet.yaml} files, by the path that the errors name: 63-puy-de-dome/guichet.yaml
     * @param modeles by date of effect, at least one
     * @throws TenantsInvalides naming every error, when there is one
     */
    public static List<GuichetDeclare> guichets(Map<String, String> textes, List<ModeleNational> modeles) {
        Set<Erreur> erreurs = new LinkedHashSet<>();
        Map<String, Noeud> racines = new LinkedHashMap<>();
        textes.forEach((chemin, texte) -> {
            String[] noms = chemin.split("/");
            racines.put(noms.length < 2 ? chemin : noms[noms.length - 2], Noeud.racine(chemin, texte, erreurs));
        });
        return lire(racines, modeles, erreurs);
    }

    /**
     * Reads and checks one guichet alone, whatever its folder is called.
     *
     * @throws TenantsInvalides naming every error, when there is one
     */
    public static GuichetDeclare guichet(String texte, List<ModeleNational> modeles) {
        Set<Erreur> erreurs = new LinkedHashSet<>();
        Noeud racine = Noeud.racine("guichet.yaml", texte, erreurs);
        Noeud identite = racine.champ("identite");
        String dossier =
                identite.champ("code").texte() + "-" + identite.champ("slug").texte();
        return lire(Map.of(dossier, racine), modeles, erreurs).get(0);
    }

    /** @param racines by name of folder */
    private static List<GuichetDeclare> lire(
            Map<String, Noeud> racines, List<ModeleNational> modeles, Set<Erreur> erreurs) {
        boolean modeleJuste = erreurs.isEmpty();
        List<GuichetDeclare> guichets = new ArrayList<>();
        Map<Object, String> dejaVus = new HashMap<>();
        racines.forEach((nom, racine) -> {
            int avant = erreurs.size();
            LectureGuichet lecture = new LectureGuichet(racine, modeles, erreurs);
            Identite identite = racine.estAbsent() ? null : lecture.identite();
            if (identite != null && identite.code() != null && identite.slug() != null) {
                unique(racine, dejaVus, identite, Identite::code, "code", nom);
                unique(racine, dejaVus, identite, Identite::slug, "slug", nom);
                if (!nom.matches(SANS_DOSSIER) && !nom.equals(identite.code() + "-" + identite.slug())) {
                    racine.champ("identite")
                            .erreur("le dossier « " + nom + " » devrait s'appeler « " + identite.code() + "-"
                                    + identite.slug() + " »");
                }
                lecture.lire(identite, () -> modeleJuste && erreurs.size() == avant)
                        .ifPresent(guichets::add);
            }
        });
        if (!erreurs.isEmpty()) {
            throw new TenantsInvalides(erreurs.stream()
                    .sorted(Comparator.comparing(Erreur::fichier).thenComparing(Erreur::ligne))
                    .toList());
        }
        return List.copyOf(guichets);
    }

    private static void unique(
            Noeud racine,
            Map<Object, String> dejaVus,
            Identite identite,
            Function<Identite, Object> valeur,
            String cle,
            String dossier) {
        String premier = dejaVus.putIfAbsent(valeur.apply(identite), dossier);
        if (premier != null) {
            racine.champ("identite").champ(cle).erreur("déjà pris par le dossier « " + premier + " »");
        }
    }

    private static List<Path> fichiers(Path dossier, Predicate<String> nom) {
        try (Stream<Path> contenu = Files.list(dossier)) {
            return contenu.filter(chemin -> nom.test(chemin.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("dossier de configuration illisible : " + dossier, e);
        }
    }

    /** The guichet of a code. */
    public GuichetDeclare guichet(CodeDepartement code) {
        return guichets.stream()
                .filter(guichet -> guichet.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("guichet absent de la configuration : " + code));
    }
}
