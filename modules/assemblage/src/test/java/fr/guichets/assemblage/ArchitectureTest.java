package fr.guichets.assemblage;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import fr.guichets.socle.Horloge;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("L'architecture de la maison")
class ArchitectureTest {

    private static final Set<String> METIER = Set.of(
            "socle",
            "referentiel",
            "reglement",
            "documents",
            "acces",
            "dossiers",
            "enveloppes",
            "programmation",
            "decisions",
            "execution",
            "pilotage");

    /** What each module may look at, besides itself. */
    private static final Map<String, Set<String>> PERMIS = Map.ofEntries(
            Map.entry("socle", Set.of()),
            Map.entry("referentiel", Set.of("socle")),
            Map.entry("reglement", Set.of("socle", "referentiel")),
            Map.entry("documents", Set.of("socle")),
            Map.entry("acces", Set.of("socle", "referentiel", "reglement", "documents")),
            Map.entry("enveloppes", Set.of("socle", "referentiel", "reglement", "documents")),
            Map.entry("dossiers", Set.of("socle", "referentiel", "reglement", "documents")),
            Map.entry(
                    "programmation",
                    Set.of("socle", "referentiel", "reglement", "documents", "dossiers", "enveloppes")),
            Map.entry(
                    "decisions",
                    Set.of(
                            "socle",
                            "referentiel",
                            "reglement",
                            "documents",
                            "dossiers",
                            "enveloppes",
                            "programmation")),
            Map.entry(
                    "execution",
                    Set.of("socle", "referentiel", "reglement", "documents", "dossiers", "enveloppes", "decisions")),
            Map.entry("pilotage", Set.of("socle", "referentiel", "reglement", "dossiers", "enveloppes")),
            Map.entry("dsfr", Set.of("socle")),
            Map.entry("web", avec(METIER, "dsfr")),
            Map.entry("api", METIER),
            Map.entry("assemblage", METIER));

    private static Set<String> avec(Set<String> modules, String autre) {
        return Stream.concat(modules.stream(), Stream.of(autre)).collect(Collectors.toUnmodifiableSet());
    }

    private static final Set<String> SQL_NATIF = Set.of(
            // the national role writes in the schema of another perimeter, which no entity can name
            "fr.guichets.enveloppes.interne.national.Etapes",
            "fr.guichets.assemblage.Sonde",
            "fr.guichets.referentiel.interne.Recherche",
            // full text search and totals of the lists
            "fr.guichets.dossiers.interne.LignesDeListe",
            // the transaction of a replay is made unable to write
            "fr.guichets.dossiers.interne.Deposes",
            // rows of the ledger by the hundred in one act, whose insertion HQL would translate again one by one
            "fr.guichets.enveloppes.interne.LignesDuLivre");

    private static final Set<String> JDBC = Set.of(
            "fr.guichets.socle.base.",
            "fr.guichets.socle.routage.ConnexionsParRole",
            "fr.guichets.socle.BaseInjoignable",
            "fr.guichets.referentiel.ChargementReferentiel",
            "fr.guichets.referentiel.interne.EcritureMillesime",
            "fr.guichets.reglement.Completion",
            "fr.guichets.reglement.FichierAdmis",
            "fr.guichets.reglement.Publication",
            "fr.guichets.enveloppes.PublicationDispositif",
            "fr.guichets.enveloppes.RegistresHorsLigne",
            "fr.guichets.pilotage.RapprochementHorsLigne",
            "fr.guichets.assemblage.Creations",
            "fr.guichets.assemblage.DossierApplique",
            "fr.guichets.assemblage.Installation",
            "fr.guichets.assemblage.Parallele",
            "fr.guichets.assemblage.Provisionnement",
            "fr.guichets.assemblage.VerificationJournaux");

    private static JavaClasses maison;

    @BeforeAll
    static void importer() {
        List<Path> dossiers = PERMIS.keySet().stream()
                .map(module -> Path.of("..", module, "target", "classes"))
                .toList();
        maison = new ClassFileImporter().importPaths(dossiers);
        assertTrue(maison.size() > 50, "les classes de la maison sont compilées");
    }

    static Stream<String> modules() {
        return PERMIS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    @DisplayName("un module ne regarde que ceux que sa charte nomme")
    void dependances(String module) {
        Set<String> permis = PERMIS.get(module);
        noClasses()
                .that()
                .resideInAPackage("fr.guichets." + module + "..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "d'un autre module",
                        autre -> autre.getPackageName().startsWith("fr.guichets.")
                                && !moduleDe(autre).equals(module)
                                && !permis.contains(moduleDe(autre))))
                .allowEmptyShould(true)
                .check(maison);
    }

    private static String moduleDe(JavaClass classe) {
        return classe.getPackageName().split("\\.")[2];
    }

    @Test
    @DisplayName("les modules ne forment pas de cycle")
    void cycles() {
        slices().matching("fr.guichets.(*)..").should().beFreeOfCycles().check(maison);
    }

    @ParameterizedTest
    @MethodSource("modules")
    @DisplayName("les paquets interne et regles sont fermés aux autres modules")
    void paquetsFermes(String module) {
        noClasses()
                .that()
                .resideOutsideOfPackage("fr.guichets." + module + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("fr.guichets." + module + ".interne..")
                        .or(resideInAPackage("fr.guichets." + module + ".regles..")))
                .check(maison);
    }

    @Test
    @DisplayName("les règles sont pures : ni Jakarta, ni base de données, ni horloge")
    void reglesPures() {
        noClasses()
                .that()
                .resideInAPackage("..regles..")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta..")
                        .or(resideInAPackage("java.sql.."))
                        .or(resideInAPackage("org.hibernate.."))
                        .or(are(DescribedPredicate.describe("l'horloge", c -> c.isEquivalentTo(Horloge.class)))))
                .check(maison);
    }

    @Test
    @DisplayName("l'horloge est seule à lire l'heure")
    void horloge() {
        classes()
                .that()
                .doNotHaveFullyQualifiedName(Horloge.class.getName())
                .should(nAppellePas("l'heure du système", appel -> {
                    String cible = appel.getTargetOwner().getName();
                    return cible.startsWith("java.time.") && appel.getName().equals("now")
                            || cible.equals("java.util.Date")
                                    && appel.getName().equals("<init>")
                                    && appel.getTarget().getRawParameterTypes().isEmpty()
                            || cible.equals("java.lang.System")
                                    && appel.getName().equals("currentTimeMillis")
                            || cible.equals("java.time.Clock")
                                    && appel.getName().startsWith("system");
                }))
                .check(maison);
    }

    @Test
    @DisplayName("aucun nombre à virgule flottante binaire")
    void pasDeFlottants() {
        Set<String> flottants = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
        noFields().should().haveRawType(nomme(flottants)).check(maison);
        noMethods().should().haveRawReturnType(nomme(flottants)).check(maison);
        noMethods()
                .that(DescribedPredicate.describe(
                        "ont un paramètre flottant", methode -> methode.getRawParameterTypes().stream()
                                .anyMatch(type -> flottants.contains(type.getName()))))
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage("fr.guichets..")
                .allowEmptyShould(true)
                .check(maison);
        classes()
                .should(nAppellePas(
                        "une opération flottante",
                        appel -> !appel.getTargetOwner().isAssignableTo(LinkedHashMap.class)
                                && Stream.concat(
                                                appel.getTarget().getRawParameterTypes().stream(),
                                                Stream.of(appel.getTarget().getRawReturnType()))
                                        .anyMatch(type -> flottants.contains(type.getName()))))
                .check(maison);
    }

    @Test
    @DisplayName("le SQL natif ne s'écrit que dans les classes nommées")
    void sqlNatif() {
        classes()
                .that(DescribedPredicate.describe("hors des classes nommées", c -> !SQL_NATIF.contains(c.getName())))
                .should(nAppellePas(
                        "createNativeQuery",
                        appel -> appel.getTargetOwner().isAssignableTo(EntityManager.class)
                                && appel.getName().startsWith("createNative")))
                .check(maison);
    }

    @Test
    @DisplayName("JDBC ne se parle que dans les classes nommées")
    void jdbc() {
        noClasses()
                .that(DescribedPredicate.describe("hors des classes nommées", c -> JDBC.stream()
                        .noneMatch(nom -> c.getName().startsWith(nom))))
                .should()
                .dependOnClassesThat(resideInAPackage("java.sql..").or(resideInAPackage("org.postgresql..")))
                .check(maison);
    }

    @Test
    @DisplayName("les entités ne sortent pas des paquets internes")
    void entites() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .resideInAPackage("..interne..")
                .check(maison);
    }

    private static DescribedPredicate<JavaClass> nomme(Set<String> noms) {
        return DescribedPredicate.describe("un flottant", classe -> noms.contains(classe.getName()));
    }

    private static ArchCondition<JavaClass> nAppellePas(
            String quoi, java.util.function.Predicate<JavaCodeUnitAccess<?>> interdit) {
        return new ArchCondition<>("ne pas appeler " + quoi) {
            @Override
            public void check(JavaClass classe, ConditionEvents evenements) {
                classe.getCodeUnitAccessesFromSelf().stream()
                        .filter(interdit)
                        .forEach(
                                appel -> evenements.add(SimpleConditionEvent.violated(classe, appel.getDescription())));
            }
        };
    }
}
