package fr.guichets.api;

import fr.guichets.execution.AideRecue;
import fr.guichets.execution.Depense;
import fr.guichets.execution.Paiement;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.socle.Champs;
import fr.guichets.socle.Montant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** A request for payment, as the body of a request tells it. */
final class CorpsDePaiement {

    private static final int LIGNES_MAXIMUM = 100;
    private static final BigDecimal IDENTIFIANT_MAXIMAL = BigDecimal.valueOf(1L << 53);

    private CorpsDePaiement() {}

    static Paiement.Saisie lire(Corps corps) {
        Champs champs = corps.champs();
        Paiement.Saisie lue = new Paiement.Saisie(
                champs.parmi("nature", Paiement.Nature.class, "NATURE_INCONNUE"),
                champs.montant("montant"),
                champs.liste("depenses", LIGNES_MAXIMUM).stream()
                        .map(CorpsDePaiement::depense)
                        .toList(),
                champs.liste("aides", LIGNES_MAXIMUM).stream()
                        .map(aide -> new AideRecue(aide.texte("organisme"), aide.montant("montant")))
                        .toList(),
                pieces(champs),
                corps.jour("acheveLe"),
                corps.texte("observations"));
        corps.verifier();
        return lue;
    }

    private static Depense depense(Champs ligne) {
        Montant prevu = ligne.montant("prevu");
        return new Depense(
                ligne.texte("libelle"),
                ligne.parmi("nature", NatureDepense.class, "NATURE_INCONNUE"),
                Objects.requireNonNullElse(prevu, Montant.ZERO),
                ligne.montant("reel"));
    }

    private static List<Long> pieces(Champs champs) {
        var liste = champs.tableau("pieces");
        if (liste == null) {
            return List.of();
        }
        return StreamSupport.stream(liste.spliterator(), false)
                .filter(piece -> {
                    boolean entier = piece.isIntegralNumber()
                            && piece.decimalValue().signum() > 0
                            && piece.decimalValue().compareTo(IDENTIFIANT_MAXIMAL) < 0;
                    if (!entier) {
                        champs.refuser("pieces", "TYPE_INVALIDE", "Donnez les identifiants des pièces du dossier.");
                    }
                    return entier;
                })
                .map(piece -> piece.longValue())
                .toList();
    }

    /** Identifier of a file; null when it is absent. */
    static Long piece(Corps corps) {
        Integer piece = corps.champs().entier("piece", 1, Integer.MAX_VALUE);
        return piece == null ? null : piece.longValue();
    }
}
