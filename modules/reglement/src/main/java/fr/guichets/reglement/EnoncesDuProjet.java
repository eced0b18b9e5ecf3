package fr.guichets.reglement;

import static fr.guichets.reglement.Enonces.chacun;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Reglement.Attribution;
import fr.guichets.reglement.Reglement.PlafondParCollectivite;
import fr.guichets.reglement.Reglement.PlafondPopulation;
import fr.guichets.reglement.Reglement.Plancher;
import fr.guichets.reglement.Reglement.Population;
import fr.guichets.reglement.Reglement.SousEnveloppe;
import fr.guichets.reglement.Reglement.TauxCategorie;
import fr.guichets.reglement.regles.Phrases;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.Taux;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may ask, what is financed, and how much. */
final class EnoncesDuProjet {

    static final Map<String, Function<Reglement, List<String>>> PAR_CLE = Map.ofEntries(
            Map.entry("natures", r -> chacun(r.natures(), "Aucune.", EnoncesDuProjet::majuscule)),
            Map.entry("plafondPopulation", r -> plafond(r.plafondPopulation(), r.natures())),
            Map.entry("population", r -> population(r.population())),
            Map.entry("themes", r -> chacun(r.themes(), "Aucun document n’en fixe.", Reglement.Theme::libelle)),
            Map.entry(
                    "exclusions",
                    r -> chacun(r.exclusions(), "Aucune nature de dépense n’est exclue.", NatureDepense::libelle)),
            Map.entry(
                    "effetConcretMois",
                    r -> List.of(
                            r.effetConcretMois() == null
                                    ? "Aucun délai fixé."
                                    : "L’effet du projet doit se voir en " + r.effetConcretMois() + " mois.")),
            Map.entry("enveloppe", EnoncesDuProjet::enveloppe),
            Map.entry(
                    "sousEnveloppes",
                    r -> chacun(
                            r.sousEnveloppes(),
                            "Aucune part de l’enveloppe n’est réservée.",
                            EnoncesDuProjet::sousEnveloppe)),
            Map.entry(
                    "forfaits",
                    r -> chacun(
                            r.forfaits(),
                            "Aucun forfait : l’aide dépend du coût du projet.",
                            forfait -> forfait.libelle() + " : " + Phrases.montant(forfait.montant()))),
            Map.entry("plancher", r -> plancher(r.plancher())),
            Map.entry(
                    "tauxMax",
                    r -> List.of("Jusqu’à " + Phrases.pourcentage(r.tauxMax()) + " du coût des dépenses financées.")),
            Map.entry(
                    "tauxParCategorie",
                    r -> chacun(
                            r.tauxParCategorie(),
                            "Le même taux pour toutes les collectivités admises.",
                            EnoncesDuProjet::taux)),
            Map.entry("participationMinimale", r -> participation(r.participationMinimale())),
            Map.entry("plafondParCollectivite", r -> plafond(r.plafondParCollectivite())),
            Map.entry(
                    "assiette",
                    r -> List.of(
                            r.assiette() == Reglement.Assiette.HT
                                    ? "Hors taxes (HT)."
                                    : "Toutes taxes comprises (TTC).")),
            Map.entry(
                    "attribution",
                    r -> List.of(
                            r.attribution() == Attribution.TOUT_OU_RIEN
                                    ? "Le montant que donnent les règles, ou rien."
                                    : "Un montant plus petit que celui des règles peut être proposé, avec un motif.")),
            Map.entry(
                    "derogations",
                    r -> chacun(
                            r.derogations(),
                            "Aucune dérogation n’est prévue.",
                            derogation ->
                                    "« " + Vocabulaire.cle(derogation.cle()).intitule()
                                            + " » : dérogation possible pour un projet, avec un motif ; décision : "
                                            + derogation.autorite() + ".")));

    private EnoncesDuProjet() {}

    private static String majuscule(NatureCollectivite nature) {
        return nature.libelle().substring(0, 1).toUpperCase(Locale.FRENCH)
                + nature.libelle().substring(1);
    }

    private static String libelles(List<NatureCollectivite> natures) {
        return natures.stream().map(NatureCollectivite::libelle).collect(Collectors.joining(", "));
    }

    /** @param admises those that may ask */
    private static List<String> plafond(PlafondPopulation plafond, List<NatureCollectivite> admises) {
        if (plafond == null) {
            return List.of("Aucun plafond de population.");
        }
        String seuil = (plafond.strict() ? "Moins de " : "Au plus ") + Phrases.habitants(plafond.seuil());
        if (plafond.natures().containsAll(admises)) {
            return List.of(seuil + ", pour toutes les collectivités admises.");
        }
        List<NatureCollectivite> groupements = Arrays.stream(NatureCollectivite.values())
                .filter(NatureCollectivite::estGroupement)
                .toList();
        boolean tous = plafond.natures().containsAll(groupements) && groupements.containsAll(plafond.natures());
        return List.of(
                seuil + ", pour " + (tous ? "les groupements de communes" : toutes(plafond.natures())) + " seulement.");
    }

    /** « les communes, les métropoles et la métropole de Lyon ». */
    private static String toutes(List<NatureCollectivite> natures) {
        List<String> dites = natures.stream().map(EnoncesDuProjet::toutes).toList();
        int derniere = dites.size() - 1;
        return derniere < 1
                ? String.join("", dites)
                : String.join(", ", dites.subList(0, derniere)) + " et " + dites.get(derniere);
    }

    private static String toutes(NatureCollectivite nature) {
        return switch (nature) {
            case COMMUNE -> "les communes";
            case COMMUNAUTE_DE_COMMUNES -> "les communautés de communes";
            case COMMUNAUTE_D_AGGLOMERATION -> "les communautés d’agglomération";
            case COMMUNAUTE_URBAINE -> "les communautés urbaines";
            case METROPOLE -> "les métropoles";
            case METROPOLE_DE_LYON -> "la métropole de Lyon";
            case DEPARTEMENT -> "les départements";
            case REGION -> "les régions";
        };
    }

    private static List<String> population(Population population) {
        return List.of((population.definition() == Population.Definition.MUNICIPALE
                        ? "Population municipale"
                        : "Population totale")
                + " en vigueur le 1er janvier de l’année "
                + (population.dateReference() == Population.DateReference.DEPOT ? "du dépôt." : "de la décision."));
    }

    private static List<String> enveloppe(Reglement r) {
        return Stream.concat(
                        Stream.of(Phrases.montant(r.enveloppe().total()) + " pour le département."),
                        r.enveloppe().tranches().stream()
                                .map(tranche -> Phrases.montant(tranche.montant()) + " en " + tranche.exercice()))
                .toList();
    }

    private static String sousEnveloppe(SousEnveloppe part) {
        String limites = Stream.of(
                        part.montant() == null ? null : "au plus " + Phrases.montant(part.montant()),
                        part.partMinimale() == null
                                ? null
                                : "au moins " + Phrases.pourcentage(part.partMinimale()) + " de l’enveloppe")
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return part.libelle() + " : " + limites + portee(part.natures(), null, part.populationMax(), part.themes())
                + ".";
    }

    /** The projects that are meant, between brackets; empty when all are. */
    static String portee(
            List<NatureCollectivite> natures, Integer populationMin, Integer populationMax, List<String> themes) {
        List<String> conditions = new ArrayList<>();
        if (natures != null) {
            conditions.add(libelles(natures));
        }
        if (populationMin != null) {
            conditions.add("à partir de " + Phrases.habitants(populationMin));
        }
        if (populationMax != null) {
            conditions.add("jusqu’à " + Phrases.habitants(populationMax));
        }
        if (themes != null) {
            themes.forEach(
                    theme -> conditions.add("« " + ThemeNational.valueOf(theme).libelle() + " »"));
        }
        return conditions.isEmpty() ? "" : " (" + String.join(", ", conditions) + ")";
    }

    private static List<String> plancher(Plancher plancher) {
        if (plancher == null) {
            return List.of("Aucun coût minimal.");
        }
        return List.of(Phrases.montant(plancher.montant())
                + (plancher.assiette() == Plancher.Base.COUT_GLOBAL
                        ? " de coût global, avant exclusions."
                        : " de dépenses financées, après exclusions."));
    }

    private static String taux(TauxCategorie categorie) {
        return categorie.libelle() + " : jusqu’à " + Phrases.pourcentage(categorie.taux())
                + portee(categorie.natures(), categorie.populationMin(), categorie.populationMax(), null) + ".";
    }

    private static List<String> participation(Taux taux) {
        return List.of(
                taux.equals(Taux.ZERO)
                        ? "Aucune part minimale fixée ici ; la loi peut en imposer une pour un investissement."
                        : "Au moins " + Phrases.pourcentage(taux) + " du coût du projet.");
    }

    private static List<String> plafond(PlafondParCollectivite plafond) {
        if (plafond == null) {
            return List.of("Aucun plafond par collectivité.");
        }
        List<String> valeurs = new ArrayList<>();
        if (plafond.montant() != null) {
            valeurs.add("Au plus " + Phrases.montant(plafond.montant())
                    + " par collectivité, pour ses demandes d’une même année.");
        }
        if (plafond.dossiers() != null) {
            valeurs.add(
                    "Au plus " + plafond.dossiers() + (plafond.dossiers() > 1 ? " demandes aidées" : " demande aidée")
                            + " par collectivité et par année.");
        }
        return valeurs;
    }
}
