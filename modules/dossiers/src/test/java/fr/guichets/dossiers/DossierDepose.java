package fr.guichets.dossiers;

import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.socle.Acteur;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** One request filed by Nançay, on the morning of 2 June 2021, and what tests ask of it most. */
abstract class DossierDepose {

    static final String NUMERO = "18-2021-001";
    static final LocalDate LE_20_JUIN = LocalDate.of(2021, 6, 20);

    Maison maison;
    Gens gens;
    Instruction instruction;
    Dossiers dossiers;
    Depots depots;
    Brouillons brouillons;

    @BeforeEach
    final void deposer() throws Exception {
        maison = Maison.vide();
        gens = new Gens(maison, Maison.CHER);
        instruction = maison.bean(Instruction.class);
        dossiers = maison.bean(Dossiers.class);
        depots = maison.bean(Depots.class);
        brouillons = maison.bean(Brouillons.class);
        gens.depose();
        maison.livrer();
    }

    final Dossier lire(Acteur acteur) {
        return gens.comme(acteur, () -> dossiers.lire(NUMERO));
    }

    final Dossier demander(String... points) {
        return gens.commeAgent(() -> instruction.demanderComplements(NUMERO, null, List.of(points), LE_20_JUIN));
    }

    final List<String> courriels() {
        return maison.livrer().stream()
                .map(message -> JsonDossiers.lire(message.contenu()))
                .filter(courriel -> courriel.path("a").asText().equals("mairie@exemple.fr"))
                .map(courriel -> courriel.path("objet").asText())
                .toList();
    }

    final LigneDossier ligne() {
        return gens.commeAgent(() -> dossiers.lister(CriteresDeListe.TOUS))
                .elements()
                .get(0);
    }
}
