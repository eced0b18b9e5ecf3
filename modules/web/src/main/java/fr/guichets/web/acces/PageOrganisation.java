package fr.guichets.web.acces;

import fr.guichets.acces.Mandats;
import fr.guichets.acces.Mandats.Etat;
import fr.guichets.acces.Mandats.Mandat;
import fr.guichets.acces.Mandats.Titulaire;
import fr.guichets.documents.Typographie;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Organisation;
import fr.guichets.web.Collectivites;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** My organisations and my rights there; my colleagues and theirs; how to ask for a right. */
@Named("organisation")
@RequestScoped
public class PageOrganisation {

    private static final String ADRESSE = "/acces/organisation";
    private static final int LONGUEUR_MINIMALE = 2;

    @Inject
    private Envoi envoi;

    @Inject
    private Contexte contexte;

    @Inject
    private Mandats mandats;

    @Inject
    private Collectivites collectivites;

    @Inject
    private ActeSurMandat acte;

    @Inject
    private Typographie fr;

    private List<Mandat> miens = List.of();
    private List<Mandat> collegues = List.of();
    private List<String> representants = List.of();
    private boolean representee;
    private Organisation ouverte;
    private Collectivites.Trouvee visee;
    private List<Collectivites.Trouvee> trouvees = List.of();
    private List<Lecture.Erreur> erreurs = new ArrayList<>();

    /** Before the page is written: does what a form asks, then goes to an address that can be read again. */
    public void agir() {
        miens = mandats.miens();
        ouverte = Acteur.courant().mandats().stream()
                .map(Acteur.Mandat::organisation)
                .filter(organisation -> organisation.cle().equals(envoi.parametre("organisation")))
                .findFirst()
                .orElseGet(contexte::getOrganisation);
        if (ouverte != null) {
            representee = mandats.estRepresentee(ouverte);
        }
        if (isCollegues()) {
            collegues = mandats.collegues(ouverte);
            representants = mandats.representants(ouverte);
        }
        if (!acte.conduire(Stream.concat(miens.stream(), collegues.stream()).toList(), adresse())) {
            erreurs.addAll(acte.getErreurs());
            demander();
        }
    }

    private void demander() {
        String reference = envoi.parametre("pour");
        int annee = contexte.getAujourdhui().getYear();
        if (!reference.isEmpty()) {
            visee = collectivites.parReference(reference, annee).orElse(null);
        }
        if (visee == null && envoi.demande("q")) {
            if (getRecherche().length() < LONGUEUR_MINIMALE) {
                erreurs.add(new Lecture.Erreur(
                        "recherche", "Saisissez au moins deux caractères du nom, un code postal ou un numéro SIREN"));
            } else {
                trouvees = collectivites.rechercher(getRecherche(), contexte.guichet(), annee);
            }
        }
        if (visee == null || !envoi.aFaire() || !envoi.parametre("acte").isEmpty()) {
            return;
        }
        try {
            mandats.demander(
                    visee.collectivite().nature().name(),
                    visee.collectivite().code(),
                    getDroit(),
                    getFonction(),
                    contexte.adresse(contexte.guichet()) + "acces/organisation");
        } catch (ChampsInvalides e) {
            erreurs.addAll(Lecture.Erreur.de(e));
            return;
        } catch (OperationInvalide e) {
            erreurs.add(new Lecture.Erreur("demander", fr.phrase(e.getMessage())));
            return;
        }
        Redirection.vers(ADRESSE + "?fait=demander#demandes");
    }

    private String adresse() {
        return ouverte == null ? ADRESSE : ADRESSE + "?organisation=" + Redirection.encoder(ouverte.cle());
    }

    public String getTitre() {
        return (erreurs.isEmpty() ? "" : "Erreur\u00a0: ")
                + (acte.isOuvert() ? acte.getActe().titre() + " – Mon organisation" : "Mon organisation");
    }

    public String getAnnonce() {
        return envoi.parametre("fait").equals("demander")
                ? "Votre demande est enregistrée. Vous recevrez un courriel quand elle aura une réponse."
                : acte.getAnnonce();
    }

    public Titulaire getMoi() {
        return mandats.moi();
    }

    /** Rights that are active; what the SIRET gives is not said beside a greater right. */
    public List<Mandat> getActifs() {
        return sansMoindres(miens);
    }

    private static List<Mandat> sansMoindres(List<Mandat> mandats) {
        List<Mandat> actifs =
                mandats.stream().filter(mandat -> mandat.etat() == Etat.ACTIF).toList();
        return actifs.stream()
                .filter(mandat -> actifs.stream()
                        .noneMatch(autre -> autre.organisation().equals(mandat.organisation())
                                && autre.titulaire()
                                        .identifiant()
                                        .equals(mandat.titulaire().identifiant())
                                && autre.droit().compareTo(mandat.droit()) > 0))
                .toList();
    }

    /** True when a request for the organisation shown already waits. */
    public boolean isDemandeEnCours() {
        return getDemandes().stream().anyMatch(this::estOuverte);
    }

    public List<Mandat> getDemandes() {
        return miens.stream().filter(mandat -> mandat.etat() == Etat.DEMANDE).toList();
    }

    /** What was refused or taken away, with the reason. */
    public List<Mandat> getClos() {
        return miens.stream()
                .filter(mandat -> mandat.etat() == Etat.REFUSE || mandat.etat() == Etat.RETIRE)
                .limit(10)
                .toList();
    }

    public boolean isSansDroit() {
        return getActifs().isEmpty();
    }

    /** True when there are several organisations to choose from. */
    public boolean isPlusieurs() {
        return Acteur.courant().mandats().size() > 1;
    }

    /** The organisation whose details are shown, null when none is chosen. */
    public Organisation getOuverte() {
        return ouverte;
    }

    public boolean estOuverte(Mandat mandat) {
        return mandat.organisation().equals(ouverte);
    }

    public String lien(Mandat mandat) {
        return ADRESSE + "?organisation="
                + Redirection.encoder(mandat.organisation().cle());
    }

    public String lienDemande(Mandat mandat) {
        return ADRESSE + "?pour=" + mandat.organisation().nature() + "-"
                + mandat.organisation().code() + "#demander";
    }

    public String lienVisee(Collectivites.Trouvee trouvee) {
        return ADRESSE + "?pour=" + trouvee.reference() + "#demander";
    }

    public String lienActe(Mandat mandat, String code) {
        return adresse() + (adresse().contains("?") ? "&" : "?") + "acte=" + code + "&mandat=" + mandat.id();
    }

    public boolean isPeutDeposer() {
        return ouverte != null && Acteur.courant().peut(Droit.DEPOSE, ouverte);
    }

    public boolean isCollegues() {
        return isPeutDeposer();
    }

    public boolean isRepresentant() {
        return ouverte != null && Acteur.courant().peut(Droit.REPRESENTE, ouverte);
    }

    public boolean estMoi(Mandat mandat) {
        return mandat.titulaire().identifiant().equals(Acteur.courant().identifiant());
    }

    public List<Mandat> getDemandesDesCollegues() {
        return collegues.stream()
                .filter(mandat -> mandat.etat() == Etat.DEMANDE && !estMoi(mandat))
                .toList();
    }

    public List<Mandat> getDroitsDesCollegues() {
        return sansMoindres(collegues);
    }

    /** True when somebody can grant rights for the organisation. */
    public boolean isRepresentee() {
        return representee;
    }

    /** « Anne Durand, Paul Martin », for a colleague who has been granted a right. */
    public String getRepresentants() {
        return String.join(", ", representants);
    }

    public Collectivites.Trouvee getVisee() {
        return visee;
    }

    public List<Collectivites.Trouvee> getTrouvees() {
        return trouvees;
    }

    public String getRecherche() {
        return envoi.parametre("q");
    }

    public boolean isCherche() {
        return visee == null && erreurs.isEmpty() && !getRecherche().isEmpty();
    }

    public String getDroit() {
        return envoi.parametre("droit");
    }

    public String getFonction() {
        return envoi.parametre("fonction");
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }
}
