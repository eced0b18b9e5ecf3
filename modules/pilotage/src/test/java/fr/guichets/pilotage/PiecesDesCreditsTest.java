package fr.guichets.pilotage;

import static fr.guichets.pilotage.MaisonNationale.CHER;
import static fr.guichets.pilotage.MaisonNationale.SIGNATAIRE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.documents.interne.Controle;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.OperationInvalide;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Le document d'une décision de crédits, sur un vrai PostgreSQL,")
class PiecesDesCreditsTest {

    private static final byte[] PDF = "%PDF-1.4\n%decision\n".getBytes(StandardCharsets.US_ASCII);
    private static final Acteur ANTIVIRUS = Acteur.systeme("Relais");

    private MaisonNationale maison;
    private String numero;

    @BeforeEach
    void decider() throws Exception {
        maison = MaisonNationale.ouverte();
        numero = maison.decider(Operation.ABONDEMENT, CHER, Tranche.PLURIANNUELLE, null, 10)
                .numero();
    }

    private Piece joindre(String decision) {
        try (FichierRecu fichier = FichierRecu.lire("decision.pdf", new ByteArrayInputStream(PDF))) {
            return maison.nationalement(() -> maison.credits().joindre(decision, fichier));
        }
    }

    private List<Piece> pieces(String decision) {
        return maison.nationalement(() -> maison.credits().pieces(decision));
    }

    private byte[] ouvrir(String decision, long piece) {
        return maison.nationalement(() -> maison.credits().ouvrir(decision, piece));
    }

    private Controle antivirus() {
        return maison.maison().bean(Controle.class);
    }

    private void controler(Executable resultat) {
        DepartementCourant.executerNational(() -> Acteur.executerEnTantQue(ANTIVIRUS, () -> {
            try {
                resultat.execute();
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
            return null;
        }));
    }

    private static void refus(String code, Executable action) {
        assertEquals(code, assertThrows(OperationInvalide.class, action).code());
    }

    private List<String> actions() {
        return maison.nationalement(() -> maison.credits().historique(numero)).stream()
                .map(Journal.Ligne::action)
                .toList();
    }

    @Test
    @DisplayName("ne s'ouvre qu'une fois contrôlé, est gardé une fois, et entre au journal de la décision")
    void ouvert() throws Exception {
        Piece piece = joindre(numero);
        assertEquals("credits/" + numero, piece.objet());
        assertEquals("application/pdf", piece.type());
        refus("PIECE_NON_CONTROLEE", () -> ouvrir(numero, piece.id()));
        assertEquals(piece.id(), joindre(numero).id());
        controler(() -> antivirus().saine(piece.id(), ""));
        assertArrayEquals(PDF, ouvrir(numero, piece.id()));
        assertEquals(
                List.of(Piece.Etat.SAINE),
                pieces(numero).stream().map(Piece::etat).toList());
        assertEquals(List.of("DECIDE", "PIECE_JOINTE"), actions());
        assertEquals(1, maison.maison().compter("SELECT count(*) FROM national.sortie WHERE type = 'ANTIVIRUS'"));
    }

    @Test
    @DisplayName("infecté, n'est pas gardé : la ligne reste avec sa raison, et le journal le dit")
    void infecte() throws Exception {
        Piece piece = joindre(numero);
        controler(() -> antivirus().refusee(piece.id(), "Ce fichier contient un virus.", ""));
        refus("PIECE_REFUSEE", () -> ouvrir(numero, piece.id()));
        assertEquals("Ce fichier contient un virus.", pieces(numero).get(0).motif());
        assertEquals(0, maison.maison().compter("SELECT count(*) FROM national.bloc_de_piece"));
        assertEquals(List.of("DECIDE", "PIECE_JOINTE", "PIECE_REFUSEE"), actions());
    }

    @ParameterizedTest(name = "« {0} »")
    @ValueSource(strings = {"2021-9999", "", "x' or '1'='1"})
    @DisplayName("ne s'ajoute pas à une décision qui n'existe pas, ni ne s'y lit")
    void inconnue(String inconnu) throws Exception {
        Piece piece = joindre(numero);
        controler(() -> antivirus().saine(piece.id(), ""));
        assertThrows(Introuvable.class, () -> joindre(inconnu));
        assertThrows(Introuvable.class, () -> pieces(inconnu));
        assertThrows(Introuvable.class, () -> ouvrir(inconnu, piece.id()));
        assertEquals(1, maison.maison().compter("SELECT count(*) FROM national.piece"));
    }

    @Test
    @DisplayName("ne se lit ni ne s'ouvre depuis une autre décision")
    void dUneAutre() {
        Piece piece = joindre(numero);
        controler(() -> antivirus().saine(piece.id(), ""));
        String autre = maison.decider(Operation.ABONDEMENT, CHER, Tranche.PLURIANNUELLE, null, 10)
                .numero();
        assertEquals(List.of(), pieces(autre));
        assertThrows(Introuvable.class, () -> ouvrir(autre, piece.id()));
        assertThrows(
                Introuvable.class,
                () -> maison.nationalement(() -> maison.credits().piece(autre, piece.id())));
    }

    @Test
    @DisplayName("n'est qu'à l'administration nationale : un rôle d'un guichet ne l'ajoute, ne le liste ni ne l'ouvre")
    void droits() throws Exception {
        Piece piece = joindre(numero);
        controler(() -> antivirus().saine(piece.id(), ""));
        try (FichierRecu fichier = FichierRecu.lire("x.pdf", new ByteArrayInputStream(PDF))) {
            for (Executable interdit : List.<Executable>of(
                    () -> maison.credits().joindre(numero, fichier),
                    () -> maison.credits().pieces(numero),
                    () -> maison.credits().piece(numero, piece.id()),
                    () -> maison.credits().ouvrir(numero, piece.id()))) {
                assertThrows(
                        AccesRefuse.class,
                        () -> DepartementCourant.executerNational(() -> Acteur.executerEnTantQue(SIGNATAIRE, () -> {
                            try {
                                interdit.execute();
                            } catch (RuntimeException e) {
                                throw e;
                            } catch (Throwable e) {
                                throw new IllegalStateException(e);
                            }
                            return null;
                        })));
            }
        }
    }
}
