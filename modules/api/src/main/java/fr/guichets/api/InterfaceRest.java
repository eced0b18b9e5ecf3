package fr.guichets.api;

import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.ThemeNational;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** Root of the interface: what is not listed here is not served, and what is listed is described. */
@ApplicationPath("/v1")
@OpenAPIDefinition(
        info = @Info(title = "Guichets, interface", version = "1", description = """
                                Consulter les règles d'un guichet, retrouver une collectivité, simuler, déposer et \
                                instruire une demande d'aide à la transformation numérique des collectivités \
                                territoriales. Chaque guichet répond à sa propre adresse, son nom d'hôte. Les montants \
                                sont en euros, avec deux décimales au plus ; les instants portent le décalage horaire \
                                du guichet. Les erreurs suivent la RFC 9457. L'extension x-roles dit qui peut appeler \
                                une opération : PUBLIC, ou l'un des rôles nommés, avec un jeton du royaume. Un POST qui \
                                crée accepte Idempotency-Key : même clé et même corps, même réponse."""),
        servers = @Server(url = "/api"),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = InterfaceRest.JETON,
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        bearerFormat = "JWT",
                                        description = "Jeton d'accès du royaume guichets"),
                        schemas = {
                            @Schema(name = "NatureDepense", implementation = NatureDepense.class),
                            @Schema(name = "ThemeNational", implementation = ThemeNational.class)
                        }))
public class InterfaceRest extends Application {

    static final String JETON = "jeton";

    static final List<Class<?>> RESSOURCES = List.of(
            RessourceGuichet.class,
            RessourceVersions.class,
            RessourceRejeu.class,
            RessourceCollectivites.class,
            RessourceSimulation.class,
            RessourceMoi.class,
            RessourceDossiers.class,
            RessourceImportation.class,
            RessourceDossier.class,
            RessourceDepot.class,
            RessourcePieces.class,
            RessourceInstruction.class,
            RessourceGuichets.class,
            RessourceConsolidation.class,
            RessourceCredits.class,
            RessourcePiecesDeCredits.class,
            RessourceEnveloppe.class,
            RessourceReleves.class,
            RessourceReleve.class,
            RessourceActes.class,
            RessourceDecision.class,
            RessourceModeles.class,
            RessourcePaiements.class,
            RessourceRetrait.class,
            RessourceDescription.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new LinkedHashSet<>(RESSOURCES);
        classes.add(TailleLimitee.class);
        classes.add(ErreursEnProblemes.class);
        return classes;
    }
}
