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
import java.util.Optional;

/** The letter and the act of a caducity, written from the templates of the guichet; never inside a transaction. */
@ApplicationScoped
public class Lettres {

    @Inject
    Redaction redaction;

    @Inject
    Signataires signataires;

    @Inject
    Horloge horloge;

    /** The beneficiary is heard before anything is decided (CRPA, art. L. 121-1 and L. 122-1). */
    public byte[] contradictoire(Execution execution, String motif, LocalDate repondreAvant) {
        ValeursActe valeurs = valeurs(
                execution,
                "L",
                motif,
                repondreAvant,
                null,
                valables(execution).stream().findFirst());
        return redaction.rediger(NatureActe.CADUCITE_CONTRADICTOIRE, valeurs).pdf();
    }

    /** @throws OperationInvalide SIGNATAIRE_NON_VALABLE when the current actor may not sign today */
    public byte[] retrait(Execution execution, Caducite caducite, String conclusion) {
        Signataire signataire = valables(execution).stream()
                .filter(valable -> Acteur.courant().identifiant().equals(valable.compte()))
                .findFirst()
                .orElseThrow(() -> new OperationInvalide(
                        "SIGNATAIRE_NON_VALABLE",
                        "Vous n'êtes pas inscrit parmi les signataires du guichet pour aujourd'hui\u00a0: demandez à"
                                + " son administrateur."));
        ValeursActe valeurs = valeurs(
                execution,
                "R",
                conclusion,
                caducite.repondreAvant(),
                caducite.observations().isEmpty() ? null : caducite.observations(),
                Optional.of(signataire));
        return redaction.rediger(NatureActe.CADUCITE, valeurs).pdf();
    }

    private List<Signataire> valables(Execution execution) {
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
            Optional<Signataire> signataire) {
        Attribution aide = execution.aide();
        Montant verse = execution.verse();
        ValeursActe valeurs = redaction
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
                        verse));
        return signataire
                .map(qui -> valeurs.signataire(new ValeursActe.Signataire(qui.nom(), qui.qualite(), qui.delegation())))
                .orElse(valeurs);
    }
}
