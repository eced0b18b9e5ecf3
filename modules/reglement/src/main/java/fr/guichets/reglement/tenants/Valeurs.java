package fr.guichets.reglement.tenants;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Assiette;
import fr.guichets.reglement.Reglement.Comite;
import fr.guichets.reglement.Reglement.Contact;
import fr.guichets.reglement.Reglement.Critere;
import fr.guichets.reglement.Reglement.Depot;
import fr.guichets.reglement.Reglement.EngagementProjet;
import fr.guichets.reglement.Reglement.Enveloppe;
import fr.guichets.reglement.Reglement.Forfait;
import fr.guichets.reglement.Reglement.Identite;
import fr.guichets.reglement.Reglement.Lien;
import fr.guichets.reglement.Reglement.ModeReleve;
import fr.guichets.reglement.Reglement.PlafondPopulation;
import fr.guichets.reglement.Reglement.Plancher;
import fr.guichets.reglement.Reglement.Population;
import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.reglement.Reglement.Session;
import fr.guichets.reglement.Reglement.Textes;
import fr.guichets.reglement.Reglement.Theme;
import fr.guichets.reglement.Reglement.Tranche;
import fr.guichets.reglement.Reglement.Versement;
import fr.guichets.reglement.ThemeNational;
import fr.guichets.socle.Taux;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The closed vocabulary of the values of a règlement, and how each is read. */
final class Valeurs {

    static final List<String> CLES = List.of(
            "enveloppe",
            "natures",
            "plafondPopulation",
            "population",
            "forfaits",
            "plancher",
            "tauxMax",
            "participationMinimale",
            "assiette",
            "themes",
            "exclusions",
            "criteres",
            "depot",
            "modeReleve",
            "sessions",
            "engagementProjet",
            "versement",
            "effetConcretMois",
            "comite",
            "contacts",
            "liens",
            "textes");

    private Valeurs() {}

    /** @param valeurs the value of each of the {@link #CLES} */
    static Reglement lire(
            String version,
            LocalDate effet,
            Identite identite,
            Map<String, Noeud> valeurs,
            List<Provenance> provenances) {
        return new Reglement(
                version,
                effet,
                identite,
                enveloppe(valeurs.get("enveloppe")),
                natures(valeurs.get("natures")),
                valeurs.get("plafondPopulation").ouNul(Valeurs::plafond),
                population(valeurs.get("population")),
                valeurs.get("forfaits").liste(Valeurs::forfait),
                valeurs.get("plancher").ouNul(Valeurs::plancher),
                valeurs.get("tauxMax").taux(),
                valeurs.get("participationMinimale").taux(),
                valeurs.get("assiette").parmi(Assiette.class),
                valeurs.get("themes").liste(Valeurs::theme),
                valeurs.get("exclusions").liste(nature -> nature.parmi(NatureDepense.class)),
                valeurs.get("criteres").liste(Valeurs::critere),
                depot(valeurs.get("depot")),
                valeurs.get("modeReleve").parmi(ModeReleve.class),
                valeurs.get("sessions").liste(Valeurs::session),
                valeurs.get("engagementProjet").ouNul(Valeurs::engagement),
                versement(valeurs.get("versement")),
                valeurs.get("effetConcretMois").ouNul(Noeud::entier),
                valeurs.get("comite").ouNul(Valeurs::comite),
                valeurs.get("contacts").liste(Valeurs::contact),
                valeurs.get("liens").liste(Valeurs::lien),
                textes(valeurs.get("textes")),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                provenances);
    }

    private static Enveloppe enveloppe(Noeud n) {
        n.vocabulaire("total", "tranches");
        return new Enveloppe(n.champ("total").montant(), n.champ("tranches").liste(tranche -> {
            tranche.vocabulaire("exercice", "montant");
            Integer exercice = tranche.champ("exercice").entier();
            return exercice == null
                    ? null
                    : new Tranche(exercice, tranche.champ("montant").montant());
        }));
    }

    private static List<NatureCollectivite> natures(Noeud n) {
        return n.liste(nature -> nature.parmi(NatureCollectivite.class));
    }

    private static PlafondPopulation plafond(Noeud n) {
        n.vocabulaire("seuil", "strict", "natures");
        Integer seuil = n.champ("seuil").entier();
        Boolean strict = n.champ("strict").booleen();
        List<NatureCollectivite> natures = natures(n.champ("natures"));
        return seuil == null || strict == null ? null : new PlafondPopulation(seuil, strict, natures);
    }

    private static Population population(Noeud n) {
        n.vocabulaire("definition", "dateReference");
        return new Population(
                n.champ("definition").parmi(Population.Definition.class),
                n.champ("dateReference").parmi(Population.DateReference.class));
    }

    private static Forfait forfait(Noeud n) {
        n.vocabulaire("code", "libelle", "natures", "populationMin", "populationMax", "montant");
        return new Forfait(
                n.champ("code").texte(),
                n.champ("libelle").phrase(),
                natures(n.champ("natures")),
                n.champ("populationMin").ouNul(Noeud::entier),
                n.champ("populationMax").ouNul(Noeud::entier),
                n.champ("montant").montant());
    }

    private static Plancher plancher(Noeud n) {
        n.vocabulaire("montant", "assiette");
        return new Plancher(n.champ("montant").montant(), n.champ("assiette").parmi(Plancher.Base.class));
    }

    private static Theme theme(Noeud n) {
        n.vocabulaire("code", "libelle", "description");
        ThemeNational theme = n.champ("code").parmi(ThemeNational.class);
        String libelle = n.champ("libelle").phrase();
        String description = n.champ("description").ouNul(Noeud::phrase);
        return theme == null ? null : new Theme(theme.name(), libelle, description);
    }

    private static Critere critere(Noeud n) {
        n.vocabulaire("code", "libelle", "description", "poids");
        return new Critere(
                n.champ("code").texte(),
                n.champ("libelle").phrase(),
                n.champ("description").ouNul(Noeud::phrase),
                n.champ("poids").ouNul(Noeud::entier),
                null);
    }

    private static Depot depot(Noeud n) {
        n.vocabulaire("ouverture", "fermeture");
        return new Depot(n.champ("ouverture").date(), n.champ("fermeture").ouNul(Noeud::date));
    }

    private static Session session(Noeud n) {
        n.vocabulaire("code", "releveLe", "motif");
        return new Session(n.champ("code").texte(), n.champ("releveLe").date(), null);
    }

    private static EngagementProjet engagement(Noeud n) {
        n.vocabulaire("avant", "preuves");
        return new EngagementProjet(n.champ("avant").date(), n.champ("preuves").liste(Noeud::texte), null);
    }

    private static Versement versement(Noeud n) {
        n.vocabulaire("avanceTaux", "acomptesTaux", "soldeMois", "contradictoireJours", "rappelsJours");
        Integer soldeMois = n.champ("soldeMois").entier();
        Integer contradictoireJours = n.champ("contradictoireJours").entier();
        Taux avance = n.champ("avanceTaux").taux();
        Taux acomptes = n.champ("acomptesTaux").taux();
        List<Integer> rappels = n.champ("rappelsJours").liste(Noeud::entier);
        return soldeMois == null || contradictoireJours == null
                ? null
                : new Versement(avance, acomptes, soldeMois, contradictoireJours, rappels, null);
    }

    private static Comite comite(Noeud n) {
        n.vocabulaire("presidence", "membres");
        return new Comite(n.champ("presidence").phrase(), n.champ("membres").liste(Noeud::phrase), null, null, null);
    }

    private static Contact contact(Noeud n) {
        n.vocabulaire("libelle", "adresse", "telephone", "courriel");
        return new Contact(
                n.champ("libelle").phrase(),
                n.champ("adresse").ouNul(Noeud::texte),
                n.champ("telephone").ouNul(Noeud::texte),
                n.champ("courriel").ouNul(Noeud::texte));
    }

    private static Lien lien(Noeud n) {
        n.vocabulaire("libelle", "url");
        String url = n.champ("url").texte();
        if (url != null && !url.startsWith("https://")) {
            n.champ("url").erreur("une adresse https:// est attendue ici");
        }
        return new Lien(n.champ("libelle").phrase(), url);
    }

    private static Textes textes(Noeud n) {
        n.vocabulaire("presentation", "quiPeutDemander", "priorites");
        return new Textes(
                n.champ("presentation").phrase(),
                n.champ("quiPeutDemander").phrase(),
                n.champ("priorites").phrase(),
                null,
                null);
    }
}
