package fr.guichets.acces.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("La page de connexion")
class ConnexionTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dossiers/liste", "/dossiers/liste?q=école&etat=DEPOSE", "/session-ouverte"})
    @DisplayName("renvoie à l'adresse d'où l'on vient, sur le même site")
    void admis(String retour) {
        assertEquals(retour, Connexion.retour(retour));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "dossiers",
                "//ailleurs.test",
                "/\\ailleurs.test",
                "/a\\b",
                "https://ailleurs.test/",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "/connexion",
                "/connexion?retour=/",
                "/deconnexion"
            })
    @DisplayName("renvoie à l'accueil plutôt qu'ailleurs, ou qu'à elle-même")
    void refuse(String retour) {
        assertEquals("/", Connexion.retour(retour));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "bearer x", "BEARER", "Bearer\tx"})
    @DisplayName("un jeton se reconnaît à son en-tête, quelle que soit la casse")
    void jeton(String entete) {
        assertTrue(FiltreActeur.estUnJeton(entete));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic eDp5", "x Bearer y"})
    @DisplayName("un autre en-tête n'en est pas un")
    void pasUnJeton(String entete) {
        assertFalse(FiltreActeur.estUnJeton(entete));
    }
}
