package fr.guichets.reglement;

import fr.guichets.reglement.regles.Phrases;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.Introuvable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a règlement says, in plain French, one or more sentences per key. */
public final class Enonces {

    /** Rules that hold everywhere, whatever the règlement says. */
    private static final Map<String, Function<Reglement, List<String>>> PRINCIPES = Map.of(
            "competence",
            r -> List.of("Le guichet du département où vit la plus grande part de la population."),
            "cumulDesAides",
            r -> List.of("Les aides publiques déjà obtenues sont déduites du coût des dépenses financées."),
            "montant",
            r -> List.of("La plus petite de ces limites, sans dépasser le montant demandé."),
            "commencement",
            r -> List.of("Aucun devis ni marché ne doit être signé avant le dépôt de la demande."));

    private static final Map<String, Function<Reglement, List<String>>> PAR_CLE = new HashMap<>(PRINCIPES);

    static {
        PAR_CLE.putAll(EnoncesDuProjet.PAR_CLE);
        PAR_CLE.putAll(EnoncesDuCalendrier.PAR_CLE);
        PAR_CLE.putAll(EnoncesDuGuichet.PAR_CLE);
    }

    private Enonces() {}

    /**
     * @param cle of the vocabulary, or a national principle (competence, commencement, cumulDesAides, montant)
     * @return at least one sentence, with French typography
     * @throws Introuvable when the vocabulary has no such key
     */
    public static List<String> de(Reglement reglement, String cle) {
        if (!PRINCIPES.containsKey(cle)) {
            Vocabulaire.cle(cle);
        }
        return PAR_CLE.get(cle).apply(reglement).stream().map(Phrases::lisible).toList();
    }

    /** Who may ask, as the page says it before it lists them; null when the list alone says it. */
    public static String quiPeutDemander(Reglement reglement) {
        return EnoncesDuGuichet.quiPeutDemander(reglement);
    }

    /**
     * When requests are received, as it really was: nobody could file before the guichet had rules.
     *
     * @param premierEffet of the first version of the guichet
     */
    public static List<String> depot(Reglement.Depot depot, LocalDate premierEffet) {
        boolean apres = premierEffet.isAfter(depot.ouverture())
                && (depot.fermeture() == null || !premierEffet.isAfter(depot.fermeture()));
        return EnoncesDuCalendrier.depot(apres ? new Reglement.Depot(premierEffet, depot.fermeture()) : depot).stream()
                .map(Phrases::lisible)
                .toList();
    }

    /** @param sinon said when there is nothing, or when the version was published before the key existed */
    static <T> List<String> chacun(List<T> elements, String sinon, Function<T, String> phrase) {
        return elements == null || elements.isEmpty()
                ? List.of(sinon)
                : elements.stream().map(phrase).toList();
    }
}
