package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.CriteresDeListe.Tri;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.dossiers.ListeDossiers;
import fr.guichets.socle.Montant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lists: full text, filters, sort, page and totals, within what the reader may see. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RequeteDeListe {

    private static final String TOTAUX = """
            SELECT count(*) AS total, coalesce(sum(d.montant_demande), 0) AS demande,
                   coalesce(sum(d.montant_maximum), 0) AS maximum
            FROM dossier d
            """;

    private static final int SUPPRIMES_MAXIMUM = 50;

    @Inject
    LignesDeListe lignes;

    public ListeDossiers lister(CriteresDeListe criteres, Lecteur lecteur, ZoneId fuseau) {
        Conditions conditions = Conditions.visibles(lecteur);
        filtrer(conditions, criteres, lecteur, fuseau);
        int taille = Math.max(1, criteres.taille());
        int page = Math.max(0, criteres.page());
        List<LigneDossier> elements = lignes.lire(
                conditions,
                " ORDER BY " + colonne(criteres.tri(), lecteur) + sens(criteres, lecteur) + ", d.id",
                Math.multiplyExact((long) page, taille),
                taille,
                lecteur);
        Tuple totaux = lignes.requete(
                        TOTAUX,
                        conditions,
                        "",
                        Map.of("total", Long.class, "demande", Long.class, "maximum", Long.class))
                .getSingleResult();
        return new ListeDossiers(
                elements,
                Math.toIntExact(totaux.get("total", Long.class)),
                page,
                taille,
                new Montant(totaux.get("demande", Long.class)),
                new Montant(totaux.get("maximum", Long.class)));
    }

    /** Nothing that an applicant is not told shows in the order of a list. */
    private static String colonne(Tri tri, Lecteur lecteur) {
        return switch (tri) {
            case NUMERO -> "d.numero";
            case DEPOSE_LE -> "d.depose_le";
            case PORTEUR -> "d.organisation_nom";
            case ETAT -> Conditions.etatVu(lecteur);
            case MONTANT_DEMANDE -> "d.montant_demande";
            case MONTANT_MAXIMUM -> "d.montant_maximum";
            case ECHEANCE -> "d.echeance";
            case MODIFIE_LE -> lecteur.estAgent() ? "d.modifie_le" : "d.notifie_le";
        };
    }

    /** What is empty comes last, a draft has no date of filing; where nothing can be, an index read backwards spares the sort. */
    private static String sens(CriteresDeListe criteres, Lecteur lecteur) {
        if (!criteres.descendant()) {
            return "";
        }
        boolean sansBrouillon =
                lecteur.organisations().isEmpty() && lecteur.preparees().isEmpty();
        boolean toujoursRempli = sansBrouillon && criteres.tri() != Tri.ECHEANCE;
        return toujoursRempli ? " DESC" : " DESC NULLS LAST";
    }

    /** Drafts put aside since then, for the organisations of the reader. */
    public List<LigneDossier> supprimes(Lecteur lecteur, Instant depuis) {
        return lignes.lire(
                Conditions.siens(lecteur).et("d.supprime_le >= :depuis").parametre("depuis", depuis),
                " ORDER BY d.supprime_le DESC, d.id",
                0,
                SUPPRIMES_MAXIMUM,
                lecteur);
    }

    private static void filtrer(Conditions conditions, CriteresDeListe c, Lecteur lecteur, ZoneId fuseau) {
        String mots = Mots.requete(c.q());
        conditions.siNonNull("d.mots @@ to_tsquery('simple', :mots)", "mots", mots.isEmpty() ? null : mots);
        conditions.parmi(
                Conditions.etatVu(lecteur),
                "etats",
                c.etats().stream().map(Enum::name).collect(Collectors.toSet()));
        conditions.parmi("d.arrondissement", "arrondissements", c.arrondissements());
        conditions.parmi("d.theme", "themes", c.themes());
        conditions.parmi("d.organisation_nature", "natures", c.natures());
        conditions.parmi("d.session", "sessions", c.sessions());
        conditions.siNonNull("d.recevable = :recevable", "recevable", c.recevable());
        conditions.siNonNull("d.depose_le >= :du", "du", debut(c.deposeDu(), fuseau));
        conditions.siNonNull(
                "d.depose_le < :au",
                "au",
                c.deposeAu() == null ? null : debut(c.deposeAu().plusDays(1), fuseau));
        if (lecteur.estAgent()) {
            filtrerParInstructeur(conditions, c.instructeur());
        }
    }

    /** Who instructs is nothing that an applicant is told, not even by what a filter leaves. */
    private static void filtrerParInstructeur(Conditions conditions, String instructeur) {
        if (CriteresDeListe.PERSONNE.equals(instructeur)) {
            conditions.et("d.instructeur IS NULL");
        } else {
            conditions.siNonNull("d.instructeur = :instructeur", "instructeur", instructeur);
        }
    }

    private static Instant debut(LocalDate jour, ZoneId fuseau) {
        return jour == null ? null : jour.atStartOfDay(fuseau).toInstant();
    }
}
