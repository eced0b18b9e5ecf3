package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillon.Droit;
import fr.guichets.reglement.Brouillon.Regle;
import fr.guichets.reglement.Brouillons;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.ModelesNationaux;
import fr.guichets.reglement.RegleModifieeEntreTemps;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One rule of a draft: its fields, made from the vocabulary, beside what the other levels say of it. */
@Named("regleDuBrouillon")
@RequestScoped
public class PageRegle {

    static final String ADRESSE = "/reglement/regle";

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Perimetre perimetre;

    @Inject
    private Brouillons brouillons;

    @Inject
    private Contexte contexte;

    @Inject
    private Typographie fr;

    private Cle cle;
    private Brouillon brouillon;
    private Regle regle;
    private MotsDesRegles mots;
    private SaisieDeRegle saisie;
    private long version;
    private RegleModifieeEntreTemps conflit;
    private String fait;
    private final List<Lecture.Erreur> erreurs = new ArrayList<>();

    /** Before the page is written: does what a form asks, then goes to an address that can be read again. */
    public void agir() {
        cle = trouver(parametre("cle"));
        perimetre.executer(() -> {
            version = parametre("version").matches("\\d{1,18}") ? Long.parseLong(parametre("version")) : -1;
            if (requete.getMethod().equals("POST") && executer()) {
                Redirection.vers(perimetre.lien(
                        PageConsole.ADRESSE + "?fait=" + fait + "&regle=" + cle.nom() + "#regle-" + cle.nom()));
                return null;
            }
            lire();
            return null;
        });
    }

    private Cle trouver(String nom) {
        return perimetre.isModele() && nom.equals(ModelesNationaux.BORNES.nom())
                ? ModelesNationaux.BORNES
                : Vocabulaire.cle(nom);
    }

    private void lire() {
        brouillon = brouillons.apercu();
        regle = brouillon.regle(cle.nom());
        mots = MotsDesRegles.du(brouillon);
        if (saisie != null && regle.droit() != Droit.MODIFIABLE) {
            erreurs.clear();
            conflit = null;
            erreurs.add(new Lecture.Erreur("valeur", retrait()));
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(HttpServletResponse.SC_FORBIDDEN);
        }
        if (saisie == null) {
            version = regle.version();
            boolean heritee = !perimetre.isModele() && regle.declaree() == null;
            saisie = SaisieDeRegle.de(
                    cle,
                    regle.declaree() == null ? regle.nationale() : regle.declaree(),
                    heritee,
                    perimetre.getAujourdhui());
        }
    }

    private String retrait() {
        return (regle.droit() == Droit.NATIONALE
                        ? "La règle est devenue nationale\u00a0: aucun département ne la change plus. "
                        : "Le niveau national ne vous confie plus cette règle. ")
                + "Rien n’a été enregistré\u00a0; ce que vous avez saisi reste sur cette page.";
    }

    /** True when it is done. */
    private boolean executer() {
        String action = parametre("action");
        fait = action;
        try {
            switch (action) {
                case "enregistrer" -> enregistrer();
                case "heriter" -> brouillons.heriter(cle.nom(), version);
                case "retablir" -> brouillons.retablir(cle.nom(), version);
                default -> {
                    saisie = SaisieDeRegle.lire(cle, requete.getParameterMap(), action);
                    return false;
                }
            }
        } catch (AccesRefuse e) {
            saisie = SaisieDeRegle.lire(cle, requete.getParameterMap(), "");
            return false;
        } catch (ChampsInvalides e) {
            saisie.ajouter(e, erreurs);
        } catch (RegleModifieeEntreTemps e) {
            saisie = saisie == null ? SaisieDeRegle.lire(cle, requete.getParameterMap(), "") : saisie;
            conflit = e;
            version = e.version();
        } catch (OperationInvalide e) {
            erreurs.add(new Lecture.Erreur("valeur", fr.phrase(e.getMessage())));
        }
        return erreurs.isEmpty() && conflit == null;
    }

    private void enregistrer() {
        saisie = SaisieDeRegle.lire(cle, requete.getParameterMap(), "");
        boolean permise = requete.getParameter("modifiable") != null;
        Regle lue = brouillons.apercu().regle(cle.nom());
        boolean memePermission = !perimetre.isModele() || isBornes() || lue.modifiable() == permise;
        if (lue.droit() == Droit.MODIFIABLE
                && lue.version() == version
                && memePermission
                && saisie.redit(lue.declaree(), lue.nationale())) {
            fait = "rien";
            return;
        }
        Declaration declaration = saisie.declaration(erreurs);
        Brouillon ecrit = brouillons.declarer(cle.nom(), version, declaration);
        Regle ecrite = ecrit.regle(cle.nom());
        if (perimetre.isModele() && !isBornes() && ecrite.modifiable() != permise) {
            brouillons.permettre(cle.nom(), ecrite.version(), permise);
        }
    }

    private String parametre(String nom) {
        return Optional.ofNullable(requete.getParameter(nom)).orElse("").strip();
    }

    public String getTitre() {
        String etat = conflit != null ? "Deux rédactions\u00a0: " : erreurs.isEmpty() ? "" : "Erreur\u00a0: ";
        return etat + fr.phrase(cle.intitule()) + " – " + perimetre.getTitre();
    }

    public Cle getCle() {
        return cle;
    }

    public boolean isBornes() {
        return cle.nom().equals(ModelesNationaux.BORNES.nom());
    }

    public Regle getRegle() {
        return regle;
    }

    public SaisieDeRegle getSaisie() {
        return saisie;
    }

    /** Of the rule as it was read; given back by the form. */
    public long getVersion() {
        return version;
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }

    /** Also when the right was withdrawn meanwhile: what was typed stays on the page. */
    public boolean isAModifier() {
        return regle.droit() == Droit.MODIFIABLE || requete.getMethod().equals("POST");
    }

    /** Why the reader may not change it. */
    public String getInterdit() {
        return LigneDeConsole.interdit(regle.droit());
    }

    /** As ticked, else as the draft says. */
    public boolean isModifiable() {
        return requete.getMethod().equals("POST") ? requete.getParameter("modifiable") != null : regle.modifiable();
    }

    /** True when the draft has a value that it may leave for the national one. */
    public boolean isAHeriter() {
        return !perimetre.isModele() && regle.declaree() != null;
    }

    public List<String> dire(Declaration declaration) {
        return declaration == null ? List.of() : mots.dire(cle, declaration);
    }

    public List<String> sources(Declaration declaration) {
        return declaration == null ? List.of() : MotsDesRegles.sources(declaration);
    }

    /** Somebody else wrote the rule since it was read; null otherwise. */
    public RegleModifieeEntreTemps getConflit() {
        return conflit;
    }

    /** « Ali a changé cette règle », « Vous avez changé cette règle dans une autre fenêtre ». */
    public String getQuiLaSienne() {
        return conflit.parSoi()
                ? "Vous avez changé cette règle dans une autre fenêtre"
                : conflit.par() + " a changé cette règle";
    }

    public String getQuandLaSienne() {
        return contexte.dateHeure(conflit.le());
    }

    /** What the reader typed, in sentences. */
    public List<String> getMienne() {
        return mots.dire(cle, saisie.declaration(new ArrayList<>()));
    }

    public List<String> getSourcesDeLaMienne() {
        return MotsDesRegles.sources(saisie.declaration(new ArrayList<>()));
    }

    public String getAdresse() {
        return perimetre.lien(ADRESSE + "?cle=" + cle.nom());
    }
}
