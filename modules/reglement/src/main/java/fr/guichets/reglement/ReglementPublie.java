package fr.guichets.reglement;

import java.time.LocalDate;

/** The current guichet has a new version of its rules. Told within the transaction that publishes it. */
public record ReglementPublie(String numero, LocalDate effet) {}
