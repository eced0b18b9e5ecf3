package fr.guichets.dossiers.interne;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.Organisation;

/**
 * What a dossier says and what the rules answer.
 *
 * @param population the figure that the rules count
 * @param evaluation null when it cannot be judged
 */
record Contenu(Organisation porteur, String arrondissement, int population, JsonNode saisie, Evaluation evaluation) {}
