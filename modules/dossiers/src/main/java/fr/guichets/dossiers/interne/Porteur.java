package fr.guichets.dossiers.interne;

import fr.guichets.socle.Organisation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Who carries a dossier.
 *
 * @param cle nature and code: COMMUNE:18131
 * @param arrondissement null when it has none
 * @param population the figure that the rules count
 */
@Embeddable
record Porteur(
        @Column(name = "organisation") String cle,
        @Column(name = "organisation_nature") String nature,
        @Column(name = "organisation_code") String code,
        @Column(name = "organisation_nom") String nom,
        @Column(name = "arrondissement") String arrondissement,
        @Column(name = "population") int population) {

    static Porteur de(Organisation organisation, String arrondissement, int population) {
        return new Porteur(
                organisation.cle(),
                organisation.nature(),
                organisation.code(),
                organisation.nom(),
                arrondissement,
                population);
    }

    Organisation organisation() {
        return new Organisation(nature, code, nom);
    }
}
