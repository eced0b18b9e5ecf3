package fr.guichets.socle.interne;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What the national level noted of the end of one journal: proof, later, that nothing before it was cut or remade. */
@Entity
@Immutable
@IdClass(TeteNationale.Cle.class)
@Table(name = "journal_tete_nationale")
class TeteNationale {

    record Cle(String perimetre, long rang) implements Serializable {}

    @Id
    private String perimetre;

    @Id
    private long rang;

    private String empreinte;

    @Column(name = "releve_le")
    private Instant releveLe;

    protected TeteNationale() {}
}
