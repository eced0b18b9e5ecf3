package fr.guichets.web;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Enonces;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final Typographie FR = new Typographie();

    /** Rules of the national model that no version changes, by the subject among which they stand. */
    private static final Map<Cle.Groupe, Map<String, String>> PRINCIPES = Map.of(
            Cle.Groupe.QUI, Map.of("competence", "Guichet compétent"),
            Cle.Groupe.COMBIEN,
                    new TreeMap<>(Map.of("cumulDesAides", "Autres aides publiques", "montant", "Calcul de l’aide")),
            Cle.Groupe.QUAND, Map.of("commencement", "Début du projet"));

    private static final Map<String, String> INTITULES = PRINCIPES.values().stream()
            .flatMap(principes -> principes.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** The sentences of the public page, which are read there. */
    private static final String TEXTES = "textes";

    private static final String DEPOT = "depot";

    private final Reglement reglement;
    private final LocalDate premierEffet;

    /** @param premierEffet of the first version of the guichet: nobody filed before it */
    TableauDesRegles(Reglement reglement, LocalDate premierEffet) {
        this.reglement = reglement;
        this.premierEffet = premierEffet;
    }

    public Ligne ligne(String cle) {
        List<String> dites =
                cle.equals(DEPOT) ? Enonces.depot(reglement.depot(), premierEffet) : Enonces.de(reglement, cle);
        List<String> valeurs = dites.stream().map(FR::phrase).toList();
        List<Provenance> precisions = reglement.provenances().stream()
                .filter(provenance -> provenance.cle().startsWith(cle + "."))
                .toList();
        String intitule = INTITULES.containsKey(cle)
                ? INTITULES.get(cle)
                : Vocabulaire.cle(cle).intitule();
        return new Ligne(cle, intitule, valeurs, provenance(cle), precisions);
    }

    /** Every key of the vocabulary, and the principles. */
    public List<Groupe> groupes() {
        return Arrays.stream(Cle.Groupe.values())
                .map(groupe ->
                        new Groupe(groupe.titre(), cles(groupe).map(this::ligne).toList()))
                .toList();
    }

    private static Stream<String> cles(Cle.Groupe groupe) {
        return Stream.concat(
                Vocabulaire.cles().stream()
                        .filter(cle -> cle.groupe() == groupe)
                        .map(Cle::nom)
                        .filter(cle -> !cle.equals(TEXTES)),
                PRINCIPES.getOrDefault(groupe, Map.of()).keySet().stream());
    }

    /** Titles of the documents that give the rules, each once. */
    public List<String> documents() {
        return reglement.provenances().stream()
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
}
