package fr.guichets.web.reglement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Rejeu.Effet;
import fr.guichets.socle.Montant;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Les mots du rejeu")
class MotsDuRejeuTest {

    private final MotsDuRejeu mots = new MotsDuRejeu();

    MotsDuRejeuTest() {
        mots.fr = new Typographie();
    }

    private static String lisse(String texte) {
        return texte.replace('\u00a0', ' ');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4500    | + 4 500 €
            -0.01   | − 0,01 €
            -148500 | − 148 500 €
            0       | 0 €
            """)
    @DisplayName("donnent son signe à un écart")
    void ecart(BigDecimal euros, String attendu) {
        assertEquals(attendu, lisse(mots.ecart(Montant.euros(euros))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Votre projet coûte 3 500 €. Ici, il en faut 4 000 : il manque 500 €. Complétez-le ou menez-le avec une autre commune. | Le projet coûte 3 500 €. Ici, il en faut 4 000 : il manque 500 €.
            Aide possible : 4 500 € au plus. Il ne vous reste rien à payer. | Aide possible : 4 500 € au plus. Il ne reste rien à payer.
            Vous demandez 100 € ; vous pourriez demander 200 €. Nous ne donnons pas plus que demandé. | Le porteur demande 100 € ; il pourrait demander 200 €. L’aide ne dépasse pas la demande.
            Le thème est financé. | Le thème est financé.
            """)
    @DisplayName("parlent du porteur à l'agent, quand le verdict parlait au porteur")
    void pourLAgent(String phrase, String attendue) {
        assertEquals(attendue, MotsDuRejeu.pourLAgent(phrase));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            8 | 1 | 70000 | 74500 | 297000 | 1 dossier sur 8 changerait : + 4 500 €, soit 1,5 % de l’enveloppe.
            8 | 3 | 70000 | 10000 | 60000  | 3 dossiers sur 8 changeraient : − 60 000 €, soit 100 % de l’enveloppe.
            8 | 2 | 70000 | 70000 | 297000 | 2 dossiers sur 8 changeraient : le total des aides possibles reste le même.
            8 | 1 | 0     | 5     | 0      | 1 dossier sur 8 changerait : + 5 €.
            8 | 0 | 70000 | 70000 | 297000 | Aucun dossier ne changerait.
            0 | 0 | 0     | 0     | 297000 | Aucun dossier n’attend de décision.
            """)
    @DisplayName("disent l'effet en une phrase, comparé à l'enveloppe quand il y en a une")
    void resume(int examines, int changes, long avant, long apres, long enveloppe, String attendu) {
        Effet effet = new Effet(examines, changes, Montant.euros(avant), Montant.euros(apres));
        assertEquals(attendu, lisse(mots.resume(effet, Montant.euros(enveloppe))));
    }
}
