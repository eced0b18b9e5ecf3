package fr.guichets.decisions.interne;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.Redaction;
import fr.guichets.decisions.Signataire;
import fr.guichets.decisions.ValeursActe;
import fr.guichets.programmation.Retenue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What an act says, from its dossier, the relevé that decided and what the service added. */
@ApplicationScoped
public class Valeurs {

    @Inject
    Redaction redaction;

    @Inject
    Calendrier calendrier;

    public ValeursActe de(Acte acte, Retenue retenue) {
        Signataire signataire = acte.signataire();
        ValeursActe valeurs = redaction
                .preparer(acte.dossier())
                .numero(acte.numero(), null)
                .signataire(new ValeursActe.Signataire(signataire.nom(), signataire.qualite(), signataire.delegation()))
                .examen(new ValeursActe.Examen(acte.releve(), calendrier.jour(retenue.valideLe()), retenue.comite()));
        return acte.nature() == NatureActe.REFUS
                ? valeurs.suite(ValeursActe.Suite.refus(acte.motifs()))
                : valeurs.aide(new ValeursActe.Aide(
                        acte.montant(),
                        acte.methode(),
                        acte.achevementLe(),
                        acte.conditions(),
                        redaction.versement(valeurs.projet().versionReglement())));
    }
}
