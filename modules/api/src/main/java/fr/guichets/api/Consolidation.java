package fr.guichets.api;

import fr.guichets.enveloppes.Dispositif;
import fr.guichets.enveloppes.FondsNational;
import fr.guichets.pilotage.EcartConstate;
import fr.guichets.pilotage.Egalite;
import fr.guichets.pilotage.Rapprochement;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole scheme and the equalities that must hold. */
@Schema(description = "Le dispositif entier, relu mouvement par mouvement dans chaque registre")
record Consolidation(
        DuDispositif dispositif,
        List<Axe> axes,
        List<DuGuichet> guichets,
        List<EgaliteLue> egalites,

        @Schema(description = "Décisions que leur guichet n'a pas encore appliquées")
        List<DecisionLue> enRoute,

        @Schema(description = "Vide quand tout concorde au centime près")
        List<EcartLu> ecarts,

        @Schema(description = "Mouvements relus") long lignes,

        Instant le,
        long dureeMillisecondes) {

    @Schema(name = "DispositifConsolide")
    record DuDispositif(String code, String libelle, Montant dotation) {}

    @Schema(name = "AxeConsolide", description = "Un axe ; le reliquat est ce qui n'est ni délégué ni aux laboratoires")
    record Axe(String code, String libelle, Montant dotation, Montant laboratoires, Montant delegue, Montant reliquat) {

        static Axe de(Dispositif.Axe axe, FondsNational fonds) {
            return axe.laboratoires() == null
                    ? new Axe(axe.code(), axe.libelle(), axe.dotation(), Montant.ZERO, Montant.ZERO, axe.dotation())
                    : new Axe(
                            axe.code(),
                            axe.libelle(),
                            axe.dotation(),
                            fonds.laboratoires(),
                            fonds.delegue(),
                            fonds.reliquat());
        }
    }

    @Schema(name = "GuichetConsolide")
    record DuGuichet(
            CodeDepartement code,
            Montant dotation,
            Montant reserve,

            @Schema(description = "Cumulé : comprend ce qui est payé")
            Montant engage,

            Montant paye,
            Montant reverse,
            Montant disponible) {}

    @Schema(
            name = "Egalite",
            description = "Deux montants qui doivent être les mêmes ; payé, engagé : le premier au plus")
    record EgaliteLue(
            Egalite.Code code,

            @Schema(nullable = true, description = "null pour le dispositif entier")
            CodeDepartement guichet,

            Montant gauche,
            Montant droite,
            Montant ecart,
            boolean tenue) {

        static EgaliteLue de(Egalite egalite) {
            return new EgaliteLue(
                    egalite.code(),
                    egalite.guichet(),
                    egalite.gauche(),
                    egalite.droite(),
                    egalite.ecart(),
                    egalite.tenue());
        }
    }

    @Schema(name = "Ecart")
    record EcartLu(
            String code,

            @Schema(nullable = true, description = "null pour le registre national")
            CodeDepartement guichet,

            @Schema(nullable = true) String tranche,

            @Schema(nullable = true, description = "Première ligne qui diffère")
            Long rang,

            String phrase) {

        static EcartLu de(EcartConstate ecart) {
            return new EcartLu(
                    ecart.code(),
                    ecart.guichet(),
                    ecart.tranche() == null ? null : ecart.tranche().code(),
                    ecart.rang(),
                    ecart.phrase());
        }
    }

    static Consolidation de(Rapprochement.Rapport rapport) {
        Dispositif dispositif = rapport.dispositif();
        return new Consolidation(
                new DuDispositif(dispositif.code(), dispositif.libelle(), dispositif.dotation()),
                dispositif.axes().stream()
                        .map(axe -> Axe.de(axe, rapport.fonds()))
                        .toList(),
                rapport.soldes().entrySet().stream()
                        .map(entree -> new DuGuichet(
                                entree.getKey(),
                                entree.getValue().dotation(),
                                entree.getValue().reserve(),
                                entree.getValue().engageCumule(),
                                entree.getValue().payeCumule(),
                                entree.getValue().reverse(),
                                entree.getValue().disponible()))
                        .toList(),
                rapport.egalites().stream().map(EgaliteLue::de).toList(),
                rapport.enRoute().stream().map(DecisionLue::de).toList(),
                rapport.ecarts().stream().map(EcartLu::de).toList(),
                rapport.lignes(),
                rapport.le(),
                rapport.duree().toMillis());
    }
}
