package fr.guichets.reglement.interne;

import fr.guichets.reglement.Guichet;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.OperationInvalide;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;

/** Row of the national registry. */
@Entity
@Table(name = "guichet")
public class GuichetInscrit {

    @Id
    private String code;

    @Column(updatable = false)
    private String slug;

    @Column(updatable = false)
    private String hote;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Guichet.Type type;

    @Enumerated(EnumType.STRING)
    private Guichet.Etat etat;

    @Column(updatable = false)
    private String nom;

    @Column(updatable = false)
    private String complement;

    @Column(updatable = false)
    private String intitule;

    @Column(updatable = false)
    private String region;

    @Column(updatable = false)
    private String fuseau;

    @Column(name = "etat_depuis")
    private Instant depuis;

    @Column(name = "etat_motif")
    private String motif;

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
                ZoneId.of(fuseau),
                depuis,
                motif);
    }

    /** @throws OperationInvalide when the state it is in does not lead there */
    void passer(Guichet.Etat suivant, String raison, Instant maintenant) {
        if (!etat.suivants().contains(suivant)) {
            throw new OperationInvalide(
                    "ETAT_IMPOSSIBLE",
                    "Le guichet " + complement + " est dans l'état «\u00a0" + etat.libelle()
                            + "\u00a0»\u00a0: il ne peut pas passer à l'état «\u00a0" + suivant.libelle() + "\u00a0».");
        }
        etat = suivant;
        motif = raison;
        depuis = maintenant;
    }
}
