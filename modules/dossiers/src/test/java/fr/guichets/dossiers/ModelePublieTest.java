package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.ModelesNationaux;
import fr.guichets.reglement.ModelesNationaux.Etat;
import fr.guichets.reglement.ModelesNationaux.Suite;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.tenants.ModeleNational;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les règles des guichets, quand le modèle national change, sur un vrai PostgreSQL,")
class ModelePublieTest extends Redacteurs {

    @Test
    @DisplayName("suivent un modèle national publié là où elles en héritent, une fois, au nom de qui l'a publié")
    void modele() throws SQLException {
        nationalement(() -> brouillons().ouvrir());
        Brouillon lu = nationalement(() -> brouillons().declarer("effetConcretMois", 0, hypothese("9")));
        LocalDate effet = LocalDate.parse("2021-09-01");
        String numero = nationalement(() -> brouillons().publier(lu.version(), effet, "Neuf mois pour tous"));
        assertEquals("2021-2", numero);
        livrer();
        Map<CodeDepartement, Suite> suites = suites(numero);
        CodeDepartement derive = suites.values().stream()
                .filter(suite -> suite.etat() == Etat.PUBLIE)
                .findFirst()
                .orElseThrow()
                .guichet();
        Reglement nouvelle = enVigueur(derive, "2021-09-01");
        assertEquals(9, nouvelle.effetConcretMois());
        assertEquals("2021-2", nouvelle.modele());
        assertEquals("2021-1", enVigueur(derive, "2021-08-31").version());
        assertEquals(
                "Nadia",
                maison.texte("SELECT auteur_nom FROM " + derive.schema()
                        + ".journal WHERE objet = 'reglement/2021-2' AND action = 'PUBLIE'"));
        assertEquals(
                "9",
                ModeleNational.lire(maison.bean(ModelesNationaux.class).contenu(numero))
                        .declaration("effetConcretMois")
                        .valeur()
                        .asText());
        maison.executer("UPDATE national.sortie SET remis_le = NULL, prochain_essai = depose_le");
        livrer();
        assertEquals(List.of("2021-1", "2021-2"), versions(derive));
        assertEquals(List.of("2021-2"), suites(numero).get(derive).versions());
        maison.executer("DELETE FROM national.modele_suite WHERE guichet = '" + derive + "'");
        rattraper();
        assertEquals(Etat.EN_ROUTE, suites(numero).get(derive).etat());
        livrer();
        assertEquals(Etat.PUBLIE, suites(numero).get(derive).etat());
    }

    @Test
    @DisplayName("suivent de même un modèle national qu'une livraison apporte, à qui rien n'a encore été envoyé")
    void modele_livre() throws SQLException {
        ModeleNational premier =
                ModeleNational.lire(maison.bean(ModelesNationaux.class).contenu("2021-1"));
        String livre = premier.suivant(
                        "2021-2",
                        LocalDate.parse("2021-09-01"),
                        premier.bornes(),
                        Map.of("effetConcretMois", hypothese("9")),
                        Map.of())
                .arbre()
                .toString();
        maison.executer("INSERT INTO national.modele_version VALUES ('2021-2', '2021-09-01', '"
                + livre.replace("'", "''") + "', '', now(), 'essai', 'Modèle livré')");
        rattraper();
        rattraper();
        assertEquals(
                Maison.GUICHETS.size(),
                maison.compter("SELECT count(*) FROM national.sortie WHERE type = 'MODELE_PUBLIE'"));
        livrer();
        assertEquals(Set.copyOf(Maison.GUICHETS), suites("2021-2").keySet());
        assertEquals(Map.of(), suites("2021-1"));
        CodeDepartement derive = suites("2021-2").values().stream()
                .filter(suite -> suite.etat() == Etat.PUBLIE)
                .findFirst()
                .orElseThrow()
                .guichet();
        assertEquals(9, enVigueur(derive, "2021-09-01").effetConcretMois());
    }

    private void rattraper() {
        nationalement(() -> {
            maison.bean(ModelesNationaux.class).rattraper();
            return null;
        });
    }

    private Map<CodeDepartement, Suite> suites(String numero) {
        return nationalement(() -> maison.bean(ModelesNationaux.class).suites(numero)).stream()
                .collect(Collectors.toMap(Suite::guichet, suite -> suite));
    }

    @Test
    @DisplayName("empêchent un modèle national qui casserait un guichet, en nommant ce guichet, et rien n'en part")
    void modele_refuse() throws SQLException {
        nationalement(() -> brouillons().ouvrir());
        Brouillon lu = nationalement(() -> brouillons().permettre("plancher", 0, false));
        ChampsInvalides refus = assertThrows(
                ChampsInvalides.class,
                () -> nationalement(() -> brouillons().publier(lu.version(), AUJOURD_HUI, "Plus de plancher propre")));
        assertTrue(
                refus.erreurs().stream().anyMatch(erreur -> erreur.message().contains("Puy-de-Dôme (63)")),
                refus.erreurs().toString());
        assertEquals(1, maison.compter("SELECT count(*) FROM national.modele_version"));
        assertEquals(0, maison.compter("SELECT count(*) FROM national.sortie"));
        ModelesNationaux modeles = maison.bean(ModelesNationaux.class);
        assertEquals("2021-1", modeles.derniere().numero());
        Brouillon bornes = nationalement(() ->
                brouillons().declarer("bornes", 0, new Declaration(null, null, null, null, JsonDossiers.lire("""
                                {"tauxMax": 0.5, "ouvertureAuPlusTot": "2021-01-25", "avanceTaux": 0.3, "acomptesTaux": 0.8}
                                """))));
        assertTrue(bornes.regle("bornes").changee());
        assertEquals("tauxMax", bornes.erreurs().get(0).cle(), bornes.erreurs().toString());
        ChampsInvalides faux = assertThrows(
                ChampsInvalides.class,
                () -> nationalement(() -> brouillons()
                        .declarer(
                                "bornes",
                                bornes.regle("bornes").version(),
                                new Declaration(null, null, null, null, JsonDossiers.lire("{\"tauxMax\": 2}")))));
        assertEquals("valeur.tauxMax", faux.erreurs().get(0).champ());
    }

    @Test
    @DisplayName("publiées avant un modèle à venir le reçoivent le jour où il prend effet")
    void modele_a_venir() {
        nationalement(() -> brouillons().ouvrir());
        Brouillon modele = nationalement(() -> brouillons().declarer("plancher", 0, hypothese(plancher(1000))));
        nationalement(
                () -> brouillons().publier(modele.version(), LocalDate.parse("2021-10-01"), "Un plancher pour tous"));
        livrer();
        assertEquals(Etat.SANS_EFFET, suites("2021-2").get(PUY_DE_DOME).etat());
        ouvrirA(PUY_DE_DOME, ALI);
        Brouillon herite = a(PUY_DE_DOME, ALI, () -> brouillons().heriter("plancher", 0));
        publier(PUY_DE_DOME, ALI, herite, AUJOURD_HUI);
        livrer();
        assertNull(enVigueur(PUY_DE_DOME, "2021-09-30").plancher());
        assertEquals(
                100_000,
                enVigueur(PUY_DE_DOME, "2021-10-01").plancher().montant().centimes());
        assertEquals(List.of("2021-1", "2021-2", "2021-3"), versions(PUY_DE_DOME));
    }

    @Test
    @DisplayName("refusent à temps ce qu'un modèle à venir n'admettra plus ; ce qui a échappé est dit, puis se relance")
    void refuse_par_un_guichet() throws SQLException {
        ouvrirA(PUY_DE_DOME, ALI);
        Brouillon herite = a(PUY_DE_DOME, ALI, () -> brouillons().heriter("plancher", 0));
        publier(PUY_DE_DOME, ALI, herite, AUJOURD_HUI);
        livrer();
        ouvrirA(PUY_DE_DOME, ALI);
        Brouillon propre = declarer(PUY_DE_DOME, ALI, "plancher", version(PUY_DE_DOME, "plancher"), plancher(4000));
        publier(PUY_DE_DOME, ALI, propre, AUJOURD_HUI);
        nationalement(() -> brouillons().ouvrir());
        Brouillon modele = nationalement(() -> brouillons().permettre("plancher", 0, false));
        LocalDate effet = LocalDate.parse("2021-09-01");
        String numero = nationalement(() -> brouillons().publier(modele.version(), effet, "Plus de plancher propre"));
        livrer();
        assertEquals(Etat.REFUSE, suites(numero).get(PUY_DE_DOME).etat());
        assertTrue(suites(numero).get(PUY_DE_DOME).raison().contains("règle nationale"), suites(numero)::toString);
        assertEquals(Etat.SANS_EFFET, suites(numero).get(CHER).etat());
        nationalement(() -> {
            maison.bean(ModelesNationaux.class).relancer(numero);
            return null;
        });
        livrer();
        assertEquals(Etat.REFUSE, suites(numero).get(PUY_DE_DOME).etat());
        ouvrirA(PUY_DE_DOME, ALI);
        Brouillon autre = declarer(PUY_DE_DOME, ALI, "effetConcretMois", 0, "9");
        ChampsInvalides aVenir =
                assertThrows(ChampsInvalides.class, () -> publier(PUY_DE_DOME, ALI, autre, AUJOURD_HUI));
        assertEquals("MODELE_A_VENIR", aVenir.erreurs().get(0).code());
        long lue = version(PUY_DE_DOME, "plancher");
        Brouillon corrige = a(PUY_DE_DOME, ALI, () -> brouillons().heriter("plancher", lue));
        publier(PUY_DE_DOME, ALI, corrige, AUJOURD_HUI);
        livrer();
        assertEquals(Etat.SANS_EFFET, suites(numero).get(PUY_DE_DOME).etat());
    }
}
