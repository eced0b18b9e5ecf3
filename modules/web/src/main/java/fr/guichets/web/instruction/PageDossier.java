package fr.guichets.web.instruction;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.dossiers.ListeDossiers;
import fr.guichets.dossiers.Rejeu;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Cible;
import fr.guichets.reglement.Evaluation.Alerte;
import fr.guichets.reglement.Evaluation.Explication;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Introuvable;
import fr.guichets.web.Contexte;
import fr.guichets.web.Resultat;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One dossier as the préfecture reads it: what was asked, why this verdict, which clocks run, what is to be done next. */
@Named("fiche")
@RequestScoped
public class PageDossier {

    /** @param precedent and suivant are null at the ends of the list */
    public record Voisins(String precedent, String suivant, int rang, int total) {}

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Contexte contexte;

    @Inject
    private Dossiers dossiers;

    @Inject
    private Rejeu rejeu;

    @Inject
    private Vocabulaire vocabulaire;

    @Inject
    private Guichets guichets;

    @Inject
    private Typographie fr;

    private FiltresDossiers filtres;
    private Dossier lu;
    private Reglement reglement;
    private Onglet onglet;
    private Voisins voisins;

    @PostConstruct
    void charger() {
        filtres = FiltresDossiers.de(requete.getParameterMap());
        onglet = Arrays.stream(Onglet.values())
                .filter(connu -> connu.code().equals(requete.getParameter("onglet")))
                .findFirst()
                .orElse(Onglet.PROJET);
        String numero = requete.getParameter("numero");
        if (numero == null) {
            throw new Introuvable("Aucun dossier n'est demandé.");
        }
        lu = dossiers.lire(numero);
        if (lu.depot() == null) {
            throw new Introuvable("Ce dossier n'est pas déposé.");
        }
        reglement = vocabulaire.version(lu.depot().versionReglement());
        voisins = chercherVoisins();
    }

    void relire() {
        lu = dossiers.lire(lu.reference());
    }

    public Dossier getDossier() {
        return lu;
    }

    public Onglet getOnglet() {
        return onglet;
    }

    /** Those that have something to say in this state, and the one that was asked for. */
    public List<Onglet> getOnglets() {
        return Arrays.stream(Onglet.values())
                .filter(connu -> connu == onglet || connu.concerne(lu.etat()))
                .toList();
    }

    public String libelle(Onglet voulu) {
        return voulu == Onglet.SEANCE && reglement.comite() == null ? "Relevé" : voulu.libelle();
    }

    public ContenuDossier getContenu() {
        return new ContenuDossier(lu.saisie(), reglement);
    }

    public Reglement getReglement() {
        return reglement;
    }

    /** How the rules of today would judge it; null when they say the same. */
    public Rejeu.Ligne getAujourdhui() {
        return rejeu.aujourdhui(lu.reference()).orElse(null);
    }

    /** Labels of the priorities of the guichet that the project meets. */
    public List<String> getPriorites() {
        Cible cible = new Cible(
                NatureCollectivite.valueOf(lu.porteur().nature()),
                lu.depot().population(),
                lu.saisie().path("theme").textValue());
        return reglement.priorites().stream()
                .filter(cible::estVisee)
                .map(priorite -> fr.phrase(priorite.libelle()))
                .toList();
    }

    /** What has changed since the verdict that filing froze, where the rules count the population of the decision; else empty. */
    public List<Explication> getRelue() {
        return dossiers.aLaDecision(lu.reference()).explications().stream()
                .filter(explication -> explication.code().equals(Alerte.POPULATION_CHANGEE.name()))
                .toList();
    }

    public Verdict getVerdict() {
        return new Verdict(lu.evaluation());
    }

    public Resultat getResultat() {
        return new Resultat(lu.evaluation(), reglement, true);
    }

    public List<Delai> getDelais() {
        return Delai.de(lu, reglement.delais(), contexte.getAujourdhui(), fuseau());
    }

    public List<LectureJournal.Evenement> getHistorique() {
        return new LectureJournal(fuseau(), this::guichet).lire(dossiers.historique(lu.reference()));
    }

    private String guichet(String code) {
        return guichets.parCode(new CodeDepartement(code))
                .map(connu -> "guichet " + connu.complement())
                .orElse("guichet " + code);
    }

    /** Every step, oldest first, then those that remain. */
    public List<Parcours.Etape> getParcours() {
        return new Parcours(this::quand).lire(lu.etat(), dossiers.historique(lu.reference()));
    }

    private ZoneId fuseau() {
        return contexte.guichet().fuseau();
    }

    /** 7 juin 2021 à 23 h 50. */
    public String quand(Instant instant) {
        return fr.date(LocalDate.ofInstant(instant, fuseau())) + " à " + fr.heure(instant, fuseau());
    }

    public LocalDate getJourDepot() {
        return LocalDate.ofInstant(lu.depot().le(), fuseau());
    }

    public String getDeposeLe() {
        return quand(lu.depot().le());
    }

    public String getImporteLe() {
        return quand(lu.depot().importation().le());
    }

    public String getDecideLe() {
        return quand(lu.decision().le());
    }

    public Echeance echeance(LocalDate jour) {
        return Echeance.de(jour, contexte.getAujourdhui());
    }

    /** « Relevé du 7 juin 2021 », empty when no session takes it. */
    public String getSession() {
        return reglement.sessions().stream()
                .filter(session -> session.code().equals(lu.depot().session()))
                .map(session -> "Relevé du " + fr.date(session.releveLe()))
                .findFirst()
                .orElse("");
    }

    public String getGuichetDestinataire() {
        return lu.decision() == null || lu.decision().vers() == null
                ? ""
                : guichets.parCode(new CodeDepartement(lu.decision().vers()))
                        .map(guichet -> "Guichet " + guichet.complement())
                        .orElse(lu.decision().vers());
    }

    /** What was just done, empty when nothing was. */
    public String getAnnonce() {
        return Arrays.stream(Acte.values())
                .filter(acte -> acte.name().equals(requete.getParameter("fait")))
                .map(Acte::annonce)
                .findFirst()
                .orElse("");
    }

    public ActesPossibles getActes() {
        return new ActesPossibles(lu, Acteur.courant());
    }

    public Voisins getVoisins() {
        return voisins;
    }

    /** The dossiers before and after this one in the list from which the reader came, null when she came from elsewhere. */
    private Voisins chercherVoisins() {
        String texte = Objects.toString(requete.getParameter("rang"), "");
        if (!texte.matches("\\d{1,6}")) {
            return null;
        }
        int rang = Integer.parseInt(texte);
        int debut = Math.max(0, rang - 1);
        int taille = 3;
        while (debut / taille != (rang + 1) / taille) {
            taille++;
        }
        ListeDossiers liste = dossiers.lister(filtres.criteres(Acteur.courant().identifiant(), debut / taille, taille));
        int premier = debut / taille * taille;
        return new Voisins(
                rang == 0 ? null : voisin(liste, rang - 1, premier),
                voisin(liste, rang + 1, premier),
                rang + 1,
                liste.total());
    }

    private String voisin(ListeDossiers liste, int rang, int premier) {
        if (rang - premier >= liste.elements().size()) {
            return null;
        }
        LigneDossier ligne = liste.elements().get(rang - premier);
        return "/dossiers/instruction?numero=" + ligne.reference() + "&rang=" + rang
                + filtres.adresse().suite();
    }

    /** Address of the list from which the reader came. */
    public String getRetour() {
        return filtres.adresse().lien();
    }

    /** Address of this dossier, with what else it must carry, in the list from which the reader came. */
    public String adresse(String parametres) {
        String rang = voisins == null ? "" : "&rang=" + (voisins.rang() - 1);
        return "/dossiers/instruction?numero=" + lu.reference() + (parametres.isEmpty() ? "" : "&" + parametres) + rang
                + filtres.adresse().suite();
    }
}
