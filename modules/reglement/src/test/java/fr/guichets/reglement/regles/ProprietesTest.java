package fr.guichets.reglement.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Demande.Cofinancement.Statut;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Remedes;
import fr.guichets.reglement.Remedes.Remede;
import fr.guichets.reglement.ThemeNational;
import fr.guichets.socle.Montant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Quel que soit le projet,")
class ProprietesTest {

    private static final int NOMBRE = 12_000;
    private static final List<Reglement> REGLEMENTS = reglements();

    /** Those of départements, and others that no département has. */
    private static List<Reglement> reglements() {
        ReglesAuHasard regles = new ReglesAuHasard(new Random(20211231));
        return Stream.concat(
                        Stream.of("18", "63", "76", "972").map(Cas::regles),
                        Stream.generate(regles::suivant).limit(400))
                .toList();
    }

    @Test
    @DisplayName("le montant est la plus petite des bornes, jamais négatif, nul en cas de refus, et toujours expliqué")
    void montant() {
        Random hasard = new Random(20210125);
        int recevables = 0;
        for (int i = 0; i < NOMBRE; i++) {
            Cas cas = auHasard(hasard);
            Evaluation e = cas.evaluer();
            Supplier<String> projet = () -> cas.projet() + " → " + e;
            recevables += e.recevable() ? 1 : 0;

            assertEquals(e.motifsIrrecevabilite().isEmpty(), e.recevable(), projet);
            assertEquals(e.coutGlobal(), e.coutEligible().plus(e.depensesExclues()), projet);
            assertTrue(e.montantMaximum().centimes() >= 0, projet);
            List<Montant> bornes = Stream.of(
                            e.bornes().coutEligible(),
                            e.bornes().demande(),
                            e.bornes().resteApresAutresAidesPubliques(),
                            e.bornes().forfait(),
                            e.bornes().tauxMax(),
                            e.bornes().plafondCollectivite())
                    .filter(borne -> borne != null)
                    .toList();
            assertTrue(bornes.stream().allMatch(borne -> e.montantMaximum().compareTo(borne) <= 0), projet);
            if (e.recevable()) {
                assertTrue(bornes.contains(e.montantMaximum()), projet);
                assertTrue(!e.borneActive().isEmpty(), projet);
            } else {
                assertTrue(e.montantMaximum().estNul() && e.borneActive().isEmpty(), projet);
            }
            Set<String> expliques =
                    e.explications().stream().map(Evaluation.Explication::code).collect(Collectors.toSet());
            assertTrue(
                    Stream.concat(e.motifsIrrecevabilite().stream(), e.alertes().stream())
                            .map(Enum::name)
                            .allMatch(expliques::contains),
                    projet);
            assertEquals(e, cas.evaluer(), projet);
        }
        assertTrue(recevables > NOMBRE / 10 && recevables < NOMBRE * 9 / 10, "recevables : " + recevables);
    }

    @Test
    @DisplayName("une aide obtenue de plus n'augmente jamais le montant et ne change pas le verdict")
    void aide_de_plus() {
        Random hasard = new Random(297000);
        for (int i = 0; i < NOMBRE; i++) {
            Cas cas = auHasard(hasard);
            Evaluation avant = cas.evaluer();
            Evaluation apres = cas.aide(euros(hasard, 30_000), Statut.OBTENU).evaluer();
            assertTrue(apres.montantMaximum().compareTo(avant.montantMaximum()) <= 0, () -> cas.projet()
                    .toString());
            assertEquals(avant.motifsIrrecevabilite(), apres.motifsIrrecevabilite());
        }
    }

    @Test
    @DisplayName("les remèdes suivis ensemble rendent le projet recevable, et ce qui donnerait plus donne plus")
    void remedes() {
        Random hasard = new Random(4500);
        int remedies = 0;
        int sansRemede = 0;
        for (int i = 0; i < NOMBRE; i++) {
            Cas cas = auHasard(hasard);
            Evaluation avant = cas.evaluer();
            LocalDate aujourdhui = LocalDate.of(2021, 1, 20).plusDays(hasard.nextInt(200));
            List<Remede> remedes = Remedes.pour(List.of(cas.regles()), cas.projet(), aujourdhui);
            Supplier<String> projet = () -> cas.projet() + " → " + avant + " → " + remedes;
            Set<String> codes = remedes.stream().map(Remede::code).collect(Collectors.toSet());
            assertTrue(remedes.stream().allMatch(remede -> remede.phrase().endsWith(".")), projet);
            if (avant.recevable()) {
                assertTrue(!codes.contains("SANS_REMEDE"), projet);
                continue;
            }
            assertTrue(!remedes.isEmpty(), projet);
            if (codes.contains("SANS_REMEDE") || codes.contains("AUTRE_GUICHET")) {
                sansRemede++;
                continue;
            }
            remedies++;
            assertTrue(suivre(cas, codes, aujourdhui), projet);
        }
        assertTrue(remedies > NOMBRE / 20 && sansRemede > NOMBRE / 20, remedies + " et " + sansRemede);
    }

    /** Follows the sentences as a reader would, by her own means. */
    private static boolean suivre(Cas cas, Set<String> codes, LocalDate aujourdhui) {
        Demande d = cas.projet();
        Reglement r = cas.regles();
        if (codes.contains("ANNEE_SUIVANTE")) {
            d = d.apres(Demande.Anterieures.AUCUNE).deposee(Instant.parse("2022-01-01T12:00:00Z"));
        }
        if (codes.contains("AUTRE_JOUR")) {
            LocalDate jour =
                    r.depot().ouverture().isAfter(aujourdhui) ? r.depot().ouverture() : aujourdhui;
            d = d.deposee(jour.atTime(12, 0).atZone(r.identite().fuseau()).toInstant());
        }
        if (codes.contains("SIGNER_APRES")) {
            d = d.sansSignature();
        }
        if (codes.contains("AUTRE_THEME")) {
            d = d.avecTheme(r.themes().get(r.themes().size() - 1).code());
        }
        NatureDepense financee = Stream.of(NatureDepense.values())
                .filter(nature -> !r.exclusions().contains(nature))
                .findFirst()
                .orElseThrow();
        if (codes.contains("AUTRES_DEPENSES")) {
            d = d.avecDepenses(d.depenses().stream()
                    .map(depense -> new Demande.Depense("Autre", financee, depense.montant()))
                    .toList());
        }
        if (codes.contains("COMPLETER")) {
            d = d.avecDepenses(Stream.concat(
                            d.depenses().stream(),
                            Stream.of(new Demande.Depense(
                                    "De plus", financee, r.plancher().montant())))
                    .toList());
        }
        return r.evaluer(d).recevable();
    }

    private static Cas auHasard(Random hasard) {
        Cas cas = Cas.selon(REGLEMENTS.get(hasard.nextInt(REGLEMENTS.size())))
                .porteur(
                        un(hasard, NatureCollectivite.values()),
                        hasard.nextBoolean() ? hasard.nextInt(12_000) : hasard.nextInt(1_000_000))
                .depose(Instant.parse("2021-01-20T00:00:00Z").plusSeconds(hasard.nextInt(200 * 24 * 3600)) + "");
        for (int lignes = 1 + hasard.nextInt(4); lignes > 0; lignes--) {
            cas.depense(un(hasard, NatureDepense.values()), euros(hasard, 25_000));
        }
        if (hasard.nextInt(4) == 0) {
            cas.theme(un(hasard, ThemeNational.values()).name());
        }
        if (hasard.nextBoolean()) {
            cas.demande(euros(hasard, 60_000));
        }
        if (hasard.nextInt(3) == 0) {
            cas.aide(euros(hasard, 30_000), un(hasard, Statut.values()));
        }
        if (hasard.nextInt(5) == 0) {
            cas.signe("202" + (1 + hasard.nextInt(2)) + "-0" + (1 + hasard.nextInt(9)) + "-15");
        }
        if (hasard.nextInt(3) == 0) {
            cas.apres(hasard.nextInt(4), euros(hasard, 40_000));
        }
        if (hasard.nextInt(8) == 0) {
            cas.du("01");
        }
        return cas.dure(hasard.nextInt(40));
    }

    private static <T> T un(Random hasard, T[] valeurs) {
        return valeurs[hasard.nextInt(valeurs.length)];
    }

    private static String euros(Random hasard, int maximum) {
        return hasard.nextInt(maximum) + (hasard.nextBoolean() ? "" : "." + (10 + hasard.nextInt(90)));
    }
}
