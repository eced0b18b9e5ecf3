package fr.guichets.api;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.enveloppes.Enveloppes.Enveloppe;
import fr.guichets.enveloppes.Mouvement;
import fr.guichets.enveloppes.MouvementsListes;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.Montant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers about an envelope. */
final class ExemplesDuLivre {

    /** 100 available, 20 reserved, 30 committed and not paid, 40 paid of which 5 given back: 195 received. */
    static final Solde SOLDE =
            new Solde(Montant.euros(100), Montant.euros(20), Montant.euros(30), Montant.euros(40), Montant.euros(5));

    private ExemplesDuLivre() {}

    static JsonNode enveloppe(Tranche... tranches) {
        Map<Tranche, Solde> soldes = new TreeMap<>();
        for (Tranche tranche : tranches) {
            soldes.put(tranche, SOLDE);
        }
        return Json.lire(
                Json.ecrire(EnveloppeLue.de(new Enveloppe(Solde.somme(soldes.values()), new TreeMap<>(soldes)))));
    }

    static JsonNode mouvements() {
        Mouvement mouvement = new Mouvement(
                Tranche.exercice(2021),
                4,
                Nature.RESERVATION,
                Montant.euros(20),
                "18-2021-001",
                "releve/1",
                "essai",
                "Claire Signataire",
                "Relevé du 7 juin 2021",
                Exemples.INSTANT,
                SOLDE);
        return Json.lire(Json.ecrire(
                MouvementsLus.de(new MouvementsListes(List.of(mouvement), 1, 0, 50)), Exemples.CHER.fuseau()));
    }
}
