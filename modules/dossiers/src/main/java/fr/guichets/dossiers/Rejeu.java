package fr.guichets.dossiers;

import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Rules not yet published, tried on what was already filed at the current guichet. Nothing is changed by it. */
@ApplicationScoped
public class Rejeu {

    /**
     * @param examines dossiers filed at this guichet
     * @param lignes those whose verdict, amount or alerts would be others, by number
     * @param avant sum of the highest amounts as judged
     * @param apres the same with the rules that are tried
     */
    public record Resultat(String version, int examines, List<Ligne> lignes, Montant avant, Montant apres) {}

    /** @param explications sentences of the rules that are tried, where they differ */
    public record Ligne(
            String numero,
            String organisation,
            String intitule,
            EtatDossier etat,
            boolean recevableAvant,
            boolean recevableApres,
            Set<Motif> motifsAvant,
            Set<Motif> motifsApres,
            Montant avant,
            Montant apres,
            List<String> explications) {}

    /** Judges again, as described at the filing, every dossier filed here. */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public Resultat rejouer(Reglement regles) {
        throw new UnsupportedOperationException();
    }
}
