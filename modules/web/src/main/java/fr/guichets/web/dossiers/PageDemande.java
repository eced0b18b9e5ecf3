package fr.guichets.web.dossiers;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Brouillons;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Montant;
import fr.guichets.web.Collectivites;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import fr.guichets.web.Resultat;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The request in seven steps, in any order, each at its own address. */
@Named("demande")
@RequestScoped
public class PageDemande {

    static final String ADRESSE = "/dossiers/demande";

    @Inject
    private Parametres parametres;

    @Inject
    private Contexte contexte;

    @Inject
    private Typographie typographie;

    @Inject
    private Dossiers dossiers;

    @Inject
    private Brouillons brouillons;

    @Inject
    private ReglesDuDossier regles;

    @Inject
    private Collectivites collectivites;

    @Inject
    private PageNouvelleDemande nouvelle;

    @Inject
    private EnvoiDemande envoi;

    private Etape etape = Etape.PORTEUR;
    private Dossier dossier;
    private Reglement reglement;
    private List<Manque> manques = List.of();
    private List<Collectivites.Trouvee> trouvees = List.of();

    /** Before the page is written: does what the form asks, then goes to an address that can be read again. */
    public void agir() {
        etape = Etape.parCode(parametres.texte("etape")).orElse(Etape.PORTEUR);
        if (isNouvelle()) {
            if (parametres.envoyes()) {
                nouvelle.commencer();
            }
            return;
        }
        String suite = parametres.envoyes() ? envoi.recevoir(etape) : "";
        if (!suite.isEmpty()) {
            Redirection.vers(suite);
            return;
        }
        dossier = dossiers.lire(parametres.texte("numero"));
        if (!dossier.actions().contains(Action.ENREGISTRER)) {
            Redirection.vers(PageSuivi.adresse(dossier));
            return;
        }
        reglement = regles.de(dossier);
        manques = Manque.lire(brouillons.manques(dossier.reference()), dossier.saisie());
        if (etape == Etape.PORTEUR && parametres.texte("q").length() > 1) {
            trouvees = collectivites.rechercher(
                    parametres.texte("q"),
                    contexte.guichet(),
                    contexte.getAujourdhui().getYear());
        }
    }

    /** True at the threshold, before the request exists. */
    public boolean isNouvelle() {
        return parametres.present("nouveau");
    }

    public String adresse(Etape autre) {
        return adresse(parametres.texte("numero"), autre);
    }

    static String adresse(String numero, Etape etape) {
        return ADRESSE + "?numero=" + Redirection.encoder(numero) + "&etape=" + etape.code();
    }

    /** Title of the page (RGAA 8.6): error first, then the step, then the request. */
    public String getTitre() {
        if (isNouvelle()) {
            return (nouvelle.getErreurs().isEmpty() ? "" : "Erreur\u00a0: ") + "Nouvelle demande";
        }
        if (isConflit()) {
            return "Deux réponses à la même question – " + getIntitule();
        }
        return (getErreurs().isEmpty() ? "" : "Erreur\u00a0: ") + etape.titre() + " – étape " + etape.rang() + " sur "
                + Etape.values().length + " – " + getIntitule();
    }

    /** Title of the request, its reference as long as it has none. */
    public String getIntitule() {
        String intitule = dossier.intitule();
        return intitule == null || intitule.isBlank() ? "Demande " + dossier.reference() : typographie.phrase(intitule);
    }

    public boolean isRelecture() {
        return etape == Etape.RELECTURE;
    }

    public boolean isPieces() {
        return etape == Etape.PIECES;
    }

    public boolean isBrouillon() {
        return dossier.etat() == EtatDossier.BROUILLON;
    }

    /** The most that the rules allow, whatever is asked for. */
    public String getMaximum() {
        Resultat resultat =
                new Resultat(dossier.evaluation(), reglement, !getValeurs().isMaximum());
        Montant mieux = resultat.getPourriezDemander();
        return typographie.montant(mieux == null ? dossier.evaluation().montantMaximum() : mieux);
    }

    /** What is left to pay, empty as long as the request cannot be judged. */
    public String getReste() {
        return dossier.evaluation() == null
                ? ""
                : typographie.montant(new Resultat(dossier.evaluation(), reglement, false).getResteAPayer());
    }

    public Etape getEtape() {
        return etape;
    }

    public List<Etape> getEtapes() {
        return List.of(Etape.values());
    }

    public Dossier getDossier() {
        return dossier;
    }

    public Reglement getReglement() {
        return reglement;
    }

    public Recapitulatif getRecapitulatif() {
        return new Recapitulatif(dossier.saisie(), reglement);
    }

    public Valeurs getValeurs() {
        return new Valeurs(dossier.saisie(), reglement);
    }

    /** What the page shows of the step, so that what others change meanwhile can be told apart. */
    public String getBase() {
        return Reponses.de(dossier.saisie(), etape).ecrire();
    }

    public AidePossible getAide() {
        return AidePossible.de(dossier.evaluation(), reglement, dossier.saisie());
    }

    /** True when gaps are shown as well as faults: one comes from the last step. */
    public boolean isVerifie() {
        return parametres.present("verifier");
    }

    public List<Manque> getManques() {
        return manques;
    }

    public int manques(Etape autre) {
        return (int) manques.stream().filter(manque -> manque.etape() == autre).count();
    }

    /** Errors of the step being shown. */
    public List<Lecture.Erreur> getErreurs() {
        List<Lecture.Erreur> toutes = new ArrayList<>(envoi.erreurs());
        manques.stream()
                .filter(manque -> manque.etape() == etape && (isVerifie() || !manque.absent()))
                .map(Manque::erreur)
                .forEach(toutes::add);
        return toutes;
    }

    /** The message of a field, empty when it is right. */
    public String erreur(String champ) {
        return getErreurs().stream()
                .filter(erreur -> erreur.champ().equals(champ))
                .map(Lecture.Erreur::remede)
                .collect(Collectors.joining(". "));
    }

    public boolean isConflit() {
        return !envoi.conflits().isEmpty();
    }

    public List<Reponses.Conflit> getConflits() {
        return envoi.conflits();
    }

    /** When, and by whom, the answers that are stored were saved. */
    public String getQuiEtQuand() {
        String heure = contexte.heure(dossier.modifieLe());
        return contexte.getActeur().equals(dossier.modifiePar())
                ? "Vous avez modifié cette page dans un autre onglet à " + heure
                : "Un collègue (" + dossier.modifiePar() + ") a modifié cette page à " + heure;
    }

    /** What was typed here and could not be saved. */
    public String getMienne() {
        return envoi.mienne().ecrire();
    }

    public boolean isAutrui() {
        return parametres.present("autrui");
    }

    public String getRecherche() {
        return parametres.texte("q");
    }

    public List<Collectivites.Trouvee> getTrouvees() {
        return trouvees;
    }

    /** The bearer in the référentiel of this year. */
    public Collectivites.Trouvee getPorteur() {
        return collectivites
                .parReference(
                        dossier.porteur().nature() + "-" + dossier.porteur().code(),
                        contexte.getAujourdhui().getYear())
                .orElseThrow(() -> new Introuvable("Cette collectivité n'est pas dans le référentiel."));
    }

    public int lignes(String nom) {
        String lignes = parametres.texte(nom);
        return Math.max(1, lignes.matches("\\d{1,3}") ? Integer.parseInt(lignes) : 1);
    }

    public boolean isDepotPossible() {
        return dossier.actions().contains(Action.DEPOSER);
    }

    public boolean isACompleter() {
        return dossier.actions().contains(Action.REPONDRE);
    }
}
