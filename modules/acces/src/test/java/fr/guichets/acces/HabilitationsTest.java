package fr.guichets.acces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.guichets.acces.Equipe.Invitation;
import fr.guichets.acces.fournisseur.Habilitations;
import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Role;
import fr.guichets.socle.Sorties.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les rôles des agents portés au fournisseur d'identité")
class HabilitationsTest {

    private static final String PREFECTURE = "17180001400018";
    private static final String ADMIS = "fi-de-l-etat";
    private static final String INSTRUCTEUR = "guichets/18/instructeur";
    private static final String ADMINISTRATION = "/admin/realms/guichets";

    private static BaseNationale base;
    private static HttpServer fournisseur;
    private static ExecutorService fils;
    private static int sujets;

    /** The groups that there are, and « subject path » for each member. */
    private static final Set<String> GROUPES = new ConcurrentSkipListSet<>();

    private static final Set<String> MEMBRES = new ConcurrentSkipListSet<>();

    /** Done once, just before somebody is put in a group. */
    private static final AtomicReference<Runnable> PENDANT = new AtomicReference<>();

    private static volatile boolean enPanne;

    @BeforeAll
    static void ouvrir() throws Exception {
        fils = Executors.newCachedThreadPool();
        fournisseur = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        fournisseur.createContext("/", HabilitationsTest::repondre);
        fournisseur.setExecutor(fils);
        fournisseur.start();
        System.setProperty(
                "guichets.oidc.fournisseur",
                "http://localhost:" + fournisseur.getAddress().getPort() + "/realms/guichets");
        System.setProperty("guichets.oidc.provisionnement.secret", "essai");
        System.setProperty("guichets.acces.fournisseurs", ADMIS);
        System.setProperty("guichets.acces.prefectures", "18=" + PREFECTURE);
        base = new BaseNationale();
    }

    @AfterAll
    static void fermer() throws Exception {
        base.close();
        fournisseur.stop(0);
        fils.shutdown();
        System.clearProperty("guichets.oidc.fournisseur");
        System.clearProperty("guichets.oidc.provisionnement.secret");
        System.clearProperty("guichets.acces.fournisseurs");
        System.clearProperty("guichets.acces.prefectures");
    }

    @BeforeEach
    void vider() throws SQLException {
        base.proprietaire("DELETE FROM national.sortie");
        MEMBRES.clear();
        enPanne = false;
    }

    /** The few requests of Keycloak's administration interface that are used, answered as it answers them. */
    private static void repondre(HttpExchange echange) throws IOException {
        String requete =
                echange.getRequestMethod() + " " + echange.getRequestURI().getPath();
        String corps = new String(echange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String reponse = "";
        int statut = 204;
        if (requete.endsWith("/protocol/openid-connect/token")) {
            statut = 200;
            reponse = "{\"access_token\":\"jeton\"}";
        } else if (enPanne) {
            statut = 503;
        } else if (requete.startsWith("GET " + ADMINISTRATION + "/group-by-path/")) {
            String chemin = requete.substring(requete.indexOf("/group-by-path/") + "/group-by-path/".length());
            statut = GROUPES.contains(chemin) ? 200 : 404;
            reponse = "{\"id\":\"" + chemin.replace('/', '_') + "\"}";
        } else if (requete.startsWith("GET " + ADMINISTRATION + "/users/")) {
            statut = 200;
            reponse = "{}";
        } else if (requete.startsWith("POST " + ADMINISTRATION + "/groups")) {
            String parent = requete.replaceFirst(".*/groups/?", "").replace("/children", "");
            String nom = corps.replaceFirst(".*\"name\":\"([^\"]*)\".*", "$1");
            GROUPES.add(parent.isEmpty() ? nom : parent.replace('_', '/') + "/" + nom);
            statut = 201;
        } else {
            String[] parties = requete.split("/");
            String membre = parties[parties.length - 3] + " " + parties[parties.length - 1].replace('_', '/');
            if (requete.startsWith("PUT ")) {
                Runnable pendant = PENDANT.getAndSet(null);
                if (pendant != null) {
                    pendant.run();
                }
                MEMBRES.add(membre);
            } else {
                MEMBRES.remove(membre);
            }
        }
        byte[] octets = reponse.getBytes(StandardCharsets.UTF_8);
        echange.sendResponseHeaders(statut, statut == 204 ? -1 : octets.length);
        if (statut != 204) {
            echange.getResponseBody().write(octets);
        }
        echange.close();
    }

    private static Jeton jeton() {
        String sujet = "sujet-" + ++sujets;
        return new Jeton(
                "https://identite", sujet, "Nom", sujet + "@cher.gouv.fr", PREFECTURE, ADMIS, Set.of(), false, null);
    }

    private static Equipe equipe() {
        return base.piece(Equipe.class);
    }

    private static void faire(Jeton jeton, Runnable action) {
        Acteur acteur = base.transaction(() -> base.piece(Identites.class)
                .reconnaitre(
                        jeton,
                        new Adresse.DuGuichet(base.piece(Guichets.class)
                                .parCode(new CodeDepartement("18"))
                                .orElseThrow()),
                        null));
        base.enTantQue(acteur, "18", () -> {
            action.run();
            return null;
        });
    }

    /** Invites and accepts: the person has the role from here on. @return number of the invitation */
    private static long recevoirLeRole(Jeton jeton, Role role) {
        base.enTantQue(Acteur.systeme("administratrice", Role.ADMINISTRATEUR), "18", () -> {
            equipe().inviter(role.code(), null, jeton.courriel(), "http://cher.localhost/i");
            return null;
        });
        String lien = lire("SELECT contenu::json ->> 'lien' FROM sortie WHERE type = 'COURRIEL' ORDER BY id DESC")
                .get(0);
        faire(jeton, () -> equipe().accepter(lien.substring(lien.indexOf('=') + 1)));
        AtomicReference<Invitation> derniere = new AtomicReference<>();
        faire(jeton(), () -> derniere.set(equipe().invitations().get(0)));
        return derniere.get().id();
    }

    private static List<String> lire(String requete) {
        try {
            return base.lire(requete);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Message> messages() {
        return lire("SELECT contenu FROM sortie WHERE type = 'HABILITATION' ORDER BY id").stream()
                .map(contenu -> new Message("national", 1, Habilitation.TYPE, contenu, Instant.EPOCH))
                .toList();
    }

    private static void porter(Message message) {
        base.transaction(() -> {
            try {
                base.piece(Habilitations.class).recevoir(message);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return null;
        });
    }

    @Test
    @DisplayName("un rôle donné met dans le groupe, qui est créé ; le même message deux fois n'y change rien")
    void donne() {
        Jeton anne = jeton();
        recevoirLeRole(anne, Role.INSTRUCTEUR);
        messages().forEach(HabilitationsTest::porter);
        messages().forEach(HabilitationsTest::porter);
        assertEquals(Set.of(anne.sujet() + " " + INSTRUCTEUR), MEMBRES);
    }

    @Test
    @DisplayName("un rôle retiré pendant la panne ne revient pas quand le message qui le donnait repart après")
    void enRetard() {
        Jeton anne = jeton();
        long invitation = recevoirLeRole(anne, Role.INSTRUCTEUR);
        Message donne = messages().get(0);
        enPanne = true;
        assertThrows(IllegalStateException.class, () -> porter(donne));
        enPanne = false;
        faire(jeton(), () -> equipe().revoquer(invitation));
        porter(messages().get(1));
        porter(donne);
        assertEquals(Set.of(), MEMBRES);
    }

    @Test
    @DisplayName("deux invitations acceptées pour un rôle : l'une révoquée, il reste ; les deux, il part")
    void deuxInvitations() {
        Jeton anne = jeton();
        long premiere = recevoirLeRole(anne, Role.INSTRUCTEUR);
        long seconde = recevoirLeRole(anne, Role.INSTRUCTEUR);
        recevoirLeRole(anne, Role.SIGNATAIRE);
        faire(jeton(), () -> equipe().revoquer(premiere));
        messages().forEach(HabilitationsTest::porter);
        Set<String> tous = Set.of(anne.sujet() + " " + INSTRUCTEUR, anne.sujet() + " guichets/18/signataire");
        assertEquals(tous, new TreeSet<>(MEMBRES));
        faire(jeton(), () -> equipe().revoquer(seconde));
        porter(messages().get(messages().size() - 1));
        assertEquals(Set.of(anne.sujet() + " guichets/18/signataire"), MEMBRES);
    }

    @Test
    @DisplayName("un rôle retiré par un autre serveur au moment où celui-ci le donne est repris aussitôt")
    void enMemeTemps() {
        Jeton anne = jeton();
        long invitation = recevoirLeRole(anne, Role.INSTRUCTEUR);
        PENDANT.set(() -> {
            faire(jeton(), () -> equipe().revoquer(invitation));
            porter(messages().get(1));
        });
        porter(messages().get(0));
        assertEquals(Set.of(), MEMBRES);
    }
}
