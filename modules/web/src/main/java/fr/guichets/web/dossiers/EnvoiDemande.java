package fr.guichets.web.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.Brouillons;
import fr.guichets.dossiers.Depots;
import fr.guichets.dossiers.Dossier;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Collectivites;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the buttons of the request do, each of which saves the step that it belongs to. */
@RequestScoped
public class EnvoiDemande {

    @Inject
    private Parametres parametres;

    @Inject
    private Contexte contexte;

    @Inject
    private Brouillons brouillons;

    @Inject
    private Depots depots;

    @Inject
    private Collectivites collectivites;

    @Inject
    private EnregistrementDemande enregistrement;

    private final List<Lecture.Erreur> erreurs = new ArrayList<>();
    private Etape etape;
    private Dossier dossier;
    private List<Reponses.Conflit> conflits = List.of();
    private Reponses mienne;

    /** @return where to go next, empty to write this page */
    String recevoir(Etape courante) {
        etape = courante;
        String action = parametres.texte("action");
        try {
            return switch (action) {
                case "deposer" -> deposer();
                case "supprimer" -> supprimer();
                case "choisir" -> choisir();
                default -> enregistrer(action);
            };
        } catch (ModifieEntreTemps e) {
            erreurs.add(new Lecture.Erreur(
                    "contenu", "Cette demande vient d’être modifiée ailleurs. Relisez-la, puis recommencez"));
        } catch (AccesRefuse | OperationInvalide e) {
            erreurs.add(new Lecture.Erreur("contenu", e.getMessage()));
        } catch (ChampsInvalides e) {
            e.erreurs().forEach(erreur -> erreurs.add(new Lecture.Erreur("contenu", erreur.message())));
        }
        return "";
    }

    private String enregistrer(String action) {
        if (etape == Etape.RELECTURE) {
            return suite(action);
        }
        Map<String, String[]> champs = new HashMap<>(parametres.tous());
        Lignes.retirer(action, champs);
        Reponses reponses = LectureFormulaire.lire(etape, champs);
        if (etape == Etape.PORTEUR) {
            reponses = avecMembre(action, reponses);
        }
        return enregistrer(Reponses.lire(parametres.texte("base")), reponses, action);
    }

    private String enregistrer(Reponses base, Reponses reponses, String action) {
        EnregistrementDemande.Issue issue = enregistrement.enregistrer(
                parametres.texte("numero"),
                etape,
                Optional.ofNullable(parametres.version()).orElse(-1L),
                base,
                reponses);
        if (issue.conflits().isEmpty()) {
            dossier = issue.dossier();
            String suite = suite(action);
            return issue.autrui() ? suite.replaceFirst("(#|$)", "&autrui$1") : suite;
        }
        conflits = issue.conflits();
        mienne = issue.reponses();
        return "";
    }

    /** The answers of the conflict page: for each question, ours or theirs; the other answers of the step are ours. */
    private String choisir() {
        Reponses voulues = Reponses.lire(parametres.texte("mienne"));
        Reponses base = Reponses.lire(parametres.texte("base"));
        Map<String, JsonNode> valeurs = new HashMap<>(voulues.valeurs());
        for (String champ : parametres.textes("conflit")) {
            if ("SIENNE".equals(parametres.texte("choix-" + champ))) {
                valeurs.remove(champ);
                Optional.ofNullable(base.valeurs().get(champ)).ifPresent(sienne -> valeurs.put(champ, sienne));
            }
        }
        return enregistrer(base, new Reponses(valeurs), "");
    }

    private Reponses avecMembre(String action, Reponses reponses) {
        String reference = action.startsWith("ajouter-membre-")
                ? action.substring("ajouter-membre-".length())
                : parametres.texte("membreChoisi");
        if (!action.contains("membre") || reference.isEmpty()) {
            return reponses;
        }
        return collectivites
                .parReference(reference, contexte.getAujourdhui().getYear())
                .map(trouvee -> {
                    ObjectNode membre = JsonNodeFactory.instance
                            .objectNode()
                            .put("nature", trouvee.collectivite().nature().name())
                            .put("code", trouvee.collectivite().code())
                            .put("nom", trouvee.collectivite().nom());
                    ArrayNode membres = JsonNodeFactory.instance.arrayNode();
                    Optional.ofNullable(reponses.valeurs().get("membres"))
                            .ifPresent(deja -> deja.forEach(membres::add));
                    Map<String, JsonNode> valeurs = new HashMap<>(reponses.valeurs());
                    valeurs.put("membres", membres.add(membre));
                    return new Reponses(valeurs);
                })
                .orElse(reponses);
    }

    /** Where a button leads once the step is saved. */
    private String suite(String action) {
        String ici = adresse(etape);
        if (action.equals("continuer")) {
            return fautes().isEmpty() ? adresse(etape.suivante()) : ici;
        }
        if (action.startsWith("aller-")) {
            return adresse(Etape.parCode(action.substring("aller-".length())).orElse(etape));
        }
        if (action.equals("chercher-membre") && parametres.texte("membreChoisi").isEmpty()) {
            return ici + "&q=" + Redirection.encoder(parametres.texte("q")) + "#recherche";
        }
        return ici + Lignes.suite(action, dossier == null ? JsonNodeFactory.instance.objectNode() : dossier.saisie());
    }

    private List<Manque> fautes() {
        return Manque.lire(brouillons.manques(parametres.texte("numero")), dossier.saisie()).stream()
                .filter(manque -> manque.etape() == etape && !manque.absent())
                .toList();
    }

    private String deposer() {
        try {
            Dossier depose = depots.deposer(
                    parametres.texte("numero"),
                    parametres.version(),
                    !parametres.texte("attestation").isEmpty(),
                    !parametres.texte("confirmation").isEmpty());
            return PageSuivi.adresse(depose) + "&depose";
        } catch (Depots.AttestationManquante e) {
            erreurs.add(new Lecture.Erreur("attestation", "Cochez l’attestation sur l’honneur pour déposer"));
        } catch (Depots.RefusAConfirmer e) {
            erreurs.add(new Lecture.Erreur(
                    "confirmation", "Les règles refusent ce projet : cochez la case pour le déposer quand même"));
        } catch (ChampsInvalides e) {
            erreurs.add(new Lecture.Erreur("manques", "Complétez d’abord les réponses listées ci-dessous"));
        }
        return "";
    }

    private String supprimer() {
        brouillons.supprimer(parametres.texte("numero"), parametres.version());
        return PageMesDossiers.ADRESSE + "?supprime";
    }

    private String adresse(Etape autre) {
        return PageDemande.adresse(parametres.texte("numero"), autre);
    }

    /** What went wrong, by field. */
    List<Lecture.Erreur> erreurs() {
        return erreurs;
    }

    /** Answers that somebody else changed too: nothing was saved, one must choose. */
    List<Reponses.Conflit> conflits() {
        return conflits;
    }

    /** The answers of the step as they will be once one has chosen one's own. */
    Reponses mienne() {
        return mienne;
    }
}
