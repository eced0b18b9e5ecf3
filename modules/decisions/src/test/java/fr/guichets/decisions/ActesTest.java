package fr.guichets.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.documents.Courriels;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.Gens;
import fr.guichets.programmation.Avis;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import fr.guichets.socle.Sorties;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Un acte")
class ActesTest {

    private Bureau bureau;

    @BeforeEach
    void ouvrir() throws Exception {
        bureau = new Bureau();
    }

    private static OperationInvalide refuse(Callable<?> operation) {
        return assertThrows(OperationInvalide.class, operation::call);
    }

    private static Set<String> champs(ChampsInvalides refus) {
        return refus.erreurs().stream().map(ChampsInvalides.Erreur::champ).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("va du relevé à la preuve de réception ; l'argent réservé devient engagé avec le numéro de Chorus")
    void parcours() {
        String numero = bureau.decider(Avis.FAVORABLE);
        Acte acte = bureau.preparer(numero);
        assertEquals("18-2021-A-0001", acte.numero());
        assertEquals(EtatActe.A_SIGNER, acte.etat());
        assertEquals(Attribution.Methode.PRORATA, acte.methode());
        assertEquals(EtatDossier.PROGRAMME, bureau.etat(numero));

        assertTrue(bureau.signer(acte.id()).signe());
        assertEquals(EtatActe.A_NOTIFIER, bureau.lire(acte.id()).etat());
        assertEquals(
                LocalDate.of(2021, 6, 2), bureau.lire(acte.id()).signature().signeLe());
        assertEquals(EtatDossier.ACCORDE, bureau.etat(numero));
        assertEquals(Montant.euros(6_000), bureau.soldeDe(numero).reserve());

        bureau.engager(acte.id(), "2103456789");
        assertEquals(Montant.ZERO, bureau.soldeDe(numero).reserve());
        assertEquals(Montant.euros(6_000), bureau.soldeDe(numero).engage());
        assertEquals(EtatDossier.ACCORDE, bureau.etat(numero));

        Acte notifie = bureau.notifier(acte.id());
        assertEquals(EtatActe.NOTIFIE, notifie.etat());
        assertEquals(EtatDossier.NOTIFIE, bureau.etat(numero));
        Attribution attribution = bureau.mairie(
                        () -> bureau.bean(Decisions.class).attribution(numero))
                .orElseThrow();
        assertEquals(
                new Attribution(
                        numero,
                        acte.id(),
                        "18-2021-A-0001",
                        Montant.euros(6_000),
                        Montant.euros(6_000),
                        Attribution.Methode.PRORATA,
                        Bureau.ACHEVEMENT,
                        "2103456789",
                        notifie.notification().notifieLe()),
                attribution);
    }

    @Test
    @DisplayName("de refus ne bouge ni l'argent, ni le dossier avant sa notification")
    void refus() {
        String numero = bureau.decider(Avis.DEFAVORABLE);
        Acte acte = bureau.preparer(
                numero, new Preparation.Demande(bureau.signataire, null, null, List.of(), List.of("Hors du champ.")));
        assertEquals(NatureActe.REFUS, acte.nature());
        bureau.signer(acte.id());
        assertEquals(EtatDossier.AVIS_DEFAVORABLE, bureau.etat(numero));
        assertEquals(
                "ENGAGEMENT_IMPOSSIBLE",
                refuse(() -> bureau.engager(acte.id(), "2103456789")).code());
        bureau.notifier(acte.id());
        assertEquals(EtatDossier.REFUSE, bureau.etat(numero));
        assertEquals(Montant.ZERO, bureau.soldeDe(numero).dotation());
        assertEquals(Optional.empty(), bureau.mairie(() -> bureau.bean(Decisions.class)
                .attribution(numero)));
        assertEquals(
                List.of("Hors du champ."),
                bureau.mairie(() -> bureau.bean(Decisions.class).decision(numero))
                        .orElseThrow()
                        .motifs());
    }

    @Test
    @DisplayName("ne se prépare que pour un dossier décidé, une seule fois, et dit tout ce qui manque")
    void preparation() {
        String depose = bureau.gens.depose().numero();
        assertEquals("ACTE_IMPOSSIBLE", refuse(() -> bureau.preparer(depose)).code());
        String numero = bureau.decider(Avis.FAVORABLE);
        ChampsInvalides refus = assertThrows(
                ChampsInvalides.class,
                () -> bureau.preparer(
                        numero,
                        new Preparation.Demande(
                                99L, LocalDate.of(2021, 6, 2), null, List.of("a".repeat(501)), List.of())));
        assertEquals(Set.of("signataire", "achevementLe", "conditions"), champs(refus));
        assertEquals("18-2021-A-0001", bureau.preparer(numero).numero(), "ce qui est refusé ne prend pas de numéro");
        assertEquals("ACTE_EXISTANT", refuse(() -> bureau.preparer(numero)).code());
    }

    @Test
    @DisplayName("annulé avant sa signature garde son numéro, et laisse la place à un autre")
    void annulation() {
        String numero = bureau.decider(Avis.FAVORABLE);
        Acte premier = bureau.preparer(numero);
        Preparation preparation = bureau.bean(Preparation.class);
        assertThrows(ChampsInvalides.class, () -> bureau.agent(() -> preparation.annuler(premier.id(), null, " ")));
        assertThrows(
                ModifieEntreTemps.class,
                () -> bureau.agent(() -> preparation.annuler(premier.id(), premier.version() - 1, "Erreur")));
        bureau.agent(() -> preparation.annuler(premier.id(), premier.version(), "Erreur de date"));
        assertTrue(bureau.signer(premier.id()).refus().contains("n'est pas à signer"));
        Acte second = bureau.preparer(numero);
        assertEquals("18-2021-A-0002", second.numero());
        bureau.signer(second.id());
        assertEquals(
                "ACTE_SIGNE",
                refuse(() -> bureau.agent(() -> preparation.annuler(second.id(), null, "Trop tard")))
                        .code());
        assertEquals(Montant.euros(6_000), bureau.soldeDe(numero).reserve(), "l'argent reste réservé");
    }

    @ParameterizedTest(name = "« {0} », gardé malgré sa forme : {1} → {2}")
    @DisplayName("s'engage sous un numéro de Chorus")
    @CsvSource({
        "2103456789, false, ''",
        "' 2103456789 ', false, ''",
        "21034567, false, EJ_INATTENDU",
        "21034567890, false, EJ_INATTENDU",
        "EJ-2021/33, true, ''",
        "'', false, OBLIGATOIRE",
        "'', true, OBLIGATOIRE",
        "<b>, true, OBLIGATOIRE"
    })
    void numeroDEngagement(String ej, boolean malgre, String code) {
        Acte acte = bureau.signe();
        Callable<Acte> engager =
                () -> bureau.agent(() -> bureau.bean(Notifications.class).engager(acte.id(), null, ej, malgre));
        if (code.isEmpty()) {
            assertEquals(ej.strip(), assertEngage(engager).engagement().ej());
        } else {
            ChampsInvalides refus = assertThrows(ChampsInvalides.class, engager::call);
            assertEquals(code, refus.erreurs().get(0).code());
            assertEquals(Montant.euros(6_000), bureau.soldeDe(acte.dossier()).reserve());
        }
    }

    private static Acte assertEngage(Callable<Acte> engager) {
        try {
            return engager.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("ne se notifie ni sans signature, ni sans engagement, ni deux fois ; ne s'engage pas deux fois")
    void ordre() {
        Acte acte = bureau.preparer();
        assertEquals(
                "NOTIFICATION_IMPOSSIBLE",
                refuse(() -> bureau.notifier(acte.id())).code());
        assertEquals(
                "ENGAGEMENT_IMPOSSIBLE",
                refuse(() -> bureau.engager(acte.id(), "2103456789")).code());
        bureau.signer(acte.id());
        assertEquals("EJ_MANQUANT", refuse(() -> bureau.notifier(acte.id())).code());
        bureau.engager(acte.id(), "2103456789");
        assertEquals(
                "DEJA_ENGAGE",
                refuse(() -> bureau.engager(acte.id(), "2103456789")).code());
        bureau.notifier(acte.id());
        assertEquals("DEJA_NOTIFIE", refuse(() -> bureau.notifier(acte.id())).code());
        assertEquals(Montant.euros(6_000), bureau.soldeDe(acte.dossier()).engage());
    }

    @Test
    @DisplayName(
            "fait revoir les aides demandées ailleurs avant la notification, et dit de combien elles dépasseraient")
    void aidesAVerifier() {
        Acte acte = bureau.preparer(bureau.decider(Avis.FAVORABLE, "2000"));
        bureau.signer(acte.id());
        bureau.engager(acte.id(), "2103456789");
        Notifications.AidesAVerifier aides = bureau.agent(
                        () -> bureau.bean(Notifications.class).aidesAVerifier(acte.id()))
                .orElseThrow();
        assertEquals(Montant.euros(2_000), aides.depassement());
        assertEquals(
                "AIDES_A_VERIFIER", refuse(() -> bureau.notifier(acte.id())).code());
        bureau.agent(() -> bureau.bean(Notifications.class).notifier(acte.id(), null, true));
        assertEquals(EtatDossier.NOTIFIE, bureau.etat(acte.dossier()));
    }

    @Test
    @DisplayName(
            "n'existe pas pour le porteur avant sa notification ; sa première ouverture fait preuve, celle d'un agent non")
    void lecture() {
        Acte acte = bureau.signe();
        String numero = acte.dossier();
        Decisions decisions = bureau.bean(Decisions.class);
        assertEquals(Optional.empty(), bureau.mairie(() -> decisions.ouvrir(numero)));
        assertThrows(Introuvable.class, () -> bureau.mairie(() -> decisions.documentNotifie(numero)));
        bureau.engager(acte.id(), "2103456789");
        bureau.notifier(acte.id());
        bureau.agent(() -> decisions.ouvrir(numero));
        assertEquals(List.of(), bureau.lire(acte.id()).notification().lectures());
        Courriels.Piece signe = bureau.mairie(() -> decisions.documentNotifie(numero));
        assertEquals("18-2021-A-0001_attribution_signe.pdf", signe.nom());
        bureau.maison.ilEst("2021-06-03T07:00:00Z");
        bureau.mairie(() -> decisions.ouvrir(numero));
        List<Acte.Lecture> lectures = bureau.lire(acte.id()).notification().lectures();
        assertEquals(1, lectures.size());
        assertEquals(Gens.SECRETAIRE.nom(), lectures.get(0).par());
        assertTrue(lectures.get(0).luLe().toString().startsWith("2021-06-02"));
        assertThrows(Introuvable.class, () -> bureau.gens.comme(Gens.VOISIN, () -> decisions.ouvrir(numero)));
    }

    @Test
    @DisplayName("notifié envoie un courriel qui dit la décision, les recours, et mène au dossier sans joindre l'acte")
    void courriel() {
        Acte acte = bureau.signe();
        bureau.engager(acte.id(), "2103456789");
        bureau.maison.livrer();
        bureau.notifier(acte.id());
        List<String> courriels = bureau.maison.livrer().stream()
                .filter(message -> message.type().equals("COURRIEL"))
                .map(Sorties.Message::contenu)
                .toList();
        assertEquals(2, courriels.size(), "à qui suit le projet et à qui l'a déposé");
        String lettre = courriels.get(0).replace('\u00a0', ' ');
        for (String attendu : List.of(
                "l'aide est accordée",
                "6 000 € au plus",
                "18-2021-A-0001",
                "tribunal administratif d’Orléans",
                "dossiers/suivi?numero=",
                "\"piece\":null")) {
            assertTrue(lettre.contains(attendu), () -> attendu + " dans " + lettre);
        }
    }

    @Test
    @DisplayName(
            "signé par deux clics à la fois ne l'est qu'une fois ; préparé deux fois à la fois ne l'est qu'une fois")
    void simultane() throws Exception {
        String numero = bureau.decider(Avis.FAVORABLE);
        List<Object> prepares = ensemble(() -> bureau.preparer(numero), () -> bureau.preparer(numero));
        Acte acte = (Acte)
                prepares.stream().filter(Acte.class::isInstance).findFirst().orElseThrow();
        assertEquals(1, prepares.stream().filter(Acte.class::isInstance).count());
        List<Object> signes = ensemble(() -> bureau.signer(acte.id()), () -> bureau.signer(acte.id()));
        assertEquals(
                1,
                signes.stream()
                        .map(Parapheur.Resultat.class::cast)
                        .filter(Parapheur.Resultat::signe)
                        .count());
        List<Object> engages =
                ensemble(() -> bureau.engager(acte.id(), "2103456789"), () -> bureau.engager(acte.id(), "2103456780"));
        assertEquals(1, engages.stream().filter(Acte.class::isInstance).count());
        assertEquals(Montant.euros(6_000), bureau.soldeDe(numero).engage());
        assertEquals(1, bureau.maison.compter("SELECT count(*) FROM guichet_18.acte"));
        assertEquals(1, bureau.maison.compter("SELECT count(*) FROM guichet_18.acte_document WHERE forme = 'SIGNE'"));
        assertEquals(1, bureau.maison.compter("SELECT dernier FROM guichet_18.acte_numerotation"));
    }

    /** The answers of both, or what they threw. */
    private static List<Object> ensemble(Callable<?> un, Callable<?> autre) throws InterruptedException {
        ExecutorService fils = Executors.newFixedThreadPool(2);
        List<Object> reponses = new ArrayList<>();
        for (Future<?> futur : fils.invokeAll(List.of(() -> un.call(), () -> autre.call()))) {
            try {
                reponses.add(futur.get());
            } catch (java.util.concurrent.ExecutionException e) {
                reponses.add(e.getCause());
            }
        }
        fils.shutdown();
        return reponses;
    }

    @ParameterizedTest
    @DisplayName("se trouve par son numéro, celui du dossier, le bénéficiaire ou le projet, son état et sa nature")
    @ValueSource(strings = {"18-2021-A-0001", "18-2021-0", "nançay", "PORTAIL communal"})
    void liste(String q) {
        Acte acte = bureau.preparer();
        Decisions decisions = bureau.bean(Decisions.class);
        for (Set<EtatActe> etats : List.<Set<EtatActe>>of(Set.of(), Set.of(EtatActe.A_SIGNER))) {
            ActesListes lus = bureau.agent(() -> decisions.lister(new CriteresActes(
                    q, etats, Set.of(NatureActe.ATTRIBUTION), CriteresActes.Tri.MONTANT, true, 0, 50)));
            assertEquals(List.of(acte), lus.elements());
        }
        assertEquals(
                0,
                bureau.agent(() -> decisions.lister(new CriteresActes(
                                q, Set.of(EtatActe.NOTIFIE), Set.of(), CriteresActes.Tri.NUMERO, false, 0, 50)))
                        .total());
        String autre = bureau.decider(Avis.DEFAVORABLE);
        assertEquals(
                List.of(autre),
                bureau.agent(decisions::aGenerer).stream()
                        .map(ActeAGenerer::dossier)
                        .toList());
    }

    @Test
    @DisplayName("ne se signe que par le compte du signataire qu'il nomme, ligne par ligne dans un lot")
    void lot() {
        Acte mien = bureau.preparer();
        long autre =
                bureau.inscrire("Paul Autre", "essai#autre", "2021-01-01", null).id();
        Acte sien = bureau.preparer(
                bureau.decider(Avis.FAVORABLE),
                new Preparation.Demande(autre, Bureau.ACHEVEMENT, null, List.of(), List.of()));
        List<Parapheur.Resultat> resultats =
                bureau.signataire(() -> bureau.bean(Parapheur.class).signer(List.of(sien.id(), mien.id(), mien.id())));
        assertEquals(2, resultats.size());
        assertTrue(resultats.get(0).refus().contains("à la signature de Paul Autre"));
        assertNull(resultats.get(1).refus());
        Acteur sansCompte = Gens.agent("Sans compte", Set.of(), Role.SIGNATAIRE);
        assertTrue(Stream.of(sien.id()).allMatch(id -> !bureau.gens
                .comme(sansCompte, () -> bureau.bean(Parapheur.class).signer(List.of(id)))
                .get(0)
                .signe()));
    }
}
