package fr.guichets.reglement;

import fr.guichets.reglement.Brouillon.Regle;
import fr.guichets.reglement.interne.DepotNational;
import fr.guichets.reglement.interne.Edition;
import fr.guichets.reglement.interne.LectureNationale;
import fr.guichets.reglement.interne.Recopie;
import fr.guichets.reglement.interne.VersionDeposee;
import fr.guichets.reglement.regles.VersionEnVigueur;
import fr.guichets.reglement.tenants.Declarations;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules carried from one guichet to others, or from one exercise to the next: always into drafts, never published. */
@ApplicationScoped
public class Copies {

    private static final Set<String> POUR_TOUS = Set.of("OBLIGATOIRE", "TEXTE_TROP_LONG");

    /** @param refus why nothing was written in this guichet, French; null when the draft now says these rules */
    public record Suite(CodeDepartement guichet, List<String> cles, String refus) {}

    /** Where a target stands beside the source. */
    public enum Etat {
        /** What it has published already says it. */
        PUBLIE,
        /** Its draft says it. */
        EN_BROUILLON,
        A_ECRIRE,
        /** Somebody wrote one of these rules otherwise in its draft. */
        OCCUPE
    }

    /**
     * @param version published, that its draft follows
     * @param cles those that the target does not say as the source does, neither published nor in its draft
     * @param brouillon version of its open draft, 0 when there is none
     * @param autres other rules that its draft changes: they would be published with these
     * @param erreurs what prevents its draft from being published
     */
    public record Situation(
            CodeDepartement guichet,
            Etat etat,
            String version,
            List<String> cles,
            long brouillon,
            List<String> autres,
            List<Brouillon.Erreur> erreurs) {}

    /** @param version null when the guichet refused; {@code refus} why, French, else null */
    public record Publiee(CodeDepartement guichet, String version, String refus) {}

    @Inject
    Horloge horloge;

    @Inject
    DepotNational depot;

    @Inject
    LectureNationale national;

    @Inject
    Recopie recopie;

    @Inject
    Edition edition;

    /** Keys that can be copied: those that a département may change, in the order of the vocabulary. */
    @Reserve(Role.NATIONAL)
    public Set<String> cles() {
        return national.modifiables();
    }

    /**
     * The rules of a guichet that are in force. The perimeter is the national level.
     *
     * @throws Introuvable when it has published none
     */
    @Reserve(Role.NATIONAL)
    public Reglement source(CodeDepartement source) {
        List<VersionDeposee> versions = depot.de(source);
        if (versions.isEmpty()) {
            throw new Introuvable("Le guichet " + source + " n’a publié aucune règle.");
        }
        return VersionEnVigueur.a(
                horloge.maintenant(),
                versions.stream().map(VersionDeposee::reglement).toList());
    }

    /** Where each target stands, nothing being done. The perimeter is the national level. */
    @Reserve(Role.NATIONAL)
    public List<Situation> situations(CodeDepartement source, Set<String> cles, List<CodeDepartement> cibles) {
        Map<String, Declaration> regles = regles(source, cles);
        return cibles.stream()
                .map(cible -> {
                    LectureNationale.Lue lue = national.lire(cible);
                    return situation(cible, regles, DepartementCourant.executerPour(cible, () -> edition.apercu(lue)));
                })
                .toList();
    }

    private static Situation situation(CodeDepartement cible, Map<String, Declaration> regles, Brouillon brouillon) {
        List<Regle> concernees = brouillon.regles().stream()
                .filter(regle -> regles.containsKey(regle.cle().nom()))
                .toList();
        List<Regle> autrement = concernees.stream()
                .filter(regle ->
                        !Objects.equals(regle.declaree(), regles.get(regle.cle().nom())))
                .toList();
        Etat etat;
        if (autrement.stream().anyMatch(Regle::changee)) {
            etat = Etat.OCCUPE;
        } else if (!autrement.isEmpty()) {
            etat = Etat.A_ECRIRE;
        } else {
            etat = concernees.stream().anyMatch(Regle::changee) ? Etat.EN_BROUILLON : Etat.PUBLIE;
        }
        return new Situation(
                cible,
                etat,
                brouillon.base(),
                autrement.stream().map(regle -> regle.cle().nom()).toList(),
                brouillon.ouvertLe() == null ? 0 : brouillon.version(),
                brouillon.regles().stream()
                        .filter(Regle::changee)
                        .map(regle -> regle.cle().nom())
                        .filter(cle -> !regles.containsKey(cle))
                        .toList(),
                brouillon.erreurs());
    }

    /** By key, null for those that the source inherits. */
    private Map<String, Declaration> regles(CodeDepartement source, Set<String> cles) {
        Map<String, Declaration> declarees = Declarations.de(source(source));
        Map<String, Declaration> regles = new LinkedHashMap<>();
        national.modifiables().stream().filter(cles::contains).forEach(cle -> regles.put(cle, declarees.get(cle)));
        return regles;
    }

    /**
     * Writes into the draft of each target what the source says of these keys. A draft where somebody already wrote one of
     * them is left as it is, and said. The perimeter is the national level.
     */
    @Reserve(Role.NATIONAL)
    public List<Suite> copier(CodeDepartement source, Set<String> cles, List<CodeDepartement> cibles) {
        Map<String, Declaration> regles = regles(source, cles);
        List<Suite> suites = new ArrayList<>();
        for (CodeDepartement cible : cibles) {
            LectureNationale.Lue lue = national.lire(cible);
            try {
                suites.add(new Suite(
                        cible, DepartementCourant.executerPour(cible, () -> recopie.ecrire(lue, regles)), null));
            } catch (OperationInvalide | AccesRefuse | Introuvable e) {
                suites.add(new Suite(cible, List.of(), e.getMessage()));
            } catch (ChampsInvalides e) {
                suites.add(new Suite(cible, List.of(), enMots(e)));
            }
        }
        return suites;
    }

    private static String enMots(ChampsInvalides refus) {
        return refus.erreurs().stream().map(ChampsInvalides.Erreur::message).collect(Collectors.joining(" "));
    }

    /**
     * Publishes the drafts of several guichets on the same day for the same reason; what one refuses leaves the others
     * published. The perimeter is the national level.
     *
     * @param brouillons version of each draft as it was read
     * @throws ChampsInvalides effet or motif is missing or too long: nothing is published
     */
    @Reserve(Role.NATIONAL)
    public List<Publiee> publier(Map<CodeDepartement, Long> brouillons, LocalDate effet, String motif) {
        List<Publiee> publiees = new ArrayList<>();
        brouillons.forEach((guichet, version) -> {
            LectureNationale.Lue lue = national.lire(guichet);
            try {
                String numero =
                        DepartementCourant.executerPour(guichet, () -> edition.publier(lue, version, effet, motif));
                publiees.add(new Publiee(guichet, numero, null));
            } catch (ChampsInvalides e) {
                if (e.erreurs().stream().anyMatch(erreur -> POUR_TOUS.contains(erreur.code()))) {
                    throw e;
                }
                publiees.add(new Publiee(guichet, null, enMots(e)));
            } catch (OperationInvalide | AccesRefuse | Introuvable e) {
                publiees.add(new Publiee(guichet, null, e.getMessage()));
            }
        });
        return publiees;
    }

    /**
     * Opens a draft of the current guichet whose days (filing, relevés, deadline of engagement, tranches) are those of the
     * last published version, one year later, each marked as a hypothesis to be confirmed.
     *
     * @throws fr.guichets.socle.OperationInvalide when a draft is already open
     */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public Brouillon exerciceSuivant() {
        return edition.exerciceSuivant(national.ici());
    }
}
