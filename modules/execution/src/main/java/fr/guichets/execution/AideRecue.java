package fr.guichets.execution;

import fr.guichets.socle.Montant;

/** Another public aid that the project obtained. */
public record AideRecue(String organisme, Montant montant) {}
