package fr.guichets.web.execution;

import fr.guichets.documents.Piece;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.NaturePiece;
import fr.guichets.dossiers.PiecesDuDossier;
import fr.guichets.execution.Attente;
import fr.guichets.execution.Caducite;
import fr.guichets.execution.Execution;
import fr.guichets.execution.Executions;
import fr.guichets.execution.Paiement;
import fr.guichets.execution.Preuve;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.socle.Acteur;
import fr.guichets.web.Contexte;
import fr.guichets.web.dossiers.Parametres;
import fr.guichets.web.instruction.Echeance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** For the page of one dossier, by its parameter numero: how its grant is carried out, and what may be done of it now. */
@Named("versements")
@RequestScoped
public class VersementsDuDossier {

    /**
     * An act that may be done now, with the address of its page.
     *
     * @param paiement that it is about, null for an act on the dossier
     */
    public record Possible(ActeExecution acte, Paiement paiement, String adresse) {}

    @Inject
    private Parametres parametres;

    @Inject
    private Contexte contexte;

    @Inject
    private Executions executions;

    @Inject
    private PiecesDuDossier pieces;

    private Execution execution;

    public Execution getExecution() {
        if (execution == null) {
            relire();
        }
        return execution;
    }

    void relire() {
        execution = executions.lire(parametres.texte("numero"));
    }

    /** True once the grant is notified. */
    public boolean isNotifiee() {
        return getExecution().aide() != null;
    }

    public Preuve getPreuve() {
        return getExecution().preuve().orElse(null);
    }

    public Caducite getCaducite() {
        List<Caducite> caducites = getExecution().caducites();
        return caducites.isEmpty() ? null : caducites.get(caducites.size() - 1);
    }

    public Paiement getDemande() {
        return getExecution().demandeEnCours().orElse(null);
    }

    /** Null when it can be done any day. */
    public Echeance echeance(Attente attente) {
        return attente.avant() == null ? null : Echeance.de(attente.avant(), contexte.getAujourdhui());
    }

    public String nature(NatureDepense nature) {
        return nature.libelle();
    }

    /** True when the rules do not finance this nature. */
    public boolean exclue(NatureDepense nature) {
        return getExecution().regles().exclusions().contains(nature);
    }

    /** Name of a file of the dossier, empty when there is none. */
    public String piece(Long id) {
        return id == null ? "" : getNomsDesPieces().getOrDefault(id, "");
    }

    private Map<Long, String> getNomsDesPieces() {
        return pieces.lister(getExecution().dossier().numero()).stream()
                .collect(Collectors.toMap(Piece::id, Piece::nom));
    }

    /** Identifiers of the files of these natures that are not refused, oldest first. */
    List<Long> pieces(NaturePiece... natures) {
        Set<String> voulues = Arrays.stream(natures).map(Enum::name).collect(Collectors.toSet());
        return pieces.lister(getExecution().dossier().numero()).stream()
                .filter(piece -> piece.etat() != Piece.Etat.REFUSEE && voulues.contains(piece.nature()))
                .map(Piece::id)
                .toList();
    }

    /** What was just done, empty when nothing was. */
    public String getAnnonce() {
        return Arrays.stream(ActeExecution.values())
                .filter(acte -> acte.name().equals(parametres.texte("fait")))
                .map(ActeExecution::annonce)
                .findFirst()
                .orElse("");
    }

    boolean peut(ActeExecution acte, long paiement) {
        return getPossibles().stream()
                .anyMatch(possible -> possible.acte() == acte
                        && paiement
                                == (possible.paiement() == null
                                        ? 0
                                        : possible.paiement().id()));
    }

    /** What the one who reads may do, the expected act first. */
    public List<Possible> getPossibles() {
        Acteur acteur = Acteur.courant();
        return tous().stream()
                .filter(possible -> acteur.aUnRole(possible.acte().role()))
                .toList();
    }

    private List<Possible> tous() {
        EtatDossier etat = getExecution().dossier().etat();
        List<Possible> actes = new ArrayList<>();
        if (etat == EtatDossier.NOTIFIE) {
            if (execution.preuve().isEmpty()) {
                ajouter(actes, ActeExecution.SAISIR_PREUVE, null);
            } else {
                ajouter(actes, ActeExecution.ACCEPTER_PREUVE, null);
                ajouter(actes, ActeExecution.RENVOYER_PREUVE, null);
            }
        }
        execution.demandeEnCours().ifPresent(demande -> paiement(actes, demande));
        boolean enCours = etat == EtatDossier.NOTIFIE || etat == EtatDossier.DEMARRE;
        if (enCours && execution.caducite().isPresent()) {
            if (execution.caducite().get().decidable(contexte.getAujourdhui())) {
                ajouter(actes, ActeExecution.PRONONCER_CADUCITE, null);
            }
            ajouter(actes, ActeExecution.ABANDONNER_CADUCITE, null);
        } else if (enCours) {
            ajouter(actes, ActeExecution.OUVRIR_CADUCITE, null);
        }
        reversement(actes, etat);
        if (enCours) {
            ajouter(actes, ActeExecution.RENONCER, null);
        }
        return actes;
    }

    private void paiement(List<Possible> actes, Paiement demande) {
        if (demande.etat() == Paiement.Etat.DEMANDE) {
            ajouter(actes, ActeExecution.CERTIFIER, demande);
            ajouter(actes, ActeExecution.RENVOYER_DEMANDE, demande);
        } else if (demande.etat() == Paiement.Etat.CERTIFIE) {
            ajouter(actes, ActeExecution.VERSER, demande);
        }
    }

    private void reversement(List<Possible> actes, EtatDossier etat) {
        if (etat == EtatDossier.REVERSEMENT && execution.reversement().titre() == null) {
            ajouter(actes, ActeExecution.RECEVOIR_REVERSEMENT, null);
        }
        boolean demandable =
                execution.attentes().stream().anyMatch(attente -> attente.nature() == Attente.Nature.TROP_PERCU);
        if (demandable) {
            ajouter(actes, ActeExecution.DEMANDER_REVERSEMENT, null);
        }
    }

    /** The address says which version of the payment was read here: no other one is certified. */
    private void ajouter(List<Possible> actes, ActeExecution acte, Paiement paiement) {
        actes.add(new Possible(
                acte,
                paiement,
                "/execution/acte?numero=" + execution.dossier().numero() + "&acte=" + acte.name()
                        + (paiement == null ? "" : "&paiement=" + paiement.id() + "&version=" + paiement.version())));
    }

    /** The tab of the dossier that shows the payments. */
    String onglet() {
        return "/dossiers/instruction?numero=" + getExecution().dossier().numero() + "&onglet=versements";
    }

    public LocalDate getPreuveAvant() {
        return getExecution().preuveAvant();
    }
}
