package fr.guichets.web.acces;

import fr.guichets.acces.Equipe;
import fr.guichets.acces.Equipe.Demande;
import fr.guichets.acces.Equipe.EtatInvitation;
import fr.guichets.acces.Equipe.Invitation;
import fr.guichets.documents.Typographie;
import fr.guichets.referentiel.Arrondissement;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The team of the guichet: invite, see who came, approve, take back. */
@Named("equipe")
@RequestScoped
public class PageEquipe {

    private static final String ADRESSE = "/acces/equipe";

    @Inject
    private Envoi envoi;

    @Inject
    private Contexte contexte;

    @Inject
    private Equipe equipe;

    @Inject
    private Referentiel referentiel;

    @Inject
    private Typographie fr;

    private List<Lecture.Erreur> erreurs = List.of();
    private List<Demande> demandes = List.of();
    private List<Invitation> invitations = List.of();
    private Map<String, String> arrondissements;

    /** Before the page is written: does what a form asks, then goes to an address that can be read again. */
    public void agir() {
        if (envoi.aFaire() && executer()) {
            Redirection.vers(ADRESSE + "?fait=" + Redirection.encoder(getAction()));
            return;
        }
        demandes = equipe.demandes();
        invitations = equipe.invitations();
    }

    private boolean executer() {
        long numero = envoi.numero("numero");
        try {
            switch (getAction()) {
                case "inviter" ->
                    equipe.inviter(
                            getRole(),
                            getArrondissement(),
                            getCourriel(),
                            contexte.adresse(contexte.guichet()) + "acces/invitation");
                case "revoquer", "retirer" -> equipe.revoquer(numero);
                case "approuver" -> equipe.approuver(numero);
                case "refuser" -> equipe.refuser(numero, getMotif());
                default -> erreurs = List.of(new Lecture.Erreur("contenu", "Action inconnue\u00a0: rien n’a été fait"));
            }
        } catch (ChampsInvalides e) {
            erreurs = Lecture.Erreur.de(e);
        } catch (OperationInvalide e) {
            erreurs = List.of(new Lecture.Erreur("contenu", fr.phrase(e.getMessage())));
        }
        return erreurs.isEmpty();
    }

    public String getTitre() {
        return (erreurs.isEmpty() ? "" : "Erreur\u00a0: ") + "Équipe";
    }

    public String getAnnonce() {
        return switch (envoi.parametre("fait")) {
            case "inviter" -> "L’invitation est envoyée. Elle sert une seule fois, pendant sept jours.";
            case "revoquer" -> "L’invitation est révoquée\u00a0: son lien ne sert plus.";
            case "retirer" ->
                "L’accès est retiré. Il cesse à la prochaine connexion, ou dans les minutes qui viennent.";
            case "approuver" -> "L’accès est ouvert. Il prendra effet à la prochaine connexion de cette personne.";
            case "refuser" -> "La demande est refusée.";
            default -> "";
        };
    }

    private String getAction() {
        return envoi.parametre("action");
    }

    /** What is being confirmed: refuser or retirer, of which number. */
    public boolean aConfirmer(String action, long numero) {
        boolean demande =
                envoi.parametre("confirmer").equals(action) || getAction().equals(action);
        return demande && envoi.numero("numero") == numero;
    }

    public String lien(String action, long numero) {
        return ADRESSE + "?confirmer=" + action + "&numero=" + numero + "#" + action + "-" + numero;
    }

    public String getRole() {
        return envoi.parametre("role");
    }

    public String getArrondissement() {
        return envoi.parametre("arrondissement");
    }

    public String getCourriel() {
        return envoi.parametre("courriel");
    }

    public String getMotif() {
        return envoi.parametre("motif");
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }

    public Map<String, String> getRoles() {
        Map<String, String> roles = new LinkedHashMap<>();
        Arrays.stream(Role.values())
                .filter(Role.AGENTS::contains)
                .filter(role ->
                        role != Role.SOUS_PREFET || !getArrondissements().isEmpty())
                .forEach(role -> roles.put(role.code(), role.libelle()));
        return roles;
    }

    /** Empty where there is none, as at Mayotte: nobody can then be invited as sous-préfet. */
    public Map<String, String> getArrondissements() {
        if (arrondissements == null) {
            arrondissements = new LinkedHashMap<>();
            for (Arrondissement arrondissement :
                    referentiel.arrondissements(contexte.guichet().code())) {
                arrondissements.put(arrondissement.code(), fr.phrase(arrondissement.nom()));
            }
        }
        return arrondissements;
    }

    /** « Instruction », « Sous-préfecture, arrondissement de Vierzon »; an expression language writes null as empty. */
    public String role(Role role, String arrondissement) {
        return arrondissement == null || arrondissement.isEmpty()
                ? role.libelle()
                : role.libelle() + ", arrondissement "
                        + fr.de(getArrondissements().getOrDefault(arrondissement, arrondissement));
    }

    public String etat(Invitation invitation) {
        return switch (invitation.etat()) {
            case OUVERTE -> "Envoyée, à accepter avant le\u00a0" + contexte.dateHeure(invitation.expireLe());
            case EXPIREE -> "Expirée le\u00a0" + contexte.dateHeure(invitation.expireLe());
            case EN_ATTENTE -> "À approuver\u00a0: " + invitation.venu();
            case ACCEPTEE ->
                "Accès ouvert à " + invitation.venu() + ", le\u00a0" + contexte.dateHeure(invitation.closLe());
            case REFUSEE -> "Accès refusé à " + invitation.venu() + ", par " + invitation.closNom();
            case REVOQUEE ->
                (invitation.venu() == null ? "Révoquée" : "Accès retiré à " + invitation.venu()) + ", par "
                        + invitation.closNom();
        };
    }

    public boolean revocable(Invitation invitation) {
        return invitation.etat() == EtatInvitation.OUVERTE;
    }

    public boolean retirable(Invitation invitation) {
        return invitation.etat() == EtatInvitation.ACCEPTEE;
    }

    public List<Demande> getDemandes() {
        return demandes;
    }

    /** Those who came and whose access is open. */
    public List<Invitation> getAcces() {
        return invitations.stream().filter(this::retirable).toList();
    }

    /** Sent, expired, refused, taken back. */
    public List<Invitation> getEnCours() {
        return invitations.stream().filter(invitation -> !retirable(invitation)).toList();
    }
}
