package fr.guichets.reglement.interne;

import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.CodeDepartement;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.hibernate.annotations.Immutable;

/** The copy that the national repository holds of a version that a guichet published. */
@Entity
@Immutable
@IdClass(VersionDeposee.Id.class)
@Table(name = "reglement_version", schema = "national")
public class VersionDeposee {

    static class Id implements Serializable {
        private String guichet;
        private String numero;

        protected Id() {}

        Id(CodeDepartement guichet, String numero) {
            this.guichet = guichet.valeur();
            this.numero = numero;
        }

        @Override
        public boolean equals(Object autre) {
            return autre instanceof Id id && guichet.equals(id.guichet) && numero.equals(id.numero);
        }

        @Override
        public int hashCode() {
            return Objects.hash(guichet, numero);
        }
    }

    @jakarta.persistence.Id
    private String guichet;

    @jakarta.persistence.Id
    private String numero;

    private LocalDate effet;
    private String contenu;
    private String empreinte;

    @Column(name = "publie_le")
    private Instant publieLe;

    private String auteur;
    private String motif;

    protected VersionDeposee() {}

    VersionDeposee(CodeDepartement guichet, VersionReglement version) {
        Reglements.Version publiee = version.publiee();
        this.guichet = guichet.valeur();
        this.numero = publiee.numero();
        this.effet = publiee.effet();
        this.contenu = version.contenu();
        this.empreinte = version.empreinte();
        this.publieLe = publiee.publieLe();
        this.auteur = publiee.auteur();
        this.motif = publiee.motif();
    }

    public CodeDepartement guichet() {
        return new CodeDepartement(guichet);
    }

    public String numero() {
        return numero;
    }

    public LocalDate effet() {
        return effet;
    }

    public String motif() {
        return motif;
    }

    public String contenu() {
        return contenu;
    }

    public String empreinte() {
        return empreinte;
    }

    public Reglement reglement() {
        return JsonReglement.lire(contenu);
    }

    boolean est(VersionReglement version) {
        return empreinte.equals(version.empreinte());
    }
}
