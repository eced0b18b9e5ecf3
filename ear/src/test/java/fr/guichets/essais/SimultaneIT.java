package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les demandes répétées et les demandes simultanées, à travers HTTP")
class SimultaneIT {

    private static final Appelant BOURGES = Appelant.chezSoi("agent.18033");
    private static final Appelant AUBIGNY = Appelant.chezSoi("agent.18015");

    @Test
    @DisplayName("la même demande avec la même clé n'est faite qu'une fois et reçoit la même réponse")
    void idempotence() {
        String cle = UUID.randomUUID().toString();
        String corps = DossiersIT.saisie("18033", "Une seule fois");
        HttpResponse<String> premiere = BOURGES.poster("/dossiers", corps, "Idempotency-Key", cle);
        HttpResponse<String> seconde = BOURGES.poster("/dossiers", corps, "Idempotency-Key", cle);
        assertEquals(201, premiere.statusCode(), premiere.body());
        memeReponse(premiere, seconde);
        Http.probleme(
                BOURGES.poster("/dossiers", DossiersIT.saisie("18033", "Autre chose"), "Idempotency-Key", cle),
                422,
                "CLE_REUTILISEE");
        HttpResponse<String> autre = AUBIGNY.poster(
                "/dossiers", DossiersIT.saisie("18015", "Même clé, autre personne"), "Idempotency-Key", cle);
        assertEquals(201, autre.statusCode(), autre.body());
        assertNotEquals(premiere.body(), autre.body());

        String depot = "/dossiers/" + Http.json(premiere.body()).get("numero").asText() + "/depot";
        String cleDepot = UUID.randomUUID().toString();
        HttpResponse<String> depose = BOURGES.poster(depot, DossiersIT.ATTESTE, "Idempotency-Key", cleDepot);
        assertEquals(200, depose.statusCode(), depose.body());
        memeReponse(depose, BOURGES.poster(depot, DossiersIT.ATTESTE, "Idempotency-Key", cleDepot));
        Http.probleme(BOURGES.poster("/dossiers", corps, "Idempotency-Key", "deux mots"), 400, "CHAMPS_INVALIDES");
    }

    @Test
    @DisplayName("une demande refusée ne garde pas sa clé : corrigée, elle passe avec la même")
    void cleDUnRefus() {
        String reference = BOURGES.brouillon(DossiersIT.saisie("18033", "Clé d'un refus"));
        String cle = UUID.randomUUID().toString();
        Http.probleme(
                BOURGES.poster("/dossiers/" + reference + "/depot", "{}", "Idempotency-Key", cle),
                422,
                "ATTESTATION_MANQUANTE");
        Http.reussie(BOURGES.poster("/dossiers/" + reference + "/depot", DossiersIT.ATTESTE, "Idempotency-Key", cle));
    }

    @Test
    @DisplayName("deux dépôts à la fois avec la même clé donnent un numéro, et la même réponse")
    void idempotenceSimultanee() throws Exception {
        String depot = "/dossiers/" + BOURGES.brouillon(DossiersIT.saisie("18033", "Deux à la fois")) + "/depot";
        String cle = UUID.randomUUID().toString();
        List<HttpResponse<String>> reponses =
                ensemble(6, () -> BOURGES.poster(depot, DossiersIT.ATTESTE, "Idempotency-Key", cle));
        reponses.forEach(reponse -> memeReponse(reponses.get(0), reponse));
        Http.reussie(reponses.get(0));
    }

    @Test
    @DisplayName("deux dépôts à la fois sans clé n'en font qu'un : l'autre apprend pourquoi")
    void depotsSimultanes() throws Exception {
        String depot = "/dossiers/" + BOURGES.brouillon(DossiersIT.saisie("18033", "Sans clé")) + "/depot";
        List<HttpResponse<String>> reponses = ensemble(4, () -> BOURGES.poster(depot, DossiersIT.ATTESTE));
        assertEquals(
                1,
                reponses.stream().filter(reponse -> reponse.statusCode() == 200).count());
        reponses.stream()
                .filter(reponse -> reponse.statusCode() != 200)
                .forEach(reponse -> assertEquals(409, reponse.statusCode(), reponse.body()));
    }

    @Test
    @DisplayName("des dépôts simultanés ont des numéros qui se suivent, sans trou ni double")
    void numerotation() throws Exception {
        List<HttpResponse<String>> reponses = ensemble(
                8,
                () -> AUBIGNY.poster(
                        "/dossiers/" + AUBIGNY.brouillon(DossiersIT.saisie("18015", "Numérotation")) + "/depot",
                        DossiersIT.ATTESTE));
        List<Integer> rangs = reponses.stream()
                .map(reponse -> Http.reussie(reponse).get("numero").asText())
                .map(numero -> Integer.valueOf(numero.substring("18-2021-".length())))
                .sorted()
                .toList();
        assertEquals(8, rangs.get(7) - rangs.get(0) + 1, rangs::toString);
        assertEquals(8, Set.copyOf(rangs).size());
    }

    @Test
    @DisplayName("de deux enregistrements de la même version, le second apprend que le premier est passé")
    void concurrence() throws Exception {
        String reference = BOURGES.brouillon(DossiersIT.saisie("18033", "Version lue"));
        String etiquette = BOURGES.lire("/dossiers/" + reference)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        Http.reussie(BOURGES.envoyer(
                "PUT", "/dossiers/" + reference, DossiersIT.saisie("18033", "Première"), "If-Match", etiquette));
        Http.probleme(
                BOURGES.envoyer(
                        "PUT", "/dossiers/" + reference, DossiersIT.saisie("18033", "Seconde"), "If-Match", etiquette),
                409,
                "MODIFIE_ENTRE_TEMPS");
        assertEquals("Première", BOURGES.dossier(reference).get("intitule").asText());

        long version = BOURGES.dossier(reference).get("version").asLong();
        String corps = DossiersIT.avec(
                        DossiersIT.saisie("18033", "Version dans le corps"), "version", String.valueOf(version))
                .toString();
        List<HttpResponse<String>> reponses =
                ensemble(6, () -> BOURGES.envoyer("PUT", "/dossiers/" + reference, corps));
        assertEquals(
                1,
                reponses.stream().filter(reponse -> reponse.statusCode() == 200).count());
        reponses.stream()
                .filter(reponse -> reponse.statusCode() != 200)
                .forEach(reponse -> Http.probleme(reponse, 409, "MODIFIE_ENTRE_TEMPS"));
        assertFalse(BOURGES.dossier(reference).get("saisie").has("version"));
    }

    private static void memeReponse(HttpResponse<String> premiere, HttpResponse<String> seconde) {
        assertEquals(premiere.statusCode(), seconde.statusCode());
        assertEquals(premiere.body(), seconde.body());
        for (String entete : List.of("Location", "ETag", "Content-Type")) {
            assertEquals(premiere.headers().allValues(entete), seconde.headers().allValues(entete), entete);
        }
    }

    private static <T> List<T> ensemble(int nombre, Callable<T> action) throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(nombre);
        try {
            List<Future<T>> futurs = fils.invokeAll(Collections.nCopies(nombre, action));
            List<T> resultats = new ArrayList<>();
            for (Future<T> futur : futurs) {
                resultats.add(futur.get());
            }
            return resultats;
        } finally {
            fils.shutdownNow();
        }
    }
}
