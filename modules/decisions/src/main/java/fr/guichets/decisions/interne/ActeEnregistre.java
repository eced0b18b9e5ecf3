package fr.guichets.decisions.interne;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.Acte.Mode;
import fr.guichets.decisions.Attribution.Methode;
import fr.guichets.decisions.EtatActe;
import fr.guichets.decisions.NatureActe;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An act from its number to its notification. What it says is written once. */
@Entity
@Table(name = "acte")
public class ActeEnregistre {

    /**
     * What an act says of its dossier.
     *
     * @param montant null for a refusal, as are {@code methode} and {@code achevementLe}
     */
    public record Contenu(
            NatureActe nature,
            String dossier,
            String beneficiaire,
            String intitule,
            String releve,
            Montant montant,
            Montant depense,
            Methode methode,
            LocalDate achevementLe,
            List<String> conditions,
            List<String> motifs) {}

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    @Column(updatable = false)
    private String numero;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private NatureActe nature;

    @Enumerated(EnumType.STRING)
    private EtatActe etat;

    @Column(updatable = false)
    private String dossier;

    @Column(updatable = false)
    private String beneficiaire;

    @Column(updatable = false)
    private String intitule;

    @Column(updatable = false)
    private String releve;

    @ManyToOne(optional = false)
    @JoinColumn(name = "signataire", updatable = false)
    private SignataireInscrit signataire;

    @Column(updatable = false)
    private Long montant;

    @Column(updatable = false)
    private long depense;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Methode methode;

    @Column(name = "achevement_le", updatable = false)
    private LocalDate achevementLe;

    @Column(updatable = false)
    private String conditions;

    @Column(updatable = false)
    private String motifs;

    private String modele;
    private String empreinte;

    @Column(name = "prepare_le", updatable = false)
    private Instant prepareLe;

    @Column(name = "prepare_par", updatable = false)
    private String preparePar;

    @Enumerated(EnumType.STRING)
    private Mode mode;

    @Column(name = "signe_le")
    private LocalDate signeLe;

    @Column(name = "enregistre_le")
    private Instant enregistreLe;

    @Column(name = "enregistre_par")
    private String enregistrePar;

    @Column(name = "empreinte_signe")
    private String empreinteSigne;

    private Long piece;
    private String ej;

    @Column(name = "engage_le")
    private Instant engageLe;

    @Column(name = "engage_par")
    private String engagePar;

    @Column(name = "notifie_le")
    private Instant notifieLe;

    @Column(name = "notifie_par")
    private String notifiePar;

    @Column(name = "annule_le")
    private Instant annuleLe;

    @Column(name = "annule_par")
    private String annulePar;

    @Column(name = "motif_annulation")
    private String motifAnnulation;

    protected ActeEnregistre() {}

    ActeEnregistre(String numero, Contenu contenu, SignataireInscrit signataire, Instant le) {
        this.numero = numero;
        this.etat = EtatActe.A_GENERER;
        this.nature = contenu.nature();
        this.dossier = contenu.dossier();
        this.beneficiaire = contenu.beneficiaire();
        this.intitule = contenu.intitule();
        this.releve = contenu.releve();
        this.montant = contenu.montant() == null ? null : contenu.montant().centimes();
        this.depense = contenu.depense().centimes();
        this.methode = contenu.methode();
        this.achevementLe = contenu.achevementLe();
        this.conditions = String.join("\n", contenu.conditions());
        this.motifs = String.join("\n", contenu.motifs());
        this.signataire = signataire;
        this.prepareLe = le;
        this.preparePar = Acteur.courant().nom();
    }

    void rediger(String modele, String empreinte) {
        depuis(EtatActe.A_GENERER);
        this.modele = modele;
        this.empreinte = empreinte;
        this.etat = EtatActe.A_SIGNER;
    }

    /** @param piece that holds the scan, null when the signature is in the document itself */
    public void signer(Mode mode, LocalDate jour, String empreinteSigne, Long piece, Instant le) {
        depuis(EtatActe.A_SIGNER);
        this.mode = mode;
        this.signeLe = jour;
        this.empreinteSigne = empreinteSigne;
        this.piece = piece;
        this.enregistreLe = le;
        this.enregistrePar = Acteur.courant().nom();
        this.etat = EtatActe.A_NOTIFIER;
    }

    public void engager(String ej, Instant le) {
        depuis(EtatActe.A_NOTIFIER);
        this.ej = ej;
        this.engageLe = le;
        this.engagePar = Acteur.courant().nom();
    }

    public void notifier(Instant le) {
        depuis(EtatActe.A_NOTIFIER);
        this.notifieLe = le;
        this.notifiePar = Acteur.courant().nom();
        this.etat = EtatActe.NOTIFIE;
    }

    public void annuler(String motif, Instant le) {
        if (etat != EtatActe.A_GENERER) {
            depuis(EtatActe.A_SIGNER);
        }
        this.motifAnnulation = motif;
        this.annuleLe = le;
        this.annulePar = Acteur.courant().nom();
        this.etat = EtatActe.ANNULE;
    }

    /** The beneficiary withdrew: what is not signed is cancelled, what is signed is not notified. */
    void clore(String motif, Instant le) {
        if (etat != EtatActe.A_NOTIFIER) {
            annuler(motif, le);
            return;
        }
        this.motifAnnulation = motif;
        this.annuleLe = le;
        this.annulePar = Acteur.courant().nom();
        this.etat = EtatActe.SANS_SUITE;
    }

    /** @throws OperationInvalide ACTE_DEJA_SIGNE, or ACTE_NON_SIGNABLE when it is not made or is cancelled */
    public void exigerASigner() {
        if (empreinteSigne != null) {
            throw new OperationInvalide("ACTE_DEJA_SIGNE", "L'acte " + numero + " est déjà signé.");
        }
        if (etat != EtatActe.A_SIGNER) {
            throw new OperationInvalide(
                    "ACTE_NON_SIGNABLE",
                    "L'acte " + numero + " n'est pas à signer\u00a0: il est «\u00a0" + etat.libelle() + "\u00a0».");
        }
    }

    private void depuis(EtatActe attendu) {
        if (etat != attendu) {
            throw new IllegalStateException(numero + " est " + etat + ", pas " + attendu);
        }
    }

    public Long id() {
        return id;
    }

    public long version() {
        return version;
    }

    public EtatActe etat() {
        return etat;
    }

    public String numero() {
        return numero;
    }

    public String dossier() {
        return dossier;
    }

    public Long piece() {
        return piece;
    }

    /** @param lectures of the beneficiary, oldest first */
    public Acte montrer(List<Acte.Lecture> lectures) {
        return new Acte(
                id,
                version,
                numero,
                nature,
                etat,
                dossier,
                beneficiaire,
                intitule,
                releve,
                montant == null ? null : new Montant(montant),
                new Montant(depense),
                methode,
                achevementLe,
                conditions.lines().toList(),
                motifs.lines().toList(),
                signataire.montrer(),
                modele,
                empreinte,
                prepareLe,
                preparePar,
                mode == null ? null : new Acte.Signature(mode, signeLe, enregistreLe, enregistrePar, empreinteSigne),
                ej == null ? null : new Acte.Engagement(ej, engageLe, engagePar),
                notifieLe == null ? null : new Acte.Notification(notifieLe, notifiePar, lectures),
                annuleLe == null ? null : new Acte.Annulation(annuleLe, annulePar, motifAnnulation));
    }
}
