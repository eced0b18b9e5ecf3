package fr.guichets.api;

import fr.guichets.enveloppes.CriteresDeCredits;
import fr.guichets.enveloppes.CriteresDeCredits.Tri;
import fr.guichets.enveloppes.DecisionDeCredits.Etat;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.CodeDepartement;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query string of a list of decisions about credits. */
public class FiltresDeCredits extends FiltresDeListe {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Parameter(
            description = "numero, guichet, operation, montant ou decideeLe ; précédé de - pour l'ordre décroissant."
                    + " Par défaut -numero")
    @QueryParam("tri")
    String tri;

    @Parameter(description = "Mots cherchés dans le numéro, le motif, la référence et le nom de l'auteur")
    @QueryParam("q")
    String q;

    @QueryParam("operation")
    List<String> operation;

    @QueryParam("etat")
    List<String> etat;

    @Parameter(description = "Code du guichet")
    @QueryParam("guichet")
    List<String> guichet;

    @Parameter(description = "Un exercice, ou PLURIANNUELLE")
    @QueryParam("tranche")
    List<String> tranche;

    @Parameter(description = "Premier jour, AAAA-MM-JJ", schema = @Schema(format = "date"))
    @QueryParam("du")
    String du;

    @Parameter(description = "Dernier jour compris, AAAA-MM-JJ", schema = @Schema(format = "date"))
    @QueryParam("au")
    String au;

    /** @throws fr.guichets.socle.ChampsInvalides naming every wrong parameter */
    CriteresDeCredits lire() {
        LocalDate dernier = jour("au", au);
        CriteresDeCredits lus = new CriteresDeCredits(
                texte("q", q),
                parmi("operation", operation, Operation.class),
                parmi("etat", etat, Etat.class),
                lus("guichet", guichet, CodeDepartement::new, "Écrivez le code d’un guichet\u00a0: 63."),
                lus("tranche", tranche, Tranche::new, "Écrivez un exercice, 2021, ou PLURIANNUELLE."),
                minuit(jour("du", du)),
                dernier == null ? null : minuit(dernier.plusDays(1)),
                tri(tri, Tri.class, Tri.NUMERO),
                descendant(tri),
                page(),
                taille());
        exigerValides();
        return lus;
    }

    private static Instant minuit(LocalDate jour) {
        return jour == null ? null : jour.atStartOfDay(PARIS).toInstant();
    }

    private <T> Set<T> lus(String cle, List<String> valeurs, Function<String, T> lecture, String remede) {
        Set<T> lus = new LinkedHashSet<>();
        for (String valeur : textes(cle, valeurs)) {
            try {
                lus.add(lecture.apply(valeur));
            } catch (IllegalArgumentException e) {
                parametres.refuser(cle, "VALEUR_INCONNUE", remede);
            }
        }
        return lus;
    }
}
