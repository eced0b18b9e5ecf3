package fr.guichets.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.Demande;
import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ChampsInvalides.Erreur;
import fr.guichets.socle.Organisation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what must be there to file: a project as {@link LectureProjet} reads it, and who carries it, with whom, why. Keys
 * beyond those of a simulation: {@code intitule}, {@code contactOperationnel {nom?, fonction, courriel, telephone?}},
 * {@code membres [{nature?, code|siren, nom?}]}, {@code nbAgentsBeneficiaires}, {@code nbUsagersBeneficiaires},
 * {@code description {besoin, publics, calendrier}}, {@code criteres {code: texte}}, and on an expense {@code section} and
 * {@code montantTTC}. Tells every wrong field at once.
 */
public final class LectureDemande {

    public static final int MEMBRES_MAXIMUM = 200;
    public static final int TEXTE_MAXIMAL = 5_000;

    private static final List<String> DESCRIPTION = List.of("besoin", "publics", "calendrier");
    private static final Pattern FIN_DE_LIGNE = Pattern.compile("[\\n\\r\\t]");
    private static final int HABITANTS_MAXIMUM = 100_000_000;
    private static final int CRITERES_MAXIMUM = 50;
    private static final Pattern COURRIEL = Pattern.compile(
            "[A-Za-z0-9._%+'-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{2,63}");
    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9 .()-]{5,24}");

    private static final LectureProjet.Designation MEMBRE = new LectureProjet.Designation(
            "MEMBRE_INCONNU",
            "Dites qui est associé au projet, par son code INSEE ou son SIREN.",
            "Ni le SIREN ni le code ne désignent une collectivité connue.");

    /** Where the money of an expense goes; it decides nothing yet, the instruction needs it. */
    public enum Section {
        INVESTISSEMENT,
        FONCTIONNEMENT
    }

    /** @param nom and {@code telephone} are null when not given */
    public record Contact(String nom, String fonction, String courriel, String telephone) {}

    /** @param membres those who are associated to the bearer, without it */
    public record Lue(Demande demande, String intitule, Contact contact, List<Organisation> membres) {}

    private final Referentiel referentiel;
    private final ZoneId fuseau;
    private final List<Erreur> erreurs = new ArrayList<>();

    public LectureDemande(Referentiel referentiel, ZoneId fuseau) {
        this.referentiel = referentiel;
        this.fuseau = fuseau;
    }

    /**
     * @param dateDepot when it is filed; a date that the request itself gives has no effect
     * @throws ChampsInvalides naming every wrong field
     */
    public Lue lire(JsonNode saisie, Instant dateDepot) {
        Champs projet = new Champs(saisie, "", erreurs);
        LectureProjet lecture = new LectureProjet(referentiel, fuseau, erreurs);
        Demande demande = lecture.lire(projet, dateDepot);
        String intitule = texteExige(projet, "intitule", "Donnez un titre au projet.");
        projet.exiger("theme", "Choisissez le thème du projet.");
        projet.exiger("dureeMois", "Dites en combien de mois le projet sera réalisé.");
        Contact contact = contact(projet);
        List<Organisation> membres = membres(projet, lecture, demande);
        projet.liste("depenses", LectureProjet.DEPENSES_MAXIMUM).forEach(LectureDemande::depense);
        projet.entier("nbAgentsBeneficiaires", 0, HABITANTS_MAXIMUM);
        projet.entier("nbUsagersBeneficiaires", 0, HABITANTS_MAXIMUM);
        textes(projet.objet("description"), saisie.path("description"), DESCRIPTION);
        JsonNode criteres = saisie.path("criteres");
        if (criteres.size() > CRITERES_MAXIMUM) {
            projet.refuser("criteres", "TROP_D_ELEMENTS", "Répondez à " + CRITERES_MAXIMUM + " critères au plus.");
        } else {
            textes(projet.objet("criteres"), criteres, criteres::fieldNames);
        }
        if (!erreurs.isEmpty()) {
            // a field read for the project and again here is told once
            throw new ChampsInvalides(erreurs.stream().distinct().toList());
        }
        return new Lue(demande, intitule, contact, membres);
    }

    private static String texteExige(Champs champs, String cle, String remede) {
        String texte = champs.texte(cle);
        if (champs.absent(cle) || "".equals(texte)) {
            champs.refuser(cle, "OBLIGATOIRE", remede);
        }
        return texte;
    }

    private static Contact contact(Champs projet) {
        projet.exiger("contactOperationnel", "Dites qui suit le projet, avec sa fonction et son courriel.");
        Champs contact = projet.objet("contactOperationnel");
        if (!contact.lisible()) {
            return null;
        }
        String fonction = texteExige(contact, "fonction", "Dites la fonction de la personne qui suit le projet.");
        String courriel = texteExige(
                contact,
                "courriel",
                "Donnez le courriel de la personne qui suit le projet\u00a0: l'accusé y sera envoyé.");
        if (courriel != null
                && !courriel.isEmpty()
                && !COURRIEL.matcher(courriel).matches()) {
            contact.refuser("courriel", "COURRIEL_INVALIDE", "Écrivez une adresse complète\u00a0: mairie@exemple.fr.");
        }
        String telephone = contact.texte("telephone");
        if (telephone != null
                && !telephone.isEmpty()
                && !TELEPHONE.matcher(telephone).matches()) {
            contact.refuser("telephone", "TELEPHONE_INVALIDE", "Écrivez les chiffres du numéro\u00a0: 02 48 00 00 00.");
        }
        return new Contact(contact.texte("nom"), fonction, courriel, telephone);
    }

    private static List<Organisation> membres(Champs projet, LectureProjet lecture, Demande demande) {
        Set<Organisation> dejaNommes = new HashSet<>();
        if (demande.porteur() != null) {
            dejaNommes.add(organisation(demande.porteur()));
        }
        int annee = lecture.annee(demande.dateDepot());
        return projet.liste("membres", MEMBRES_MAXIMUM).stream()
                .map(membre -> membre(membre, lecture.collectivite(membre, annee, MEMBRE), dejaNommes))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Organisation membre(Champs membre, Collectivite lue, Set<Organisation> dejaNommes) {
        if (lue == null) {
            return null;
        }
        Organisation organisation = organisation(lue);
        if (!dejaNommes.add(organisation)) {
            membre.refuser("", "MEMBRE_EN_DOUBLE", "Cette collectivité porte déjà le projet ou y est déjà associée.");
        }
        return organisation;
    }

    /** The collectivité as an owner of dossiers. */
    public static Organisation organisation(Collectivite collectivite) {
        return new Organisation(collectivite.nature().name(), collectivite.code(), collectivite.nom());
    }

    private static void depense(Champs ligne) {
        ligne.parmi("section", Section.class, "SECTION_INCONNUE");
    }

    /** Answers of several lines. */
    private static void textes(Champs champs, JsonNode objet, Iterable<String> cles) {
        if (!champs.lisible()) {
            return;
        }
        for (String cle : cles) {
            JsonNode texte = objet.path(cle);
            if (texte.isTextual()) {
                champs.texteAdmis(cle, FIN_DE_LIGNE.matcher(texte.textValue()).replaceAll(" "), TEXTE_MAXIMAL);
            } else {
                champs.texte(cle);
            }
        }
    }
}
