package fr.guichets.web;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.LectureProjet;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Demande.Cofinancement;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.ThemeNational;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Montant;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads what was typed as a project and notes every wrong field, each with its remedy. */
public final class Lecture {

    private static final Typographie FR = new Typographie();
    private static final int ANNEE_MINIMALE = 2000;
    private static final int ANNEE_MAXIMALE = 2100;
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("ddMMuuuu").withResolverStyle(ResolverStyle.STRICT));
    private static final Pattern DATE_ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /**
     * @param champ id of the field in the page
     * @param ligne « Dépense 2 », empty for a field that is alone of its kind
     * @param remede what to do, as said beside the field
     */
    public record Erreur(String champ, String ligne, String remede) {

        public Erreur(String champ, String remede) {
            this(champ, "", remede);
        }

        /** What a boundary refuses, as said on a screen. */
        public static List<Erreur> de(ChampsInvalides refus) {
            return de(refus, UnaryOperator.identity());
        }

        /** @param champ on the screen, for the name that the boundary gives it */
        public static List<Erreur> de(ChampsInvalides refus, UnaryOperator<String> champ) {
            return refus.erreurs().stream()
                    .map(erreur -> new Erreur(champ.apply(erreur.champ()), FR.phrase(erreur.message())))
                    .toList();
        }

        /** What is said beside a field, empty when it is right. */
        public static String remede(List<Erreur> erreurs, String champ) {
            return erreurs.stream()
                    .filter(erreur -> erreur.champ().equals(champ))
                    .map(Erreur::remede)
                    .findFirst()
                    .orElse("");
        }

        /** The remedy, with the line that it is about, as said above the form. */
        public String message() {
            return ligne.isEmpty()
                    ? remede
                    : FR.phrase(
                            ligne + " : " + remede.substring(0, 1).toLowerCase(Locale.FRENCH) + remede.substring(1));
        }
    }

    private final List<Erreur> erreurs = new ArrayList<>();
    private final List<Demande.Depense> depenses = new ArrayList<>();
    private final List<Cofinancement> aides = new ArrayList<>();
    private final Montant demande;
    private final String theme;
    private final Integer duree;
    private final LocalDate jourDepot;
    private final LocalDate signature;

    Lecture(Saisie saisie, LocalDate aujourdhui) {
        lireDepenses(saisie.depenses());
        lireAides(saisie.aides());
        this.demande = facultatif("demande", saisie.demande(), this::montantPositif);
        this.theme = facultatif("theme", saisie.theme(), Lecture::theme);
        this.duree = facultatif("duree", saisie.duree(), Lecture::mois);
        LocalDate jour = facultatif("depot", saisie.depot(), Lecture::date);
        this.jourDepot = jour == null ? aujourdhui : jour;
        this.signature = facultatif("signature", saisie.signature(), Lecture::date);
    }

    private void lireDepenses(List<Saisie.Depense> saisies) {
        if (saisies.size() > Saisie.DEPENSES_MAXIMUM) {
            erreur(
                    "depense-1-libelle",
                    "",
                    "Saisissez au plus " + Saisie.DEPENSES_MAXIMUM + " dépenses : regroupez les plus petites");
        }
        for (int i = 0; i < saisies.size(); i++) {
            Saisie.Depense saisie = saisies.get(i);
            if (!saisie.estVide()) {
                lireDepense(saisie, i + 1);
            }
        }
        if (saisies.stream().allMatch(Saisie.Depense::estVide)) {
            erreur("depense-1-libelle", "", "Saisissez au moins une dépense");
        }
    }

    private void lireDepense(Saisie.Depense saisie, int rang) {
        String debut = "depense-" + rang;
        String ligne = "Dépense " + rang;
        NatureDepense nature = constante(NatureDepense.class, saisie.nature())
                .orElseGet(() -> erreur(debut + "-nature", ligne, "Choisissez sa nature"));
        Montant montant = saisie.montant().isEmpty()
                ? erreur(debut + "-montant", ligne, "Saisissez son montant hors taxes")
                : lire(debut + "-montant", ligne, saisie.montant(), this::montantPositif);
        if (nature != null && montant != null) {
            String libelle = saisie.libelle().isEmpty() ? nature.libelle() : saisie.libelle();
            depenses.add(new Demande.Depense(libelle, nature, montant));
        }
    }

    private void lireAides(List<Saisie.Aide> saisies) {
        if (saisies.size() > Saisie.AIDES_MAXIMUM) {
            erreur("aide-1-organisme", "", "Saisissez au plus " + Saisie.AIDES_MAXIMUM + " aides : regroupez-les");
        }
        for (int i = 0; i < saisies.size(); i++) {
            Saisie.Aide saisie = saisies.get(i);
            if (!saisie.estVide()) {
                lireAide(saisie, i + 1);
            }
        }
    }

    private void lireAide(Saisie.Aide saisie, int rang) {
        String debut = "aide-" + rang;
        String ligne = "Aide " + rang;
        Cofinancement.Statut statut = constante(Cofinancement.Statut.class, saisie.statut())
                .orElseGet(() -> erreur(debut + "-statut", ligne, "Dites si elle est obtenue ou seulement demandée"));
        Montant montant = saisie.montant().isEmpty()
                ? erreur(debut + "-montant", ligne, "Saisissez son montant")
                : lire(debut + "-montant", ligne, saisie.montant(), this::montantPositif);
        if (statut != null && montant != null) {
            aides.add(new Cofinancement(saisie.organisme(), montant, statut));
        }
    }

    private Montant montantPositif(String texte) {
        Montant montant = MontantSaisi.lire(texte);
        if (montant.estNul()) {
            throw new IllegalArgumentException("Saisissez un montant supérieur à 0");
        }
        return montant;
    }

    private static String theme(String texte) {
        return constante(ThemeNational.class, texte)
                .map(Enum::name)
                .orElseThrow(() -> new IllegalArgumentException("Choisissez un thème de la liste"));
    }

    private static Integer mois(String texte) {
        if (!texte.matches("\\d{1,3}")
                || Integer.parseInt(texte) < 1
                || Integer.parseInt(texte) > LectureProjet.DUREE_MAXIMALE) {
            throw new IllegalArgumentException("Saisissez la durée en mois, par exemple 12");
        }
        return Integer.valueOf(texte);
    }

    /** @throws IllegalArgumentException whose message says the remedy. */
    public static LocalDate date(String texte) {
        for (DateTimeFormatter forme : DATES) {
            try {
                LocalDate jour = LocalDate.parse(texte, forme);
                if (jour.getYear() >= ANNEE_MINIMALE && jour.getYear() <= ANNEE_MAXIMALE) {
                    return jour;
                }
            } catch (DateTimeException e) {
                continue;
            }
        }
        throw new IllegalArgumentException("Saisissez une date qui existe, par exemple 07/06/2021");
    }

    /** A date as a field shows it: word for word, except that the form of addresses is turned into the French one. */
    public static String dateMontree(String texte) {
        if (!DATE_ISO.matcher(texte).matches()) {
            return texte;
        }
        try {
            return FR.dateCourte(date(texte));
        } catch (IllegalArgumentException e) {
            return texte;
        }
    }

    private static <E extends Enum<E>> Optional<E> constante(Class<E> type, String nom) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constante -> constante.name().equals(nom))
                .findFirst();
    }

    private <T> T facultatif(String champ, String texte, Function<String, T> lecture) {
        return texte.isEmpty() ? null : lire(champ, "", texte, lecture);
    }

    private <T> T lire(String champ, String ligne, String texte, Function<String, T> lecture) {
        try {
            return lecture.apply(texte);
        } catch (IllegalArgumentException e) {
            return erreur(champ, ligne, e.getMessage());
        }
    }

    private <T> T erreur(String champ, String ligne, String remede) {
        erreurs.add(new Erreur(champ, ligne, FR.phrase(remede)));
        return null;
    }

    List<Erreur> erreurs() {
        return List.copyOf(erreurs);
    }

    LocalDate jourDepot() {
        return jourDepot;
    }

    boolean aUnMontantDemande() {
        return demande != null;
    }

    /** Filing today means now; filing another day means at noon there, since windows and sessions are counted in days. */
    Demande pour(Collectivite porteur, Instant maintenant, ZoneId fuseau) {
        boolean aujourdhui = jourDepot.equals(LocalDate.ofInstant(maintenant, fuseau));
        Instant depot = aujourdhui
                ? maintenant
                : jourDepot.atTime(LocalTime.NOON).atZone(fuseau).toInstant();
        return new Demande(porteur, theme, List.copyOf(depenses), demande, List.copyOf(aides), duree, depot, signature);
    }
}
