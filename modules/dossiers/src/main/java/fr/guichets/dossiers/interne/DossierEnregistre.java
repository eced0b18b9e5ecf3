package fr.guichets.dossiers.interne;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Organisation;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** A dossier and where it stands. What filing froze is beside it, in {@link DepotFige}. */
@Entity
@Table(name = "dossier")
public class DossierEnregistre {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    private String reference;
    private String numero;

    @Enumerated(EnumType.STRING)
    private EtatDossier etat;

    @Embedded
    private Porteur porteur;

    @Embedded
    private Verdict verdict;

    private String intitule;
    private String theme;
    private String saisie;
    private String correction;

    @Column(name = "depose_le")
    private Instant deposeLe;

    /** Null for a draft. */
    @Embedded
    private Horloges horloges;

    private LocalDate echeance;
    private String instructeur;

    @Column(name = "instructeur_nom")
    private String instructeurNom;

    private String complements;
    private String decision;
    private boolean importe;
    private String texte;

    @Embedded
    private Traces traces;

    @Column(name = "supprime_le")
    private Instant supprimeLe;

    protected DossierEnregistre() {}

    /** A draft. */
    DossierEnregistre(String reference, Instant maintenant) {
        this.reference = reference;
        this.etat = EtatDossier.BROUILLON;
        this.traces = new Traces(maintenant);
    }

    /** Keeps what another guichet knew of it: who opened it, the last request for complements, null when there was none. */
    void reprendre(String ouvertPar, Dossier.Complements demande) {
        this.traces.ouvertPar(ouvertPar);
        this.complements = demande == null ? null : JsonDossiers.ecrire(demande);
    }

    /** Replaces what was typed, with what the rules say of it. */
    void ecrire(Contenu contenu, Instant maintenant) {
        this.porteur = Porteur.de(contenu.porteur(), contenu.arrondissement(), contenu.population());
        juger(contenu.saisie(), contenu.evaluation());
        traces.touche(maintenant);
    }

    /** Replaces the content of a filed dossier by its corrections: the bearer stays. */
    private void juger(JsonNode nouvelle, Evaluation jugee) {
        this.saisie = JsonDossiers.ecrire(nouvelle);
        this.intitule = Saisie.intitule(nouvelle);
        this.theme = Saisie.texte(nouvelle, "theme");
        this.verdict = Verdict.de(jugee);
        this.texte = texteCherche(nouvelle);
    }

    private String texteCherche(JsonNode nouvelle) {
        return Mots.normaliser((numero == null ? "" : numero) + " " + porteur.nom() + " " + porteur.code() + " "
                + intitule + " " + Saisie.libelles(nouvelle));
    }

    void supprimer(Instant maintenant) {
        this.supprimeLe = maintenant;
        traces.touche(maintenant);
    }

    void restaurer(Instant maintenant) {
        this.supprimeLe = null;
        traces.touche(maintenant);
    }

    void deposer(String numero, Instant le, Delais delais, boolean importe, Instant maintenant) {
        this.numero = numero;
        this.deposeLe = le;
        this.horloges = new Horloges(delais);
        this.importe = importe;
        this.texte = texteCherche(saisie());
        passer(Action.DEPOSER, maintenant);
    }

    public void prendreEnCharge(Acteur agent, Instant maintenant) {
        this.instructeur = agent.identifiant();
        this.instructeurNom = agent.nom();
        passer(Action.PRENDRE_EN_CHARGE, maintenant);
    }

    /**
     * CRPA L. 114-5: the delay stops on the day of the request, and goes on from that of the answer or of its limit. A
     * request whose limit has passed stopped it until that day, whatever is asked later.
     */
    public void demanderComplements(Dossier.Complements demande, LocalDate jour, Instant maintenant) {
        if (horloges.arretees() && complements().avant().isBefore(jour)) {
            reprendreLesDelais(jour);
        }
        this.complements = JsonDossiers.ecrire(demande);
        horloges.arreter(jour);
        passer(Action.DEMANDER_COMPLEMENTS, maintenant);
    }

    void corriger(JsonNode corrigee, Instant maintenant) {
        this.correction = JsonDossiers.ecrire(corrigee);
        traces.touche(maintenant);
    }

    public void repondre(String message, JsonNode corrigee, Evaluation jugee, LocalDate jour, Instant maintenant) {
        Dossier.Complements demande = complements();
        this.complements = JsonDossiers.ecrire(new Dossier.Complements(
                demande.demandesLe(), demande.par(), demande.points(), demande.avant(), maintenant, message));
        juger(corrigee, jugee);
        reprendreLesDelais(jour);
        passer(Action.REPONDRE, maintenant);
    }

    private void reprendreLesDelais(LocalDate jour) {
        if (horloges.arretees()) {
            horloges.reprendre(jour, complements().avant());
        }
    }

    public void declarerComplet(LocalDate jour, Instant maintenant) {
        reprendreLesDelais(jour);
        passer(Action.DECLARER_COMPLET, maintenant);
    }

    public void commencerInstruction(Instant maintenant) {
        passer(Action.COMMENCER_INSTRUCTION, maintenant);
    }

    /** Irrecevable, out of time, handed over or withdrawn: what is decided on it here is decided. */
    public void clore(Action action, Dossier.Decision decidee, LocalDate jour, Instant maintenant) {
        reprendreLesDelais(jour);
        this.decision = JsonDossiers.ecrire(decidee);
        passer(action, maintenant);
    }

    public void rouvrir(Dossier.Decision decidee, Delais delais, Instant maintenant) {
        this.decision = JsonDossiers.ecrire(decidee);
        horloges.ouvrir(delais);
        passer(Action.ROUVRIR, maintenant);
    }

    /** A step after the instruction: opinion, programming, act, execution. */
    public void avancer(Action action, Instant maintenant) {
        passer(action, maintenant);
    }

    private void passer(Action action, Instant maintenant) {
        if (!action.possibleDepuis(etat)) {
            throw new IllegalStateException(action + " depuis " + etat);
        }
        this.etat = action.vers(etat);
        this.echeance = echeanceDe(etat);
        if (!attendReponse()) {
            this.correction = null;
        }
        if (Vue.estPreparatoire(action, etat)) {
            traces.prepare(maintenant);
        } else {
            traces.touche(maintenant);
        }
    }

    /** The eight months go on until the decision is notified (décret 2018-514, art. 7), whatever is decided inside. */
    private LocalDate echeanceDe(EtatDossier atteint) {
        return switch (atteint) {
            case DEPOSE -> horloges.completudeAvant();
            case INCOMPLET -> attendReponse() ? complements().avant() : horloges.completudeAvant();
            case COMPLET,
                    EN_INSTRUCTION,
                    EN_COMITE,
                    AVIS_FAVORABLE,
                    AVIS_DEFAVORABLE,
                    AJOURNE,
                    LISTE_COMPLEMENTAIRE,
                    PROGRAMME,
                    ACCORDE -> horloges.rejetImpliciteLe();
            default -> null;
        };
    }

    /** True while the applicant has not answered the last request for complements. */
    public boolean attendReponse() {
        return etat == EtatDossier.INCOMPLET && complements().reponduLe() == null;
    }

    public Long id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** The provisional reference, which never changes. */
    public String cle() {
        return reference;
    }

    public String reference() {
        return numero == null ? reference : numero;
    }

    public String numero() {
        return numero;
    }

    public EtatDossier etat() {
        return etat;
    }

    public Organisation porteur() {
        return porteur.organisation();
    }

    public String arrondissement() {
        return porteur.arrondissement();
    }

    public String intitule() {
        return intitule;
    }

    public JsonNode saisie() {
        return JsonDossiers.lire(saisie);
    }

    /** What the applicant is correcting; what was filed when nothing has been corrected. */
    public JsonNode correction() {
        return correction == null ? saisie() : JsonDossiers.lire(correction);
    }

    public boolean estCorrige() {
        return correction != null;
    }

    public Evaluation evaluation() {
        return verdict == null ? null : verdict.lire();
    }

    public Instant deposeLe() {
        return deposeLe;
    }

    public LocalDate completudeAvant() {
        return horloges == null ? null : horloges.completudeAvant();
    }

    /** Null while the delay is stopped. */
    public LocalDate rejetImpliciteLe() {
        return horloges == null || horloges.arretees() ? null : horloges.rejetImpliciteLe();
    }

    /** As they stand on a day. */
    Delais delais(LocalDate jour) {
        return horloges.au(jour, horloges.arretees() ? complements().avant() : null);
    }

    public Dossier.Instructeur instructeur() {
        return instructeur == null ? null : new Dossier.Instructeur(instructeur, instructeurNom);
    }

    public Dossier.Complements complements() {
        return JsonDossiers.lire(complements, Dossier.Complements.class);
    }

    public Dossier.Decision decision() {
        return JsonDossiers.lire(decision, Dossier.Decision.class);
    }

    Traces traces() {
        return traces;
    }

    public Instant supprimeLe() {
        return supprimeLe;
    }
}
