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
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.programmation.Programmation;
import fr.guichets.programmation.Retenue;
import fr.guichets.socle.OperationInvalide;
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
        Dossier dossier = avancement.tenir(List.of(registre.dossierDe(id))).get(0);
        ActeEnregistre acte = registre.tenir(id, null);
        if (acte.etat() != EtatActe.A_SIGNER) {
            return Optional.empty();
        }
        Instant maintenant = calendrier.maintenant();
        acte.signer(Mode.ELECTRONIQUE, jour, registre.garder(acte, Forme.SIGNE, signe, maintenant), null, maintenant);
        suivre(dossier, acte, Action.ACCORDER);
        return Optional.of(registre.montrer(acte));
    }

    /** @throws fr.guichets.socle.OperationInvalide ACTE_DEJA_SIGNE, ACTE_NON_SIGNABLE */
    public void exigerASigner(long id) {
        registre.lire(id).exigerASigner();
    }

    public Piece joindre(long id, String nature, FichierRecu fichier) {
        exigerASigner(id);
        return pieces.deposer(objet(id), nature, fichier);
    }

    /**
     * An act to sign and the scan of it, sound and whole: reading all its bytes holds nobody up.
     *
     * @throws fr.guichets.socle.OperationInvalide PIECE_NON_CONTROLEE, PIECE_REFUSEE, ACTE_DEJA_SIGNE, ACTE_NON_SIGNABLE
     */
    public Acte scanne(long id, long piece) {
        exigerASigner(id);
        pieces.ouvrir(objet(id), piece);
        return registre.montrer(registre.lire(id));
    }

    /** @param piece that was verified by {@link #scanne} */
    public Acte signerSurPapier(long id, Long version, long piece, LocalDate jour) {
        Dossier dossier = avancement.tenir(List.of(registre.dossierDe(id))).get(0);
        ActeEnregistre acte = registre.tenir(id, version);
        acte.exigerASigner();
        String empreinte = pieces.lire(objet(id), piece).empreinte();
        acte.signer(Mode.MANUSCRITE, jour, empreinte, piece, calendrier.maintenant());
        suivre(dossier, acte, Action.ENREGISTRER_SIGNATURE);
        return registre.montrer(acte);
    }

    /** What files and movements of an act are attached to. */
    public static String objet(long id) {
        return "acte/" + id;
    }

    /** A grant that is signed is granted; a refusal is nothing for the dossier before its notification. */
    private void suivre(Dossier dossier, ActeEnregistre acte, Action action) {
        registre.ecrire();
        Acte montre = registre.montrer(acte);
        if (montre.nature() == NatureActe.ATTRIBUTION) {
            avancement.avancer(acte.dossier(), action, "ACCORDE", details(acte));
        } else {
            if (dossier.etat() != EtatDossier.AVIS_DEFAVORABLE) {
                throw new OperationInvalide(
                        "ACTION_IMPOSSIBLE",
                        "Le dossier " + dossier.numero() + " est à l'état «\u00a0"
                                + dossier.etat().libelle() + "\u00a0»\u00a0: il ne se refuse plus.");
            }
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
