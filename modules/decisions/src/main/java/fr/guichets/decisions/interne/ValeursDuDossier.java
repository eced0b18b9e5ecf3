package fr.guichets.decisions.interne;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.decisions.ValeursActe;
import fr.guichets.decisions.ValeursActe.Beneficiaire;
import fr.guichets.decisions.ValeursActe.Cofinancement;
import fr.guichets.decisions.ValeursActe.Depense;
import fr.guichets.decisions.ValeursActe.Projet;
import fr.guichets.decisions.ValeursActe.Service;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.ThemeNational;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Siren;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What a dossier and its guichet say of themselves, for an act. */
@ApplicationScoped
@Transactional
public class ValeursDuDossier {

    /** A collectivité that the reference data does not know: a code is no name. */
    private static final Beneficiaire INCONNU = new Beneficiaire(null, null, null);

    @Inject
    Dossiers dossiers;

    @Inject
    Reglements reglements;

    @Inject
    Referentiel referentiel;

    @Inject
    Horloge horloge;

    /** @throws Introuvable when it is not there for the current actor, or not filed */
    public ValeursActe lire(String reference) {
        Dossier dossier = dossiers.lire(reference);
        if (dossier.numero() == null) {
            throw new Introuvable("Aucun acte ne porte sur une demande qui n'est pas déposée.");
        }
        Reglement regles = reglements.version(dossier.depot().versionReglement());
        return new ValeursActe(null, null, service(), null, projet(dossier, regles), null, null, null);
    }

    public Reglement enVigueur() {
        return reglements.enVigueur(horloge.maintenant());
    }

    /** The guichet as it is today. */
    public Service service() {
        Reglement reglement = enVigueur();
        Reglement.Identite identite = reglement.identite();
        return new Service(
                "Guichet " + identite.complement(),
                identite.intitule(),
                identite.autorite(),
                identite.serviceInstructeur(),
                identite.tribunal(),
                reglement.contacts().isEmpty() ? null : reglement.contacts().get(0),
                reglement.actes(),
                reglement.imputation());
    }

    /** How the rules of a version pay a grant. */
    public Reglement.Versement versement(String version) {
        return reglements.version(version).versement();
    }

    private Projet projet(Dossier dossier, Reglement regles) {
        JsonNode saisie = dossier.saisie();
        ZoneId fuseau = regles.identite().fuseau();
        int annee = dossier.depot().millesime();
        return new Projet(
                dossier.numero(),
                dossier.intitule(),
                theme(regles, saisie.path("theme").asText()),
                saisie.path("dureeMois").isIntegralNumber()
                        ? saisie.path("dureeMois").intValue()
                        : null,
                LocalDate.ofInstant(dossier.depot().le(), fuseau),
                completLe(dossier.numero(), fuseau),
                beneficiaire(
                        dossier.porteur().nature(),
                        dossier.porteur().code(),
                        dossier.porteur().nom(),
                        regles,
                        annee),
                elements(saisie.path("membres"), membre -> membre(membre, regles, annee)),
                dossier.evaluation().bornes().demande(),
                elements(saisie.path("depenses"), ligne -> depense(ligne, regles)),
                regles.assiette(),
                dossier.evaluation().coutGlobal(),
                dossier.evaluation().coutEligible(),
                elements(saisie.path("cofinancements"), ValeursDuDossier::cofinancement),
                regles.version(),
                regles.engagementAvant(dossier.depot().le()));
    }

    /** The last time that it was declared complete; null when it never was here. */
    private LocalDate completLe(String numero, ZoneId fuseau) {
        return dossiers.historique(numero).stream()
                .filter(ligne -> ligne.action().equals("DECLARE_COMPLET"))
                .map(ligne -> LocalDate.ofInstant(ligne.le(), fuseau))
                .reduce((premiere, derniere) -> derniere)
                .orElse(null);
    }

    private Beneficiaire beneficiaire(String nature, String code, String nom, Reglement regles, int annee) {
        NatureCollectivite connue = NatureCollectivite.valueOf(nature);
        Optional<Collectivite> collectivite = referentiel.parCode(connue, code, annee);
        if (nom.isEmpty() && collectivite.isEmpty()) {
            return INCONNU;
        }
        String nomme = nom.isEmpty() ? collectivite.get().nom() : nom;
        String siren = collectivite.map(Collectivite::siren).map(Siren::valeur).orElse(null);
        return new Beneficiaire(nomme, Designation.de(connue, code, nomme, regles.identite()), siren);
    }

    /** As filing resolved it: its SIREN first, its code else, whose nature may be left out. */
    private Beneficiaire membre(JsonNode membre, Reglement regles, int annee) {
        NatureCollectivite nature = membre.hasNonNull("nature")
                ? NatureCollectivite.valueOf(membre.path("nature").asText())
                : null;
        String code = membre.path("code").asText("").toUpperCase(Locale.ROOT);
        String nom = membre.path("nom").asText("");
        return Optional.of(membre.path("siren").asText(""))
                .filter(Siren::estValide)
                .flatMap(siren -> referentiel.parSiren(new Siren(siren), annee))
                .or(() -> code.isEmpty() ? Optional.empty() : referentiel.parCode(nature, code, annee))
                .map(lue -> new Beneficiaire(
                        lue.nom(),
                        Designation.de(lue.nature(), lue.code(), lue.nom(), regles.identite()),
                        lue.siren() == null ? null : lue.siren().valeur()))
                .orElseGet(() -> nom.isEmpty() ? INCONNU : new Beneficiaire(nom, nom, null));
    }

    private static Depense depense(JsonNode ligne, Reglement regles) {
        NatureDepense nature = NatureDepense.valueOf(ligne.path("nature").asText());
        String libelle = ligne.path("libelle").asText("").strip();
        boolean ttc = regles.assiette() == Reglement.Assiette.TTC && ligne.hasNonNull("montantTTC");
        return new Depense(
                libelle.isEmpty() ? nature.libelle() : libelle,
                nature.libelle(),
                montant(ligne.path(ttc ? "montantTTC" : "montantHT")),
                regles.exclusions().contains(nature));
    }

    private static Cofinancement cofinancement(JsonNode aide) {
        String organisme = aide.path("organisme").asText("").strip();
        return new Cofinancement(
                organisme.isEmpty() ? "Autre financeur public" : organisme,
                montant(aide.path("montantHT")),
                "OBTENU".equals(aide.path("statut").asText()));
    }

    private static String theme(Reglement regles, String code) {
        return regles.themes().stream()
                .filter(theme -> theme.code().equals(code))
                .map(Reglement.Theme::libelle)
                .findFirst()
                .orElseGet(() -> ThemeNational.valueOf(code).libelle());
    }

    private static <T> List<T> elements(JsonNode liste, Function<JsonNode, T> lecture) {
        return StreamSupport.stream(liste.spliterator(), false).map(lecture).toList();
    }

    private static Montant montant(JsonNode nombre) {
        return Optional.of(nombre)
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .map(Montant::euros)
                .orElse(Montant.ZERO);
    }
}
