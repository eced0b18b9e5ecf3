package fr.guichets.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("La table des pages")
class PageTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");

    /** What a servlet shows under its own address. */
    private static final List<String> MONTREES = List.of(
            "/dossiers/pieces-du-dossier",
            "/dossiers/pieces-lues",
            "/enveloppes/pieces-de-credits",
            "/reglement/import-export");

    private static final Adresse DU_CHER = new Adresse.DuGuichet(new Guichet(
            new CodeDepartement("18"),
            "cher",
            "cher.localhost",
            Guichet.Type.DEPARTEMENT,
            Guichet.Etat.OUVERT,
            "Cher",
            "du Cher",
            "Préfecture du Cher",
            "Centre-Val de Loire",
            ZoneId.of("Europe/Paris")));

    static List<String> pagesEcrites() throws IOException {
        try (Stream<Path> fichiers = Files.walk(WEBAPP)) {
            return fichiers.map(WEBAPP::relativize)
                    .map(Path::toString)
                    .filter(nom -> nom.endsWith(".xhtml"))
                    .filter(nom -> Stream.of("WEB-INF", "erreurs", "compte").noneMatch(nom::startsWith))
                    .map(nom -> "/" + nom.substring(0, nom.length() - ".xhtml".length()))
                    .map(nom -> nom.equals("/index") ? "/" : nom)
                    .filter(nom -> !MONTREES.contains(nom))
                    .toList();
        }
    }

    @Test
    @DisplayName("ne sert pas sous leur propre adresse les vues d'une servlet")
    void montrees() {
        MONTREES.forEach(vue -> assertTrue(Page.trouver(vue, DU_CHER).isEmpty(), vue));
    }

    @ParameterizedTest
    @MethodSource("pagesEcrites")
    @DisplayName("connaît chaque page écrite, quelque part")
    void complete(String chemin) {
        assertTrue(
                Stream.of(DU_CHER, new Adresse.Portail(), new Adresse.National())
                        .anyMatch(adresse -> Page.trouver(chemin, adresse).isPresent()),
                chemin);
    }

    @ParameterizedTest
    @MethodSource("pagesEcrites")
    @DisplayName("n'ouvre à tous aucune page des dossiers ni des accès")
    void jamaisLibre(String chemin) {
        if (chemin.startsWith("/dossiers/") || chemin.startsWith("/acces/")) {
            assertTrue(Page.trouver(chemin, DU_CHER).orElseThrow().demandeUneIdentite());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/dossiers/mes-dossiers, COLLECTIVITE, true",
        "/dossiers/mes-dossiers, INSTRUCTEUR, false",
        "/dossiers/demande, SIGNATAIRE, false",
        "/dossiers/liste, COLLECTIVITE, false",
        "/dossiers/liste, SOUS_PREFET, true",
        "/dossiers/liste, NATIONAL, false",
        "/dossiers/instruction, EVALUATEUR, true",
        "/dossiers/accuse, COLLECTIVITE, true",
        "/dossiers/accuse, SIGNATAIRE, true",
        "/acces/equipe, ADMINISTRATEUR, true",
        "/acces/equipe, INSTRUCTEUR, false",
        "/acces/mandats, INSTRUCTEUR, true",
        "/acces/mandats, COMITE, false",
        "/acces/organisation, COMITE, true"
    })
    @DisplayName("ne sert une page qu'aux rôles qu'elle nomme")
    void roles(String chemin, Role role, boolean sert) {
        assertEquals(sert, Page.trouver(chemin, DU_CHER).orElseThrow().sert(Acteur.systeme("essai", role)));
    }

    @Test
    @DisplayName("ne place aucune page d'un guichet au portail ni au niveau national")
    void chezSoi() {
        assertFalse(Page.trouver("/dossiers/liste", new Adresse.Portail()).isPresent());
        assertFalse(Page.trouver("/acces/equipe", new Adresse.National()).isPresent());
        assertFalse(Page.trouver("/mes-dossiers", DU_CHER).isPresent());
        assertTrue(Page.trouver("/mes-dossiers", new Adresse.Portail()).isPresent());
    }
}
