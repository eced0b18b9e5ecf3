package fr.guichets.documents.interne;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** Up to a megabyte of a file; written and read by queries only, never as an object. */
@Entity
@Immutable
@Table(name = "bloc_de_piece")
@IdClass(BlocDePiece.Cle.class)
class BlocDePiece {

    static final int TAILLE = 1 << 20;

    record Cle(long piece, int rang) implements Serializable {}

    @Id
    private long piece;

    @Id
    private int rang;

    private byte[] octets;

    protected BlocDePiece() {}
}
