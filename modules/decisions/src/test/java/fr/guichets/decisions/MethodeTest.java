package fr.guichets.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.decisions.Attribution.Methode;
import fr.guichets.reglement.Reglement.SousRealisation;
import fr.guichets.reglement.Reglement.Versement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("La méthode proposée pour un acte")
class MethodeTest {

    @ParameterizedTest(name = "forfait {0}, sous-réalisation {1} : {2}")
    @CsvSource({
        ", , PRORATA",
        ", COUT_REEL, PRORATA",
        "5000, , FORFAIT",
        "5000, COUT_REEL, FORFAIT",
        "5000, PRORATA, PRORATA"
    })
    @DisplayName("suit ce que les règles disent d'un forfait quand le projet coûte moins")
    void methode(Long forfait, SousRealisation sousRealisation, Methode attendue) {
        assertEquals(
                attendue,
                Methode.de(
                        forfait == null ? null : Montant.euros(forfait),
                        new Versement(Taux.ZERO, Taux.UN, 12, 15, List.of(), sousRealisation)));
    }
}
