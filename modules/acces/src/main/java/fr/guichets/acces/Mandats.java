package fr.guichets.acces;

import fr.guichets.acces.interne.LectureDesMandats;
import fr.guichets.acces.interne.RegistreMandats;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Organisation;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who may act for which collectivité. A SIRET lets its bearer prepare; the right to file or to represent is granted by the
 * guichet of the organisation or by somebody who already represents it, never by oneself. National: each operation has a
 * transaction of its own, outside that of any guichet.
 */
@ApplicationScoped
public class Mandats {

    /** Who gave it. */
    public enum Origine {
        SIRET,
        ORGANISATION,
        GUICHET
    }

    public enum Etat {
        DEMANDE,
        ACTIF,
        REFUSE,
        RETIRE
    }

    /**
     * A person as her identity provider last described her.
     *
     * @param siret and fournisseur are null when the provider says nothing of them
     */
    public record Titulaire(
            String identifiant, String nom, String courriel, String siret, String fournisseur, Instant vuLe) {}

    /**
     * @param guichet the one that is competent for the organisation
     * @param origine null as long as the request waits
     * @param fonction what the person says she does there; may be empty
     * @param accordeNom null when nobody granted it: it comes from the SIRET
     * @param motif why it was refused or withdrawn, else null
     */
    public record Mandat(
            long id,
            Titulaire titulaire,
            Organisation organisation,
            CodeDepartement guichet,
            Droit droit,
            Origine origine,
            Etat etat,
            String fonction,
            Instant creeLe,
            Instant accordeLe,
            String accordeNom,
            Instant closLe,
            String closNom,
            String motif) {}

    private static final int FONCTION_MAXIMUM = 120;
    private static final int MOTIF_MAXIMUM = 500;

    @Inject
    private RegistreMandats registre;

    @Inject
    private LectureDesMandats lecture;

    @Inject
    private Identites identites;

    @Inject
    private GuichetDeLHote hote;

    /** All of one's own, whatever became of them, the latest first. For anyone identified. */
    public List<Mandat> miens() {
        Acteur acteur = Acteur.courant();
        return DepartementCourant.executerNational(() -> lecture.de(acteur.identifiant()));
    }

    /** The one who asks, as her identity provider last described her. For anyone identified. */
    public Titulaire moi() {
        Acteur acteur = Acteur.courant();
        return DepartementCourant.executerNational(() -> lecture.titulaire(acteur.identifiant()));
    }

    /** True when somebody represents, and can grant rights for, an organisation for which the actor may act. */
    @Reserve(Role.COLLECTIVITE)
    public boolean estRepresentee(Organisation organisation) {
        Acteur.courant().mandatPour(organisation).orElseThrow(Mandats::inconnu);
        return !DepartementCourant.executerNational(() -> lecture.representants(organisation))
                .isEmpty();
    }

    /**
     * Names of those who represent an organisation. Only for who has been granted a right there: a SIRET alone, which
     * anybody may declare, shows nobody's name.
     */
    @Reserve(Role.COLLECTIVITE)
    public List<String> representants(Organisation organisation) {
        if (!Acteur.courant().peut(Droit.DEPOSE, organisation)) {
            throw inconnu();
        }
        return DepartementCourant.executerNational(() -> lecture.representants(organisation));
    }

    /**
     * Who else may act for an organisation, or asks to. Only for who has been granted a right there: a SIRET alone shows
     * nobody's address.
     */
    @Reserve(Role.COLLECTIVITE)
    public List<Mandat> collegues(Organisation organisation) {
        if (!Acteur.courant().peut(Droit.DEPOSE, organisation)) {
            throw inconnu();
        }
        return DepartementCourant.executerNational(() -> lecture.vivantsDe(organisation));
    }

    /**
     * Asks for the right to file or to represent. For anyone identified: who has no mandate yet begins here.
     *
     * @param nature and code designate a collectivité of the référentiel
     * @param droit DEPOSE or REPRESENTE
     * @param adresse of the page where a representative answers, for the mail
     * @throws ChampsInvalides naming organisation, droit, fonction
     * @throws OperationInvalide when the right is already held, or already asked for
     */
    public Mandat demander(String nature, String code, String droit, String fonction, String adresse) {
        Acteur acteur = Acteur.courant();
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        Optional<NatureCollectivite> natureLue = parmi(NatureCollectivite.class, nature);
        if (natureLue.isEmpty()) {
            erreurs.add(organisationInconnue());
        }
        Optional<Droit> droitLu = droitAccordable(droit, erreurs);
        String fonctionLue = texte("fonction", fonction, FONCTION_MAXIMUM, "Dites votre fonction", erreurs);
        refuserSi(erreurs);
        return DepartementCourant.executerNational(() -> registre.demander(
                        acteur, natureLue.orElseThrow(), code, droitLu.orElseThrow(), fonctionLue, adresse))
                .orElseThrow(() -> new ChampsInvalides(List.of(organisationInconnue())));
    }

    /** Requests about the organisations of this guichet, the oldest first. */
    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR})
    public List<Mandat> aApprouver() {
        CodeDepartement ici = hote.code();
        return DepartementCourant.executerNational(() -> lecture.demandesAu(ici));
    }

    /** Rights granted for the organisations of this guichet, whose name or holder's name contains the text; 100 at most. */
    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR})
    public List<Mandat> accordes(String texte) {
        CodeDepartement ici = hote.code();
        return DepartementCourant.executerNational(() -> lecture.accordesAu(ici, texte.strip()));
    }

    /** @throws Introuvable when the request is not one that the actor may answer */
    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.COLLECTIVITE})
    public Mandat accorder(long id, String adresse) {
        CodeDepartement ici = guichetDeLAgent();
        return appliquer(
                DepartementCourant.executerNational(() -> registre.accorder(id, Acteur.courant(), ici, adresse)));
    }

    /** @param motif said to the person who asked */
    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.COLLECTIVITE})
    public Mandat refuser(long id, String motif, String adresse) {
        CodeDepartement ici = guichetDeLAgent();
        String motifLu = motif(motif);
        return appliquer(DepartementCourant.executerNational(
                () -> registre.refuser(id, Acteur.courant(), ici, motifLu, adresse)));
    }

    /**
     * Takes a right away. One's own can always be given up, but for what the SIRET gives.
     *
     * @param motif said to the person concerned
     */
    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.COLLECTIVITE})
    public Mandat retirer(long id, String motif, String adresse) {
        CodeDepartement ici = guichetDeLAgent();
        String motifLu = motif(motif);
        return appliquer(DepartementCourant.executerNational(
                () -> registre.retirer(id, Acteur.courant(), ici, motifLu, adresse)));
    }

    /**
     * Gives another right to somebody who already has one for the same organisation; the granted one is replaced.
     *
     * @param id of the mandate that the person holds
     */
    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.COLLECTIVITE})
    public Mandat changer(long id, String droit, String adresse) {
        CodeDepartement ici = guichetDeLAgent();
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        Optional<Droit> droitLu = droitAccordable(droit, erreurs);
        refuserSi(erreurs);
        return appliquer(DepartementCourant.executerNational(
                () -> registre.changer(id, Acteur.courant(), ici, droitLu.orElseThrow(), adresse)));
    }

    private Mandat appliquer(Mandat mandat) {
        identites.oublier(mandat.titulaire().identifiant());
        return mandat;
    }

    /** The guichet for which the actor decides, null when she decides for her organisation. */
    private CodeDepartement guichetDeLAgent() {
        return Acteur.courant().aUnRole(Role.INSTRUCTEUR, Role.ADMINISTRATEUR) ? hote.code() : null;
    }

    private static Optional<Droit> droitAccordable(String texte, List<ChampsInvalides.Erreur> erreurs) {
        Optional<Droit> droit = parmi(Droit.class, texte).filter(lu -> lu != Droit.PREPARE);
        if (droit.isEmpty()) {
            erreurs.add(new ChampsInvalides.Erreur("droit", "OBLIGATOIRE", "Choisissez le droit demandé."));
        }
        return droit;
    }

    private static <E extends Enum<E>> Optional<E> parmi(Class<E> type, String nom) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constante -> constante.name().equals(nom))
                .findFirst();
    }

    private static String motif(String texte) {
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        String motif = texte("motif", texte, MOTIF_MAXIMUM, "Écrivez le motif : la personne le lira", erreurs);
        refuserSi(erreurs);
        return motif;
    }

    private static String texte(
            String champ, String texte, int maximum, String remede, List<ChampsInvalides.Erreur> erreurs) {
        String propre =
                texte == null ? "" : texte.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (propre.isEmpty()) {
            erreurs.add(new ChampsInvalides.Erreur(champ, "OBLIGATOIRE", remede + "."));
        } else if (propre.length() > maximum) {
            erreurs.add(new ChampsInvalides.Erreur(
                    champ, "TEXTE_TROP_LONG", remede + ", en " + maximum + " caractères au plus."));
        }
        return propre;
    }

    private static void refuserSi(List<ChampsInvalides.Erreur> erreurs) {
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
    }

    private static ChampsInvalides.Erreur organisationInconnue() {
        return new ChampsInvalides.Erreur(
                "organisation", "INCONNUE", "Choisissez votre collectivité parmi celles que la recherche trouve.");
    }

    private static Introuvable inconnu() {
        return new Introuvable("Cette organisation n'existe pas, ou ne vous est pas ouverte.");
    }
}
