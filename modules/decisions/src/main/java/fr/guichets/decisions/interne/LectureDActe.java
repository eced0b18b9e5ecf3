package fr.guichets.decisions.interne;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** The first time that somebody of the beneficiary opened a notified decision. */
@Entity
@Immutable
@IdClass(LectureDActe.Cle.class)
@Table(name = "acte_lecture")
class LectureDActe {

    record Cle(Long acte, String auteur) implements Serializable {}

    @Id
    private Long acte;

    @Id
    private String auteur;

    private String nom;

    @Column(name = "lu_le")
    private Instant luLe;

    protected LectureDActe() {}
}
