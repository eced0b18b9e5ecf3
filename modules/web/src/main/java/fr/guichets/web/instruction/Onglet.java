package fr.guichets.web.instruction;

import fr.guichets.dossiers.EtatDossier;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The parts of a dossier's page, each an address of its own. */
public enum Onglet {
    PROJET("Projet", "instruction/projet"),
    DEPENSES("Dépenses", "instruction/depenses"),
    PIECES("Pièces", "instruction/pieces"),
    /** Called « Relevé » where no committee sits. */
    SEANCE("Séance", "programmation/dossier"),
    DECISION("Décision", "decisions/dossier"),
    VERSEMENTS("Versements", "execution/dossier"),
    ARGENT("Argent", "enveloppes/dossier"),
    ECHANGES("Échanges", "instruction/echanges"),
    HISTORIQUE("Historique", "instruction/historique");

    private static final Set<EtatDossier> AVANT_SEANCE = EnumSet.of(
            EtatDossier.DEPOSE,
            EtatDossier.INCOMPLET,
            EtatDossier.COMPLET,
            EtatDossier.IRRECEVABLE,
            EtatDossier.HORS_DELAI,
            EtatDossier.REORIENTE);

    private static final Set<EtatDossier> AVANT_DECISION = EnumSet.of(
            EtatDossier.EN_INSTRUCTION,
            EtatDossier.EN_COMITE,
            EtatDossier.AVIS_FAVORABLE,
            EtatDossier.AJOURNE,
            EtatDossier.LISTE_COMPLEMENTAIRE);

    private final String libelle;
    private final String fragment;

    Onglet(String libelle, String fragment) {
        this.libelle = libelle;
        this.fragment = fragment;
    }

    /** The part of the page that this tab opens; each room of the house gives its own. */
    public String fragment() {
        return "/WEB-INF/" + fragment + ".xhtml";
    }

    public String libelle() {
        return libelle;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True when it may have something to say in this state. */
    boolean concerne(EtatDossier etat) {
        return switch (this) {
            case SEANCE -> !AVANT_SEANCE.contains(etat);
            case DECISION, ARGENT -> !AVANT_SEANCE.contains(etat) && !AVANT_DECISION.contains(etat);
            case VERSEMENTS ->
                switch (etat) {
                    case NOTIFIE, DEMARRE, ACHEVE, SOLDE, CADUC, REVERSEMENT, DESISTEMENT -> true;
                    default -> false;
                };
            default -> true;
        };
    }
}
