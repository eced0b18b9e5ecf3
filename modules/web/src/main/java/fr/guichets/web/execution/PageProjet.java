package fr.guichets.web.execution;

import fr.guichets.dossiers.NaturePiece;
import fr.guichets.execution.Attente;
import fr.guichets.execution.Caducite;
import fr.guichets.execution.Caducites;
import fr.guichets.execution.Calcul;
import fr.guichets.execution.Execution;
import fr.guichets.execution.Paiement;
import fr.guichets.execution.Paiement.Nature;
import fr.guichets.execution.Paiements;
import fr.guichets.execution.Preuve;
import fr.guichets.execution.Preuves;
import fr.guichets.execution.TypePreuve;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Lecture;
import fr.guichets.web.MontantSaisi;
import fr.guichets.web.Redirection;
import fr.guichets.web.dossiers.Parametres;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A granted project, for the one who carries it out: what is expected, the proof, the requests for payment, what was paid. */
@Named("projet")
@RequestScoped
public class PageProjet {

    @Inject
    private Parametres parametres;

    @Inject
    private VersementsDuDossier versements;

    @Inject
    private Preuves preuves;

    @Inject
    private Paiements paiements;

    @Inject
    private Caducites caducites;

    private final List<Lecture.Erreur> erreurs = new ArrayList<>();
    private SaisieDePaiement saisie;
    private Calcul calcul;
    private boolean relecture;

    /** Before the page is written: does what a form asks, then goes to an address that can be read again. */
    public void agir() {
        versements.relire();
        Nature nature = nature();
        if (nature != null && getExecution().possibles().contains(nature)) {
            saisie = parametres.envoyes() && parametres.present("libelle-present")
                    ? SaisieDePaiement.de(parametres, nature)
                    : proposer(nature);
        }
        if (!parametres.envoyes()) {
            return;
        }
        try {
            String suite = recevoir();
            if (!suite.isEmpty()) {
                Redirection.vers("/execution/projet?numero=" + getNumero() + suite);
            }
        } catch (ChampsInvalides e) {
            relecture = false;
            erreurs.addAll(Lecture.Erreur.de(e, SaisieDePaiement::champ));
        } catch (ModifieEntreTemps e) {
            erreurs.add(new Lecture.Erreur(
                    "contenu",
                    "Un collègue vient de modifier cette demande. Votre texte est gardé : relisez la sienne"));
        } catch (AccesRefuse | OperationInvalide e) {
            erreurs.add(new Lecture.Erreur("contenu", e.getMessage()));
        }
    }

    private Nature nature() {
        return Arrays.stream(Nature.values())
                .filter(connue -> connue.name().equals(parametres.texte("demande")))
                .findFirst()
                .orElse(null);
    }

    /** What was kept of this request, else what was justified last, else what was planned. */
    private SaisieDePaiement proposer(Nature nature) {
        Paiement brouillon = versements.getDemande();
        if (brouillon != null && brouillon.nature() == nature) {
            return SaisieDePaiement.de(brouillon);
        }
        return SaisieDePaiement.nouvelle(
                nature,
                getExecution().paiements().stream()
                        .filter(paiement -> !paiement.depenses().isEmpty())
                        .reduce((avant, apres) -> apres)
                        .map(Paiement::depenses)
                        .orElse(getExecution().prevues()));
    }

    private String recevoir() {
        String action = parametres.texte("action");
        if (action.equals("preuve")) {
            return envoyerLaPreuve();
        }
        if (action.equals("observations")) {
            caducites.observer(getNumero(), parametres.texte("observations"));
            return "&observe#caducite";
        }
        if (saisie == null) {
            return "";
        }
        return switch (action) {
            case "ajouter-depense" -> {
                saisie.ajouterDepense();
                yield "";
            }
            case "ajouter-aide" -> {
                saisie.ajouterAide();
                yield "";
            }
            case "enregistrer" -> enregistrer();
            case "calculer", "relire", "envoyer" -> demander(action);
            default -> "";
        };
    }

    private String envoyerLaPreuve() {
        TypePreuve type = Arrays.stream(TypePreuve.values())
                .filter(connu -> connu.name().equals(parametres.texte("type")))
                .findFirst()
                .orElse(null);
        LocalDate signeeLe = lire("signeeLe", Lecture::date);
        Montant montant = lire("montant", MontantSaisi::lire);
        if (type == null) {
            erreurs.add(new Lecture.Erreur("type", "Dites ce que vous avez signé"));
        }
        List<Long> pieces = getPiecesDeLaPreuve();
        if (pieces.isEmpty()) {
            erreurs.add(new Lecture.Erreur("pieces", "Ajoutez le document signé"));
        }
        if (!erreurs.isEmpty()) {
            return "";
        }
        preuves.envoyer(getNumero(), new Preuve.Saisie(type, signeeLe, montant, pieces.get(pieces.size() - 1)));
        return "&preuve";
    }

    private <T> T lire(String champ, Function<String, T> lecture) {
        try {
            return lecture.apply(parametres.texte(champ));
        } catch (IllegalArgumentException e) {
            erreurs.add(new Lecture.Erreur(champ, e.getMessage()));
            return null;
        }
    }

    private String enregistrer() {
        Paiement.Saisie lue = saisie.lire(getJustificatifs(), erreurs);
        if (!erreurs.isEmpty()) {
            return "";
        }
        paiements.enregistrer(getNumero(), parametres.version(), lue);
        return "&demande=" + lue.nature() + "&enregistre";
    }

    private String demander(String action) {
        Paiement.Saisie lue = saisie.lire(getJustificatifs(), erreurs);
        if (!erreurs.isEmpty()) {
            return "";
        }
        calcul = paiements.calculer(getNumero(), lue);
        if (action.equals("calculer")) {
            return "";
        }
        relecture = true;
        if (action.equals("relire")) {
            return "";
        }
        if (!parametres.present("confirme")) {
            erreurs.add(new Lecture.Erreur("confirme", "Cochez la case avant d’envoyer"));
            return "";
        }
        paiements.demander(getNumero(), parametres.version(), lue);
        return "&envoye";
    }

    public Execution getExecution() {
        return versements.getExecution();
    }

    public String getNumero() {
        return getExecution().dossier().numero();
    }

    /** All but the one that is being written. */
    public List<Paiement> getEnvoyes() {
        return getExecution().paiements().stream()
                .filter(paiement -> paiement.etat() != Paiement.Etat.BROUILLON)
                .toList();
    }

    /** What the beneficiary has to do, null when nothing. */
    public Attente getAttendu() {
        return getExecution().attentes().stream()
                .filter(attente -> attente.nature().duBeneficiaire())
                .findFirst()
                .orElse(null);
    }

    /** In the words of the beneficiary. */
    public String getConsigne() {
        if (getAttendu() == null) {
            return getExecution().attentes().isEmpty()
                    ? "Rien à faire : tout est réglé."
                    : "Rien à faire : le guichet a ce qu’il lui faut et vous écrira.";
        }
        return switch (getAttendu().nature()) {
            case PREUVE -> "Envoyez le devis, le marché ou le bon de commande signé";
            case SOLDE -> "Terminez le projet, puis demandez le solde";
            case DEMANDE_A_CORRIGER -> "Corrigez votre demande de versement";
            case OBSERVATIONS -> "Expliquez-vous : le retrait de l’aide est envisagé";
            default -> "Attendez le titre de perception avant de reverser";
        };
    }

    public boolean isPreuveAttendue() {
        return getExecution().attentes().stream().anyMatch(attente -> attente.nature() == Attente.Nature.PREUVE);
    }

    public boolean isObservable() {
        return getExecution()
                .caducite()
                .filter(caducite -> caducite.etat() == Caducite.Etat.OUVERTE)
                .isPresent();
    }

    /** The request that is being written, null when none is. */
    public SaisieDePaiement getSaisie() {
        return saisie;
    }

    /** The version of the draft that was read, empty when there is none. */
    public String getVersion() {
        if (parametres.envoyes() && parametres.version() != null) {
            return parametres.version().toString();
        }
        return versements.getDemande() == null
                ? ""
                : String.valueOf(versements.getDemande().version());
    }

    /** Null until it was asked for. */
    public Calcul getCalcul() {
        return calcul;
    }

    public boolean isRelecture() {
        return relecture;
    }

    public boolean marque(String nom) {
        return parametres.present(nom);
    }

    public String saisi(String nom) {
        return parametres.texte(nom);
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return erreurs.stream()
                .filter(erreur -> erreur.champ().equals(champ))
                .map(Lecture.Erreur::remede)
                .collect(Collectors.joining(". "));
    }

    public Map<String, String> getTypes() {
        Map<String, String> types = new LinkedHashMap<>();
        for (TypePreuve type : TypePreuve.values()) {
            types.put(type.name(), type.libelle());
        }
        return types;
    }

    public Map<String, String> getNatures() {
        Map<String, String> natures = new LinkedHashMap<>();
        for (NatureDepense nature : NatureDepense.values()) {
            natures.put(nature.name(), nature.libelle());
        }
        return natures;
    }

    /** Files that prove the engagement and were not sent back. */
    public List<Long> getPiecesDeLaPreuve() {
        Set<Long> renvoyees =
                getExecution().preuves().stream().map(Preuve::piece).collect(Collectors.toSet());
        return versements.pieces(NaturePiece.PREUVE_ENGAGEMENT).stream()
                .filter(piece -> !renvoyees.contains(piece))
                .toList();
    }

    /** Files that justify this request: those that no earlier one used. */
    public List<Long> getJustificatifs() {
        Set<Long> employes = getExecution().paiements().stream()
                .filter(paiement -> !paiement.etat().modifiable())
                .flatMap(paiement -> paiement.pieces().stream())
                .collect(Collectors.toSet());
        return versements.pieces(NaturePiece.JUSTIFICATIF_DE_DEPENSE, NaturePiece.BILAN).stream()
                .filter(piece -> !employes.contains(piece))
                .toList();
    }
}
