package fr.guichets.web.programmation;

import fr.guichets.documents.Typographie;
import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.CreditsInsuffisants;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.programmation.Avis;
import fr.guichets.programmation.Candidats;
import fr.guichets.programmation.Deliberation;
import fr.guichets.programmation.EtatReleve;
import fr.guichets.programmation.Feuille;
import fr.guichets.programmation.LigneDeReleve;
import fr.guichets.programmation.Preparation;
import fr.guichets.programmation.Programmation;
import fr.guichets.programmation.Releve;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Lecture;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** One relevé, from what is ready to what the authority validated, and the acts on it. */
@Named("releve")
@RequestScoped
public class PageReleve {

    static final String ADRESSE = "/programmation/releve";

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Programmation programmation;

    @Inject
    private Preparation preparation;

    @Inject
    private Deliberation deliberation;

    @Inject
    private Enveloppes enveloppes;

    @Inject
    private Mots mots;

    @Inject
    private Typographie fr;

    private Feuille feuille;
    private Candidats candidats;
    private Geste geste;
    private SaisieDesAvis saisie;
    private List<Lecture.Erreur> erreurs = List.of();
    private List<Affectation> depassements = List.of();
    private String refus = "";

    @PostConstruct
    void conduire() {
        if (!isDemande()) {
            return;
        }
        String id = requete.getParameter("id");
        if (!id.matches("\\d{1,18}")) {
            throw new Introuvable("Ce relevé n'existe pas à ce guichet.");
        }
        relire(Long.parseLong(id));
        geste = Arrays.stream(Geste.values())
                .filter(connu -> connu.name().equals(requete.getParameter("acte")))
                .filter(connu -> connu.possible(feuille, Acteur.courant()))
                .findFirst()
                .orElse(null);
        saisie = SaisieDesAvis.de(feuille);
        if (requete.getMethod().equals("POST")) {
            recevoir();
        }
    }

    private void relire(long id) {
        feuille = programmation.lire(id);
        candidats = feuille.releve().etat() == EtatReleve.PREPARATION ? programmation.candidats(id) : null;
    }

    private void recevoir() {
        if (geste == null) {
            refus = "Ce n’est plus possible : le relevé est maintenant à l’état "
                    + fr.phrase("« " + feuille.releve().etat().libelle() + " ».");
            return;
        }
        if (geste == Geste.AVIS) {
            saisie = SaisieDesAvis.lue(feuille, requete.getParameterMap());
            erreurs = saisie.erreurs();
        } else if (geste.aUneCase() && requete.getParameter("confirme") == null) {
            erreurs = List.of(new Lecture.Erreur("confirme", "Cochez la case avant de confirmer"));
        }
        if (!erreurs.isEmpty()) {
            return;
        }
        accomplir();
    }

    private void accomplir() {
        long id = feuille.releve().id();
        try {
            executer(id);
        } catch (ModifieEntreTemps e) {
            relire(id);
            saisie.relire(feuille);
            refus = "Un collègue a modifié ce relevé pendant que vous le lisiez. Rien n’est écrasé et ce que vous avez"
                    + " saisi est gardé : relisez, puis enregistrez de nouveau.";
            return;
        } catch (ChampsInvalides e) {
            erreurs = e.erreurs().stream().map(this::erreur).toList();
            return;
        } catch (CreditsInsuffisants e) {
            depassements = e.depassements();
            refus = "Impossible de valider : il manque " + fr.montant(e.manque())
                    + ". Rien n’a changé. Réduisez un montant ou mettez un dossier en liste complémentaire.";
            return;
        } catch (OperationInvalide e) {
            relire(id);
            refus = fr.phrase(e.getMessage());
            return;
        }
        Redirection.vers(geste == Geste.ABANDONNER ? ADRESSE : getAdresse() + "&fait=" + geste.name());
    }

    private void executer(long id) {
        switch (geste) {
            case PREPARER ->
                preparation.preparer(
                        id,
                        version(),
                        Tranche.existe(saisi("tranche")) ? new Tranche(saisi("tranche")) : null,
                        motifsSaisis());
            case FIGER ->
                preparation.figer(id, version(), new TreeSet<>(Arrays.asList(requete.getParameterValues("dossier"))));
            case ABANDONNER -> preparation.abandonner(id, version());
            case AVIS -> deliberation.donnerAvis(id, saisie.rendus());
            case RETIRER -> deliberation.retirer(id, saisi("dossier"), saisi("motif"));
            case VALIDER -> deliberation.valider(id, version());
        }
    }

    private Map<String, String> motifsSaisis() {
        Map<String, String> motifs = new TreeMap<>();
        requete.getParameterMap().forEach((nom, valeurs) -> {
            if (nom.startsWith("ecart-") && !valeurs[0].isBlank()) {
                motifs.put(nom.substring("ecart-".length()), valeurs[0].strip());
            }
        });
        return motifs;
    }

    private Lecture.Erreur erreur(ChampsInvalides.Erreur erreur) {
        if (erreur.champ().startsWith("avis[")) {
            return saisie.erreur(erreur.champ(), erreur.message());
        }
        return new Lecture.Erreur(erreur.champ().replace("ecartes.", "ecart-"), fr.phrase(erreur.message()));
    }

    private Long version() {
        return saisi("version").matches("\\d{1,18}") ? Long.valueOf(saisi("version")) : null;
    }

    public String saisi(String champ) {
        String valeur = requete.getParameter(champ);
        return valeur == null ? "" : valeur.strip();
    }

    /** False when the address asks for the list. */
    public boolean isDemande() {
        return requete.getParameter("id") != null;
    }

    public Releve getReleve() {
        return feuille.releve();
    }

    public Feuille getFeuille() {
        return feuille;
    }

    /** Null once frozen. */
    public Candidats getCandidats() {
        return candidats;
    }

    /** Null when the address asks for none, or for one that is not possible. */
    public Geste getGeste() {
        return geste;
    }

    public boolean peut(String voulu) {
        return Geste.valueOf(voulu).possible(feuille, Acteur.courant());
    }

    /** True when the reader reads the relevé again before an act that cannot be undone. */
    public boolean isRecapitulatif() {
        return geste != null && geste.aUnRecapitulatif() && geste.possible(feuille, Acteur.courant());
    }

    public SaisieDesAvis.Ligne saisie(LigneDeReleve ligne) {
        return saisie.ligne(ligne.dossier());
    }

    public String ecart(String dossier) {
        String saisi = requete.getParameter("ecart-" + dossier);
        return saisi != null
                ? saisi
                : candidats.ecartes().stream()
                        .filter(ecarte -> ecarte.dossier().numero().equals(dossier))
                        .map(Candidats.Ecarte::motif)
                        .findFirst()
                        .orElse("");
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }

    /** Why it was not done, empty when nothing was refused. */
    public String getRefus() {
        return refus;
    }

    /** What does not fit in the envelope, empty when everything does. */
    public List<Affectation> getDepassements() {
        return depassements;
    }

    public List<LigneDeReleve> lignes(String avis) {
        return choisir(ligne -> ligne.presente() && ligne.avis() == Avis.valueOf(avis));
    }

    public List<LigneDeReleve> getSorties() {
        return choisir(ligne -> !ligne.presente());
    }

    private List<LigneDeReleve> choisir(Predicate<LigneDeReleve> voulue) {
        return feuille.lignes().stream().filter(voulue).toList();
    }

    public Map<String, String> getTranches() {
        Map<String, String> choix = new LinkedHashMap<>();
        enveloppes
                .lire()
                .tranches()
                .forEach((tranche, solde) -> choix.put(
                        tranche.code(),
                        fr.majuscule(mots.tranche(tranche)) + " : " + fr.montant(solde.disponible()) + " disponibles"));
        return choix;
    }

    public String getAdresse() {
        return ADRESSE + "?id=" + feuille.releve().id();
    }

    public String export(String format) {
        return "/programmation/export?id=" + feuille.releve().id() + "&format=" + format;
    }

    /** What has just been done, empty when the page was only opened. */
    public String getAnnonce() {
        return Arrays.stream(Geste.values())
                .filter(fait -> fait.name().equals(requete.getParameter("fait")))
                .map(Geste::annonce)
                .findFirst()
                .orElse("OUVRIR".equals(requete.getParameter("fait")) ? "Le relevé est ouvert." : "");
    }
}
