package fr.guichets.web.instruction;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.CriteresDeListe.Tri;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.dossiers.ListeDossiers;
import fr.guichets.socle.Acteur;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The dossiers of the guichet, filtered, sorted, page by page. */
@Named("listeDossiers")
@RequestScoped
public class PageListe {

    private static final String LISTE = "/dossiers/liste";

    /** @param href the same list without this filter */
    public record Etiquette(String libelle, String href) {}

    /** A view that most agents want, one click away. */
    public record Vue(String libelle, String href, boolean courante) {}

    /** @param numero null for an ellipsis */
    public record LienPage(Integer numero, String href, boolean courante) {}

    /** @param ordre value of aria-sort, null when the column does not sort the list now */
    public record Colonne(String libelle, String tri, String ordre, String classe) {}

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Contexte contexte;

    @Inject
    private Dossiers dossiers;

    @Inject
    private Vocabulaire vocabulaire;

    @Inject
    private Typographie fr;

    private FiltresDossiers filtres;
    private ListeDossiers liste;
    private Map<String, String> instructeurs;

    @PostConstruct
    void charger() {
        filtres = FiltresDossiers.de(requete.getParameterMap());
        liste = dossiers.lister(
                filtres.criteres(Acteur.courant().identifiant(), filtres.page(), FiltresDossiers.TAILLE));
        instructeurs = dossiers.instructeurs();
    }

    public FiltresDossiers getFiltres() {
        return filtres;
    }

    public ListeDossiers getDossiers() {
        return liste;
    }

    public List<Lecture.Erreur> getErreurs() {
        return filtres.erreurs();
    }

    public String erreur(String champ) {
        return filtres.erreurs().stream()
                .filter(erreur -> erreur.champ().equals(champ))
                .map(Lecture.Erreur::remede)
                .findFirst()
                .orElse("");
    }

    public Map<String, String> getChoixInstructeurs() {
        Map<String, String> choix = new LinkedHashMap<>();
        choix.put(FiltresDossiers.MOI, "Moi");
        choix.put(FiltresDossiers.PERSONNE, "Personne");
        choix.putAll(instructeurs);
        return choix;
    }

    public Map<String, String> getChoixRecevable() {
        Map<String, String> choix = new LinkedHashMap<>();
        choix.put("oui", "Admis par les règles");
        choix.put("non", "Refusés par une règle");
        return choix;
    }

    public LocalDate jour(Instant instant) {
        return LocalDate.ofInstant(instant, contexte.guichet().fuseau());
    }

    /** « 42 dossiers filtrés », « 1 dossier ». */
    public String getNombre() {
        String dossiers = fr.nombre(liste.total()) + "\u00a0" + (liste.total() < 2 ? "dossier" : "dossiers");
        return filtres.isActifs() ? dossiers + (liste.total() < 2 ? " filtré" : " filtrés") : dossiers;
    }

    public String getExporter() {
        return liste.total() < 2 ? "Exporter le dossier" : "Exporter les " + getNombre();
    }

    public Echeance echeance(LigneDossier ligne) {
        return ligne.echeance() == null ? null : Echeance.de(ligne.echeance(), contexte.getAujourdhui());
    }

    /** The rank goes along, so that the dossier knows which ones come before and after it in this list. */
    public String dossier(LigneDossier ligne, int indice) {
        String suite = filtres.adresse().replaceAll("(^|&)page=\\d+", "");
        int rang = liste.page() * liste.taille() + indice;
        return "/dossiers/instruction?numero=" + ligne.reference() + "&rang=" + rang
                + (suite.isEmpty() ? "" : "&" + suite.replaceFirst("^&", ""));
    }

    public String export(String format) {
        String suite = filtres.adresse();
        return "/dossiers/export?format=" + format + (suite.isEmpty() ? "" : "&" + suite);
    }

    public List<Vue> getVues() {
        return List.of(
                vue("Tous", ""),
                vue("Mes dossiers", "instructeur=moi"),
                vue("Sans instructeur", "instructeur=personne"),
                vue("À compléter par le demandeur", "etat=INCOMPLET"),
                vue("Refusés par une règle", "recevable=non"));
    }

    private Vue vue(String libelle, String adresse) {
        String ici = filtres.adresse().replaceAll("(^|&)(tri|page)=[^&]*", "").replaceFirst("^&", "");
        return new Vue(libelle, lien(adresse), ici.equals(adresse));
    }

    private static String lien(String adresse) {
        return adresse.isEmpty() ? LISTE : LISTE + "?" + adresse;
    }

    public String getSansFiltre() {
        return filtres.valeur("tri").isEmpty() ? LISTE : lien("tri=" + FiltresDossiers.code(filtres.valeur("tri")));
    }

    public List<Etiquette> getEtiquettes() {
        List<Etiquette> etiquettes = new ArrayList<>();
        ajouter(etiquettes, "q", valeur -> "«\u00a0" + valeur + "\u00a0»");
        ajouter(etiquettes, "etat", valeur -> EtatDossier.valueOf(valeur).libelle());
        ajouter(etiquettes, "instructeur", this::instructeur);
        ajouter(etiquettes, "arrondissement", vocabulaire::arrondissement);
        ajouter(etiquettes, "theme", vocabulaire::theme);
        ajouter(etiquettes, "nature", vocabulaire::nature);
        ajouter(etiquettes, "session", vocabulaire::session);
        ajouter(etiquettes, "recevable", getChoixRecevable()::get);
        ajouter(etiquettes, "du", valeur -> "Déposés depuis le\u00a0" + valeur);
        ajouter(etiquettes, "au", valeur -> "Déposés jusqu’au\u00a0" + valeur);
        return etiquettes;
    }

    private void ajouter(List<Etiquette> etiquettes, String cle, UnaryOperator<String> libelle) {
        filtres.valeurs(cle)
                .forEach(valeur -> etiquettes.add(new Etiquette(
                        libelle.apply(valeur), lien(filtres.sans(cle, valeur).adresse()))));
    }

    private String instructeur(String valeur) {
        return switch (valeur) {
            case FiltresDossiers.MOI -> "Instruits par moi";
            case FiltresDossiers.PERSONNE -> "Sans instructeur";
            default -> "Instruits par " + instructeurs.getOrDefault(valeur, "un agent inconnu");
        };
    }

    /** Columns in their order; the one that sorts the list says so. */
    public List<Colonne> getColonnes() {
        return List.of(
                colonne("Numéro", Tri.NUMERO, "fr-cell--fixed"),
                colonne("Porteur", Tri.PORTEUR, ""),
                new Colonne("Projet", null, null, ""),
                colonne("État", Tri.ETAT, ""),
                colonne("Échéance", Tri.ECHEANCE, ""),
                colonne("Demandé", Tri.MONTANT_DEMANDE, "fr-cell--right"),
                colonne("Aide possible", Tri.MONTANT_MAXIMUM, "fr-cell--right"),
                new Colonne("Instructeur", null, null, ""),
                colonne("Déposé le", Tri.DEPOSE_LE, ""));
    }

    private Colonne colonne(String libelle, Tri tri, String classe) {
        boolean courante = filtres.tri() == tri;
        String ordre = courante ? filtres.descendant() ? "descending" : "ascending" : null;
        String suivant = courante && !filtres.descendant() ? "-" + tri.name() : tri.name();
        return new Colonne(libelle, suivant, ordre, classe);
    }

    public int getPages() {
        return Math.max(1, (liste.total() + liste.taille() - 1) / liste.taille());
    }

    /** First, last, and those around this one; what is left out shows as an ellipsis. */
    public List<LienPage> getPagination() {
        TreeSet<Integer> montrees = new TreeSet<>(List.of(0, getPages() - 1));
        IntStream.rangeClosed(liste.page() - 1, liste.page() + 1)
                .filter(page -> page >= 0 && page < getPages())
                .forEach(montrees::add);
        List<LienPage> liens = new ArrayList<>();
        int precedente = -1;
        for (int page : montrees) {
            if (page > precedente + 1) {
                liens.add(new LienPage(null, null, false));
            }
            liens.add(new LienPage(page + 1, page(page), page == liste.page()));
            precedente = page;
        }
        return liens;
    }

    /** Address of a page of this list, null when there is none. */
    public String page(int page) {
        if (page < 0 || page >= getPages()) {
            return null;
        }
        return lien(filtres.avec("page", String.valueOf(page)).adresse());
    }
}
