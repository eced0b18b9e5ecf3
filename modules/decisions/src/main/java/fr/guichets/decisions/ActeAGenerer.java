package fr.guichets.decisions;

import fr.guichets.programmation.Retenue;
import fr.guichets.socle.Organisation;

/** A dossier that a validated relevé decided on and that has no act yet. */
public record ActeAGenerer(String dossier, Organisation porteur, String intitule, NatureActe nature, Retenue retenue) {}
