package fr.guichets.execution.interne;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Avancement;
import fr.guichets.dossiers.Correspondance;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.execution.Caducite;
import fr.guichets.execution.Execution;
import fr.guichets.execution.Paiement;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every act on a grant does: holds the dossier, verifies, moves the ledger, leaves a line in the history. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Actes {

    @Inject
    Dossiers dossiers;

    @Inject
    Avancement avancement;

    @Inject
    Correspondance correspondance;

    @Inject
    Enveloppes enveloppes;

    @Inject
    Lecture lecture;

    @Inject
    Suivis suivis;

    @Inject
    Typographie fr;

    /**
     * Held until the end of the transaction, by its number alone: payments and the ledger know no other.
     *
     * @throws Introuvable by its provisional reference
     */
    public Execution tenir(String numero) {
        Dossier dossier = avancement.tenir(List.of(numero)).get(0);
        if (!numero.equals(dossier.numero())) {
            throw new Introuvable("Donnez le numéro du dossier\u00a0: sa référence provisoire ne suffit plus.");
        }
        return lecture.de(dossier);
    }

    /**
     * The same, if nobody changed it since it was read.
     *
     * @param version that was read, null when the caller does not say
     * @throws ModifieEntreTemps when it changed since
     */
    public Execution tenir(String numero, Long version) {
        Execution execution = tenir(numero);
        if (version != null && version != execution.dossier().version()) {
            throw new ModifieEntreTemps();
        }
        return execution;
    }

    /** @throws fr.guichets.socle.Introuvable when it does not exist, is not filed, or is not the reader's */
    public Execution lire(String numero) {
        Dossier dossier = dossiers.lire(numero);
        if (dossier.depot() == null) {
            throw new Introuvable("Ce dossier n'est pas déposé.");
        }
        return lecture.de(dossier);
    }

    /** As it has just become. */
    public Execution relire(String numero) {
        suivis.ecrire();
        return lire(numero);
    }

    /** @throws OperationInvalide ACTION_IMPOSSIBLE in another state */
    public static void exiger(Execution execution, EtatDossier... admis) {
        EtatDossier etat = execution.dossier().etat();
        if (!Arrays.asList(admis).contains(etat)) {
            String libelle = Acteur.courant().estAgent()
                    ? etat.libelle()
                    : etat.vuDuDemandeur().libelleDemandeur();
            throw new OperationInvalide(
                    "ACTION_IMPOSSIBLE",
                    "Ce n'est pas possible maintenant\u00a0: le dossier est à l'état «\u00a0" + libelle + "\u00a0».");
        }
    }

    /** @throws OperationInvalide while the beneficiary is being heard before a caducity */
    public static void exigerSansCaducite(Execution execution) {
        if (execution
                .caducite()
                .filter(ouverte -> ouverte.etat() == Caducite.Etat.OUVERTE)
                .isPresent()) {
            throw new OperationInvalide(
                    "CADUCITE_EN_COURS",
                    "Le retrait de l'aide est envisagé\u00a0: rien n'est versé avant la décision.");
        }
    }

    /** @throws OperationInvalide while a certified payment waits for its number */
    public static void exigerSansVersement(Execution execution) {
        if (execution
                .demandeEnCours()
                .filter(demande -> demande.etat() == Paiement.Etat.CERTIFIE)
                .isPresent()) {
            throw new OperationInvalide(
                    "PAIEMENT_EN_COURS",
                    "Un paiement certifié attend son numéro de Chorus\u00a0: enregistrez d'abord son versement.");
        }
    }

    /** @throws AccesRefuse when the one who acts for the beneficiary may only prepare */
    public static void exigerDroit(Dossier dossier) {
        Acteur acteur = Acteur.courant();
        if (!acteur.estAgent() && !acteur.peut(Droit.DEPOSE, dossier.porteur())) {
            throw new AccesRefuse("Vous pouvez préparer les demandes de «\u00a0"
                    + dossier.porteur().nom()
                    + "\u00a0», pas les envoyer\u00a0: ce droit vous est donné par son représentant, ou par la"
                    + " préfecture.");
        }
    }

    /** Gives back to its tranche what is engaged and will not be paid; the amount that was. */
    public Montant degagerLeReste(String numero, String origine, String motif) {
        Montant reste = enveloppes.soldeDuDossier(numero).engage();
        if (!reste.estNul()) {
            enveloppes.degager(new Affectation(numero, reste), origine, motif);
        }
        return reste;
    }

    public void avancer(Execution execution, Action action, String verbe, Map<String, Object> details) {
        avancement.avancer(execution.dossier().numero(), action, verbe, details);
    }

    public void noter(Execution execution, String verbe, Map<String, Object> details) {
        avancement.noter(execution.dossier().numero(), verbe, details);
    }

    public void ecrire(Execution execution, String objet, String... paragraphes) {
        correspondance.ecrire(execution.dossier().numero(), objet, List.of(paragraphes));
    }

    /** How a decision may be contested (CJA, art. R. 421-1). */
    String recours(Execution execution) {
        String tribunal = execution.regles().identite().tribunal();
        return "Dans les deux mois, vous pouvez écrire au préfet pour le contester, ou saisir le tribunal administratif"
                + (tribunal == null ? "" : " " + fr.de(tribunal)) + ".";
    }

    /** What the history keeps, without what there is not: key, value, key, value. */
    public static Map<String, Object> details(Object... clesEtValeurs) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (int rang = 0; rang < clesEtValeurs.length; rang += 2) {
            Object valeur = clesEtValeurs[rang + 1];
            if (valeur instanceof Montant montant) {
                details.put((String) clesEtValeurs[rang], montant.enEuros());
            } else if (valeur != null && !valeur.equals("")) {
                details.put((String) clesEtValeurs[rang], valeur.toString());
            }
        }
        return details;
    }
}
