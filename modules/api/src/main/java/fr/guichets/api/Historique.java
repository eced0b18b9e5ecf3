package fr.guichets.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.socle.Journal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The acts about one dossier, oldest first. */
@Schema(description = "Les actes d'un dossier, du plus ancien au plus récent")
record Historique(List<ActeDuJournal> elements, int total, int page, int taille) {

    /**
     * @param rang place in the guichet's journal, for its agents only
     * @param empreinte SHA-256 that chains the journal, for its agents only
     */
    record ActeDuJournal(
            Instant le,

            @Schema(description = "Nom de qui a agi") String par,
            @Schema(examples = "DEPOSE") String action,

            @Schema(nullable = true, type = SchemaType.OBJECT, description = "Ce qui a changé, avant")
            JsonNode avant,

            @Schema(nullable = true, type = SchemaType.OBJECT, description = "Ce qui a changé, après")
            JsonNode apres,

            @Schema(description = "Rang dans le journal du guichet ; pour ses agents")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            Long rang,

            @Schema(description = "Empreinte qui chaîne le journal ; pour les agents du guichet")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            String empreinte) {

        static ActeDuJournal de(Journal.Ligne ligne, boolean pourAgent) {
            return new ActeDuJournal(
                    ligne.le(),
                    ligne.auteurNom(),
                    ligne.action(),
                    json(ligne.avant()),
                    json(ligne.apres()),
                    pourAgent ? ligne.rang() : null,
                    pourAgent ? ligne.empreinte() : null);
        }

        private static JsonNode json(String texte) {
            return texte == null ? null : Json.lire(texte.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param page and taille as asked, already checked */
    static Historique de(List<Journal.Ligne> lignes, int page, int taille, boolean pourAgent) {
        int debut = Math.min(Math.multiplyExact(page, taille), lignes.size());
        return new Historique(
                lignes.subList(debut, Math.min(debut + taille, lignes.size())).stream()
                        .map(ligne -> ActeDuJournal.de(ligne, pourAgent))
                        .toList(),
                lignes.size(),
                page,
                taille);
    }
}
