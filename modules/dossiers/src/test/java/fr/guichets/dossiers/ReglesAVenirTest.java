package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Copies;
import fr.guichets.reglement.RegleModifieeEntreTemps;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.OperationInvalide;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un guichet qui a déjà publié ses règles de l'an prochain, sur un vrai PostgreSQL,")
class ReglesAVenirTest extends Redacteurs {

    private static final LocalDate NOUVEL_AN = LocalDate.parse("2022-01-01");

    @BeforeEach
    void publierPourPlusTard() {
        Brouillon suivant = declarer(PUY_DE_DOME, ALI, "plancher", 0, plancher(4000));
        assertEquals("2022-1", publier(PUY_DE_DOME, ALI, suivant, NOUVEL_AN));
    }

    private Brouillon ecrirePlancher(int euros) {
        return declarer(PUY_DE_DOME, ALI, "plancher", version(PUY_DE_DOME, "plancher"), plancher(euros));
    }

    private Brouillon corriger(String version) {
        return a(PUY_DE_DOME, ALI, () -> brouillons().corriger(version));
    }

    private void abandonner(Brouillon brouillon) {
        a(PUY_DE_DOME, ALI, () -> {
            brouillons().abandonner(brouillon.version());
            return null;
        });
    }

    @Test
    @DisplayName("change encore celles de l'année : le brouillon en part, et celles de l'an prochain prennent la suite")
    void annee_en_cours() {
        Brouillon lu = ecrirePlancher(3000);
        assertEquals("2021-1", lu.base());
        assertEquals(AUJOURD_HUI, lu.effet());
        assertEquals(
                "2022-1",
                lu.suivantes().stream()
                        .map(Reglements.Version::numero)
                        .findFirst()
                        .orElseThrow());
        ChampsInvalides tropTard = assertThrows(ChampsInvalides.class, () -> publier(PUY_DE_DOME, ALI, lu, NOUVEL_AN));
        assertEquals("VERSION_A_VENIR", tropTard.erreurs().get(0).code());
        assertEquals("2021-2", publier(PUY_DE_DOME, ALI, lu, AUJOURD_HUI));
        assertEquals("2021-2", enVigueur(PUY_DE_DOME, "2021-12-31").version());
        assertEquals("2022-1", enVigueur(PUY_DE_DOME, "2022-01-01").version());
        assertEquals(
                400_000,
                enVigueur(PUY_DE_DOME, "2022-01-01").plancher().montant().centimes());
    }

    @Test
    @DisplayName("corrige celles de l'an prochain avant leur jour, sans toucher à celles de l'année")
    void correction() {
        assertEquals(
                "VERSION_EN_VIGUEUR",
                assertThrows(OperationInvalide.class, () -> corriger("2021-1")).code());
        Brouillon ouvert = corriger("2022-1");
        assertEquals("2022-1", ouvert.base());
        assertEquals(NOUVEL_AN, ouvert.effet());
        assertTrue(ouvert.suivantes().isEmpty());
        assertFalse(ouvert.regle("plancher").changee());
        assertEquals(
                "BROUILLON_OUVERT",
                assertThrows(OperationInvalide.class, () -> corriger("2022-1")).code());
        Brouillon lu = ecrirePlancher(5000);
        assertEquals(
                "EFFET_PASSE",
                assertThrows(ChampsInvalides.class, () -> publier(PUY_DE_DOME, ALI, lu, AUJOURD_HUI))
                        .erreurs()
                        .get(0)
                        .code());
        assertEquals("2022-2", publier(PUY_DE_DOME, ALI, lu, NOUVEL_AN));
        assertEquals("2022-2", enVigueur(PUY_DE_DOME, "2022-01-01").version());
        assertEquals("2021-1", enVigueur(PUY_DE_DOME, "2021-12-31").version());
    }

    @Test
    @DisplayName("ne confond pas une règle lue dans une version à venir et la même, publiée depuis pour aujourd'hui")
    void reperes() {
        Brouillon correction = corriger("2022-1");
        long lue = correction.regle("plancher").version();
        abandonner(correction);
        publier(PUY_DE_DOME, BEA, ecrirePlancher(3000), AUJOURD_HUI);
        RegleModifieeEntreTemps prevenu = assertThrows(
                RegleModifieeEntreTemps.class, () -> declarer(PUY_DE_DOME, ALI, "plancher", lue, plancher(6000)));
        assertEquals(3000, valeur(prevenu.actuelle()).get("montant").asInt());
        assertTrue(aucunBrouillon(PUY_DE_DOME));
    }

    @Test
    @DisplayName("dit à qui écrit deux fois la même règle que c'est elle, dans une autre fenêtre")
    void deux_fenetres() {
        declarer(PUY_DE_DOME, ALI, "plancher", 0, plancher(3000));
        assertTrue(assertThrows(
                        RegleModifieeEntreTemps.class, () -> declarer(PUY_DE_DOME, ALI, "plancher", 0, plancher(2000)))
                .parSoi());
        assertFalse(assertThrows(
                        RegleModifieeEntreTemps.class, () -> declarer(PUY_DE_DOME, BEA, "plancher", 0, plancher(2000)))
                .parSoi());
    }

    @Test
    @DisplayName("n'est pas jugé sur ses règles de l'année par un modèle qui ne vient qu'après celles de l'an prochain")
    void modele_encore_apres() {
        corriger("2022-1");
        Brouillon herite = a(PUY_DE_DOME, ALI, () -> brouillons()
                .heriter("plancher", brouillons().apercu().regle("plancher").version()));
        publier(PUY_DE_DOME, ALI, herite, NOUVEL_AN);
        livrer();
        Brouillon ouvert = nationalement(() -> brouillons().ouvrir());
        Brouillon modele = nationalement(() ->
                brouillons().permettre("plancher", ouvert.regle("plancher").version(), false));
        nationalement(
                () -> brouillons().publier(modele.version(), LocalDate.parse("2022-02-01"), "Aucun plancher propre"));
        livrer();
        assertEquals("2021-2", publier(PUY_DE_DOME, ALI, ecrirePlancher(3000), AUJOURD_HUI));
    }

    @Test
    @DisplayName("prépare l'exercice d'après à partir d'elles")
    void exercice_d_apres() {
        Brouillon suivant = a(PUY_DE_DOME, ALI, () -> maison.bean(Copies.class).exerciceSuivant());
        assertEquals("2022-1", suivant.base());
        JsonNode depot = valeur(suivant.regle("depot").declaree());
        assertEquals("2022-01-25", depot.get("ouverture").asText());
    }
}
