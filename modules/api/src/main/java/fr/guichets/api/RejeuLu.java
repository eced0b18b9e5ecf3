package fr.guichets.api;

import fr.guichets.dossiers.CriteresDeRejeu;
import fr.guichets.dossiers.CriteresDeRejeu.Changement;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.Rejeu;
import fr.guichets.reglement.Evaluation.Alerte;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.socle.Montant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What rules would change for what was already filed. */
@Schema(
        name = "Rejeu",
        description = "Ce que des règles changeraient pour les dossiers déjà déposés ; rien n'est modifié")
record RejeuLu(
        @Schema(nullable = true, description = "Version publiée qui est essayée ; null pour le brouillon")
        String version,

        @Schema(description = "Dossiers qui ne sont pas encore décidés")
        Effet enCours,

        @Schema(description = "Dossiers déjà décidés : sans effet, ils gardent leur version")
        Effet decides,

        @Schema(description = "De la version essayée") Montant enveloppe,

        @Schema(
                description =
                        "Vrai quand le brouillon prépare un autre exercice, pour lequel rien n'est déposé : les jours"
                                + " de dépôt, de relevé et de signature sont alors ceux de sa base")
        boolean joursGardes,

        List<Ligne> elements,
        int total,
        int page,
        int taille) {

    @Schema(name = "EffetDuRejeu")
    record Effet(
            int examines,
            int changes,

            @Schema(description = "Somme des aides possibles avant : telles que jugées, ou avec la base du brouillon")
            Montant avant,

            @Schema(description = "La même, avec ces règles")
            Montant apres,

            Montant ecart) {

        static Effet de(Rejeu.Effet effet) {
            return new Effet(effet.examines(), effet.changes(), effet.avant(), effet.apres(), effet.ecart());
        }
    }

    @Schema(name = "VerdictRejoue")
    record Verdict(
            boolean recevable,
            Set<Motif> motifsIrrecevabilite,
            Set<Alerte> alertes,
            Montant montantMaximum,
            @Schema(nullable = true) String session) {

        static Verdict de(Rejeu.Verdict verdict) {
            return new Verdict(
                    verdict.recevable(), verdict.motifs(), verdict.alertes(), verdict.montant(), verdict.session());
        }
    }

    @Schema(name = "DossierRejoue")
    record Ligne(
            String numero,
            String porteur,
            String intitule,
            EtatDossier etat,
            boolean decide,
            @Schema(description = "Qui l'a jugé") String versionReglement,
            Changement changement,

            @Schema(nullable = true, description = "Le verdict qu'il porte, quand ce n'est pas celui d'avant")
            Verdict fige,

            @Schema(
                    description =
                            "Verdict de la base du brouillon ; pour une version publiée, celui que le dossier porte")
            Verdict avant,

            Verdict apres,
            Montant ecart,

            @Schema(description = "Phrases que seul le verdict d'avant dit")
            List<String> phrasesAvant,

            @Schema(description = "Phrases que seules ces règles disent")
            List<String> phrasesApres) {

        static Ligne de(Rejeu.Ligne ligne) {
            return new Ligne(
                    ligne.numero(),
                    ligne.organisation(),
                    ligne.intitule(),
                    ligne.etat(),
                    ligne.etat().estDecide(),
                    ligne.version(),
                    ligne.changement(),
                    ligne.fige() == null ? null : Verdict.de(ligne.fige()),
                    Verdict.de(ligne.avant()),
                    Verdict.de(ligne.apres()),
                    ligne.ecart(),
                    ligne.retirees(),
                    ligne.ajoutees());
        }
    }

    /** @param version null for the draft */
    static RejeuLu de(String version, Rejeu.Resultat resultat, CriteresDeRejeu criteres) {
        CriteresDeRejeu.Page page = resultat.choisir(criteres);
        return new RejeuLu(
                version,
                Effet.de(resultat.enCours()),
                Effet.de(resultat.decides()),
                resultat.enveloppe(),
                resultat.joursGardes(),
                page.elements().stream().map(Ligne::de).toList(),
                page.total(),
                criteres.page(),
                criteres.taille());
    }
}
