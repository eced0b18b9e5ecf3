package fr.guichets.execution.interne;

import fr.guichets.decisions.Attribution;
import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.Redaction;
import fr.guichets.decisions.Signataire;
import fr.guichets.decisions.Signataires;
import fr.guichets.decisions.ValeursActe;
import fr.guichets.execution.Caducite;
import fr.guichets.execution.Execution;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The letter and the act of a caducity, the act of a recovery, written from the templates of the guichet; never inside a transaction. */
@ApplicationScoped
public class Lettres {

    @Inject
    Redaction redaction;

    @Inject
    Signataires signataires;

    @Inject
    Horloge horloge;

    /** The beneficiary is heard before anything is decided (CRPA, art. L. 121-1 and L. 122-1). */
    public byte[] contradictoire(Execution execution, String motif, LocalDate repondreAvant, Signataire signataire) {
        ValeursActe valeurs = valeurs(execution, "L", motif, repondreAvant, null, signataire);
        return redaction.rediger(NatureActe.CADUCITE_CONTRADICTOIRE, valeurs).pdf();
    }

    /** @throws OperationInvalide SIGNATAIRE_NON_VALABLE when the current actor may not sign today */
    public byte[] retrait(Execution execution, Caducite caducite, String conclusion) {
        ValeursActe valeurs = valeurs(
                execution,
                "R",
                conclusion,
                caducite.repondreAvant(),
                caducite.observations().isEmpty() ? null : caducite.observations(),
                signataire(execution));
        return redaction.rediger(NatureActe.CADUCITE, valeurs).pdf();
    }

    /** @throws OperationInvalide SIGNATAIRE_NON_VALABLE when the current actor may not sign today */
    public byte[] reversement(Execution execution, Reclamation.Demande demande) {
        ValeursActe valeurs = valeurs(execution, "V", demande.motif(), null, null, signataire(execution));
        ValeursActe.Suite suite = valeurs.suite();
        return redaction
                .rediger(
                        NatureActe.REVERSEMENT,
                        valeurs.suite(new ValeursActe.Suite(
                                suite.motifs(),
                                suite.attribution(),
                                suite.attribueLe(),
                                null,
                                null,
                                demande.verse(),
                                suite.libere(),
                                demande.montant())))
                .pdf();
    }

    private Signataire signataire(Execution execution) {
        return valables(execution).stream()
                .filter(valable -> Acteur.courant().identifiant().equals(valable.compte()))
                .findFirst()
                .orElseThrow(() -> new OperationInvalide(
                        "SIGNATAIRE_NON_VALABLE",
                        "Vous n'êtes pas inscrit parmi les signataires du guichet pour aujourd'hui\u00a0: demandez à"
                                + " son administrateur."));
    }

    /** Who may sign today. */
    public List<Signataire> valables(Execution execution) {
        LocalDate aujourdhui = horloge.aujourdhui(fuseau(execution));
        return signataires.lister().stream()
                .filter(signataire -> signataire.valableLe(aujourdhui))
                .toList();
    }

    private static ZoneId fuseau(Execution execution) {
        return execution.regles().identite().fuseau();
    }

    private ValeursActe valeurs(
            Execution execution,
            String suffixe,
            String motif,
            LocalDate repondreAvant,
            String observations,
            Signataire signataire) {
        Attribution aide = execution.aide();
        Montant verse = execution.verse();
        return redaction
                .preparer(execution.dossier().numero())
                .numero(aide.numero() + "-" + suffixe, horloge.aujourdhui(fuseau(execution)))
                .aide(new ValeursActe.Aide(
                        aide.montant(),
                        aide.methode(),
                        aide.achevementLe(),
                        List.of(),
                        execution.regles().versement()))
                .suite(new ValeursActe.Suite(
                        motif.lines().filter(ligne -> !ligne.isBlank()).toList(),
                        aide.numero(),
                        LocalDate.ofInstant(aide.notifieLe(), fuseau(execution)),
                        repondreAvant,
                        observations,
                        verse,
                        aide.montant().moins(verse),
                        verse))
                .signataire(
                        new ValeursActe.Signataire(signataire.nom(), signataire.qualite(), signataire.delegation()));
    }
}
