package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Ce que chacun voit d'un dossier, sur un vrai PostgreSQL,")
class VisibiliteTest extends DossierDepose {

    @Test
    @DisplayName("ne montre pas au demandeur les actes préparatoires")
    void actesPreparatoires() {
        gens.commeAgent(() -> instruction.prendreEnCharge(NUMERO, null));
        gens.commeAgent(() -> instruction.declarerComplet(NUMERO, null));
        demander("Le devis");
        List<Journal.Ligne> lignes = gens.comme(Gens.SECRETAIRE, () -> dossiers.historique(NUMERO));
        assertEquals(
                List.of("CREE", "DEPOSE", "COMPLEMENTS_DEMANDES"),
                lignes.stream().map(Journal.Ligne::action).toList());
        assertNull(lignes.get(2).avant());
        assertNull(lire(Gens.SECRETAIRE).instructeur());
        assertNull(gens.comme(Gens.SECRETAIRE, () -> dossiers.lister(CriteresDeListe.TOUS))
                .elements()
                .get(0)
                .instructeur());
    }

    @Test
    @DisplayName("ne dit au demandeur ni quand ni par qui un acte préparatoire a été fait, liste comprise")
    void dateDesActesPreparatoires() {
        Instant depot = Instant.parse("2021-06-02T07:00:00Z");
        Instant complet = Instant.parse("2021-06-04T08:00:00Z");
        maison.ilEst("2021-06-03T08:00:00Z");
        gens.commeAgent(() -> instruction.prendreEnCharge(NUMERO, null));
        maison.ilEst(complet.toString());
        gens.commeAgent(() -> instruction.declarerComplet(NUMERO, null));
        assertEquals(depot, lire(Gens.SECRETAIRE).modifieLe());
        assertEquals("Nadia Secrétaire", lire(Gens.SECRETAIRE).modifiePar());
        assertEquals(complet, lire(Gens.INSTRUCTRICE).modifieLe());
        assertEquals("Inès Agent", lire(Gens.INSTRUCTRICE).modifiePar());
        assertEquals(complet, ligne().modifieLe());
        for (String filtre : List.of(CriteresDeListe.PERSONNE, Gens.INSTRUCTRICE.identifiant(), "essai#Autre")) {
            LigneDossier vue = gens.comme(Gens.SECRETAIRE, () -> dossiers.lister(parInstructeur(filtre)))
                    .elements()
                    .get(0);
            assertEquals(depot, vue.modifieLe());
            assertNull(vue.instructeur());
        }
        assertEquals(
                0,
                gens.commeAgent(() -> dossiers.lister(parInstructeur("essai#Autre")))
                        .total());

        maison.ilEst("2021-06-05T08:00:00Z");
        demander("Le devis");
        assertEquals(
                Instant.parse("2021-06-05T08:00:00Z"), lire(Gens.SECRETAIRE).modifieLe());
    }

    @Test
    @DisplayName("ne voit jamais un brouillon, et un autre porteur ne voit pas ce dossier")
    void visibilite() {
        String brouillon = gens.creer(Demandes.NANCAY).reference();
        for (String inconnu : List.of(brouillon, "B-ZZZZZZZZ", "18-2021-999", "63-2021-001", "' OR 1=1 --")) {
            assertEquals(
                    "Ce dossier n'existe pas ici, ou n'est pas ouvert à votre organisation.",
                    assertThrows(Introuvable.class, () -> gens.commeAgent(() -> dossiers.lire(inconnu)))
                            .getMessage());
        }
        assertThrows(Introuvable.class, () -> lire(Gens.VOISIN));
        assertThrows(
                Introuvable.class,
                () -> gens.comme(Gens.VOISIN, () -> depots.seDesister(NUMERO, null, "malveillance")));
        assertEquals(
                0,
                gens.comme(Gens.VOISIN, () -> dossiers.lister(CriteresDeListe.TOUS))
                        .total());
        assertEquals(
                1, gens.commeAgent(() -> dossiers.lister(CriteresDeListe.TOUS)).total());
        assertEquals(
                2,
                gens.comme(Gens.SECRETAIRE, () -> dossiers.lister(CriteresDeListe.TOUS))
                        .total());
    }

    @Test
    @DisplayName("qui ne fait que préparer voit ce qu'il a ouvert, et rien d'autre de l'organisation")
    void preparer() {
        gens.creer(Demandes.NANCAY);
        String sien = gens.comme(Gens.STAGIAIRE, () -> brouillons.creer(Demandes.NANCAY))
                .reference();
        assertThrows(Introuvable.class, () -> lire(Gens.STAGIAIRE));
        assertThrows(Introuvable.class, () -> gens.comme(Gens.STAGIAIRE, () -> dossiers.historique(NUMERO)));
        assertEquals(
                List.of(sien),
                gens.comme(Gens.STAGIAIRE, () -> dossiers.lister(CriteresDeListe.TOUS)).elements().stream()
                        .map(LigneDossier::reference)
                        .toList());
        assertEquals(sien, gens.comme(Gens.STAGIAIRE, () -> dossiers.lire(sien)).reference());
        assertEquals(
                sien, gens.comme(Gens.SECRETAIRE, () -> dossiers.lire(sien)).reference());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("tout agent du guichet voit le dossier ; un sous-préfet, si le porteur est de son arrondissement")
    @EnumSource(
            value = Role.class,
            names = {"INSTRUCTEUR", "ADMINISTRATEUR", "EVALUATEUR", "PRESIDENCE", "COMITE", "SIGNATAIRE"})
    void agents(Role role) {
        assertEquals(NUMERO, lire(Gens.agent("Agent", Set.of(), role)).numero());
    }

    @Test
    @DisplayName("un sous-préfet ne voit que les porteurs de ses arrondissements")
    void sousPrefet() {
        Acteur vierzon = Gens.agent("Sous-préfète de Vierzon", Set.of("183"), Role.SOUS_PREFET);
        Acteur bourges = Gens.agent("Sous-préfet de Bourges", Set.of("181"), Role.SOUS_PREFET);
        Acteur sansTerritoire = Gens.agent("Sous-préfet de rien", Set.of(), Role.SOUS_PREFET);
        assertEquals(Set.of(), lire(vierzon).actions());
        assertEquals(
                1,
                gens.comme(vierzon, () -> dossiers.lister(CriteresDeListe.TOUS)).total());
        for (Acteur autre : List.of(bourges, sansTerritoire)) {
            assertThrows(Introuvable.class, () -> lire(autre));
            assertEquals(
                    0,
                    gens.comme(autre, () -> dossiers.lister(CriteresDeListe.TOUS))
                            .total());
        }
        assertThrows(AccesRefuse.class, () -> gens.comme(vierzon, () -> instruction.declarerComplet(NUMERO, null)));
    }

    private static CriteresDeListe parInstructeur(String instructeur) {
        return new CriteresDeListe(
                null,
                Set.of(),
                instructeur,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                CriteresDeListe.Tri.MODIFIE_LE,
                true,
                0,
                50);
    }
}
