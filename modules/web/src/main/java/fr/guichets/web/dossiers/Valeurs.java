package fr.guichets.web.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Demande.Cofinancement.Statut;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Montant;
import fr.guichets.web.Lecture;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The answers of a draft as fields show them: what is right in the French form, what is wrong word for word. */
public final class Valeurs {

    /** More empty lines than that help nobody. */
    private static final int LIGNES_MONTREES = 100;

    private static final Typographie FR = new Typographie();
    private static final Map<String, String> SECTIONS = Map.of(
            "INVESTISSEMENT",
            "Investissement (achat durable, développement)",
            "FONCTIONNEMENT",
            "Fonctionnement (formation, abonnement, service)");

    /** @param exclue true when the guichet does not finance this nature */
    public record Depense(
            String libelle,
            String nature,
            String section,
            String montant,
            String ttc,
            boolean exclue,
            String intitule) {}

    public record Aide(String organisme, String montant, String statut, String etat) {}

    /** @param json what the draft holds of it, for the hidden field */
    public record Membre(String nom, String json) {}

    private final JsonNode saisie;
    private final Reglement reglement;

    Valeurs(JsonNode saisie, Reglement reglement) {
        this.saisie = saisie;
        this.reglement = reglement;
    }

    /** One answer as text, empty when there is none. */
    public String texte(String chemin) {
        return ecrire(saisie.at("/" + chemin.replace('.', '/')));
    }

    public String date(String chemin) {
        return Lecture.dateMontree(texte(chemin));
    }

    /** Amounts have two decimals or none: 1 234,50. */
    private static String ecrire(JsonNode valeur) {
        if (!valeur.isNumber()) {
            return valeur.asText("");
        }
        BigDecimal nombre = valeur.decimalValue().stripTrailingZeros();
        String entiers = FR.nombre(nombre.toBigInteger().longValue());
        return nombre.scale() <= 0
                ? entiers
                : entiers + ","
                        + nombre.setScale(2, RoundingMode.HALF_UP)
                                .toPlainString()
                                .split("\\.")[1];
    }

    private static Stream<JsonNode> elements(JsonNode liste) {
        return StreamSupport.stream(liste.spliterator(), false);
    }

    public List<Depense> getDepenses() {
        return elements(saisie.path("depenses")).map(this::depense).toList();
    }

    /** The lines, then empty ones up to the number wanted. */
    public List<Depense> depenses(int lignes) {
        return completer(getDepenses(), new Depense("", "", "", "", "", false, ""), lignes);
    }

    private Depense depense(JsonNode ligne) {
        String nature = ecrire(ligne.path("nature"));
        String libelle = ecrire(ligne.path("libelle"));
        String intitule = libelle.isEmpty() ? getNatures().getOrDefault(nature, nature) : libelle;
        return new Depense(
                libelle,
                nature,
                ecrire(ligne.path("section")),
                ecrire(ligne.path("montantHT")),
                ecrire(ligne.path("montantTTC")),
                reglement.exclusions().stream().anyMatch(exclue -> exclue.name().equals(nature)),
                intitule);
    }

    public List<Aide> getAides() {
        return elements(saisie.path("cofinancements"))
                .map(ligne -> new Aide(
                        ecrire(ligne.path("organisme")),
                        ecrire(ligne.path("montantHT")),
                        ecrire(ligne.path("statut")),
                        getStatuts().getOrDefault(ecrire(ligne.path("statut")), "")))
                .toList();
    }

    public List<Aide> aides(int lignes) {
        return completer(getAides(), new Aide("", "", "", ""), lignes);
    }

    private static <T> List<T> completer(List<T> lignes, T vide, int nombre) {
        List<T> completes = new ArrayList<>(lignes);
        while (completes.size() < Math.min(nombre, LIGNES_MONTREES)) {
            completes.add(vide);
        }
        return completes;
    }

    public List<Membre> getMembres() {
        return elements(saisie.path("membres"))
                .map(membre -> new Membre(
                        FR.phrase(Stream.of("nom", "siren", "code")
                                .map(cle -> ecrire(membre.path(cle)))
                                .filter(texte -> !texte.isEmpty())
                                .findFirst()
                                .orElse("")),
                        membre.toString()))
                .toList();
    }

    /** True as long as the bearer asks for the most that the rules allow. */
    public boolean isMaximum() {
        return saisie.path("montantDemandeHT").isMissingNode()
                || saisie.path("montantDemandeHT").isNull();
    }

    /** Sum of the lines whose amount can be read. */
    public String getTotal() {
        return somme("depenses", "montantHT", null);
    }

    public String getTotalTtc() {
        return somme("depenses", "montantTTC", null);
    }

    public String getAidesObtenues() {
        return somme("cofinancements", "montantHT", Statut.OBTENU);
    }

    public String getAidesDemandees() {
        return somme("cofinancements", "montantHT", Statut.SOLLICITE);
    }

    private String somme(String liste, String champ, Statut statut) {
        List<Montant> montants = elements(saisie.path(liste))
                .filter(ligne -> statut == null
                        || statut.name().equals(ligne.path("statut").asText("")))
                .map(ligne -> ligne.path(champ))
                .filter(JsonNode::isNumber)
                .map(valeur -> Montant.euros(valeur.decimalValue()))
                .toList();
        return FR.montant(Montant.somme(montants));
    }

    public Map<String, String> getNatures() {
        Map<String, String> natures = new LinkedHashMap<>();
        Arrays.stream(NatureDepense.values())
                .forEach(nature -> natures.put(
                        nature.name(),
                        nature.libelle() + (reglement.exclusions().contains(nature) ? " – non financé ici" : "")));
        return natures;
    }

    public Map<String, String> getSections() {
        return SECTIONS;
    }

    public Map<String, String> getStatuts() {
        return Map.of(Statut.OBTENU.name(), "Obtenue", Statut.SOLLICITE.name(), "Demandée, sans réponse");
    }

    public Map<String, String> getThemes() {
        Map<String, String> themes = new LinkedHashMap<>();
        reglement.themes().forEach(theme -> themes.put(theme.code(), FR.phrase(theme.libelle())));
        return themes;
    }

    /** Words of the theme chosen, its code when it is not one of this guichet. */
    public String getTheme() {
        return getThemes().getOrDefault(texte("theme"), texte("theme"));
    }
}
