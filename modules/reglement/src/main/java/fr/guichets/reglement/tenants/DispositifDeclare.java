package fr.guichets.reglement.tenants;

import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.socle.Montant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The scheme of which every guichet spends a part, as {@code _national/dispositif.yaml} says it.
 *
 * @param axes add up to the dotation; exactly one has laboratoires: the one that is delegated to the guichets
 * @param provenances where each value comes from, one per key: axes.AXE3.laboratoires
 */
public record DispositifDeclare(
        String code,
        String libelle,
        Montant dotation,
        int premierExercice,
        int dernierExercice,
        List<Axe> axes,
        List<Provenance> provenances) {

    /** @param laboratoires held at regional level; null for an axis that is not delegated to the guichets */
    public record Axe(String code, String libelle, Montant dotation, Montant laboratoires) {}

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,20}");

    private static final class Lecture {

        private final List<Provenance> provenances = new ArrayList<>();

        /** The value of a key that says where it comes from. */
        private Noeud valeur(Noeud n, String cle) {
            n.vocabulaire("depuis", "source", "hypothese", "valeur");
            LocalDate depuis = n.champ("depuis").date();
            if (depuis != null) {
                provenances.addAll(Sourcage.provenances(cle, Provenance.Niveau.NATIONAL, n));
            }
            return n.champ("valeur");
        }

        private Axe axe(Noeud n) {
            n.vocabulaire("code", "libelle", "dotation", "laboratoires");
            String code = code(n.champ("code"));
            String chemin = "axes." + code + ".";
            Noeud laboratoires = n.champ("laboratoires");
            Montant dotation = valeur(n.champ("dotation"), chemin + "dotation").montant();
            Montant regional = laboratoires.estAbsent()
                    ? null
                    : valeur(laboratoires, chemin + "laboratoires").montant();
            if (dotation != null && regional != null && regional.compareTo(dotation) > 0) {
                laboratoires.erreur("les laboratoires ont plus que l'axe");
            }
            return new Axe(code, n.champ("libelle").phrase(), dotation, regional);
        }

        private static String code(Noeud n) {
            return n.essai("des lettres majuscules et des chiffres sont attendus ici", texte -> {
                if (!CODE.matcher(texte).matches()) {
                    throw new IllegalArgumentException(texte);
                }
                return texte;
            });
        }
    }

    /** Notes everything that is wrong; the result is then not to be used. */
    static DispositifDeclare lire(Noeud racine) {
        racine.vocabulaire("libelle", "code", "dotation", "exercices", "axes");
        Lecture lecture = new Lecture();
        String code = Lecture.code(lecture.valeur(racine.champ("code"), "code"));
        Noeud total = racine.champ("dotation");
        Montant dotation = lecture.valeur(total, "dotation").montant();
        Noeud horizon = lecture.valeur(racine.champ("exercices"), "exercices").vocabulaire("premier", "dernier");
        Integer premier = horizon.champ("premier").entier();
        Integer dernier = horizon.champ("dernier").entier();
        if (premier != null && dernier != null && dernier < premier) {
            horizon.erreur("le dernier exercice précède le premier");
        }
        Noeud suite = racine.champ("axes");
        List<Axe> axes = suite.liste(lecture::axe);
        verifier(suite, axes, dotation);
        return new DispositifDeclare(
                code,
                racine.champ("libelle").phrase(),
                dotation,
                premier == null ? 0 : premier,
                dernier == null ? 0 : dernier,
                axes,
                lecture.provenances);
    }

    private static void verifier(Noeud suite, List<Axe> axes, Montant dotation) {
        Noeud.sansDoublon(suite, axes, Axe::code, "axe");
        if (axes.stream().map(Axe::laboratoires).filter(Objects::nonNull).count() != 1) {
            suite.erreur("un axe, et un seul, dit ce qu'ont ses laboratoires : celui qui se délègue aux guichets");
        }
        if (dotation != null && axes.stream().map(Axe::dotation).allMatch(Objects::nonNull)) {
            Montant somme = Montant.somme(axes.stream().map(Axe::dotation).toList());
            if (!somme.equals(dotation)) {
                suite.erreur("la somme des axes, " + somme.enEuros().toPlainString() + ", n'est pas la dotation, "
                        + dotation.enEuros().toPlainString());
            }
        }
    }
}
