package fr.guichets.api;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.ActeAGenerer;
import fr.guichets.decisions.ActesListes;
import fr.guichets.decisions.NatureActe;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Montant;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of acts, with the dossiers whose act is to be prepared. */
@Schema(description = "Une page des actes du guichet")
record ActesLus(
        List<Acte> elements,
        int total,
        int page,
        int taille,

        @Schema(description = "Dossiers dont un relevé validé a décidé et qui n'ont pas encore d'acte")
        List<AGenerer> aGenerer) {

    private static final List<String> ENTETES = List.of(
            "Acte",
            "Nature",
            "État",
            "Dossier",
            "Bénéficiaire",
            "Intitulé",
            "Relevé",
            "Montant",
            "Dépense subventionnable",
            "Achèvement prévu le",
            "Signataire",
            "Signé le",
            "EJ",
            "Notifié le");

    @Schema(name = "ActeAGenerer")
    record AGenerer(
            String dossier, NatureActe nature, String beneficiaire, String intitule, String releve, Montant montant) {

        static AGenerer de(ActeAGenerer lu) {
            return new AGenerer(
                    lu.dossier(),
                    lu.nature(),
                    lu.porteur().nom(),
                    lu.intitule(),
                    lu.retenue().code(),
                    lu.retenue().montant());
        }
    }

    static ActesLus de(ActesListes liste, List<ActeAGenerer> aGenerer) {
        return new ActesLus(
                liste.elements(),
                liste.total(),
                liste.page(),
                liste.taille(),
                aGenerer.stream().map(AGenerer::de).toList());
    }

    static Response feuille(String format, ActesListes liste, Guichet guichet) {
        return Export.feuille(
                format,
                "actes-" + guichet.code(),
                ENTETES,
                liste.elements().stream().map(acte -> cellules(acte, guichet)).toList());
    }

    private static List<Object> cellules(Acte acte, Guichet guichet) {
        return Arrays.asList(
                acte.numero(),
                acte.nature().libelle(),
                acte.etat().libelle(),
                acte.dossier(),
                acte.beneficiaire(),
                acte.intitule(),
                acte.releve(),
                acte.montant(),
                acte.depenseSubventionnable(),
                acte.achevementLe(),
                acte.signataire().nom(),
                acte.signature() == null ? null : acte.signature().signeLe(),
                acte.engagement() == null ? null : acte.engagement().ej(),
                acte.notification() == null
                        ? null
                        : acte.notification().notifieLe().atZone(guichet.fuseau()));
    }
}
