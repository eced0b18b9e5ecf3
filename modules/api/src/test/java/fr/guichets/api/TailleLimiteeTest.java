package fr.guichets.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.socle.Acteur;
import fr.guichets.socle.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Le corps d'une requête")
class TailleLimiteeTest {

    @Test
    @DisplayName("d'un million d'octets passe entier")
    void juste() throws IOException {
        byte[] corps = new byte[(int) TailleLimitee.MAXIMUM];
        InputStream flux = new TailleLimitee.FluxLimite(new ByteArrayInputStream(corps), TailleLimitee.MAXIMUM);
        assertEquals(corps.length, flux.readAllBytes().length);
    }

    @Test
    @DisplayName("d'un octet de plus est refusé, quelle que soit la façon de lire")
    void trop() {
        byte[] corps = new byte[(int) TailleLimitee.MAXIMUM + 1];
        InputStream parBlocs = new TailleLimitee.FluxLimite(new ByteArrayInputStream(corps), TailleLimitee.MAXIMUM);
        assertThrows(CorpsTropGrand.class, parBlocs::readAllBytes);
        InputStream unParUn = new TailleLimitee.FluxLimite(new ByteArrayInputStream(corps), TailleLimitee.MAXIMUM);
        assertThrows(CorpsTropGrand.class, () -> {
            while (unParUn.read() >= 0) {
                continue;
            }
        });
    }

    @Test
    @DisplayName("sans fin est abandonné peu après la limite")
    void sansFin() {
        AtomicLong servis = new AtomicLong();
        InputStream infini = new InputStream() {
            @Override
            public int read() {
                return (int) servis.incrementAndGet() & 0x7F;
            }
        };
        assertThrows(
                CorpsTropGrand.class, () -> new TailleLimitee.FluxLimite(infini, TailleLimitee.MAXIMUM).readAllBytes());
        assertTrue(servis.get() < TailleLimitee.MAXIMUM + 100_000);
    }

    @ParameterizedTest(name = "{0} {1}, {2} : {3}")
    @DisplayName("de 2 Mo n'est admis que d'un fichier, envoyé par qui peut l'envoyer")
    @CsvSource({
        "POST, /actes/12/scan, INSTRUCTEUR, true",
        "POST, /actes/12/scan, COLLECTIVITE, false",
        "POST, /actes/12/scan, SIGNATAIRE, false",
        "PUT, /actes/12/scan, INSTRUCTEUR, false",
        "POST, /dossiers/18-2021-001/pieces, COLLECTIVITE, true",
        "POST, /dossiers/18-2021-001/pieces, SIGNATAIRE, false",
        "POST, /actes/12/annulation, INSTRUCTEUR, false"
    })
    void fichier(String verbe, String chemin, Role role, boolean admis) {
        long maximum =
                Acteur.executerEnTantQue(Acteur.systeme("essai", role), () -> TailleLimitee.maximum(verbe, chemin));
        byte[] scan = new byte[2_000_000];
        InputStream flux = new TailleLimitee.FluxLimite(new ByteArrayInputStream(scan), maximum);
        if (admis) {
            assertEquals(scan.length, assertDoesNotThrow(flux::readAllBytes).length);
        } else {
            assertThrows(CorpsTropGrand.class, flux::readAllBytes);
        }
    }
}
