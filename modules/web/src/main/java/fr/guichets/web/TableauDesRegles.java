package fr.guichets.web;

import fr.guichets.documents.Typographie;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.socle.Taux;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every rule of a version, in the order in which an applicant asks, each as sentences with its source. */
public final class TableauDesRegles {

    /**
     * @param provenance null when the version does not tell where the value comes from
     * @param precisions what the version adds on a detail of this rule
     */
    public record Ligne(
            String cle, String intitule, List<String> valeurs, Provenance provenance, List<Provenance> precisions) {

        public boolean isHypothese() {
            return provenance != null && provenance.estHypothese();
        }

        /** Document and page, or why the value was chosen. */
        public String getSource() {
            return provenance == null ? "" : source(provenance);
        }

        public String source(Provenance origine) {
            if (origine.estHypothese()) {
                return FR.majuscule(FR.phrase(origine.hypothese())) + ".";
            }
            return FR.phrase(origine.page() == null ? origine.document() : origine.document() + ", " + origine.page());
        }

        public boolean isNationale() {
            return provenance != null && provenance.niveau() == Provenance.Niveau.NATIONAL;
        }
    }

    public record Groupe(String titre, List<Ligne> lignes) {}

    private record Regle(String groupe, String intitule, Function<Reglement, List<String>> valeurs) {}

    private static final String QUI = "Qui peut demander l’aide";
    private static final String QUOI = "Ce qui est financé";
    private static final String COMBIEN = "Le montant de l’aide";
    private static final String QUAND = "Le calendrier";
    private static final String VERSEMENT = "Le versement";
    private static final String COMMENT = "Le choix des projets";
    private static final Typographie FR = new Typographie();
    private static final Map<String, Regle> REGLES = regles();

    private final Reglement reglement;

    TableauDesRegles(Reglement reglement) {
        this.reglement = reglement;
    }

    private static Map<String, Regle> regles() {
        Map<String, Regle> regles = new LinkedHashMap<>();
        regles.put("natures", new Regle(QUI, "Collectivités admises", r -> natures(r.natures())));
        regles.put("plafondPopulation", new Regle(QUI, "Plafond de population", TableauDesRegles::plafond));
        regles.put("population", new Regle(QUI, "Population retenue", TableauDesRegles::population));
        regles.put(
                "competence",
                new Regle(
                        QUI,
                        "Guichet compétent",
                        r -> List.of("Le guichet du département où vit la plus grande part de la population.")));
        regles.put("themes", new Regle(QUOI, "Thèmes", r -> textes(r.themes(), Reglement.Theme::libelle)));
        regles.put("exclusions", new Regle(QUOI, "Dépenses exclues", TableauDesRegles::exclusions));
        regles.put("effetConcretMois", new Regle(QUOI, "Effet attendu", TableauDesRegles::effet));
        regles.put("enveloppe", new Regle(COMBIEN, "Enveloppe du département", TableauDesRegles::enveloppe));
        regles.put("forfaits", new Regle(COMBIEN, "Forfaits", TableauDesRegles::forfaits));
        regles.put("plancher", new Regle(COMBIEN, "Coût minimal du projet", TableauDesRegles::plancher));
        regles.put("tauxMax", new Regle(COMBIEN, "Taux maximal", r -> List.of(tauxMax(r.tauxMax()))));
        regles.put("participationMinimale", new Regle(COMBIEN, "Part à votre charge", TableauDesRegles::participation));
        regles.put("assiette", new Regle(COMBIEN, "Montants", r -> List.of(assiette(r.assiette()))));
        regles.put(
                "cumulDesAides",
                new Regle(
                        COMBIEN,
                        "Autres aides publiques",
                        r -> List.of(
                                "Les aides publiques déjà obtenues sont déduites du coût des dépenses financées.")));
        regles.put(
                "montant",
                new Regle(
                        COMBIEN,
                        "Calcul de l’aide",
                        r -> List.of("La plus petite de ces limites, sans dépasser le montant demandé.")));
        regles.put("depot", new Regle(QUAND, "Dépôt des demandes", TableauDesRegles::depot));
        regles.put("modeReleve", new Regle(QUAND, "Examen des demandes", TableauDesRegles::mode));
        regles.put("sessions", new Regle(QUAND, "Dates de relevé", TableauDesRegles::sessions));
        regles.put(
                "commencement",
                new Regle(
                        QUAND,
                        "Début du projet",
                        r -> List.of("Aucun devis ni marché ne doit être signé avant le dépôt de la demande.")));
        regles.put(
                "engagementProjet", new Regle(QUAND, "Signature du devis ou du marché", TableauDesRegles::engagement));
        regles.put("versement", new Regle(VERSEMENT, "Versement de l’aide", TableauDesRegles::versement));
        regles.put("criteres", new Regle(COMMENT, "Critères", TableauDesRegles::criteres));
        regles.put("comite", new Regle(COMMENT, "Comité de sélection", TableauDesRegles::comite));
        return regles;
    }

    public Ligne ligne(String cle) {
        Regle regle = Objects.requireNonNull(REGLES.get(cle), cle);
        List<String> valeurs =
                regle.valeurs().apply(reglement).stream().map(FR::phrase).toList();
        List<Provenance> precisions = reglement.provenances().stream()
                .filter(provenance -> provenance.cle().startsWith(cle + "."))
                .toList();
        return new Ligne(cle, regle.intitule(), valeurs, provenance(cle), precisions);
    }

    public List<Groupe> groupes() {
        Map<String, List<Ligne>> parGroupe = REGLES.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entree -> entree.getValue().groupe(),
                        LinkedHashMap::new,
                        Collectors.mapping(entree -> ligne(entree.getKey()), Collectors.toList())));
        List<Groupe> groupes = new ArrayList<>();
        parGroupe.forEach((titre, lignes) -> groupes.add(new Groupe(titre, lignes)));
        return groupes;
    }

    /** Titles of the documents that give the rules of this table, each once. */
    public List<String> documents() {
        return reglement.provenances().stream()
                .filter(provenance -> REGLES.containsKey(provenance.cle().split("\\.", 2)[0]))
                .map(Provenance::document)
                .filter(Objects::nonNull)
                .map(FR::phrase)
                .distinct()
                .toList();
    }

    private Provenance provenance(String cle) {
        return reglement.provenances().stream()
                .filter(provenance -> provenance.cle().equals(cle))
                .findFirst()
                .orElse(null);
    }

    private static <T> List<String> textes(List<T> elements, Function<T, String> texte) {
        return elements.isEmpty()
                ? List.of("Aucun document n’en fixe.")
                : elements.stream().map(texte).toList();
    }

    private static List<String> natures(List<NatureCollectivite> natures) {
        return textes(natures, nature -> FR.majuscule(nature.libelle()));
    }

    private static List<String> plafond(Reglement r) {
        Reglement.PlafondPopulation plafond = r.plafondPopulation();
        if (plafond == null) {
            return List.of("Aucun plafond de population.");
        }
        String seuil = (plafond.strict() ? "Moins de " : "Au plus ") + FR.habitants(plafond.seuil());
        boolean groupements = plafond.natures().stream().allMatch(NatureCollectivite::estGroupement);
        String vises = groupements
                ? "les groupements de communes"
                : plafond.natures().stream().map(NatureCollectivite::libelle).collect(Collectors.joining(", "));
        return List.of(seuil + ", pour " + vises + " seulement.");
    }

    private static List<String> population(Reglement r) {
        String definition = r.population().definition() == Reglement.Population.Definition.MUNICIPALE
                ? "Population municipale"
                : "Population totale";
        String date = r.population().dateReference() == Reglement.Population.DateReference.DEPOT
                ? "en vigueur le 1er janvier de l’année du dépôt."
                : "en vigueur le 1er janvier de l’année de la décision.";
        return List.of(definition + " " + date);
    }

    private static List<String> exclusions(Reglement r) {
        return r.exclusions().isEmpty()
                ? List.of("Aucune nature de dépense n’est exclue.")
                : textes(r.exclusions(), NatureDepense::libelle);
    }

    private static List<String> effet(Reglement r) {
        return List.of(
                r.effetConcretMois() == null
                        ? "Aucun délai fixé."
                        : "L’effet du projet doit se voir en " + r.effetConcretMois() + " mois.");
    }

    private static List<String> enveloppe(Reglement r) {
        List<String> valeurs = new ArrayList<>();
        valeurs.add(FR.montant(r.enveloppe().total()) + " pour le département.");
        r.enveloppe()
                .tranches()
                .forEach(tranche -> valeurs.add(FR.montant(tranche.montant()) + " en " + tranche.exercice()));
        return valeurs;
    }

    private static List<String> forfaits(Reglement r) {
        return r.forfaits().isEmpty()
                ? List.of("Aucun forfait : l’aide dépend du coût du projet.")
                : textes(r.forfaits(), forfait -> forfait.libelle() + " : " + FR.montant(forfait.montant()));
    }

    private static List<String> plancher(Reglement r) {
        if (r.plancher() == null) {
            return List.of("Aucun coût minimal.");
        }
        String base = r.plancher().assiette() == Reglement.Plancher.Base.COUT_GLOBAL
                ? " de coût global, avant exclusions."
                : " de dépenses financées, après exclusions.";
        return List.of(FR.montant(r.plancher().montant()) + base);
    }

    private static String tauxMax(Taux taux) {
        return "Jusqu’à " + FR.pourcentage(taux) + " du coût des dépenses financées.";
    }

    private static List<String> participation(Reglement r) {
        return List.of(
                r.participationMinimale().equals(Taux.ZERO)
                        ? "Aucune part minimale fixée ici ; la loi peut en imposer une pour un investissement."
                        : "Au moins " + FR.pourcentage(r.participationMinimale()) + " du coût du projet.");
    }

    private static String assiette(Reglement.Assiette assiette) {
        return assiette == Reglement.Assiette.HT ? "Hors taxes (HT)." : "Toutes taxes comprises (TTC).";
    }

    private static List<String> depot(Reglement r) {
        String debut = "Ouvert le " + FR.date(r.depot().ouverture());
        return List.of(
                r.depot().fermeture() == null
                        ? debut + ", sans date de clôture annoncée."
                        : debut + ", jusqu’au " + FR.date(r.depot().fermeture()) + " inclus.");
    }

    private static List<String> mode(Reglement r) {
        return List.of(
                switch (r.modeReleve()) {
                    case FIL_DE_L_EAU -> "Au fil de l’eau, dans l’ordre des dépôts.";
                    case RELEVES_REGULIERS -> "Par relevés réguliers.";
                    case SESSIONS -> "Par sessions.";
                });
    }

    private static List<String> sessions(Reglement r) {
        return r.sessions().isEmpty()
                ? List.of("Aucune date annoncée.")
                : textes(
                        r.sessions(),
                        session -> "Demandes déposées jusqu’au " + FR.date(session.releveLe()) + " inclus");
    }

    private static List<String> engagement(Reglement r) {
        return List.of(
                r.engagementProjet() == null
                        ? "Aucune date limite fixée."
                        : "Après le dépôt, et au plus tard le "
                                + FR.date(r.engagementProjet().avant()) + ".");
    }

    private static List<String> versement(Reglement r) {
        Reglement.Versement versement = r.versement();
        return List.of(
                "Une avance, une fois le projet engagé : jusqu’à " + FR.pourcentage(versement.avanceTaux())
                        + " de l’aide.",
                "Des acomptes, à mesure des dépenses : jusqu’à " + FR.pourcentage(versement.acomptesTaux())
                        + " de l’aide, avance comprise.",
                "Le solde, à demander dans les " + versement.soldeMois()
                        + " mois qui suivent l’achèvement, avec le décompte final.",
                "Si l’aide doit être retirée, vous avez " + versement.contradictoireJours()
                        + " jours pour répondre avant la décision.");
    }

    private static List<String> criteres(Reglement r) {
        return textes(
                r.criteres(),
                critere -> critere.poids() == null
                        ? critere.libelle()
                        : critere.libelle() + " (" + critere.poids() + " points)");
    }

    private static List<String> comite(Reglement r) {
        if (r.comite() == null) {
            return List.of("Pas de comité annoncé : la préfecture examine les demandes.");
        }
        List<String> valeurs = new ArrayList<>();
        valeurs.add("Présidence : " + r.comite().presidence());
        r.comite().membres().forEach(membre -> valeurs.add("Membre : " + membre));
        return valeurs;
    }
}
