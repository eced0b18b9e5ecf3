package fr.guichets.web.instruction;

import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.socle.Acteur;
import fr.guichets.web.Contexte;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** What an agent opens her day with: first what is late, then what comes, then the rest. */
@Named("journee")
@RequestScoped
public class PageAujourdhui {

    private static final int LIGNES_MAXIMUM = 10;

    /** @param href the list of those dossiers */
    public record Compte(EtatDossier etat, int nombre, String href) {}

    @Inject
    private Contexte contexte;

    @Inject
    private Dossiers dossiers;

    private Dossiers.Aujourdhui jour;
    private int miens;

    @PostConstruct
    void charger() {
        jour = dossiers.aujourdhui();
        FiltresDossiers miensSeulement = FiltresDossiers.de(Map.of("instructeur", new String[] {FiltresDossiers.MOI}));
        miens = dossiers.lister(miensSeulement.criteres(Acteur.courant().identifiant(), 0, 1))
                .total();
    }

    public Dossiers.Aujourdhui getJour() {
        return jour;
    }

    public boolean isRienDUrgent() {
        return jour.enRetard().isEmpty() && jour.bientot().isEmpty();
    }

    public List<LigneDossier> premiers(List<LigneDossier> lignes) {
        return lignes.subList(0, Math.min(LIGNES_MAXIMUM, lignes.size()));
    }

    /** How many dossiers the reader has taken in charge, whatever their state. */
    public int getMiens() {
        return miens;
    }

    /** The dossier with which to begin, null when nothing waits. */
    public LigneDossier getPremier() {
        return jour.aTraiter().isEmpty() ? null : jour.aTraiter().get(0);
    }

    public Echeance echeance(LigneDossier ligne) {
        return ligne.echeance() == null ? null : Echeance.de(ligne.echeance(), contexte.getAujourdhui());
    }

    public List<Compte> getComptes() {
        return EtatDossier.deposes().stream()
                .map(etat ->
                        new Compte(etat, jour.parEtat().getOrDefault(etat, 0), "/dossiers/liste?etat=" + etat.name()))
                .toList();
    }

    public int getTotal() {
        return getComptes().stream().mapToInt(Compte::nombre).sum();
    }
}
