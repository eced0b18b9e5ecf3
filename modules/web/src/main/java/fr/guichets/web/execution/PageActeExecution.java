package fr.guichets.web.execution;

import fr.guichets.documents.Typographie;
import fr.guichets.execution.Caducites;
import fr.guichets.execution.Execution;
import fr.guichets.execution.Paiement;
import fr.guichets.execution.Paiements;
import fr.guichets.execution.Preuve;
import fr.guichets.execution.Preuves;
import fr.guichets.execution.Recouvrements;
import fr.guichets.execution.TypePreuve;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.MontantSaisi;
import fr.guichets.web.Redirection;
import fr.guichets.web.dossiers.Parametres;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One act on a grant: typed, read again, confirmed. What was typed stays on the page when it cannot be done. */
@Named("acteExecution")
@RequestScoped
public class PageActeExecution {

    @Inject
    private Parametres parametres;

    @Inject
    private Contexte contexte;

    @Inject
    private VersementsDuDossier versements;

    @Inject
    private Preuves preuves;

    @Inject
    private Paiements paiements;

    @Inject
    private Caducites caducites;

    @Inject
    private Recouvrements recouvrements;

    @Inject
    private Typographie fr;

    private ActeExecution acte;
    private boolean recapitulatif;
    private boolean perime;
    private String refus = "";
    private final List<Lecture.Erreur> erreurs = new ArrayList<>();
    private Montant montant;
    private LocalDate jour;

    /** Before the page is written: does what the form asks, then goes back to the dossier. */
    public void agir() {
        acte = Arrays.stream(ActeExecution.values())
                .filter(connu -> connu.name().equals(parametres.texte("acte")))
                .findFirst()
                .orElseThrow(() -> new Introuvable("Cet acte n'existe pas."));
        versements.relire();
        if (!parametres.envoyes() || !isPossible() || "modifier".equals(parametres.texte("etape"))) {
            return;
        }
        lire();
        if (!erreurs.isEmpty()) {
            return;
        }
        recapitulatif = true;
        if (!"confirmer".equals(parametres.texte("etape"))) {
            return;
        }
        if (acte.engagement() != null && !parametres.present("confirme")) {
            erreurs.add(new Lecture.Erreur("confirme", "Cochez la case avant de confirmer"));
            return;
        }
        accomplir();
    }

    private void lire() {
        if (acte.demande(ActeExecution.Champ.TYPE) && !getTypes().containsKey(parametres.texte("type"))) {
            erreurs.add(new Lecture.Erreur("type", "Dites ce qui a été signé"));
        }
        if (acte.demande(ActeExecution.Champ.JOUR)) {
            jour = lire("jour", Lecture::date);
        }
        boolean facultatif = acte == ActeExecution.CERTIFIER || acte == ActeExecution.DEMANDER_REVERSEMENT;
        if (acte.demande(ActeExecution.Champ.MONTANT)
                && !(facultatif && parametres.texte("montant").isEmpty())) {
            montant = lire("montant", MontantSaisi::lire);
        }
        if (acte.demande(ActeExecution.Champ.NUMERO)
                && parametres.texte("reference").isEmpty()) {
            erreurs.add(new Lecture.Erreur("reference", "Écrivez le numéro donné par Chorus"));
        }
        if (acte.demande(ActeExecution.Champ.SIGNATAIRE)
                && !getSignataires().containsKey(parametres.texte("signataire"))) {
            erreurs.add(new Lecture.Erreur("signataire", "Choisissez qui signe la lettre"));
        }
        boolean sansMotif = acte == ActeExecution.CERTIFIER || acte == ActeExecution.ACCEPTER_PREUVE && !isTardive();
        if (acte.demande(ActeExecution.Champ.MOTIF)
                && !sansMotif
                && parametres.texte("motif").isEmpty()) {
            erreurs.add(new Lecture.Erreur("motif", "Écrivez le motif"));
        }
    }

    private <T> T lire(String champ, Function<String, T> lecture) {
        try {
            return lecture.apply(parametres.texte(champ));
        } catch (IllegalArgumentException e) {
            erreurs.add(new Lecture.Erreur(champ, e.getMessage()));
            return null;
        }
    }

    private void accomplir() {
        try {
            executer(versements.getExecution().dossier().numero());
        } catch (ChampsInvalides e) {
            recapitulatif = false;
            erreurs.addAll(Lecture.Erreur.de(e, PageActeExecution::champ));
            return;
        } catch (ModifieEntreTemps e) {
            recapitulatif = false;
            perime = true;
            refus = fr.phrase(e.getMessage() + " Relisez le dossier avant de recommencer.");
            versements.relire();
            return;
        } catch (OperationInvalide e) {
            refus = fr.phrase(e.getMessage());
            versements.relire();
            return;
        }
        Redirection.vers(versements.onglet() + "&fait=" + acte.name());
    }

    private static String champ(String serveur) {
        return switch (serveur) {
            case "signeeLe", "payeLe", "recuLe" -> "jour";
            case "numero", "titre" -> "reference";
            default -> serveur;
        };
    }

    private void executer(String numero) {
        String motif = parametres.texte("motif");
        switch (acte) {
            case SAISIR_PREUVE ->
                preuves.envoyer(
                        numero, new Preuve.Saisie(TypePreuve.valueOf(parametres.texte("type")), jour, montant, null));
            case ACCEPTER_PREUVE -> preuves.accepter(numero, parametres.version(), motif);
            case RENVOYER_PREUVE -> preuves.renvoyer(numero, parametres.version(), motif);
            case CERTIFIER -> paiements.certifier(numero, paiement(), parametres.version(), montant, motif);
            case RENVOYER_DEMANDE -> paiements.renvoyer(numero, paiement(), parametres.version(), motif);
            case VERSER ->
                paiements.verser(numero, paiement(), parametres.version(), parametres.texte("reference"), jour);
            case OUVRIR_CADUCITE -> caducites.ouvrir(numero, signataire(), motif);
            case ABANDONNER_CADUCITE -> caducites.abandonner(numero, motif);
            case PRONONCER_CADUCITE -> caducites.prononcer(numero, motif);
            case DEMANDER_REVERSEMENT -> recouvrements.demander(numero, montant, motif);
            case RECEVOIR_REVERSEMENT -> recouvrements.recevoir(numero, parametres.texte("reference"), jour);
            case RENONCER -> recouvrements.renoncer(numero, motif);
        }
    }

    private long paiement() {
        return identifiant("paiement");
    }

    private Long signataire() {
        long choisi = identifiant("signataire");
        return choisi == 0 ? null : choisi;
    }

    private long identifiant(String champ) {
        String texte = parametres.texte(champ);
        return texte.matches("\\d{1,15}") ? Long.parseLong(texte) : 0;
    }

    /** Of what was read before this act, payment or dossier; as it has become once the act was refused. */
    public String getVersion() {
        if (!perime && parametres.version() != null) {
            return parametres.version().toString();
        }
        return String.valueOf(
                getPaiement() == null
                        ? getExecution().dossier().version()
                        : getPaiement().version());
    }

    /** Those who may sign the letter today. */
    public Map<String, String> getSignataires() {
        Map<String, String> choix = new LinkedHashMap<>();
        caducites
                .signataires(getExecution().dossier().numero())
                .forEach(signataire ->
                        choix.put(String.valueOf(signataire.id()), signataire.nom() + ", " + signataire.qualite()));
        return choix;
    }

    /** The one that the act is about; null for an act on the dossier. */
    public Paiement getPaiement() {
        return getExecution().paiements().stream()
                .filter(paiement -> paiement.id() == paiement())
                .findFirst()
                .orElse(null);
    }

    public Execution getExecution() {
        return versements.getExecution();
    }

    public ActeExecution getActe() {
        return acte;
    }

    public boolean isPossible() {
        return versements.peut(acte, paiement());
    }

    public boolean isRecapitulatif() {
        return recapitulatif;
    }

    public boolean isTardive() {
        return getExecution().preuve().filter(Preuve::tardive).isPresent();
    }

    public boolean demande(String champ) {
        return acte.demande(ActeExecution.Champ.valueOf(champ));
    }

    /** As typed, or what is proposed. */
    public String saisi(String champ) {
        if (!parametres.envoyes()
                && champ.equals("montant")
                && acte == ActeExecution.CERTIFIER
                && getPaiement() != null) {
            return getPaiement().demande().enEuros().toPlainString().replace('.', ',');
        }
        if (!parametres.envoyes() && champ.equals("montant") && acte == ActeExecution.DEMANDER_REVERSEMENT) {
            return Recouvrements.propose(getExecution())
                    .enEuros()
                    .toPlainString()
                    .replace('.', ',');
        }
        if (!parametres.envoyes()
                && champ.equals("signataire")
                && getSignataires().size() == 1) {
            return getSignataires().keySet().iterator().next();
        }
        if (!parametres.envoyes() && champ.equals("jour")) {
            return fr.dateCourte(contexte.getAujourdhui());
        }
        return parametres.texte(champ);
    }

    public String getMontantLu() {
        return montant == null ? "" : fr.montant(montant);
    }

    public LocalDate getJourLu() {
        return jour;
    }

    public Map<String, String> getTypes() {
        Map<String, String> types = new LinkedHashMap<>();
        for (TypePreuve type : TypePreuve.values()) {
            types.put(type.name(), type.libelle());
        }
        return types;
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }

    /** Why it was not done, empty when nothing was refused. */
    public String getRefus() {
        return refus;
    }

    public String getRetour() {
        return versements.onglet();
    }

    public String getAideMotif() {
        return switch (acte) {
            case ACCEPTER_PREUVE ->
                isTardive() ? "La signature est tardive : dites pourquoi elle est acceptée." : "Facultatif.";
            case CERTIFIER -> "Obligatoire si vous certifiez moins que demandé.";
            case OUVRIR_CADUCITE, PRONONCER_CADUCITE -> "Une phrase par ligne : le bénéficiaire les lira mot pour mot.";
            case RENONCER -> "Par exemple : lettre du maire reçue le 7 juin 2021.";
            default -> "Le bénéficiaire le lira mot pour mot.";
        };
    }
}
