package fr.guichets.dossiers.interne;

import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.documents.Pieces;
import fr.guichets.socle.DepartementCourant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;

/** The files of a dossier follow it to another guichet, one at a time, each once; there the antivirus sees them again. */
@ApplicationScoped
public class Demenagement {

    /** One of the two sides, in a short transaction of its own perimeter. */
    @ApplicationScoped
    @Transactional(TxType.REQUIRES_NEW)
    public static class Camion {

        record Carton(boolean duGuichet, Piece piece) {}

        @Inject
        Enregistres enregistres;

        @Inject
        Pieces pieces;

        /** What was refused stays where it was. */
        public List<Carton> inventaire(String numero) {
            DossierEnregistre dossier = enregistres.parCle(numero).orElseThrow();
            return Stream.of(false, true)
                    .flatMap(duGuichet -> pieces.de(Liasse.objet(dossier, duGuichet)).stream()
                            .filter(piece -> piece.etat() != Piece.Etat.REFUSEE)
                            .map(piece -> new Carton(duGuichet, piece)))
                    .toList();
        }

        public byte[] charger(Carton carton) {
            return pieces.emporter(carton.piece().objet(), carton.piece().id());
        }

        public void poser(Transmission.Envoi envoi, Carton carton, FichierRecu fichier) {
            DossierEnregistre arrive =
                    enregistres.recu(envoi.origine().valeur(), envoi.numero()).orElseThrow();
            pieces.reprendre(Liasse.objet(arrive, carton.duGuichet()), carton.piece(), fichier);
        }
    }

    @Inject
    Camion camion;

    /** Once the other guichet has the dossier; outside any transaction. */
    void emporter(Transmission.Envoi envoi) {
        for (Camion.Carton carton :
                DepartementCourant.executerPour(envoi.origine(), () -> camion.inventaire(envoi.numero()))) {
            byte[] octets = DepartementCourant.executerPour(envoi.origine(), () -> camion.charger(carton));
            try (FichierRecu fichier = FichierRecu.lire(carton.piece().nom(), new ByteArrayInputStream(octets))) {
                DepartementCourant.executerPour(envoi.vers(), () -> {
                    camion.poser(envoi, carton, fichier);
                    return null;
                });
            }
        }
    }
}
