package fr.guichets.reglement.tenants;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Demande.Cofinancement;
import fr.guichets.reglement.Demande.Cofinancement.Statut;
import fr.guichets.reglement.Demande.Depense;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Evaluation.Alerte;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.ThemeNational;
import fr.guichets.reglement.regles.EvaluateurDeDemande;
import fr.guichets.reglement.regles.VersionEnVigueur;
import fr.guichets.reglement.tenants.TenantsInvalides.Erreur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Les exemples des guichets")
class ExemplesTest {

    private static final Path DOSSIER = Path.of("../../tenants");
    private static final DossierTenants TENANTS = DossierTenants.lire(DOSSIER);

    static Stream<Arguments> exemples() throws IOException {
        List<Arguments> exemples = new ArrayList<>();
        try (Stream<Path> fichiers = Files.walk(DOSSIER, 2)) {
            fichiers.filter(fichier -> fichier.endsWith("exemples.yaml"))
                    .sorted()
                    .forEach(fichier -> lire(fichier, exemples));
        }
        assertEquals(Set.of("18", "63", "76"), distincts(exemples));
        return exemples.stream();
    }

    private static void lire(Path fichier, List<Arguments> exemples) {
        String code = fichier.getParent().getFileName().toString().split("-")[0];
        Set<Erreur> erreurs = new LinkedHashSet<>();
        Noeud.racine(DOSSIER, fichier, erreurs).liste(exemple -> {
            exemple.vocabulaire("nom", "demande", "attendu");
            return exemples.add(Arguments.of(
                    code, exemple.champ("nom").texte(), exemple.champ("demande"), exemple.champ("attendu"), erreurs));
        });
    }

    private static Set<Object> distincts(List<Arguments> exemples) {
        return new LinkedHashSet<>(
                exemples.stream().map(exemple -> exemple.get()[0]).toList());
    }

    @ParameterizedTest(name = "{0} : {1}")
    @MethodSource("exemples")
    @DisplayName("donnent ce qu'ils annoncent")
    void executer(String code, String nom, Noeud demande, Noeud attendu, Set<Erreur> erreurs) {
        demande.vocabulaire(
                "nature",
                "population",
                "theme",
                "depot",
                "depenses",
                "montantDemande",
                "aidesObtenues",
                "dureeMois",
                "signature");
        attendu.vocabulaire("montant", "session", "forfait", "bornes", "refus", "alertes");
        Evaluation obtenue = evaluer(new CodeDepartement(code), demande);
        Montant montant = attendu.champ("montant").ouNul(Noeud::montant);
        assertAll(
                () -> assertEquals(
                        valeurs(attendu, "refus", n -> n.parmi(Motif.class)), obtenue.motifsIrrecevabilite()),
                () -> assertEquals(valeurs(attendu, "alertes", n -> n.parmi(Alerte.class)), obtenue.alertes()),
                () -> assertEquals(montant == null ? Montant.ZERO : montant, obtenue.montantMaximum()),
                () -> assertEquals(attendu.champ("session").ouNul(Noeud::texte), obtenue.session()),
                () -> assertEquals(attendu.champ("forfait").ouNul(Noeud::texte), obtenue.categorieForfait()),
                () -> assertEquals(valeurs(attendu, "bornes", Noeud::texte), obtenue.borneActive()),
                () -> assertEquals(Set.of(), erreurs));
    }

    private static <T> Set<T> valeurs(Noeud attendu, String cle, Function<Noeud, T> lecture) {
        return attendu.champ(cle).estAbsent()
                ? Set.of()
                : Set.copyOf(attendu.champ(cle).liste(lecture));
    }

    private static Evaluation evaluer(CodeDepartement code, Noeud n) {
        Instant depot = n.champ("depot")
                .essai("une date", texte -> OffsetDateTime.parse(texte).toInstant());
        ThemeNational theme = n.champ("theme").ouNul(noeud -> noeud.parmi(ThemeNational.class));
        Montant aides = n.champ("aidesObtenues").ouNul(Noeud::montant);
        List<Depense> depenses = n.champ("depenses").champs().entrySet().stream()
                .map(ligne -> new Depense(
                        "",
                        NatureDepense.valueOf(ligne.getKey()),
                        ligne.getValue().montant()))
                .toList();
        Collectivite porteur = new Collectivite(
                n.champ("nature").parmi(NatureCollectivite.class),
                "",
                "",
                null,
                n.champ("population").entier(),
                null,
                code,
                null,
                List.of(),
                2021);
        Demande demande = new Demande(
                porteur,
                theme == null ? null : theme.name(),
                depenses,
                n.champ("montantDemande").ouNul(Noeud::montant),
                aides == null ? List.of() : List.of(new Cofinancement("", aides, Statut.OBTENU)),
                n.champ("dureeMois").ouNul(Noeud::entier),
                depot,
                n.champ("signature").ouNul(Noeud::date));
        return EvaluateurDeDemande.evaluer(
                VersionEnVigueur.a(
                        depot,
                        TENANTS.guichet(code).versions().stream()
                                .map(VersionDeclaree::reglement)
                                .toList()),
                demande);
    }
}
