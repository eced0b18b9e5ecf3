package fr.guichets.execution;

import fr.guichets.decisions.Signataire;
import fr.guichets.execution.interne.Controle;
import fr.guichets.execution.interne.Lettres;
import fr.guichets.execution.interne.Procedure;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/**
 * A grant that is not carried out is taken back, after the beneficiary was heard. Letters are written before any
 * transaction opens.
 */
@ApplicationScoped
@Reserve(Role.INSTRUCTEUR)
public class Caducites {

    @Inject
    Executions executions;

    @Inject
    Procedure procedure;

    @Inject
    Lettres lettres;

    @Inject
    Horloge horloge;

    /** Those who may sign the letter today. */
    public List<Signataire> signataires(String numero) {
        return lettres.valables(executions.lire(numero));
    }

    /**
     * @param signataire of the letter; null when one alone may sign today
     * @param motif one sentence per line, as the letter gives them
     * @throws fr.guichets.socle.ChampsInvalides naming signataire, motif
     */
    public Execution ouvrir(String numero, Long signataire, String motif) {
        Controle controle = new Controle();
        String lu = controle.exiger("motif", motif, "Dites pourquoi l'aide peut être retirée.");
        Execution execution = executions.lire(numero);
        Procedure.exigerOuvrable(execution);
        Signataire choisi = choisir(lettres.valables(execution), signataire, controle);
        controle.verifier();
        LocalDate avant =
                aujourdhui(execution).plusDays(execution.regles().versement().contradictoireJours());
        return procedure.ouvrir(numero, lu, avant, lettres.contradictoire(execution, lu, avant, choisi));
    }

    /** Nobody's name is put on a letter by chance. */
    private static Signataire choisir(List<Signataire> valables, Long choix, Controle controle) {
        List<Signataire> choisis = choix == null
                ? valables
                : valables.stream().filter(valable -> valable.id() == choix).toList();
        if (choisis.size() == 1) {
            return choisis.get(0);
        }
        controle.refuser(
                "signataire",
                "OBLIGATOIRE",
                valables.isEmpty()
                        ? "Personne n'est inscrit pour signer aujourd'hui\u00a0: demandez à l'administrateur du guichet."
                        : "Choisissez qui signe la lettre.");
        return null;
    }

    /** The beneficiary's answer; sent again, it replaces the one before. */
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    public Execution observer(String numero, String observations) {
        return procedure.observer(numero, observations);
    }

    @Reserve(Role.SIGNATAIRE)
    public Execution abandonner(String numero, String motif) {
        return procedure.abandonner(numero, motif);
    }

    /**
     * What is engaged and not paid goes back to its tranche.
     *
     * @param motif one sentence per line, as the act gives them
     * @throws fr.guichets.socle.OperationInvalide DELAI_CONTRADICTOIRE while the beneficiary may still answer
     */
    @Reserve(Role.SIGNATAIRE)
    public Execution prononcer(String numero, String motif) {
        String lu = lire("motif", motif, "Dites pourquoi l'aide est retirée.");
        Execution execution = executions.lire(numero);
        Caducite ouverte = execution
                .caducite()
                .filter(caducite -> caducite.etat() == Caducite.Etat.OUVERTE)
                .orElseThrow(() -> new Introuvable("Aucune procédure de retrait de l'aide n'est ouverte."));
        Procedure.exigerDecidable(execution, ouverte, aujourdhui(execution));
        return procedure.prononcer(numero, ouverte, lu, lettres.retrait(execution, ouverte, lu));
    }

    /** PDF sent to the beneficiary. */
    @Reserve(value = Role.COLLECTIVITE, agents = true)
    public byte[] document(String numero, long id, boolean arrete) {
        return procedure.document(numero, id, arrete);
    }

    private static String lire(String champ, String texte, String remede) {
        Controle controle = new Controle();
        String lu = controle.exiger(champ, texte, remede);
        controle.verifier();
        return lu;
    }

    private LocalDate aujourdhui(Execution execution) {
        return horloge.aujourdhui(execution.regles().identite().fuseau());
    }
}
