package fr.guichets.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.ThemeNational;
import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Siren;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a project, written as one element of the demonstration file, and tells every wrong field at once. */
public final class LectureProjet {

    public static final int DEPENSES_MAXIMUM = 200;
    public static final int COFINANCEMENTS_MAXIMUM = 100;
    public static final int DUREE_MAXIMALE = 600;

    private static final Pattern SIREN = Pattern.compile("\\d{9}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{2,9}");

    private final Referentiel referentiel;
    private final ZoneId fuseau;
    private final List<ChampsInvalides.Erreur> erreurs;

    public LectureProjet(Referentiel referentiel, ZoneId fuseau) {
        this(referentiel, fuseau, new ArrayList<>());
    }

    /** @param erreurs to which the wrong fields are added */
    LectureProjet(Referentiel referentiel, ZoneId fuseau, List<ChampsInvalides.Erreur> erreurs) {
        this.referentiel = referentiel;
        this.fuseau = fuseau;
        this.erreurs = erreurs;
    }

    /**
     * @param maintenant when the project is filed if it does not say so
     * @throws ChampsInvalides naming every wrong field
     */
    public Demande lire(JsonNode corps, Instant maintenant) {
        if (!corps.isObject()) {
            throw new ChampsInvalides(List.of(new ChampsInvalides.Erreur(
                    "", "TYPE_INVALIDE", "Le corps de la requête doit être un objet JSON, entre accolades.")));
        }
        Champs projet = new Champs(corps, "", erreurs);
        Demande demande =
                lire(projet, Optional.ofNullable(projet.instant("dateDepot")).orElse(maintenant));
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        return demande;
    }

    /**
     * Only the bearer, whatever the rest is worth.
     *
     * @throws ChampsInvalides when it designates none
     */
    public Collectivite porteur(JsonNode corps, Instant maintenant) {
        Collectivite porteur = porteur(new Champs(corps, "", erreurs), annee(maintenant));
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        return porteur;
    }

    /**
     * What was filed, carried by the bearer that the filing froze: nothing is looked up again.
     *
     * @throws ChampsInvalides naming every wrong field
     */
    public static Demande deposee(JsonNode saisie, Collectivite porteur, Instant dateDepot) {
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        Demande demande = lire(new Champs(saisie, "", erreurs), porteur, dateDepot);
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        return demande;
    }

    /** The project as it can be read: nothing may be made of it when a wrong field has been noted. */
    Demande lire(Champs projet, Instant dateDepot) {
        return lire(projet, porteur(projet, annee(dateDepot)), dateDepot);
    }

    private static Demande lire(Champs projet, Collectivite porteur, Instant dateDepot) {
        projet.texte("intitule");
        projet.tableau("membres");
        ThemeNational theme = projet.parmi("theme", ThemeNational.class, "THEME_INCONNU");
        List<Demande.Depense> depenses = depenses(projet);
        Montant demande = projet.montant("montantDemandeHT");
        List<Demande.Cofinancement> cofinancements = cofinancements(projet);
        Integer duree = projet.entier("dureeMois", 1, DUREE_MAXIMALE);
        LocalDate signeLe = preuveSigneeLe(projet);
        return new Demande(
                porteur,
                theme == null ? null : theme.name(),
                depenses,
                demande,
                cofinancements,
                duree,
                dateDepot,
                signeLe);
    }

    private Collectivite porteur(Champs projet, int annee) {
        projet.exiger("porteur", "Dites qui porte le projet, par son code INSEE ou son SIREN.");
        return collectivite(projet.objet("porteur"), annee, PORTEUR);
    }

    /** How the wrong designation of a collectivité is told. */
    record Designation(String codeInconnu, String aPreciser, String inconnue) {}

    private static final Designation PORTEUR = new Designation(
            "PORTEUR_INCONNU",
            "Dites qui porte le projet, par son code INSEE ou son SIREN.",
            "Ni le SIREN ni le code ne désignent une commune, un EPCI à fiscalité propre, un département ou une"
                    + " région connus. Cherchez la collectivité par son nom dans /api/v1/collectivites?q=…");

    /** Null when the object designates none; what is wrong with it has then been noted, unless it is absent. */
    Collectivite collectivite(Champs designee, int annee, Designation designation) {
        if (!designee.lisible()) {
            return null;
        }
        int dejaRefuses = erreurs.size();
        designee.texte("nom");
        NatureCollectivite nature = designee.parmi("nature", NatureCollectivite.class, "NATURE_INCONNUE");
        String siren = siren(designee);
        String code = designee.texte("code");
        if (erreurs.size() > dejaRefuses) {
            return null;
        }
        if (siren == null && code == null) {
            designee.refuser("", "OBLIGATOIRE", designation.aPreciser());
            return null;
        }
        return parSiren(siren, annee).or(() -> parCode(nature, code, annee)).orElseGet(() -> {
            designee.refuser("", designation.codeInconnu(), designation.inconnue());
            return null;
        });
    }

    int annee(Instant instant) {
        return LocalDate.ofInstant(instant, fuseau).getYear();
    }

    private static String siren(Champs porteur) {
        String siren = porteur.texte("siren");
        if (siren != null && !SIREN.matcher(siren).matches()) {
            porteur.refuser("siren", "SIREN_INVALIDE", "Écrivez les 9 chiffres du SIREN, sans espace.");
        }
        return siren;
    }

    private Optional<Collectivite> parSiren(String siren, int annee) {
        return siren != null && Siren.estValide(siren)
                ? referentiel.parSiren(new Siren(siren), annee)
                : Optional.empty();
    }

    private Optional<Collectivite> parCode(NatureCollectivite nature, String code, int annee) {
        String normalise = code == null ? "" : code.toUpperCase(Locale.ROOT);
        return CODE.matcher(normalise).matches() ? referentiel.parCode(nature, normalise, annee) : Optional.empty();
    }

    private static List<Demande.Depense> depenses(Champs projet) {
        if (projet.absent("depenses") || projet.listeVide("depenses")) {
            projet.refuser(
                    "depenses", "OBLIGATOIRE", "Ajoutez au moins une dépense, avec sa nature et son montant HT.");
            return List.of();
        }
        return projet.liste("depenses", DEPENSES_MAXIMUM).stream()
                .map(LectureProjet::depense)
                .toList();
    }

    private static Demande.Depense depense(Champs ligne) {
        NatureDepense nature = ligne.parmi("nature", NatureDepense.class, "NATURE_INCONNUE");
        Montant montant = ligne.montant("montantHT");
        Montant ttc = ligne.montant("montantTTC");
        if (montant != null && ttc != null && ttc.compareTo(montant) < 0) {
            ligne.refuser(
                    "montantTTC",
                    "TTC_INFERIEUR_AU_HT",
                    "Le montant toutes taxes comprises ne peut pas être inférieur au montant hors taxes.");
        }
        String libelle = ligne.texte("libelle");
        if (ligne.lisible()) {
            ligne.exiger(
                    "nature",
                    "Dites la nature de la dépense, parmi\u00a0: " + Champs.valeurs(NatureDepense.class) + ".");
            ligne.exiger("montantHT", "Dites le montant hors taxes de la dépense, en euros.");
        }
        boolean sansLibelle = nature != null && (libelle == null || libelle.isEmpty());
        return new Demande.Depense(sansLibelle ? nature.libelle() : libelle, nature, montant, ttc);
    }

    private static List<Demande.Cofinancement> cofinancements(Champs projet) {
        return projet.liste("cofinancements", COFINANCEMENTS_MAXIMUM).stream()
                .map(LectureProjet::cofinancement)
                .toList();
    }

    private static Demande.Cofinancement cofinancement(Champs aide) {
        String organisme = aide.texte("organisme");
        Montant montant = aide.montant("montantHT");
        Demande.Cofinancement.Statut statut =
                aide.parmi("statut", Demande.Cofinancement.Statut.class, "STATUT_INCONNU");
        if (aide.lisible()) {
            aide.exiger("montantHT", "Dites le montant hors taxes de l'aide, en euros.");
            aide.exiger("statut", "Dites si l'aide est obtenue (OBTENU) ou seulement demandée (SOLLICITE).");
        }
        return new Demande.Cofinancement(organisme == null ? "" : organisme, montant, statut);
    }

    private static LocalDate preuveSigneeLe(Champs projet) {
        Champs preuve = projet.objet("preuveEngagement");
        preuve.texte("type");
        return preuve.jour("signeLe");
    }
}
