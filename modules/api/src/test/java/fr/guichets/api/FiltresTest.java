package fr.guichets.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Les paramètres d'une liste de dossiers")
class FiltresTest {

    /** As the server gives them when the query string is empty. */
    private static Filtres vides() {
        Filtres filtres = new Filtres();
        filtres.page = "0";
        filtres.taille = "50";
        filtres.etat = List.of();
        filtres.arrondissement = List.of();
        filtres.theme = List.of();
        filtres.nature = List.of();
        filtres.session = List.of();
        return filtres;
    }

    @Test
    @DisplayName("sans rien, tout est listé, le dernier déposé d'abord")
    void rien() {
        assertEquals(CriteresDeListe.TOUS, vides().lire(false));
    }

    @ParameterizedTest(name = "tri={0}, ordre={1} : {2} descendant {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, DEPOSE_LE, true",
                "-, asc, DEPOSE_LE, false",
                "numero, -, NUMERO, false",
                "'-montantDemande', -, MONTANT_DEMANDE, true",
                "montantMaximum, desc, MONTANT_MAXIMUM, true",
                "modifieLe, asc, MODIFIE_LE, false",
                "'-echeance', asc, ECHEANCE, true"
            })
    @DisplayName("le tri se dit par une clé et un ordre")
    void tri(String tri, String ordre, CriteresDeListe.Tri attendu, boolean descendant) {
        Filtres filtres = vides();
        filtres.tri = tri;
        filtres.ordre = ordre;
        CriteresDeListe lus = filtres.lire(false);
        assertEquals(attendu, lus.tri());
        assertEquals(descendant, lus.descendant());
    }

    @Test
    @DisplayName("chaque filtre est lu, répété ou séparé par des virgules")
    void filtres() {
        Filtres filtres = vides();
        filtres.q = " bourges ";
        filtres.etat = List.of("DEPOSE,COMPLET", "INCOMPLET");
        filtres.instructeur = "personne";
        filtres.arrondissement = List.of("181", "182");
        filtres.theme = List.of("FORMATION_AGENTS");
        filtres.nature = List.of("COMMUNE");
        filtres.session = List.of("2021-S1");
        filtres.recevable = "false";
        filtres.deposeDu = "2021-05-01";
        filtres.deposeAu = "2021-05-31";
        filtres.page = "2";
        filtres.taille = "10";
        CriteresDeListe attendus = new CriteresDeListe(
                "bourges",
                Set.of(EtatDossier.DEPOSE, EtatDossier.COMPLET, EtatDossier.INCOMPLET),
                CriteresDeListe.PERSONNE,
                Set.of("181", "182"),
                Set.of("FORMATION_AGENTS"),
                Set.of("COMMUNE"),
                Set.of("2021-S1"),
                false,
                LocalDate.of(2021, 5, 1),
                LocalDate.of(2021, 5, 31),
                CriteresDeListe.Tri.DEPOSE_LE,
                true,
                2,
                10);
        assertEquals(attendus, filtres.lire(false));
        CriteresDeListe tout = filtres.lire(true);
        assertEquals(0, tout.page());
        assertEquals(CriteresDeListe.TOUT, tout.taille());
        assertEquals(attendus.etats(), tout.etats());
    }

    @Test
    @DisplayName("« moi » est celui qui demande")
    void moi() {
        Filtres filtres = vides();
        filtres.instructeur = "moi";
        Acteur agent = Acteur.systeme("essai", Role.INSTRUCTEUR);
        assertEquals(
                agent.identifiant(),
                Acteur.executerEnTantQue(agent, () -> filtres.lire(false)).instructeur());
    }

    @Test
    @DisplayName("tous les paramètres faux sont nommés à la fois")
    void faux() {
        Filtres filtres = vides();
        filtres.page = "-1";
        filtres.taille = "201";
        filtres.tri = "couleur";
        filtres.ordre = "haut";
        filtres.q = "a\u0000b";
        filtres.etat = List.of("OUVERT");
        filtres.theme = List.of("JARDINAGE");
        filtres.nature = List.of("VILLAGE");
        filtres.recevable = "oui";
        filtres.deposeDu = "hier";
        filtres.deposeAu = "2021-02-30";
        List<String> champs = assertThrows(ChampsInvalides.class, () -> filtres.lire(false)).erreurs().stream()
                .map(ChampsInvalides.Erreur::champ)
                .toList();
        assertTrue(
                Set.of(
                                "page",
                                "taille",
                                "tri",
                                "ordre",
                                "q",
                                "etat",
                                "theme",
                                "nature",
                                "recevable",
                                "deposeDu",
                                "deposeAu")
                        .equals(Set.copyOf(champs)),
                champs::toString);
    }
}
