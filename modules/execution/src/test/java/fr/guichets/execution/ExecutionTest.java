package fr.guichets.execution;

import static fr.guichets.execution.Chantier.DOTATION;
import static fr.guichets.execution.Chantier.attendus;
import static fr.guichets.execution.Chantier.avance;
import static fr.guichets.execution.Chantier.demande;
import static fr.guichets.execution.Chantier.preuve;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.decisions.Attribution.Methode;
import fr.guichets.dossiers.Depots;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.Gens;
import fr.guichets.dossiers.Instruction;
import fr.guichets.dossiers.NaturePiece;
import fr.guichets.enveloppes.Solde;
import fr.guichets.execution.Attente.Nature;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@DisplayName("L'exécution d'une aide, sur un vrai PostgreSQL,")
class ExecutionTest {

    private Chantier c;
    private Preuves preuves;
    private Paiements paiements;
    private Caducites caducites;
    private Recouvrements recouvrements;

    @BeforeEach
    void ouvrir() throws Exception {
        ouvrir(Chantier.duCher());
    }

    private void ouvrir(Chantier chantier) {
        c = chantier;
        preuves = c.bean(Preuves.class);
        paiements = c.bean(Paiements.class);
        caducites = c.bean(Caducites.class);
        recouvrements = c.bean(Recouvrements.class);
    }

    private static Montant euros(String montant) {
        return Montant.euros(new BigDecimal(montant));
    }

    private static void refus(String code, Executable action) {
        assertEquals(code, assertThrows(OperationInvalide.class, action).code());
    }

    private static void champ(String champ, Executable action) {
        List<ChampsInvalides.Erreur> erreurs =
                assertThrows(ChampsInvalides.class, action).erreurs();
        assertTrue(erreurs.stream().anyMatch(erreur -> erreur.champ().equals(champ)), erreurs::toString);
    }

    /** Of the whole guichet: available, reserved, engaged and not paid, paid, given back. */
    private void comptes(String disponible, String reserve, String engage, String paye, String reverse) {
        Solde solde = c.solde();
        assertEquals(
                List.of(euros(disponible), euros(reserve), euros(engage), euros(paye), euros(reverse)),
                List.of(solde.disponible(), solde.reserve(), solde.engage(), solde.paye(), solde.reverse()));
        assertEquals(DOTATION, solde.dotation());
    }

    @Test
    @DisplayName("76-2021-007 : 9 000 € dépensés sur 12 000, 9 000 versés, 3 000 rendus, dossier soldé")
    void sousRealisation() throws Exception {
        String numero = c.demarrer(12_000, Methode.PRORATA);
        assertEquals(EtatDossier.DEMARRE, c.etat(numero));
        comptes("285000", "0", "12000", "0", "0");
        long facture = c.joindre(numero, NaturePiece.JUSTIFICATIF_DE_DEPENSE);
        long solde = c.demander(numero, demande(Paiement.Nature.SOLDE, "9000", facture));
        assertEquals(List.of(Nature.SERVICE_FAIT), attendus(c.lire(numero)));
        Execution certifie = c.certifier(numero, solde);
        assertEquals(EtatDossier.ACHEVE, certifie.dossier().etat());
        assertEquals(List.of(Nature.VERSEMENT), attendus(certifie));
        comptes("285000", "0", "12000", "0", "0");
        Execution verse = c.verser(numero, solde, "4500000001");
        assertEquals(EtatDossier.SOLDE, verse.dossier().etat());
        assertEquals(euros("9000"), verse.verse());
        assertEquals(List.of(), verse.attentes());
        comptes("288000", "0", "0", "9000", "0");
    }

    @Test
    @DisplayName(
            "avance de 30 %, acompte jusqu'à 80 %, solde : chacun une fois certifié, puis payé dans le grand livre")
    void troisVersements() throws Exception {
        String numero = c.demarrer(12_000, Methode.PRORATA);
        long facture = c.joindre(numero, NaturePiece.JUSTIFICATIF_DE_DEPENSE);
        long avance = c.demander(numero, avance());
        refus("PAIEMENT_IMPOSSIBLE", () -> c.demander(numero, avance()));
        refus("ACTION_IMPOSSIBLE", () -> c.verser(numero, avance, "4500000001"));
        champ("motif", () -> c.agent(() -> paiements.certifier(numero, avance, null, euros("3000"), null)));
        champ("montant", () -> c.agent(() -> paiements.certifier(numero, avance, null, euros("3600.01"), "trop")));
        c.certifier(numero, avance);
        champ("numero", () -> c.verser(numero, avance, " "));
        c.verser(numero, avance, "4500000001");
        comptes("285000", "0", "8400", "3600", "0");
        refus("PAIEMENT_IMPOSSIBLE", () -> c.demander(numero, avance()));
        champ("pieces", () -> c.demander(numero, demande(Paiement.Nature.ACOMPTE, "12000")));
        Paiement.Saisie trop = new Paiement.Saisie(
                Paiement.Nature.ACOMPTE,
                euros("6000.01"),
                demande(Paiement.Nature.ACOMPTE, "12000").depenses(),
                List.of(),
                List.of(facture),
                null,
                "");
        champ("montant", () -> c.demander(numero, trop));
        long acompte = c.demander(numero, demande(Paiement.Nature.ACOMPTE, "12000", facture));
        Execution certifie =
                c.agent(() -> paiements.certifier(numero, acompte, null, euros("5000"), "Facture non acquittée"));
        assertEquals(euros("5000"), certifie.demandeEnCours().orElseThrow().certifie());
        refus("NUMERO_DEJA_SAISI", () -> c.verser(numero, acompte, "4500000001"));
        c.verser(numero, acompte, "4500000002");
        comptes("285000", "0", "3400", "8600", "0");
        c.payer(numero, demande(Paiement.Nature.SOLDE, "12500", facture), "4500000003");
        assertEquals(EtatDossier.SOLDE, c.etat(numero));
        comptes("285000", "0", "0", "12000", "0");
        refus("ACTION_IMPOSSIBLE", () -> c.demander(numero, demande(Paiement.Nature.SOLDE, "12500", facture)));
    }

    @Test
    @DisplayName("une demande renvoyée garde ce qui était écrit et repart corrigée")
    void renvoi() throws Exception {
        String numero = c.demarrer(12_000, Methode.PRORATA);
        long facture = c.joindre(numero, NaturePiece.JUSTIFICATIF_DE_DEPENSE);
        c.mairie(() -> paiements.enregistrer(numero, null, demande(Paiement.Nature.ACOMPTE, "1000")));
        assertEquals(List.of(), c.lire(numero).paiements(), "l'agent ne lit pas un brouillon");
        long id = c.demander(numero, demande(Paiement.Nature.ACOMPTE, "2000", facture));
        champ("motif", () -> c.agent(() -> paiements.renvoyer(numero, id, null, " ")));
        Execution renvoyee = c.agent(() -> paiements.renvoyer(numero, id, null, "Facture illisible."));
        assertEquals(List.of(Nature.DEMANDE_A_CORRIGER), attendus(renvoyee));
        assertEquals(
                euros("2000"), renvoyee.paiements().get(0).depenses().get(0).reel());
        assertEquals(id, c.demander(numero, demande(Paiement.Nature.ACOMPTE, "2500", facture)));
        c.certifier(numero, id);
        assertEquals(euros("2500"), c.verser(numero, id, "4500000009").verse());
    }

    @Test
    @DisplayName("trop versé : le solde est clos à 0 €, le reste rendu, l'excédent reversé sur titre")
    void tropPercu() throws Exception {
        String numero = c.demarrer(12_000, Methode.PRORATA);
        c.payer(numero, avance(), "4500000001");
        long facture = c.joindre(numero, NaturePiece.JUSTIFICATIF_DE_DEPENSE);
        long solde = c.demander(numero, demande(Paiement.Nature.SOLDE, "2000", facture));
        Execution clos = c.certifier(numero, solde);
        assertEquals(EtatDossier.ACHEVE, clos.dossier().etat());
        assertEquals(euros("1600"), clos.tropPercu());
        assertEquals(List.of(Nature.TROP_PERCU), attendus(clos));
        comptes("293400", "0", "0", "3600", "0");
        assertThrows(AccesRefuse.class, () -> c.agent(() -> recouvrements.demander(numero, null, "Trop-perçu")));
        champ("montant", () -> c.signataire(() -> recouvrements.demander(numero, euros("3600.01"), "Trop-perçu")));
        Execution demande = c.signataire(() -> recouvrements.demander(numero, null, "Trop-perçu"));
        assertEquals(euros("1600"), demande.reversement().montant());
        assertEquals(EtatDossier.REVERSEMENT, demande.dossier().etat());
        champ("titre", () -> c.agent(() -> recouvrements.recevoir(numero, "", LocalDate.of(2021, 6, 2))));
        champ("recuLe", () -> c.agent(() -> recouvrements.recevoir(numero, "T-2021-1", LocalDate.of(2021, 6, 3))));
        Execution recu = c.agent(() -> recouvrements.recevoir(numero, "T-2021-1", LocalDate.of(2021, 6, 2)));
        assertEquals(List.of(), recu.attentes());
        comptes("293400", "0", "0", "2000", "1600");
        assertThrows(
                Introuvable.class,
                () -> c.agent(() -> recouvrements.recevoir(numero, "T-2021-2", LocalDate.of(2021, 6, 2))));
    }

    @Test
    @DisplayName("le reversement : son arrêté, écrit par un signataire inscrit, est figé, lu des deux côtés et annoncé")
    void arreteDeReversement() throws Exception {
        String numero = c.demarrer(12_000, Methode.PRORATA);
        c.payer(numero, avance(), "4500000001");
        c.agent(() -> recouvrements.renoncer(numero, "Lettre du maire."));
        assertThrows(Introuvable.class, () -> c.mairie(() -> recouvrements.document(numero)));
        Acteur autre = Gens.agent("Sylvie Signataire", Set.of(), Role.SIGNATAIRE);
        refus(
                "SIGNATAIRE_NON_VALABLE",
                () -> c.gens.comme(autre, () -> recouvrements.demander(numero, null, "Projet abandonné.")));
        Execution demande = c.signataire(
                () -> recouvrements.demander(numero, euros("2600.50"), "Projet abandonné.\nRien n'est réalisé."));
        assertTrue(demande.reversement().arrete());
        byte[] arrete = c.mairie(() -> recouvrements.document(numero));
        try (PDDocument pdf = Loader.loadPDF(arrete)) {
            String texte = new PDFTextStripper().getText(pdf).replaceAll("[\\s\\u00a0\\u202f]+", " ");
            for (String attendu : List.of(
                    "Projet abandonné.",
                    "Rien n'est réalisé.",
                    "Sur les 3 600 € versés",
                    "reverse à l'État 2 600,50 €",
                    "Simon Signataire")) {
                assertTrue(texte.replace('’', '\'').contains(attendu), () -> attendu + " dans " + texte);
            }
        }
        c.maison.ilEst("2021-06-03T07:00:00Z");
        assertArrayEquals(arrete, c.agent(() -> recouvrements.document(numero)));
        assertThrows(Introuvable.class, () -> c.gens.comme(Gens.VOISIN, () -> recouvrements.document(numero)));
        refus("ACTION_IMPOSSIBLE", () -> c.signataire(() -> recouvrements.demander(numero, null, "Encore.")));
        assertTrue(c.maison.livrer().stream()
                .anyMatch(message -> message.contenu().contains("arrêté de reversement est sur la page")));
    }

    @Test
    @DisplayName("rien à verser ni à reverser : le solde clôt le dossier aussitôt")
    void soldeNul() throws Exception {
        String numero = c.demarrer(5_000, Methode.FORFAIT);
        c.payer(numero, avance(), "4500000001");
        long facture = c.joindre(numero, NaturePiece.JUSTIFICATIF_DE_DEPENSE);
        long solde = c.demander(numero, demande(Paiement.Nature.SOLDE, "1500", facture));
        assertEquals(EtatDossier.SOLDE, c.certifier(numero, solde).dossier().etat());
        comptes("295500", "0", "0", "1500", "0");
    }

    @Test
    @DisplayName("la preuve : jamais avant la réception, avec son document, par qui peut déposer ; une seule à la fois")
    void preuve_envoyee() throws Exception {
        String numero = c.notifier(12_000, Methode.PRORATA);
        assertEquals(List.of(Nature.PREUVE), attendus(c.lire(numero)));
        long piece = c.joindre(numero, NaturePiece.PREUVE_ENGAGEMENT);
        refus("COMMENCEMENT_AVANT_DEPOT", () -> c.mairie(() -> preuves.envoyer(numero, preuve("2021-06-01", piece))));
        champ("piece", () -> c.mairie(() -> preuves.envoyer(numero, preuve("2021-06-02", null))));
        champ("signeeLe", () -> c.mairie(() -> preuves.envoyer(numero, preuve("2021-06-03", piece))));
        assertThrows(
                Introuvable.class, () -> c.mairie(() -> preuves.envoyer(numero, preuve("2021-06-02", piece + 1_000))));
        assertThrows(
                Introuvable.class,
                () -> c.gens.comme(Gens.VOISIN, () -> preuves.envoyer(numero, preuve("2021-06-02", piece))));
        c.mairie(() -> preuves.envoyer(numero, preuve("2021-06-02", piece)));
        refus("PREUVE_DEJA_ENVOYEE", () -> c.mairie(() -> preuves.envoyer(numero, preuve("2021-06-02", piece))));
        long lue = c.lire(numero).dossier().version();
        assertThrows(
                ModifieEntreTemps.class, () -> c.agent(() -> preuves.renvoyer(numero, lue - 1, "Document illisible.")));
        Execution renvoyee = c.agent(() -> preuves.renvoyer(numero, lue, "Document illisible."));
        assertEquals(List.of(Nature.PREUVE), attendus(renvoyee));
        c.agent(() -> preuves.envoyer(numero, preuve("2021-06-02", null)));
        assertEquals(
                EtatDossier.DEMARRE,
                c.agent(() -> preuves.accepter(numero, null, null)).dossier().etat());
    }

    @Test
    @DisplayName("un document que l'antivirus n'a pas vu ne prouve rien encore")
    void preuve_non_controlee() throws Exception {
        String numero = c.notifier(12_000, Methode.PRORATA);
        long piece = c.joindre(numero, NaturePiece.PREUVE_ENGAGEMENT);
        c.maison.executer("UPDATE guichet_18.piece SET etat = 'A_CONTROLER', controlee_le = NULL WHERE id = " + piece);
        c.mairie(() -> preuves.envoyer(numero, preuve("2021-06-02", piece)));
        refus("PIECE_NON_CONTROLEE", () -> c.agent(() -> preuves.accepter(numero, null, null)));
    }

    @Test
    @DisplayName("la caducité : lettre, délai pour répondre, décision du signataire, crédits rendus, avance reversée")
    void caducite() throws Exception {
        String numero = c.demarrer(12_000, Methode.PRORATA);
        c.payer(numero, avance(), "4500000001");
        Execution ouverte = c.agent(() -> caducites.ouvrir(numero, null, "Le projet est abandonné."));
        Caducite lettre = ouverte.caducite().orElseThrow();
        assertEquals(LocalDate.of(2021, 6, 17), lettre.repondreAvant());
        assertEquals(List.of(new Attente(Nature.OBSERVATIONS, LocalDate.of(2021, 6, 17))), ouverte.attentes());
        assertEquals(
                "%PDF-",
                new String(
                        c.mairie(() -> caducites.document(numero, lettre.id(), false)),
                        0,
                        5,
                        StandardCharsets.US_ASCII));
        long facture = c.joindre(numero, NaturePiece.JUSTIFICATIF_DE_DEPENSE);
        refus("CADUCITE_EN_COURS", () -> c.demander(numero, demande(Paiement.Nature.ACOMPTE, "12000", facture)));
        refus("DELAI_CONTRADICTOIRE", () -> c.signataire(() -> caducites.prononcer(numero, "Abandon.")));
        c.maison.ilEst("2021-06-17T21:59:59Z");
        refus("DELAI_CONTRADICTOIRE", () -> c.signataire(() -> caducites.prononcer(numero, "Abandon.")));
        c.mairie(() -> caducites.observer(numero, "Le prestataire a fait faillite."));
        assertThrows(AccesRefuse.class, () -> c.agent(() -> caducites.prononcer(numero, "Abandon.")));
        Execution retiree = c.signataire(() -> caducites.prononcer(numero, "Le projet est abandonné."));
        assertEquals(EtatDossier.CADUC, retiree.dossier().etat());
        assertEquals(List.of(Nature.TROP_PERCU), attendus(retiree));
        comptes("293400", "0", "0", "3600", "0");
        assertTrue(c.mairie(() -> caducites.document(numero, lettre.id(), true)).length > 1_000);
        c.signataire(() -> recouvrements.demander(numero, null, "L'aide est retirée."));
        c.agent(() -> recouvrements.recevoir(numero, "T-2021-1", LocalDate.of(2021, 6, 17)));
        comptes("293400", "0", "0", "0", "3600");
    }

    @Test
    @DisplayName("la caducité abandonnée laisse l'aide ; sans réponse, elle se prononce le lendemain du délai")
    void caducite_abandonnee() throws Exception {
        String numero = c.notifier(12_000, Methode.PRORATA);
        c.agent(() -> caducites.ouvrir(numero, null, "Aucune preuve reçue."));
        refus("CADUCITE_EN_COURS", () -> c.agent(() -> caducites.ouvrir(numero, null, "Encore.")));
        c.signataire(() -> caducites.abandonner(numero, "La preuve est annoncée."));
        assertEquals(List.of(Nature.PREUVE), attendus(c.lire(numero)));
        c.agent(() -> caducites.ouvrir(numero, null, "Toujours aucune preuve."));
        c.maison.ilEst("2021-06-17T22:00:00Z");
        Execution retiree = c.signataire(() -> caducites.prononcer(numero, "Aucune preuve reçue."));
        assertEquals(EtatDossier.CADUC, retiree.dossier().etat());
        assertEquals(List.of(), retiree.attentes());
        comptes("297000", "0", "0", "0", "0");
    }

    @Test
    @DisplayName("une renonciation rend ce qui était réservé ou engagé ; un retrait avant la décision aussi")
    void renonciation() throws Exception {
        String programme = c.programmer(6_000);
        comptes("291000", "6000", "0", "0", "0");
        c.mairie(() -> c.bean(Depots.class).seDesister(programme, null, "Projet abandonné"));
        comptes("297000", "0", "0", "0", "0");
        String reserve = c.programmer(6_000);
        refus("ACTION_IMPOSSIBLE", () -> c.agent(() -> recouvrements.renoncer(reserve, "Lettre du maire.")));
        c.agent(() -> c.bean(Instruction.class).enregistrerDesistement(reserve, null, "Lettre du maire."));
        assertEquals(EtatDossier.DESISTEMENT, c.etat(reserve));
        comptes("297000", "0", "0", "0", "0");
        String engage = c.notifier(6_000, Methode.PRORATA);
        champ("motif", () -> c.agent(() -> recouvrements.renoncer(engage, "")));
        c.agent(() -> recouvrements.renoncer(engage, "Lettre du maire."));
        comptes("297000", "0", "0", "0", "0");
        String verse = c.demarrer(12_000, Methode.PRORATA);
        c.payer(verse, avance(), "4500000001");
        Execution renoncee = c.agent(() -> recouvrements.renoncer(verse, "Lettre du maire."));
        assertEquals(List.of(Nature.TROP_PERCU), attendus(renoncee));
        comptes("293400", "0", "0", "3600", "0");
    }

    @Test
    @DisplayName("une signature tardive est reçue, puis tolérée avec un motif ; sans date limite dépassée, sans motif")
    void preuve_tardive() throws Exception {
        ouvrir(Chantier.duPuyDeDome());
        String numero = c.notifier(6_000, Methode.FORFAIT);
        assertEquals(
                List.of(new Attente(Nature.PREUVE, LocalDate.of(2021, 12, 31))),
                c.lire(numero).attentes());
        c.maison.ilEst("2022-01-10T08:00:00Z");
        assertEquals(
                1,
                c.agent(() -> c.bean(Executions.class)
                                .echeances(new EcheancesListees.Criteres("saint cirgues", null, true, 0, 50)))
                        .total());
        long piece = c.joindre(numero, NaturePiece.PREUVE_ENGAGEMENT);
        Execution envoyee = c.mairie(() -> preuves.envoyer(numero, preuve("2022-01-01", piece)));
        assertTrue(envoyee.preuve().orElseThrow().tardive());
        champ("motif", () -> c.agent(() -> preuves.accepter(numero, null, " ")));
        Execution toleree = c.agent(() -> preuves.accepter(numero, null, "Marché infructueux, relancé en décembre."));
        assertEquals(EtatDossier.DEMARRE, toleree.dossier().etat());
    }
}
