package fr.guichets.reglement;

import fr.guichets.reglement.interne.ComparaisonDImport;
import fr.guichets.reglement.interne.LectureNationale;
import fr.guichets.reglement.interne.Registre;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.reglement.tenants.Reprise;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The guichets as the national level runs them. The perimeter is the national level. */
@ApplicationScoped
@Transactional
@Reserve(Role.NATIONAL)
public class AdministrationDesGuichets {

    public static final int MOTIF_MAXIMAL = 500;

    private static final String FICHIER = "guichet.yaml";

    private static final Duration RECENTES = Duration.ofDays(1);

    /**
     * @param enVigueur number of the version, null when none is published
     * @param effet of the version in force, null when none is published
     * @param versions how many are published
     * @param aVenir how many take effect later than today
     * @param propres true when the version in force changes at least one value of the national model
     */
    public record Suivi(
            Guichet guichet, String enVigueur, LocalDate effet, int versions, int aVenir, boolean propres) {}

    /**
     * A guichet being made. Each step can be repeated; the guichet enters the registry, prepared, with the last one.
     *
     * @param etape what is being done, or what failed
     * @param erreur null unless the last try failed; French
     */
    public record Creation(
            CodeDepartement code, String nom, Instant demandeeLe, String demandeePar, Etape etape, String erreur) {}

    public enum Etape {
        DEMANDEE("Demandé"),
        BASE("Base de données"),
        REGLES("Règles"),
        PRETE("Prêt");

        private final String libelle;

        Etape(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }
    }

    @Inject
    Guichets guichets;

    @Inject
    Registre registre;

    @Inject
    HistoriqueDesRegles regles;

    @Inject
    LectureNationale national;

    @Inject
    ComparaisonDImport comparaison;

    @Inject
    Journal journal;

    @Inject
    Horloge horloge;

    @Inject
    Event<RegistreChange> change;

    /** By code. */
    public List<Suivi> tous() {
        Map<String, List<Registre.Version>> parGuichet =
                registre.versions().stream().collect(Collectors.groupingBy(Registre.Version::guichet));
        return guichets.tous().stream()
                .map(guichet ->
                        suivi(guichet, parGuichet.getOrDefault(guichet.code().valeur(), List.of())))
                .toList();
    }

    /** @throws Introuvable when no guichet has this code */
    public Suivi lire(CodeDepartement code) {
        if (guichets.parCode(code).isEmpty()) {
            // made a moment ago, which this server has not read yet
            guichets.perimer();
        }
        return tous().stream()
                .filter(suivi -> suivi.guichet().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Introuvable("Aucun guichet n'a ce code."));
    }

    private Suivi suivi(Guichet guichet, List<Registre.Version> versions) {
        if (versions.isEmpty()) {
            return new Suivi(guichet, null, null, 0, 0, false);
        }
        LocalDate jour = horloge.aujourdhui(guichet.fuseau());
        List<Registre.Version> commencees = versions.stream()
                .filter(version -> !version.effet().isAfter(jour))
                .toList();
        Registre.Version enVigueur = commencees.isEmpty() ? versions.get(0) : commencees.get(commencees.size() - 1);
        return new Suivi(
                guichet,
                enVigueur.numero(),
                enVigueur.effet(),
                versions.size(),
                versions.size() - commencees.size(),
                enVigueur.propres());
    }

    /**
     * Opens, suspends, closes.
     *
     * @throws fr.guichets.socle.OperationInvalide when the state does not allow it, or when no version is published
     * @throws fr.guichets.socle.ChampsInvalides a missing reason
     */
    public void changerEtat(CodeDepartement code, Guichet.Etat etat, String motif) {
        String lu = motif == null ? "" : motif.strip();
        if (lu.isEmpty() || lu.length() > MOTIF_MAXIMAL) {
            throw new ChampsInvalides(List.of(new ChampsInvalides.Erreur(
                    "motif",
                    "OBLIGATOIRE",
                    "Dites pourquoi, en " + MOTIF_MAXIMAL + " caractères au plus\u00a0: le public le lira.")));
        }
        Guichet avant = registre.passer(code, etat, lu, horloge.maintenant());
        journal.consigner("guichet/" + code, etat.name(), situation(avant.etat(), avant.motif()), situation(etat, lu));
        change.fire(new RegistreChange(RegistreChange.Cause.ETAT));
    }

    private static Map<String, Object> situation(Guichet.Etat etat, String motif) {
        Map<String, Object> situation = new LinkedHashMap<>();
        situation.put("État", etat.libelle());
        if (motif != null) {
            situation.put("Motif", motif);
        }
        return situation;
    }

    /**
     * Asks for a new guichet, as a {@code guichet.yaml} declares it: read and checked whole, then made by the installation,
     * which owns the schemas. Whatever the file says, the guichet will be prepared, not open. A creation that failed may be
     * asked for again with another file.
     *
     * @throws fr.guichets.reglement.tenants.TenantsInvalides naming every error
     * @throws fr.guichets.socle.OperationInvalide when the code, or the address, is taken
     */
    public Creation creer(String guichetYaml) {
        GuichetDeclare declare = DossierTenants.guichet(guichetYaml, national.modeles());
        Reprise reprise = new Reprise(Map.of(FICHIER, guichetYaml));
        comparaison.modeles(reprise, FICHIER, declare);
        reprise.exiger();
        Creation creation = registre.demander(
                declare.code(),
                declare.identite().slug(),
                declare.identite().nom(),
                guichetYaml,
                declare.enJson(),
                Acteur.courant(),
                horloge.maintenant());
        journal.consigner(
                "guichet/" + declare.code(),
                "CREATION_DEMANDEE",
                null,
                Map.of(
                        "Nom",
                        declare.identite().nom(),
                        "Adresse",
                        declare.identite().slug()));
        return creation;
    }

    /** Those under way or failed, and those asked for since yesterday; the latest first. */
    public List<Creation> creations() {
        return registre.creations(horloge.maintenant().minus(RECENTES));
    }

    /** Tries a failed creation again. */
    public void reprendre(CodeDepartement code) {
        registre.reprendre(code);
        journal.consigner("guichet/" + code, "CREATION_REPRISE", null, null);
    }

    /** Who changed what, of the guichet and of its rules; the latest first. */
    @Transactional(TxType.NOT_SUPPORTED)
    public List<Journal.Ligne> historique(CodeDepartement code) {
        List<Journal.Ligne> lignes = new ArrayList<>(journal.de("guichet/" + code));
        if (guichets.parCode(code).isPresent()) {
            lignes.addAll(DepartementCourant.executerPour(code, regles::lignes));
        }
        lignes.sort(Comparator.comparing(Journal.Ligne::le).reversed());
        return lignes;
    }
}
