package fr.guichets.assemblage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.acces.DemonstrationAcces;
import fr.guichets.decisions.Signataires;
import fr.guichets.dossiers.Importation;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Relais;
import fr.guichets.socle.Role;
import fr.guichets.socle.Siren;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * In the local stack only: imports the demonstration dossiers at start, before the whole says that it is ready, and gives
 * the account of each bearer, agent.18159, the right to file for it. Done again at each start: a stronger right given by hand stays, one withdrawn by hand is granted again.
 */
@ApplicationScoped
public class Demonstration {

    private record Delegue(String nom, String qualite) {}

    private static final Logger JOURNAL = Logger.getLogger(Demonstration.class.getName());
    private static final Acteur ACTEUR = Acteur.systeme("Jeu de démonstration", Role.ADMINISTRATEUR);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Who signs at the guichets that have demonstration accounts, as account signataire.18; all are invented. */
    private static final Map<String, Delegue> SIGNATAIRES = Map.of(
            "18", new Delegue("Youssef Haddad", "Secrétaire général de la préfecture"),
            "63", new Delegue("Denis Brun", "Secrétaire général de la préfecture"),
            "76", new Delegue("Fatou Lopez", "Secrétaire générale de la préfecture"));

    private static final LocalDate DELEGATION = LocalDate.of(2021, 1, 4);

    @Inject
    private Guichets guichets;

    @Inject
    private DemonstrationAcces acces;

    @Inject
    private Importation importation;

    @Inject
    private Signataires signataires;

    private final String fichier = Configuration.texte("guichets.demonstration", "");
    private volatile boolean terminee = fichier.isEmpty();

    /** @throws IllegalStateException outside the local stack: the server does not start */
    void auDemarrage(@Observes Startup demarrage) throws NamingException {
        if (terminee) {
            return;
        }
        if (!Configuration.pileLocale()) {
            throw new IllegalStateException("guichets.demonstration n'est admis que dans la pile locale");
        }
        Executor executeur = InitialContext.doLookup(Relais.EXECUTEUR);
        executeur.execute(this::charger);
    }

    /** True when there is nothing to load, or when loading has ended, well or not: what went wrong is in the log. */
    boolean terminee() {
        return terminee;
    }

    private void charger() {
        try {
            SortedMap<String, ArrayNode> parGuichet = new TreeMap<>();
            for (JsonNode dossier : JSON.readTree(Path.of(fichier).toFile()).get("dossiers")) {
                String code = dossier.get("tenant").textValue();
                if (guichets.parCode(new CodeDepartement(code)).isPresent()) {
                    parGuichet
                            .computeIfAbsent(code, absent -> JSON.createArrayNode())
                            .add(dossier);
                }
            }
            Acteur.executerEnTantQue(ACTEUR, () -> {
                parGuichet.values().forEach(dossiers -> dossiers.forEach(this::accorder));
                parGuichet.forEach(this::importer);
                parGuichet.keySet().forEach(this::inscrireLeSignataire);
                return null;
            });
        } catch (IOException | RuntimeException e) {
            JOURNAL.log(Level.SEVERE, "le jeu de démonstration n'est pas chargé", e);
        } finally {
            terminee = true;
        }
    }

    private void accorder(JsonNode dossier) {
        JsonNode porteur = dossier.get("porteur");
        String compte = "agent." + porteur.get("code").textValue();
        acces.accorder(
                identifiant(compte),
                compte,
                NatureCollectivite.valueOf(porteur.get("nature").textValue()),
                porteur.get("code").textValue(),
                porteur.hasNonNull("siren") ? new Siren(porteur.get("siren").textValue()) : null,
                Acteur.Droit.DEPOSE);
    }

    /** Issuer and subject that the local realm gives to the account. */
    private static String identifiant(String compte) {
        UUID sujet = UUID.nameUUIDFromBytes(("guichets/" + compte).getBytes(StandardCharsets.UTF_8));
        return Configuration.obligatoire("guichets.oidc.fournisseur") + "#" + sujet;
    }

    /** Once only: what the administrator of the guichet made of it since then stays. */
    private void inscrireLeSignataire(String code) {
        Delegue delegue = SIGNATAIRES.get(code);
        if (delegue == null) {
            return;
        }
        DepartementCourant.executerPour(new CodeDepartement(code), () -> {
            if (signataires.lister().isEmpty()) {
                signataires.inscrire(
                        delegue.nom(),
                        delegue.qualite(),
                        "arrêté préfectoral n°\u00a02021-0004 du 4\u00a0janvier\u00a02021",
                        identifiant("signataire." + code),
                        DELEGATION,
                        null);
            }
            return null;
        });
    }

    private void importer(String code, ArrayNode dossiers) {
        ObjectNode contenu = JSON.createObjectNode().set("dossiers", dossiers);
        Importation.Rapport rapport = DepartementCourant.executerPour(
                new CodeDepartement(code), () -> importation.importer(JSON.writeValueAsBytes(contenu)));
        Level niveau = rapport.rejets().isEmpty() ? Level.INFO : Level.SEVERE;
        JOURNAL.log(niveau, "démonstration, guichet {0} : {1}", new Object[] {code, rapport});
    }
}
