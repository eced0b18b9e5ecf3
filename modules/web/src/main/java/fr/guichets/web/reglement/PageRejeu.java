package fr.guichets.web.reglement;

import fr.guichets.dossiers.CriteresDeRejeu;
import fr.guichets.dossiers.Rejeu;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillons;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Colonne;
import fr.guichets.web.Pagination;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** What the draft of a guichet, or one of its published versions, would change for what was already filed there. */
@Named("rejeu")
@RequestScoped
public class PageRejeu {

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Perimetre perimetre;

    @Inject
    private Brouillons brouillons;

    @Inject
    private Reglements reglements;

    @Inject
    private Rejeu rejeu;

    @Inject
    private MotsDuRejeu mots;

    private FiltresDeRejeu filtres;
    private Brouillon brouillon;
    private Rejeu.Resultat resultat;
    private CriteresDeRejeu.Page page;

    @PostConstruct
    void charger() {
        filtres = FiltresDeRejeu.de(requete.getParameterMap());
        resultat = filtres.version().isEmpty() ? duBrouillon() : deLaVersion(filtres.version());
        if (resultat != null) {
            page = resultat.choisir(filtres.criteres());
        }
    }

    private Rejeu.Resultat deLaVersion(String numero) {
        Reglement publiee = perimetre.executer(() -> reglements.version(numero));
        return perimetre.executer(() -> rejeu.rejouer(publiee));
    }

    /** Null when none is open, or while it has errors. */
    private Rejeu.Resultat duBrouillon() {
        brouillon = perimetre.executer(brouillons::courant).orElse(null);
        if (brouillon == null || brouillon.resolu() == null) {
            return null;
        }
        Reglement base = perimetre.executer(() -> reglements.version(brouillon.base()));
        return perimetre.executer(() -> rejeu.rejouer(base, brouillon.resolu()));
    }

    /** Null when there is nothing to try. */
    public Rejeu.Resultat getResultat() {
        return resultat;
    }

    /** Null when a published version is tried, or when no draft is open. */
    public Brouillon getBrouillon() {
        return brouillon;
    }

    /** « le brouillon », « la version 2021-2 ». */
    public String getEssai() {
        return filtres.version().isEmpty() ? "le brouillon" : "la version " + filtres.version();
    }

    public String getResume() {
        return mots.resume(resultat.enCours(), resultat.enveloppe());
    }

    public List<MotsDuRejeu.Chiffre> getChiffres() {
        return mots.chiffres(
                resultat.enCours(),
                resultat.enveloppe(),
                brouillon == null ? "telles que jugées" : "avec la version " + brouillon.base());
    }

    public String getDecides() {
        return mots.decides(resultat.decides());
    }

    public List<Rejeu.Ligne> getLignes() {
        return page.elements();
    }

    List<Rejeu.Ligne> toutes() {
        return resultat.choisir(filtres.entiers()).elements();
    }

    public FiltresDeRejeu getFiltres() {
        return filtres;
    }

    public List<AdresseDeListe.Etiquette> getEtiquettes() {
        return mots.etiquettes(filtres.getAdresse());
    }

    public List<Colonne> getColonnes() {
        return mots.colonnes(filtres);
    }

    public Pagination getPagination() {
        return new Pagination(filtres.getAdresse(), filtres.getAdresse().page(), filtres.taille(), page.total());
    }

    public String getNombre() {
        return mots.nombre(page.total(), filtres.isActifs());
    }

    public String export(String format, String quoi) {
        return "/reglement/rejeu-export?format=" + format + "&quoi=" + quoi
                + filtres.getAdresse().suite();
    }

    /** Where an agent of the guichet reads the dossier; empty at the national level, which has no such page. */
    public String dossier(Rejeu.Ligne ligne) {
        return perimetre.isNational() ? "" : "/dossiers/instruction?numero=" + ligne.numero();
    }
}
