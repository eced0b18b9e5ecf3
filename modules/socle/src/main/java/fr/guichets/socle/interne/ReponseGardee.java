package fr.guichets.socle.interne;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The answer to a request that may come again. */
@Entity
@Table(name = "idempotence")
public class ReponseGardee {

    @Id
    private String cle;

    @Column(updatable = false)
    private String demande;

    private String reponse;

    @Column(name = "recue_le", updatable = false)
    private Instant recueLe;

    protected ReponseGardee() {}

    public boolean repondA(String condenseDeLaDemande) {
        return demande.equals(condenseDeLaDemande);
    }

    public String reponse() {
        return reponse;
    }

    public void garder(String obtenue) {
        reponse = obtenue;
    }
}
