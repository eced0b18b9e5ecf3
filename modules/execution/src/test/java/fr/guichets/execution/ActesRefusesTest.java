package fr.guichets.execution;

import static fr.guichets.execution.Chantier.avance;
import static fr.guichets.execution.Chantier.demande;
import static fr.guichets.execution.Chantier.preuve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.decisions.Attribution.Methode;
import fr.guichets.decisions.Signataires;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.Gens;
import fr.guichets.dossiers.NaturePiece;
import fr.guichets.execution.interne.Procedure;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@DisplayName("Un acte d'exécution, sur un vrai PostgreSQL,")
class ActesRefusesTest {

    private Chantier c;
    private Paiements paiements;
    private Caducites caducites;
    private Recouvrements recouvrements;

    @BeforeEach
    void ouvrir() throws Exception {
        c = Chantier.duCher();
        paiements = c.bean(Paiements.class);
        caducites = c.bean(Caducites.class);
        recouvrements = c.bean(Recouvrements.class);
    }

    private static OperationInvalide refus(String code, Executable action) {
        OperationInvalide refus = assertThrows(OperationInvalide.class, action);
        assertEquals(code, refus.code());
        return refus;
    }

    private static void champ(String code, Executable action) {
        List<ChampsInvalides.Erreur> erreurs =
                assertThrows(ChampsInvalides.class, action).erreurs();
        assertEquals(
                List.of(code),
                erreurs.stream().map(ChampsInvalides.Erreur::code).toList());
    }

    @Test
    @DisplayName("ne se fait pas sous la référence provisoire : l'argent suit le numéro")
    void referenceProvisoire() throws Exception {
        String numero = c.demarrer(12_000, Methode.PRORATA);
        c.payer(numero, avance(), "4500000001");
        String reference = c.maison.texte("SELECT reference FROM guichet_18.dossier WHERE numero = '" + numero + "'");
        assertThrows(Introuvable.class, () -> c.demander(reference, demande(Paiement.Nature.ACOMPTE, "1000")));
        assertThrows(Introuvable.class, () -> c.agent(() -> recouvrements.renoncer(reference, "Lettre.")));
        assertThrows(Introuvable.class, () -> c.agent(() -> caducites.ouvrir(reference, null, "Rien reçu.")));
        c.agent(() -> recouvrements.renoncer(numero, "Lettre du maire."));
        assertThrows(Introuvable.class, () -> c.signataire(() -> recouvrements.demander(reference, null, "Abandon.")));
        assertEquals(
                EtatDossier.REVERSEMENT,
                c.signataire(() -> recouvrements.demander(numero, null, "Abandon."))
                        .dossier()
                        .etat());
    }

    @Test
    @DisplayName("porte sur la demande qui a été lue, jamais sur celle qui l'a remplacée")
    void demandeLue() throws Exception {
        String numero = c.demarrer(12_000, Methode.PRORATA);
        long facture = c.joindre(numero, NaturePiece.JUSTIFICATIF_DE_DEPENSE);
        long id = c.demander(numero, demande(Paiement.Nature.ACOMPTE, "2000", facture));
        long lue = version(numero);
        c.agent(() -> paiements.renvoyer(numero, id, lue, "Facture illisible."));
        c.demander(numero, demande(Paiement.Nature.ACOMPTE, "8000", facture));
        assertThrows(ModifieEntreTemps.class, () -> c.agent(() -> paiements.certifier(numero, id, lue, null, null)));
        assertThrows(ModifieEntreTemps.class, () -> c.agent(() -> paiements.renvoyer(numero, id, lue, "Encore.")));
        long relue = version(numero);
        c.agent(() -> paiements.certifier(numero, id, relue, null, null));
        LocalDate jour = LocalDate.of(2021, 6, 2);
        assertThrows(
                ModifieEntreTemps.class, () -> c.agent(() -> paiements.verser(numero, id, relue, "4500000001", jour)));
        long certifiee = version(numero);
        c.agent(() -> paiements.verser(numero, id, certifiee, "4500000001", jour));
    }

    private long version(String numero) {
        return c.lire(numero).demandeEnCours().orElseThrow().version();
    }

    @Test
    @DisplayName("ne certifie que sur des justificatifs sains, d'une nature qui ne se retire plus")
    void justificatifs() throws Exception {
        String numero = c.demarrer(12_000, Methode.PRORATA);
        long devis = c.joindre(numero, NaturePiece.DEVIS);
        champ("NATURE_INATTENDUE", () -> c.demander(numero, demande(Paiement.Nature.ACOMPTE, "2000", devis)));
        long facture = c.joindre(numero, NaturePiece.JUSTIFICATIF_DE_DEPENSE);
        c.maison.executer(
                "UPDATE guichet_18.piece SET etat = 'A_CONTROLER', controlee_le = NULL WHERE id = " + facture);
        long id = c.demander(numero, demande(Paiement.Nature.ACOMPTE, "2000", facture));
        refus("PIECE_NON_CONTROLEE", () -> c.certifier(numero, id));
        c.controler();
        c.certifier(numero, id);
    }

    @Test
    @DisplayName("de renonciation ferme la procédure de retrait : elle n'est ni abandonnée ni discutée ensuite")
    void renonciationPendantLaProcedure() throws Exception {
        String numero = c.notifier(6_000, Methode.PRORATA);
        c.agent(() -> caducites.ouvrir(numero, null, "Aucune preuve reçue."));
        Execution renoncee = c.agent(() -> recouvrements.renoncer(numero, "Lettre du maire."));
        assertEquals(Caducite.Etat.ABANDONNEE, renoncee.caducites().get(0).etat());
        assertEquals(List.of(), renoncee.attentes());
        refus("ACTION_IMPOSSIBLE", () -> c.signataire(() -> caducites.abandonner(numero, "Preuve reçue.")));
        refus("ACTION_IMPOSSIBLE", () -> c.mairie(() -> caducites.observer(numero, "Voici.")));
    }

    @Test
    @DisplayName("de retrait ne dit pas sans observations celui qui en a reçu pendant qu'il s'écrivait")
    void observationsTardives() throws Exception {
        String numero = c.notifier(6_000, Methode.PRORATA);
        Caducite lue = c.agent(() -> caducites.ouvrir(numero, null, "Aucune preuve reçue."))
                .caducite()
                .orElseThrow();
        c.mairie(() -> caducites.observer(numero, "La preuve arrive."));
        Procedure procedure = c.bean(Procedure.class);
        assertThrows(
                ModifieEntreTemps.class,
                () -> c.signataire(() -> procedure.prononcer(numero, lue, "Rien reçu.", new byte[] {1})));
        assertEquals(
                EtatDossier.CADUC,
                c.signataire(() -> caducites.prononcer(numero, "Rien reçu."))
                        .dossier()
                        .etat());
    }

    @Test
    @DisplayName("de reversement ne se prend ni sans fin du projet, ni pour moins que le trop-perçu")
    void reversement() throws Exception {
        String numero = c.demarrer(12_000, Methode.PRORATA);
        c.payer(numero, avance(), "4500000001");
        refus("ACTION_IMPOSSIBLE", () -> c.signataire(() -> recouvrements.demander(numero, null, "Trop.")));
        long facture = c.joindre(numero, NaturePiece.JUSTIFICATIF_DE_DEPENSE);
        c.certifier(numero, c.demander(numero, demande(Paiement.Nature.SOLDE, "2000", facture)));
        champ(
                "MONTANT_INSUFFISANT",
                () -> c.signataire(() -> recouvrements.demander(numero, Montant.euros(1_599), "Trop.")));
        c.signataire(() -> recouvrements.demander(numero, Montant.euros(1_600), "Trop-perçu."));
        String texte = texte(c.mairie(() -> recouvrements.document(numero)));
        assertFalse(texte.contains("L. 122-1"), texte);
    }

    @Test
    @DisplayName("porte le nom de qui l'agent a choisi, jamais celui du premier inscrit")
    void signataireChoisi() throws Exception {
        String numero = c.notifier(6_000, Methode.PRORATA);
        long autre = c.gens.comme(Gens.ADMINISTRATEUR, () -> c.bean(Signataires.class)
                .inscrire("Zoé Dernière", "Secrétaire générale", null, null, LocalDate.of(2021, 1, 1), null)
                .id());
        champ("OBLIGATOIRE", () -> c.agent(() -> caducites.ouvrir(numero, null, "Aucune preuve reçue.")));
        champ("OBLIGATOIRE", () -> c.agent(() -> caducites.ouvrir(numero, autre + 1_000, "Aucune preuve reçue.")));
        assertEquals(2, c.agent(() -> caducites.signataires(numero)).size());
        long id = c.agent(() -> caducites.ouvrir(numero, autre, "Aucune preuve reçue."))
                .caducite()
                .orElseThrow()
                .id();
        String texte = texte(c.mairie(() -> caducites.document(numero, id, false)));
        assertTrue(texte.contains("Zoé Dernière") && !texte.contains("Simon Signataire"), texte);
    }

    private static String texte(byte[] contenu) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(contenu)) {
            return new PDFTextStripper().getText(pdf).replaceAll("[\\s\\u00a0\\u202f]+", " ");
        }
    }

    @Test
    @DisplayName("refuse un numéro de Chorus qu'un autre écrit au même instant")
    void numeroEnMemeTemps() throws Exception {
        String un = c.demarrer(12_000, Methode.PRORATA);
        long premier = c.demander(un, avance());
        c.certifier(un, premier);
        String deux = c.demarrer(6_000, Methode.PRORATA);
        long second = c.demander(deux, avance());
        c.certifier(deux, second);
        ExecutorService fil = Executors.newSingleThreadExecutor();
        try (Connection autre = DriverManager.getConnection(c.maison.adresse("guichet_18"))) {
            autre.setAutoCommit(false);
            autre.createStatement()
                    .executeUpdate("UPDATE guichet_18.paiement SET etat = 'PAYE', numero = '4500000001',"
                            + " paye_le = '2021-06-02' WHERE id = " + premier);
            Future<Execution> verse = fil.submit(() -> c.verser(deux, second, "4500000001"));
            while (c.maison.compter("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
                assertThrows(
                        TimeoutException.class,
                        () -> verse.get(20, TimeUnit.MILLISECONDS),
                        "le second attend le premier");
            }
            autre.commit();
            ExecutionException echec = assertThrows(ExecutionException.class, () -> verse.get(20, TimeUnit.SECONDS));
            assertEquals("NUMERO_DEJA_SAISI", ((OperationInvalide) echec.getCause()).code());
        } finally {
            fil.shutdownNow();
        }
    }

    @Test
    @DisplayName("se refuse à la mairie dans les mots de la mairie, et l'aide programmée reste tue")
    void motsDeLaMairie() throws Exception {
        String programme = c.programmer(6_000);
        String refus = refus(
                        "ACTION_IMPOSSIBLE",
                        () -> c.mairie(() -> c.bean(Preuves.class).envoyer(programme, preuve("2021-06-02", 1L))))
                .getMessage();
        assertTrue(refus.contains("En attente de décision"), refus);
        refus("ACTION_IMPOSSIBLE", () -> c.agent(() -> recouvrements.renoncer(programme, "Lettre du maire.")));
        assertEquals(
                EtatDossier.PROGRAMME,
                c.agent(() -> c.bean(Dossiers.class).lire(programme)).etat());
    }
}
