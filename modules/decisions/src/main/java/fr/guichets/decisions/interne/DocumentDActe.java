package fr.guichets.decisions.interne;

import fr.guichets.socle.Sha256;
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

/** The document of an act, sealed. */
@Entity
@Immutable
@IdClass(DocumentDActe.Cle.class)
@Table(name = "acte_document")
public class DocumentDActe {

    public enum Forme {
        REDIGE,
        SIGNE
    }

    public record Cle(Long acte, Forme forme) implements Serializable {}

    @Id
    private Long acte;

    @Id
    @Enumerated(EnumType.STRING)
    private Forme forme;

    private byte[] contenu;
    private String empreinte;

    @Column(name = "fait_le")
    private Instant faitLe;

    protected DocumentDActe() {}

    DocumentDActe(Long acte, Forme forme, byte[] contenu, Instant faitLe) {
        this.acte = acte;
        this.forme = forme;
        this.contenu = contenu;
        this.empreinte = Sha256.hex(contenu);
        this.faitLe = faitLe;
    }

    String empreinte() {
        return empreinte;
    }

    /**
     * @param attendue fingerprint that the act keeps
     * @throws IllegalStateException when the bytes are not those that were sealed
     */
    byte[] ouvrir(String attendue) {
        if (!Sha256.hex(contenu).equals(attendue)) {
            throw new IllegalStateException("le document de l'acte " + acte + " n'a plus son empreinte");
        }
        return contenu;
    }
}
