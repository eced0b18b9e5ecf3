package fr.guichets.web.execution;

import fr.guichets.documents.Typographie;
import fr.guichets.execution.AideRecue;
import fr.guichets.execution.Depense;
import fr.guichets.execution.Paiement;
import fr.guichets.execution.Paiement.Nature;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.socle.Montant;
import fr.guichets.web.Lecture;
import fr.guichets.web.MontantSaisi;
import fr.guichets.web.dossiers.Parametres;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The form of a request for payment, word for word. */
public final class SaisieDePaiement {

    private static final Typographie FR = new Typographie();

    /** @param prevu words of what was planned, empty for a line that the request did not have */
    public record LigneDepense(String libelle, String nature, String prevu, String reel) {

        boolean vide() {
            return libelle.isEmpty() && reel.isEmpty();
        }

        /** As a recap writes it, once it can be read. */
        public String paye() {
            return FR.montant(reel.isEmpty() ? Montant.ZERO : MontantSaisi.lire(reel));
        }
    }

    public record LigneAide(String organisme, String montant) {

        boolean vide() {
            return organisme.isEmpty() && montant.isEmpty();
        }

        /** As a recap writes it, once it can be read. */
        public String recu() {
            return FR.montant(MontantSaisi.lire(montant));
        }
    }

    private final Nature nature;
    private final List<LigneDepense> depenses;
    private final List<LigneAide> aides;
    private final String montant;
    private final String acheveLe;
    private final String observations;

    private SaisieDePaiement(
            Nature nature,
            List<LigneDepense> depenses,
            List<LigneAide> aides,
            String montant,
            String acheveLe,
            String observations) {
        this.nature = nature;
        this.depenses = new ArrayList<>(depenses);
        this.aides = new ArrayList<>(aides);
        this.montant = montant;
        this.acheveLe = acheveLe;
        this.observations = observations;
    }

    /** @param prevues what the request planned, to be filled with what came out */
    static SaisieDePaiement nouvelle(Nature nature, List<Depense> prevues) {
        return new SaisieDePaiement(nature, lignes(prevues), List.of(), "", "", "");
    }

    /** What was kept of it. */
    static SaisieDePaiement de(Paiement brouillon) {
        return new SaisieDePaiement(
                brouillon.nature(),
                lignes(brouillon.depenses()),
                brouillon.aides().stream()
                        .map(aide -> new LigneAide(aide.organisme(), ecrire(aide.montant())))
                        .toList(),
                brouillon.demande() == null ? "" : ecrire(brouillon.demande()),
                brouillon.acheveLe() == null ? "" : FR.dateCourte(brouillon.acheveLe()),
                brouillon.observations());
    }

    private static List<LigneDepense> lignes(List<Depense> depenses) {
        return depenses.stream()
                .map(depense -> new LigneDepense(
                        depense.libelle(),
                        depense.nature().name(),
                        depense.prevu().estNul() ? "" : ecrire(depense.prevu()),
                        depense.reel().estNul() ? "" : ecrire(depense.reel())))
                .toList();
    }

    private static String ecrire(Montant montant) {
        return montant.enEuros().toPlainString().replace('.', ',');
    }

    static SaisieDePaiement de(Parametres parametres, Nature nature) {
        List<String> libelles = parametres.textes("libelle");
        List<LigneDepense> depenses = new ArrayList<>();
        for (int rang = 0; rang < libelles.size(); rang++) {
            depenses.add(new LigneDepense(
                    libelles.get(rang).strip(),
                    valeur(parametres, "nature", rang),
                    valeur(parametres, "prevu", rang),
                    valeur(parametres, "reel", rang)));
        }
        List<String> organismes = parametres.textes("organisme");
        List<LigneAide> aides = new ArrayList<>();
        for (int rang = 0; rang < organismes.size(); rang++) {
            aides.add(new LigneAide(organismes.get(rang).strip(), valeur(parametres, "aide", rang)));
        }
        return new SaisieDePaiement(
                nature,
                depenses,
                aides,
                parametres.texte("montant"),
                parametres.texte("acheveLe"),
                parametres.texte("observations").replace("\r\n", "\n"));
    }

    private static String valeur(Parametres parametres, String nom, int rang) {
        List<String> valeurs = parametres.textes(nom);
        return rang < valeurs.size() ? valeurs.get(rang).strip() : "";
    }

    void ajouterDepense() {
        depenses.add(new LigneDepense("", "", "", ""));
    }

    void ajouterAide() {
        aides.add(new LigneAide("", ""));
    }

    /**
     * What the boundary takes; what cannot be read is noted with the field. Empty lines are left out.
     *
     * @param pieces files that go with it
     */
    Paiement.Saisie lire(List<Long> pieces, List<Lecture.Erreur> erreurs) {
        List<Depense> lues = new ArrayList<>();
        depenses.removeIf(LigneDepense::vide);
        aides.removeIf(LigneAide::vide);
        for (int rang = 0; rang < depenses.size(); rang++) {
            depense(rang, erreurs).ifPresent(lues::add);
        }
        List<AideRecue> recues = new ArrayList<>();
        for (int rang = 0; rang < aides.size(); rang++) {
            LigneAide ligne = aides.get(rang);
            montant("aide-" + (rang + 1) + "-montant", "Aide " + (rang + 1), ligne.montant(), erreurs)
                    .ifPresent(lu -> recues.add(new AideRecue(ligne.organisme(), lu)));
        }
        Montant demande = montant.isEmpty()
                ? null
                : montant("montant", "", montant, erreurs).orElse(null);
        LocalDate fin = acheveLe.isEmpty()
                ? null
                : lire("acheveLe", "", acheveLe, Lecture::date, erreurs).orElse(null);
        return new Paiement.Saisie(nature, demande, lues, recues, pieces, fin, observations);
    }

    private Optional<Depense> depense(int rang, List<Lecture.Erreur> erreurs) {
        LigneDepense ligne = depenses.get(rang);
        String champ = "depense-" + (rang + 1);
        Optional<NatureDepense> lue = Arrays.stream(NatureDepense.values())
                .filter(connue -> connue.name().equals(ligne.nature()))
                .findFirst();
        if (lue.isEmpty()) {
            erreurs.add(new Lecture.Erreur(champ + "-nature", "Dépense " + (rang + 1), "Choisissez sa nature"));
        }
        Optional<Montant> reel = ligne.reel().isEmpty()
                ? Optional.of(Montant.ZERO)
                : montant(champ + "-reel", "Dépense " + (rang + 1), ligne.reel(), erreurs);
        Optional<Montant> prevu = ligne.prevu().isEmpty()
                ? Optional.of(Montant.ZERO)
                : montant(champ + "-reel", "Dépense " + (rang + 1), ligne.prevu(), erreurs);
        return lue.isPresent() && reel.isPresent() && prevu.isPresent()
                ? Optional.of(new Depense(ligne.libelle(), lue.get(), prevu.get(), reel.get()))
                : Optional.empty();
    }

    private static Optional<Montant> montant(String champ, String ligne, String texte, List<Lecture.Erreur> erreurs) {
        return lire(champ, ligne, texte, MontantSaisi::lire, erreurs);
    }

    private static <T> Optional<T> lire(
            String champ, String ligne, String texte, Function<String, T> lecture, List<Lecture.Erreur> erreurs) {
        try {
            return Optional.of(lecture.apply(texte));
        } catch (IllegalArgumentException e) {
            erreurs.add(new Lecture.Erreur(champ, ligne, e.getMessage()));
            return Optional.empty();
        }
    }

    /** Id of the field of the page that the boundary names: depenses[0].reel, acheveLe. */
    static String champ(String nomme) {
        if (!nomme.matches("(depenses|aides)\\[\\d+]\\..*")) {
            return nomme;
        }
        int rang = Integer.parseInt(nomme.replaceAll("\\D", "")) + 1;
        String liste = nomme.startsWith("depenses") ? "depense" : "aide";
        return liste + "-" + rang + "-" + nomme.substring(nomme.indexOf('.') + 1);
    }

    public Nature getNature() {
        return nature;
    }

    public List<LigneDepense> getDepenses() {
        return depenses;
    }

    public List<LigneAide> getAides() {
        return aides;
    }

    public String getMontant() {
        return montant;
    }

    /** As a recap writes it, once it can be read. */
    public String getMontantLu() {
        return FR.montant(MontantSaisi.lire(montant));
    }

    public String getAcheveLe() {
        return acheveLe;
    }

    public String getObservations() {
        return observations;
    }
}
