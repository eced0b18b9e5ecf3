package fr.guichets.dossiers.interne;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.EtatModifie;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Organisation;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What every act leaves behind it, in its own transaction: a line in the journal, the national index. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Suites {

    static final String INDEX = "INDEX_DOSSIER";
    static final String PREFIXE = "dossier/";
    static final String CORRECTION_NON_ENVOYEE = "CORRECTION_NON_ENVOYEE";

    /**
     * What the national index knows.
     *
     * @param guichet code of the département
     * @param cle provisional reference, which never changes
     */
    record Indexation(
            String guichet,
            String cle,
            long version,
            String reference,
            String numero,
            String intitule,
            EtatDossier etat,
            Organisation porteur,
            Instant deposeLe,
            Instant modifieLe,
            boolean supprime,
            String creePar) {}

    @Inject
    Journal journal;

    @Inject
    Sorties sorties;

    @Inject
    Enregistres enregistres;

    @Inject
    Event<EtatModifie> passages;

    /** What the journal compares before and after an act. What a draft holds is not there: a draft may be erased, the journal may not. */
    public static Map<String, Object> etat(DossierEnregistre d) {
        Map<String, Object> etat = new LinkedHashMap<>();
        etat.put("etat", d.etat().name());
        if (d.etat() == EtatDossier.BROUILLON) {
            etat.put("supprime", d.supprimeLe() != null);
            return etat;
        }
        etat.put("numero", d.numero());
        etat.put("deposeLe", d.deposeLe().toString());
        etat.put("instructeur", d.instructeur() == null ? null : d.instructeur().nom());
        etat.put("completudeAvant", texte(d.completudeAvant()));
        etat.put("rejetImpliciteLe", texte(d.rejetImpliciteLe()));
        Evaluation evaluation = d.evaluation();
        etat.put("recevable", evaluation.recevable());
        etat.put("montantMaximum", evaluation.montantMaximum().enEuros());
        etat.put("versionReglement", evaluation.versionReglement());
        etat.put("complements", noeud(d.complements()));
        etat.put("decision", noeud(d.decision()));
        return etat;
    }

    private static String texte(Object valeur) {
        return valeur == null ? null : valeur.toString();
    }

    private static JsonNode noeud(Object valeur) {
        return valeur == null ? null : JsonDossiers.lire(JsonDossiers.ecrire(valeur));
    }

    /** Writes the dossier, then says what changed since {@code avant}; null when it is new. */
    public void consigner(DossierEnregistre dossier, String action, Map<String, Object> avant) {
        ecrire(dossier, avant);
        Map<String, Object> apres = etat(dossier);
        journal.consigner(objet(dossier), action, avant == null ? null : ecart(avant, apres), ecart(apres, avant));
        indexer(dossier);
    }

    /** The same with what the act itself holds: an amount, the number of a document. */
    public void consigner(
            DossierEnregistre dossier, String action, Map<String, Object> avant, Map<String, Object> details) {
        ecrire(dossier, avant);
        Map<String, Object> apres = etat(dossier);
        apres.putAll(details);
        journal.consigner(objet(dossier), action, ecart(avant, apres), ecart(apres, avant));
        indexer(dossier);
    }

    private void ecrire(DossierEnregistre dossier, Map<String, Object> avant) {
        enregistres.ecrire();
        EtatDossier etaitA = avant == null ? null : EtatDossier.valueOf((String) avant.get("etat"));
        if (dossier.numero() != null && etaitA != null && etaitA != dossier.etat()) {
            passages.fire(new EtatModifie(dossier.numero(), etaitA, dossier.etat()));
        }
    }

    /** An act that changes nothing of the dossier itself. */
    public void noter(DossierEnregistre dossier, String action, Map<String, Object> details) {
        journal.consigner(objet(dossier), action, null, details);
    }

    /** The same when the act also changed what was typed. */
    public void consigner(
            DossierEnregistre dossier, String action, Map<String, Object> avant, JsonNode lue, JsonNode corrigee) {
        ecrire(dossier, avant);
        lue.fieldNames().forEachRemaining(cle -> avant.put("saisie." + cle, lue.get(cle)));
        Map<String, Object> apres = etat(dossier);
        corrigee.fieldNames().forEachRemaining(cle -> apres.put("saisie." + cle, corrigee.get(cle)));
        journal.consigner(objet(dossier), action, ecart(avant, apres), ecart(apres, avant));
        indexer(dossier);
    }

    /** What the applicant was correcting is forgotten unsent. What it held is not there, as for a draft. */
    void oublierLaCorrection(DossierEnregistre dossier) {
        journal.consigner(objet(dossier), CORRECTION_NON_ENVOYEE, null, null);
    }

    /** @param fichier SHA-256 of the file from which it comes */
    public void importer(DossierEnregistre dossier, String fichier) {
        enregistres.ecrire();
        Map<String, Object> apres = etat(dossier);
        apres.put("fichier", fichier);
        journal.consigner(objet(dossier), "IMPORTE", null, ecart(apres, null));
        indexer(dossier);
    }

    /** Its lines in the guichets where it was before, then here. */
    public List<Journal.Ligne> histoire(DossierEnregistre dossier) {
        List<Journal.Ligne> lignes = new ArrayList<>();
        if (dossier.numero() != null) {
            lignes.addAll(enregistres.depot(dossier).histoire());
        }
        lignes.addAll(journal.de(objet(dossier)));
        return lignes;
    }

    static String objet(DossierEnregistre dossier) {
        return PREFIXE + dossier.cle();
    }

    private static Map<String, Object> ecart(Map<String, Object> de, Map<String, Object> autre) {
        Map<String, Object> ecart = new LinkedHashMap<>();
        de.forEach((cle, valeur) -> {
            if (valeur != null && (autre == null || !Objects.equals(valeur, autre.get(cle)))) {
                ecart.put(cle, valeur);
            }
        });
        return ecart;
    }

    private static String guichet() {
        return DepartementCourant.schema().substring("guichet_".length()).toUpperCase(Locale.ROOT);
    }

    public void indexer(DossierEnregistre d) {
        sorties.deposer(
                INDEX,
                new Indexation(
                        guichet(),
                        d.cle(),
                        d.version(),
                        d.reference(),
                        d.numero(),
                        d.intitule(),
                        d.etat().vuDuDemandeur(),
                        d.porteur(),
                        d.deposeLe(),
                        d.traces().notifieLe(),
                        d.supprimeLe() != null,
                        d.traces().creePar()));
    }
}
