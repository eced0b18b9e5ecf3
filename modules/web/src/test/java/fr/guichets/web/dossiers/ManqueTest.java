package fr.guichets.web.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.socle.ChampsInvalides.Erreur;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Ce qui empêche de déposer est dit à sa place dans le formulaire")
class ManqueTest {

    private static final String SAISIE = """
            {"depenses":[{"montantHT":10},{"montantHT":"beaucoup","nature":"X"}],
             "cofinancements":[{"montantHT":"-5"}],"dureeMois":"un an","montantDemandeHT":""}
            """;

    @ParameterizedTest(name = "{0} ({1}) → {2}#{3} « {4} »")
    @CsvSource(delimiter = '|', textBlock = """
            intitule                    | OBLIGATOIRE   | PROJET      | intitule          | Donnez un titre au projet
            contactOperationnel         | OBLIGATOIRE   | PORTEUR     | contactFonction   | Dites qui suit le projet\u00a0: sa fonction et son courriel
            depenses                    | OBLIGATOIRE   | DEPENSES    | depense-1-libelle | Ajoutez au moins une dépense, avec sa nature et son montant hors taxes
            depenses[0].nature          | OBLIGATOIRE   | DEPENSES    | depense-1-nature  | Dépense 1\u00a0: choisissez sa nature
            depenses[1].montantHT       | TYPE_INVALIDE | DEPENSES    | depense-2-montant | Dépense 2\u00a0: saisissez un montant en chiffres, par exemple 1\u00a0234,50
            depenses[1].nature          | NATURE_INCONNUE | DEPENSES  | depense-2-nature  | Dépense 2\u00a0: message du règlement
            cofinancements[0].montantHT | TYPE_INVALIDE | FINANCEMENT | aide-1-montant    | Aide 1\u00a0: saisissez un montant positif
            dureeMois                   | TYPE_INVALIDE | PROJET      | duree             | Saisissez la durée en mois, par exemple 12
            montantDemandeHT            | TYPE_INVALIDE | FINANCEMENT | demande           | Saisissez le montant demandé, ou demandez le maximum
            criteres.USAGE              | TEXTE_TROP_LONG | CRITERES  | critere-USAGE     | Message du règlement
            membres[1]                  | MEMBRE_INCONNU | PORTEUR    | recherche         | Membre 2\u00a0: message du règlement
            """)
    void dire(String chemin, String code, Etape etape, String champ, String message) throws JsonProcessingException {
        JsonNode saisie = Reponses.JSON.readTree(SAISIE);
        Manque manque = Manque.lire(List.of(new Erreur(chemin, code, "Message du règlement.")), saisie)
                .get(0);
        assertEquals(etape, manque.etape());
        assertEquals(champ, manque.erreur().champ());
        assertEquals(message, manque.erreur().message());
        assertEquals(code.equals("OBLIGATOIRE"), manque.absent());
    }

    @Test
    @DisplayName("un champ n'a qu'un message, les étapes viennent dans l'ordre")
    void ordre() throws JsonProcessingException {
        List<Manque> manques = Manque.lire(
                List.of(
                        new Erreur("depenses[1].montantHT", "TYPE_INVALIDE", "a"),
                        new Erreur("depenses[1].montantHT", "OBLIGATOIRE", "b"),
                        new Erreur("intitule", "OBLIGATOIRE", "c")),
                Reponses.JSON.readTree(SAISIE));
        assertEquals(
                List.of(Etape.PROJET, Etape.DEPENSES),
                manques.stream().map(Manque::etape).toList());
    }
}
