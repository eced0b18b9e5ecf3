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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The configuration folder: {@code _national/dispositif.yaml} and {@code _national/modele.yaml}, and one
 * {@code <code>-<slug>/guichet.yaml} per guichet.
 */
public record DossierTenants(DispositifDeclare dispositif, List<GuichetDeclare> guichets) {

    /**
     * Reads and checks everything.
     *
     * @throws TenantsInvalides naming every error, when there is one; nothing then applies
     */
    public static DossierTenants lire(Path dossier) {
        Set<Erreur> erreurs = new LinkedHashSet<>();
        Noeud modele = Noeud.racine(dossier, dossier.resolve("_national").resolve("modele.yaml"), erreurs);
        Noeud fonds = Noeud.racine(dossier, dossier.resolve("_national").resolve("dispositif.yaml"), erreurs);
        if (modele.estAbsent() || fonds.estAbsent()) {
            throw new TenantsInvalides(List.copyOf(erreurs));
        }
        DispositifDeclare dispositif = DispositifDeclare.lire(fonds);
        ModeleNational national = new ModeleNational(modele);
        boolean modeleJuste = erreurs.isEmpty();
        List<GuichetDeclare> guichets = new ArrayList<>();
        Map<Object, String> dejaVus = new HashMap<>();
        for (Path sousDossier : sousDossiers(dossier)) {
            int avant = erreurs.size();
            Noeud racine = Noeud.racine(dossier, sousDossier.resolve("guichet.yaml"), erreurs);
            LectureGuichet lecture = new LectureGuichet(racine, national);
            Identite identite = racine.estAbsent() ? null : lecture.identite();
            if (identite == null || identite.code() == null || identite.slug() == null) {
                continue;
            }
            String nom = sousDossier.getFileName().toString();
            unique(racine, dejaVus, identite, Identite::code, "code", nom);
            unique(racine, dejaVus, identite, Identite::slug, "slug", nom);
            if (!nom.equals(identite.code() + "-" + identite.slug())) {
                racine.champ("identite")
                        .erreur("le dossier « " + nom + " » devrait s'appeler « " + identite.code() + "-"
                                + identite.slug() + " »");
            }
            lecture.lire(identite, () -> modeleJuste && erreurs.size() == avant).ifPresent(guichets::add);
        }
        if (!erreurs.isEmpty()) {
            throw new TenantsInvalides(erreurs.stream()
                    .sorted(Comparator.comparing(Erreur::fichier).thenComparing(Erreur::ligne))
                    .toList());
        }
        return new DossierTenants(dispositif, List.copyOf(guichets));
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

    private static List<Path> sousDossiers(Path dossier) {
        try (Stream<Path> contenu = Files.list(dossier)) {
            return contenu.filter(Files::isDirectory)
                    .filter(chemin -> !chemin.getFileName().toString().startsWith("_"))
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
