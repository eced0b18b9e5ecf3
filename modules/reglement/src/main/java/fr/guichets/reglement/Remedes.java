package fr.guichets.reglement;

import static fr.guichets.reglement.regles.Phrases.jour;
import static fr.guichets.reglement.regles.Phrases.montant;

import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Demande.Anterieures;
import fr.guichets.reglement.Demande.Depense;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.reglement.Reglement.Depot;
import fr.guichets.reglement.Reglement.Forfait;
import fr.guichets.reglement.Reglement.Plancher;
import fr.guichets.reglement.regles.Phrases;
import fr.guichets.reglement.regles.VersionEnVigueur;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What would make a refused project possible, or give more to one that is possible. Each remedy was tried: the changed
 * project was judged again.
 */
public final class Remedes {

    /**
     * @param code SANS_REMEDE when nothing that the bearer can do would help, LIMITE for what holds the amount down
     * @param phrase one or more French sentences
     */
    public record Remede(String code, String phrase) {

        private static Remede de(String code, String phrase) {
            return new Remede(code, Phrases.typographie(phrase));
        }
    }

    /** @param demande the project once corrected; null when nothing corrects it */
    private record Correction(Remede remede, Demande demande) {

        private static Correction aucune(String phrase) {
            return new Correction(Remede.de("SANS_REMEDE", phrase), null);
        }
    }

    private final List<Reglement> versions;
    private final LocalDate aujourdhui;

    private Remedes(List<Reglement> versions, LocalDate aujourdhui) {
        this.versions = versions;
        this.aujourdhui = aujourdhui;
    }

    /**
     * Those of a refused project are to be followed all together. Empty when nothing is to be said.
     *
     * @param versions those that the guichet has published, by date of effect: another day may have other rules
     * @param aujourdhui where the guichet is; nothing can be done any more before that day
     */
    public static List<Remede> pour(List<Reglement> versions, Demande demande, LocalDate aujourdhui) {
        Remedes remedes = new Remedes(versions, aujourdhui);
        Evaluation evaluation = remedes.juger(demande);
        return evaluation.recevable()
                ? remedes.pourObtenirPlus(demande, evaluation)
                : remedes.pourEtreRecevable(demande, evaluation);
    }

    private Evaluation juger(Demande demande) {
        return regles(demande).evaluer(demande);
    }

    private Reglement regles(Demande demande) {
        return VersionEnVigueur.a(demande.dateDepot(), versions);
    }

    private Instant debut(LocalDate jour) {
        return jour.atStartOfDay(versions.get(0).identite().fuseau()).toInstant();
    }

    private List<Remede> pourEtreRecevable(Demande demande, Evaluation refusee) {
        if (refusee.motifsIrrecevabilite().contains(Motif.GUICHET_INCOMPETENT)) {
            return List.of(autreGuichet(demande));
        }
        List<Remede> impossibles = refusee.motifsIrrecevabilite().stream()
                .sorted()
                .map(motif -> corriger(motif, demande))
                .filter(correction -> correction.demande() == null)
                .map(Correction::remede)
                .toList();
        return impossibles.isEmpty() ? enchainer(demande, refusee) : impossibles;
    }

    /** One correction may call for another one: a later day of filing has other rules. */
    private List<Remede> enchainer(Demande demande, Evaluation refusee) {
        List<Remede> remedes = new ArrayList<>();
        Set<Motif> corriges = EnumSet.noneOf(Motif.class);
        Demande corrigee = demande;
        Evaluation evaluation = refusee;
        while (!evaluation.recevable()) {
            Optional<Motif> motif = evaluation.motifsIrrecevabilite().stream()
                    .sorted()
                    .filter(corriges::add)
                    .findFirst();
            if (motif.isEmpty()) {
                return List.of(Correction.aucune("Les règles de ce guichet ne laissent pas de place à ce projet.")
                        .remede());
            }
            Correction correction = corriger(motif.get(), corrigee);
            if (correction.demande() == null) {
                return List.of(correction.remede());
            }
            remedes.add(correction.remede());
            corrigee = correction.demande();
            evaluation = juger(corrigee);
        }
        Remede dernier = remedes.remove(remedes.size() - 1);
        remedes.add(Remede.de(
                dernier.code(),
                dernier.phrase() + (remedes.isEmpty() ? " L'aide" : " Tout cela fait, l'aide") + " possible serait de "
                        + montant(evaluation.montantMaximum()) + "."));
        return List.copyOf(remedes);
    }

    private Correction corriger(Motif motif, Demande demande) {
        return switch (motif) {
            case NATURE_NON_ELIGIBLE ->
                Correction.aucune("Ce guichet finance les projets d'autres natures de collectivités : "
                        + regles(demande).natures().stream()
                                .map(NatureCollectivite::libelle)
                                .collect(Collectors.joining(", "))
                        + ". L'une d'elles peut porter le projet.");
            case POPULATION_SUPERIEURE_AU_PLAFOND ->
                Correction.aucune("Votre collectivité est trop peuplée pour ce guichet, quel que soit le projet.");
            case GUICHET_INCOMPETENT -> new Correction(autreGuichet(demande), null);
            case COUT_INFERIEUR_AU_PLANCHER -> atteindreLePlancher(demande);
            case AUCUNE_DEPENSE_ELIGIBLE -> depensesEligibles(demande);
            case HORS_DELAI -> autreJour(demande);
            case COMMENCEMENT_AVANT_DEPOT -> signature(demande);
            case THEME_NON_ELIGIBLE -> autreTheme(demande);
            case PLAFOND_COLLECTIVITE_ATTEINT -> anneeSuivante(demande);
            case GUICHET_NON_OUVERT -> Correction.aucune("Ce guichet ne reçoit pas de demande pour le moment.");
        };
    }

    private static Remede autreGuichet(Demande demande) {
        return Remede.de(
                "AUTRE_GUICHET",
                "Adressez-vous au guichet du département " + demande.porteur().departement()
                        + " : votre collectivité en relève, et ce sont ses règles qui diront l'aide possible.");
    }

    private static Optional<NatureDepense> natureFinancee(Reglement regles) {
        return Arrays.stream(NatureDepense.values())
                .filter(nature -> !regles.exclusions().contains(nature))
                .findFirst();
    }

    private Correction atteindreLePlancher(Demande demande) {
        Plancher plancher = regles(demande).plancher();
        Evaluation evaluation = juger(demande);
        Montant cout =
                plancher.assiette() == Plancher.Base.COUT_GLOBAL ? evaluation.coutGlobal() : evaluation.coutEligible();
        Montant manque = plancher.montant().moins(cout);
        return natureFinancee(regles(demande))
                .map(nature -> new Correction(
                        Remede.de(
                                "COMPLETER",
                                "Il manque " + montant(manque) + " : avec autant de dépenses financées de plus, votre"
                                        + " projet atteindrait le coût minimal de " + montant(plancher.montant())
                                        + "."),
                        avecDepense(demande, nature, manque)))
                .orElseGet(() -> Correction.aucune("Ce guichet ne finance aucune nature de dépense."));
    }

    private static Demande avecDepense(Demande demande, NatureDepense nature, Montant montant) {
        return demande.avecDepenses(
                Stream.concat(demande.depenses().stream(), Stream.of(new Depense(nature.libelle(), nature, montant)))
                        .toList());
    }

    private Correction depensesEligibles(Demande demande) {
        Reglement regles = regles(demande);
        String financees = Arrays.stream(NatureDepense.values())
                .filter(nature -> !regles.exclusions().contains(nature))
                .map(nature -> "« " + nature.libelle() + " »")
                .collect(Collectors.joining(", "));
        return natureFinancee(regles)
                .map(nature -> new Correction(
                        Remede.de(
                                "AUTRES_DEPENSES",
                                "Les dépenses de ce projet sont toutes exclues ici. Prévoyez à leur place des dépenses"
                                        + " financées : " + financees + "."),
                        demande.avecDepenses(demande.depenses().stream()
                                .map(d -> new Depense(d.libelle(), nature, d.montant(), d.montantTTC()))
                                .toList())))
                .orElseGet(() -> Correction.aucune("Ce guichet ne finance aucune nature de dépense."));
    }

    /** The first day from today on which filing is open, whatever version says so. */
    private Correction autreJour(Demande demande) {
        Optional<Demande> ouverte = versions.stream()
                .map(version -> plusTard(
                        aujourdhui, plusTard(version.effet(), version.depot().ouverture())))
                .sorted()
                .map(jour -> demande.deposee(debut(jour)))
                .filter(essai -> !juger(essai).motifsIrrecevabilite().contains(Motif.HORS_DELAI))
                .findFirst();
        if (ouverte.isEmpty()) {
            LocalDate fermeture =
                    regles(demande.deposee(debut(aujourdhui))).depot().fermeture();
            boolean passee = fermeture != null && fermeture.isBefore(aujourdhui);
            return Correction.aucune((passee
                            ? "Le dépôt est fermé depuis la fin du " + jour(fermeture)
                            : "Les règles de ce guichet n'ouvrent plus le dépôt aucun jour")
                    + " : aucun changement du projet n'y remédie, sauf réouverture par la préfecture.");
        }
        LocalDate jour = LocalDate.ofInstant(
                ouverte.get().dateDepot(), versions.get(0).identite().fuseau());
        Depot depot = regles(ouverte.get()).depot();
        String jusqua = depot.fermeture() == null ? "" : " et jusqu'au " + jour(depot.fermeture()) + " inclus";
        return new Correction(
                Remede.de(
                        "AUTRE_JOUR",
                        jour.equals(aujourdhui)
                                ? "Le dépôt est ouvert aujourd'hui"
                                        + (jusqua.isEmpty() ? "." : jusqua + " : déposez d'ici là.")
                                : "Déposez votre demande à partir du " + jour(jour) + jusqua + "."),
                ouverte.get());
    }

    private static LocalDate plusTard(LocalDate un, LocalDate autre) {
        return un.isAfter(autre) ? un : autre;
    }

    /** Décret n° 2018-514, art. 5: what is signed is signed. */
    private Correction signature(Demande demande) {
        return demande.preuveSigneeLe().isAfter(aujourdhui)
                ? new Correction(
                        Remede.de("SIGNER_APRES", "Ne signez le devis ou le marché qu'après avoir déposé la demande."),
                        demande.sansSignature())
                : Correction.aucune(
                        "Le devis ou le marché est déjà signé : un projet commencé avant le dépôt ne peut"
                                + " pas être aidé. Une autre partie du projet, non commencée, peut faire l'objet d'une demande.");
    }

    private Correction autreTheme(Demande demande) {
        List<Reglement.Theme> themes = regles(demande).themes();
        return themes.isEmpty()
                ? Correction.aucune("Ce guichet ne finance encore aucun thème.")
                : new Correction(
                        Remede.de(
                                "AUTRE_THEME",
                                "Rattachez votre projet, s'il s'y prête, à un thème financé ici : "
                                        + themes.stream()
                                                .map(Reglement.Theme::libelle)
                                                .collect(Collectors.joining(" ; "))
                                        + "."),
                        demande.avecTheme(themes.get(0).code()));
    }

    private Correction anneeSuivante(Demande demande) {
        int annee = LocalDate.ofInstant(
                                demande.dateDepot(), versions.get(0).identite().fuseau())
                        .getYear()
                + 1;
        Demande reportee = demande.apres(Anterieures.AUCUNE).deposee(debut(LocalDate.of(annee, 1, 1)));
        return juger(reportee).motifsIrrecevabilite().contains(Motif.HORS_DELAI)
                ? Correction.aucune("Votre collectivité a déjà demandé ici tout ce qu'elle peut recevoir : seul le"
                        + " retrait d'une autre demande ferait place à celle-ci.")
                : new Correction(
                        Remede.de(
                                "ANNEE_SUIVANTE",
                                "Déposez à partir du " + jour(LocalDate.of(annee, 1, 1))
                                        + ", ou retirez une autre demande."),
                        reportee);
    }

    private List<Remede> pourObtenirPlus(Demande demande, Evaluation evaluation) {
        if (evaluation.montantMaximum().compareTo(evaluation.coutGlobal()) >= 0) {
            return List.of();
        }
        List<Remede> remedes = new ArrayList<>();
        evaluation.explications().stream()
                .filter(explication -> evaluation.borneActive().contains(explication.code()))
                .map(explication -> new Remede("LIMITE", explication.phrase()))
                .forEach(remedes::add);
        demanderPlus(demande, evaluation).ifPresent(remedes::add);
        completer(demande, evaluation).ifPresent(remedes::add);
        autrePorteur(demande, evaluation).ifPresent(remedes::add);
        return List.copyOf(remedes);
    }

    private Optional<Remede> demanderPlus(Demande demande, Evaluation evaluation) {
        Montant possible = juger(demande.avecMontantDemande(null)).montantMaximum();
        return possible.compareTo(evaluation.montantMaximum()) > 0
                ? Optional.of(Remede.de(
                        "DEMANDER_PLUS",
                        "En demandant " + montant(possible) + ", vous pourriez les recevoir, au lieu de "
                                + montant(evaluation.montantMaximum()) + "."))
                : Optional.empty();
    }

    /** Up to what the forfait and the ceiling of the bearer allow, when the cost is what limits. */
    private Optional<Remede> completer(Demande demande, Evaluation evaluation) {
        Optional<Montant> visee = Stream.of(
                        evaluation.bornes().forfait(), evaluation.bornes().plafondCollectivite())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .filter(limite -> limite.compareTo(evaluation.montantMaximum()) > 0);
        Optional<NatureDepense> nature = natureFinancee(regles(demande));
        if (visee.isEmpty() || nature.isEmpty() || demande.montantDemande() != null) {
            return Optional.empty();
        }
        Montant manque = coutPour(visee.get(), demande, evaluation).moins(evaluation.coutEligible());
        return Optional.of(avecDepense(demande, nature.get(), manque.auMoinsZero()))
                .map(this::juger)
                .filter(obtenue -> obtenue.montantMaximum().compareTo(evaluation.montantMaximum()) > 0)
                .map(obtenue -> Remede.de(
                        "COMPLETER",
                        "Un projet plus complet serait mieux aidé : avec " + montant(manque)
                                + " de dépenses financées de plus, l'aide possible serait de "
                                + montant(obtenue.montantMaximum()) + "."));
    }

    private static Montant coutPour(Montant visee, Demande demande, Evaluation evaluation) {
        Montant obtenues = evaluation.coutEligible().moins(evaluation.bornes().resteApresAutresAidesPubliques());
        Taux taux = evaluation.bornes().tauxMax() == null
                ? Taux.UN
                : Taux.de(evaluation.bornes().tauxMax(), evaluation.coutEligible());
        Montant parLeTaux = taux.compareTo(Taux.ZERO) == 0
                ? visee
                : new Montant(BigDecimal.valueOf(visee.centimes())
                        .divide(taux.valeur(), 0, RoundingMode.CEILING)
                        .longValueExact());
        return Stream.of(parLeTaux, visee.plus(obtenues))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** A forfait hangs on the one who bears the project. */
    private Optional<Remede> autrePorteur(Demande demande, Evaluation evaluation) {
        if (evaluation.forfait() == null || !evaluation.borneActive().contains("forfait")) {
            return Optional.empty();
        }
        Function<Forfait, Montant> possible = forfait ->
                juger(demande.avecPorteur(porteur(demande.porteur(), forfait))).montantMaximum();
        return regles(demande).forfaits().stream()
                .filter(forfait -> possible.apply(forfait).compareTo(evaluation.montantMaximum()) > 0)
                .max(Comparator.comparing(possible))
                .map(forfait -> Remede.de(
                        "AUTRE_PORTEUR",
                        "Le forfait dépend de qui porte le projet : pour la catégorie « " + forfait.libelle()
                                + " », l'aide possible serait de " + montant(possible.apply(forfait)) + "."));
    }

    private static Collectivite porteur(Collectivite reel, Forfait forfait) {
        int population = forfait.populationMin() == null ? 0 : forfait.populationMin();
        return new Collectivite(
                forfait.natures().get(0),
                reel.code(),
                reel.nom(),
                null,
                population,
                population,
                reel.departement(),
                null,
                List.of(),
                reel.millesime());
    }
}
