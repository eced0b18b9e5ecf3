package fr.guichets.web.enveloppes;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.ListeDossiers;
import fr.guichets.enveloppes.CriteresDeMouvements.Tri;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.MouvementsListes;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Role;
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
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The money of the guichet: what it has, where it is, and every movement that brought it there. */
@Named("enveloppe")
@RequestScoped
public class PageEnveloppe {

    /** @param fin what must be known of its end, empty when it is far or nothing is left */
    public record LigneDeTranche(String libelle, Solde solde, String fin) {}

    /** Asked for and not decided yet. */
    private static final Set<EtatDossier> DEMANDES = EnumSet.of(
            EtatDossier.DEPOSE,
            EtatDossier.INCOMPLET,
            EtatDossier.COMPLET,
            EtatDossier.EN_INSTRUCTION,
            EtatDossier.EN_COMITE,
            EtatDossier.AVIS_FAVORABLE,
            EtatDossier.AJOURNE,
            EtatDossier.LISTE_COMPLEMENTAIRE);

    /** From then on what is left of a year is spent or reported. */
    private static final int JOURS_DE_FIN = 90;

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Contexte contexte;

    @Inject
    private Enveloppes enveloppes;

    @Inject
    private Dossiers dossiers;

    @Inject
    private Ecritures ecritures;

    @Inject
    private Typographie fr;

    private FiltresDeMouvements filtres;
    private Enveloppes.Enveloppe lue;
    private MouvementsListes mouvements;
    private ListeDossiers demandes;

    @PostConstruct
    void charger() {
        filtres = FiltresDeMouvements.de(requete.getParameterMap());
        lue = enveloppes.lire();
        demandes = dossiers.lister(new CriteresDeListe(
                null,
                DEMANDES,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                CriteresDeListe.Tri.NUMERO,
                false,
                0,
                1));
        if (isMouvementsVisibles()) {
            mouvements =
                    enveloppes.lister(filtres.criteres(), contexte.guichet().fuseau());
        }
    }

    /** A sous-préfet reads those of his dossiers, dossier by dossier. */
    public boolean isMouvementsVisibles() {
        return Acteur.courant().roles().stream()
                .anyMatch(role -> role != Role.SOUS_PREFET && Role.AGENTS.contains(role));
    }

    public Solde getTotal() {
        return lue.total();
    }

    public boolean isVide() {
        return lue.tranches().isEmpty();
    }

    public Barre getBarre() {
        return new Barre(lue.total());
    }

    /** Every tranche, then all of them when there are several. */
    public List<LigneDeTranche> getTranches() {
        return lue.tranches().entrySet().stream()
                .map(tranche -> new LigneDeTranche(
                        ecritures.tranche(tranche.getKey()),
                        tranche.getValue(),
                        fin(tranche.getKey(), tranche.getValue())))
                .toList();
    }

    private String fin(Tranche tranche, Solde solde) {
        LocalDate fin =
                tranche.annee().map(annee -> LocalDate.of(annee, 12, 31)).orElse(null);
        if (fin == null || solde.disponible().estNul()) {
            return "";
        }
        long jours = ChronoUnit.DAYS.between(contexte.getAujourdhui(), fin);
        if (jours < 0) {
            return "Exercice terminé : ce qui reste doit être reporté ou rendu";
        }
        return jours > JOURS_DE_FIN
                ? ""
                : "Finit le " + fr.date(fin) + " : ce qui reste ne passe pas de lui-même à l’année suivante";
    }

    public ListeDossiers getDemandes() {
        return demandes;
    }

    public String getListeDesDemandes() {
        return "/dossiers/liste?"
                + DEMANDES.stream().map(etat -> "etat=" + etat.name()).collect(Collectors.joining("&"));
    }

    public String getNombreDeDemandes() {
        return fr.nombre(demandes.total()) + "\u00a0" + (demandes.total() < 2 ? "dossier" : "dossiers");
    }

    public AdresseDeListe getFiltres() {
        return filtres.getAdresse();
    }

    public List<Lecture.Erreur> getErreurs() {
        return filtres.erreurs();
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(filtres.erreurs(), champ);
    }

    public Map<String, String> getChoixTranches() {
        Map<String, String> choix = new LinkedHashMap<>();
        lue.tranches().keySet().forEach(tranche -> choix.put(tranche.code(), ecritures.tranche(tranche)));
        return choix;
    }

    public List<Nature> getNatures() {
        return List.of(Nature.values());
    }

    public MouvementsListes getMouvements() {
        return mouvements;
    }

    public Pagination getPagination() {
        return new Pagination(filtres.getAdresse(), mouvements.page(), mouvements.taille(), mouvements.total());
    }

    /** « 42 écritures filtrées », « 1 écriture ». */
    public String getNombre() {
        return filtres.getAdresse().compter(mouvements.total(), "écriture", "filtrée");
    }

    public String getExporter() {
        return mouvements.total() < 2 ? "Exporter l’écriture" : "Exporter les " + getNombre();
    }

    public String export(String format) {
        return "/enveloppes/export?format=" + format + filtres.getAdresse().suite();
    }

    public List<AdresseDeListe.Etiquette> getEtiquettes() {
        AdresseDeListe adresse = filtres.getAdresse();
        return Stream.of(
                        adresse.etiquettes("tranche", valeur -> "Tranche " + ecritures.tranche(new Tranche(valeur))),
                        adresse.etiquettes(
                                "nature", valeur -> Nature.valueOf(valeur).libelle()),
                        adresse.etiquettes("dossier", valeur -> "Dossier " + valeur),
                        adresse.etiquettes("auteur", valeur -> "Par «\u00a0" + valeur + "\u00a0»"),
                        adresse.etiquettes("du", valeur -> "Depuis le\u00a0" + valeur),
                        adresse.etiquettes("au", valeur -> "Jusqu’au\u00a0" + valeur))
                .flatMap(List::stream)
                .toList();
    }

    public List<Colonne> getColonnes() {
        return List.of(
                triee("Date", Tri.LE, ""),
                new Colonne("Tranche", ""),
                new Colonne("Écriture", ""),
                triee("Montant", Tri.MONTANT, "fr-cell--right"),
                triee("Dossier", Tri.DOSSIER, ""),
                new Colonne("Acte et motif", ""),
                new Colonne("Par", ""),
                new Colonne("Disponible après", "fr-cell--right"));
    }

    private Colonne triee(String libelle, Tri tri, String classe) {
        return Colonne.triee(libelle, tri, classe, filtres.tri(), filtres.descendant());
    }
}
