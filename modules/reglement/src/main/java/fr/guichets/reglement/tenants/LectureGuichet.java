package fr.guichets.reglement.tenants;

import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Identite;
import fr.guichets.reglement.tenants.TenantsInvalides.Erreur;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.CodeDepartement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one guichet and resolves its versions: national model, then what each version changes, in order. */
final class LectureGuichet {

    private static final Pattern SLUG = Pattern.compile("[a-z][a-z-]{0,60}[a-z]");

    private final Noeud racine;
    private final List<ModeleNational> modeles;
    private final Set<Erreur> erreurs;
    private ModeleNational modeleCourant;

    /** @param modeles at least one, the first being that of a version that names none */
    LectureGuichet(Noeud racine, List<ModeleNational> modeles, Set<Erreur> erreurs) {
        this.racine = racine;
        this.modeles = modeles;
        this.erreurs = erreurs;
        this.modeleCourant = modeles.get(0);
    }

    Identite identite() {
        racine.vocabulaire("identite", "versions");
        Noeud n = racine.champ("identite")
                .vocabulaire(
                        "code",
                        "slug",
                        "type",
                        "etat",
                        "nom",
                        "complement",
                        "intitule",
                        "autorite",
                        "region",
                        "fuseau",
                        "serviceInstructeur",
                        "tribunal");
        String slug = n.champ("slug").texte();
        if (slug != null && !SLUG.matcher(slug).matches()) {
            n.champ("slug").erreur("lettres minuscules sans accent et traits d'union seulement");
        }
        if ("national".equals(slug)) {
            n.champ("slug").erreur("cette adresse est celle de l'administration nationale");
        }
        return new Identite(
                n.champ("code").essai("un code de département est attendu ici", CodeDepartement::new),
                slug,
                n.champ("nom").texte(),
                n.champ("complement").texte(),
                n.champ("intitule").texte(),
                n.champ("autorite").texte(),
                n.champ("fuseau").essai("un fuseau horaire est attendu ici, Europe/Paris par exemple", ZoneId::of),
                n.champ("serviceInstructeur").ouNul(Noeud::phrase),
                n.champ("tribunal").ouNul(Noeud::texte));
    }

    /** @param sansErreur true as long as nothing wrong was found in this guichet */
    Optional<GuichetDeclare> lire(Identite identite, BooleanSupplier sansErreur) {
        Noeud n = racine.champ("identite");
        Guichet.Type type = n.champ("type").parmi(Guichet.Type.class);
        Guichet.Etat etat = n.champ("etat").parmi(Guichet.Etat.class);
        String region = n.champ("region").texte();
        Map<String, Noeud> declarees = new LinkedHashMap<>();
        List<VersionDeclaree> versions = new ArrayList<>();
        racine.champ("versions").liste(version -> {
            ModeleNational modele = modele(version);
            changer(version, declarees);
            declarees.keySet().stream()
                    .filter(cle -> !modele.modifiable(cle))
                    .forEach(cle -> declarees.get(cle).erreur(ModeleNational.INTERDITE));
            Composition composition = new Composition(modele, declarees);
            String numero = NumeroDeVersion.lire(version.champ("numero"));
            LocalDate effet = version.champ("effet").date();
            NumeroDeVersion.verifierAnnee(version.champ("numero"), numero, effet);
            String motif = version.champ("motif").phrase();
            if (sansErreur.getAsBoolean()) {
                Reglement reglement = composition.reglement(identite, numero, effet);
                composition.verifierCoherence(reglement, erreurs);
                composition.verifierBornes(reglement, erreurs);
                versions.add(VersionDeclaree.de(reglement, motif));
            }
            return version;
        });
        if (sansErreur.getAsBoolean()) {
            verifierSuite(versions);
        }
        return sansErreur.getAsBoolean()
                ? Optional.of(new GuichetDeclare(identite, type, etat, region, List.copyOf(versions)))
                : Optional.empty();
    }

    /** The model that the version names; else that of the version before it, the first one for the first version. */
    private ModeleNational modele(Noeud version) {
        version.vocabulaire("numero", "effet", "motif", "modele", "valeurs");
        Noeud nomme = version.champ("modele");
        if (!nomme.estAbsent()) {
            String numero =
                    nomme.parmi(modeles.stream().map(ModeleNational::numero).toList());
            modeleCourant = modeles.stream()
                    .filter(modele -> modele.numero().equals(numero))
                    .findFirst()
                    .orElse(modeleCourant);
        }
        return modeleCourant;
    }

    /** @param declarees what the guichet says itself, version after version */
    private static void changer(Noeud version, Map<String, Noeud> declarees) {
        Noeud changements = version.champ("valeurs");
        if (changements.estAbsent()) {
            changements.erreur("clé obligatoire absente ; rien à changer : {}");
        }
        List<String> cles = Vocabulaire.cles().stream().map(Cle::nom).toList();
        changements.vocabulaire(
                Stream.concat(cles.stream(), ModeleNational.PRINCIPES.stream()).toList());
        changements.champs().forEach((cle, declaree) -> {
            if (ModeleNational.PRINCIPES.contains(cle)) {
                declaree.erreur(ModeleNational.INTERDITE);
            } else if (declaree.estLeMot(Declarations.HERITEE)) {
                if (declarees.remove(cle) == null) {
                    declaree.erreur("cette règle est déjà héritée du modèle national");
                }
            } else if (cles.contains(cle)) {
                declarees.put(cle, declaree.vocabulaire("depuis", "source", "hypothese", "precisions", "valeur"));
            }
        });
    }

    private void verifierSuite(List<VersionDeclaree> versions) {
        Noeud noeud = racine.champ("versions");
        if (versions.isEmpty()) {
            noeud.erreur("au moins une version est attendue");
        }
        List<Reglement> reglements =
                versions.stream().map(VersionDeclaree::reglement).toList();
        Noeud.sansDoublon(noeud, reglements, Reglement::version, "version");
        for (int rang = 1; rang < reglements.size(); rang++) {
            Reglement version = reglements.get(rang);
            Reglement precedente = reglements.get(rang - 1);
            if (version.effet().isBefore(precedente.effet())) {
                noeud.erreur("la version " + version.version() + " ne peut pas prendre effet avant la précédente");
            }
            if (version.effet().equals(precedente.effet())
                    && NumeroDeVersion.ORDRE.compare(version.version(), precedente.version()) < 0) {
                noeud.erreur("la version " + version.version() + " prend effet le même jour que la version "
                        + precedente.version() + " : pour prévaloir, elle doit avoir un rang plus grand");
            }
        }
    }
}
