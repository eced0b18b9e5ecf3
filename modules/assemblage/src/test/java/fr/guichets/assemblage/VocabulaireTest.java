package fr.guichets.assemblage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.dossiers.NaturePiece;
import fr.guichets.execution.TypePreuve;
import fr.guichets.reglement.vocabulaire.Champ;
import fr.guichets.reglement.vocabulaire.Forme;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le vocabulaire des règles")
class VocabulaireTest {

    @Test
    @DisplayName("nomme les pièces comme les dossiers les nomment")
    void pieces() {
        Forme.Liste pieces = (Forme.Liste) Vocabulaire.cle("pieces").forme();
        assertEquals(libelles(NaturePiece.values(), NaturePiece::libelle), choix(pieces.element(), "nature"));
    }

    @Test
    @DisplayName("nomme les preuves d'engagement comme le suivi des projets les nomme")
    void preuves() {
        Forme.Liste preuves =
                (Forme.Liste) champ(Vocabulaire.cle("engagementProjet").forme(), "preuves");
        assertEquals(libelles(TypePreuve.values(), TypePreuve::libelle), ((Forme.Choix) preuves.element()).libelles());
    }

    private static Map<String, String> choix(Forme ensemble, String nom) {
        return ((Forme.Choix) champ(ensemble, nom)).libelles();
    }

    private static Forme champ(Forme ensemble, String nom) {
        List<Champ> champs = ((Forme.Ensemble) ensemble).champs();
        return champs.stream()
                .filter(champ -> champ.nom().equals(nom))
                .findFirst()
                .orElseThrow()
                .forme();
    }

    private static <E extends Enum<E>> Map<String, String> libelles(E[] valeurs, Function<E, String> libelle) {
        return Arrays.stream(valeurs).collect(Collectors.toMap(Enum::name, libelle));
    }
}
