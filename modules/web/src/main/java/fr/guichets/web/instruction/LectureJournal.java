package fr.guichets.web.instruction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Montant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The journal in French: who did what when, and for each field what it was and what it is. */
final class LectureJournal {

    private static final Typographie FR = new Typographie();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Pattern JOUR = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    private final ZoneId fuseau;

    LectureJournal(ZoneId fuseau) {
        this.fuseau = fuseau;
    }

    /** @param avant and apres are empty where nothing was or is */
    public record Changement(String champ, String avant, String apres) {}

    public record Evenement(
            long rang, String titre, String auteur, String date, String heure, List<Changement> changements) {}

    /** Latest first, as an agent who comes back wants to read it. */
    List<Evenement> lire(List<Journal.Ligne> lignes) {
        List<Evenement> evenements = new ArrayList<>();
        for (Journal.Ligne ligne : lignes) {
            evenements.add(0, lire(ligne));
        }
        return evenements;
    }

    private Evenement lire(Journal.Ligne ligne) {
        LocalDate jour = LocalDate.ofInstant(ligne.le(), fuseau);
        return new Evenement(
                ligne.rang(),
                titre(ligne.action()),
                ligne.auteurNom(),
                FR.date(jour),
                FR.heure(ligne.le(), fuseau),
                changements(ligne));
    }

    List<Changement> changements(Journal.Ligne ligne) {
        Map<String, String> avant = feuilles(ligne.avant());
        Map<String, String> apres = feuilles(ligne.apres());
        Set<String> champs = new LinkedHashSet<>(apres.keySet());
        champs.addAll(avant.keySet());
        return champs.stream()
                .map(champ -> new Changement(champ, avant.getOrDefault(champ, ""), apres.getOrDefault(champ, "")))
                .filter(changement -> !Objects.equals(changement.avant(), changement.apres()))
                .toList();
    }

    private Map<String, String> feuilles(String json) {
        Map<String, String> feuilles = new LinkedHashMap<>();
        if (json != null) {
            try {
                JSON.readTree(json)
                        .properties()
                        .forEach(entree -> ajouter(
                                feuilles,
                                champ(sansPrefixe(entree.getKey())),
                                sansPrefixe(entree.getKey()),
                                entree.getValue()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("ligne du journal illisible", e);
            }
        }
        return feuilles;
    }

    /** What was typed is journalled under saisie.depenses, saisie.dureeMois… */
    private static String sansPrefixe(String cle) {
        return cle.startsWith("saisie.") ? cle.substring("saisie.".length()) : cle;
    }

    private void ajouter(Map<String, String> feuilles, String champ, String cle, JsonNode valeur) {
        if (valeur.isObject()) {
            valeur.properties()
                    .forEach(entree -> ajouter(
                            feuilles,
                            champ + ", " + minuscule(champ(entree.getKey())),
                            entree.getKey(),
                            entree.getValue()));
        } else if (valeur.isArray() && contientDesObjets(valeur)) {
            for (int i = 0; i < valeur.size(); i++) {
                ajouter(feuilles, element(champ, cle, i), cle, valeur.get(i));
            }
        } else if (valeur.isArray()) {
            List<String> textes = new ArrayList<>();
            valeur.forEach(element -> textes.add(texte(cle, element)));
            mettre(feuilles, champ, String.join(" ; ", textes));
        } else if (!valeur.isNull()) {
            mettre(feuilles, champ, texte(cle, valeur));
        }
    }

    private static void mettre(Map<String, String> feuilles, String champ, String texte) {
        if (!texte.isEmpty()) {
            feuilles.put(champ, FR.phrase(texte));
        }
    }

    private static boolean contientDesObjets(JsonNode liste) {
        return liste.size() > 0 && liste.get(0).isObject();
    }

    private static String element(String champ, String cle, int rang) {
        String un =
                switch (cle) {
                    case "depenses" -> "Dépense";
                    case "cofinancements" -> "Autre aide";
                    case "membres" -> "Membre";
                    default -> champ;
                };
        return un + " " + (rang + 1);
    }

    private static String minuscule(String libelle) {
        return libelle.isEmpty() ? libelle : libelle.substring(0, 1).toLowerCase(Locale.FRENCH) + libelle.substring(1);
    }

    private String texte(String cle, JsonNode valeur) {
        if (valeur.isBoolean()) {
            return valeur.booleanValue() ? "oui" : "non";
        }
        String brut = valeur.asText();
        if (valeur.isNumber() && (cle.startsWith("montant") || cle.startsWith("cout") || cle.equals("forfait"))) {
            return FR.montant(Montant.euros(valeur.decimalValue()));
        }
        if (cle.equals("etat")) {
            return Arrays.stream(EtatDossier.values())
                    .filter(etat -> etat.name().equals(brut))
                    .map(EtatDossier::libelle)
                    .findFirst()
                    .orElse(brut);
        }
        if (cle.equals("motifs")) {
            return Verdict.nom(brut);
        }
        if (JOUR.matcher(brut).matches()) {
            return FR.date(LocalDate.parse(brut));
        }
        if (INSTANT.matcher(brut).matches()) {
            Instant instant = Instant.parse(brut);
            return FR.date(LocalDate.ofInstant(instant, fuseau)) + " à " + FR.heure(instant, fuseau);
        }
        return brut;
    }

    static String titre(String action) {
        return switch (action) {
            case "CREE" -> "Brouillon commencé";
            case "SUPPRIME" -> "Brouillon mis de côté";
            case "RESTAURE" -> "Brouillon restauré";
            case "RECU" -> "Dossier reçu d’un autre guichet";
            case "DEPOSE" -> "Demande déposée";
            case "IMPORTE" -> "Dossier importé";
            case "PRIS_EN_CHARGE" -> "Dossier pris en charge";
            case "COMPLEMENTS_DEMANDES" -> "Compléments demandés";
            case "REPONDU" -> "Réponse du demandeur";
            case "CORRECTION_NON_ENVOYEE" -> "Corrections non envoyées, effacées";
            case "DECLARE_COMPLET" -> "Dossier déclaré complet";
            case "INSTRUCTION_COMMENCEE" -> "Instruction commencée";
            case "DECLARE_IRRECEVABLE" -> "Dossier déclaré irrecevable";
            case "CONSTATE_HORS_DELAI" -> "Dépôt hors délai constaté";
            case "REORIENTE" -> "Dossier transmis à un autre guichet";
            case "DESISTE" -> "Désistement";
            case "ROUVERT" -> "Dossier rouvert";
            default -> FR.majuscule(action.replace('_', ' ').toLowerCase(Locale.FRENCH));
        };
    }

    static String champ(String cle) {
        return switch (cle) {
            case "etat" -> "État";
            case "numero" -> "Numéro";
            case "instructeur" -> "Instructeur";
            case "intitule" -> "Titre du projet";
            case "theme" -> "Thème";
            case "depenses" -> "Dépenses";
            case "cofinancements" -> "Autres aides";
            case "membres" -> "Collectivités associées";
            case "libelle" -> "Libellé";
            case "nature" -> "Nature";
            case "section" -> "Section";
            case "montantHT" -> "Montant HT";
            case "montantTTC" -> "Montant TTC";
            case "montantDemandeHT", "montantDemande" -> "Montant demandé";
            case "montantMaximum" -> "Aide possible";
            case "dureeMois" -> "Durée en mois";
            case "porteur" -> "Porteur";
            case "complements" -> "Compléments";
            case "demandesLe" -> "Demandés le";
            case "par" -> "Par";
            case "le" -> "Le";
            case "reponduLe" -> "Réponse reçue le";
            case "decision" -> "Décision";
            case "fichier" -> "Empreinte du fichier importé";
            case "supprime" -> "Mis de côté";
            case "preuveEngagement" -> "Devis ou marché";
            case "signeLe" -> "Signé le";
            case "courriel" -> "Courriel";
            case "telephone" -> "Téléphone";
            case "fonction" -> "Fonction";
            case "besoin" -> "Besoin";
            case "publics" -> "Publics";
            case "calendrier" -> "Calendrier";
            case "nbAgentsBeneficiaires" -> "Agents concernés";
            case "nbUsagersBeneficiaires" -> "Usagers concernés";
            case "points" -> "Points à compléter";
            case "avant" -> "À compléter avant le";
            case "reponse", "message" -> "Réponse";
            case "motif", "explication" -> "Explication";
            case "motifs" -> "Motifs";
            case "vers" -> "Guichet destinataire";
            case "session" -> "Session";
            case "recevable" -> "Admis par les règles";
            case "versionReglement" -> "Version des règles";
            case "rejetImpliciteLe" -> "Refus sans décision le";
            case "completudeAvant" -> "Complétude avant le";
            case "deposeLe" -> "Déposé le";
            case "nom" -> "Nom";
            case "code" -> "Code";
            case "organisme" -> "Organisme";
            case "statut" -> "État de l’aide";
            case "description" -> "Description";
            case "criteres" -> "Critères";
            case "contactOperationnel" -> "Contact";
            default -> FR.majuscule(cle.replaceAll("(?<=[a-zéè])(?=[A-Z])", " ").toLowerCase(Locale.FRENCH));
        };
    }
}
