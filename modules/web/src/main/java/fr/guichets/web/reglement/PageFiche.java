package fr.guichets.web.reglement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.guichets.acces.Equipe;
import fr.guichets.documents.Typographie;
import fr.guichets.reglement.AdministrationDesGuichets;
import fr.guichets.reglement.AdministrationDesGuichets.Suivi;
import fr.guichets.reglement.DroitsDeRedaction;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One guichet as the national level runs it: who may write its rules, who administers it, what was done. */
@Named("ficheGuichet")
@RequestScoped
public class PageFiche {

    /** @param cles of the vocabulary, in its order */
    public record Groupe(String titre, List<Cle> cles) {}

    /** @param details « Motif : … », one per line */
    public record Fait(String quand, String qui, String quoi, List<String> details) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADRESSE = "/reglement/guichet?code=";

    @Inject
    private HttpServletRequest requete;

    @Inject
    private AdministrationDesGuichets administration;

    @Inject
    private DroitsDeRedaction droits;

    @Inject
    private Equipe equipe;

    @Inject
    private ActeSurGuichet acte;

    @Inject
    private Contexte contexte;

    @Inject
    private Typographie fr;

    private Suivi suivi;
    private List<Lecture.Erreur> erreurs = List.of();

    /** Before the page is written: does what a form asks, then goes to an address that can be read again. */
    public void agir() {
        suivi = administration.lire(code());
        String action = parametre("action");
        if (!requete.getMethod().equals("POST")) {
            return;
        }
        try {
            switch (action) {
                case "confier" -> droits.deleguer(suivi.guichet().code(), cochees(), parametre("motifDroits"));
                case "inviter" -> inviter();
                case "approuver" -> repondre(() -> equipe.approuver(numero()));
                case "refuser" -> repondre(() -> equipe.refuser(numero(), parametre("motifRefus")));
                default -> {
                    acte.agir(suivi);
                    return;
                }
            }
            Redirection.vers(ADRESSE + suivi.guichet().code() + "&fait=" + action);
        } catch (ChampsInvalides e) {
            erreurs = Lecture.Erreur.de(
                    e,
                    champ -> action.equals("confier") && champ.equals("motif")
                            ? "motifDroits"
                            : action.equals("refuser") ? "motifRefus" : champ);
        }
    }

    private CodeDepartement code() {
        String code = parametre("code");
        if (!code.matches("\\d{2}|2[AB]|9[78]\\d")) {
            throw new Introuvable("Aucun guichet n'a ce code.");
        }
        return new CodeDepartement(code);
    }

    private long numero() {
        return parametre("numero").matches("\\d{1,15}") ? Long.parseLong(parametre("numero")) : -1;
    }

    /** The first administrator of a guichet can only be invited from here. */
    private void inviter() {
        repondre(() -> equipe.inviter(
                "administrateur", null, parametre("courriel"), contexte.adresse(suivi.guichet()) + "acces/invitation"));
    }

    private void repondre(Runnable action) {
        DepartementCourant.executerPour(suivi.guichet().code(), () -> {
            action.run();
            return null;
        });
    }

    private Set<String> cochees() {
        return new LinkedHashSet<>(Arrays.asList(requete.getParameterMap().getOrDefault("cles", new String[0])));
    }

    private String parametre(String nom) {
        return Optional.ofNullable(requete.getParameter(nom)).orElse("").strip();
    }

    public Suivi getSuivi() {
        return suivi;
    }

    public List<Lecture.Erreur> getErreurs() {
        List<Lecture.Erreur> toutes = new ArrayList<>(erreurs);
        toutes.addAll(acte.getErreurs());
        return toutes;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(getErreurs(), champ);
    }

    public String getTitre() {
        return (getErreurs().isEmpty() && acte.getRefus().isEmpty() ? "" : "Erreur\u00a0: ") + "Guichet "
                + suivi.guichet().complement();
    }

    public String saisi(String champ) {
        return parametre(champ);
    }

    public String getAnnonce() {
        return switch (parametre("fait")) {
            case "OUVERT" -> "Le guichet est ouvert : il reçoit des demandes.";
            case "SUSPENDU" -> "Le guichet est suspendu. Ce qui est déposé suit son cours.";
            case "FERME" -> "Le guichet est fermé. Ses agents peuvent finir et payer.";
            case "confier" -> "Les règles confiées à l’administrateur du guichet ont changé.";
            case "inviter" -> "L’invitation est partie.";
            case "approuver" -> "L’accès est accordé.";
            case "refuser" -> "L’accès est refusé.";
            default -> "";
        };
    }

    public String getClasse() {
        return PageRegistre.classeDe(suivi.guichet().etat());
    }

    public String getType() {
        return PageRegistre.type(suivi.guichet().type());
    }

    public List<Groupe> getGroupes() {
        Set<String> delegables = droits.delegables();
        return Arrays.stream(Cle.Groupe.values())
                .map(groupe -> new Groupe(
                        groupe.titre(),
                        Vocabulaire.cles().stream()
                                .filter(cle -> cle.groupe() == groupe && delegables.contains(cle.nom()))
                                .toList()))
                .filter(groupe -> !groupe.cles().isEmpty())
                .toList();
    }

    /** What is ticked: what was just typed when it was refused. */
    public Set<String> getConfiees() {
        return parametre("action").equals("confier")
                ? cochees()
                : droits.delegues(suivi.guichet().code());
    }

    public List<Equipe.Demande> getDemandes() {
        return DepartementCourant.executerPour(suivi.guichet().code(), equipe::demandes);
    }

    public List<Fait> getHistorique() {
        return administration.historique(suivi.guichet().code()).stream()
                .map(this::fait)
                .toList();
    }

    private Fait fait(Journal.Ligne ligne) {
        return new Fait(contexte.dateHeure(ligne.le()), ligne.auteurNom(), quoi(ligne), details(ligne));
    }

    private String quoi(Journal.Ligne ligne) {
        String objet = ligne.objet().startsWith("reglement/") ? ligne.objet().substring("reglement/".length()) : "";
        String quoi =
                switch (ligne.action()) {
                    case "CREATION_DEMANDEE" -> "Création demandée";
                    case "CREATION_REPRISE" -> "Création reprise après un échec";
                    case "OUVERT" -> "Guichet ouvert";
                    case "SUSPENDU" -> "Guichet suspendu";
                    case "FERME" -> "Guichet fermé";
                    case "REDACTION_DELEGUEE" -> "Règles confiées à l’administrateur";
                    case "PUBLIE" -> "Règles publiées";
                    default -> fr.majuscule(ligne.action().replace('_', ' ').toLowerCase(Locale.FRENCH));
                };
        return objet.isEmpty() ? quoi : quoi + " (" + (objet.equals("brouillon") ? objet : "version " + objet) + ")";
    }

    private List<String> details(Journal.Ligne ligne) {
        if (ligne.apres() == null) {
            return List.of();
        }
        try {
            JsonNode apres = JSON.readTree(ligne.apres());
            return apres.properties().stream()
                    .map(champ -> fr.phrase(champ.getKey() + " : " + texte(champ.getValue())))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String texte(JsonNode valeur) {
        if (valeur.isArray()) {
            List<String> elements = new ArrayList<>();
            valeur.forEach(element -> elements.add(texte(element)));
            return String.join(", ", elements);
        }
        return valeur.isObject()
                ? valeur.properties().stream()
                        .map(champ -> champ.getKey() + " " + texte(champ.getValue()))
                        .collect(Collectors.joining(", "))
                : valeur.asText();
    }
}
