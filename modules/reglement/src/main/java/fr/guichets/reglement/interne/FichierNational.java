package fr.guichets.reglement.interne;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A file of {@code tenants/_national} as the installation applied it. */
@Entity
@Immutable
@Table(name = "fichier_national")
public class FichierNational {

    /** What the installation keeps of the fund: its tables have the figures, this has the words. */
    public static final String DISPOSITIF = "_national/dispositif.yaml";

    @Id
    private String chemin;

    private String contenu;

    protected FichierNational() {}

    String contenu() {
        return contenu;
    }
}
