package fr.guichets.acces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.acces.Equipe.Demande;
import fr.guichets.acces.Equipe.EtatInvitation;
import fr.guichets.acces.Equipe.Invitation;
import fr.guichets.acces.regles.AgentsReconnus;
import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("L'équipe d'un guichet, et ceux qui voudraient en être")
class EquipeTest {

    private static final String PREFECTURE = "17180001400018";
    private static final String ADMIS = "fi-de-l-etat";
    private static final String PAGE = "http://cher.localhost/acces/invitation";
    private static final String INVITEE = "anne@cher.gouv.fr";

    private static BaseNationale base;
    private static int sujets;

    @BeforeAll
    static void ouvrir() throws Exception {
        System.setProperty("guichets.acces.fournisseurs", "autre-fi, " + ADMIS);
        System.setProperty("guichets.acces.prefectures", "18=" + PREFECTURE + ",63=17630001400017");
        base = new BaseNationale();
        base.piece(Equipe.class);
    }

    @AfterAll
    static void fermer() throws Exception {
        base.close();
        System.clearProperty("guichets.acces.fournisseurs");
        System.clearProperty("guichets.acces.prefectures");
    }

    @BeforeEach
    void viderLesSorties() throws SQLException {
        base.proprietaire("DELETE FROM national.sortie");
    }

    private static Jeton jeton(String courriel, String siret, String fournisseur, String... groupes) {
        String sujet = "sujet-" + ++sujets;
        return new Jeton(
                "https://identite", sujet, "Nom " + sujet, courriel, siret, fournisseur, Set.of(groupes), false, null);
    }

    private static Jeton administratrice(String guichet) {
        return jeton("chef@exemple.fr", PREFECTURE, ADMIS, "/guichets/" + guichet + "/administrateur");
    }

    private static <T> T faire(Jeton jeton, String guichet, Function<Equipe, T> action) {
        Acteur acteur = base.transaction(() -> base.piece(Identites.class)
                .reconnaitre(
                        jeton,
                        new Adresse.DuGuichet(base.piece(Guichets.class)
                                .parCode(new CodeDepartement(guichet))
                                .orElseThrow()),
                        null));
        return base.enTantQue(acteur, guichet, () -> action.apply(base.piece(Equipe.class)));
    }

    private static Void faireSansReponse(Jeton jeton, String guichet, Consumer<Equipe> action) {
        return faire(jeton, guichet, equipe -> {
            action.accept(equipe);
            return null;
        });
    }

    /** Invites an instructor of 18 and reads the key where only the invited person can: in the mail. */
    private static String inviter() throws SQLException {
        return inviter("instructeur", null);
    }

    private static String inviter(String role, String arrondissement) throws SQLException {
        faireSansReponse(administratrice("18"), "18", equipe -> equipe.inviter(role, arrondissement, INVITEE, PAGE));
        return derniereCle();
    }

    private static String derniereCle() throws SQLException {
        List<String> liens = base.lire(
                "SELECT contenu::json ->> 'lien' FROM sortie WHERE type = 'COURRIEL' ORDER BY id DESC LIMIT 1");
        assertTrue(liens.get(0).startsWith(PAGE + "?cle="), liens.get(0));
        return liens.get(0).substring(liens.get(0).indexOf('=') + 1);
    }

    private static List<String> habilitations() throws SQLException {
        return base.lire("SELECT (contenu::json ->> 'identifiant') || ' ' || (contenu::json ->> 'guichet') || ' '"
                + " || (contenu::json ->> 'role') || ' ' || coalesce(contenu::json ->> 'arrondissement', '-')"
                + " FROM sortie WHERE type = 'HABILITATION' ORDER BY id");
    }

    /** « action author: person state → person state » for each line of the journal about the latest invitation. */
    private static List<String> lignesDuJournal() throws SQLException {
        return base.lire("""
                SELECT action || ' ' || auteur || ' : '
                    || coalesce((avant::json ->> 'identifiant') || ' ' || (avant::json ->> 'etat'), 'rien')
                    || ' → ' || (apres::json ->> 'identifiant') || ' ' || (apres::json ->> 'etat')
                  FROM journal
                 WHERE objet = 'invitation/' || (SELECT max(id) FROM invitation) ORDER BY rang
                """);
    }

    private static Invitation derniere() {
        return faire(administratrice("18"), "18", Equipe::invitations).get(0);
    }

    private static Demande demandeDe(Jeton jeton) {
        return faire(administratrice("18"), "18", Equipe::demandes).stream()
                .filter(demande -> demande.identifiant().equals(jeton.identifiant()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("la bonne clé, le bon fournisseur et le SIRET de la préfecture : l'accès s'ouvre à cette identité")
    void accepte() throws SQLException {
        String cle = inviter("sous-prefet", "183");
        Jeton anne = jeton(INVITEE, PREFECTURE, ADMIS);
        assertEquals(
                Role.SOUS_PREFET,
                faire(anne, "18", equipe -> equipe.presentee(cle)).role());
        assertEquals(EtatInvitation.ACCEPTEE, faire(anne, "18", equipe -> equipe.accepter(cle)));
        assertEquals(List.of(anne.identifiant() + " 18 SOUS_PREFET 183"), habilitations());
        assertEquals(EtatInvitation.ACCEPTEE, derniere().etat());
        assertEquals(anne.nom(), derniere().venu());
    }

    @Test
    @DisplayName("la base ne garde que l'empreinte de la clé")
    void empreinte() throws SQLException {
        String cle = inviter();
        List<String> empreintes = base.lire("SELECT empreinte FROM invitation ORDER BY id DESC LIMIT 1");
        assertEquals(64, empreintes.get(0).length());
        assertFalse(empreintes.get(0).contains(cle));
        assertEquals(List.of("0"), base.lire("SELECT count(*) FROM journal WHERE apres LIKE '%" + cle + "%'"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("avec la bonne clé mais sans preuve, on attend un administrateur, qui voit ce qui diffère")
    @CsvSource(
            nullValues = "-",
            value = {
                "autre fournisseur même adresse, anne@cher.gouv.fr, 17180001400018, fi-pirate, Fournisseur d’identité",
                "la même adresse sans fournisseur, anne@cher.gouv.fr, 17180001400018, -, Fournisseur d’identité",
                "le SIRET d'une commune, anne@cher.gouv.fr, 21180159200018, fi-de-l-etat, SIRET",
                "le SIRET d'une autre préfecture, anne@cher.gouv.fr, 17630001400017, fi-de-l-etat, SIRET",
                "sans SIRET, anne@cher.gouv.fr, -, fi-de-l-etat, SIRET",
                "rien de juste, x@ailleurs.fr, 21180159200018, fi-pirate,"
                        + " Fournisseur d’identité;SIRET;Adresse électronique"
            })
    void attend(String cas, String courriel, String siret, String fournisseur, String ecarts) throws SQLException {
        String cle = inviter();
        Jeton elle = jeton(courriel, siret, fournisseur);
        assertEquals(EtatInvitation.EN_ATTENTE, faire(elle, "18", equipe -> equipe.accepter(cle)));
        assertEquals(List.of(), habilitations());
        assertEquals(
                ecarts,
                demandeDe(elle).ecarts().stream().map(Equipe.Ecart::quoi).collect(Collectors.joining(";")));
    }

    @Test
    @DisplayName("l'approbation ouvre l'accès à l'identité venue, le refus à personne")
    void reponse() throws SQLException {
        Jeton approuvee = jeton("a@ailleurs.fr", null, null);
        Jeton sansAdresse = jeton(null, null, null);
        Jeton refusee = jeton("b@ailleurs.fr", null, null);
        for (Jeton jeton : List.of(approuvee, sansAdresse, refusee)) {
            String cle = inviter();
            faire(jeton, "18", equipe -> equipe.accepter(cle));
        }
        base.proprietaire("DELETE FROM national.sortie");
        long muette = demandeDe(sansAdresse).id();
        faireSansReponse(administratrice("18"), "18", equipe -> equipe.refuser(muette, "inconnue"));
        long aApprouver = demandeDe(approuvee).id();
        long aRefuser = demandeDe(refusee).id();
        faireSansReponse(administratrice("18"), "18", equipe -> equipe.approuver(aApprouver));
        faireSansReponse(administratrice("18"), "18", equipe -> equipe.refuser(aRefuser, "inconnue"));
        assertEquals(List.of(approuvee.identifiant() + " 18 INSTRUCTEUR -"), habilitations());
        assertEquals(
                List.of("a@ailleurs.fr votre accès est ouvert", "b@ailleurs.fr votre demande d’accès est refusée"),
                base.lire("SELECT (contenu::json ->> 'a') || ' ' || (contenu::json ->> 'objet') FROM sortie"
                        + " WHERE type = 'COURRIEL' AND contenu NOT LIKE '%inconnue%' ORDER BY id"),
                "la réponse, sans le motif");
        OperationInvalide trop = assertThrows(
                OperationInvalide.class,
                () -> faireSansReponse(administratrice("18"), "18", equipe -> equipe.approuver(aRefuser)));
        assertEquals("DEJA_REPONDU", trop.code());
    }

    @Test
    @DisplayName("l'administratrice d'un autre guichet ne voit ni n'approuve rien")
    void autreGuichet() throws SQLException {
        String cle = inviter();
        Jeton elle = jeton("a@ailleurs.fr", null, null);
        faire(elle, "18", equipe -> equipe.accepter(cle));
        long demande = demandeDe(elle).id();
        assertEquals(List.of(), faire(administratrice("63"), "63", Equipe::demandes));
        assertEquals(List.of(), faire(administratrice("63"), "63", Equipe::invitations));
        assertThrows(
                Introuvable.class,
                () -> faireSansReponse(administratrice("63"), "63", equipe -> equipe.approuver(demande)));
        long invitation = derniere().id();
        assertThrows(
                Introuvable.class,
                () -> faireSansReponse(administratrice("63"), "63", equipe -> equipe.revoquer(invitation)));
    }

    @Test
    @DisplayName("nul n'approuve sa propre demande")
    void pasPourSoi() throws SQLException {
        String cle = inviter("administrateur", null);
        Jeton elle = jeton("a@ailleurs.fr", null, null, "/guichets/18/administrateur");
        faire(elle, "18", equipe -> equipe.accepter(cle));
        long demande = demandeDe(elle).id();
        OperationInvalide refus = assertThrows(
                OperationInvalide.class, () -> faireSansReponse(elle, "18", equipe -> equipe.approuver(demande)));
        assertEquals("POUR_SOI", refus.code());
        assertEquals(List.of(), habilitations());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("qui s'invite soi-même attend l'approbation d'une autre personne")
    @ValueSource(strings = {"signataire", "instructeur", "administrateur"})
    void pasDeSoiMeme(String role) throws SQLException {
        Jeton elle = administratrice("18");
        faireSansReponse(elle, "18", equipe -> equipe.inviter(role, null, elle.courriel(), PAGE));
        String cle = derniereCle();
        assertEquals(EtatInvitation.EN_ATTENTE, faire(elle, "18", equipe -> equipe.accepter(cle)));
        Demande demande = demandeDe(elle);
        assertEquals(
                List.of(new Equipe.Ecart(
                        "Auteur de l’invitation", "une autre personne que l’invité", elle.nom(), true)),
                demande.ecarts());
        OperationInvalide refus = assertThrows(
                OperationInvalide.class, () -> faireSansReponse(elle, "18", equipe -> equipe.approuver(demande.id())));
        assertEquals("POUR_SOI", refus.code());
        assertEquals(List.of(), habilitations());
        faireSansReponse(administratrice("18"), "18", equipe -> equipe.approuver(demande.id()));
        assertEquals(1, habilitations().size());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("une clé ne vaut rien")
    @ValueSource(
            strings = {
                "déjà servie",
                "expirée",
                "révoquée",
                "d'un autre guichet",
                "inventée",
                "vide",
                "d'un autre temps"
            })
    void cleSansValeur(String cas) throws SQLException {
        String vraie = inviter();
        String cle = vraie;
        String guichet = "18";
        switch (cas) {
            case "déjà servie" -> faire(jeton(INVITEE, PREFECTURE, ADMIS), "18", equipe -> equipe.accepter(vraie));
            case "expirée" ->
                base.proprietaire("UPDATE national.invitation SET expire_le = expire_le - interval '7 days'"
                        + " WHERE id = (SELECT max(id) FROM national.invitation)");
            case "révoquée" -> {
                long id = derniere().id();
                faireSansReponse(administratrice("18"), "18", equipe -> equipe.revoquer(id));
            }
            case "d'un autre guichet" -> guichet = "63";
            case "inventée" -> cle = "A".repeat(43);
            case "vide" -> cle = "";
            default -> cle = vraie.substring(1);
        }
        int avant = habilitations().size();
        Jeton elle = jeton(INVITEE, guichet.equals("63") ? "17630001400017" : PREFECTURE, ADMIS);
        String essayee = cle;
        String ou = guichet;
        Introuvable lecture =
                assertThrows(Introuvable.class, () -> faire(elle, ou, equipe -> equipe.presentee(essayee)));
        Introuvable usage = assertThrows(Introuvable.class, () -> faire(elle, ou, equipe -> equipe.accepter(essayee)));
        assertEquals("Ce lien d'invitation n'est pas valable.", usage.getMessage());
        assertEquals(usage.getMessage(), lecture.getMessage());
        assertEquals(avant, habilitations().size());
    }

    @Test
    @DisplayName("l'accès retiré repart vers le fournisseur d'identité")
    void retrait() throws SQLException {
        String cle = inviter();
        Jeton anne = jeton(INVITEE, PREFECTURE, ADMIS);
        faire(anne, "18", equipe -> equipe.accepter(cle));
        long id = derniere().id();
        Jeton chef = administratrice("18");
        faireSansReponse(chef, "18", equipe -> equipe.revoquer(id));
        String annonce = anne.identifiant() + " 18 INSTRUCTEUR -";
        assertEquals(List.of(annonce, annonce), habilitations());
        List<String> lignes = lignesDuJournal();
        assertEquals("rien →  OUVERTE", lignes.get(0).substring(lignes.get(0).indexOf(" : ") + 3));
        assertEquals(
                List.of(
                        "ACCEPTE %1$s :  OUVERTE → %1$s ACCEPTEE".formatted(anne.identifiant()),
                        "REVOQUE %2$s : %1$s ACCEPTEE → %1$s REVOQUEE"
                                .formatted(anne.identifiant(), chef.identifiant())),
                lignes.subList(1, lignes.size()));
    }

    @Test
    @DisplayName("le journal dit de qui l'accès est approuvé, et ce qu'il était avant")
    void journal() throws SQLException {
        String cle = inviter();
        Jeton elle = jeton("a@ailleurs.fr", null, null);
        faire(elle, "18", equipe -> equipe.accepter(cle));
        long demande = demandeDe(elle).id();
        Jeton chef = administratrice("18");
        faireSansReponse(chef, "18", equipe -> equipe.approuver(demande));
        List<String> lignes = lignesDuJournal();
        assertEquals(
                List.of(
                        "PRESENTE %1$s :  OUVERTE → %1$s EN_ATTENTE".formatted(elle.identifiant()),
                        "APPROUVE %2$s : %1$s EN_ATTENTE → %1$s ACCEPTEE"
                                .formatted(elle.identifiant(), chef.identifiant())),
                lignes.subList(1, lignes.size()));
    }

    @ParameterizedTest(name = "{0} {1} {2} → {3}")
    @DisplayName("une invitation fausse nomme tous ses champs faux")
    @CsvSource({
        "national, '', anne@cher.gouv.fr, role",
        "collectivite, '', anne@cher.gouv.fr, role",
        "sous-prefet, 631, anne@cher.gouv.fr, arrondissement",
        "sous-prefet, '', anne, arrondissement courriel",
        "'', '', 'a@b.fr\r\nBcc: c@d.fr', role courriel",
        "instructeur, '', anne@cher, courriel"
    })
    void invitationFausse(String role, String arrondissement, String courriel, String champs) {
        ChampsInvalides refus = assertThrows(
                ChampsInvalides.class,
                () -> faireSansReponse(
                        administratrice("18"), "18", equipe -> equipe.inviter(role, arrondissement, courriel, PAGE)));
        assertEquals(
                champs,
                refus.erreurs().stream().map(ChampsInvalides.Erreur::champ).collect(Collectors.joining(" ")));
    }

    @Test
    @DisplayName("sans SIRET de préfecture dans les réglages, personne n'est reconnu de lui-même")
    void reglageAbsent() {
        AgentsReconnus vides = AgentsReconnus.lire("", "");
        assertFalse(AgentsReconnus.reconnu(vides.ecarts(new CodeDepartement("18"), INVITEE, null, null, INVITEE)));
        AgentsReconnus partiels = AgentsReconnus.lire(ADMIS, "");
        assertFalse(AgentsReconnus.reconnu(
                partiels.ecarts(new CodeDepartement("18"), INVITEE, ADMIS, PREFECTURE, INVITEE)));
    }

    @ParameterizedTest
    @DisplayName("un réglage mal écrit est refusé au démarrage")
    @ValueSource(strings = {"18", "18=123", "18=1718000140001X", "XX=17180001400018", "=17180001400018"})
    void reglageFaux(String prefectures) {
        assertThrows(IllegalArgumentException.class, () -> AgentsReconnus.lire(ADMIS, prefectures));
    }
}
