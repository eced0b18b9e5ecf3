package fr.guichets.web.pilotage;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.Solde;
import fr.guichets.pilotage.Lu;
import fr.guichets.pilotage.TableauNational;
import fr.guichets.pilotage.TableauNational.Situation;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Montant;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.CarteDeFrance;
import fr.guichets.web.Colonne;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole scheme: totals, map, table of the guichets. */
@Named("tableauNational")
@RequestScoped
public class PageTableau {

    /** @param detail how it compares, may be empty */
    public record Chiffre(String libelle, String valeur, String detail) {}

    /** @param classe of the same square in the legend */
    public record Nuance(String classe, String libelle) {}

    @Inject
    private HttpServletRequest requete;

    @Inject
    private TableauNational tableau;

    @Inject
    private Typographie fr;

    private FiltresDuTableau filtres;
    private TableauNational.Tableau lu;
    private List<Lu<Situation>> guichets;

    @PostConstruct
    void charger() {
        filtres = FiltresDuTableau.de(requete.getParameterMap());
        lu = tableau.lire();
        guichets = filtres.appliquer(lu.guichets());
    }

    public TableauNational.Tableau getLu() {
        return lu;
    }

    public AdresseDeListe getFiltres() {
        return filtres.getAdresse();
    }

    public boolean isFiltree() {
        return filtres.isActifs();
    }

    public List<Lu<Situation>> getGuichets() {
        return guichets;
    }

    public List<Lu<Situation>> getIllisibles() {
        return lu.illisibles();
    }

    public Indicateur getIndicateur() {
        return filtres.indicateur();
    }

    public Indicateur[] getIndicateurs() {
        return Indicateur.values();
    }

    public Map<String, String> getChoixIndicateurs() {
        Map<String, String> choix = new LinkedHashMap<>();
        for (Indicateur indicateur : Indicateur.values()) {
            choix.put(indicateur.name(), indicateur.libelle());
        }
        return choix;
    }

    public Map<String, String> getChoixRegions() {
        Map<String, String> choix = new LinkedHashMap<>();
        lu.guichets().stream()
                .map(lu -> lu.guichet().region())
                .sorted()
                .distinct()
                .forEach(region -> choix.put(region, region));
        return choix;
    }

    public Map<String, String> getChoixEtats() {
        Map<String, String> choix = new LinkedHashMap<>();
        for (Guichet.Etat etat : Guichet.Etat.values()) {
            choix.put(etat.name(), etat(etat));
        }
        return choix;
    }

    public String etat(Guichet.Etat etat) {
        return etatDuGuichet(etat);
    }

    static String etatDuGuichet(Guichet.Etat etat) {
        return switch (etat) {
            case PREPARE -> "En préparation";
            case OUVERT -> "Ouvert";
            case SUSPENDU -> "Suspendu";
            case FERME -> "Fermé";
        };
    }

    /** What left the remainder and is neither in the ledger of a guichet nor on its way: nothing, when all is well. */
    public Montant getEcart() {
        return lu.fonds().delegue().moins(lu.total().dotation()).moins(getEnRoute());
    }

    public Montant getEnRoute() {
        return Montant.somme(lu.enRoute().stream()
                .filter(decision -> decision.operation().credite())
                .map(DecisionDeCredits::montant)
                .toList());
    }

    /** « 0,00 € », cents always shown: here they are the proof. */
    public String centimes(Montant montant) {
        return fr.nombre(montant.centimes() / 100) + String.format(",%02d\u00a0€", Math.abs(montant.centimes() % 100));
    }

    public List<Chiffre> getFonds() {
        return List.of(
                new Chiffre("Dispositif", fr.montant(lu.dispositif().dotation()), "trois axes"),
                new Chiffre(
                        "Axe 3, guichets territoriaux",
                        fr.montant(lu.dispositif().axeDelegue().dotation()),
                        ""),
                new Chiffre("Laboratoires", fr.montant(lu.fonds().laboratoires()), "tenus au niveau régional"),
                new Chiffre(
                        "Délégué aux guichets",
                        fr.montant(lu.fonds().delegue()),
                        getEnRoute().estNul() ? "" : "dont " + fr.montant(getEnRoute()) + " en route"),
                new Chiffre("Reliquat", fr.montant(lu.fonds().reliquat()), "reste à déléguer"));
    }

    public List<Chiffre> getEmploi() {
        Solde total = lu.total();
        return List.of(
                new Chiffre("Réservé", fr.montant(total.reserve()), ""),
                new Chiffre("Engagé", fr.montant(total.engageCumule()), "comprend ce qui est payé"),
                new Chiffre("Payé", fr.montant(total.payeCumule()), ""),
                new Chiffre("Disponible", fr.montant(total.disponible()), "dans les guichets"),
                new Chiffre(
                        "Dossiers déposés",
                        fr.nombre(lu.dossiers().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()),
                        ""));
    }

    /** States that have dossiers. */
    public List<Chiffre> getEtats() {
        List<Chiffre> etats = new ArrayList<>();
        lu.dossiers().forEach((etat, nombre) -> {
            if (nombre > 0) {
                etats.add(new Chiffre(etat.libelle(), fr.nombre(nombre), ""));
            }
        });
        return etats;
    }

    public List<CarteDeFrance.Case> getCarte() {
        List<Situation> situations =
                guichets.stream().filter(Lu::lisible).map(Lu::reponse).toList();
        return guichets.stream()
                .map(lu -> CarteDeFrance.placer(
                        lu.guichet(),
                        lu.lisible() ? getIndicateur().ecrite(lu.reponse()) : "illisible",
                        "#guichet-" + lu.guichet().code(),
                        lu.lisible()
                                ? "carte-tuiles__lien--nuance-"
                                        + getIndicateur().nuance(lu.reponse(), situations)
                                : "carte-tuiles__lien--ferme"))
                .flatMap(Optional::stream)
                .toList();
    }

    /** « Déposé : 3, Notifié : 2 » */
    public String dossiers(Situation situation) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<EtatDossier, Integer> entree : situation.dossiers().entrySet()) {
            if (entree.getValue() > 0) {
                parts.add(entree.getKey().libelle() + "\u00a0: " + entree.getValue());
            }
        }
        return String.join(", ", parts);
    }

    public List<Colonne> getColonnes() {
        List<Colonne> colonnes = new ArrayList<>(
                List.of(colonne("Guichet", FiltresDuTableau.Tri.CODE, "fr-cell--fixed"), new Colonne("État", "")));
        for (Indicateur indicateur : Indicateur.values()) {
            colonnes.add(
                    colonne(indicateur.libelle(), FiltresDuTableau.Tri.valueOf(indicateur.name()), "fr-cell--right"));
        }
        return colonnes;
    }

    private Colonne colonne(String libelle, FiltresDuTableau.Tri tri, String classe) {
        return Colonne.triee(libelle, tri, classe, filtres.tri(), filtres.descendant());
    }

    /** « 4 guichets filtrés », « 107 guichets ». */
    public String getNombre() {
        String pluriel = guichets.size() < 2 ? "" : "s";
        return fr.nombre(guichets.size()) + "\u00a0guichet" + pluriel + (filtres.isActifs() ? " filtré" + pluriel : "");
    }

    public String export(String format) {
        return "/pilotage/export?format=" + format + filtres.getAdresse().suite();
    }
}
