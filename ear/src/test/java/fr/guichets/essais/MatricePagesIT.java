package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.essais.Matrice.Objet;
import fr.guichets.essais.TableDesPages.Page;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of the site's own table, at every kind of host, by nobody and by every role, for every kind of dossier. */
@DisplayName("Toutes les pages, à tous les guichets, pour tous les rôles")
class MatricePagesIT {

    private static final List<Page> PAGES = TableDesPages.lire();
    private static final Set<String> HOTES = new TreeSet<>(TableDesPages.LIEUX.keySet());

    /** One of each role is enough here: the others are in the matrix of the operations. */
    private static final Set<String> AUTRES =
            Set.of("evaluateur2.18", "comite2.18", "comite3.18", "administrateur.63", "signataire.76");

    /** Pages about one dossier: without a number, or with that of what one may not see, they do not exist. */
    private static final Set<String> UN_DOSSIER = Set.of(
            "/dossiers/demande",
            "/dossiers/brouillon",
            "/dossiers/suivi",
            "/dossiers/accuse",
            "/dossiers/instruction",
            "/dossiers/pieces",
            "/decisions/decision",
            "/decisions/preparer",
            "/execution/projet",
            "/execution/lettre",
            "/execution/acte");

    /** Pages about something else than a dossier: nothing without its identifier. */
    private static final Set<String> UN_OBJET = Set.of(
            "/decisions/acte",
            "/decisions/document",
            "/decisions/scan",
            "/decisions/modele",
            "/enveloppes/pieces",
            "/reglement/regle",
            "/reglement/guichet");

    /** What a dossier that one sees may not have yet: a file, a notified decision, a letter. */
    private static final Set<String> PEUT_ETRE = Set.of(
            "/dossiers/pieces",
            "/decisions/decision",
            "/decisions/preparer",
            "/execution/lettre",
            "/execution/projet",
            "/execution/acte");

    /** Pages that show what exists for the reader, and take no number when they are read. */
    private static final Set<String> ENSEMBLE = Set.of(
            "/mes-dossiers",
            "/dossiers/mes-dossiers",
            "/dossiers/aujourdhui",
            "/dossiers/liste",
            "/dossiers/export",
            "/programmation/releve",
            "/programmation/export",
            "/enveloppes/tableau",
            "/enveloppes/export",
            "/decisions/actes",
            "/decisions/export",
            "/decisions/signataires",
            "/decisions/modeles",
            "/execution/echeances",
            "/execution/export",
            "/pilotage/tableau",
            "/pilotage/export",
            "/enveloppes/delegations",
            "/enveloppes/credits-export",
            "/enveloppes/rapprochement",
            "/reglement/console",
            "/reglement/console-export",
            "/reglement/rejeu",
            "/reglement/rejeu-export",
            "/reglement/publier",
            "/reglement/version",
            "/reglement/apercu",
            "/reglement/historique",
            "/reglement/historique-export",
            "/reglement/guichets",
            "/reglement/guichets-export",
            "/reglement/creer",
            "/reglement/comparer",
            "/reglement/comparer-export",
            "/reglement/copier",
            "/reglement/propagation",
            "/reglement/propagation-export",
            "/reglement/echanges",
            "/reglement/export",
            "/acces/organisation",
            "/acces/agir-pour",
            "/acces/invitation",
            "/acces/mandats",
            "/acces/equipe");

    /** Reads nothing: only takes what a page types. */
    private static final String SANS_LECTURE = "/dossiers/brouillon";

    private static final String RESTAURE = "/dossiers/mes-dossiers";

    /** The container asks for an identity before the table of the pages is read. */
    private static final String CONNEXION = "/connexion";

    /** Answers at the portal only, whatever the host of the table. */
    private static final String SANTE = "/sante";

    private static final Map<String, Connexion> SESSIONS = new ConcurrentHashMap<>();
    private static final Map<String, String> PREUVES = new ConcurrentHashMap<>();
    private static final Set<String> EXERCEES = ConcurrentHashMap.newKeySet();

    static Stream<Page> pages() {
        return PAGES.stream();
    }

    static Stream<Arguments> parCompte() {
        return Matrice.comptes().stream()
                .filter(compte -> !AUTRES.contains(compte))
                .flatMap(compte -> PAGES.stream().map(page -> Arguments.of(page, compte)));
    }

    /** One login for each account; the other hosts then open by themselves. */
    private static Connexion session(String compte) {
        return SESSIONS.computeIfAbsent(compte, nouveau -> {
            Matrice.objets();
            Connexion connexion = Connexion.de(nouveau, Matrice.CHER);
            HOTES.forEach(hote -> {
                assertFalse(connexion.lire(hote, "/connexion").demandeUnMotDePasse(), hote);
                assertTrue(connexion.session(hote) != null, () -> nouveau + " n'a pas de session à " + hote);
            });
            return connexion;
        });
    }

    private static HttpResponse<String> lire(Connexion qui, String hote, Page page, String question) {
        EXERCEES.add(hote + page.chemin());
        return sain(qui.demander("GET", Connexion.adresse(hote, page.chemin() + question), null));
    }

    private static HttpResponse<String> envoyer(Connexion qui, String hote, Page page, String corps) {
        return sain(qui.demander(
                "POST",
                Connexion.adresse(hote, page.chemin()),
                corps,
                "Origin",
                "http://" + hote + ":" + Connexion.PORT));
    }

    private static HttpResponse<String> sain(HttpResponse<String> reponse) {
        assertTrue(reponse.statusCode() < 500, () -> reponse.uri() + " : " + reponse.statusCode());
        return reponse;
    }

    private static String encoder(String texte) {
        return URLEncoder.encode(texte, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("la matrice connaît toutes les pages réservées, et sait lesquelles montrent un dossier")
    void complete() {
        assertTrue(PAGES.size() >= 20, PAGES::toString);
        Set<String> reservees = PAGES.stream()
                .filter(page -> !page.libre())
                .map(Page::chemin)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> connues = new TreeSet<>(UN_DOSSIER);
        connues.addAll(ENSEMBLE);
        connues.addAll(UN_OBJET);
        assertEquals(connues, reservees);
        Set<String> comptes = HOTES.stream()
                .flatMap(hote -> Matrice.comptes().stream()
                        .filter(compte -> !AUTRES.contains(compte))
                        .map(compte -> String.valueOf(Matrice.role(compte, hote))))
                .collect(Collectors.toSet());
        PAGES.forEach(page -> assertTrue(comptes.containsAll(page.roles()), () -> page + " : " + page.roles()));
    }

    @AfterAll
    static void toutesExercees() {
        Set<String> attendues = HOTES.stream()
                .flatMap(hote -> PAGES.stream().map(page -> hote + page.chemin()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(attendues, new TreeSet<>(EXERCEES));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    @DisplayName(
            "sans identité, une page réservée mène à la connexion et rend le formulaire envoyé, sans rien dire d'autre")
    void personne(Page page) {
        for (String hote : HOTES) {
            HttpResponse<String> lue = lire(new Connexion(), hote, page, "?numero=18-2021-002");
            HttpResponse<String> envoyee = envoyer(new Connexion(), hote, page, "numero=18-2021-002");
            String cas = hote + page + " : " + lue.statusCode() + ", " + envoyee.statusCode();
            Matrice.objets().stream()
                    .filter(objet -> objet.porteur() != null)
                    .forEach(objet -> assertFalse((lue.body() + envoyee.body()).contains(objet.marque()), cas));
            if (!page.existe(hote)) {
                assertEquals(404, lue.statusCode(), cas);
                assertEquals(404, envoyee.statusCode(), cas);
                continue;
            }
            if (!page.libre()) {
                assertEquals(302, lue.statusCode(), cas);
                assertTrue(
                        lue.headers()
                                .firstValue("Location")
                                .orElse("")
                                .endsWith("/connexion?retour=" + encoder(page.chemin() + "?numero=18-2021-002")),
                        () -> lue.headers().toString());
            }
            if (page.chemin().equals(CONNEXION)) {
                assertEquals(302, envoyee.statusCode(), cas);
            } else if (!page.recoit()) {
                assertEquals(405, envoyee.statusCode(), cas);
            } else if (!page.libre()) {
                assertEquals(401, envoyee.statusCode(), cas);
                assertTrue(envoyee.body().contains("Rien n’est perdu"), envoyee::body);
            }
        }
    }

    @ParameterizedTest(name = "{0} par {1}")
    @MethodSource("parCompte")
    @DisplayName("404 là où la page n'est pas, 403 sans rôle, 404 pour ce qui n'est pas à soi, jamais rien d'un autre")
    void lectures(Page page, String compte) {
        for (String hote : HOTES) {
            HttpResponse<String> nue = lire(session(compte), hote, page, "");
            String cas = hote + page + " par " + compte + " : " + nue.statusCode();
            if (!page.existe(hote)) {
                assertEquals(404, nue.statusCode(), cas);
            } else if (!page.admet(Matrice.role(compte, hote))) {
                assertEquals(403, nue.statusCode(), cas);
                if (UN_DOSSIER.contains(page.chemin())) {
                    Matrice.objets()
                            .forEach(objet -> assertEquals(
                                    403, dossier(compte, hote, page, objet).statusCode(), () -> cas + " sur " + objet));
                }
            } else if (page.chemin().equals(SANTE) && !hote.equals(Matrice.PORTAIL)) {
                assertEquals(404, nue.statusCode(), cas);
            } else if (page.libre()) {
                assertTrue(Set.of(200, 302, 405).contains(nue.statusCode()), cas);
            } else if (UN_OBJET.contains(page.chemin())) {
                assertTrue(Set.of(404, 405).contains(nue.statusCode()), cas);
            } else if (UN_DOSSIER.contains(page.chemin())) {
                assertEquals(page.chemin().equals(SANS_LECTURE) ? 405 : 404, nue.statusCode(), cas);
                Matrice.objets().forEach(objet -> dossierLu(compte, hote, page, objet));
            } else {
                assertEquals(200, nue.statusCode(), cas);
            }
            rienDAutrui(compte, hote, nue.body(), cas);
        }
    }

    /** Enough for who has no role: the number is not even read. */
    private static List<Objet> ceQuiExisteOuNon() {
        return List.of(
                Matrice.objets().get(3), Matrice.objets().get(Matrice.objets().size() - 1));
    }

    private static HttpResponse<String> dossier(String compte, String hote, Page page, Objet objet) {
        return lire(session(compte), hote, page, "?numero=" + encoder(objet.numero()));
    }

    private static void dossierLu(String compte, String hote, Page page, Objet objet) {
        HttpResponse<String> lue = dossier(compte, hote, page, objet);
        String cas = hote + page + " par " + compte + " sur " + objet + " : " + lue.statusCode();
        if (page.chemin().equals(SANS_LECTURE)) {
            assertEquals(405, lue.statusCode(), cas);
        } else if (!Matrice.voit(compte, hote, objet)
                || objet.brouillon() && page.chemin().equals("/dossiers/accuse")) {
            assertEquals(404, lue.statusCode(), cas);
            assertFalse(objet.porteur() != null && lue.body().contains(objet.marque()), cas);
        } else {
            assertTrue(
                    Set.of(200, 302).contains(lue.statusCode())
                            || lue.statusCode() == 404 && PEUT_ETRE.contains(page.chemin()),
                    cas);
        }
    }

    private static void rienDAutrui(String compte, String hote, String corps, String cas) {
        Matrice.objets().stream()
                .filter(objet -> !Matrice.voit(compte, hote, objet))
                .forEach(objet -> assertFalse(objet.estDans(corps), () -> cas + " montre " + objet + "\n" + corps));
    }

    @Test
    @DisplayName("ce qui est à soi se reconnaît bien dans les pages : ne pas l'y trouver veut dire quelque chose")
    void reconnus() {
        for (String compte : List.of(Matrice.BOURGES, Matrice.AUBIGNY, Matrice.ELUE)) {
            contient(compte, Matrice.CHER, "/dossiers/mes-dossiers", false);
        }
        contient("instructeur.18", Matrice.CHER, "/dossiers/instruction?numero=", true);
        contient("instructeur.63", Matrice.PUY_DE_DOME, "/dossiers/instruction?numero=", true);
    }

    private static void contient(String compte, String hote, String adresse, boolean parNumero) {
        List<Objet> vus = Matrice.objets().stream()
                .filter(objet -> Matrice.voit(compte, hote, objet))
                .toList();
        assertFalse(vus.isEmpty(), compte);
        for (Objet objet : vus) {
            String page = session(compte)
                    .lire(hote, parNumero ? adresse + objet.numero() : adresse)
                    .corps();
            assertTrue(page.contains(objet.numero()) && page.contains(objet.marque()), () -> objet + "\n" + page);
        }
    }

    static Stream<Arguments> formulaires() {
        return parCompte().filter(cas -> ((Page) cas.get()[0]).recoit());
    }

    @ParameterizedTest(name = "{0} par {1}")
    @MethodSource("formulaires")
    @DisplayName(
            "un formulaire sans preuve est refusé, avec sa preuve il ne peut rien sans rôle ni sur ce qui est à un autre")
    void envois(Page page, String compte) {
        for (String hote : HOTES) {
            Connexion qui = session(compte);
            HttpResponse<String> sansPreuve = envoyer(qui, hote, page, "numero=18-2021-002");
            String cas = hote + page + " par " + compte + " : " + sansPreuve.statusCode();
            if (!page.existe(hote)) {
                assertEquals(404, sansPreuve.statusCode(), cas);
                continue;
            }
            assertEquals(page.recoitDUnServeur() ? 400 : 403, sansPreuve.statusCode(), cas);
            boolean admis = page.admet(Matrice.role(compte, hote));
            if (admis && !UN_DOSSIER.contains(page.chemin()) && !page.chemin().equals(RESTAURE)) {
                continue;
            }
            String jeton = PREUVES.computeIfAbsent(
                    compte + " " + hote, cle -> qui.lire(hote, "/deconnexion").jeton());
            for (Objet objet : admis ? Matrice.objets() : ceQuiExisteOuNon()) {
                if (admis && (Matrice.voit(compte, hote, objet))) {
                    continue;
                }
                HttpResponse<String> avecPreuve = envoyer(
                        qui,
                        hote,
                        page,
                        "jeton=" + encoder(jeton) + "&numero=" + encoder(objet.numero())
                                + "&etape=projet&version=0&base=%7B%7D&intitule=Pris&action=repondre&message=Voici"
                                + "&acte=PRENDRE_EN_CHARGE");
                assertEquals(
                        admis ? 404 : 403,
                        avecPreuve.statusCode(),
                        () -> cas + " avec preuve sur " + objet + "\n" + avecPreuve.body());
                assertFalse(objet.porteur() != null && avecPreuve.body().contains(objet.marque()), cas);
            }
        }
    }
}
