package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Echanges.Apercu;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.tenants.Archive;
import fr.guichets.reglement.tenants.TenantsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.web.Lecture;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rules as files: those that are sent out, those that are received, what they would change. */
@Named("echanges")
@RequestScoped
public class PageEchanges {

    /** Texts that can be corrected in the page; beyond, it is done in the files. */
    private static final int CORRIGIBLES = 5;

    /** @param id of the field in which it is corrected */
    public record Fichier(String id, String chemin, String texte, List<TenantsInvalides.Erreur> erreurs) {

        /** Numbered, beside the errors that name them. */
        public List<String> lignes() {
            return texte.lines().toList();
        }
    }

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Guichets guichets;

    @Inject
    private Typographie fr;

    private Map<String, String> fichiers = new TreeMap<>();
    private Apercu apercu;
    private int faites;
    private int demandees;
    private final List<Lecture.Erreur> erreurs = new ArrayList<>();
    private final List<Fichier> aCorriger = new ArrayList<>();

    /** What was sent comes back with the page. */
    void garder(Map<String, String> recus) {
        fichiers = recus;
    }

    void montrer(Apercu lu) {
        apercu = lu;
    }

    void refuser(String champ, String remede) {
        erreurs.add(new Lecture.Erreur(champ, fr.phrase(remede)));
    }

    /** Every error, with the texts in which they are. */
    void refuser(TenantsInvalides refus) {
        Map<String, List<TenantsInvalides.Erreur>> parFichier = refus.erreurs().stream()
                .collect(Collectors.groupingBy(
                        TenantsInvalides.Erreur::fichier, LinkedHashMap::new, Collectors.toList()));
        parFichier.forEach((chemin, siennes) -> {
            String texte = fichiers.get(chemin);
            String id = "fichier";
            if (texte != null && aCorriger.size() < CORRIGIBLES) {
                id = "texte-" + aCorriger.size();
                aCorriger.add(new Fichier(id, chemin, texte, siennes));
            }
            for (TenantsInvalides.Erreur erreur : siennes) {
                erreurs.add(new Lecture.Erreur(
                        id,
                        fr.phrase(erreur.fichier() + ", ligne " + erreur.ligne() + ", " + erreur.cle() + " : "
                                + erreur.message())));
            }
        });
    }

    /** Some guichets refused after all; the others are done, and the same files may be sent again. */
    void refuser(Apercu fait) {
        fait.refus().forEach(refus -> refuser("fichier", nom(refus.guichet()) + " : " + refus.raison()));
        faites = fait.versions().size();
        demandees = fait.creations().size();
    }

    public String getTitre() {
        return (erreurs.isEmpty() ? "" : "Erreur\u00a0: ") + "Importer et exporter";
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }

    /** Null until files were read without error. */
    public Apercu getApercu() {
        return apercu;
    }

    public boolean isSansEffet() {
        return apercu != null
                && apercu.versions().isEmpty()
                && apercu.creations().isEmpty();
    }

    public List<Fichier> getACorriger() {
        return aCorriger;
    }

    public boolean isGarde() {
        return !fichiers.isEmpty();
    }

    /** « 107 fichiers », « le fichier 63-puy-de-dome/guichet.yaml ». */
    public String getRecus() {
        return fichiers.size() == 1
                ? "le fichier " + fichiers.keySet().iterator().next()
                : fr.nombre(fichiers.size()) + "\u00a0fichiers";
    }

    /** What was sent, to be carried from one page to the next. */
    public String getArchive() {
        return fichiers.isEmpty() ? "" : Base64.getEncoder().encodeToString(Archive.ecrire(fichiers));
    }

    /** What the last import did, empty when the page was opened otherwise. */
    public String getAnnonce() {
        int versions = faites + nombre("versions");
        int creations = demandees + nombre("creations");
        if (requete.getParameter("versions") == null && versions + creations == 0) {
            return "";
        }
        if (versions + creations == 0) {
            return "Rien n’a changé\u00a0: tout était déjà publié.";
        }
        List<String> parts = new ArrayList<>();
        if (versions > 0) {
            parts.add(versions == 1 ? "une version est publiée" : versions + "\u00a0versions sont publiées");
        }
        if (creations > 0) {
            parts.add(
                    creations == 1
                            ? "la création d’un guichet est demandée"
                            : "la création de " + creations + "\u00a0guichets est demandée");
        }
        return fr.majuscule(String.join(" et ", parts)) + ".";
    }

    private int nombre(String cle) {
        String texte = requete.getParameter(cle);
        return texte != null && texte.matches("\\d{1,4}") ? Integer.parseInt(texte) : 0;
    }

    public Map<String, String> getChoixGuichets() {
        return guichets.tous().stream()
                .collect(Collectors.toMap(
                        guichet -> guichet.code().valeur(),
                        guichet -> guichet.code() + " – " + guichet.nom(),
                        (un, autre) -> un,
                        LinkedHashMap::new));
    }

    /** « 63 – Puy-de-Dôme », the code alone for a guichet that does not exist yet. */
    public String nom(CodeDepartement code) {
        return guichets.parCode(code)
                .map(Guichet::nom)
                .map(nom -> code + " – " + nom)
                .orElse(code.valeur());
    }

    public String getInchanges() {
        int nombre = apercu.inchanges().size();
        return nombre == 0
                ? ""
                : nombre == 1
                        ? "Un guichet dit déjà ce que dit son fichier."
                        : fr.nombre(nombre) + "\u00a0guichets disent déjà ce que disent leurs fichiers.";
    }
}
