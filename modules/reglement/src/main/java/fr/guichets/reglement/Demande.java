package fr.guichets.reglement;

import fr.guichets.referentiel.Collectivite;
import fr.guichets.socle.Montant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is judged: a project as its bearer describes it.
 *
 * @param porteur as the référentiel knows it on the vintage of the filing
 * @param theme code in the national nomenclature, null when not said
 * @param montantDemande null means the whole cost
 * @param dureeMois null when not said
 * @param preuveSigneeLe day of the signature of the quote or contract, null when there is none yet
 * @param anterieures what the same bearer filed before it here in the same year; null when not known, as in a simulation
 */
public record Demande(
        Collectivite porteur,
        String theme,
        List<Depense> depenses,
        Montant montantDemande,
        List<Cofinancement> cofinancements,
        Integer dureeMois,
        Instant dateDepot,
        LocalDate preuveSigneeLe,
        Anterieures anterieures) {

    /** @param montantTTC taxes included; null when not said */
    public record Depense(String libelle, NatureDepense nature, Montant montant, Montant montantTTC) {

        public Depense(String libelle, NatureDepense nature, Montant montant) {
            this(libelle, nature, montant, null);
        }
    }

    public record Cofinancement(String organisme, Montant montant, Statut statut) {
        public enum Statut {
            OBTENU,
            SOLLICITE
        }
    }

    /** @param montant highest amounts that the rules gave to the dossiers that go on, together */
    public record Anterieures(Montant montant, int dossiers) {

        public static final Anterieures AUCUNE = new Anterieures(Montant.ZERO, 0);
    }

    /** A project of which nothing else is known at the guichet. */
    public Demande(
            Collectivite porteur,
            String theme,
            List<Depense> depenses,
            Montant montantDemande,
            List<Cofinancement> cofinancements,
            Integer dureeMois,
            Instant dateDepot,
            LocalDate preuveSigneeLe) {
        this(porteur, theme, depenses, montantDemande, cofinancements, dureeMois, dateDepot, preuveSigneeLe, null);
    }

    public Demande avecPorteur(Collectivite autre) {
        return new Demande(
                autre,
                theme,
                depenses,
                montantDemande,
                cofinancements,
                dureeMois,
                dateDepot,
                preuveSigneeLe,
                anterieures);
    }

    public Demande avecTheme(String autre) {
        return new Demande(
                porteur,
                autre,
                depenses,
                montantDemande,
                cofinancements,
                dureeMois,
                dateDepot,
                preuveSigneeLe,
                anterieures);
    }

    public Demande avecDepenses(List<Depense> autres) {
        return new Demande(
                porteur,
                theme,
                autres,
                montantDemande,
                cofinancements,
                dureeMois,
                dateDepot,
                preuveSigneeLe,
                anterieures);
    }

    /** @param autre null means the whole cost */
    public Demande avecMontantDemande(Montant autre) {
        return new Demande(
                porteur, theme, depenses, autre, cofinancements, dureeMois, dateDepot, preuveSigneeLe, anterieures);
    }

    public Demande deposee(Instant instant) {
        return new Demande(
                porteur,
                theme,
                depenses,
                montantDemande,
                cofinancements,
                dureeMois,
                instant,
                preuveSigneeLe,
                anterieures);
    }

    public Demande sansSignature() {
        return new Demande(
                porteur, theme, depenses, montantDemande, cofinancements, dureeMois, dateDepot, null, anterieures);
    }

    public Demande apres(Anterieures connues) {
        return new Demande(
                porteur,
                theme,
                depenses,
                montantDemande,
                cofinancements,
                dureeMois,
                dateDepot,
                preuveSigneeLe,
                connues);
    }
}
