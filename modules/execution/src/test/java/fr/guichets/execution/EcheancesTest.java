package fr.guichets.execution;

import static fr.guichets.execution.Chantier.avance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.decisions.Attribution.Methode;
import fr.guichets.execution.Attente.Nature;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qui est attendu, et ses rappels, sur un vrai PostgreSQL :")
class EcheancesTest {

    @Test
    @DisplayName("les échéances : la plus proche d'abord, filtrées, et du bénéficiaire ce qu'il a à faire seulement")
    void echeances() throws Exception {
        Chantier c = Chantier.duCher();
        String attend = c.notifier(5_000, Methode.PRORATA);
        String demarre = c.demarrer(12_000, Methode.PRORATA);
        c.demander(demarre, avance());
        Executions executions = c.bean(Executions.class);
        EcheancesListees toutes =
                c.agent(() -> executions.echeances(new EcheancesListees.Criteres(null, null, false, 0, 50)));
        assertEquals(
                List.of(attend + " PREUVE", demarre + " SERVICE_FAIT"),
                toutes.elements().stream()
                        .map(ligne -> ligne.numero() + " " + ligne.attente().nature())
                        .toList());
        EcheancesListees miennes =
                c.mairie(() -> executions.echeances(new EcheancesListees.Criteres(null, null, false, 0, 50)));
        assertEquals(1, miennes.total());
        EcheancesListees seconde =
                c.agent(() -> executions.echeances(new EcheancesListees.Criteres(null, null, false, 1, 1)));
        assertEquals(demarre, seconde.elements().get(0).numero());
        assertEquals(
                1,
                c.agent(() -> executions.echeances(
                                new EcheancesListees.Criteres(null, Nature.SERVICE_FAIT, false, 0, 50)))
                        .total());
    }

    @Test
    @DisplayName("les rappels partent 60, 30 et 7 jours avant l'échéance, une fois chacun, jamais après")
    void rappels() throws Exception {
        Chantier c = Chantier.duPuyDeDome();
        String numero = c.notifier(6_000, Methode.FORFAIT);
        Rappels rappels = c.bean(Rappels.class);
        StringBuilder envois = new StringBuilder();
        for (String jour : List.of("10-31", "11-01", "11-03", "12-01", "12-20", "12-24", "12-31")) {
            c.maison.ilEst("2021-" + jour + "T08:00:00Z");
            envois.append(c.agent(rappels::envoyer))
                    .append(c.agent(rappels::envoyer))
                    .append(' ');
        }
        c.maison.ilEst("2022-01-01T08:00:00Z");
        envois.append(c.agent(rappels::envoyer));
        assertEquals("00 10 00 10 00 10 00 0", envois.toString());
        assertEquals(3, c.maison.compter("SELECT count(*) FROM guichet_63.rappel WHERE dossier = '" + numero + "'"));
        assertTrue(c.maison.livrer().stream()
                .anyMatch(message -> message.contenu().contains("preuve de l'engagement à envoyer avant le")));
    }
}
