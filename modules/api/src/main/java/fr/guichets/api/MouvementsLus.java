package fr.guichets.api;

import fr.guichets.enveloppes.Compte;
import fr.guichets.enveloppes.Mouvement;
import fr.guichets.enveloppes.MouvementsListes;
import fr.guichets.enveloppes.Nature;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Montant;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of the ledger of the guichet. */
@Schema(description = "Une page des écritures du guichet ; chacune est écrite une fois pour toutes")
record MouvementsLus(List<Ecriture> elements, int total, int page, int taille) {

    private static final List<String> ENTETES = List.of(
            "Tranche",
            "Rang",
            "Date",
            "Nature",
            "Compte débité",
            "Compte crédité",
            "Montant",
            "Dossier",
            "Origine",
            "Motif",
            "Par",
            "Disponible après");

    @Schema(name = "Ecriture")
    record Ecriture(
            @Schema(description = "Un exercice, ou PLURIANNUELLE", examples = "2021")
            String tranche,

            @Schema(description = "1, 2, 3… sans trou dans la tranche")
            long rang,

            Instant le,
            Nature nature,
            Compte debite,
            Compte credite,
            Montant montant,

            @Schema(nullable = true, description = "null pour ce qui vient du niveau national")
            String dossier,

            @Schema(description = "L'acte qui l'a décidée", examples = "releve/3")
            String origine,

            String motif,

            @Schema(description = "Nom de qui a agi") String par,

            Apres apres) {

        static Ecriture de(Mouvement m) {
            return new Ecriture(
                    m.tranche().code(),
                    m.rang(),
                    m.le(),
                    m.nature(),
                    m.nature().debite(),
                    m.nature().credite(),
                    m.montant(),
                    m.dossier(),
                    m.origine(),
                    m.motif(),
                    m.auteurNom(),
                    new Apres(
                            m.apres().disponible(),
                            m.apres().reserve(),
                            m.apres().engage(),
                            m.apres().paye(),
                            m.apres().reverse()));
        }
    }

    @Schema(name = "SoldesApres", description = "Ce que tient chaque compte de la tranche après l'écriture, sans cumul")
    record Apres(Montant disponible, Montant reserve, Montant engage, Montant paye, Montant reverse) {}

    static MouvementsLus de(MouvementsListes liste) {
        return new MouvementsLus(
                liste.elements().stream().map(Ecriture::de).toList(), liste.total(), liste.page(), liste.taille());
    }

    static Response feuille(String format, MouvementsListes liste, Guichet guichet) {
        return Export.feuille(
                format,
                "ecritures-" + guichet.code(),
                ENTETES,
                liste.elements().stream().map(m -> cellules(m, guichet)).toList());
    }

    private static List<Object> cellules(Mouvement m, Guichet guichet) {
        return Arrays.asList(
                m.tranche().code(),
                m.rang(),
                m.le().atZone(guichet.fuseau()),
                m.nature().libelle(),
                m.nature().debite().name(),
                m.nature().credite().name(),
                m.montant(),
                m.dossier(),
                m.origine(),
                m.motif(),
                m.auteurNom(),
                m.apres().disponible());
    }
}
