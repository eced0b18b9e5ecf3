package fr.guichets.programmation;

import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.programmation.interne.Calendrier;
import fr.guichets.programmation.interne.Registre;
import fr.guichets.programmation.interne.ReleveEnregistre;
import fr.guichets.programmation.interne.Vues;
import fr.guichets.programmation.regles.Maturite;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Reserve;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the relevés of the current guichet. */
@ApplicationScoped
@Transactional
@Reserve(agents = true)
public class Programmation {

    @Inject
    Registre registre;

    @Inject
    Vues vues;

    @Inject
    Calendrier calendrier;

    @Inject
    Dossiers dossiers;

    @Inject
    Journal journal;

    /** True when a committee advises: the screens then say « séances ». */
    public boolean aUnComite() {
        return calendrier.aUnComite();
    }

    /** Days of the calendar, the earliest first; none au fil de l'eau. */
    public List<Seance> seances() {
        return calendrier.seances(registre.parCode());
    }

    /** The first day of the calendar that has not passed, empty when there is none. */
    public Optional<Seance> prochaine() {
        Instant maintenant = calendrier.maintenant();
        return seances().stream()
                .filter(seance -> maintenant.isBefore(seance.cloture()))
                .findFirst();
    }

    public ListeReleves lister(CriteresDeReleves criteres) {
        return new ListeReleves(
                vues.releves(registre.lister(criteres)),
                registre.compter(criteres),
                criteres.page(),
                criteres.taille());
    }

    /** @throws fr.guichets.socle.Introuvable when the guichet has no such relevé */
    public Feuille lire(long id) {
        return vues.feuille(registre.lire(id));
    }

    /** What was done on it, oldest first. */
    public List<Journal.Ligne> historique(long id) {
        return journal.de(registre.lire(id).objet());
    }

    /** The undecided dossiers facing a relevé: what the freeze would take, and the others. */
    public Candidats candidats(long id) {
        ReleveEnregistre releve = registre.lire(id);
        Map<String, String> enSeance = registre.enSeance();
        Map<String, String> motifs = registre.ecarts(id);
        List<LigneDossier> prets = new ArrayList<>();
        List<Candidats.Ecarte> ecartes = new ArrayList<>();
        List<Candidats.PasPret> pasPrets = new ArrayList<>();
        for (LigneDossier dossier : sansDecision()) {
            Optional<Candidats.Raison> raison = Maturite.empechement(
                    dossier.etat(),
                    dossier.recevable(),
                    dossier.deposeLe(),
                    releve.cloture(),
                    enSeance.containsKey(dossier.numero()));
            if (raison.isPresent()) {
                pasPrets.add(new Candidats.PasPret(
                        dossier, raison.get(), autreReleve(raison.get(), dossier, releve, enSeance)));
            } else if (motifs.containsKey(dossier.numero())) {
                ecartes.add(new Candidats.Ecarte(dossier, motifs.get(dossier.numero())));
            } else {
                prets.add(dossier);
            }
        }
        pasPrets.sort(Comparator.comparing(Candidats.PasPret::raison));
        return new Candidats(List.copyOf(prets), List.copyOf(ecartes), List.copyOf(pasPrets));
    }

    private List<LigneDossier> sansDecision() {
        return dossiers.lister(new CriteresDeListe(
                        null,
                        Maturite.SANS_DECISION,
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
                        CriteresDeListe.TOUT))
                .elements();
    }

    private String autreReleve(
            Candidats.Raison raison, LigneDossier dossier, ReleveEnregistre releve, Map<String, String> enSeance) {
        return switch (raison) {
            case DANS_UN_AUTRE_RELEVE -> enSeance.get(dossier.numero());
            case DEPOSE_APRES_LA_CLOTURE ->
                calendrier.suivante(dossier.deposeLe(), releve.releveLe()).orElse(null);
            default -> null;
        };
    }

    /** The relevés where a dossier was, the latest first. */
    public List<Passage> duDossier(String numero) {
        return registre.passages(dossiers.lire(numero).numero()).stream()
                .map(ligne -> new Passage(vues.releve(registre.lire(ligne.releve())), ligne.lire()))
                .toList();
    }

    /** The last validated relevé that decided on the dossier; empty when none did. */
    public Optional<Retenue> retenue(String dossier) {
        return registre.retenue(dossier);
    }
}
