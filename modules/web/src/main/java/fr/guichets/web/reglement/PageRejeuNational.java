package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.CriteresDeRejeu;
import fr.guichets.dossiers.Rejeu;
import fr.guichets.dossiers.RejeuNational;
import fr.guichets.dossiers.RejeuNational.DuGuichet;
import fr.guichets.dossiers.RejeuNational.Etat;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Colonne;
import fr.guichets.web.Pagination;
import fr.guichets.web.Redirection;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the draft of the national model would change for what was filed at every guichet. */
@Named("rejeuNational")
@RequestScoped
public class PageRejeuNational {

    static final List<String> ENTETES = List.of(
            "Code",
            "Guichet",
            "État",
            "Dossiers rejoués",
            "Changeraient",
            "Aides possibles avant",
            "Aides possibles après",
            "Écart",
            "Enveloppe",
            "Déjà décidés jugés autrement",
            "Raison");

    @Inject
    private HttpServletRequest requete;

    @Inject
    private RejeuNational rejeux;

    @Inject
    private Guichets guichets;

    @Inject
    private MotsDuRejeu mots;

    @Inject
    private Typographie fr;

    private FiltresDeRejeu filtres;
    private RejeuNational.Essai essai;
    private CriteresDeRejeu.Page page;
    private Map<CodeDepartement, Guichet> parCode;
    private String refus = "";

    @PostConstruct
    void charger() {
        filtres = FiltresDeRejeu.de(requete.getParameterMap());
        essai = rejeux.dernier().orElse(null);
        page = lister(filtres.criteres());
        parCode = guichets.tous().stream().collect(Collectors.toMap(Guichet::code, Function.identity()));
    }

    private CriteresDeRejeu.Page lister(CriteresDeRejeu criteres) {
        CodeDepartement guichet = filtres.guichet() == null ? null : new CodeDepartement(filtres.guichet());
        return essai == null ? new CriteresDeRejeu.Page(List.of(), 0) : rejeux.lister(criteres, guichet);
    }

    /** Asks the guichets when the form says so, then goes back to the page. */
    public void agir() {
        if (requete.getMethod().equals("POST")) {
            try {
                rejeux.lancer();
                Redirection.vers(FiltresDeRejeu.PAGE);
            } catch (OperationInvalide e) {
                refus = e.getMessage();
            }
        }
    }

    /** Why it could not be launched, empty when nothing was refused. */
    public String getRefus() {
        return refus;
    }

    /** Null when the draft was never tried, or when none is open. */
    public RejeuNational.Essai getEssai() {
        return essai;
    }

    public boolean isTermine() {
        return essai.repondus() == essai.guichets().size();
    }

    /** « 34 guichets sur 107 ont répondu. » */
    public String getProgression() {
        return fr.nombre(essai.repondus())
                + (essai.repondus() < 2 ? "\u00a0guichet sur " : "\u00a0guichets sur ")
                + fr.nombre(essai.guichets().size())
                + (essai.repondus() < 2 ? " a répondu." : " ont répondu.");
    }

    public String getResume() {
        return mots.resume(essai.enCours(), essai.enveloppe());
    }

    public List<MotsDuRejeu.Chiffre> getChiffres() {
        return mots.chiffres(essai.enCours(), essai.enveloppe(), "avec les règles en vigueur");
    }

    public String getDecides() {
        return mots.decides(essai.decides());
    }

    /** Those that have something to say: a dossier that changes, or a refusal. */
    public List<DuGuichet> getConcernes() {
        return essai.guichets().stream()
                .filter(guichet -> guichet.etat() == Etat.REFUSE
                        || guichet.enCours().changes() + guichet.decides().changes() > 0)
                .toList();
    }

    /** « 98 guichets sans changement », empty when every one that answered has something to say. */
    public String getSansChangement() {
        int nombre = essai.repondus() - getConcernes().size();
        return nombre == 0 ? "" : fr.nombre(nombre) + "\u00a0guichet" + (nombre == 1 ? "" : "s") + " sans changement.";
    }

    public String nom(CodeDepartement code) {
        Guichet guichet = parCode.get(code);
        return guichet == null ? code.valeur() : code + " – " + fr.phrase(guichet.nom());
    }

    public Map<String, String> getChoixGuichets() {
        Map<String, String> choix = new LinkedHashMap<>();
        if (essai != null) {
            getConcernes().forEach(concerne -> choix.put(concerne.guichet().valeur(), nom(concerne.guichet())));
        }
        return choix;
    }

    public String ecart(DuGuichet guichet) {
        return mots.ecart(guichet.enCours().ecart());
    }

    /** « 1,5 % de l'enveloppe », empty when nothing changes there. */
    public String part(DuGuichet guichet) {
        String part = guichet.enCours().ecart().estNul()
                ? ""
                : mots.part(guichet.enCours().ecart(), guichet.enveloppe());
        return part.isEmpty() ? "" : part + " de l’enveloppe";
    }

    public String dossiersDe(DuGuichet guichet) {
        return filtres.getAdresse().avec("de", guichet.guichet().valeur()).lien() + "#dossiers";
    }

    public List<Rejeu.Ligne> getLignes() {
        return page.elements();
    }

    List<Rejeu.Ligne> toutes() {
        return lister(filtres.entiers()).elements();
    }

    List<List<Object>> guichets() {
        return essai == null
                ? List.of()
                : essai.guichets().stream().map(this::cellules).toList();
    }

    private List<Object> cellules(DuGuichet guichet) {
        return Arrays.asList(
                guichet.guichet().valeur(),
                parCode.containsKey(guichet.guichet())
                        ? parCode.get(guichet.guichet()).nom()
                        : null,
                etat(guichet.etat()),
                guichet.enCours().examines(),
                guichet.enCours().changes(),
                guichet.enCours().avant(),
                guichet.enCours().apres(),
                guichet.enCours().ecart(),
                guichet.enveloppe(),
                guichet.decides().changes(),
                guichet.raison());
    }

    public String etat(Etat etat) {
        return switch (etat) {
            case EN_ROUTE -> "Pas encore répondu";
            case REJOUE -> "Rejoué";
            case REFUSE -> "Ne peut pas appliquer ce brouillon";
        };
    }

    public FiltresDeRejeu getFiltres() {
        return filtres;
    }

    public List<AdresseDeListe.Etiquette> getEtiquettes() {
        return mots.etiquettes(filtres.getAdresse());
    }

    public List<Colonne> getColonnes() {
        return mots.colonnes(filtres);
    }

    public Pagination getPagination() {
        return new Pagination(filtres.getAdresse(), filtres.getAdresse().page(), filtres.taille(), page.total());
    }

    public String getNombre() {
        return mots.nombre(page.total(), filtres.isActifs());
    }

    public String export(String format, String quoi) {
        return "/reglement/rejeu-export?format=" + format + "&quoi=" + quoi
                + filtres.getAdresse().suite();
    }

    /** The national level has no page of one dossier. */
    public String dossier(Rejeu.Ligne ligne) {
        return "";
    }
}
