package fr.guichets.acces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.socle.GardeDesRoles;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("À côté de chaque opération, qui peut l'appeler")
class ReservesTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("sans réserve, une opération sert quiconque est identifié : la liste est courte et connue")
    @CsvSource({
        "fr.guichets.acces.Mandats, demander miens moi",
        "fr.guichets.acces.Equipe, accepter presentee",
        "fr.guichets.acces.DemonstrationAcces, ''"
    })
    void operationsSansReserve(Class<?> frontiere, String attendues) {
        assertEquals(
                attendues,
                Arrays.stream(frontiere.getDeclaredMethods())
                        .filter(methode -> Modifier.isPublic(methode.getModifiers()))
                        .filter(methode -> !methode.isAnnotationPresent(Reserve.class))
                        .map(Method::getName)
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest(name = "{0}.{1} : {2}")
    @DisplayName("les autres nomment leurs rôles")
    @CsvSource({
        "fr.guichets.acces.Mandats, aApprouver, INSTRUCTEUR ADMINISTRATEUR",
        "fr.guichets.acces.Mandats, accordes, INSTRUCTEUR ADMINISTRATEUR",
        "fr.guichets.acces.Mandats, collegues, COLLECTIVITE",
        "fr.guichets.acces.Mandats, representants, COLLECTIVITE",
        "fr.guichets.acces.Mandats, estRepresentee, COLLECTIVITE",
        "fr.guichets.acces.Mandats, accorder, INSTRUCTEUR ADMINISTRATEUR COLLECTIVITE",
        "fr.guichets.acces.Mandats, refuser, INSTRUCTEUR ADMINISTRATEUR COLLECTIVITE",
        "fr.guichets.acces.Mandats, retirer, INSTRUCTEUR ADMINISTRATEUR COLLECTIVITE",
        "fr.guichets.acces.Mandats, changer, INSTRUCTEUR ADMINISTRATEUR COLLECTIVITE",
        "fr.guichets.acces.Equipe, invitations, ADMINISTRATEUR",
        "fr.guichets.acces.Equipe, demandes, ADMINISTRATEUR NATIONAL",
        "fr.guichets.acces.Equipe, inviter, ADMINISTRATEUR NATIONAL",
        "fr.guichets.acces.Equipe, revoquer, ADMINISTRATEUR",
        "fr.guichets.acces.Equipe, approuver, ADMINISTRATEUR NATIONAL",
        "fr.guichets.acces.Equipe, refuser, ADMINISTRATEUR NATIONAL"
    })
    void roles(Class<?> frontiere, String operation, String roles) {
        Method methode = Arrays.stream(frontiere.getDeclaredMethods())
                .filter(candidate ->
                        candidate.getName().equals(operation) && Modifier.isPublic(candidate.getModifiers()))
                .findFirst()
                .orElseThrow();
        assertEquals(
                roles,
                Arrays.stream(GardeDesRoles.admis(methode).orElseThrow())
                        .map(Role::name)
                        .collect(Collectors.joining(" ")));
    }
}
