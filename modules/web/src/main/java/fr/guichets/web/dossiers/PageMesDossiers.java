package fr.guichets.web.dossiers;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Brouillons;
import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.dossiers.MesDossiers;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Organisation;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The dossiers of one's organisations: at a guichet its own, at the portal those of all guichets. */
@Named("mesDossiers")
@RequestScoped
public class PageMesDossiers {

    static final String ADRESSE = "/dossiers/mes-dossiers";

    private static final int MAXIMUM = 200;

    /**
     * @param attendu what is expected of the organisation, verb first; empty when nothing is
     * @param retard « En retard de 2 jours », empty when it is not
     * @param guichet « Guichet du Cher », empty at that guichet itself
     */
    public record Carte(
            String titre,
            String adresse,
            String etat,
            String classe,
            String numero,
            String porteur,
            String dates,
            String montant,
            String attendu,
            String retard,
            String guichet) {}

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Contexte contexte;

    @Inject
    private Typographie typographie;

    @Inject
    private Dossiers dossiers;

    @Inject
    private Brouillons brouillons;

    @Inject
    private AFaire aFaire;

    @Inject
    private MesDossiers index;

    @Inject
    private Guichets guichets;

    @Inject
    private Reglements reglements;

    private List<Carte> cartes = List.of();
    private List<LigneDossier> supprimes = List.of();
    private final List<Lecture.Erreur> erreurs = new ArrayList<>();

    /** Before the page is written. */
    public void agir() {
        if ("POST".equals(requete.getMethod())) {
            try {
                brouillons.restaurer(Objects.requireNonNullElse(requete.getParameter("numero"), ""));
                Redirection.vers(ADRESSE + "?restaure");
                return;
            } catch (OperationInvalide e) {
                erreurs.add(new Lecture.Erreur("supprimes", e.getMessage()));
            }
        }
        if (contexte.isDuGuichet()) {
            CriteresDeListe criteres = new CriteresDeListe(
                    null,
                    Set.of(),
                    null,
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    null,
                    null,
                    null,
                    CriteresDeListe.Tri.MODIFIE_LE,
                    true,
                    0,
                    MAXIMUM);
            cartes = dossiers.lister(criteres).elements().stream()
                    .map(this::carte)
                    .toList();
            supprimes = brouillons.supprimes();
        } else {
            cartes = index.lister().stream().map(this::carte).toList();
        }
    }

    private Carte carte(LigneDossier ligne) {
        Optional<AFaire.Tache> tache = aFaire.tache(ligne);
        boolean repondu = ligne.etat() == EtatDossier.INCOMPLET && tache.isEmpty();
        LocalDate avant = tache.map(AFaire.Tache::avant).orElse(null);
        return new Carte(
                titre(ligne.intitule()),
                adresse("/", ligne.etat(), ligne.reference()),
                repondu ? "Réponse envoyée" : ligne.etat().libelleDemandeur(),
                repondu ? "fr-badge--info" : classe(ligne.etat()),
                Objects.requireNonNullElse(ligne.numero(), ""),
                porteur(ligne.porteur()),
                dates(ligne.deposeLe(), ligne.modifieLe()),
                ligne.montantMaximum() == null || Boolean.FALSE.equals(ligne.recevable())
                        ? ""
                        : typographie.montant(ligne.montantMaximum()),
                ligne.etat() == EtatDossier.BROUILLON
                        ? attendu(ligne.etat(), fermeture())
                        : tache.map(aFaire::dire).orElse(""),
                avant == null ? "" : Retard.dire(avant, contexte.getAujourdhui()),
                "");
    }

    private Carte carte(MesDossiers.Indexe ligne) {
        // The index of all guichets does not tell whether the applicant has answered.
        boolean incomplet = ligne.etat() == EtatDossier.INCOMPLET;
        Optional<Guichet> guichet = guichets.tous().stream()
                .filter(connu -> connu.code().valeur().equals(ligne.guichet()))
                .findFirst();
        return new Carte(
                titre(ligne.intitule()),
                adresse(guichet.map(contexte::adresse).orElse("/"), ligne.etat(), ligne.reference()),
                incomplet ? ligne.etat().libelle() : ligne.etat().libelleDemandeur(),
                classe(ligne.etat()),
                Objects.requireNonNullElse(ligne.numero(), ""),
                porteur(ligne.porteur()),
                dates(ligne.deposeLe(), ligne.modifieLe()),
                "",
                incomplet ? "Voir au guichet s’il attend encore votre réponse" : attendu(ligne.etat(), null),
                "",
                guichet.map(connu -> "Guichet " + typographie.phrase(connu.complement()))
                        .orElse("Guichet " + ligne.guichet()));
    }

    /** Last day on which a request can be filed here, null when it is past or none is set. */
    private LocalDate fermeture() {
        LocalDate aujourdhui = contexte.getAujourdhui();
        try {
            LocalDate fermeture = reglements.enVigueur(aujourdhui).depot().fermeture();
            return fermeture == null || fermeture.isBefore(aujourdhui) ? null : fermeture;
        } catch (Introuvable e) {
            return null;
        }
    }

    private String titre(String intitule) {
        return intitule == null || intitule.isBlank() ? "Demande sans titre" : typographie.phrase(intitule);
    }

    private static String adresse(String racine, EtatDossier etat, String reference) {
        String page = etat == EtatDossier.BROUILLON ? "dossiers/demande" : "dossiers/suivi";
        return racine + page + "?numero=" + Redirection.encoder(reference);
    }

    private String porteur(Organisation organisation) {
        return contexte.designer(organisation);
    }

    private String dates(Instant deposeLe, Instant modifieLe) {
        return deposeLe == null
                ? "Enregistrée le " + contexte.date(modifieLe)
                : "Déposée le " + contexte.date(deposeLe);
    }

    private static String classe(EtatDossier etat) {
        return switch (etat) {
            case BROUILLON, INCOMPLET -> "fr-badge--new";
            case IRRECEVABLE, HORS_DELAI, REFUSE, REJET_IMPLICITE, CADUC, REVERSEMENT -> "fr-badge--error";
            case NOTIFIE, DEMARRE, ACHEVE, SOLDE -> "fr-badge--success";
            case REORIENTE, DESISTEMENT, SANS_SUITE, ANNULE -> "";
            default -> "fr-badge--info";
        };
    }

    private String attendu(EtatDossier etat, LocalDate avant) {
        return switch (etat) {
            case BROUILLON ->
                "Terminer et déposer la demande"
                        + (avant == null ? "" : ", au plus tard le " + typographie.date(avant));
            case NOTIFIE, DEMARRE, REVERSEMENT -> "Voir au guichet ce qu’il attend de vous";
            default -> "";
        };
    }

    /** Those that wait for an act of the organisation. */
    public List<Carte> getAttendus() {
        return cartes.stream().filter(carte -> !carte.attendu().isEmpty()).toList();
    }

    public List<Carte> getAutres() {
        return cartes.stream().filter(carte -> carte.attendu().isEmpty()).toList();
    }

    public boolean isVide() {
        return cartes.isEmpty();
    }

    /** Drafts put aside, which can be restored. */
    public List<LigneDossier> getSupprimes() {
        return supprimes;
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public boolean marque(String nom) {
        return requete.getParameter(nom) != null;
    }
}
