package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.socle.Acteur;
import fr.guichets.socle.OperationInvalide;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Les délais du guichet, sur un vrai PostgreSQL,")
class DelaisTest extends DossierDepose {

    @Test
    @DisplayName("arrête les délais à la demande de compléments et les reprend à la réponse, décalés d'autant")
    void delaisSuspendus() {
        maison.ilEst("2021-06-10T08:00:00Z");
        Dossier demande = demander("Le devis daté.", "Le nombre d'agents.");
        assertEquals(EtatDossier.INCOMPLET, demande.etat());
        assertNull(demande.depot().rejetImpliciteLe());
        assertEquals(
                List.of("Le devis daté.", "Le nombre d'agents."),
                demande.complements().points());
        assertEquals(List.of("18-2021-001\u00a0: compléments à envoyer avant le 20\u00a0juin\u00a02021"), courriels());
        assertEquals(LE_20_JUIN, ligne().echeance());

        maison.ilEst("2021-06-17T08:00:00Z");
        Dossier repondu = gens.comme(Gens.SECRETAIRE, () -> depots.repondre(NUMERO, null, "Trois agents."));
        assertEquals("Trois agents.", repondu.complements().reponse());
        assertEquals(EtatDossier.INCOMPLET, repondu.etat());
        assertEquals(LocalDate.of(2021, 8, 9), repondu.depot().completudeAvant());
        assertEquals(LocalDate.of(2022, 2, 9), repondu.depot().rejetImpliciteLe());
        assertEquals(LocalDate.of(2021, 8, 9), ligne().echeance());
        assertThrows(
                OperationInvalide.class,
                () -> gens.comme(Gens.SECRETAIRE, () -> depots.repondre(NUMERO, null, "Encore")));

        maison.ilEst("2021-06-18T08:00:00Z");
        demander("Toujours le devis.");
        maison.ilEst("2021-06-19T08:00:00Z");
        Dossier complet = gens.commeAgent(() -> instruction.declarerComplet(NUMERO, null));
        assertEquals(LocalDate.of(2022, 2, 10), complet.depot().rejetImpliciteLe(), "sept jours puis un");
        assertEquals(LocalDate.of(2022, 2, 10), ligne().echeance());
    }

    @Test
    @DisplayName("n'arrête pas les délais au-delà du temps donné pour répondre")
    void reponseTardive() {
        maison.ilEst("2021-06-10T08:00:00Z");
        demander("Le devis daté.");
        maison.ilEst("2021-09-01T08:00:00Z");
        Dossier repondu = gens.comme(Gens.SECRETAIRE, () -> depots.repondre(NUMERO, null, "Enfin."));
        assertEquals(LocalDate.of(2022, 2, 12), repondu.depot().rejetImpliciteLe(), "dix jours, du 10 au 20 juin");
    }

    @ParameterizedTest(name = "le {0} pour le {1}, puis le {2} pour le {3}, réponse {4} : {5} jours")
    @DisplayName("une seconde demande n'arrête les délais que jusqu'à la réponse ou à la date donnée, chaque fois")
    @CsvSource({
        "2021-06-10, 2021-06-20, 2021-09-01, 2021-09-10, , 19",
        "2021-06-10, 2021-06-20, 2021-09-01, 2021-09-10, 2021-09-05, 14",
        "2021-06-10, 2021-06-20, 2021-09-01, 2021-09-10, 2021-10-15, 19",
        "2021-06-10, 2021-06-20, 2021-06-15, 2021-06-30, , 20",
        "2021-06-10, 2021-06-20, 2021-06-15, 2021-06-30, 2021-06-25, 15",
        "2021-06-10, 2021-06-20, 2021-06-12, 2021-06-16, , 6",
        "2021-06-10, 2021-06-20, 2021-06-20, 2021-06-30, , 20",
        "2021-06-10, 2021-06-20, 2021-06-21, 2021-06-30, , 19",
        "2021-06-10, 2021-06-11, 2021-06-10, 2021-06-30, 2021-06-10, 0"
    })
    void relance(
            LocalDate premiere, LocalDate avant, LocalDate seconde, LocalDate ensuite, LocalDate reponse, int jours) {
        LocalDate completude = LocalDate.of(2021, 8, 2).plusDays(jours);
        LocalDate rejet = LocalDate.of(2022, 2, 2).plusDays(jours);
        maison.ilEst(premiere + "T08:00:00Z");
        gens.commeAgent(() -> instruction.demanderComplements(NUMERO, null, List.of("Le devis"), avant));
        maison.ilEst(seconde + "T08:00:00Z");
        assertNull(gens.commeAgent(
                        () -> instruction.demanderComplements(NUMERO, null, List.of("Toujours le devis"), ensuite))
                .depot()
                .rejetImpliciteLe());
        if (reponse != null) {
            maison.ilEst(reponse + "T08:00:00Z");
            gens.comme(Gens.SECRETAIRE, () -> depots.repondre(NUMERO, null, "Voici."));
        }
        maison.ilEst("2021-11-02T08:00:00Z");
        for (Acteur lecteur : List.of(Gens.SECRETAIRE, Gens.INSTRUCTRICE)) {
            assertEquals(rejet, lire(lecteur).depot().rejetImpliciteLe());
            assertEquals(completude, lire(lecteur).depot().completudeAvant());
        }
        Dossier complet = gens.commeAgent(() -> instruction.declarerComplet(NUMERO, null));
        assertEquals(rejet, complet.depot().rejetImpliciteLe(), "ce qui était montré est ce qui est retenu");
        assertEquals(completude, complet.depot().completudeAvant());
    }

    @ParameterizedTest(name = "le {0} : {1}")
    @DisplayName("montre le délai arrêté jusqu'à la date donnée pour répondre, puis sa date décalée")
    @CsvSource({"2021-06-10,", "2021-06-20,", "2021-06-21, 2022-02-12", "2022-01-31, 2022-02-12"})
    void delaiMontre(LocalDate jour, LocalDate rejet) {
        maison.ilEst("2021-06-10T08:00:00Z");
        demander("Le devis daté.");
        maison.ilEst(jour + "T08:00:00Z");
        assertEquals(rejet, lire(Gens.SECRETAIRE).depot().rejetImpliciteLe());
    }

    @Test
    @DisplayName("dit au demandeur que le délai reprendra à sa réponse, ou à la date donnée")
    void lettreDeComplements() {
        demander("Le devis daté.");
        String lettre = maison.livrer().get(0).contenu();
        assertTrue(lettre.contains("il reprendra à votre réponse, ou à cette date."), lettre);
    }
}
