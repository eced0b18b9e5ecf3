package fr.guichets.api;

import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.ThemeNational;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** Root of the interface; the resources are the annotated classes of this package. */
@ApplicationPath("/v1")
@OpenAPIDefinition(
        info = @Info(title = "Guichets, interface publique", version = "1", description = """
                                Consulter les règles d'un guichet, retrouver une collectivité et simuler une demande \
                                d'aide à la transformation numérique des collectivités territoriales. Chaque guichet \
                                répond à sa propre adresse, son nom d'hôte. Les montants sont en euros, avec deux \
                                décimales au plus. Les erreurs suivent la RFC 9457."""),
        servers = @Server(url = "/api"),
        components =
                @Components(
                        schemas = {
                            @Schema(name = "NatureDepense", implementation = NatureDepense.class),
                            @Schema(name = "ThemeNational", implementation = ThemeNational.class)
                        }))
public class InterfaceRest extends Application {}
