package fr.guichets.decisions;

import fr.guichets.decisions.interne.ActeEnregistre;
import fr.guichets.decisions.interne.Calendrier;
import fr.guichets.decisions.interne.DocumentDActe.Forme;
import fr.guichets.decisions.interne.Etapes;
import fr.guichets.decisions.interne.Registre;
import fr.guichets.documents.Courriels;
import fr.guichets.documents.Pieces;
import fr.guichets.dossiers.Avancement;
import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.programmation.Programmation;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the acts of the current guichet: those who prepare and sign them see all; other agents those of the dossiers they
 * see; a collectivité what was notified to it.
 */
@ApplicationScoped
@Transactional
@Reserve(value = Role.COLLECTIVITE, agents = true)
public class Decisions {

    private static final CriteresDeListe DECIDES = new CriteresDeListe(
            null,
            Set.of(EtatDossier.PROGRAMME, EtatDossier.AVIS_DEFAVORABLE),
            null,
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            null,
            null,
            null,
            CriteresDeListe.Tri.NUMERO,
            false,
            0,
            CriteresDeListe.TOUT);

    @Inject
    Dossiers dossiers;

    @Inject
    Avancement avancement;

    @Inject
    Programmation programmation;

    @Inject
    Pieces pieces;

    @Inject
    Registre registre;

    @Inject
    Calendrier calendrier;

    /**
     * The notified grant of a dossier that the current actor sees; empty as long as none is notified.
     *
     * @throws Introuvable when the dossier is not there for the current actor
     */
    public Optional<Attribution> attribution(String dossier) {
        return notifie(dossier)
                .filter(Acte::attribue)
                .map(acte -> new Attribution(
                        acte.dossier(),
                        acte.id(),
                        acte.numero(),
                        acte.montant(),
                        acte.depenseSubventionnable(),
                        acte.methode(),
                        acte.achevementLe(),
                        acte.engagement().ej(),
                        acte.notification().notifieLe()));
    }

    private Optional<Acte> notifie(String dossier) {
        String numero = dossiers.lire(dossier).numero();
        return Optional.ofNullable(numero)
                .flatMap(registre::duDossier)
                .map(registre::montrer)
                .filter(acte -> acte.etat() == EtatActe.NOTIFIE);
    }

    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.SIGNATAIRE})
    public ActesListes lister(CriteresActes criteres) {
        return registre.lister(criteres);
    }

    /** Dossiers that a validated relevé decided on and that have no act yet, by number. */
    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.SIGNATAIRE})
    public List<ActeAGenerer> aGenerer() {
        List<LigneDossier> decides = dossiers.lister(DECIDES).elements();
        Set<String> faits =
                registre.ontUnActe(decides.stream().map(LigneDossier::numero).toList());
        return decides.stream()
                .filter(ligne -> !faits.contains(ligne.numero()))
                .flatMap(this::aGenerer)
                .toList();
    }

    private Stream<ActeAGenerer> aGenerer(LigneDossier ligne) {
        return programmation
                .retenue(ligne.numero())
                .flatMap(retenue -> Preparation.natureDe(ligne.etat(), retenue.avis())
                        .map(nature ->
                                new ActeAGenerer(ligne.numero(), ligne.porteur(), ligne.intitule(), nature, retenue)))
                .stream();
    }

    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.SIGNATAIRE})
    public Acte lire(long id) {
        return registre.montrer(registre.lire(id));
    }

    /** Every act of a dossier that an agent sees, cancelled ones too, oldest first. */
    @Reserve(agents = true)
    public List<Acte> duDossier(String dossier) {
        Dossier lu = dossiers.lire(dossier);
        if (lu.numero() == null || !Acteur.courant().estAgent()) {
            return List.of();
        }
        return registre.tousDuDossier(lu.numero()).stream()
                .map(registre::montrer)
                .toList();
    }

    /**
     * The document as it was made, or as it is signed once it is.
     *
     * @throws Introuvable when there is none yet
     */
    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.SIGNATAIRE})
    public Courriels.Piece document(long id) {
        return document(registre.lire(id));
    }

    private Courriels.Piece document(ActeEnregistre acte) {
        Acte montre = registre.montrer(acte);
        if (montre.empreinte() == null) {
            throw new Introuvable("Cet acte n'a pas encore de document.");
        }
        byte[] contenu = acte.piece() != null
                ? pieces.ouvrir(Etapes.objet(acte.id()), acte.piece())
                : registre.document(montre, montre.signature() == null ? Forme.REDIGE : Forme.SIGNE);
        String suffixe = montre.signature() == null ? "" : "_signe";
        return new Courriels.Piece(
                montre.numero() + "_" + montre.nature().code() + suffixe + ".pdf", "application/pdf", contenu);
    }

    /** What was notified on a dossier; empty before. */
    public Optional<DecisionNotifiee> decision(String dossier) {
        return notifie(dossier).map(this::montrer);
    }

    private DecisionNotifiee montrer(Acte acte) {
        return new DecisionNotifiee(
                acte.id(),
                acte.numero(),
                acte.nature(),
                acte.dossier(),
                acte.montant(),
                acte.depenseSubventionnable(),
                acte.methode(),
                acte.achevementLe(),
                acte.conditions(),
                acte.motifs(),
                acte.signataire().nom(),
                acte.signataire().qualite(),
                acte.signature().mode(),
                acte.signature().signeLe(),
                acte.notification().notifieLe(),
                calendrier.identite().tribunal(),
                acte.signature().empreinte());
    }

    /**
     * The beneficiary opens the decision: the first time of each person is kept, as proof that it was received. An agent
     * who opens it leaves no such trace.
     */
    public Optional<DecisionNotifiee> ouvrir(String dossier) {
        Optional<Acte> acte = notifie(dossier);
        Acteur acteur = Acteur.courant();
        if (!acteur.estAgent()) {
            acte.filter(lu -> registre.noterLaLecture(
                            lu.id(), acteur.identifiant(), acteur.nom(), calendrier.maintenant()))
                    .ifPresent(lu -> avancement.noter(lu.dossier(), "DECISION_LUE", Map.of("acte", lu.numero())));
        }
        return acte.map(this::montrer);
    }

    /** The signed act of a dossier, which counts as opening the decision. */
    public Courriels.Piece documentNotifie(String dossier) {
        return ouvrir(dossier)
                .map(decision -> document(registre.lire(decision.id())))
                .orElseThrow(() -> new Introuvable("Aucune décision n'est encore notifiée sur ce dossier."));
    }
}
