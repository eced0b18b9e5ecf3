package fr.guichets.web.instruction;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.PiecesDuDossier;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Reglement.PieceRequise.Moment;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.web.Contexte;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What the form of an act holds when it opens. */
@RequestScoped
public class Proposition {

    @Inject
    private Contexte contexte;

    @Inject
    private Referentiel referentiel;

    @Inject
    private PiecesDuDossier pieces;

    @Inject
    private Typographie fr;

    /** What the verdict already says, so that nobody types it again. */
    SaisieActe pour(Acte acte, Dossier dossier) {
        Evaluation evaluation = dossier.evaluation();
        Set<String> motifs = evaluation.motifsIrrecevabilite().stream()
                .map(Enum::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return switch (acte) {
            case DEMANDER_COMPLEMENTS ->
                new SaisieActe(
                        manquantes(dossier),
                        fr.dateCourte(contexte.getAujourdhui().plusMonths(1)),
                        Set.of(),
                        "",
                        "",
                        false);
            case DECLARER_IRRECEVABLE -> new SaisieActe("", "", motifs, phrases(evaluation, motifs), "", false);
            case CONSTATER_HORS_DELAI ->
                new SaisieActe("", "", Set.of(), phrases(evaluation, Set.of("HORS_DELAI")), "", false);
            case REORIENTER ->
                new SaisieActe(
                        "",
                        "",
                        Set.of(),
                        phrases(evaluation, Set.of("GUICHET_INCOMPETENT")),
                        competent(dossier),
                        false);
            default -> new SaisieActe("", "", Set.of(), "", "", false);
        };
    }

    /** One point per file that the rules ask for at the filing and that is not there. */
    private String manquantes(Dossier dossier) {
        return pieces.contenu(dossier.reference()).manquantes(Moment.DEPOT).stream()
                .map(nature -> "Joignez la pièce demandée par le règlement : " + fr.minuscule(nature.libelle()) + ".")
                .map(fr::phrase)
                .collect(Collectors.joining("\n"));
    }

    private String phrases(Evaluation evaluation, Set<String> codes) {
        return evaluation.explications().stream()
                .filter(explication -> codes.contains(explication.code()))
                .map(explication -> fr.phrase(explication.phrase()))
                .collect(Collectors.joining("\n"));
    }

    /** The guichet that the référentiel names for the bearer, when it is another one. */
    private String competent(Dossier dossier) {
        return referentiel
                .parCode(
                        NatureCollectivite.valueOf(dossier.porteur().nature()),
                        dossier.porteur().code(),
                        dossier.depot().millesime())
                .map(Collectivite::departement)
                .filter(code -> !code.equals(contexte.guichet().code()))
                .map(CodeDepartement::valeur)
                .orElse("");
    }
}
