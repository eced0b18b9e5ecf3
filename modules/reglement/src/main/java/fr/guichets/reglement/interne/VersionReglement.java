package fr.guichets.reglement.interne;

import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A published version of the rules, in the guichet's schema; its role can only read it. */
@Entity
@Immutable
@Table(name = "reglement_version")
public class VersionReglement {

    /** A version without its content. */
    public record Entete(String numero, LocalDate effet, String motif, String empreinte) {}

    @Id
    private String numero;

    private LocalDate effet;
    private String motif;
    private String empreinte;
    private String contenu;

    protected VersionReglement() {}

    /** @throws IllegalStateException when the content is not the one that was published */
    public Reglement reglement() {
        if (!JsonReglement.empreinte(contenu).equals(empreinte)) {
            throw new IllegalStateException("la version publiée " + numero + " a été altérée");
        }
        return JsonReglement.lire(contenu);
    }
}
