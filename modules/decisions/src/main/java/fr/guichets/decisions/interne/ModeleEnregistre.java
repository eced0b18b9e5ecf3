package fr.guichets.decisions.interne;

import fr.guichets.decisions.ModelesActes.Modele;
import fr.guichets.decisions.NatureActe;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One version of a template of the guichet; its role can add one and never change it. */
@Entity
@Immutable
@IdClass(ModeleEnregistre.Cle.class)
@Table(name = "modele_acte")
class ModeleEnregistre {

    record Cle(NatureActe nature, int version) implements Serializable {}

    @Id
    @Enumerated(EnumType.STRING)
    private NatureActe nature;

    @Id
    private int version;

    /** Null when this version goes back to the national text. */
    private String texte;

    private String empreinte;
    private String motif;

    @Column(name = "publie_le")
    private Instant publieLe;

    @Column(name = "publie_par")
    private String publiePar;

    @Column(name = "publie_nom")
    private String publieNom;

    protected ModeleEnregistre() {}

    Modele montrer(String national) {
        return new Modele(
                nature,
                version,
                texte == null,
                texte == null ? national : texte,
                empreinte,
                publieLe,
                publieNom,
                motif);
    }
}
