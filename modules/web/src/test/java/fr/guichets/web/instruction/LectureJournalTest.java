package fr.guichets.web.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.socle.Journal;
import fr.guichets.web.instruction.LectureJournal.Changement;
import fr.guichets.web.instruction.LectureJournal.Evenement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("L’historique")
class LectureJournalTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static Journal.Ligne ligne(long rang, String action, String avant, String apres) {
        return new Journal.Ligne(
                rang,
                Instant.parse("2021-06-07T21:50:00Z"),
                "emetteur#sujet",
                "Camille Durand",
                "dossier/18-2021-001",
                action,
                avant,
                apres,
                "");
    }

    private static String lisse(String texte) {
        return texte.replace('\u00a0', ' ');
    }

    private static String changements(String avant, String apres) {
        StringBuilder texte = new StringBuilder();
        for (Changement changement : new LectureJournal(PARIS, code -> "guichet " + code)
                .changements(ligne(1, "ENREGISTRE", avant, apres))) {
            texte.append(lisse(changement.champ() + " : " + changement.avant() + " → " + changement.apres() + "\n"));
        }
        return texte.toString();
    }

    @Test
    @DisplayName("montre le plus récent d’abord, à l’heure du guichet")
    void ordre() {
        List<Evenement> evenements = new LectureJournal(PARIS, code -> "guichet " + code)
                .lire(List.of(
                        ligne(4, "DEPOSE", null, "{\"etat\":\"DEPOSE\"}"),
                        ligne(9, "PRIS_EN_CHARGE", null, "{\"instructeur\":\"Camille Durand\"}")));
        assertEquals(List.of(9L, 4L), evenements.stream().map(Evenement::rang).toList());
        assertEquals("7 juin 2021", lisse(evenements.get(0).date()));
        assertEquals("23 h 50", lisse(evenements.get(0).heure()));
    }

    @Test
    @DisplayName("dit chaque champ changé, ce qu’il était et ce qu’il est, et tait les autres")
    void avantApres() {
        assertEquals(
                """
                État : Déposé → Compléments demandés
                Dépense 2, montant HT : 1 200 € → 1 450,50 €
                Durée en mois : 6 →\s
                Refus sans décision le : 29 janvier 2022 → 1er mars 2022
                """,
                changements("""
                        {"etat":"DEPOSE","intitule":"Site","depenses":[{"montantHT":4800},{"montantHT":1200}],
                         "dureeMois":6,"rejetImpliciteLe":"2022-01-29"}""", """
                        {"etat":"INCOMPLET","intitule":"Site","depenses":[{"montantHT":4800},{"montantHT":1450.5}],
                         "rejetImpliciteLe":"2022-03-01"}""")
                        .lines()
                        .sorted(Comparator.comparingInt(LectureJournalTest::rang))
                        .map(ligne -> ligne + "\n")
                        .collect(Collectors.joining()));
    }

    private static int rang(String ligne) {
        return List.of("État", "Dépense", "Durée", "Refus").indexOf(ligne.split("[ ,]", 2)[0]);
    }

    @Test
    @DisplayName("joint les listes de textes et lit une clé inconnue comme elle est écrite")
    void listes() {
        assertEquals(
                "Points à compléter :  → Le devis ; Le calendrier\nVersion courante :  → 3\n",
                changements(null, "{\"points\":[\"Le devis\",\"Le calendrier\"],\"versionCourante\":3}"));
    }

    @Test
    @DisplayName("lit ce que le demandeur a corrigé, les instants et les motifs")
    void corrections() {
        assertEquals("""
                Dépense 1, libellé : Site → Site et reprise
                Décision, le :  → 7 juin 2021 à 23 h 50
                Décision, motifs :  → Coût minimal ; Thème
                """, changements("{\"saisie.depenses\":[{\"libelle\":\"Site\",\"montantHT\":10}]}", """
                        {"saisie.depenses":[{"libelle":"Site et reprise","montantHT":10}],"decision":{
                         "le":"2021-06-07T21:50:00Z","motifs":["COUT_INFERIEUR_AU_PLANCHER","THEME_NON_ELIGIBLE"]}}"""));
    }

    @Test
    @DisplayName("n’a rien à comparer quand rien n’a changé")
    void rien() {
        assertEquals("", changements("{\"etat\":\"DEPOSE\"}", "{\"etat\":\"DEPOSE\"}"));
        assertEquals("", changements(null, null));
    }

    @Test
    @DisplayName("nomme le guichet dont vient une ligne écrite avant la transmission du dossier")
    void origine() {
        Journal.Ligne dIci = ligne(12, "RECU", null, null);
        List<Evenement> evenements = new LectureJournal(PARIS, code -> "guichet " + code)
                .lire(List.of(
                        ligne(4, "DEPOSE", null, null),
                        new Journal.Ligne(
                                dIci.rang(),
                                dIci.le(),
                                dIci.auteur(),
                                dIci.auteurNom(),
                                "dossier/B-2K7M9QXA",
                                dIci.action(),
                                null,
                                null,
                                "")));
        assertEquals("", evenements.get(0).origine());
        assertEquals("guichet 18", evenements.get(1).origine());
    }

    @ParameterizedTest(name = "{0} : « {1} »")
    @DisplayName("dit chaque acte de la séance au solde en français")
    @CsvSource({
        "AVIS_DONNE, Avis donné",
        "PROGRAMME, Montant réservé par la validation du relevé",
        "ENGAGE, Montant engagé",
        "REFUS_NOTIFIE, Refus notifié",
        "PAIEMENT_VERSE, Versement fait",
        "RENDU_CADUC, Aide retirée",
        "REVERSEMENT_RECU, Reversement reçu"
    })
    void verbes(String action, String titre) {
        assertEquals(titre, MotsDuJournal.titre(action));
    }

    @Test
    @DisplayName("dit les codes et les montants des actes dans leurs mots")
    void valeurs() {
        assertEquals(
                "Nature :  → Acompte\nMontant :  → 1 500 €\nRendu à l’enveloppe :  → 12,50 €\n",
                changements(null, "{\"nature\":\"ACOMPTE\",\"montant\":1500,\"libere\":12.5}"));
        assertEquals(
                "Type de preuve :  → Bon de commande signé\nAlerte :  → signature trop tardive\n",
                changements(null, "{\"type\":\"BON_DE_COMMANDE\",\"alerte\":\"PREUVE_ENGAGEMENT_TARDIVE\"}"));
    }
}
