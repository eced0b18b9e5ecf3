package fr.guichets.web.dossiers;

import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.NaturePiece;
import fr.guichets.dossiers.PiecesDuDossier;
import fr.guichets.reglement.Reglement.PieceRequise.Moment;
import fr.guichets.socle.Acteur;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files of a dossier, wherever a page shows them, and the page of their own that mails lead to. */
@Named("pieces")
@RequestScoped
public class PagePieces {

    static final String ADRESSE = "/dossiers/pieces";
    static final List<String> AFFICHABLES = List.of("application/pdf", "image/jpeg", "image/png");

    private static final List<NaturePiece> DE_LA_DEMANDE = List.of(
            NaturePiece.DEVIS,
            NaturePiece.DELIBERATION,
            NaturePiece.PLAN_DE_FINANCEMENT,
            NaturePiece.RIB,
            NaturePiece.AUTRE);

    /** What is said of a nature beyond its name. */
    private static final Map<NaturePiece, String> MOTS = Map.of(
            NaturePiece.DEVIS, "le devis de chaque dépense, non signé",
            NaturePiece.DELIBERATION,
                    "la délibération, ou la décision, qui approuve le projet et son plan de financement",
            NaturePiece.PLAN_DE_FINANCEMENT, "le plan de financement",
            NaturePiece.RIB, "le relevé d’identité bancaire de la collectivité",
            NaturePiece.JUSTIFICATIF_DE_DEPENSE, "les factures ou l’état des dépenses",
            NaturePiece.BILAN, "le bilan du projet");

    /**
     * @param detail size, day, sender
     * @param etat code of {@link Piece.Etat}, {@code mots} the same in words
     * @param affichable opens in the browser; else it is downloaded
     */
    public record Lue(
            long id,
            String nom,
            String nature,
            String detail,
            String etat,
            String mots,
            boolean affichable,
            boolean retirable) {

        public boolean isSaine() {
            return etat.equals(Piece.Etat.SAINE.name());
        }

        public boolean isRefusee() {
            return etat.equals(Piece.Etat.REFUSEE.name());
        }

        public boolean isEnControle() {
            return etat.equals(Piece.Etat.A_CONTROLER.name());
        }
    }

    @Inject
    private Parametres parametres;

    @Inject
    private Contexte contexte;

    @Inject
    private Typographie typographie;

    @Inject
    private PiecesDuDossier pieces;

    private final Map<String, PiecesDuDossier.Contenu> contenus = new HashMap<>();
    private List<Lecture.Erreur> erreurs = List.of();

    private PiecesDuDossier.Contenu contenu(String numero) {
        return contenus.computeIfAbsent(numero, pieces::contenu);
    }

    /** @param natures codes separated by commas, of those that the list shows; empty for all */
    public List<Lue> lues(String numero, String natures) {
        return contenu(numero).jointes().stream()
                .filter(jointe -> natures.isEmpty()
                        || List.of(natures.split(",")).contains(jointe.piece().nature()))
                .map(this::lire)
                .toList();
    }

    private Lue lire(PiecesDuDossier.Jointe jointe) {
        Piece piece = jointe.piece();
        return lire(piece, NaturePiece.valueOf(piece.nature()).libelle(), jointe.duGuichet(), jointe.retirable());
    }

    /** A file of whatever object, as a list shows it. */
    public Lue lire(Piece piece, String nature, boolean duGuichet, boolean retirable) {
        String qui = piece.deposeePar().equals(contexte.getActeur()) ? "vous" : piece.deposeePar();
        String detail = taille(piece.taille()) + " · " + contexte.date(piece.deposeeLe()) + " à "
                + contexte.heure(piece.deposeeLe()) + ", par " + qui
                + (duGuichet ? " (guichet)" : "");
        return new Lue(
                piece.id(),
                piece.nom(),
                nature,
                detail,
                piece.etat().name(),
                mots(piece),
                AFFICHABLES.contains(piece.type()),
                retirable);
    }

    private static String mots(Piece piece) {
        return switch (piece.etat()) {
            case A_CONTROLER -> "Contrôle antivirus en cours";
            case SAINE -> "Vérifié";
            case REFUSEE -> "Refusé\u00a0: " + piece.motif();
        };
    }

    /** 340 ko, 1,2 Mo. */
    private String taille(long octets) {
        if (octets < 1_000_000) {
            return typographie.nombre(Math.max(1, (octets + 500) / 1000)) + "\u00a0ko";
        }
        long dixiemes = (octets + 50_000) / 100_000;
        return typographie.nombre(dixiemes / 10) + (dixiemes % 10 == 0 ? "" : "," + dixiemes % 10) + "\u00a0Mo";
    }

    /**
     * @param quand by when it is asked for
     * @param jointe true when there is one
     */
    public record Demandee(String mots, String quand, boolean jointe) {}

    /** What the rules ask for, in their order; what the balance asks for is said when it comes. */
    public List<Demandee> demandees(String numero, boolean avecLeSolde) {
        return contenu(numero).attendues().stream()
                .filter(attendue -> avecLeSolde || attendue.moment() != Moment.SOLDE)
                .map(attendue -> new Demandee(
                        MOTS.getOrDefault(
                                attendue.nature(),
                                typographie.minuscule(attendue.nature().libelle())),
                        switch (attendue.moment()) {
                            case DEPOT -> "dès le dépôt";
                            case DECISION -> "avant la décision";
                            case SOLDE -> "pour le solde";
                        },
                        attendue.jointe()))
                .toList();
    }

    /** Words of what is asked for by now and is not there, empty when nothing is missing. */
    public String manque(String numero) {
        PiecesDuDossier.Contenu contenu = contenu(numero);
        return contenu.manquantes(moment(contenu.dossier().etat())).stream()
                .map(nature -> typographie.minuscule(nature.libelle()))
                .collect(Collectors.joining(", "));
    }

    private static Moment moment(EtatDossier etat) {
        return switch (etat) {
            case DEMARRE, ACHEVE -> Moment.SOLDE;
            case BROUILLON, DEPOSE, INCOMPLET, COMPLET -> Moment.DEPOT;
            default -> Moment.DECISION;
        };
    }

    public boolean ajoutPossible(String numero) {
        return contenu(numero).ajoutPossible();
    }

    /** Code to words of what may be added; the natures of a request unless others are asked for. */
    public Map<String, String> natures(String natures) {
        Map<String, String> choix = new LinkedHashMap<>();
        List<NaturePiece> parDefaut = Acteur.courant().estAgent() ? Arrays.asList(NaturePiece.values()) : DE_LA_DEMANDE;
        (natures.isEmpty()
                        ? parDefaut
                        : Arrays.stream(natures.split(","))
                                .map(NaturePiece::valueOf)
                                .toList())
                .forEach(nature -> choix.put(nature.name(), nature.libelle()));
        return choix;
    }

    /** In bytes. */
    public long getMaximum() {
        return FichierRecu.tailleMaximale();
    }

    public long getMaximumMo() {
        return FichierRecu.tailleMaximale() >> 20;
    }

    public String adresseListe(String numero, String natures, String retour) {
        return ADRESSE + "?liste&numero=" + Redirection.encoder(numero) + "&natures=" + Redirection.encoder(natures)
                + "&retour=" + Redirection.encoder(retour);
    }

    /** What was just taken back and may be put back, empty when nothing was. */
    public String getRetiree() {
        String retiree = parametres.texte("retiree");
        return retiree.matches("\\d{1,18}") ? retiree : "";
    }

    /** True when the page comes back from a form that did what it was asked. */
    public boolean isRecue() {
        return parametres.present("recue");
    }

    public String getNumero() {
        return parametres.texte("numero");
    }

    public Dossier getDossier() {
        return contenu(getNumero()).dossier();
    }

    /** @throws fr.guichets.socle.Introuvable before anything is written */
    void exigerLecture() {
        contenu(getNumero());
    }

    public String getNatures() {
        String natures = parametres.texte("natures");
        return natures.matches("([A-Z_]{1,40})(,[A-Z_]{1,40}){0,10}") ? natures : "";
    }

    /** Where a form comes back to: a page of this site, this one unless another is asked for. */
    public String getRetour() {
        String retour = parametres.texte("retour");
        return retour.matches("/[a-z-]+/[a-z-]+(\\?[\\w=&.-]*)?") && retour.length() < 300
                ? retour
                : ADRESSE + "?numero=" + Redirection.encoder(getNumero());
    }

    /** The page that shows the whole dossier to the one who reads. */
    public String getAdresseDuDossier() {
        String numero = "?numero=" + Redirection.encoder(getNumero());
        if (Acteur.courant().estAgent()) {
            return "/dossiers/instruction" + numero;
        }
        return getDossier().etat() == EtatDossier.BROUILLON
                ? "/dossiers/demande" + numero + "&etape=pieces"
                : "/dossiers/suivi" + numero;
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    /** What was wrong with the files that were sent. */
    void refuser(List<Lecture.Erreur> nouvelles) {
        erreurs = List.copyOf(nouvelles);
    }

    Optional<NaturePiece> nature() {
        return Arrays.stream(NaturePiece.values())
                .filter(nature -> nature.name().equals(parametres.texte("nature")))
                .findFirst();
    }
}
