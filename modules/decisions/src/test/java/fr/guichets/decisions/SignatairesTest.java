package fr.guichets.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.documents.Piece;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.Gens;
import fr.guichets.programmation.Avis;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.OperationInvalide;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Un signataire")
class SignatairesTest {

    private Bureau bureau;

    @BeforeEach
    void ouvrir() throws Exception {
        bureau = new Bureau();
    }

    @ParameterizedTest(name = "du {0} au {1}, en plus de mars 2021 : {2}")
    @DisplayName("ne signe pas deux fois le même jour avec le même compte")
    @CsvSource({
        "2021-01-01, 2021-02-28, vrai",
        "2021-04-01, , vrai",
        "2021-01-01, 2021-03-01, faux",
        "2021-03-31, , faux",
        "2021-03-10, 2021-03-20, faux",
        "2021-01-01, , faux"
    })
    void chevauchements(String du, String au, String admis) {
        bureau.inscrire("Paul Intérim", "essai#paul", "2021-03-01", "2021-03-31");
        if (admis.equals("vrai")) {
            bureau.inscrire("Paul Titulaire", "essai#paul", du, au);
        } else {
            OperationInvalide refus = assertThrows(
                    OperationInvalide.class, () -> bureau.inscrire("Paul Titulaire", "essai#paul", du, au));
            assertEquals("SIGNATAIRE_EN_DOUBLE", refus.code());
        }
        bureau.inscrire("Quelqu'un sans compte", null, du, au);
        bureau.inscrire("Une autre", "essai#autre", du, au);
    }

    @Test
    @DisplayName("prolongé sur les jours d'une autre inscription du même compte est refusé par la base elle-même")
    void prolongation() {
        Signataire interim = bureau.inscrire("Paul Intérim", "essai#paul", "2021-03-01", "2021-03-31");
        bureau.inscrire("Paul Titulaire", "essai#paul", "2021-04-01", null);
        Signataires signataires = bureau.bean(Signataires.class);
        assertThrows(
                OperationInvalide.class,
                () -> bureau.gens.comme(
                        Gens.ADMINISTRATEUR, () -> signataires.finir(interim.id(), null, LocalDate.of(2021, 4, 1))));
        assertThrows(
                ChampsInvalides.class,
                () -> bureau.gens.comme(
                        Gens.ADMINISTRATEUR, () -> signataires.finir(interim.id(), null, LocalDate.of(2021, 2, 1))));
        Signataire fini = bureau.gens.comme(
                Gens.ADMINISTRATEUR, () -> signataires.finir(interim.id(), null, LocalDate.of(2021, 3, 15)));
        assertEquals(LocalDate.of(2021, 3, 15), fini.au());
        SQLException refus = assertThrows(
                SQLException.class,
                () -> bureau.maison.executer("INSERT INTO guichet_18.signataire (version, nom, qualite, compte, du,"
                        + " cree_le, cree_par) VALUES (0, 'x', 'x', 'essai#paul', '2021-05-01', now(), 'x')"));
        assertEquals("23P01", refus.getSQLState());
    }

    @ParameterizedTest(name = "valable du {0} au {1}, acte signé sur papier le {2} : {3}")
    @DisplayName("signe sur papier un jour où il est inscrit, entre la préparation de l'acte et aujourd'hui")
    @CsvSource({
        "2021-06-01, , 2021-06-02, ''",
        "2021-06-02, 2021-06-02, 2021-06-02, ''",
        "2021-06-01, 2021-06-04, 2021-06-04, ''",
        "2021-06-01, 2021-06-03, 2021-06-04, SIGNATAIRE_INVALIDE",
        "2021-06-01, , 2021-06-01, DATE_INVALIDE",
        "2021-06-01, , 2021-06-06, DATE_INVALIDE",
        "2021-06-01, , , DATE_INVALIDE"
    })
    void surPapier(String du, String au, String signeLe, String code) throws Exception {
        long papier = bureau.inscrire("Pia Papier", null, du, au).id();
        Acte acte = bureau.preparer(
                bureau.decider(Avis.FAVORABLE),
                new Preparation.Demande(papier, Bureau.ACHEVEMENT, null, List.of(), List.of()));
        assertFalse(bureau.signer(acte.id()).signe(), "sans compte elle ne signe pas dans le document");
        Piece scan = scanner(acte);
        assertEquals(
                "PIECE_NON_CONTROLEE",
                assertThrows(OperationInvalide.class, () -> enregistrer(acte, scan, "2021-06-02"))
                        .code());
        bureau.maison.executer("UPDATE guichet_18.piece SET etat = 'SAINE', controlee_le = now()");
        bureau.maison.ilEst("2021-06-05T07:00:00Z");
        if (code.isEmpty()) {
            Acte signe = enregistrer(acte, scan, signeLe);
            assertEquals(Acte.Mode.MANUSCRITE, signe.signature().mode());
            assertEquals(scan.empreinte(), signe.signature().empreinte());
            assertEquals(EtatDossier.ACCORDE, bureau.etat(acte.dossier()));
            assertEquals(
                    "ACTE_DEJA_SIGNE",
                    assertThrows(OperationInvalide.class, () -> scanner(acte)).code());
        } else if (code.equals("DATE_INVALIDE")) {
            assertThrows(ChampsInvalides.class, () -> enregistrer(acte, scan, signeLe));
        } else {
            assertEquals(
                    code,
                    assertThrows(OperationInvalide.class, () -> enregistrer(acte, scan, signeLe))
                            .code());
        }
    }

    private Piece scanner(Acte acte) {
        byte[] pdf = bureau.agent(
                () -> bureau.bean(Decisions.class).document(acte.id()).contenu());
        return bureau.agent(
                () -> bureau.bean(Parapheur.class).deposer(acte.id(), "acte signé.pdf", new ByteArrayInputStream(pdf)));
    }

    private Acte enregistrer(Acte acte, Piece scan, String signeLe) {
        return bureau.agent(() -> bureau.bean(Parapheur.class)
                .enregistrer(acte.id(), null, scan.id(), signeLe == null ? null : LocalDate.parse(signeLe)));
    }

    @Test
    @DisplayName("dont la délégation a pris fin ne signe plus : l'acte est à refaire au nom d'un autre")
    void delegationFinie() {
        Acte acte = bureau.preparer();
        bureau.gens.comme(Gens.ADMINISTRATEUR, () -> bureau.bean(Signataires.class)
                .finir(bureau.signataire, null, LocalDate.of(2021, 6, 2)));
        bureau.maison.ilEst("2021-06-02T21:59:00Z");
        assertTrue(bureau.signer(acte.id()).signe(), "son dernier jour finit à minuit, à l'heure du guichet");
        Acte autre = bureau.preparer();
        bureau.maison.ilEst("2021-06-02T22:00:00Z");
        assertTrue(bureau.signer(autre.id()).refus().contains("ne peut pas signer ce jour-là"));
    }

    @Test
    @DisplayName("ne signe sur papier qu'un PDF")
    void pasUnPdf() {
        Acte acte = bureau.preparer();
        assertThrows(
                ChampsInvalides.class,
                () -> bureau.agent(() -> bureau.bean(Parapheur.class)
                        .deposer(
                                acte.id(),
                                "acte.txt",
                                new ByteArrayInputStream("signé".getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    @DisplayName("a déjà signé : le fichier envoyé ensuite est refusé sans être lu")
    void dejaSigne() {
        Acte acte = bureau.signe();
        InputStream jamaisLu = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("le fichier est lu");
            }
        };
        assertEquals(
                "ACTE_DEJA_SIGNE",
                assertThrows(
                                OperationInvalide.class,
                                () -> bureau.agent(
                                        () -> bureau.bean(Parapheur.class).deposer(acte.id(), "acte.pdf", jamaisLu)))
                        .code());
    }
}
