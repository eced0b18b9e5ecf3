package fr.guichets.acces.interne;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "session_revoquee")
class SessionRevoquee {

    @Id
    private String sid;

    @Column(name = "revoquee_le")
    private Instant revoqueeLe;

    protected SessionRevoquee() {}
}
