package fr.guichets.web.programmation;

import fr.guichets.documents.Typographie;
import fr.guichets.programmation.Avis;
import fr.guichets.programmation.AvisRendu;
import fr.guichets.programmation.Feuille;
import fr.guichets.programmation.LigneDeReleve;
import fr.guichets.socle.Montant;
import fr.guichets.web.Lecture;
import fr.guichets.web.MontantSaisi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was typed in the form of the opinions, word for word, one line per dossier. */
final class SaisieDesAvis {

    private static final Typographie FR = new Typographie();

    /**
     * One line of the form.
     *
     * @param version of the line that was read
     * @param avis name of an {@link Avis}, empty when none is chosen
     */
    public record Ligne(String dossier, String version, String avis, String montant, String motif, String rang) {

        static Ligne de(LigneDeReleve ligne) {
            Montant montant = ligne.avis() == Avis.FAVORABLE || ligne.avis() == Avis.LISTE_COMPLEMENTAIRE
                    ? ligne.montant()
                    : ligne.montantMaximum();
            return new Ligne(
                    ligne.dossier(),
                    String.valueOf(ligne.version()),
                    ligne.avis() == null ? "" : ligne.avis().name(),
                    FR.montant(montant),
                    ligne.motif(),
                    ligne.rang() == null ? "" : ligne.rang().toString());
        }

        private boolean dit(Ligne autre) {
            return avis.equals(autre.avis)
                    && (motif.equals(autre.motif) && rang.equals(autre.rang))
                    && (montant.equals(autre.montant) || !avecMontant());
        }

        private boolean avecMontant() {
            return avis.equals(Avis.FAVORABLE.name()) || avis.equals(Avis.LISTE_COMPLEMENTAIRE.name());
        }
    }

    private final Map<String, Ligne> lignes = new LinkedHashMap<>();
    private final List<AvisRendu> rendus = new ArrayList<>();
    private final List<Lecture.Erreur> erreurs = new ArrayList<>();

    private SaisieDesAvis() {}

    /** As the relevé stands. */
    static SaisieDesAvis de(Feuille feuille) {
        SaisieDesAvis saisie = new SaisieDesAvis();
        feuille.presentes().forEach(ligne -> saisie.lignes.put(ligne.dossier(), Ligne.de(ligne)));
        return saisie;
    }

    /** As it was sent; lines that say what the relevé already says give no opinion. */
    static SaisieDesAvis lue(Feuille feuille, Map<String, String[]> parametres) {
        SaisieDesAvis saisie = de(feuille);
        for (LigneDeReleve ligne : feuille.presentes()) {
            if (parametres.containsKey("avis-" + ligne.dossier())) {
                saisie.lire(ligne, parametres);
            }
        }
        return saisie;
    }

    private void lire(LigneDeReleve ligne, Map<String, String[]> parametres) {
        String dossier = ligne.dossier();
        Ligne connue = lignes.get(dossier);
        Ligne lue = new Ligne(
                dossier,
                texte(parametres, "version", dossier),
                texte(parametres, "avis", dossier),
                texte(parametres, "montant", dossier),
                texte(parametres, "motif", dossier),
                texte(parametres, "rang", dossier));
        lignes.put(dossier, lue);
        if (lue.dit(connue)
                || lue.avis().isEmpty()
                        && connue.avis().isEmpty()
                        && lue.motif().isEmpty()) {
            return;
        }
        if (!nomme(lue.avis())) {
            erreur("avis", dossier, "Choisissez un avis");
            return;
        }
        rendus.add(new AvisRendu(
                dossier,
                lue.version().matches("\\d{1,18}") ? Long.valueOf(lue.version()) : null,
                Avis.valueOf(lue.avis()),
                lue.avecMontant() ? montant(lue) : null,
                lue.motif(),
                lue.avis().equals(Avis.LISTE_COMPLEMENTAIRE.name()) ? rang(lue) : null));
    }

    private static boolean nomme(String avis) {
        return List.of(Avis.values()).stream().map(Enum::name).anyMatch(avis::equals);
    }

    private static String texte(Map<String, String[]> parametres, String champ, String dossier) {
        return parametres.getOrDefault(champ + "-" + dossier, new String[] {""})[0].strip();
    }

    private Montant montant(Ligne lue) {
        if (lue.montant().isEmpty()) {
            erreur("montant", lue.dossier(), "Saisissez le montant proposé");
            return null;
        }
        try {
            return MontantSaisi.lire(lue.montant());
        } catch (IllegalArgumentException e) {
            erreur("montant", lue.dossier(), e.getMessage());
            return null;
        }
    }

    private Integer rang(Ligne lue) {
        if (lue.rang().isEmpty()) {
            return null;
        }
        if (!lue.rang().matches("\\d{1,4}")) {
            erreur("rang", lue.dossier(), "Saisissez le rang en chiffres, par exemple 1");
            return null;
        }
        return Integer.valueOf(lue.rang());
    }

    private void erreur(String champ, String dossier, String remede) {
        erreurs.add(new Lecture.Erreur(champ + "-" + dossier, dossier, FR.phrase(remede)));
    }

    /** The field of the form behind {@code avis[2].montant}. */
    Lecture.Erreur erreur(String champ, String message) {
        int debut = champ.indexOf('[') + 1;
        String dossier = rendus.get(Integer.parseInt(champ.substring(debut, champ.indexOf(']'))))
                .dossier();
        return new Lecture.Erreur(champ.substring(champ.indexOf(']') + 2) + "-" + dossier, dossier, FR.phrase(message));
    }

    /** The same words, to be sent again over what somebody wrote meanwhile. */
    void relire(Feuille feuille) {
        feuille.presentes()
                .forEach(ligne -> lignes.computeIfPresent(
                        ligne.dossier(),
                        (dossier, l) -> new Ligne(
                                dossier, String.valueOf(ligne.version()), l.avis(), l.montant(), l.motif(), l.rang())));
    }

    Ligne ligne(String dossier) {
        return lignes.get(dossier);
    }

    List<AvisRendu> rendus() {
        return rendus;
    }

    List<Lecture.Erreur> erreurs() {
        return List.copyOf(erreurs);
    }
}
