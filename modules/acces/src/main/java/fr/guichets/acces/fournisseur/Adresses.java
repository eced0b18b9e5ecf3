package fr.guichets.acces.fournisseur;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.RegistreChange;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.Relais;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Where the identity provider may send a browser back to: the page of login and the page of leave of every host, each
 * named in full. A wildcard in the host is accepted by Keycloak and never matches; one for everything would let a code
 * leave for any site.
 */
@ApplicationScoped
public class Adresses {

    private static final Logger JOURNAL = Logger.getLogger(Adresses.class.getName());
    private static final String SEPARATEUR = "##";
    private static final String SORTIES = "post.logout.redirect.uris";
    private static final int ESSAI_S = 2;
    private static final int ESSAI_MAX_S = 60;

    private final AtomicBoolean lance = new AtomicBoolean();

    @Inject
    private Royaume royaume;

    @Inject
    private Guichets guichets;

    /** In the background, until the provider and the registry answer: the server does not wait for them to start. */
    void auDemarrage(@Observes Startup demarrage) throws NamingException {
        Royaume.fournisseur();
        Configuration.secret("guichets.oidc.secret");
        Configuration.secret("guichets.oidc.provisionnement.secret");
        if (lance.compareAndSet(false, true)) {
            essayer(InitialContext.doLookup(Relais.EXECUTEUR), ESSAI_S);
        }
    }

    /** A guichet appeared, or its address changed: one may log in there without a restart. */
    void quandLesHotesChangent(@Observes RegistreChange changement) throws NamingException {
        if (changement.cause() == RegistreChange.Cause.HOTES) {
            essayer(InitialContext.doLookup(Relais.EXECUTEUR), ESSAI_S);
        }
    }

    private void essayer(ScheduledExecutorService executeur, int prochain) {
        executeur.execute(() -> {
            try {
                mettreAJour();
            } catch (IOException | RuntimeException e) {
                JOURNAL.log(Level.INFO, "adresses des guichets pas encore posées : {0}", e.toString());
                executeur.schedule(
                        () -> essayer(executeur, Math.min(2 * prochain, ESSAI_MAX_S)), prochain, TimeUnit.SECONDS);
            }
        });
    }

    /**
     * Makes the provider know the hosts of the registry, and no other; does nothing when it does.
     */
    public void mettreAJour() throws IOException {
        ObjectNode client = client();
        List<String> entrees = parHote("/connexion*");
        List<String> sorties = parHote("/deconnexion");
        if (egaux(entrees, textes(client.path("redirectUris")))
                && egaux(
                        sorties,
                        List.of(client.at("/attributes/" + SORTIES).asText("").split(SEPARATEUR)))) {
            return;
        }
        ArrayNode adresses = client.putArray("redirectUris");
        entrees.forEach(adresses::add);
        client.withObject("/attributes").put(SORTIES, String.join(SEPARATEUR, sorties));
        royaume.remplacer("/clients/" + client.get("id").asText(), client);
        JOURNAL.log(Level.INFO, "{0} adresses posées chez le fournisseur d''identité", entrees.size());
    }

    private ObjectNode client() throws IOException {
        JsonNode trouves = royaume.lire("/clients?clientId=guichets")
                .orElseThrow(() -> new IOException("le royaume n'existe pas"));
        if (trouves.isEmpty()) {
            throw new IOException("le client guichets n'existe pas");
        }
        return (ObjectNode) trouves.get(0);
    }

    private List<String> parHote(String chemin) {
        String portail = Configuration.adressePublique();
        String domaine = Configuration.domaine();
        return Stream.concat(
                        Stream.of(domaine, "national." + domaine),
                        guichets.tous().stream().map(Guichet::hote))
                .map(hote -> portail.replaceFirst("://" + domaine, "://" + hote) + chemin)
                .toList();
    }

    private static List<String> textes(JsonNode liste) {
        return StreamSupport.stream(liste.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static boolean egaux(List<String> voulues, List<String> connues) {
        Set<String> ensemble = new HashSet<>(connues);
        return ensemble.size() == voulues.size() && ensemble.containsAll(voulues);
    }
}
