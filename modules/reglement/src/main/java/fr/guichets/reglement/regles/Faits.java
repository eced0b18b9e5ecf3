package fr.guichets.reglement.regles;

import static fr.guichets.reglement.regles.Phrases.habitants;
import static fr.guichets.reglement.regles.Phrases.jour;
import static fr.guichets.reglement.regles.Phrases.minusculeInitiale;
import static fr.guichets.reglement.regles.Phrases.montant;
import static fr.guichets.reglement.regles.Phrases.pourcentage;

import fr.guichets.reglement.Demande.Anterieures;
import fr.guichets.reglement.Evaluation.Explication;
import fr.guichets.reglement.Reglement.Assiette;
import fr.guichets.reglement.Reglement.Depot;
import fr.guichets.reglement.Reglement.PlafondParCollectivite;
import fr.guichets.reglement.Reglement.Population.DateReference;
import fr.guichets.reglement.Reglement.Session;
import fr.guichets.socle.Montant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rules retained, said in sentences: population, exclusions, forfait, bounds, window, session. */
final class Faits {

    private Faits() {}

    static List<Explication> retenus(Instruction i, boolean recevable, Set<String> bornesActives) {
        List<Explication> faits = new ArrayList<>();
        if (recevable) {
            faits.add(montantPossible(i));
            bornesActives.forEach(nom -> faits.add(borne(i, nom)));
        }
        i.forfait()
                .filter(forfait -> !bornesActives.contains("forfait"))
                .ifPresent(forfait -> faits.add(i.explique(
                        "forfait",
                        "forfaits",
                        "Forfait des " + minusculeInitiale(forfait.libelle()) + " : " + montant(forfait.montant())
                                + ".")));
        i.categorieDeTaux()
                .filter(categorie -> !bornesActives.contains("tauxMax"))
                .ifPresent(categorie -> faits.add(i.explique(
                        "tauxMax",
                        "tauxParCategorie",
                        "Pour les " + minusculeInitiale(categorie.libelle()) + ", l'aide va jusqu'à "
                                + pourcentage(categorie.taux()) + " du coût des dépenses éligibles.")));
        if (!bornesActives.contains("plafondCollectivite")) {
            faits.addAll(plafondDeLaCollectivite(i));
        }
        faits.addAll(exclusions(i, recevable));
        if (i.reglement().assiette() == Assiette.TTC) {
            faits.add(i.explique("ASSIETTE", "assiette", toutesTaxes(i)));
        }
        faits.add(population(i));
        if (Refus.horsDelai(i).isEmpty()) {
            faits.add(depot(i));
        }
        faits.add(session(i));
        return faits;
    }

    static Explication population(Instruction i) {
        var porteur = i.demande().porteur();
        return i.explique(
                "POPULATION",
                "population",
                "Population retenue : " + habitants(i.population()) + " (population "
                        + (i.populationTotaleRetenue() ? "totale" : "municipale") + " en vigueur au 1er janvier "
                        + porteur.millesime() + ")."
                        + (i.reglement().population().dateReference() == DateReference.DECISION
                                ? " Elle sera relue le jour de la décision."
                                : ""));
    }

    private static String toutesTaxes(Instruction i) {
        boolean toutesDites = i.demande().depenses().stream().allMatch(depense -> depense.montantTTC() != null);
        return "Les coûts sont comptés ici toutes taxes comprises."
                + (toutesDites ? "" : " Une dépense dont le montant TTC n'est pas dit compte pour le montant saisi.");
    }

    /** Known at the filing only: nobody learns from a simulation what a collectivité has asked for. */
    private static List<Explication> plafondDeLaCollectivite(Instruction i) {
        PlafondParCollectivite plafond = i.reglement().plafondParCollectivite();
        if (plafond == null || Refus.plafondCollectiviteAtteint(i).isPresent()) {
            return List.of();
        }
        return List.of(i.explique(
                "plafondCollectivite",
                "plafondParCollectivite",
                "Une collectivité peut recevoir ici, par année de dépôt, " + limites(plafond) + " au plus. "
                        + dejaDepose(i.demande().anterieures())));
    }

    private static String limites(PlafondParCollectivite plafond) {
        String aides = plafond.dossiers() == null ? "" : "une aide pour " + Phrases.dossiers(plafond.dossiers());
        return Stream.of(plafond.montant() == null ? "" : montant(plafond.montant()), aides)
                .filter(limite -> !limite.isEmpty())
                .collect(Collectors.joining(" et "));
    }

    private static String dejaDepose(Anterieures anterieures) {
        if (anterieures == null) {
            return "Ce que la vôtre a déjà demandé cette année n'est pas connu ici et compte aussi.";
        }
        return anterieures.dossiers() == 0
                ? "La vôtre n'a rien déposé d'autre cette année."
                : "La vôtre a déjà déposé " + Phrases.dossiers(anterieures.dossiers()) + " cette année, pour "
                        + montant(anterieures.montant()) + ".";
    }

    static List<Explication> exclusions(Instruction i, boolean recevable) {
        Montant restant = i.coutEligible();
        String suite = !recevable || restant.estNul() ? "" : " L'aide porte sur les " + montant(restant) + " restants.";
        return i.depensesExclues().stream()
                .map(depense -> i.explique(
                        "EXCLUSION",
                        "exclusions",
                        montant(i.compte(depense)) + " ne comptent pas : « "
                                + depense.nature().libelle() + " » est exclu ici." + suite))
                .toList();
    }

    static Explication montantPossible(Instruction i) {
        Montant aide = i.montantAvantVerdict();
        Montant reste = i.coutGlobal().moins(aide).moins(i.aidesObtenues()).auMoinsZero();
        return i.explique(
                "MONTANT",
                "tauxMax",
                "Aide possible : " + montant(aide) + " au plus. "
                        + (reste.estNul()
                                ? "Il ne vous reste rien à payer."
                                : "Il vous reste " + montant(reste) + " à payer."));
    }

    static Explication borne(Instruction i, String nom) {
        Montant aide = i.montantAvantVerdict();
        return switch (nom) {
            case "coutEligible" ->
                i.explique(
                        nom,
                        "tauxMax",
                        "L'aide ne dépasse pas le coût des dépenses éligibles : " + montant(aide) + ".");
            case "demande" -> i.explique(nom, "montant", demande(i, aide));
            case "resteApresAutresAidesPubliques" -> i.explique(nom, "cumulDesAides", reste(i, aide));
            case "forfait" ->
                i.explique(
                        nom,
                        "forfaits",
                        "Aide possible : " + montant(aide) + ", forfait des "
                                + minusculeInitiale(i.forfait().orElseThrow().libelle()) + ".");
            case "tauxMax" ->
                i.explique(
                        nom,
                        i.cleDuTaux(),
                        i.categorieDeTaux()
                                        .map(c -> "Pour les " + minusculeInitiale(c.libelle()) + ", l'aide")
                                        .orElse("L'aide")
                                + " ne dépasse pas " + pourcentage(i.tauxMax())
                                + " du coût des dépenses éligibles, soit "
                                + montant(aide) + ".");
            case "plafondCollectivite" ->
                i.explique(
                        nom,
                        "plafondParCollectivite",
                        "Une collectivité peut recevoir ici, par année de dépôt, "
                                + limites(i.reglement().plafondParCollectivite()) + " au plus. "
                                + dejaDepose(i.demande().anterieures()) + " Il reste " + montant(aide) + ".");
            default -> throw new IllegalArgumentException("borne inconnue : " + nom);
        };
    }

    private static String demande(Instruction i, Montant aide) {
        Montant autres = Instruction.minimum(i.bornesParNom().entrySet().stream()
                .filter(borne -> !borne.getKey().equals("demande"))
                .map(Map.Entry::getValue)
                .toList());
        if (autres.compareTo(aide) > 0) {
            return "Vous demandez " + montant(aide) + " ; vous pourriez demander " + montant(autres)
                    + ". Nous ne donnons pas plus que demandé.";
        }
        if (i.demande().montantDemande() == null) {
            return "Vous n'avez pas précisé de montant : la demande vaut le coût du projet, " + montant(aide) + ".";
        }
        return "Vous demandez " + montant(aide) + " : l'aide ne peut pas être plus élevée que la demande.";
    }

    private static String reste(Instruction i, Montant aide) {
        if (i.aidesObtenues().estNul()) {
            return "Aucune autre aide publique n'est obtenue : tout le coût éligible, " + montant(aide)
                    + ", reste à financer.";
        }
        return "Vous avez déjà obtenu " + montant(i.aidesObtenues())
                + " d'aides publiques : sur les dépenses éligibles, il reste " + montant(aide) + " à financer.";
    }

    static Explication depot(Instruction i) {
        Depot depot = i.reglement().depot();
        String phrase = depot.fermeture() == null
                ? "Le dépôt est ouvert depuis le " + jour(depot.ouverture()) + ", sans date de fermeture annoncée."
                : "Le dépôt est ouvert du " + jour(depot.ouverture()) + " au " + jour(depot.fermeture())
                        + " inclus, à l'heure du guichet.";
        return i.explique("DEPOT", "depot", phrase);
    }

    static Explication session(Instruction i) {
        String depose = "Demande déposée le " + jour(i.jourDepot());
        if (i.session().isPresent()) {
            Session session = i.session().get();
            return i.explique(
                    "SESSION",
                    "sessions",
                    depose + " : elle sera examinée avec le relevé du " + jour(session.releveLe()) + " (session "
                            + session.code() + ").");
        }
        return dernierReleve(i)
                .map(dernier -> i.explique(
                        "SESSION",
                        "sessions",
                        depose + ", après le dernier relevé annoncé, celui du " + jour(dernier.releveLe())
                                + " : aucune session n'est encore fixée pour elle."))
                .findFirst()
                .orElseGet(() -> i.explique(
                        "SESSION",
                        "modeReleve",
                        switch (i.reglement().modeReleve()) {
                            case FIL_DE_L_EAU -> "Les demandes sont examinées au fil de l'eau, sans date de relevé.";
                            case RELEVES_REGULIERS ->
                                "Les demandes sont relevées régulièrement ; aucune date n'est" + " annoncée.";
                            case SESSIONS -> "Les dates de relevé ne sont pas encore annoncées.";
                        }));
    }

    private static Stream<Session> dernierReleve(Instruction i) {
        return i.reglement().sessions().stream().max(Comparator.comparing(Session::releveLe)).stream();
    }
}
