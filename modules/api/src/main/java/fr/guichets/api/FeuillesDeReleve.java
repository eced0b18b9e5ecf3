package fr.guichets.api;

import fr.guichets.programmation.Feuille;
import fr.guichets.programmation.LigneDeReleve;
import fr.guichets.programmation.Releve;
import fr.guichets.reglement.Guichet;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;

/** Relevés as sheets. */
final class FeuillesDeReleve {

    private static final List<String> LISTE = List.of(
            "Relevé",
            "Jour",
            "État",
            "Comité",
            "Tranche",
            "Dossiers",
            "Avis favorables",
            "Montant",
            "Figé le",
            "Validé le",
            "Validé par");
    private static final List<String> LIGNES = List.of(
            "Dossier",
            "Porteur",
            "Nature du porteur",
            "Code du porteur",
            "Arrondissement",
            "Intitulé",
            "Déposé le",
            "Complet le",
            "Version des règles",
            "Coût éligible HT",
            "Montant demandé HT",
            "Montant maximum",
            "Plafond",
            "Avis",
            "Montant",
            "Motif",
            "Rang",
            "Sortie");

    private FeuillesDeReleve() {}

    static Response liste(String format, List<Releve> releves, Guichet guichet) {
        return Export.feuille(
                format,
                "releves-" + guichet.code(),
                LISTE,
                releves.stream().map(releve -> cellules(releve, guichet)).toList());
    }

    static Response lignes(String format, Feuille feuille, Guichet guichet) {
        return Export.feuille(
                format,
                "releve-" + feuille.releve().code(),
                LIGNES,
                feuille.lignes().stream().map(ligne -> cellules(ligne, guichet)).toList());
    }

    private static List<Object> cellules(Releve r, Guichet guichet) {
        return Arrays.asList(
                r.code(),
                r.releveLe(),
                r.etat().libelle(),
                r.comite(),
                r.tranche().code(),
                r.dossiers(),
                r.favorables(),
                r.montant(),
                instant(r.figeLe(), guichet),
                instant(r.valideLe(), guichet),
                r.validePar());
    }

    private static List<Object> cellules(LigneDeReleve l, Guichet guichet) {
        return Arrays.asList(
                l.dossier(),
                l.porteur().nom(),
                l.porteur().nature(),
                l.porteur().code(),
                l.arrondissement(),
                l.intitule(),
                instant(l.deposeLe(), guichet),
                instant(l.completLe(), guichet),
                l.versionReglement(),
                l.coutEligible(),
                l.montantDemande(),
                l.montantMaximum(),
                l.plafond(),
                l.avis() == null ? null : l.avis().libelle(),
                l.montant(),
                l.motif(),
                l.rang(),
                l.sortie());
    }

    private static ZonedDateTime instant(Instant instant, Guichet guichet) {
        return instant == null ? null : instant.atZone(guichet.fuseau());
    }
}
