package fr.guichets.reglement.interne;

import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A published version of the rules, in the guichet's schema; its role can only read and add. */
@Entity
@Immutable
@Table(name = "reglement_version")
public class VersionReglement {

    /** A version without its content. */
    public record Entete(
            String numero, LocalDate effet, String motif, Instant publieLe, String auteur, String empreinte) {

        public Reglements.Version version() {
            return new Reglements.Version(numero, effet, motif, publieLe, auteur);
        }
    }

    @Id
    private String numero;

    private LocalDate effet;
    private String motif;
    private String empreinte;
    private String contenu;

    @Column(name = "publie_le")
    private Instant publieLe;

    private String auteur;

    protected VersionReglement() {}

    VersionReglement(Reglement reglement, String motif, Instant publieLe, String auteur) {
        this.numero = reglement.version();
        this.effet = reglement.effet();
        this.motif = motif;
        this.contenu = JsonReglement.ecrire(reglement);
        this.empreinte = JsonReglement.empreinte(contenu);
        this.publieLe = publieLe;
        this.auteur = auteur;
    }

    Reglements.Version publiee() {
        return new Reglements.Version(numero, effet, motif, publieLe, auteur);
    }

    String contenu() {
        return contenu;
    }

    String empreinte() {
        return empreinte;
    }

    /** @throws IllegalStateException when the content is not the one that was published */
    public Reglement reglement() {
        if (!JsonReglement.empreinte(contenu).equals(empreinte)) {
            throw new IllegalStateException("la version publiée " + numero + " a été altérée");
        }
        return JsonReglement.lire(contenu);
    }
}
