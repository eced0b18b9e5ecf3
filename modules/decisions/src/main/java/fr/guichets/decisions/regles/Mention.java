package fr.guichets.decisions.regles;

import static fr.guichets.decisions.NatureActe.ATTRIBUTION;
import static fr.guichets.decisions.NatureActe.CADUCITE;
import static fr.guichets.decisions.NatureActe.CADUCITE_CONTRADICTOIRE;
import static fr.guichets.decisions.NatureActe.REFUS;
import static fr.guichets.decisions.NatureActe.REVERSEMENT;

import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.regles.LectureModele.Defaut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the law wants an act to say: a template that may not say it is not published. */
public enum Mention {
    DELEGATION(
            "la délégation de signature, dans une ligne qui commence par « Vu »",
            "code des relations entre le public et l'administration, art. L. 212-1",
            EnumSet.of(ATTRIBUTION, CADUCITE, REVERSEMENT),
            Preuve.parfois("signataire.delegation")),
    DECRET(
            "le visa du décret n° 2018-514, dans une ligne qui commence par « Vu »",
            "base légale de l'acte",
            EnumSet.of(ATTRIBUTION, CADUCITE, REVERSEMENT),
            Preuve.visa("2018-514")),
    DEMANDE(
            "le visa de la demande et de sa date, dans une ligne qui commence par « Vu »",
            "décret n° 2018-514, art. 5",
            EnumSet.of(ATTRIBUTION),
            Preuve.visa("{date.depot}")),
    ACTE_RETIRE(
            "le visa de l'arrêté attributif, dans une ligne qui commence par « Vu »",
            "base légale de l'acte",
            EnumSet.of(CADUCITE, REVERSEMENT),
            Preuve.visa("{attribution.numero}")),
    BENEFICIAIRES(
            "le bénéficiaire",
            "décret n° 2018-514, art. 8",
            EnumSet.allOf(NatureActe.class),
            Preuve.toujours("beneficiaire")),
    MEMBRES(
            "les membres d'un groupement",
            "décret n° 2018-514, art. 8",
            EnumSet.of(ATTRIBUTION),
            Preuve.parfois("membres")),
    PROJET(
            "le projet",
            "décret n° 2018-514, art. 8",
            EnumSet.allOf(NatureActe.class),
            Preuve.toujours("projet.intitule")),
    CARACTERISTIQUES(
            "les caractéristiques du projet et la nature de la dépense",
            "décret n° 2018-514, art. 8",
            EnumSet.of(ATTRIBUTION),
            Preuve.toujours("projet.theme", "tableau des depenses")),
    DEPENSE(
            "le montant de la dépense subventionnable",
            "décret n° 2018-514, art. 8",
            EnumSet.of(ATTRIBUTION),
            Preuve.toujours("depense.subventionnable")),
    MONTANT(
            "le montant maximum de l'aide, en chiffres et en lettres",
            "décret n° 2018-514, art. 8",
            EnumSet.of(ATTRIBUTION),
            Preuve.toujours("montant", "montant en lettres")),
    METHODE(
            "la façon dont le montant définitif est calculé",
            "décret n° 2018-514, art. 8",
            EnumSet.of(ATTRIBUTION),
            Preuve.toujours("methode")),
    CALENDRIER(
            "la date prévisionnelle d'achèvement",
            "décret n° 2018-514, art. 8",
            EnumSet.of(ATTRIBUTION),
            Preuve.toujours("date.achevement")),
    VERSEMENT(
            "les modalités de versement",
            "décret n° 2018-514, art. 8 et 12",
            EnumSet.of(ATTRIBUTION),
            Preuve.toujours("modalites.versement")),
    REVERSEMENT_POSSIBLE(
            "les cas de reversement",
            "décret n° 2018-514, art. 8 et 14",
            EnumSet.of(ATTRIBUTION),
            Preuve.toujours("modalites.reversement")),
    MOTIFS(
            "les motifs",
            "code des relations entre le public et l'administration, art. L. 211-2",
            EnumSet.of(REFUS, CADUCITE_CONTRADICTOIRE, CADUCITE, REVERSEMENT),
            Preuve.toujours("motifs")),
    ATTRIBUTION_EN_CAUSE(
            "le numéro de l'arrêté attributif",
            "code des relations entre le public et l'administration, art. L. 122-1",
            EnumSet.of(CADUCITE_CONTRADICTOIRE),
            Preuve.toujours("attribution.numero")),
    DELAI_DE_REPONSE(
            "le dernier jour pour répondre",
            "code des relations entre le public et l'administration, art. L. 122-1",
            EnumSet.of(CADUCITE_CONTRADICTOIRE),
            Preuve.toujours("date.observations")),
    MONTANT_RETIRE(
            "le montant qui ne sera pas versé",
            "décret n° 2018-514, art. 14",
            EnumSet.of(CADUCITE),
            Preuve.toujours("montant.libere")),
    MONTANT_A_REVERSER(
            "le montant à reverser, en chiffres et en lettres",
            "décret n° 2018-514, art. 14",
            EnumSet.of(REVERSEMENT),
            Preuve.toujours("montant.reversement", "montant.reversement en lettres")),
    RECOURS(
            "les voies et délais de recours",
            "code de justice administrative, art. R. 421-5",
            EnumSet.of(ATTRIBUTION, REFUS, CADUCITE, REVERSEMENT),
            Preuve.toujours("voies.recours"));

    /** @param visa what a line of visa must hold; null when none must */
    private record Preuve(Set<String> toujours, Set<String> parfois, String visa) {

        static Preuve toujours(String... codes) {
            return new Preuve(Set.of(codes), Set.of(), null);
        }

        /** Said under a condition: there is not always something to say. */
        static Preuve parfois(String... codes) {
            return new Preuve(Set.of(), Set.of(codes), null);
        }

        static Preuve visa(String texte) {
            return new Preuve(Set.of(), Set.of(), texte);
        }
    }

    private final String libelle;
    private final String reference;
    private final Set<NatureActe> natures;
    private final Preuve preuve;

    Mention(String libelle, String reference, Set<NatureActe> natures, Preuve preuve) {
        this.libelle = libelle;
        this.reference = reference;
        this.natures = natures;
        this.preuve = preuve;
    }

    public static List<Mention> de(NatureActe nature) {
        return Arrays.stream(values()).filter(m -> m.natures.contains(nature)).toList();
    }

    public String libelle() {
        return libelle;
    }

    public String reference() {
        return reference;
    }

    /** One defect for each mention that an act made from it could lack. */
    static List<Defaut> manquantes(NatureActe nature, Gabarit gabarit) {
        List<Defaut> defauts = new ArrayList<>();
        Set<String> toujours = gabarit.toujours();
        Set<String> tous = gabarit.tous();
        List<String> visas = gabarit.visas();
        for (Mention mention : de(nature)) {
            Preuve preuve = mention.preuve;
            boolean visee = preuve.visa() == null || visas.stream().anyMatch(visa -> visa.contains(preuve.visa()));
            if (!visee || !toujours.containsAll(preuve.toujours()) || !tous.containsAll(preuve.parfois())) {
                defauts.add(new Defaut(0, "MENTION_MANQUANTE", mention.remede(toujours, tous)));
            }
        }
        return defauts;
    }

    private String remede(Set<String> toujours, Set<String> tous) {
        String fautive = "il manque " + libelle + " (" + reference + ")";
        if (preuve.visa() != null) {
            return fautive + " : écrivez une ligne « Vu … » qui contient " + preuve.visa()
                    + ", hors de toute condition.";
        }
        List<String> absents = new ArrayList<>();
        preuve.toujours().stream()
                .filter(code -> !toujours.contains(code))
                .sorted()
                .forEach(absents::add);
        preuve.parfois().stream().filter(code -> !tous.contains(code)).sorted().forEach(absents::add);
        String champs = String.join("}, {", absents);
        boolean sousCondition = absents.stream().anyMatch(tous::contains);
        return fautive + " : "
                + (sousCondition ? "sortez {" + champs + "} de sa condition." : "ajoutez {" + champs + "}.");
    }
}
