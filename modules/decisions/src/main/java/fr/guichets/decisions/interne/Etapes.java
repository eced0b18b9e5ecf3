package fr.guichets.decisions.interne;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.Acte.Mode;
import fr.guichets.decisions.EtatActe;
import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.Redaction;
import fr.guichets.decisions.interne.DocumentDActe.Forme;
import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.documents.Pieces;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Avancement;
import fr.guichets.programmation.Programmation;
import fr.guichets.programmation.Retenue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is read and written around the slow work on a document, each in a transaction of its own. */
@ApplicationScoped
@Transactional
public class Etapes {

    public record ARediger(Acte acte, Retenue retenue) {}

    public record ASigner(Acte acte, byte[] document) {}

    @Inject
    Registre registre;

    @Inject
    Avancement avancement;

    @Inject
    Programmation programmation;

    @Inject
    Calendrier calendrier;

    @Inject
    Pieces pieces;

    public ARediger aRediger(long id) {
        Acte acte = registre.montrer(registre.lire(id));
        return new ARediger(
                acte,
                programmation
                        .retenue(acte.dossier())
                        .orElseThrow(() -> new IllegalStateException("aucun relevé n'a décidé de " + acte.dossier())));
    }

    /** Does nothing when somebody else was faster. */
    public Acte garder(long id, Redaction.Redige redige) {
        avancement.tenir(List.of(registre.dossierDe(id)));
        ActeEnregistre acte = registre.tenir(id, null);
        if (acte.etat() == EtatActe.A_GENERER) {
            Instant maintenant = calendrier.maintenant();
            acte.rediger(redige.modele(), registre.garder(acte, Forme.REDIGE, redige.pdf(), maintenant));
            registre.ecrire();
            avancement.noter(acte.dossier(), "ACTE_REDIGE", details(acte));
        }
        return registre.montrer(acte);
    }

    public ASigner aSigner(long id) {
        Acte acte = registre.montrer(registre.lire(id));
        return new ASigner(acte, acte.etat() == EtatActe.A_SIGNER ? registre.document(acte, Forme.REDIGE) : null);
    }

    /** Empty when it was signed or cancelled meanwhile: this signature is then thrown away. */
    public Optional<Acte> sceller(long id, byte[] signe, LocalDate jour) {
        avancement.tenir(List.of(registre.dossierDe(id)));
        ActeEnregistre acte = registre.tenir(id, null);
        if (acte.etat() != EtatActe.A_SIGNER) {
            return Optional.empty();
        }
        Instant maintenant = calendrier.maintenant();
        acte.signer(Mode.ELECTRONIQUE, jour, registre.garder(acte, Forme.SIGNE, signe, maintenant), null, maintenant);
        suivre(acte, Action.ACCORDER);
        return Optional.of(registre.montrer(acte));
    }

    public Piece joindre(long id, String nature, FichierRecu fichier) {
        registre.lire(id).exigerASigner();
        return pieces.deposer(objet(id), nature, fichier);
    }

    /** What files and movements of an act are attached to. */
    public static String objet(long id) {
        return "acte/" + id;
    }

    /** A grant that is signed is granted; a refusal is nothing for the dossier before its notification. */
    public void suivre(ActeEnregistre acte, Action action) {
        registre.ecrire();
        Acte montre = registre.montrer(acte);
        if (montre.nature() == NatureActe.ATTRIBUTION) {
            avancement.avancer(acte.dossier(), action, "ACCORDE", details(acte));
        } else {
            avancement.noter(acte.dossier(), "ACTE_SIGNE", details(acte));
        }
    }

    private Map<String, Object> details(ActeEnregistre acte) {
        Acte montre = registre.montrer(acte);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("acte", montre.numero());
        if (montre.montant() != null) {
            details.put("montant", montre.montant());
        }
        if (montre.signature() == null) {
            details.put("empreinte", montre.empreinte());
        } else {
            details.put("signataire", montre.signataire().nom());
            details.put("signeLe", montre.signature().signeLe());
            details.put("empreinte", montre.signature().empreinte());
        }
        return details;
    }
}
