package fr.guichets.decisions;

import fr.guichets.dossiers.Maison;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.programmation.Programmation;
import java.util.List;

/** The house with all that the acts need, one for all the tests of the module. */
final class MaisonDesActes {

    private static final Maison.Ajout DECISIONS = new Maison.Ajout(
            List.of("enveloppes/guichet", "programmation/guichet", "decisions/guichet"),
            List.of(
                    "enveloppes.interne.DelegationRecue",
                    "enveloppes.interne.MouvementEnregistre",
                    "programmation.interne.ReleveEnregistre",
                    "programmation.interne.LigneFigee",
                    "programmation.interne.EcartEnregistre",
                    "programmation.interne.DecisionFigee",
                    "decisions.interne.ModeleEnregistre",
                    "decisions.interne.SignataireInscrit",
                    "decisions.interne.ActeEnregistre",
                    "decisions.interne.DocumentDActe",
                    "decisions.interne.LectureDActe",
                    "decisions.interne.NumerotationDActes"),
            List.of("mouvement", "delegation", "releve", "modele_acte", "signataire", "acte", "acte_numerotation"),
            List.of(Enveloppes.class, Programmation.class, Decisions.class));

    private MaisonDesActes() {}

    static Maison vide() throws Exception {
        return Maison.vide(DECISIONS);
    }
}
