package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.essais.Connexion.Vue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("La déconnexion, d'un guichet à l'autre")
class DeconnexionIT {

    private static final String CHER = "cher.localhost";
    private static final String PUY_DE_DOME = "puy-de-dome.localhost";
    private static final String PORTAIL = "localhost";
    private static final String MES_DOSSIERS = "/dossiers/mes-dossiers";

    @Test
    @DisplayName("se déconnecter d'un guichet ferme les autres, et la page d'arrivée le dit")
    void deconnexionPartout() {
        Connexion mairie = Connexion.de("agent.18033", CHER);
        mairie.lire(PUY_DE_DOME, MES_DOSSIERS);
        String sessionDuPuyDeDome = mairie.session(PUY_DE_DOME);
        assertNotNull(sessionDuPuyDeDome);

        Vue apres = mairie.envoyer(
                CHER,
                "/deconnexion",
                Map.of("jeton", List.of(mairie.lire(CHER, "/deconnexion").jeton())));
        assertEquals(
                Connexion.adresse(CHER, "/deconnexion").getPath(),
                apres.adresse().getPath());
        assertEquals(CHER, apres.adresse().getHost());
        assertTrue(apres.corps().contains("Vous êtes déconnecté"), apres::corps);

        mairie.poserSession(PUY_DE_DOME, sessionDuPuyDeDome);
        assertTrue(mairie.lire(PUY_DE_DOME, MES_DOSSIERS).demandeUnMotDePasse());
        assertTrue(mairie.lire(CHER, MES_DOSSIERS).demandeUnMotDePasse());
    }

    @Test
    @DisplayName("se déconnecter ferme aussi la session de ProConnect")
    void deconnexionDeProConnect() {
        Connexion mairie = Connexion.parProConnect("agent.18131", CHER);
        mairie.envoyer(
                CHER,
                "/deconnexion",
                Map.of("jeton", List.of(mairie.lire(CHER, "/deconnexion").jeton())));
        assertTrue(mairie.lire(CHER, "/connexion?par=proconnect").demandeUnMotDePasse());
    }

    @Test
    @DisplayName("une session close chez le fournisseur d'identité l'est ici dans la seconde, sur tous les guichets")
    void deconnexionDistante() {
        Connexion agent = Connexion.de("comite3.63", PUY_DE_DOME);
        assertEquals(200, agent.lire(PUY_DE_DOME, "/dossiers/liste").statut());
        Administration.demander("POST", "/users/" + Administration.sujet("comite3.63") + "/logout");
        assertTrue(agent.lire(PUY_DE_DOME, "/dossiers/liste").demandeUnMotDePasse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "logout_token=x", "logout_token=eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0."})
    @DisplayName("un faux avis de déconnexion est refusé")
    void fauxAvis(String corps) {
        assertEquals(
                400,
                new Connexion()
                        .demander("POST", Connexion.adresse(PORTAIL, "/deconnexion-distante"), corps)
                        .statusCode());
    }
}
