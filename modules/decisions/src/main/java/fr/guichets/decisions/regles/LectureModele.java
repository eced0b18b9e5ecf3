package fr.guichets.decisions.regles;

import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.regles.Gabarit.Bloc;
import fr.guichets.decisions.regles.Gabarit.Branches;
import fr.guichets.decisions.regles.Gabarit.ChoixDeLignes;
import fr.guichets.decisions.regles.Gabarit.ChoixDeMots;
import fr.guichets.decisions.regles.Gabarit.Ligne;
import fr.guichets.decisions.regles.Gabarit.Ligne.Genre;
import fr.guichets.decisions.regles.Gabarit.Morceau;
import fr.guichets.decisions.regles.Gabarit.Mots;
import fr.guichets.decisions.regles.Gabarit.Noeud;
import fr.guichets.decisions.regles.Gabarit.Valeur;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a template line by line and tells everything that is wrong with it. One line is one paragraph; « # » opens an article,
 * « - » an item of a list, « Vu » or « Considérant » a visa. Between braces: a field, « si » and a condition, « sinon », « fin ».
 */
public final class LectureModele {

    private static final Pattern ACCOLADES = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern VISA = Pattern.compile("(Vu|Considérant) .*");

    /**
     * @param ligne 1, 2, 3…; 0 when it is about the whole text
     * @param code stable, upper case
     * @param message French, says the remedy
     */
    public record Defaut(int ligne, String code, String message) {}

    private final NatureActe nature;
    private final List<Defaut> defauts = new ArrayList<>();
    private final Branches<Noeud> lignes = new Branches<>(ChoixDeLignes::new);
    private Branches<Morceau> mots;
    private int numero;

    private LectureModele(NatureActe nature) {
        this.nature = nature;
    }

    /** @param gabarit meaningful only when there is no defect */
    public record Lu(Gabarit gabarit, List<Defaut> defauts) {}

    public static Lu lire(NatureActe nature, String texte) {
        LectureModele lecture = new LectureModele(nature);
        texte.lines().forEach(lecture::ligne);
        if (lecture.lignes.ouverte()) {
            lecture.refuser(
                    lecture.lignes.ouverteA(),
                    "CONDITION_OUVERTE",
                    "la condition ouverte ici n'est pas fermée : ajoutez {fin} seul sur une ligne.");
        }
        return new Lu(new Gabarit(lecture.lignes.tronc()), List.copyOf(lecture.defauts));
    }

    private void ligne(String brute) {
        numero++;
        String ligne = brute.strip();
        Matcher seule = ACCOLADES.matcher(ligne);
        if (ligne.isEmpty()) {
            return;
        }
        if (seule.matches()) {
            String contenu = seule.group(1);
            if (commande(contenu, lignes)) {
                return;
            }
            Optional<Champ> champ = champ(contenu);
            if (champ.isPresent() && champ.get().seul()) {
                lignes.ajouter(new Bloc(champ.get()));
                return;
            }
        }
        mots = new Branches<>(ChoixDeMots::new);
        if (ligne.startsWith("# ")) {
            lignes.ajouter(
                    new Ligne(numero, Genre.ARTICLE, morceaux(ligne.substring(2).strip())));
        } else if (ligne.startsWith("- ")) {
            lignes.ajouter(
                    new Ligne(numero, Genre.PUCE, morceaux(ligne.substring(2).strip())));
        } else {
            Genre genre = VISA.matcher(ligne).matches() ? Genre.VISA : Genre.PARAGRAPHE;
            lignes.ajouter(new Ligne(numero, genre, morceaux(ligne)));
        }
    }

    private List<Morceau> morceaux(String ligne) {
        Matcher accolades = ACCOLADES.matcher(ligne);
        int suite = 0;
        while (accolades.find()) {
            mots(ligne.substring(suite, accolades.start()));
            suite = accolades.end();
            String contenu = accolades.group(1);
            if (!commande(contenu, mots)) {
                valeur(contenu);
            }
        }
        mots(ligne.substring(suite));
        if (mots.ouverte()) {
            refuser(
                    numero,
                    "CONDITION_OUVERTE",
                    "la condition ouverte dans cette ligne doit y être fermée par {fin}, ou {si …} doit être seul sur sa"
                            + " ligne.");
        }
        return mots.tronc();
    }

    private void mots(String texte) {
        if (texte.indexOf('{') >= 0 || texte.indexOf('}') >= 0) {
            refuser(
                    numero,
                    "ACCOLADE_SEULE",
                    "une accolade n'a pas son autre moitié près de « " + extrait(texte) + " » : écrivez {champ}.");
        } else if (!texte.isEmpty()) {
            mots.ajouter(new Mots(texte));
        }
    }

    private static String extrait(String texte) {
        int accolade = Math.max(texte.indexOf('{'), texte.indexOf('}'));
        int debut = Math.max(0, accolade - 15);
        return texte.substring(debut, Math.min(texte.length(), accolade + 25)).strip();
    }

    private void valeur(String contenu) {
        Optional<Champ> champ = champ(contenu);
        if (champ.isEmpty()) {
            refuser(
                    numero,
                    "CHAMP_INCONNU",
                    "{" + contenu + "} n'existe pas dans ce modèle : choisissez un champ de la liste.");
        } else if (champ.get().seul()) {
            refuser(
                    numero,
                    "CHAMP_SEUL_SUR_SA_LIGNE",
                    "{" + champ.get().code() + "} donne plusieurs lignes : mettez-le seul sur une ligne.");
        } else {
            mots.ajouter(new Valeur(champ.get()));
        }
    }

    private Optional<Champ> champ(String contenu) {
        return Vocabulaire.champ(contenu).filter(champ -> champ.natures().contains(nature));
    }

    /** True when the braces hold no value but si, sinon or fin. */
    private boolean commande(String contenu, Branches<?> branches) {
        String commande = Vocabulaire.normaliser(contenu);
        if (commande.startsWith("si ")) {
            ouvrir(commande.substring(3), branches);
        } else if (commande.equals("sinon")) {
            if (!branches.ouverte() || branches.dansSinon()) {
                refuser(numero, "CONDITION_ABSENTE", "{sinon} ne suit aucun {si …}.");
            } else {
                branches.passerASinon();
            }
        } else if (commande.equals("fin")) {
            if (branches.ouverte()) {
                branches.fermer();
            } else {
                refuser(numero, "CONDITION_ABSENTE", "{fin} ne ferme aucune condition.");
            }
        } else {
            return false;
        }
        return true;
    }

    private void ouvrir(String code, Branches<?> branches) {
        Condition condition = Condition.parCode(code).orElse(null);
        if (condition == null) {
            refuser(
                    numero,
                    "CONDITION_INCONNUE",
                    "{si " + code + "} n'existe pas : choisissez une condition de la liste.");
        }
        if (branches.ouverte()) {
            refuser(
                    numero,
                    "CONDITION_IMBRIQUEE",
                    "la condition ouverte ligne " + branches.ouverteA() + " doit d'abord être fermée par {fin}.");
            return;
        }
        branches.ouvrir(condition, numero);
    }

    private void refuser(int ligne, String code, String message) {
        defauts.add(new Defaut(ligne, code, message));
    }
}
