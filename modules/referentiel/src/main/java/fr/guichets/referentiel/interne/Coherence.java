package fr.guichets.referentiel.interne;

import fr.guichets.socle.Siren;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold in a vintage before it is loaded: its announced numbers, and every code naming something that exists. */
final class Coherence {

    private final Contenu contenu;
    private final Ligne description;
    private final List<String> erreurs = new ArrayList<>();

    Coherence(Contenu contenu, Ligne description) {
        this.contenu = contenu;
        this.description = description;
    }

    /** All that is wrong, each with file and line. */
    List<String> erreurs() {
        effectif("regions", contenu.regions());
        effectif("departements", contenu.departements());
        effectif("arrondissements", contenu.arrondissements());
        effectif("epci", contenu.epci());
        effectif("communes", contenu.communes());
        effectif("evenements", contenu.evenements());

        Set<String> regions = uniques(contenu.regions(), "code");
        Set<String> departements = uniques(contenu.departements(), "code");
        Set<String> arrondissements = uniques(contenu.arrondissements(), "code");
        Set<String> epci = uniques(contenu.epci(), "siren");
        Set<String> communes = uniques(contenu.communes(), "code_insee");
        uniques(contenu.communes(), "siren");
        uniques(contenu.evenements(), "code_disparu");

        references(contenu.regions(), "chef_lieu", communes);
        references(contenu.departements(), "region", regions);
        references(contenu.departements(), "chef_lieu", communes);
        references(contenu.arrondissements(), "departement", departements);
        references(contenu.arrondissements(), "chef_lieu", communes);
        references(contenu.epci(), "departement_principal_DERIVE", departements);
        references(contenu.communes(), "departement", departements);
        references(contenu.communes(), "arrondissement", arrondissements);
        references(contenu.communes(), "epci_siren", epci);
        references(contenu.evenements(), "departement", departements);

        sirens(contenu.epci());
        sirens(contenu.communes());
        populationsDesEpci();
        return erreurs;
    }

    private void effectif(String nature, List<Ligne> lignes) {
        int attendu = description.entier(nature);
        if (lignes.size() != attendu) {
            erreurs.add(description.situer(nature + " : " + attendu + " lignes annoncées, " + lignes.size() + " lues"));
        }
    }

    private Set<String> uniques(List<Ligne> lignes, String colonne) {
        Set<String> valeurs = new HashSet<>();
        for (Ligne ligne : lignes) {
            if (!valeurs.add(ligne.texte(colonne))) {
                erreurs.add(ligne.situer(colonne + " déjà vu : " + ligne.texte(colonne)));
            }
        }
        return valeurs;
    }

    private void references(List<Ligne> lignes, String colonne, Set<String> existants) {
        for (Ligne ligne : lignes) {
            String valeur = ligne.facultatif(colonne);
            if (valeur != null && !existants.contains(valeur)) {
                erreurs.add(ligne.situer(colonne + " inconnu : " + valeur));
            }
        }
    }

    private void sirens(List<Ligne> lignes) {
        for (Ligne ligne : lignes) {
            if (!Siren.estValide(ligne.texte("siren"))) {
                erreurs.add(ligne.situer("SIREN dont la clé est fausse : " + ligne.texte("siren")));
            }
        }
    }

    /** The population of an EPCI is by definition the sum of its communes'. */
    private void populationsDesEpci() {
        Map<String, Integer> sommes = new HashMap<>();
        for (Ligne commune : contenu.communes()) {
            String epci = commune.facultatif("epci_siren");
            if (epci != null) {
                sommes.merge(epci, commune.entier(contenu.populationMunicipale()), Integer::sum);
            }
        }
        for (Ligne epci : contenu.epci()) {
            int annoncee = epci.entier(contenu.populationMunicipale());
            int somme = sommes.getOrDefault(epci.texte("siren"), 0);
            if (annoncee != somme) {
                erreurs.add(epci.situer("population " + annoncee + ", ses communes en ont " + somme));
            }
        }
    }
}
