package fr.guichets.web.instruction;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.ThemeNational;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Organisation;
import fr.guichets.web.Contexte;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of this guichet for the codes that dossiers carry, and the look of their states. */
@Named("vocabulaire")
@RequestScoped
public class Vocabulaire {

    @Inject
    private Contexte contexte;

    @Inject
    private Referentiel referentiel;

    @Inject
    private Reglements reglements;

    @Inject
    private Typographie fr;

    private Map<String, String> arrondissements;
    private Map<String, String> themes;
    private Reglement enVigueur;

    public List<EtatDossier> getEtats() {
        return EtatDossier.deposes();
    }

    public Map<String, String> getArrondissements() {
        if (arrondissements == null) {
            Map<String, String> noms = new LinkedHashMap<>();
            referentiel
                    .arrondissements(contexte.guichet().code())
                    .forEach(arrondissement -> noms.put(arrondissement.code(), arrondissement.nom()));
            arrondissements = noms;
        }
        return arrondissements;
    }

    public String arrondissement(String code) {
        return code == null ? "" : getArrondissements().getOrDefault(code, code);
    }

    /** Themes of the national nomenclature, in the words of the rules in force when they have some. */
    public Map<String, String> getThemes() {
        if (themes == null) {
            Map<String, String> libelles = new LinkedHashMap<>();
            enVigueur().themes().forEach(theme -> libelles.put(theme.code(), fr.phrase(theme.libelle())));
            themes = libelles;
        }
        return themes;
    }

    public String theme(String code) {
        if (code == null) {
            return "";
        }
        return getThemes()
                .getOrDefault(
                        code,
                        Arrays.stream(ThemeNational.values())
                                .filter(theme -> theme.name().equals(code))
                                .map(theme -> fr.phrase(theme.libelle()))
                                .findFirst()
                                .orElse(code));
    }

    public Map<String, String> getNatures() {
        Map<String, String> natures = new LinkedHashMap<>();
        for (NatureCollectivite nature : NatureCollectivite.values()) {
            natures.put(nature.name(), fr.majuscule(fr.phrase(nature.libelle())));
        }
        return natures;
    }

    public String nature(String code) {
        return getNatures().getOrDefault(code, code);
    }

    /** Codes of sessions to « relevé du 30 juin 2021 ». */
    public Map<String, String> getSessions() {
        Map<String, String> sessions = new LinkedHashMap<>();
        enVigueur()
                .sessions()
                .forEach(session -> sessions.put(session.code(), "Relevé du " + fr.date(session.releveLe())));
        return sessions;
    }

    public String session(String code) {
        return code == null ? "" : getSessions().getOrDefault(code, code);
    }

    private Reglement enVigueur() {
        if (enVigueur == null) {
            enVigueur = reglements.enVigueur(contexte.getAujourdhui());
        }
        return enVigueur;
    }

    /** « Nançay », « CC de Londinières », « Département : Cher »: the name alone where it is enough. */
    public String porteur(Organisation porteur) {
        return porteur.nature().equals(NatureCollectivite.COMMUNE.name())
                ? fr.phrase(porteur.nom())
                : contexte.designer(porteur);
    }

    /** The number by which the porteur is known: an EPCI has a SIREN, the others an INSEE code. */
    public String identifiant(Organisation porteur) {
        boolean groupement = NatureCollectivite.valueOf(porteur.nature()).estGroupement();
        return (groupement ? "SIREN " : "code INSEE ") + porteur.code();
    }

    /** The version that judged a dossier, by its number. */
    Reglement version(String numero) {
        LocalDate effet = reglements.versions().stream()
                .filter(version -> version.numero().equals(numero))
                .map(Reglements.Version::effet)
                .findFirst()
                .orElseThrow(() -> new Introuvable("La version " + numero + " des règles n'est pas publiée ici."));
        return reglements.enVigueur(effet);
    }

    /** Class of the badge of a state: it says the same as its words. */
    public String badge(EtatDossier etat) {
        return switch (etat) {
            case DEPOSE -> "fr-badge--new";
            case INCOMPLET -> "fr-badge--warning";
            case IRRECEVABLE, HORS_DELAI, AVIS_DEFAVORABLE, REFUSE, REJET_IMPLICITE, CADUC, REVERSEMENT ->
                "fr-badge--error";
            case ACCORDE, NOTIFIE, DEMARRE, ACHEVE, SOLDE -> "fr-badge--success";
            case BROUILLON, REORIENTE, DESISTEMENT, SANS_SUITE, ANNULE -> "";
            default -> "fr-badge--info";
        };
    }
}
