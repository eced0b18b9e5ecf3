package fr.guichets.api;

import fr.guichets.documents.Feuilles;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.dossiers.ListeDossiers;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Journal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;

/** The lists as sheets: everything that is filtered, amounts as numbers and days as days. */
final class Export {

    static final String CSV = "text/csv";
    static final String ODS = Feuilles.TYPE_ODS;

    private static final List<String> DOSSIERS = List.of(
            "Numéro",
            "État",
            "Porteur",
            "Nature du porteur",
            "Code du porteur",
            "Arrondissement",
            "Population",
            "Intitulé",
            "Thème",
            "Déposé le",
            "Session",
            "Recevable",
            "Coût global HT",
            "Montant demandé HT",
            "Montant maximum",
            "Chargé du dossier",
            "Échéance",
            "Importé",
            "Modifié le");
    private static final List<String> HISTORIQUE = List.of("Date", "Par", "Acte", "Avant", "Après");

    private Export() {}

    /** The first of the formats of a list that the caller accepts, in the order of his preference. */
    static String format(HttpHeaders entetes) {
        for (MediaType accepte : entetes.getAcceptableMediaTypes()) {
            for (String format : List.of(MediaType.APPLICATION_JSON, CSV, ODS)) {
                if (accepte.isCompatible(MediaType.valueOf(format))) {
                    return format;
                }
            }
        }
        return MediaType.APPLICATION_JSON;
    }

    static Response dossiers(String format, ListeDossiers liste, Guichet guichet) {
        return feuille(
                format,
                "dossiers-" + guichet.code(),
                DOSSIERS,
                liste.elements().stream().map(ligne -> cellules(ligne, guichet)).toList());
    }

    private static List<Object> cellules(LigneDossier ligne, Guichet guichet) {
        return Arrays.asList(
                ligne.reference(),
                Acteur.courant().estAgent()
                        ? ligne.etat().libelle()
                        : ligne.etat().libelleDemandeur(),
                ligne.porteur().nom(),
                ligne.porteur().nature(),
                ligne.porteur().code(),
                ligne.arrondissement(),
                ligne.population(),
                ligne.intitule(),
                ligne.theme(),
                instant(ligne.deposeLe(), guichet),
                ligne.session(),
                ligne.recevable(),
                ligne.coutGlobal(),
                ligne.montantDemande(),
                ligne.montantMaximum(),
                ligne.instructeur(),
                ligne.echeance(),
                ligne.importe(),
                instant(ligne.modifieLe(), guichet));
    }

    static Response historique(String format, String numero, List<Journal.Ligne> lignes, Guichet guichet) {
        return feuille(
                format,
                "historique-" + numero,
                HISTORIQUE,
                lignes.stream()
                        .map(ligne -> Arrays.<Object>asList(
                                instant(ligne.le(), guichet),
                                ligne.auteurNom(),
                                ligne.action(),
                                ligne.avant(),
                                ligne.apres()))
                        .toList());
    }

    private static ZonedDateTime instant(Instant instant, Guichet guichet) {
        return instant == null ? null : instant.atZone(guichet.fuseau());
    }

    static Response feuille(String format, String nom, List<String> entetes, List<List<Object>> lignes) {
        boolean csv = format.equals(CSV);
        byte[] contenu = csv ? Feuilles.csv(entetes, lignes) : Feuilles.ods(nom, entetes, lignes);
        return Response.ok(contenu, csv ? Feuilles.TYPE_CSV : Feuilles.TYPE_ODS)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + nom + (csv ? ".csv" : ".ods") + "\"")
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept")
                .build();
    }
}
