package fr.guichets.api;

import fr.guichets.documents.Piece;
import fr.guichets.dossiers.PiecesDuDossier.Jointe;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The files of a dossier. */
@Schema(description = "Les pièces d'un dossier, de la plus ancienne à la plus récente")
record PiecesLues(List<PieceLue> elements, int total, int page, int taille) {

    @Schema(description = "Une pièce ; son contenu est à une autre adresse")
    record PieceLue(
            long id,
            @Schema(examples = "DEVIS") String nature,
            String nom,

            @Schema(description = "Type trouvé dans le fichier", examples = "application/pdf")
            String type,

            @Schema(description = "En octets") long taille,
            @Schema(description = "SHA-256 du fichier") String empreinte,

            @Schema(description = "A_CONTROLER tant que l'antivirus ne l'a pas vue : personne ne l'ouvre")
            Piece.Etat etat,

            @Schema(nullable = true, description = "Pourquoi elle est refusée")
            String motif,

            Instant deposeeLe,
            String deposeePar,

            @Schema(description = "Ajoutée par le guichet") boolean duGuichet,

            @Schema(description = "Vous pouvez la retirer maintenant")
            boolean retirable) {

        static PieceLue de(Jointe jointe) {
            Piece piece = jointe.piece();
            return new PieceLue(
                    piece.id(),
                    piece.nature(),
                    piece.nom(),
                    piece.type(),
                    piece.taille(),
                    piece.empreinte(),
                    piece.etat(),
                    piece.motif(),
                    piece.deposeeLe(),
                    piece.deposeePar(),
                    jointe.duGuichet(),
                    jointe.retirable());
        }
    }

    /** @param page and taille as asked, already checked */
    static PiecesLues de(List<Jointe> jointes, int page, int taille) {
        int debut = Math.min(Math.multiplyExact(page, taille), jointes.size());
        return new PiecesLues(
                jointes.subList(debut, Math.min(debut + taille, jointes.size())).stream()
                        .map(PieceLue::de)
                        .toList(),
                jointes.size(),
                page,
                taille);
    }
}
