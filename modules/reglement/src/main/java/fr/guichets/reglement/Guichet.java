package fr.guichets.reglement;

import fr.guichets.reglement.regles.Phrases;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.OperationInvalide;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * A guichet as the national registry knows it.
 *
 * @param slug first label of its host: puy-de-dome
 * @param hote complete normalised host: puy-de-dome.localhost
 * @param nom « Puy-de-Dôme »
 * @param complement « du Puy-de-Dôme »
 * @param region name of the région
 * @param depuis when the state was last changed, null as long as nobody changed it
 * @param motif why it was changed, null as long as nobody changed it
 */
public record Guichet(
        CodeDepartement code,
        String slug,
        String hote,
        Type type,
        Etat etat,
        String nom,
        String complement,
        String intitule,
        String region,
        ZoneId fuseau,
        Instant depuis,
        String motif) {

    /** A guichet whose state nobody has changed. */
    public Guichet(
            CodeDepartement code,
            String slug,
            String hote,
            Type type,
            Etat etat,
            String nom,
            String complement,
            String intitule,
            String region,
            ZoneId fuseau) {
        this(code, slug, hote, type, etat, nom, complement, intitule, region, fuseau, null, null);
    }

    public enum Type {
        DEPARTEMENT,
        COLLECTIVITE_OUTRE_MER
    }

    /** What a guichet may do. Only an open one receives requests; in every state its agents finish what was filed. */
    public enum Etat {
        PREPARE("En préparation", "GUICHET_EN_PREPARATION", "n'est pas encore ouvert"),
        OUVERT("Ouvert", null, "est ouvert"),
        SUSPENDU("Suspendu", "GUICHET_SUSPENDU", "est suspendu"),
        FERME("Fermé", "GUICHET_FERME", "est fermé");

        private final String libelle;
        private final String refus;
        private final String constat;

        Etat(String libelle, String refus, String constat) {
            this.libelle = libelle;
            this.refus = refus;
            this.constat = constat;
        }

        public String libelle() {
            return libelle;
        }

        /** Those to which an administrator may bring it. */
        public Set<Etat> suivants() {
            return switch (this) {
                case PREPARE, SUSPENDU -> Set.of(OUVERT, FERME);
                case OUVERT -> Set.of(SUSPENDU, FERME);
                case FERME -> Set.of(OUVERT);
            };
        }
    }

    public boolean ouvert() {
        return etat == Etat.OUVERT;
    }

    /** « Le guichet du Cher est suspendu depuis le 3 juin 2021 : motif. » */
    public String situation() {
        String jour = depuis == null ? "" : " depuis le " + Phrases.jour(LocalDate.ofInstant(depuis, fuseau));
        String raison = motif == null || etat == Etat.OUVERT ? "." : " : " + ponctue(motif);
        return Phrases.typographie("Le guichet " + complement + " " + etat.constat + jour + raison);
    }

    private static String ponctue(String phrase) {
        return phrase.matches("(?s).*[.!?…]") ? phrase : phrase + ".";
    }

    /** @throws OperationInvalide saying why, unless requests are received here */
    public void exigerOuvert() {
        if (!ouvert()) {
            throw new OperationInvalide(etat.refus, situation() + " Il ne reçoit pas de demande.");
        }
    }
}
