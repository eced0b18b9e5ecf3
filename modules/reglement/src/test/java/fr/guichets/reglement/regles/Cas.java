package fr.guichets.reglement.regles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Demande.Anterieures;
import fr.guichets.reglement.Demande.Cofinancement;
import fr.guichets.reglement.Demande.Cofinancement.Statut;
import fr.guichets.reglement.Demande.Depense;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** A project written in one sentence, judged by the rules delivered for a département. */
final class Cas {

    private static final DossierTenants TENANTS = DossierTenants.lire(Path.of("../../tenants"));

    private final Reglement reglement;
    private NatureCollectivite nature = NatureCollectivite.COMMUNE;
    private int population = 800;
    private Integer totale;
    private CodeDepartement departement;
    private String theme;
    private final List<Depense> depenses = new ArrayList<>();
    private final List<Cofinancement> aides = new ArrayList<>();
    private Montant demande;
    private Integer duree;
    private Instant depot = Instant.parse("2021-06-02T07:00:00Z");
    private LocalDate signature;
    private Anterieures anterieures;

    private Cas(Reglement reglement) {
        this.reglement = reglement;
        this.departement = reglement.identite().code();
    }

    static Reglement regles(String code) {
        return TENANTS.guichet(new CodeDepartement(code)).versions().get(0).reglement();
    }

    static Cas dans(String code) {
        return new Cas(regles(code));
    }

    static Cas selon(Reglement reglement) {
        return new Cas(reglement);
    }

    /** The same rules with another rate and another minimum share. */
    static Reglement avecTaux(Reglement r, String tauxMax, String participation) {
        return avec(avec(r, "tauxMax", tauxMax), "participationMinimale", participation);
    }

    /** The same rules with another list of eligible natures. */
    static Reglement avecNatures(Reglement r, List<NatureCollectivite> natures) {
        return avec(
                r,
                "natures",
                natures.stream()
                        .map(nature -> '"' + nature.name() + '"')
                        .toList()
                        .toString());
    }

    /** The same rules but for one key, given as JSON. */
    static Reglement avec(Reglement r, String cle, String json) {
        try {
            ObjectMapper jackson = new ObjectMapper();
            ObjectNode regles = (ObjectNode) jackson.readTree(JsonReglement.ecrire(r));
            regles.set(cle, jackson.readTree(json));
            if (r.provenances().stream()
                    .noneMatch(provenance -> provenance.cle().equals(cle))) {
                regles.withArray("provenances")
                        .addObject()
                        .put("cle", cle)
                        .put("niveau", "DEPARTEMENT")
                        .put("depuis", "2021-01-25")
                        .put("hypothese", "pour essai");
            }
            return JsonReglement.lire(regles.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    Cas porteur(NatureCollectivite nature, int population) {
        this.nature = nature;
        this.population = population;
        return this;
    }

    Cas populationTotale(int habitants) {
        totale = habitants;
        return this;
    }

    Cas du(String departement) {
        this.departement = new CodeDepartement(departement);
        return this;
    }

    Cas theme(String theme) {
        this.theme = theme;
        return this;
    }

    Cas depense(NatureDepense nature, String euros) {
        depenses.add(new Depense("Dépense", nature, euros(euros)));
        return this;
    }

    Cas coute(String euros) {
        return depense(NatureDepense.PRESTATION, euros);
    }

    Cas demande(String euros) {
        demande = euros(euros);
        return this;
    }

    Cas aide(String euros, Statut statut) {
        aides.add(new Cofinancement("Région", euros(euros), statut));
        return this;
    }

    Cas dure(Integer mois) {
        duree = mois;
        return this;
    }

    Cas depose(String instant) {
        depot = OffsetDateTime.parse(instant).toInstant();
        return this;
    }

    Cas signe(String jour) {
        signature = jour == null ? null : LocalDate.parse(jour);
        return this;
    }

    /** What the bearer filed before it in the same year. */
    Cas apres(int dossiers, String euros) {
        anterieures = new Anterieures(euros(euros), dossiers);
        return this;
    }

    Cas depenseTTC(String ht, String ttc) {
        depenses.add(new Depense("Dépense", NatureDepense.PRESTATION, euros(ht), euros(ttc)));
        return this;
    }

    Demande projet() {
        return new Demande(
                new Collectivite(
                        nature,
                        "00000",
                        "Collectivité",
                        null,
                        population,
                        totale == null ? Integer.valueOf(population + 10) : totale,
                        departement,
                        null,
                        List.of(),
                        2021),
                theme,
                depenses,
                demande,
                aides,
                duree,
                depot,
                signature,
                anterieures);
    }

    Reglement regles() {
        return reglement;
    }

    Evaluation evaluer() {
        return EvaluateurDeDemande.evaluer(reglement, projet());
    }

    static Montant euros(String euros) {
        return Montant.euros(new BigDecimal(euros));
    }
}
