package fr.guichets.api;

import fr.guichets.socle.GardeDesRoles;
import fr.guichets.socle.Role;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the description when it is built: who may call an operation is read beside the operation itself, and the
 * problems that follow from it are the same everywhere. A public operation says so itself, in the extension x-roles.
 */
public class RolesEtProblemes implements OASFilter {

    private static final String PROBLEME = "application/problem+json";
    static final String EXTENSION = "x-roles";

    private static final Map<String, String> RESERVEE = Map.of(
            "401", "Il faut un jeton valide",
            "403", "Aucun de vos rôles ici ne le permet ; ne dit rien de ce qui existe");
    private static final Map<String, String> AVEC_CORPS = Map.of(
            "400", "Champs à corriger, tous signalés à la fois, ou JSON illisible",
            "413", "Corps trop grand",
            "415", "Le corps n'est pas du JSON");
    private static final Map<String, String> QUI_CHANGE = Map.of(
            "409", "L'état ne le permet pas, ou quelqu'un a modifié le dossier entre-temps : rien n'a été écrasé");

    private final Map<String, Method> methodes = InterfaceRest.RESSOURCES.stream()
            .flatMap(ressource -> Arrays.stream(ressource.getMethods()))
            .filter(methode -> identifiant(methode) != null)
            .collect(Collectors.toMap(RolesEtProblemes::identifiant, Function.identity()));

    private static String identifiant(Method methode) {
        var decrite = methode.getAnnotation(org.eclipse.microprofile.openapi.annotations.Operation.class);
        return decrite == null || decrite.hidden() ? null : decrite.operationId();
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description.getPaths().getPathItems().forEach((chemin, adresse) -> adresse.getOperations()
                .forEach((verbe, operation) -> completer(chemin, verbe, operation)));
    }

    private void completer(String chemin, PathItem.HttpMethod verbe, Operation operation) {
        Role[] admis =
                GardeDesRoles.admis(methodes.get(operation.getOperationId())).orElse(null);
        if (admis == null) {
            return;
        }
        operation.addExtension(EXTENSION, Arrays.stream(admis).map(Role::name).toList());
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(InterfaceRest.JETON));
        RESERVEE.forEach((statut, sens) -> ajouter(operation, statut, sens));
        if (chemin.contains("/dossiers") || chemin.contains("{numero}")) {
            ajouter(operation, "404", "Rien de tel pour vous à cette adresse");
        }
        if (verbe != PathItem.HttpMethod.GET) {
            QUI_CHANGE.forEach((statut, sens) -> ajouter(operation, statut, sens));
        }
        if (aUnParametre(operation, parametre -> UneSeuleFois.CLE.equals(parametre.getName()))) {
            ajouter(operation, "422", "Attestation manquante, ou clé d'idempotence déjà employée pour autre chose");
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parametre -> parametre.getIn() == Parameter.In.QUERY)) {
            ajouter(operation, "400", "Paramètres à corriger, tous signalés à la fois");
        }
        if (operation.getRequestBody() != null) {
            AVEC_CORPS.forEach((statut, sens) -> ajouter(operation, statut, sens));
        }
    }

    private static boolean aUnParametre(Operation operation, Predicate<Parameter> cherche) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(cherche);
    }

    private static void ajouter(Operation operation, String statut, String sens) {
        if (operation.getResponses().getAPIResponse(statut) == null) {
            operation.getResponses().addAPIResponse(statut, probleme(sens));
        }
    }

    private static APIResponse probleme(String sens) {
        return OASFactory.createAPIResponse()
                .description(sens)
                .content(OASFactory.createContent()
                        .addMediaType(
                                PROBLEME,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Probleme"))));
    }
}
