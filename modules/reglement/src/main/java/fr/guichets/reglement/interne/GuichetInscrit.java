package fr.guichets.reglement.interne;

import fr.guichets.reglement.Guichet;
import fr.guichets.socle.CodeDepartement;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;

/** Row of the national registry. */
@Entity
@Table(name = "guichet")
public class GuichetInscrit {

    @Id
    private String code;

    private String slug;
    private String hote;

    @Enumerated(EnumType.STRING)
    private Guichet.Type type;

    @Enumerated(EnumType.STRING)
    private Guichet.Etat etat;

    private String nom;
    private String complement;
    private String intitule;
    private String region;
    private String fuseau;

    protected GuichetInscrit() {}

    public Guichet guichet() {
        return new Guichet(
                new CodeDepartement(code),
                slug,
                hote,
                type,
                etat,
                nom,
                complement,
                intitule,
                region,
                ZoneId.of(fuseau));
    }
}
