package fr.guichets.reglement.tenants;

import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Identite;
import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.socle.CodeDepartement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one guichet and resolves its versions: national model, then what each version changes, in order. */
final class LectureGuichet {

    private static final Pattern SLUG = Pattern.compile("[a-z][a-z-]{0,60}[a-z]");

    private final Noeud racine;
    private final ModeleNational national;

    LectureGuichet(Noeud racine, ModeleNational national) {
        this.racine = racine;
        this.national = national;
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
        Map<String, Noeud> valeurs = national.valeursParCle();
        Map<String, List<Provenance>> provenances = new LinkedHashMap<>(national.provenances());
        List<VersionDeclaree> versions = new ArrayList<>();
        racine.champ("versions").liste(version -> {
            appliquer(version, valeurs, provenances);
            Reglement reglement = resoudre(version, identite, valeurs, provenances);
            String motif = version.champ("motif").phrase();
            if (sansErreur.getAsBoolean()) {
                new Coherence(reglement, valeurs).verifier();
                national.verifierBornes(reglement, valeurs);
                versions.add(VersionDeclaree.de(reglement, motif));
            }
            return reglement;
        });
        if (sansErreur.getAsBoolean()) {
            verifierSuite(versions);
        }
        return sansErreur.getAsBoolean()
                ? Optional.of(new GuichetDeclare(identite, type, etat, region, List.copyOf(versions)))
                : Optional.empty();
    }

    private void appliquer(Noeud version, Map<String, Noeud> valeurs, Map<String, List<Provenance>> provenances) {
        version.vocabulaire("numero", "effet", "motif", "valeurs");
        Noeud changements = version.champ("valeurs");
        if (changements.estAbsent()) {
            changements.erreur("clé obligatoire absente ; rien à changer : {}");
        }
        changements.champs().forEach((cle, declaree) -> {
            if (ModeleNational.PRINCIPES.contains(cle) || (Valeurs.CLES.contains(cle) && !national.modifiable(cle))) {
                declaree.erreur("règle nationale, qu'un département ne change pas");
            }
        });
        changements.vocabulaire(Stream.concat(Valeurs.CLES.stream(), ModeleNational.PRINCIPES.stream())
                .toList());
        Valeurs.CLES.forEach(cle -> {
            Noeud declaree = changements.champ(cle);
            if (!declaree.estAbsent()) {
                declaree.vocabulaire("depuis", "source", "hypothese", "precisions", "valeur");
                provenances.put(cle, Sourcage.provenances(cle, Provenance.Niveau.DEPARTEMENT, declaree));
                valeurs.put(cle, declaree.champ("valeur"));
                if (declaree.champ("valeur").estAbsent()) {
                    declaree.erreur("« valeur » est absente ; pour dire qu'il n'y en a pas : null");
                }
            }
        });
    }

    private Reglement resoudre(
            Noeud version, Identite identite, Map<String, Noeud> valeurs, Map<String, List<Provenance>> provenances) {
        LocalDate effet = version.champ("effet").date();
        List<Provenance> toutes = new ArrayList<>();
        provenances.values().forEach(toutes::addAll);
        toutes.addAll(national.principes());
        return Valeurs.lire(
                version.champ("numero").texte(), effet, identite, valeurs, Collections.unmodifiableList(toutes));
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
            if (!reglements.get(rang).effet().isAfter(reglements.get(rang - 1).effet())) {
                noeud.erreur(
                        "la version " + reglements.get(rang).version() + " doit prendre effet après la précédente");
            }
        }
    }
}
