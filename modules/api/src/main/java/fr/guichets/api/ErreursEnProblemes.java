package fr.guichets.api;

import fr.guichets.dossiers.Depots;
import fr.guichets.enveloppes.CreditsInsuffisants;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.BaseInjoignable;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Idempotence;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.NonIdentifie;
import fr.guichets.socle.OperationInvalide;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every error becomes problem details. What nobody expected is logged under a number, and only the number goes out. */
@Provider
public class ErreursEnProblemes implements ExceptionMapper<Throwable> {

    private static final Logger JOURNAL = Logger.getLogger(ErreursEnProblemes.class.getName());

    @Override
    public Response toResponse(Throwable erreur) {
        if (erreur instanceof ChampsInvalides champs) {
            return Probleme.champs(champs.erreurs()).reponse();
        }
        if (erreur instanceof JsonIllisible illisible) {
            return Probleme.de(400, "JSON illisible", "JSON_MALFORME", illisible.getMessage())
                    .reponse();
        }
        if (erreur instanceof CorpsTropGrand) {
            return Probleme.pourStatut(413).reponse();
        }
        if (erreur instanceof IOException) {
            // Only bodies are read here: the caller left, or sent less than announced. Nothing to investigate.
            return Probleme.pourStatut(400).reponse();
        }
        if (erreur instanceof Introuvable introuvable) {
            return Probleme.de(404, "Introuvable", "INTROUVABLE", introuvable.getMessage())
                    .reponse();
        }
        if (erreur instanceof NonIdentifie) {
            return Probleme.pourStatut(401).reponse();
        }
        if (erreur instanceof AccesRefuse refus) {
            return Probleme.de(403, "Accès refusé", "ACCES_REFUSE", refus.getMessage())
                    .reponse();
        }
        if (erreur instanceof Depots.AttestationManquante manque) {
            return Probleme.de(422, "Attestation manquante", "ATTESTATION_MANQUANTE", manque.getMessage())
                    .reponse();
        }
        if (erreur instanceof Idempotence.CleReutilisee reutilisee) {
            return Probleme.de(422, "Clé d'idempotence réutilisée", "CLE_REUTILISEE", reutilisee.getMessage())
                    .reponse();
        }
        if (erreur instanceof OperationInvalide invalide) {
            return conflit(invalide).reponse();
        }
        if (erreur instanceof WebApplicationException http && http.getResponse().getStatus() < 500) {
            return duServeur(http.getResponse());
        }
        if (modifieEntreTemps(erreur)) {
            return conflit(new ModifieEntreTemps()).reponse();
        }
        if (BaseInjoignable.estEnCause(erreur)) {
            JOURNAL.log(Level.WARNING, "la base de données ne répond pas : {0}", erreur.toString());
            return Response.fromResponse(Probleme.pourStatut(503).reponse())
                    .header(HttpHeaders.RETRY_AFTER, 5)
                    .build();
        }
        return incident(erreur);
    }

    private static Probleme conflit(OperationInvalide invalide) {
        Probleme probleme = Probleme.de(409, "Opération impossible", invalide.code(), invalide.getMessage());
        if (invalide instanceof CreditsInsuffisants credits) {
            return probleme.avec(credits.depassements());
        }
        return invalide instanceof Depots.RefusAConfirmer refus ? probleme.avec(refus.evaluation()) : probleme;
    }

    /** Seen only when the transaction commits: somebody else was quicker. */
    private static boolean modifieEntreTemps(Throwable erreur) {
        for (Throwable cause = erreur; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return true;
            }
        }
        return false;
    }

    private static Response duServeur(Response origine) {
        if (origine.getStatus() < 400) {
            return origine;
        }
        Response probleme = Probleme.pourStatut(origine.getStatus()).reponse();
        String methodesAdmises = origine.getHeaderString(HttpHeaders.ALLOW);
        return methodesAdmises == null
                ? probleme
                : Response.fromResponse(probleme)
                        .header(HttpHeaders.ALLOW, methodesAdmises)
                        .build();
    }

    private static Response incident(Throwable erreur) {
        String numero = UUID.randomUUID().toString().substring(0, 8);
        JOURNAL.log(Level.SEVERE, erreur, () -> "incident " + numero);
        return Probleme.incident(numero).reponse();
    }
}
