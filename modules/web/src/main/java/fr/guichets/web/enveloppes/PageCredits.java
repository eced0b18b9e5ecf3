package fr.guichets.web.enveloppes;

import fr.guichets.documents.Typographie;
import fr.guichets.enveloppes.Credits;
import fr.guichets.enveloppes.CriteresDeCredits.Tri;
import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.DecisionDeCredits.Etat;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.enveloppes.FondsNational;
import fr.guichets.enveloppes.ListeDeCredits;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Colonne;
import fr.guichets.web.Lecture;
import fr.guichets.web.Pagination;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The national fund and every decision about the credits of the guichets. */
@Named("credits")
@RequestScoped
public class PageCredits {

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Credits credits;

    @Inject
    private Guichets guichets;

    @Inject
    private Ecritures ecritures;

    @Inject
    private Typographie fr;

    private FiltresDeCredits filtres;
    private ListeDeCredits liste;
    private FondsNational fonds;
    private DecisionDeCredits faite;
    private Map<CodeDepartement, Guichet> parCode;

    @PostConstruct
    void charger() {
        filtres = FiltresDeCredits.de(requete.getParameterMap());
        liste = credits.lister(filtres.criteres());
        fonds = credits.fonds();
        parCode = guichets.tous().stream().collect(Collectors.toMap(Guichet::code, guichet -> guichet));
        String numero = requete.getParameter("fait");
        faite = numero == null || !numero.matches("\\d{4}-\\d{4,9}") ? null : credits.lire(numero);
    }

    public FondsNational getFonds() {
        return fonds;
    }

    public ListeDeCredits getListe() {
        return liste;
    }

    /** The decision that was just taken, null when the page was opened otherwise. */
    public DecisionDeCredits getFaite() {
        return faite;
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

    public Map<String, String> getChoixOperations() {
        Map<String, String> choix = new LinkedHashMap<>();
        for (Operation operation : Operation.values()) {
            choix.put(operation.name(), operation.libelle());
        }
        return choix;
    }

    public Map<String, String> getChoixEtats() {
        Map<String, String> choix = new LinkedHashMap<>();
        for (Etat etat : Etat.values()) {
            choix.put(etat.name(), etat.libelle());
        }
        return choix;
    }

    public Map<String, String> getChoixGuichets() {
        Map<String, String> choix = new LinkedHashMap<>();
        guichets.tous().forEach(guichet -> choix.put(guichet.code().valeur(), nom(guichet.code())));
        return choix;
    }

    public Map<String, String> getChoixTranches() {
        Map<String, String> choix = new LinkedHashMap<>();
        credits.dispositif().tranches().forEach(tranche -> choix.put(tranche.code(), ecritures.tranche(tranche)));
        return choix;
    }

    /** « 63 – Puy-de-Dôme ». */
    public String nom(CodeDepartement code) {
        Guichet guichet = parCode.get(code);
        return guichet == null ? code.valeur() : code + " – " + guichet.nom();
    }

    /** « Pluriannuelle », « 2021 vers 2022 », « 2021 et 2022 ». */
    public String tranches(DecisionDeCredits decision) {
        return decision.lignes().stream()
                .sorted((a, b) -> b.nature().compareTo(a.nature()))
                .map(ligne -> ecritures.tranche(ligne.tranche()))
                .collect(Collectors.joining(decision.operation() == Operation.REPORT ? " vers " : " et "));
    }

    /** Minus sign for what is taken back. */
    public String montant(DecisionDeCredits decision) {
        boolean reprise = decision.lignes().stream().allMatch(ligne -> ligne.nature() == Nature.REPRISE);
        return (reprise ? "−" : "") + fr.montant(decision.montant());
    }

    public String badge(Etat etat) {
        return switch (etat) {
            case ENVOYEE -> "fr-badge--info";
            case APPLIQUEE -> "fr-badge--success";
            case REFUSEE -> "fr-badge--error";
        };
    }

    public String tranche(Tranche tranche) {
        return ecritures.tranche(tranche);
    }

    public Pagination getPagination() {
        return new Pagination(filtres.getAdresse(), liste.page(), liste.taille(), liste.total());
    }

    /** « 42 décisions filtrées », « 1 décision ». */
    public String getNombre() {
        return filtres.getAdresse().compter(liste.total(), "décision", "filtrée");
    }

    public String getExporter() {
        return liste.total() < 2 ? "Exporter la décision" : "Exporter les " + getNombre();
    }

    public String export(String format) {
        return "/enveloppes/credits-export?format=" + format
                + filtres.getAdresse().suite();
    }

    public List<AdresseDeListe.Etiquette> getEtiquettes() {
        AdresseDeListe adresse = filtres.getAdresse();
        return Stream.of(
                        adresse.etiquettes("q", valeur -> "«\u00a0" + valeur + "\u00a0»"),
                        adresse.etiquettes(
                                "operation", valeur -> Operation.valueOf(valeur).libelle()),
                        adresse.etiquettes(
                                "etat", valeur -> Etat.valueOf(valeur).libelle()),
                        adresse.etiquettes("guichet", valeur -> nom(new CodeDepartement(valeur))),
                        adresse.etiquettes("tranche", valeur -> "Tranche " + ecritures.tranche(new Tranche(valeur))),
                        adresse.etiquettes("du", valeur -> "Depuis le\u00a0" + valeur),
                        adresse.etiquettes("au", valeur -> "Jusqu’au\u00a0" + valeur))
                .flatMap(List::stream)
                .toList();
    }

    public List<Colonne> getColonnes() {
        return List.of(
                colonne("Numéro", Tri.NUMERO, "fr-cell--fixed"),
                colonne("Guichet", Tri.GUICHET, ""),
                colonne("Opération", Tri.OPERATION, ""),
                new Colonne("Tranche", ""),
                colonne("Montant", Tri.MONTANT, "fr-cell--right"),
                new Colonne("État", ""),
                new Colonne("Motif et référence", ""),
                colonne("Décidée le", Tri.DECIDEE_LE, ""));
    }

    private Colonne colonne(String libelle, Tri tri, String classe) {
        return Colonne.triee(libelle, tri, classe, filtres.tri(), filtres.descendant());
    }
}
