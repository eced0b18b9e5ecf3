package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.documents.Piece;
import fr.guichets.documents.interne.Controle;
import fr.guichets.dossiers.PiecesDuDossier.Jointe;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import fr.guichets.socle.Sorties;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Les pièces d'un dossier, sur un vrai PostgreSQL,")
class PiecesDuDossierTest {

    private static final byte[] DEVIS = "%PDF-1.7\nUn devis\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static final Acteur EVALUATRICE = Gens.agent("Eva Luatrice", Set.of(), Role.EVALUATEUR);

    private Maison maison;
    private Gens cher;
    private PiecesDuDossier pieces;

    @BeforeEach
    void ouvrir() throws Exception {
        maison = Maison.vide();
        cher = new Gens(maison, Maison.CHER);
        pieces = maison.bean(PiecesDuDossier.class);
    }

    private Piece joindre(Acteur acteur, String reference, String nom, byte[] octets) {
        return cher.comme(
                acteur, () -> pieces.joindre(reference, NaturePiece.DEVIS, nom, new ByteArrayInputStream(octets)));
    }

    private Piece joindre(String reference) {
        return joindre(Gens.SECRETAIRE, reference, "devis.pdf", DEVIS);
    }

    private void controler(long piece, String motif) {
        DepartementCourant.executerPour(
                Maison.CHER,
                () -> Acteur.executerEnTantQue(Acteur.systeme("Relais"), () -> {
                    Controle controle = maison.bean(Controle.class);
                    if (motif == null) {
                        controle.saine(piece, "depot@exemple.fr");
                    } else {
                        controle.refusee(piece, motif, "depot@exemple.fr");
                    }
                    return null;
                }));
    }

    private byte[] ouvrir(Acteur acteur, String reference, long piece) {
        return cher.comme(acteur, () -> pieces.ouvrir(reference, piece));
    }

    private List<Jointe> jointes(Acteur acteur, String reference) {
        return cher.comme(acteur, () -> pieces.contenu(reference)).jointes();
    }

    private static String code(org.junit.jupiter.api.function.Executable operation) {
        return assertThrows(OperationInvalide.class, operation).code();
    }

    @Test
    @DisplayName("ne s'ouvrent qu'une fois contrôlées, octet pour octet, sur plusieurs blocs")
    void controlees() {
        String reference = cher.creer(Demandes.NANCAY).reference();
        byte[] plan = Arrays.copyOf(DEVIS, (2 << 20) + 12_345);
        Arrays.fill(plan, DEVIS.length, plan.length, (byte) 'x');
        Piece piece = joindre(Gens.SECRETAIRE, reference, "C:\\plans\\plan.pdf", plan);
        assertEquals("plan.pdf", piece.nom());
        assertEquals("application/pdf", piece.type());
        assertEquals(Piece.Etat.A_CONTROLER, piece.etat());
        assertEquals("PIECE_NON_CONTROLEE", code(() -> ouvrir(Gens.SECRETAIRE, reference, piece.id())));
        controler(piece.id(), null);
        assertArrayEquals(plan, ouvrir(Gens.SECRETAIRE, reference, piece.id()));
        controler(piece.id(), "Trop tard, elle est contrôlée.");
        assertEquals(
                Piece.Etat.SAINE,
                jointes(Gens.SECRETAIRE, reference).get(0).piece().etat());
    }

    @Test
    @DisplayName(
            "infectées perdent leurs octets, gardent leur ligne et leur motif ; qui les a envoyées reçoit un courriel")
    void infectees() throws SQLException {
        Dossier depose = cher.depose();
        Piece piece = joindre(depose.reference());
        maison.livrer();
        controler(piece.id(), "Ce fichier contient un virus (Eicar), il n’est pas gardé.");
        assertEquals(0, maison.compter("SELECT count(*) FROM guichet_18.bloc_de_piece"));
        assertEquals("PIECE_REFUSEE", code(() -> ouvrir(Gens.SECRETAIRE, depose.reference(), piece.id())));
        Jointe refusee = jointes(Gens.SECRETAIRE, depose.reference()).get(0);
        assertEquals(
                "Ce fichier contient un virus (Eicar), il n’est pas gardé.",
                refusee.piece().motif());
        assertTrue(refusee.retirable());
        JsonNode courriel = maison.livrer().stream()
                .filter(message -> message.type().equals("COURRIEL"))
                .map(message -> JsonDossiers.lire(message.contenu()))
                .findFirst()
                .orElseThrow();
        assertEquals("depot@exemple.fr", courriel.get("a").asText());
        assertEquals("18-2021-001\u00a0: fichier refusé", courriel.get("objet").asText());
        assertTrue(courriel.get("lien").asText().endsWith("/dossiers/pieces?numero=18-2021-001"), courriel.toString());
        List<String> histoire =
                cher.comme(Gens.SECRETAIRE, () -> maison.bean(Dossiers.class).historique(depose.reference())).stream()
                        .map(fr.guichets.socle.Journal.Ligne::action)
                        .toList();
        assertEquals(List.of("CREE", "DEPOSE", "PIECE_JOINTE", "PIECE_REFUSEE"), histoire);
    }

    @Test
    @DisplayName("dont un octet a changé ne s'ouvrent plus")
    void sceau() throws SQLException {
        String reference = cher.creer(Demandes.NANCAY).reference();
        Piece piece = joindre(reference);
        controler(piece.id(), null);
        maison.executer("UPDATE guichet_18.bloc_de_piece SET octets = set_byte(octets, 12, 33)");
        IllegalStateException rompu =
                assertThrows(IllegalStateException.class, () -> ouvrir(Gens.SECRETAIRE, reference, piece.id()));
        assertTrue(rompu.getMessage().contains("empreinte"), rompu.getMessage());
        maison.executer("DELETE FROM guichet_18.bloc_de_piece");
        assertThrows(IllegalStateException.class, () -> ouvrir(Gens.SECRETAIRE, reference, piece.id()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE piece SET nom = 'autre.pdf' | 42501",
                "UPDATE piece SET empreinte = '00' | 42501",
                "DELETE FROM piece | 42501",
                "TRUNCATE piece CASCADE | 42501",
                "UPDATE bloc_de_piece SET octets = '' | 42501",
                "SELECT count(*) FROM guichet_63.piece | 42501",
                "UPDATE piece SET etat = 'REFUSEE' | 23514",
                "UPDATE piece SET etat = 'SAINE' | 23514"
            })
    @DisplayName("ne se récrivent pas : la base de données elle-même le refuse au rôle du guichet")
    void immuables(String ordre, String refus) {
        joindre(cher.creer(Demandes.NANCAY).reference());
        SQLException refusee = assertThrows(SQLException.class, () -> maison.executerEnTantQueRole(Maison.CHER, ordre));
        assertEquals(refus, refusee.getSQLState(), refusee.getMessage());
    }

    static Stream<Arguments> gens() {
        return Stream.of(
                Arguments.of(Gens.SECRETAIRE, null, null),
                Arguments.of(Gens.STAGIAIRE, Introuvable.class, Introuvable.class),
                Arguments.of(Gens.VOISIN, Introuvable.class, Introuvable.class),
                Arguments.of(Gens.INSTRUCTRICE, Introuvable.class, null),
                Arguments.of(EVALUATRICE, AccesRefuse.class, AccesRefuse.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gens")
    @DisplayName("s'ajoutent par la collectivité, et par qui instruit une fois le dossier déposé")
    void quiAjoute(Acteur acteur, Class<? extends Exception> surUnBrouillon, Class<? extends Exception> surUnDepose) {
        String brouillon = cher.creer(Demandes.NANCAY).reference();
        String depose = cher.depose().reference();
        verifier(surUnBrouillon, () -> joindre(acteur, brouillon, "devis.pdf", DEVIS));
        verifier(surUnDepose, () -> joindre(acteur, depose, "devis.pdf", DEVIS));
    }

    private static void verifier(
            Class<? extends Exception> refus, org.junit.jupiter.api.function.Executable operation) {
        if (refus == null) {
            org.junit.jupiter.api.Assertions.assertDoesNotThrow(operation);
        } else {
            assertThrows(refus, operation);
        }
    }

    @Test
    @DisplayName("de qui peut seulement préparer vont dans ce qu'il a ouvert, et plus une fois déposé par un autre")
    void preparees() {
        String reference = cher.comme(
                        Gens.STAGIAIRE, () -> maison.bean(Brouillons.class).creer(Demandes.NANCAY))
                .reference();
        joindre(Gens.STAGIAIRE, reference, "devis.pdf", DEVIS);
        cher.deposer(reference);
        assertThrows(AccesRefuse.class, () -> joindre(Gens.STAGIAIRE, reference, "autre.pdf", DEVIS));
        assertEquals(1, jointes(Gens.STAGIAIRE, reference).size());
        assertFalse(jointes(Gens.STAGIAIRE, reference).get(0).retirable());
    }

    @Test
    @DisplayName("de l'un et de l'autre côté se lisent des deux, et se retirent chacune du sien, avec retour")
    void deuxCotes() {
        String reference = cher.depose().reference();
        Piece sienne = joindre(reference);
        Piece notre = joindre(Gens.INSTRUCTRICE, reference, "courrier.pdf", DEVIS);
        for (Acteur lecteur : List.of(Gens.SECRETAIRE, Gens.INSTRUCTRICE)) {
            List<Jointe> jointes = jointes(lecteur, reference);
            assertEquals(
                    List.of(sienne.id(), notre.id()),
                    jointes.stream().map(j -> j.piece().id()).toList());
            boolean agent = lecteur == Gens.INSTRUCTRICE;
            assertEquals(
                    List.of(!agent, agent),
                    jointes.stream().map(Jointe::retirable).toList());
            assertEquals(
                    List.of(false, true),
                    jointes.stream().map(Jointe::duGuichet).toList());
        }
        assertEquals("PIECE_ACQUISE", code(() -> retirer(Gens.SECRETAIRE, reference, notre.id())));
        retirer(Gens.SECRETAIRE, reference, sienne.id());
        assertEquals(1, jointes(Gens.SECRETAIRE, reference).size());
        assertThrows(Introuvable.class, () -> ouvrir(Gens.SECRETAIRE, reference, sienne.id()));
        assertThrows(
                Introuvable.class, () -> cher.comme(Gens.INSTRUCTRICE, () -> pieces.retablir(reference, sienne.id())));
        cher.comme(Gens.SECRETAIRE, () -> pieces.retablir(reference, sienne.id()));
        assertEquals(2, jointes(Gens.SECRETAIRE, reference).size());
    }

    private void retirer(Acteur acteur, String reference, long piece) {
        cher.comme(acteur, () -> {
            pieces.retirer(reference, piece);
            return null;
        });
    }

    @Test
    @DisplayName(
            "se retirent d'un brouillon, dans l'heure, ou d'une réponse pas encore envoyée ; ensuite elles restent")
    void retrait() {
        String reference = cher.creer(Demandes.NANCAY).reference();
        Piece ancienne = joindre(reference);
        maison.ilEst("2021-06-03T07:00:00Z");
        assertTrue(jointes(Gens.SECRETAIRE, reference).get(0).retirable());
        cher.deposer(reference);
        assertEquals("PIECE_ACQUISE", code(() -> retirer(Gens.SECRETAIRE, reference, ancienne.id())));
        Piece fraiche = joindre(Gens.SECRETAIRE, reference, "rib.pdf", DEVIS);
        maison.ilEst("2021-06-03T07:59:00Z");
        assertTrue(jointes(Gens.SECRETAIRE, reference).get(1).retirable());
        maison.ilEst("2021-06-03T08:01:00Z");
        assertEquals("PIECE_ACQUISE", code(() -> retirer(Gens.SECRETAIRE, reference, fraiche.id())));
        cher.commeAgent(() -> maison.bean(Instruction.class)
                .demanderComplements(reference, null, List.of("Le RIB"), LocalDate.of(2021, 6, 20)));
        maison.ilEst("2021-06-04T08:00:00Z");
        Piece reponse = joindre(Gens.SECRETAIRE, reference, "rib-2.pdf", DEVIS);
        maison.ilEst("2021-06-05T08:00:00Z");
        assertEquals(
                List.of(false, false, true),
                jointes(Gens.SECRETAIRE, reference).stream()
                        .map(Jointe::retirable)
                        .toList());
        cher.comme(Gens.SECRETAIRE, () -> maison.bean(Depots.class).repondre(reference, null, "Le voici."));
        assertEquals("PIECE_ACQUISE", code(() -> retirer(Gens.SECRETAIRE, reference, reponse.id())));
    }

    @Test
    @DisplayName("ne s'ajoutent plus à une demande retirée, sauf par le guichet")
    void closes() {
        String reference = cher.depose().reference();
        cher.comme(Gens.SECRETAIRE, () -> maison.bean(Depots.class).seDesister(reference, null, ""));
        assertEquals("PIECES_FERMEES", code(() -> joindre(reference)));
        assertFalse(cher.comme(Gens.SECRETAIRE, () -> pieces.contenu(reference)).ajoutPossible());
        joindre(Gens.INSTRUCTRICE, reference, "courrier.pdf", DEVIS);
    }

    @Test
    @DisplayName(
            "envoyées deux fois sous le même nom n'en font qu'une ; sous un autre, deux ; rien n'est gardé d'un refus")
    void memeFichier() throws SQLException {
        String reference = cher.creer(Demandes.NANCAY).reference();
        assertEquals(joindre(reference), joindre(reference));
        joindre(Gens.SECRETAIRE, reference, "devis-2.pdf", DEVIS);
        assertEquals(2, jointes(Gens.SECRETAIRE, reference).size());
        assertThrows(ChampsInvalides.class, () -> joindre(Gens.SECRETAIRE, reference, "devis.png", DEVIS));
        assertEquals(2, maison.compter("SELECT count(*) FROM guichet_18.piece"));
        assertEquals(2, maison.compter("SELECT count(*) FROM guichet_18.sortie WHERE type = 'ANTIVIRUS'"));
    }

    @Test
    @DisplayName("sont en nombre et en poids limités, sans compter ce qui a été retiré")
    void limites() {
        String reference = cher.creer(Demandes.NANCAY).reference();
        System.setProperty("guichets.pieces.nombre", "2");
        System.setProperty("guichets.pieces.total", "3");
        try {
            Piece premiere = joindre(reference);
            joindre(Gens.SECRETAIRE, reference, "b.pdf", DEVIS);
            assertEquals("TROP_DE_PIECES", code(() -> joindre(Gens.SECRETAIRE, reference, "c.pdf", DEVIS)));
            retirer(Gens.SECRETAIRE, reference, premiere.id());
            byte[] lourd = Arrays.copyOf(DEVIS, 3 << 20);
            assertEquals("TROP_DE_PIECES", code(() -> joindre(Gens.SECRETAIRE, reference, "c.pdf", lourd)));
            joindre(Gens.SECRETAIRE, reference, "c.pdf", DEVIS);
        } finally {
            System.clearProperty("guichets.pieces.nombre");
            System.clearProperty("guichets.pieces.total");
        }
    }

    @Test
    @DisplayName(
            "suivent le dossier dans un autre guichet, une fois, avec leur date et leur auteur, à contrôler de nouveau")
    void transmises() throws SQLException {
        String reference = cher.depose().reference();
        Piece saine = joindre(reference);
        controler(saine.id(), null);
        Piece infectee = joindre(Gens.SECRETAIRE, reference, "virus.pdf", DEVIS);
        controler(infectee.id(), "Ce fichier contient un virus.");
        joindre(Gens.INSTRUCTRICE, reference, "courrier.pdf", DEVIS);
        maison.livrer();
        maison.ilEst("2021-06-09T08:00:00Z");
        cher.commeAgent(() -> maison.bean(Instruction.class)
                .reorienter(reference, null, Maison.PUY_DE_DOME, "Nançay n'est pas ici."));
        List<Sorties.Message> envois = enAttente();
        envois.forEach(maison::livrer);
        envois.forEach(maison::livrer);

        Gens puyDeDome = new Gens(maison, Maison.PUY_DE_DOME);
        List<Jointe> arrivees =
                puyDeDome.commeAgent(() -> pieces.contenu("63-2021-001")).jointes();
        assertEquals(
                List.of("devis.pdf false", "courrier.pdf true"),
                arrivees.stream()
                        .map(j -> j.piece().nom() + " " + j.duGuichet())
                        .toList());
        Piece arrivee = arrivees.get(0).piece();
        assertEquals(Piece.Etat.A_CONTROLER, arrivee.etat());
        assertEquals(saine.deposeeLe(), arrivee.deposeeLe());
        assertEquals("Nadia Secrétaire", arrivee.deposeePar());
        assertEquals(saine.empreinte(), arrivee.empreinte());
        maison.controler(Maison.PUY_DE_DOME);
        assertArrayEquals(DEVIS, puyDeDome.commeAgent(() -> pieces.ouvrir("63-2021-001", arrivee.id())));
        assertEquals("PIECES_FERMEES", code(() -> joindre(Gens.INSTRUCTRICE, reference, "tard.pdf", DEVIS)));
    }

    private List<Sorties.Message> enAttente() {
        fr.guichets.socle.interne.FileDesSorties file = maison.bean(fr.guichets.socle.interne.FileDesSorties.class);
        return DepartementCourant.executerPour(Maison.CHER, () -> Stream.generate(() -> file.prendre(Set.of()))
                .takeWhile(java.util.Optional::isPresent)
                .map(message -> {
                    file.remise(message.get().id());
                    return message.get();
                })
                .toList());
    }
}
