package fr.guichets.web.instruction;

import fr.guichets.dossiers.CriteresDeListe.Tri;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.dossiers.ListeDossiers;
import fr.guichets.socle.Acteur;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Colonne;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Pagination;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dossiers of the guichet, filtered, sorted, page by page. */
@Named("listeDossiers")
@RequestScoped
public class PageListe {

    /** A view that most agents want, one click away. */
    public record Vue(String libelle, String href, boolean courante) {}

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Contexte contexte;

    @Inject
    private Dossiers dossiers;

    @Inject
    private Vocabulaire vocabulaire;

    private FiltresDossiers filtres;
    private ListeDossiers liste;
    private Map<String, String> instructeurs;

    @PostConstruct
    void charger() {
        filtres = FiltresDossiers.de(requete.getParameterMap());
        liste = dossiers.lister(filtres.criteres(
                Acteur.courant().identifiant(), filtres.adresse().page(), FiltresDossiers.TAILLE));
        instructeurs = dossiers.instructeurs();
    }

    public AdresseDeListe getFiltres() {
        return filtres.adresse();
    }

    public ListeDossiers getDossiers() {
        return liste;
    }

    public List<Lecture.Erreur> getErreurs() {
        return filtres.erreurs();
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(filtres.erreurs(), champ);
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
        return filtres.adresse().compter(liste.total(), "dossier", "filtré");
    }

    public String getExporter() {
        return liste.total() < 2 ? "Exporter le dossier" : "Exporter les " + getNombre();
    }

    public Echeance echeance(LigneDossier ligne) {
        return ligne.echeance() == null ? null : Echeance.de(ligne.echeance(), contexte.getAujourdhui());
    }

    /** The rank goes along, so that the dossier knows which ones come before and after it in this list. */
    public String dossier(LigneDossier ligne, int indice) {
        String suite = filtres.adresse().question().replaceAll("(^|&)page=\\d+", "");
        int rang = liste.page() * liste.taille() + indice;
        return "/dossiers/instruction?numero=" + ligne.reference() + "&rang=" + rang
                + (suite.isEmpty() ? "" : "&" + suite.replaceFirst("^&", ""));
    }

    public String export(String format) {
        return "/dossiers/export?format=" + format + filtres.adresse().suite();
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
        String ici = filtres.adresse()
                .question()
                .replaceAll("(^|&)(tri|page)=[^&]*", "")
                .replaceFirst("^&", "");
        String href = adresse.isEmpty() ? FiltresDossiers.LISTE : FiltresDossiers.LISTE + "?" + adresse;
        return new Vue(libelle, href, ici.equals(adresse));
    }

    public String getSansFiltre() {
        return filtres.adresse().sansFiltre().lien();
    }

    public List<AdresseDeListe.Etiquette> getEtiquettes() {
        AdresseDeListe adresse = filtres.adresse();
        return Stream.of(
                        adresse.etiquettes("q", valeur -> "«\u00a0" + valeur + "\u00a0»"),
                        adresse.etiquettes(
                                "etat", valeur -> EtatDossier.valueOf(valeur).libelle()),
                        adresse.etiquettes("instructeur", this::instructeur),
                        adresse.etiquettes("arrondissement", vocabulaire::arrondissement),
                        adresse.etiquettes("theme", vocabulaire::theme),
                        adresse.etiquettes("nature", vocabulaire::nature),
                        adresse.etiquettes("session", vocabulaire::session),
                        adresse.etiquettes("recevable", getChoixRecevable()::get),
                        adresse.etiquettes("du", valeur -> "Déposés depuis le\u00a0" + valeur),
                        adresse.etiquettes("au", valeur -> "Déposés jusqu’au\u00a0" + valeur))
                .flatMap(List::stream)
                .toList();
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
                new Colonne("Projet", ""),
                colonne("État", Tri.ETAT, ""),
                colonne("Échéance", Tri.ECHEANCE, ""),
                colonne("Demandé", Tri.MONTANT_DEMANDE, "fr-cell--right"),
                colonne("Aide possible", Tri.MONTANT_MAXIMUM, "fr-cell--right"),
                new Colonne("Instructeur", ""),
                colonne("Déposé le", Tri.DEPOSE_LE, ""));
    }

    private Colonne colonne(String libelle, Tri tri, String classe) {
        return Colonne.triee(
                libelle, tri, classe, filtres.tri(), filtres.adresse().descendant());
    }

    public Pagination getPagination() {
        return new Pagination(filtres.adresse(), liste.page(), liste.taille(), liste.total());
    }
}
