package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.dossiers.CriteresDeRejeu.Changement;
import fr.guichets.dossiers.CriteresDeRejeu.Tri;
import fr.guichets.dossiers.RejeuNational.Essai;
import fr.guichets.dossiers.RejeuNational.Etat;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillons;
import fr.guichets.reglement.Declaration;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import fr.guichets.socle.Sorties;
import fr.guichets.socle.interne.FileDesSorties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le rejeu d'un modèle national en préparation, sur un vrai PostgreSQL,")
class RejeuNationalTest {

    private static final Acteur NATIONALE = Gens.agent("Nora Nationale", Set.of(), Role.NATIONAL);

    private static Maison maison;
    private static RejeuNational rejeux;

    /** Once: no trial changes what is filed. */
    @BeforeAll
    static void importer() throws Exception {
        maison = Maison.vide();
        rejeux = maison.bean(RejeuNational.class);
        byte[] fichier = Files.readAllBytes(Path.of("../lanceur/src/main/resources/demonstration/dossiers-demo.json"));
        for (CodeDepartement guichet : BaseDesGuichets.GUICHETS) {
            maison.dans(guichet, Gens.ADMINISTRATEUR, () -> maison.bean(Importation.class)
                    .importer(fichier));
        }
    }

    @BeforeEach
    void oublier() throws Exception {
        maison.executer("TRUNCATE national.reglement_brouillon, national.rejeu CASCADE", "TRUNCATE national.sortie");
    }

    private static <T> T national(Callable<T> action) {
        return DepartementCourant.executerNational(() -> Acteur.executerEnTantQue(NATIONALE, action));
    }

    /** Writes in the draft of the model another value of one key. */
    private Brouillon rediger(String cle, String valeur) {
        return national(() -> {
            Brouillons brouillons = maison.bean(Brouillons.class);
            Brouillon.Regle regle = brouillons.ouvrir().regle(cle);
            Declaration lue = regle.declaree();
            return brouillons.declarer(
                    cle,
                    regle.version(),
                    new Declaration(
                            lue.depuis(), lue.source(), lue.hypothese(), lue.precisions(), JsonDossiers.lire(valeur)));
        });
    }

    private void lancer() {
        national(() -> {
            rejeux.lancer();
            return null;
        });
    }

    private Essai dernier() {
        return national(rejeux::dernier).orElseThrow();
    }

    /** What waits in the national outbox for the guichets. */
    private List<Sorties.Message> prendre() {
        List<Sorties.Message> messages = new ArrayList<>();
        FileDesSorties file = maison.bean(FileDesSorties.class);
        Optional<Sorties.Message> message;
        while ((message = DepartementCourant.executerNational(() -> file.prendre(Set.of()))).isPresent()) {
            Sorties.Message pris = message.get();
            messages.add(pris);
            DepartementCourant.executerNational(() -> {
                file.remise(pris.id());
                return null;
            });
        }
        return messages;
    }

    private static CriteresDeRejeu criteres(String q, Changement changement, Tri tri, boolean descendant) {
        return new CriteresDeRejeu(q, changement, null, tri, descendant, 0, 50);
    }

    private String numeros(CriteresDeRejeu criteres, String guichet) {
        return national(() -> rejeux.lister(criteres, guichet == null ? null : new CodeDepartement(guichet)))
                .elements()
                .stream()
                .map(Rejeu.Ligne::numero)
                .collect(Collectors.joining(" "));
    }

    @Test
    @DisplayName("répond guichet par guichet, sous ce que chacun déclare, et n'écrit dans aucun")
    void parGuichet() throws Exception {
        rediger("exclusions", "[\"PRESTATION\"]");
        assertTrue(national(rejeux::dernier).isEmpty());
        lancer();
        assertEquals(0, dernier().repondus());
        assertEquals(
                List.of(Etat.EN_ROUTE, Etat.EN_ROUTE, Etat.EN_ROUTE),
                dernier().guichets().stream().map(RejeuNational.DuGuichet::etat).toList());
        String avant = empreinte();
        List<Sorties.Message> messages = prendre();
        assertEquals(3, messages.size());
        messages.forEach(maison::livrer);
        assertEquals(avant, empreinte());
        Essai essai = dernier();
        assertAll(
                () -> assertEquals(3, essai.repondus()),
                () -> assertFalse(essai.perime()),
                () -> assertEquals("Nora Nationale", essai.demandePar()),
                () -> assertEquals(25, essai.enCours().examines()),
                () -> assertTrue(essai.enCours().changes() > 0),
                () -> assertEquals(
                        essai.enCours().changes(),
                        national(() -> rejeux.lister(criteres(null, null, Tri.NUMERO, false), null))
                                .total()),
                () -> assertTrue(essai.enCours().ecart().compareTo(Montant.ZERO) < 0));

        // the same message again leaves the same answer
        messages.forEach(maison::livrer);
        assertEquals(essai, dernier());
    }

    @Test
    @DisplayName("n'impute pas au brouillon ce qu'un guichet a publié lui-même depuis le dépôt")
    void propreAuBrouillon() throws Exception {
        String publiees = maison.texte("SELECT contenu FROM guichet_18.reglement_version WHERE numero = '2021-1'");
        maison.publierSelon(publiees, "2021-9", "2021-06-01", "100000000");
        try {
            rediger("effetConcretMois", "1");
            lancer();
            prendre().forEach(maison::livrer);
            assertEquals("", numeros(criteres(null, Changement.REFUSE, Tri.NUMERO, false), null));
            List<Rejeu.Ligne> lignes = national(
                            () -> rejeux.lister(criteres(null, null, Tri.NUMERO, false), new CodeDepartement("18")))
                    .elements();
            assertFalse(lignes.isEmpty());
            assertTrue(lignes.stream().noneMatch(ligne -> ligne.avant().recevable()));
            assertTrue(lignes.stream()
                    .anyMatch(ligne -> ligne.fige() != null && ligne.fige().recevable()));
        } finally {
            maison.executer("DELETE FROM guichet_18.reglement_version WHERE numero = '2021-9'");
        }
    }

    @Test
    @DisplayName("filtre et trie les dossiers de tous les guichets")
    void dossiers() {
        rediger("effetConcretMois", "1");
        lancer();
        prendre().forEach(maison::livrer);
        String tous = numeros(criteres(null, null, Tri.NUMERO, false), null);
        assertAll(
                () -> assertTrue(tous.contains("63-2021-001"), tous),
                () -> assertEquals(tous, numeros(criteres(null, Changement.AUTRE, Tri.NUMERO, false), null)),
                () -> assertEquals("", numeros(criteres(null, Changement.ADMIS, Tri.ECART, true), null)),
                () -> assertEquals("63-2021-001", numeros(criteres("murol", null, Tri.PORTEUR, true), null)),
                () -> assertTrue(
                        numeros(criteres(null, null, Tri.APRES, false), "63").matches("(63-2021-\\d{3} ?)+")));
    }

    @Test
    @DisplayName("dit périmé un essai dès que le brouillon change, et refait tout sur demande")
    void perime() {
        rediger("effetConcretMois", "12");
        lancer();
        List<Sorties.Message> premiers = prendre();
        rediger("effetConcretMois", "6");
        assertTrue(dernier().perime());
        lancer();
        premiers.forEach(maison::livrer);
        assertEquals(0, dernier().repondus());
        prendre().forEach(maison::livrer);
        assertEquals(3, dernier().repondus());
        assertFalse(dernier().perime());
    }

    @Test
    @DisplayName("nomme le guichet dont les règles ne tiennent pas sous le brouillon")
    void refus() {
        rediger("natures", "[\"COMMUNE\"]");
        lancer();
        prendre().forEach(maison::livrer);
        Map<String, RejeuNational.DuGuichet> parCode = dernier().guichets().stream()
                .collect(Collectors.toMap(guichet -> guichet.guichet().valeur(), guichet -> guichet));
        assertAll(
                () -> assertEquals(3, dernier().repondus()),
                () -> assertEquals(Etat.REFUSE, parCode.get("63").etat()),
                () -> assertTrue(
                        parCode.get("63").raison().contains("restreindre"),
                        parCode.get("63").raison()));
    }

    @Test
    @DisplayName("ne s'ouvre qu'au niveau national, avec un brouillon")
    void conditions() {
        assertEquals(
                "AUCUN_BROUILLON",
                assertThrows(OperationInvalide.class, this::lancer).code());
        assertThrows(
                AccesRefuse.class,
                () -> DepartementCourant.executerNational(
                        () -> Acteur.executerEnTantQue(Gens.ADMINISTRATEUR, rejeux::dernier)));
    }

    private String empreinte() throws Exception {
        StringBuilder tout = new StringBuilder();
        for (CodeDepartement guichet : BaseDesGuichets.GUICHETS) {
            for (String table : List.of("dossier", "depot", "journal", "sortie", "reglement_version")) {
                tout.append(maison.texte(
                        "SELECT count(*) || coalesce(md5(string_agg(t.xmin || t::text, '' ORDER BY t.ctid)), '')"
                                + " FROM " + guichet.schema() + "." + table + " t"));
            }
        }
        return tout.toString();
    }
}
