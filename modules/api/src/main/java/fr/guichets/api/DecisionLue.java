package fr.guichets.api;

import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.ListeDeCredits;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A decision about the credits of one guichet. */
@Schema(description = "Une décision nationale sur les crédits d'un guichet")
record DecisionLue(
        @Schema(examples = "2021-0001") String numero,
        DecisionDeCredits.Operation operation,
        CodeDepartement guichet,

        @Schema(description = "Décidée par l'ouverture du dispositif")
        boolean initiale,

        Montant montant,
        List<Ligne> lignes,
        String motif,

        @Schema(description = "De la décision écrite") String reference,

        Instant decideeLe,
        String par,

        @Schema(description = "REFUSEE : rien n'a bougé, ni au guichet ni au niveau national")
        DecisionDeCredits.Etat etat,

        @Schema(nullable = true) Instant suiteLe,

        @Schema(nullable = true, description = "Pourquoi le guichet ne peut pas l'appliquer")
        String raison) {

    @Schema(name = "LigneDeCredits")
    record Ligne(
            @Schema(description = "Un exercice, ou PLURIANNUELLE", examples = "2021")
            String tranche,

            @Schema(enumeration = {"DELEGATION", "REPRISE"}) Nature nature,

            Montant montant) {}

    @Schema(name = "DecisionsListees", description = "Une page de décisions ; total porte sur toutes les pages")
    record Page(List<DecisionLue> elements, int total, int page, int taille) {

        static Page de(ListeDeCredits liste) {
            return new Page(
                    liste.elements().stream().map(DecisionLue::de).toList(),
                    liste.total(),
                    liste.page(),
                    liste.taille());
        }
    }

    static DecisionLue de(DecisionDeCredits decision) {
        return new DecisionLue(
                decision.numero(),
                decision.operation(),
                decision.guichet(),
                decision.initiale(),
                decision.montant(),
                decision.lignes().stream()
                        .map(ligne -> new Ligne(ligne.tranche().code(), ligne.nature(), ligne.montant()))
                        .toList(),
                decision.motif(),
                decision.reference(),
                decision.decideeLe(),
                decision.par(),
                decision.etat(),
                decision.suiteLe(),
                decision.raison());
    }

    static String tranches(DecisionDeCredits decision) {
        return String.join(
                decision.operation() == DecisionDeCredits.Operation.REPORT ? " vers " : " et ",
                decision.lignes().stream()
                        .sorted((a, b) -> b.nature().compareTo(a.nature()))
                        .map(DecisionDeCredits.Ligne::tranche)
                        .map(Tranche::code)
                        .toList());
    }
}
