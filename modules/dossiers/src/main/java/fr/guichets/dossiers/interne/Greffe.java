package fr.guichets.dossiers.interne;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.Accuse;
import fr.guichets.dossiers.LectureDemande;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Reglement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;

/** Receives a request, whether it was filed here, imported or handed over: freezes it and gives it its number. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Greffe {

    /**
     * A request that has been read and judged.
     *
     * @param numero null to take the next one
     * @param delais null for those that the filing opens
     * @param deposant name of the person who filed, {@code courriel} its address, may be null
     */
    public record Demande(
            LectureDemande.Lue lue,
            JsonNode saisie,
            Evaluation evaluation,
            String numero,
            Delais delais,
            String deposant,
            String courriel,
            DepotFige.Provenance provenance) {}

    @Inject
    Jugement jugement;

    @Inject
    Numeros numeros;

    @Inject
    Enregistres enregistres;

    /** The number is taken last: other filings of the guichet wait for it. */
    public void recevoir(DossierEnregistre dossier, Demande recue) {
        Reglement reglement = jugement.version(recue.evaluation().versionReglement());
        Collectivite porteur = recue.lue().demande().porteur();
        Instant deposeLe = recue.lue().demande().dateDepot();
        LocalDate jour = LocalDate.ofInstant(deposeLe, reglement.identite().fuseau());
        Delais delais = recue.delais() == null ? Delais.depuis(jour, reglement) : recue.delais();
        int population = reglement.populationRetenue(porteur);
        Instant maintenant = jugement.maintenant();
        dossier.ecrire(
                new Contenu(
                        LectureDemande.organisation(porteur),
                        porteur.arrondissement(),
                        population,
                        recue.saisie(),
                        recue.evaluation()),
                maintenant);
        String numero =
                recue.numero() == null ? numeros.suivant(reglement.identite().code(), jour.getYear()) : recue.numero();
        dossier.deposer(numero, deposeLe, delais, recue.provenance().estUnImport(), maintenant);
        enregistres.ajouter(dossier);
        enregistres.ajouter(new DepotFige(
                dossier,
                new Accuse(
                        numero,
                        deposeLe,
                        recue.deposant(),
                        dossier.porteur(),
                        population,
                        porteur.millesime(),
                        reglement.identite(),
                        reglement.contacts().stream().findFirst().orElse(null),
                        delais.completudeAvant(),
                        delais.rejetImpliciteLe(),
                        recue.saisie(),
                        recue.evaluation(),
                        recue.provenance().estUnImport()),
                porteur,
                recue.courriel(),
                recue.provenance()));
    }
}
