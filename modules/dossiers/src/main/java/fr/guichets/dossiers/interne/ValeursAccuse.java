package fr.guichets.dossiers.interne;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.Accuse;
import fr.guichets.dossiers.LectureDemande;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.ThemeNational;
import fr.guichets.socle.Montant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the template of the acknowledgement names (documents/accuse.ftlh). */
final class ValeursAccuse {

    private static final Map<String, String> DESCRIPTION =
            Map.of("besoin", "Besoin", "publics", "Publics concernés", "calendrier", "Calendrier");
    private static final Map<String, String> PREUVES = Map.of(
            "DEVIS", "un devis daté et signé",
            "MARCHE", "un marché signé et notifié",
            "BON_DE_COMMANDE", "un bon de commande signé",
            "DECLARATION", "une déclaration sur l’honneur de commencement");

    private final Accuse accuse;
    private final Reglement reglement;
    private final Map<String, Object> valeurs = new HashMap<>();

    /** @param reglement the version that judged */
    ValeursAccuse(Accuse accuse, Reglement reglement) {
        this.accuse = accuse;
        this.reglement = reglement;
    }

    Map<String, Object> toutes() {
        entete();
        suite();
        valeurs.put("evaluation", evaluation(accuse.evaluation()));
        copie(accuse.saisie());
        return valeurs;
    }

    private void entete() {
        Reglement.Identite identite = accuse.identite();
        valeurs.put("numero", accuse.numero());
        valeurs.put("guichet", "Guichet " + identite.complement());
        valeurs.put("prefecture", identite.intitule());
        valeurs.put("autorite", identite.autorite());
        valeurs.put("service", identite.serviceInstructeur());
        valeurs.put("tribunal", identite.tribunal());
        valeurs.put("fuseau", identite.fuseau());
        if (accuse.contact() != null) {
            Map<String, Object> contact = new HashMap<>();
            contact.put("libelle", accuse.contact().libelle());
            contact.put("adresse", accuse.contact().adresse());
            contact.put("telephone", accuse.contact().telephone());
            contact.put("courriel", accuse.contact().courriel());
            valeurs.put("contact", contact);
        }
        valeurs.put("deposeLe", accuse.deposeLe());
        valeurs.put("deposant", accuse.deposant());
        valeurs.put("importe", accuse.importe());
        valeurs.put(
                "porteur",
                Map.of(
                        "nom", accuse.porteur().nom(),
                        "nature", nature(accuse.porteur().nature()),
                        "code", accuse.porteur().code(),
                        "population", accuse.population(),
                        "millesime", accuse.millesime()));
    }

    private void suite() {
        valeurs.put("completudeAvant", accuse.completudeAvant());
        valeurs.put("rejetImpliciteLe", accuse.rejetImpliciteLe());
        valeurs.put("versionReglement", accuse.evaluation().versionReglement());
        reglement.sessions().stream()
                .filter(session -> session.code().equals(accuse.evaluation().session()))
                .findFirst()
                .ifPresent(session ->
                        valeurs.put("session", Map.of("code", session.code(), "releveLe", session.releveLe())));
        if (reglement.engagementProjet() != null) {
            valeurs.put("engagementAvant", reglement.engagementAvant(accuse.deposeLe()));
            valeurs.put(
                    "preuves",
                    reglement.engagementProjet().preuves().stream()
                            .map(preuve -> PREUVES.getOrDefault(preuve, preuve))
                            .toList());
        }
    }

    private static Map<String, Object> evaluation(Evaluation e) {
        Set<String> motifs = e.motifsIrrecevabilite().stream().map(Enum::name).collect(Collectors.toSet());
        Set<String> alertes = e.alertes().stream().map(Enum::name).collect(Collectors.toSet());
        List<Map<String, String>> lesMotifs = new ArrayList<>();
        List<Map<String, String>> lesAlertes = new ArrayList<>();
        List<Map<String, String>> lesAutres = new ArrayList<>();
        for (Evaluation.Explication explication : e.explications()) {
            String code = explication.code();
            (motifs.contains(code) ? lesMotifs : alertes.contains(code) ? lesAlertes : lesAutres)
                    .add(Map.of("phrase", explication.phrase(), "reference", explication.reference()));
        }
        return Map.of(
                "recevable", e.recevable(),
                "montantMaximum", e.montantMaximum(),
                "coutGlobal", e.coutGlobal(),
                "depensesExclues", e.depensesExclues(),
                "coutEligible", e.coutEligible(),
                "motifs", lesMotifs,
                "alertes", lesAlertes,
                "explications", lesAutres);
    }

    private void copie(JsonNode saisie) {
        valeurs.put("intitule", saisie.path("intitule").asText());
        valeurs.put("theme", theme(saisie.path("theme").asText()));
        valeurs.put("dureeMois", saisie.path("dureeMois").intValue());
        valeurs.put("nbAgents", entier(saisie.path("nbAgentsBeneficiaires")));
        valeurs.put("nbUsagers", entier(saisie.path("nbUsagersBeneficiaires")));
        valeurs.put("montantDemande", accuse.evaluation().bornes().demande());
        valeurs.put("description", textes(saisie.path("description"), DESCRIPTION));
        valeurs.put("depenses", elements(saisie.path("depenses"), this::depense));
        valeurs.put("cofinancements", elements(saisie.path("cofinancements"), ValeursAccuse::aide));
        valeurs.put("membres", elements(saisie.path("membres"), ValeursAccuse::membre));
        valeurs.put("contactOperationnel", contactOperationnel(saisie.path("contactOperationnel")));
        valeurs.put(
                "criteres",
                textes(
                        saisie.path("criteres"),
                        reglement.criteres().stream()
                                .collect(Collectors.toMap(Reglement.Critere::code, Reglement.Critere::libelle))));
        valeurs.put("preuveEngagement", preuve(saisie.path("preuveEngagement")));
    }

    private Map<String, Object> depense(JsonNode ligne) {
        NatureDepense nature = NatureDepense.valueOf(ligne.path("nature").asText());
        String libelle = ligne.path("libelle").asText("").strip();
        Map<String, Object> depense = new HashMap<>();
        depense.put("libelle", libelle.isEmpty() ? nature.libelle() : libelle);
        depense.put("nature", nature.libelle());
        depense.put("section", section(ligne.path("section").textValue()));
        depense.put("montantHT", montant(ligne.path("montantHT")));
        depense.put("montantTTC", montant(ligne.path("montantTTC")));
        depense.put("exclue", reglement.exclusions().contains(nature));
        return depense;
    }

    private static String section(String code) {
        return code == null
                ? null
                : majuscule(LectureDemande.Section.valueOf(code).name());
    }

    private static Map<String, Object> aide(JsonNode aide) {
        Demande.Cofinancement.Statut statut =
                Demande.Cofinancement.Statut.valueOf(aide.path("statut").asText());
        String organisme = aide.path("organisme").asText("").strip();
        return Map.of(
                "organisme", organisme.isEmpty() ? "Autre financeur public" : organisme,
                "statut", statut == Demande.Cofinancement.Statut.OBTENU ? "obtenue" : "demandée",
                "montant", montant(aide.path("montantHT")));
    }

    private static Map<String, Object> membre(JsonNode membre) {
        String code = membre.path("code").asText(membre.path("siren").asText(""));
        return Map.of(
                "nom",
                membre.path("nom").asText(code),
                "nature",
                membre.hasNonNull("nature") ? nature(membre.path("nature").asText()) : "Collectivité",
                "code",
                code);
    }

    private static Map<String, Object> contactOperationnel(JsonNode contact) {
        Map<String, Object> valeurs = new HashMap<>();
        for (String cle : List.of("nom", "fonction", "courriel", "telephone")) {
            valeurs.put(cle, contact.path(cle).textValue());
        }
        return valeurs;
    }

    private static Map<String, Object> preuve(JsonNode preuve) {
        if (!preuve.isObject() || preuve.isEmpty()) {
            return null;
        }
        Map<String, Object> valeurs = new HashMap<>();
        valeurs.put("type", "MARCHE".equals(preuve.path("type").asText()) ? "Marché" : "Devis");
        valeurs.put(
                "signeLe",
                preuve.hasNonNull("signeLe")
                        ? LocalDate.parse(preuve.path("signeLe").asText())
                        : null);
        valeurs.put("montant", montant(preuve.path("montantHT")));
        return valeurs;
    }

    /** Answers that are not empty, each under the label of its question. */
    private static List<Map<String, String>> textes(JsonNode reponses, Map<String, String> libelles) {
        List<Map<String, String>> textes = new ArrayList<>();
        reponses.properties().forEach(reponse -> {
            String texte = reponse.getValue().asText("").strip();
            if (!texte.isEmpty()) {
                textes.add(
                        Map.of("libelle", libelles.getOrDefault(reponse.getKey(), reponse.getKey()), "texte", texte));
            }
        });
        return textes;
    }

    private static List<Map<String, Object>> elements(JsonNode liste, Function<JsonNode, Map<String, Object>> lecture) {
        return StreamSupport.stream(liste.spliterator(), false).map(lecture).toList();
    }

    private String theme(String code) {
        return reglement.themes().stream()
                .filter(theme -> theme.code().equals(code))
                .map(Reglement.Theme::libelle)
                .findFirst()
                .orElseGet(() -> ThemeNational.valueOf(code).libelle());
    }

    private static String nature(String code) {
        String libelle = NatureCollectivite.valueOf(code).libelle();
        return libelle.substring(0, 1).toUpperCase(Locale.FRENCH) + libelle.substring(1);
    }

    private static String majuscule(String nom) {
        return nom.charAt(0) + nom.substring(1).toLowerCase(Locale.FRENCH);
    }

    private static Integer entier(JsonNode nombre) {
        return nombre.isIntegralNumber() ? nombre.intValue() : null;
    }

    private static Montant montant(JsonNode nombre) {
        return nombre.isNumber() ? Montant.euros(nombre.decimalValue()) : null;
    }
}
