package fr.guichets.decisions;

import fr.guichets.decisions.interne.Calendrier;
import fr.guichets.decisions.interne.Etapes;
import fr.guichets.decisions.interne.Registre;
import fr.guichets.decisions.interne.Scelleur;
import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.documents.Pieces;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ChampsInvalides.Erreur;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The signature of acts: in the document by whoever is signatory on that day, or on paper, of which the service files the
 * scan. An act once signed never changes.
 */
@ApplicationScoped
@Reserve({Role.INSTRUCTEUR, Role.SIGNATAIRE})
public class Parapheur {

    /** @param refus why it is not signed; null when it is */
    public record Resultat(long id, String numero, String refus) {
        public boolean signe() {
            return refus == null;
        }
    }

    /** What files attached to an act are. */
    private static final String NATURE = "ACTE_SIGNE";

    private static final String PDF = "application/pdf";

    @Inject
    Etapes etapes;

    @Inject
    Registre registre;

    @Inject
    Scelleur scelleur;

    @Inject
    Calendrier calendrier;

    @Inject
    Pieces pieces;

    /** False where no certificate is set: acts are then signed on paper. */
    public boolean electronique() {
        return scelleur.disponible();
    }

    /**
     * Signs each act that can be, in the order given; the others say why they are not. Never inside a transaction.
     *
     * @throws OperationInvalide SIGNATURE_INDISPONIBLE where no certificate is set
     */
    @Reserve(Role.SIGNATAIRE)
    public List<Resultat> signer(List<Long> ids) {
        if (!electronique()) {
            throw new OperationInvalide(
                    "SIGNATURE_INDISPONIBLE",
                    "Ce service n'a pas de certificat de signature\u00a0: les actes s'y signent sur papier.");
        }
        return ids.stream().distinct().map(this::signer).toList();
    }

    /** Why the current actor cannot sign the act today; empty when nothing prevents it. */
    @Transactional
    @Reserve(Role.SIGNATAIRE)
    public Optional<String> empechement(long id) {
        return refus(registre.montrer(registre.lire(id)), calendrier.aujourdhui());
    }

    private Resultat signer(long id) {
        Etapes.ASigner lu = etapes.aSigner(id);
        Acte acte = lu.acte();
        LocalDate jour = calendrier.aujourdhui();
        Optional<String> refus = refus(acte, jour);
        if (refus.isEmpty()) {
            byte[] signe = scelleur.signer(
                    lu.document(),
                    acte.signataire().nom() + ", " + acte.signataire().qualite(),
                    acte.nature().libelle() + " " + acte.numero(),
                    calendrier.maintenant());
            refus = sceller(acte, signe, jour);
        }
        return new Resultat(id, acte.numero(), refus.orElse(null));
    }

    /** A dossier that was withdrawn meanwhile is granted nothing: its line says so, the others of the batch go on. */
    private Optional<String> sceller(Acte acte, byte[] signe, LocalDate jour) {
        try {
            return etapes.sceller(acte.id(), signe, jour).isPresent() ? Optional.empty() : Optional.of(dejaSigne(acte));
        } catch (OperationInvalide e) {
            return Optional.of("L'acte " + acte.numero() + " n'est pas signé. " + e.getMessage());
        }
    }

    private Optional<String> refus(Acte acte, LocalDate jour) {
        if (acte.etat() != EtatActe.A_SIGNER) {
            return Optional.of(
                    acte.signature() == null
                            ? "L'acte " + acte.numero() + " n'est pas à signer\u00a0: il est «\u00a0"
                                    + acte.etat().libelle() + "\u00a0»."
                            : dejaSigne(acte));
        }
        Signataire signataire = acte.signataire();
        if (!Acteur.courant().identifiant().equals(signataire.compte())) {
            return Optional.of("L'acte " + acte.numero() + " est à la signature de " + signataire.nom() + ", "
                    + signataire.qualite() + "\u00a0: ce n'est pas votre compte.");
        }
        return horsDelegation(signataire, jour);
    }

    private static Optional<String> horsDelegation(Signataire signataire, LocalDate jour) {
        return signataire.valableLe(jour)
                ? Optional.empty()
                : Optional.of(signataire.nom() + ", " + signataire.qualite()
                        + ", ne peut pas signer ce jour-là\u00a0: annulez cet acte et préparez-en un autre.");
    }

    private static String dejaSigne(Acte acte) {
        return "L'acte " + acte.numero() + " est déjà signé.";
    }

    /** Scans of a signed act that were sent, with what the antivirus says of each. */
    @Transactional
    public List<Piece> scans(long id) {
        return pieces.de(Etapes.objet(registre.lire(id).id()));
    }

    /**
     * Receives the scan of an act signed on paper. It counts once it is scanned and {@link #enregistrer recorded}. Never
     * inside a transaction: the stream comes from afar.
     *
     * @throws ChampsInvalides when the file is not taken, or is no PDF
     * @throws OperationInvalide ACTE_DEJA_SIGNE, ACTE_NON_SIGNABLE
     */
    @Reserve(Role.INSTRUCTEUR)
    public Piece deposer(long id, String nom, InputStream contenu) {
        etapes.exigerASigner(id);
        try (FichierRecu fichier = FichierRecu.lire(nom, contenu)) {
            return deposer(id, fichier);
        }
    }

    /** The same with a file that is here already. */
    @Reserve(Role.INSTRUCTEUR)
    public Piece deposer(long id, FichierRecu fichier) {
        if (!fichier.type().equals(PDF)) {
            throw new ChampsInvalides(
                    List.of(new Erreur("fichier", "TYPE_REFUSE", "Numérisez l'acte signé en un seul fichier PDF.")));
        }
        return etapes.joindre(id, NATURE, fichier);
    }

    /**
     * Records that the act was signed on paper, on that day, by the signatory whom it names. Never inside a transaction: the
     * whole scan is read again.
     *
     * @param piece one of {@link #scans}, that the antivirus found sound
     * @throws ChampsInvalides naming signeLe
     * @throws OperationInvalide PIECE_NON_CONTROLEE, SIGNATAIRE_INVALIDE, ACTE_DEJA_SIGNE
     */
    @Reserve(Role.INSTRUCTEUR)
    public Acte enregistrer(long id, Long version, long piece, LocalDate signeLe) {
        Acte acte = etapes.scanne(id, piece);
        if (signeLe == null
                || signeLe.isAfter(calendrier.aujourdhui())
                || signeLe.isBefore(calendrier.jour(acte.prepareLe()))) {
            throw new ChampsInvalides(List.of(new Erreur(
                    "signeLe",
                    "DATE_INVALIDE",
                    "Donnez le jour de la signature, entre la préparation de l'acte et aujourd'hui.")));
        }
        horsDelegation(acte.signataire(), signeLe).ifPresent(refus -> {
            throw new OperationInvalide("SIGNATAIRE_INVALIDE", refus);
        });
        return etapes.signerSurPapier(id, version, piece, signeLe);
    }
}
