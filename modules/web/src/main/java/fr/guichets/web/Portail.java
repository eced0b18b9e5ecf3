package fr.guichets.web;

import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.text.Collator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Find one's guichet. */
@Named("portail")
@RequestScoped
public class Portail {

    private static final int LONGUEUR_MINIMALE = 2;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    public record Groupe(String titre, List<Guichet> guichets) {}

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Contexte contexte;

    @Inject
    private Guichets guichets;

    @Inject
    private Collectivites collectivites;

    private Saisie saisie;
    private List<Lecture.Erreur> erreurs = List.of();
    private List<Collectivites.Trouvee> trouvees = List.of();
    private List<Guichet> guichetsTrouves = List.of();

    @PostConstruct
    void chercher() {
        saisie = Saisie.de(requete.getParameterMap());
        if (!saisie.collectivite().isEmpty()) {
            trouvees = collectivites.parReference(saisie.collectivite(), annee()).stream()
                    .toList();
        }
        if (!trouvees.isEmpty()
                || saisie.recherche().isEmpty() && !requete.getParameterMap().containsKey("q")) {
            return;
        }
        if (saisie.recherche().length() < LONGUEUR_MINIMALE) {
            erreurs = List.of(new Lecture.Erreur(
                    "recherche", "Saisissez au moins deux caractères du nom, un code postal ou un numéro SIREN"));
            return;
        }
        trouvees = collectivites.rechercher(saisie.recherche(), null, annee());
        guichetsTrouves = parNomOuCode(saisie.recherche());
    }

    private int annee() {
        return contexte.getAujourdhui().getYear();
    }

    private List<Guichet> parNomOuCode(String texte) {
        String cherche = sansAccents(texte);
        return guichets.tous().stream()
                .filter(guichet -> sansAccents(guichet.nom()).startsWith(cherche)
                        || guichet.code().valeur().equalsIgnoreCase(texte))
                .toList();
    }

    private static String sansAccents(String texte) {
        String decompose = Normalizer.normalize(texte, Normalizer.Form.NFD);
        return ACCENTS.matcher(decompose)
                .replaceAll("")
                .toLowerCase(Locale.FRENCH)
                .replace('-', ' ');
    }

    public Saisie getSaisie() {
        return saisie;
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String getErreur() {
        return erreurs.isEmpty() ? "" : erreurs.get(0).message();
    }

    public boolean isCherche() {
        return erreurs.isEmpty() && (!saisie.recherche().isEmpty() || !trouvees.isEmpty());
    }

    /** Beginning of the title of the page once something was searched, else empty. */
    public String getTitreRecherche() {
        if (!isCherche()) {
            return "";
        }
        return saisie.recherche().isEmpty()
                ? "Résultat de la recherche – "
                : "Recherche «\u00a0" + saisie.recherche() + "\u00a0» – ";
    }

    public List<Collectivites.Trouvee> getTrouvees() {
        return trouvees;
    }

    public List<Guichet> getGuichetsTrouves() {
        return guichetsTrouves;
    }

    /** True when the search may have found more than is shown. */
    public boolean isTronquee() {
        return trouvees.size() >= Collectivites.MAXIMUM;
    }

    public int getNombre() {
        return trouvees.size() + guichetsTrouves.size();
    }

    public String simulateur(Collectivites.Trouvee trouvee) {
        return contexte.adresse(trouvee.guichet()) + "simulateur?etape=depenses&collectivite=" + trouvee.reference();
    }

    public boolean isParRegion() {
        return "region".equals(requete.getParameter("liste"));
    }

    /** All guichets, alphabetically or by région; those of the collectivités d'outre-mer apart. */
    public List<Groupe> getGroupes() {
        Collator francais = Collator.getInstance(Locale.FRENCH);
        Comparator<Guichet> parNom = (un, autre) -> francais.compare(un.nom(), autre.nom());
        Map<String, List<Guichet>> parTitre = guichets.tous().stream()
                .filter(guichet -> guichet.type() == Guichet.Type.DEPARTEMENT)
                .sorted(parNom)
                .collect(Collectors.groupingBy(
                        guichet -> isParRegion() ? guichet.region() : initiale(guichet),
                        () -> new TreeMap<>(francais),
                        Collectors.toList()));
        List<Groupe> groupes = new ArrayList<>();
        parTitre.forEach((titre, membres) -> groupes.add(new Groupe(titre, membres)));
        List<Guichet> outreMer = guichets.tous().stream()
                .filter(guichet -> guichet.type() == Guichet.Type.COLLECTIVITE_OUTRE_MER)
                .sorted(parNom)
                .toList();
        if (!outreMer.isEmpty()) {
            groupes.add(new Groupe("Collectivités d’outre-mer", outreMer));
        }
        return groupes;
    }

    private static String initiale(Guichet guichet) {
        return sansAccents(guichet.nom()).substring(0, 1).toUpperCase(Locale.FRENCH);
    }

    public List<CarteDeFrance.Case> getCarte() {
        return CarteDeFrance.cases(guichets.tous(), contexte::adresse);
    }
}
