package fr.guichets.web.instruction;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.web.Lecture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was typed in the form of an act, word for word.
 *
 * @param points one per line
 * @param motifs codes of reasons of refusal
 * @param vers code of the guichet that takes over
 * @param confirme true once the box before the act is ticked
 */
public record SaisieActe(
        String points, String avant, Set<String> motifs, String explication, String vers, boolean confirme) {

    public static final int POINTS_MAXIMUM = 20;
    public static final int POINT_MAXIMAL = 500;
    public static final int EXPLICATION_MAXIMALE = 2_000;

    private static final Typographie FR = new Typographie();

    /** What applicants forget most often; ticked, a sentence joins the points. */
    static final List<String> MODELES = List.of(
            "Précisez le besoin : ce qui ne va pas aujourd’hui et ce que le projet changera.",
            "Détaillez les dépenses : une ligne par prestation, avec sa nature et son montant hors taxes.",
            "Donnez le devis ou la proposition qui justifie le montant de chaque dépense, sans le signer.",
            "Complétez le plan de financement : chaque aide demandée ou obtenue, avec son montant.",
            "Donnez le calendrier du projet, avec la date prévue de signature du devis ou du marché.",
            "Dites quelles collectivités sont associées au projet et ce que chacune paie.");

    static SaisieActe de(Map<String, String[]> parametres) {
        String ajoutes = Arrays.stream(parametres.getOrDefault("modele", new String[0]))
                .filter(MODELES::contains)
                .collect(Collectors.joining("\n"));
        return new SaisieActe(
                Stream.of(texte(parametres, "points"), ajoutes)
                        .filter(partie -> !partie.isBlank())
                        .collect(Collectors.joining("\n")),
                texte(parametres, "avant"),
                new LinkedHashSet<>(Arrays.asList(parametres.getOrDefault("motif", new String[0]))),
                texte(parametres, "explication"),
                texte(parametres, "vers"),
                parametres.containsKey("confirme"));
    }

    private static String texte(Map<String, String[]> parametres, String nom) {
        return parametres
                .getOrDefault(nom, new String[] {""})[0]
                .replace("\r\n", "\n")
                .strip();
    }

    List<String> lignes() {
        return points.lines()
                .map(String::strip)
                .filter(ligne -> !ligne.isEmpty())
                .toList();
    }

    public Set<Motif> motifsLus() {
        return Arrays.stream(Motif.values())
                .filter(motif -> motifs.contains(motif.name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @throws IllegalArgumentException when it is not a date */
    LocalDate avantLu() {
        return Lecture.date(avant);
    }

    /** What must be put right before the recap, each field with its remedy. */
    List<Lecture.Erreur> erreurs(Acte acte, LocalDate aujourdhui) {
        List<Lecture.Erreur> erreurs = new ArrayList<>();
        if (acte.demande(Acte.Champ.POINTS)) {
            verifierPoints(erreurs);
        }
        if (acte.demande(Acte.Champ.AVANT)) {
            verifierAvant(erreurs, aujourdhui);
        }
        if (acte.demande(Acte.Champ.VERS) && vers.isEmpty()) {
            erreurs.add(erreur("vers", "Choisissez le guichet qui recevra le dossier"));
        }
        if (acte.demande(Acte.Champ.EXPLICATION)) {
            verifierExplication(erreurs, acte);
        }
        return erreurs;
    }

    private void verifierPoints(List<Lecture.Erreur> erreurs) {
        if (lignes().isEmpty()) {
            erreurs.add(erreur("points", "Écrivez ou cochez au moins un point à compléter"));
        } else if (lignes().size() > POINTS_MAXIMUM) {
            erreurs.add(erreur("points", "Écrivez " + POINTS_MAXIMUM + " points au plus : regroupez les plus petits"));
        } else if (lignes().stream().anyMatch(ligne -> ligne.length() > POINT_MAXIMAL)) {
            erreurs.add(erreur("points", "Coupez le point qui dépasse " + POINT_MAXIMAL + " caractères"));
        }
    }

    private void verifierAvant(List<Lecture.Erreur> erreurs, LocalDate aujourdhui) {
        try {
            if (!avantLu().isAfter(aujourdhui)) {
                erreurs.add(erreur("avant", "Choisissez une date après aujourd’hui, le " + FR.dateCourte(aujourdhui)));
            }
        } catch (IllegalArgumentException e) {
            erreurs.add(erreur("avant", e.getMessage()));
        }
    }

    private void verifierExplication(List<Lecture.Erreur> erreurs, Acte acte) {
        if (explication.isEmpty()) {
            String remede =
                    switch (acte) {
                        case DECLARER_IRRECEVABLE, CONSTATER_HORS_DELAI ->
                            "Expliquez au demandeur pourquoi, et ce qu’il peut faire";
                        case REORIENTER -> "Dites pourquoi l’autre guichet est compétent";
                        case ENREGISTRER_DESISTEMENT -> "Dites comment et quand le porteur s’est désisté";
                        default -> "Dites pourquoi";
                    };
            erreurs.add(erreur("explication", remede));
        } else if (explication.length() > EXPLICATION_MAXIMALE) {
            erreurs.add(erreur("explication", "Écrivez " + FR.nombre(EXPLICATION_MAXIMALE) + " caractères au plus"));
        }
    }

    static Lecture.Erreur erreur(String champ, String remede) {
        return new Lecture.Erreur(champ, "", FR.phrase(remede));
    }
}
