package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.essais.Connexion.Vue;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("L'identité, d'un guichet à l'autre")
class IdentiteIT {

    private static final String CHER = "cher.localhost";
    private static final String PUY_DE_DOME = "puy-de-dome.localhost";
    private static final String PORTAIL = "localhost";
    private static final String MES_DOSSIERS = "/dossiers/mes-dossiers";
    private static final String ORGANISATION = "/acces/organisation";

    @Test
    @DisplayName("connectée une fois au Cher, une mairie ouvre le Puy-de-Dôme et le portail sans formulaire")
    void uneSeuleConnexion() {
        Connexion mairie = Connexion.de("agent.18159", CHER);
        assertAll(
                () -> assertEquals(200, mairie.lire(CHER, MES_DOSSIERS).statut()),
                () -> arrivee(mairie.lire(PUY_DE_DOME, MES_DOSSIERS), PUY_DE_DOME, MES_DOSSIERS),
                () -> arrivee(mairie.lire(PORTAIL, "/mes-dossiers"), PORTAIL, "/mes-dossiers"));
    }

    @Test
    @DisplayName("il en va de même par ProConnect, pour un compte relié d'avance")
    void parProConnect() {
        Connexion mairie = Connexion.parProConnect("agent.63247", PUY_DE_DOME);
        assertAll(
                () -> arrivee(mairie.lire(PUY_DE_DOME, MES_DOSSIERS), PUY_DE_DOME, MES_DOSSIERS),
                () -> arrivee(mairie.lire(CHER, MES_DOSSIERS), CHER, MES_DOSSIERS));
    }

    private static void arrivee(Vue vue, String hote, String chemin) {
        assertEquals(200, vue.statut(), vue::corps);
        assertFalse(vue.demandeUnMotDePasse());
        assertEquals(Connexion.adresse(hote, chemin), vue.adresse());
    }

    @Test
    @DisplayName("après la connexion on revient à l'adresse demandée, paramètres compris")
    void retour() {
        Connexion agent = new Connexion();
        String demandee = "/dossiers/liste?q=%C3%A9cole%20num%C3%A9rique&etat=DEPOSE";
        Vue formulaire = agent.lire(CHER, demandee);
        assertTrue(formulaire.demandeUnMotDePasse());
        Vue apres = agent.identifier(formulaire, "instructeur.18");
        assertEquals(
                demandee, apres.adresse().getRawPath() + "?" + apres.adresse().getRawQuery());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//ailleurs.invalid/",
                "https://ailleurs.invalid/",
                "/\\ailleurs.invalid",
                "javascript:alert(1)",
                ""
            })
    @DisplayName("la connexion ne renvoie jamais ailleurs que sur le même site")
    void retourAilleurs(String retour) {
        Connexion agent = Connexion.de("instructeur.18", CHER);
        HttpResponse<String> reponse = agent.demander(
                "GET",
                Connexion.adresse(CHER, "/connexion?" + Connexion.corps(Map.of("retour", List.of(retour)))),
                null);
        assertEquals(
                "/",
                URI.create(reponse.headers().firstValue("Location").orElseThrow())
                        .getPath());
        assertFalse(reponse.headers().firstValue("Location").orElseThrow().contains("ailleurs"));
    }

    @Test
    @DisplayName("le cookie de session du Cher, rejoué au Puy-de-Dôme, ne donne rien")
    void cookieRejoue() {
        Connexion agent = Connexion.de("instructeur.18", CHER);
        Connexion ailleurs = new Connexion();
        ailleurs.poserSession(PUY_DE_DOME, agent.session(CHER));
        assertAll(
                () -> assertEquals(
                        403, ailleurs.lire(PUY_DE_DOME, "/dossiers/liste").statut()),
                () -> assertEquals(403, ailleurs.lire(PUY_DE_DOME, ORGANISATION).statut()),
                () -> assertEquals(200, agent.lire(CHER, "/dossiers/liste").statut()));
    }

    @Test
    @DisplayName("une session posée d'avance dans le navigateur n'est pas celle qui s'ouvre")
    void sessionRenouvelee() {
        Connexion agent = new Connexion();
        Vue formulaire = agent.lire(CHER, "/dossiers/liste");
        agent.poserSession(CHER, "posee-par-un-autre");
        agent.identifier(formulaire, "instructeur.18");
        assertNotEquals("posee-par-un-autre", agent.session(CHER));
        String premiere = agent.session(CHER);

        Connexion autre = new Connexion();
        Vue second = autre.lire(CHER, "/dossiers/liste");
        autre.poserSession(CHER, premiere);
        autre.identifier(second, "administrateur.18");
        assertNotEquals(premiere, autre.session(CHER));
        assertEquals(200, autre.lire(CHER, "/acces/equipe").statut());
        assertEquals(403, agent.lire(CHER, "/acces/equipe").statut());
    }

    @Test
    @DisplayName("une personne sans session n'en reçoit pas en lisant les pages publiques")
    void pasDeSessionPourTous() {
        Connexion visiteur = new Connexion();
        assertEquals(200, visiteur.lire(CHER, "/simulateur").statut());
        assertNull(visiteur.session(CHER));
    }

    @Test
    @DisplayName("deux onglets de connexion à la fois : le premier aboutit aussi")
    void deuxOnglets() {
        Connexion agent = new Connexion();
        Vue premier = agent.lire(CHER, "/dossiers/liste");
        agent.lire(CHER, "/dossiers/aujourdhui");
        Vue apres = agent.identifier(premier, "instructeur.18");
        assertEquals(200, apres.statut(), apres::corps);
        assertEquals(Connexion.adresse(CHER, "/dossiers/liste"), apres.adresse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?code", "?code=x&state=y", "?error=x", "?state"})
    @DisplayName("les paramètres du protocole, sur une page publique, ne dérangent personne")
    void parametresDuProtocole(String question) throws Exception {
        for (String cookie : List.of("", "Cookie: JSESSIONID=perimee\r\n")) {
            String reponse = Http.brut("GET /simulateur" + question + " HTTP/1.1\r\nHost: cher.localhost:"
                    + Connexion.PORT + "\r\n" + cookie + "Connection: close\r\n\r\n");
            assertTrue(
                    reponse.startsWith("HTTP/1.1 200"),
                    reponse.lines().findFirst().orElse(""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "instructeur.18, cher.localhost, 200",
        "instructeur.18, puy-de-dome.localhost, 403",
        "national, cher.localhost, 403",
        "signataire.63, puy-de-dome.localhost, 200",
        "sous-prefet.181, cher.localhost, 200",
        "sous-prefet.181, puy-de-dome.localhost, 403",
        "agent.18159, cher.localhost, 200"
    })
    @DisplayName("un jeton ne vaut que là où son porteur a un rôle")
    void jetons(String compte, String hote, int statut) {
        assertEquals(statut, api(hote, Jetons.de(compte)).statusCode());
    }

    @Test
    @DisplayName("un jeton forgé, tronqué ou d'un autre royaume est refusé partout, routes publiques comprises")
    void jetonsRefuses() {
        String bon = Jetons.de("instructeur.18");
        String[] parties = bon.split("\\.");
        for (String faux : List.of(
                "x",
                bon.substring(0, bon.length() - 8) + "AAAAAAAA",
                parties[0] + "." + parties[1] + ".",
                "eyJhbGciOiJub25lIn0." + parties[1] + ".")) {
            Http.probleme(api(CHER, faux), 401, "NON_IDENTIFIE");
            Http.probleme(
                    new Connexion()
                            .demander(
                                    "GET",
                                    Connexion.adresse(CHER, "/api/v1/guichet"),
                                    null,
                                    "Authorization",
                                    "Bearer " + faux),
                    401,
                    "NON_IDENTIFIE");
        }
        assertEquals(200, api(CHER, bon).statusCode());
    }

    @Test
    @DisplayName("qui affirme le courriel de la signataire par un autre fournisseur n'en a aucun droit")
    void usurpateur() {
        Connexion usurpateur = Connexion.parProConnect("usurpateur", PUY_DE_DOME);
        Connexion signataire = Connexion.parProConnect("signataire.63", PUY_DE_DOME);
        assertAll(
                () -> assertEquals(
                        200, signataire.lire(PUY_DE_DOME, "/dossiers/liste").statut()),
                () -> assertEquals(
                        403, usurpateur.lire(PUY_DE_DOME, "/dossiers/liste").statut()),
                () -> assertEquals(
                        403, usurpateur.lire(PUY_DE_DOME, "/acces/equipe").statut()),
                () -> assertEquals(
                        403, usurpateur.lire(PUY_DE_DOME, "/acces/mandats").statut()),
                () -> assertEquals(403, usurpateur.lire(CHER, "/dossiers/liste").statut()));
        List<String> memeCourriel = Administration.demander(
                        "GET",
                        "/users?exact=true&email="
                                + Administration.demander("GET", "/users/" + Administration.sujet("signataire.63"))
                                        .get("email")
                                        .asText())
                .findValuesAsText("username");
        assertEquals(2, memeCourriel.size(), memeCourriel::toString);
    }

    @Test
    @DisplayName("le SIRET suit ce que ProConnect affirme à chaque connexion")
    void siretSuivi() {
        Connexion.parProConnect("nouvel.elu", CHER);
        JsonNode compte = Administration.demander("GET", "/users?exact=true&username=" + Administration.NOUVELLE_ELUE)
                .get(0);
        assertTrue(compte.at("/attributes/siret/0").asText().startsWith("211800339"), compte::toString);
        assertFalse(compte.path("groups").elements().hasNext());
    }

    @Test
    @DisplayName("un formulaire envoyé sans session est rendu tel quel, et part après une nouvelle connexion")
    void rienNestPerdu() {
        Connexion mairie = Connexion.de("agent.18159", CHER);
        String jeton = mairie.lire(CHER, ORGANISATION).jeton();
        Map<String, List<String>> champs = Map.of(
                "jeton", List.of(jeton),
                "intitule", List.of("École « numérique » & <b>cantine</b>"),
                "montant", List.of("1 234,50", "12"),
                "besoin", List.of("ligne 1\r\nligne 2"));
        mairie.oublierSession(CHER);
        HttpResponse<String> reponse = mairie.demander(
                "POST",
                Connexion.adresse(CHER, ORGANISATION + "?onglet=droits"),
                Connexion.corps(champs),
                "Origin",
                "http://cher.localhost:" + Connexion.PORT);
        String page = reponse.body();
        assertAll(
                () -> assertEquals(401, reponse.statusCode()),
                () -> assertTrue(page.contains("Rien n’est perdu"), page),
                () -> assertTrue(page.contains("action=\"/acces/organisation?onglet=droits\""), page),
                () -> assertTrue(page.contains("name=\"jeton\" value=\"" + jeton + "\""), page),
                () -> assertTrue(page.contains("name=\"montant\" value=\"1 234,50\""), page),
                () -> assertTrue(page.contains("name=\"montant\" value=\"12\""), page),
                () -> assertTrue(page.contains("École « numérique » &amp; &lt;b&gt;cantine&lt;/b&gt;"), page),
                () -> assertTrue(page.contains("ligne 1") && page.contains("ligne 2"), page),
                () -> assertFalse(page.contains("name=\"onglet\""), page));

        Vue reconnectee = mairie.lire(CHER, "/connexion?retour=/session-ouverte");
        assertEquals("/session-ouverte", reconnectee.adresse().getPath());
        assertNotEquals(403, mairie.envoyer(CHER, ORGANISATION, champs).statut());
    }

    @Test
    @DisplayName("un script sans session reçoit 401 en JSON, jamais une redirection")
    void scriptSansSession() {
        for (String methode : List.of("GET", "POST")) {
            HttpResponse<String> reponse = new Connexion()
                    .demander(
                            methode,
                            Connexion.adresse(CHER, "/dossiers/brouillon"),
                            methode.equals("POST") ? "a=b" : null,
                            "X-Requested-With",
                            "guichets",
                            "Sec-Fetch-Site",
                            "same-origin");
            assertEquals(401, reponse.statusCode());
            assertEquals(
                    "SESSION_TERMINEE", Http.json(reponse.body()).get("code").asText());
        }
    }

    @Test
    @DisplayName(
            "un formulaire sans preuve, avec celle d'un autre, d'un autre guichet ou venu d'un autre site est refusé")
    void formulairesRefuses() {
        Connexion mairie = Connexion.de("agent.18159", CHER);
        String bon = mairie.lire(CHER, ORGANISATION).jeton();
        String deLaVoisine =
                Connexion.de("agent.18033", CHER).lire(CHER, ORGANISATION).jeton();
        String duPuyDeDome = mairie.lire(PUY_DE_DOME, ORGANISATION).jeton();
        String ici = "http://cher.localhost:" + Connexion.PORT;
        assertAll(
                () -> assertEquals(403, poster(mairie, "", "Origin", ici)),
                () -> assertEquals(403, poster(mairie, "jeton=" + deLaVoisine, "Origin", ici)),
                () -> assertEquals(403, poster(mairie, "jeton=" + duPuyDeDome, "Origin", ici)),
                () -> assertEquals(403, poster(mairie, "jeton=" + bon.substring(1) + "A", "Origin", ici)),
                () -> assertEquals(403, poster(mairie, "jeton=" + bon)),
                () -> assertEquals(403, poster(mairie, "jeton=" + bon, "Origin", "null")),
                () -> assertEquals(
                        403,
                        poster(mairie, "jeton=" + bon, "Origin", "http://puy-de-dome.localhost:" + Connexion.PORT)),
                () -> assertEquals(403, poster(mairie, "jeton=" + bon, "Origin", ici, "Sec-Fetch-Site", "same-site")),
                () -> assertNotEquals(403, poster(mairie, "jeton=" + bon, "Origin", ici)));
    }

    private static int poster(Connexion qui, String corps, String... entetes) {
        return qui.demander("POST", Connexion.adresse(CHER, "/deconnexion"), corps, entetes)
                .statusCode();
    }

    private static HttpResponse<String> api(String hote, String jeton) {
        return new Connexion()
                .demander(
                        "GET",
                        Connexion.adresse(hote, "/api/v1/dossiers"),
                        null,
                        "Authorization",
                        "Bearer " + jeton,
                        "Accept",
                        "application/json");
    }
}
