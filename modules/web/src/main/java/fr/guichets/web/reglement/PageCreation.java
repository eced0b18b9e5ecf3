package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.enveloppes.Credits;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.AdministrationDesGuichets;
import fr.guichets.reglement.Ebauche;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.NouveauxGuichets;
import fr.guichets.reglement.tenants.TenantsInvalides;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A new guichet on one screen: its code, then who it is, whom it helps and with how much. */
@Named("creationDeGuichet")
@RequestScoped
public class PageCreation {

    private static final Pattern CODE = Pattern.compile("\\d{2}|2[AB]|9[78]\\d");

    private static final String SUIVI = FiltresDuRegistre.PAGE + "#creations";

    @Inject
    private HttpServletRequest requete;

    @Inject
    private NouveauxGuichets nouveaux;

    @Inject
    private AdministrationDesGuichets administration;

    @Inject
    private Guichets guichets;

    @Inject
    private Credits credits;

    @Inject
    private Typographie fr;

    private Guichet existant;
    private Ebauche ebauche;
    private SaisieDeGuichet saisie;
    private final List<Lecture.Erreur> erreurs = new ArrayList<>();

    /** Before the page is written: what the code proposes, or what the form asks for. */
    public void agir() {
        Optional<CodeDepartement> code = code("autre").or(() -> code("code"));
        if (code.isEmpty()) {
            return;
        }
        existant = guichets.parCode(code.get()).orElse(null);
        if (existant != null) {
            return;
        }
        ebauche = nouveaux.ebaucher(
                code.get(),
                code("copie")
                        .filter(copie -> guichets.parCode(copie).isPresent())
                        .orElse(null));
        if (!requete.getMethod().equals("POST")) {
            saisie = SaisieDeGuichet.de(ebauche, getExercices());
            return;
        }
        saisie = SaisieDeGuichet.de(requete.getParameterMap(), getExercices());
        Ebauche lue = saisie.lire(ebauche, erreurs);
        if (erreurs.isEmpty()) {
            creer(lue);
        }
    }

    private void creer(Ebauche lue) {
        try {
            administration.creer(nouveaux.declarer(lue));
            Redirection.vers(SUIVI);
        } catch (ChampsInvalides e) {
            erreurs.addAll(Lecture.Erreur.de(e));
        } catch (TenantsInvalides e) {
            e.erreurs()
                    .forEach(erreur -> erreurs.add(
                            new Lecture.Erreur(champ(erreur.cle()), fr.majuscule(fr.phrase(erreur.message())))));
        } catch (OperationInvalide e) {
            if (e.code().equals("CODE_PRIS")) {
                // asked for twice: the first one is being made
                Redirection.vers(SUIVI);
                return;
            }
            erreurs.add(
                    new Lecture.Erreur(e.code().equals("ADRESSE_PRISE") ? "slug" : "nom", fr.phrase(e.getMessage())));
        }
    }

    /** identite.slug and versions[0].motif, as the screen calls them. */
    private static String champ(String cle) {
        return cle.substring(cle.lastIndexOf('.') + 1);
    }

    private Optional<CodeDepartement> code(String parametre) {
        return Optional.ofNullable(requete.getParameter(parametre))
                .map(String::strip)
                .filter(code -> CODE.matcher(code).matches())
                .map(CodeDepartement::new);
    }

    /** A code was typed that is none. */
    public List<Lecture.Erreur> getErreurs() {
        String autre = requete.getParameter("autre");
        if (ebauche == null && existant == null && autre != null) {
            return List.of(new Lecture.Erreur(
                    "autre",
                    "Choisissez un département, ou saisissez un code de deux ou trois caractères, par exemple 2A"));
        }
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(getErreurs(), champ);
    }

    public String getTitre() {
        return (getErreurs().isEmpty() ? "" : "Erreur\u00a0: ") + "Créer un guichet";
    }

    /** The guichet that already has this code; null when none has it. */
    public Guichet getExistant() {
        return existant;
    }

    public boolean isCodeConnu() {
        return ebauche != null;
    }

    public Ebauche getEbauche() {
        return ebauche;
    }

    public SaisieDeGuichet getSaisie() {
        return saisie;
    }

    public String texte(String champ) {
        return saisie.texte(champ);
    }

    public Map<String, String> getTerritoires() {
        Map<String, String> choix = new LinkedHashMap<>();
        nouveaux.territoires()
                .forEach(territoire ->
                        choix.put(territoire.code().valeur(), territoire.code() + " – " + fr.phrase(territoire.nom())));
        return choix;
    }

    public Map<String, String> getModeles() {
        Map<String, String> choix = new LinkedHashMap<>();
        guichets.tous()
                .forEach(guichet ->
                        choix.put(guichet.code().valeur(), "Règles du guichet " + fr.phrase(guichet.complement())));
        return choix;
    }

    public String getModele() {
        return ebauche.copie() == null
                ? "le modèle national"
                : "les règles du guichet "
                        + guichets.parCode(ebauche.copie()).orElseThrow().complement();
    }

    public NatureCollectivite[] getNatures() {
        return NatureCollectivite.values();
    }

    public String libelle(NatureCollectivite nature) {
        return fr.majuscule(fr.phrase(nature.libelle()));
    }

    public boolean cochee(NatureCollectivite nature) {
        return saisie.natures().contains(nature.name());
    }

    public List<Integer> getExercices() {
        return credits.dispositif().tranches().stream()
                .flatMap(tranche -> tranche.annee().stream())
                .toList();
    }

    public String tranche(Integer exercice) {
        return saisie.tranches().get(exercice);
    }

    public Montant getReliquat() {
        return credits.fonds().reliquat();
    }
}
