package fr.guichets.web.instruction;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.documents.Typographie;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Montant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the applicant typed, in the words of a screen. What is absent is not shown. */
public final class ContenuDossier {

    private static final Typographie FR = new Typographie();

    public record Fait(String libelle, String valeur) {}

    public record Bloc(String titre, List<Fait> faits) {}

    /**
     * @param section « Investissement », empty when not said
     * @param ttc null when not said
     * @param exclue true when the rules leave it out
     */
    public record Depense(String libelle, String nature, String section, Montant ht, Montant ttc, boolean exclue) {}

    public record Aide(String organisme, Montant montant, boolean obtenue) {}

    private final JsonNode saisie;
    private final Reglement reglement;

    /** @param reglement the version that judged it */
    ContenuDossier(JsonNode saisie, Reglement reglement) {
        this.saisie = saisie;
        this.reglement = reglement;
    }

    public List<Bloc> blocs() {
        List<Bloc> blocs = new ArrayList<>();
        ajouter(blocs, "Le besoin", besoin());
        ajouter(blocs, "Le projet", projet());
        ajouter(blocs, "Collectivités associées", membres());
        ajouter(blocs, "Réponses aux critères du guichet", criteres());
        ajouter(blocs, "Qui suit le projet", contact());
        return blocs;
    }

    private static void ajouter(List<Bloc> blocs, String titre, List<Fait> faits) {
        if (!faits.isEmpty()) {
            blocs.add(new Bloc(titre, faits));
        }
    }

    private List<Fait> besoin() {
        JsonNode description = saisie.path("description");
        return faits(
                new Fait("Besoin", texte(description, "besoin")),
                new Fait("Publics", texte(description, "publics")),
                new Fait("Calendrier", texte(description, "calendrier")));
    }

    private List<Fait> projet() {
        JsonNode preuve = saisie.path("preuveEngagement");
        String theme = reglement.themes().stream()
                .filter(connu -> connu.code().equals(texte(saisie, "theme")))
                .map(connu -> FR.phrase(connu.libelle()))
                .findFirst()
                .orElse(texte(saisie, "theme"));
        return faits(
                new Fait("Thème", theme),
                new Fait("Durée", suivi(texte(saisie, "dureeMois"), "\u00a0mois")),
                new Fait("Agents concernés", nombre("nbAgentsBeneficiaires")),
                new Fait("Usagers concernés", nombre("nbUsagersBeneficiaires")),
                new Fait("Devis ou marché signé le", jour(texte(preuve, "signeLe"))));
    }

    private String nombre(String cle) {
        return saisie.path(cle).canConvertToLong() ? FR.nombre(saisie.path(cle).longValue()) : "";
    }

    private static String suivi(String texte, String suite) {
        return texte.isEmpty() ? "" : texte + suite;
    }

    private static String jour(String iso) {
        return iso.matches("\\d{4}-\\d\\d-\\d\\d") ? FR.date(LocalDate.parse(iso)) : iso;
    }

    private List<Fait> membres() {
        return elements("membres").stream()
                .map(membre -> new Fait(
                        texte(membre, "nom").isEmpty() ? "Membre" : FR.phrase(texte(membre, "nom")),
                        texte(membre, "code").isEmpty() ? texte(membre, "siren") : texte(membre, "code")))
                .toList();
    }

    private List<Fait> criteres() {
        JsonNode reponses = saisie.path("criteres");
        return reglement.criteres().stream()
                .map(critere -> new Fait(intitule(critere), texte(reponses, critere.code())))
                .filter(fait -> !fait.valeur().isEmpty())
                .toList();
    }

    /** With what the criterion is made of and what it counts for, where the guichet says so. */
    private static String intitule(Reglement.Critere critere) {
        List<Reglement.SousCritere> details = critere.sousCriteres() == null ? List.of() : critere.sousCriteres();
        String poids = critere.poids() == null ? "" : " (" + critere.poids() + " points sur 100)";
        return FR.phrase(critere.libelle()
                + poids
                + details.stream()
                        .map(Reglement.SousCritere::libelle)
                        .collect(Collectors.joining(" ; ", details.isEmpty() ? "" : " : ", "")));
    }

    private List<Fait> contact() {
        JsonNode contact = saisie.path("contactOperationnel");
        return faits(
                new Fait("Nom", texte(contact, "nom")),
                new Fait("Fonction", texte(contact, "fonction")),
                new Fait("Courriel", texte(contact, "courriel")),
                new Fait("Téléphone", texte(contact, "telephone")));
    }

    private static List<Fait> faits(Fait... faits) {
        return Arrays.stream(faits).filter(fait -> !fait.valeur().isEmpty()).toList();
    }

    public List<Depense> depenses() {
        return elements("depenses").stream()
                .map(ligne -> new Depense(
                        texte(ligne, "libelle"),
                        nature(texte(ligne, "nature")),
                        section(texte(ligne, "section")),
                        montant(ligne, "montantHT"),
                        montant(ligne, "montantTTC"),
                        reglement.exclusions().stream()
                                .anyMatch(exclue -> exclue.name().equals(texte(ligne, "nature")))))
                .toList();
    }

    public boolean isTtc() {
        return depenses().stream().anyMatch(depense -> depense.ttc() != null);
    }

    public boolean isSections() {
        return depenses().stream().anyMatch(depense -> !depense.section().isEmpty());
    }

    public List<Aide> aides() {
        return elements("cofinancements").stream()
                .map(aide -> new Aide(
                        texte(aide, "organisme").isEmpty() ? "Organisme non précisé" : texte(aide, "organisme"),
                        montant(aide, "montantHT"),
                        texte(aide, "statut").equals("OBTENU")))
                .toList();
    }

    private static String nature(String code) {
        return Arrays.stream(NatureDepense.values())
                .filter(nature -> nature.name().equals(code))
                .map(NatureDepense::libelle)
                .findFirst()
                .orElse(code);
    }

    private static String section(String code) {
        return switch (code) {
            case "INVESTISSEMENT" -> "Investissement";
            case "FONCTIONNEMENT" -> "Fonctionnement";
            default -> "";
        };
    }

    private List<JsonNode> elements(String cle) {
        JsonNode liste = saisie.path(cle);
        return StreamSupport.stream(liste.spliterator(), false).toList();
    }

    private static String texte(JsonNode objet, String cle) {
        JsonNode valeur = objet.path(cle);
        return valeur.isValueNode() && !valeur.isNull() ? valeur.asText().strip() : "";
    }

    private static Montant montant(JsonNode objet, String cle) {
        JsonNode valeur = objet.path(cle);
        if (!valeur.isNumber()) {
            return null;
        }
        return Montant.euros(valeur.decimalValue());
    }
}
