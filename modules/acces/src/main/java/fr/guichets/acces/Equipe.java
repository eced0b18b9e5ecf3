package fr.guichets.acces;

import fr.guichets.acces.interne.RegistreEquipe;
import fr.guichets.acces.regles.AgentsReconnus;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The agents of the current guichet. One becomes an agent through the key of an invitation, used once, by an identity that
 * an identity provider of the administration vouches for with the préfecture's SIRET; anybody else who has the key, and
 * who has invited herself, waits for an administrator. The role is then tied to issuer and subject. An e-mail address links nothing.
 * The national level invites the first administrator of a guichet, and answers those who come before there is one.
 */
@ApplicationScoped
public class Equipe {

    public enum EtatInvitation {
        OUVERTE,
        EXPIREE,
        /** Somebody came with the key, whom an administrator must approve. */
        EN_ATTENTE,
        ACCEPTEE,
        REFUSEE,
        REVOQUEE
    }

    public enum EtatDemande {
        DEMANDE,
        ACCORDE,
        REFUSE
    }

    /** @param venu name of who came with the key, null when nobody has */
    public record Invitation(
            long id,
            Role role,
            String arrondissement,
            String courriel,
            EtatInvitation etat,
            Instant inviteLe,
            String inviteNom,
            Instant expireLe,
            Instant closLe,
            String closNom,
            String motif,
            String venu) {}

    /**
     * A fact in which the identity differs from the invitation.
     *
     * @param attendu and constate are for a person to read; constate is null when the provider says nothing
     * @param bloquant false for the e-mail address, which proves nothing
     */
    public record Ecart(String quoi, String attendu, String constate, boolean bloquant) {}

    /** @param ecarts what differs from the invitation, and what was expected */
    public record Demande(
            long id,
            String nom,
            String courriel,
            Role role,
            String arrondissement,
            List<Ecart> ecarts,
            Instant presenteLe,
            String identifiant) {}

    private static final Pattern COURRIEL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final int COURRIEL_MAXIMUM = 200;
    private static final int MOTIF_MAXIMUM = 500;

    @Inject
    private RegistreEquipe registre;

    @Inject
    private Referentiel referentiel;

    @Inject
    private GuichetDeLHote hote;

    private final AgentsReconnus reconnus = AgentsReconnus.lire(
            Configuration.texte("guichets.acces.fournisseurs", ""),
            Configuration.texte("guichets.acces.prefectures", ""));

    /** The latest first. */
    @Reserve(Role.ADMINISTRATEUR)
    public List<Invitation> invitations() {
        return national(registre::invitations);
    }

    /** Those who came with the key of an invitation without being recognised, the oldest first. */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public List<Demande> demandes() {
        return national(ici -> registre.demandes(ici, reconnus));
    }

    /**
     * Mails a key that serves once and for seven days.
     *
     * @param role code of an agent's role
     * @param arrondissement code, for a sous-préfet; ignored for the others
     * @param adresse of the page that takes the key: what the mail's link starts with
     * @throws ChampsInvalides naming role, arrondissement, courriel
     */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public void inviter(String role, String arrondissement, String courriel, String adresse) {
        CodeDepartement ici = hote.code();
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        Optional<Role> roleLu = Role.parCode(role).filter(admis()::contains);
        if (roleLu.isEmpty()) {
            erreurs.add(new ChampsInvalides.Erreur("role", "OBLIGATOIRE", "Choisissez un rôle."));
        }
        boolean sousPrefet = roleLu.filter(Role.SOUS_PREFET::equals).isPresent();
        if (sousPrefet
                && referentiel.arrondissements(ici).stream()
                        .noneMatch(connu -> connu.code().equals(arrondissement))) {
            erreurs.add(new ChampsInvalides.Erreur(
                    "arrondissement", "OBLIGATOIRE", "Choisissez l’arrondissement de la sous-préfecture."));
        }
        String courrielLu = courriel == null ? "" : courriel.strip();
        if (courrielLu.length() > COURRIEL_MAXIMUM
                || !COURRIEL.matcher(courrielLu).matches()) {
            erreurs.add(new ChampsInvalides.Erreur(
                    "courriel",
                    "INVALIDE",
                    "Saisissez une adresse électronique, par exemple prenom.nom@cher.gouv.fr."));
        }
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        national(code ->
                registre.inviter(code, roleLu.orElseThrow(), sousPrefet ? arrondissement : null, courrielLu, adresse));
    }

    /** Whom the one who acts may invite here. */
    private static Set<Role> admis() {
        return Acteur.courant().aUnRole(Role.ADMINISTRATEUR) ? Role.AGENTS : Set.of(Role.ADMINISTRATEUR);
    }

    /**
     * Makes the key of an invitation useless, or takes back the role that an accepted one gave; who has accepted another one
     * for the same role keeps it.
     */
    @Reserve(Role.ADMINISTRATEUR)
    public void revoquer(long id) {
        national(ici -> registre.revoquer(ici, id, Acteur.courant()));
    }

    /** The person is told by mail, if her identity provider gives her address. */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public void approuver(long id) {
        national(ici -> registre.approuver(ici, id, Acteur.courant()));
    }

    /** @param motif kept in the journal; the person, if she has an address, is told by mail that the answer is no, not why */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public void refuser(long id, String motif) {
        String propre =
                motif == null ? "" : motif.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (propre.isEmpty() || propre.length() > MOTIF_MAXIMUM) {
            throw new ChampsInvalides(List.of(new ChampsInvalides.Erreur(
                    "motif", "OBLIGATOIRE", "Écrivez le motif, en " + MOTIF_MAXIMUM + " caractères au plus.")));
        }
        national(ici -> registre.refuser(ici, id, propre, Acteur.courant()));
    }

    /**
     * What a key invites to; uses nothing up. For anyone identified.
     *
     * @throws Introuvable when the key is unknown, used, revoked, expired, or another guichet's: all told the same
     */
    public Invitation presentee(String cle) {
        Acteur.courant();
        return national(ici -> registre.presentee(ici, cle));
    }

    /**
     * Uses the key up, for the identity that is logged in.
     *
     * @return ACCEPTEE, or EN_ATTENTE when an administrator must approve
     * @throws Introuvable as {@link #presentee}
     */
    public EtatInvitation accepter(String cle) {
        return national(ici -> registre.accepter(ici, cle, Acteur.courant(), reconnus));
    }

    private <T> T national(Function<CodeDepartement, T> action) {
        CodeDepartement ici = hote.code();
        return DepartementCourant.executerNational(() -> action.apply(ici));
    }
}
