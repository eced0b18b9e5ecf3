package fr.guichets.reglement;

import static fr.guichets.reglement.Enonces.chacun;

import fr.guichets.reglement.Reglement.Actes;
import fr.guichets.reglement.Reglement.Comite;
import fr.guichets.reglement.Reglement.Contact;
import fr.guichets.reglement.Reglement.Critere;
import fr.guichets.reglement.Reglement.Imputation;
import fr.guichets.reglement.Reglement.Lien;
import fr.guichets.reglement.Reglement.Provenance.Niveau;
import fr.guichets.reglement.Reglement.Siege;
import fr.guichets.reglement.Reglement.SousRealisation;
import fr.guichets.reglement.Reglement.Versement;
import fr.guichets.reglement.regles.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The choice of the projects, the payment, the service and its texts. */
final class EnoncesDuGuichet {

    static final Map<String, Function<Reglement, List<String>>> PAR_CLE = Map.ofEntries(
            Map.entry("criteres", r -> chacun(r.criteres(), "Aucun document n’en fixe.", EnoncesDuGuichet::critere)),
            Map.entry("notation", EnoncesDuGuichet::notation),
            Map.entry(
                    "priorites",
                    r -> chacun(
                            r.priorites(),
                            "Aucune priorité annoncée.",
                            priorite -> priorite.libelle()
                                    + EnoncesDuProjet.portee(
                                            priorite.natures(), null, priorite.populationMax(), priorite.themes())
                                    + ".")),
            Map.entry("comite", r -> comite(r.comite())),
            Map.entry("versement", r -> versement(r.versement())),
            Map.entry("imputation", r -> imputation(r.imputation())),
            Map.entry("contacts", r -> chacun(r.contacts(), "Aucun contact annoncé.", EnoncesDuGuichet::contact)),
            Map.entry("actes", r -> actes(r.actes())),
            Map.entry("conservation", EnoncesDuGuichet::conservation),
            Map.entry("textes", r -> Stream.of(
                            r.textes().presentation(),
                            quiPeutDemander(r),
                            r.textes().priorites(),
                            r.textes().notice(),
                            r.textes().mentions())
                    .filter(Objects::nonNull)
                    .toList()),
            Map.entry("liens", r -> chacun(r.liens(), "Aucun lien annoncé.", EnoncesDuGuichet::lien)),
            Map.entry(
                    "documents", r -> chacun(r.documents(), "Aucun document à télécharger.", EnoncesDuGuichet::lien)));

    private EnoncesDuGuichet() {}

    /** Null when the sentence is the national one, which names every nature, and the guichet declares its own. */
    static String quiPeutDemander(Reglement r) {
        boolean contredite = niveau(r, "natures") == Niveau.DEPARTEMENT && niveau(r, "textes") == Niveau.NATIONAL;
        return contredite ? null : r.textes().quiPeutDemander();
    }

    private static Niveau niveau(Reglement r, String cle) {
        return Stream.ofNullable(r.provenances())
                .flatMap(List::stream)
                .filter(provenance -> provenance.cle().equals(cle))
                .map(Reglement.Provenance::niveau)
                .findFirst()
                .orElse(null);
    }

    private static String critere(Critere critere) {
        return critere.poids() == null ? critere.libelle() : critere.libelle() + " (" + critere.poids() + " points)";
    }

    private static List<String> notation(Reglement r) {
        if (r.notation() == null) {
            return List.of("Cette version ne dit pas comment noter.");
        }
        return List.of(
                "Chaque critère est noté de 0 à " + r.notation().echelle() + ".",
                r.notation().seuil() == null
                        ? "Aucune note minimale."
                        : "Sous " + r.notation().seuil() + " points sur 100, le projet n’est pas proposé.");
    }

    private static List<String> comite(Comite comite) {
        if (comite == null) {
            return List.of("Pas de comité annoncé : la préfecture examine les demandes.");
        }
        List<String> phrases = new ArrayList<>();
        phrases.add("Présidence : " + comite.presidence());
        comite.membres().forEach(membre -> phrases.add("Membre : " + membre));
        if (comite.sieges() != null) {
            phrases.add("Sièges qui votent : "
                    + comite.sieges().stream().map(Siege::fonction).collect(Collectors.joining(", ")) + ".");
        }
        if (comite.quorum() != null) {
            phrases.add("Le comité siège quand " + comite.quorum()
                    + (comite.quorum() > 1 ? " sièges sont tenus." : " siège est tenu."));
        }
        if (comite.urgence() != null) {
            phrases.add("Entre deux séances : " + comite.urgence());
        }
        return phrases;
    }

    private static List<String> versement(Versement versement) {
        List<String> phrases = new ArrayList<>(List.of(
                "Une avance, une fois le projet engagé : jusqu’à " + Phrases.pourcentage(versement.avanceTaux())
                        + " de l’aide.",
                "Des acomptes, à mesure des dépenses : jusqu’à " + Phrases.pourcentage(versement.acomptesTaux())
                        + " de l’aide, avance comprise.",
                "Le solde, à demander dans les " + versement.soldeMois()
                        + " mois qui suivent l’achèvement, avec le décompte final.",
                "Si l’aide doit être retirée, vous avez " + versement.contradictoireJours()
                        + " jours pour répondre avant la décision."));
        if (!versement.rappelsJours().isEmpty()) {
            phrases.add("Des rappels avant chaque échéance : "
                    + versement.rappelsJours().stream()
                            .map(jours -> jours + (jours > 1 ? " jours" : " jour"))
                            .collect(Collectors.joining(", "))
                    + " avant.");
        }
        if (versement.sousRealisation() != null) {
            phrases.add(
                    versement.sousRealisation() == SousRealisation.PRORATA
                            ? "Si moins que prévu est dépensé, un forfait est réduit en proportion."
                            : "Si moins que prévu est dépensé, un forfait ne dépasse pas le coût réel.");
        }
        return phrases;
    }

    private static List<String> imputation(Imputation imputation) {
        if (imputation == null) {
            return List.of("Aucune imputation indiquée.");
        }
        List<String> phrases = new ArrayList<>();
        ajouter(phrases, "Programme : ", imputation.programme());
        ajouter(phrases, "Action : ", imputation.action());
        ajouter(phrases, "Domaine fonctionnel : ", imputation.domaineFonctionnel());
        ajouter(phrases, "Centre financier : ", imputation.centreFinancier());
        ajouter(phrases, "Activité : ", imputation.activite());
        return phrases.isEmpty() ? List.of("Aucune imputation indiquée.") : phrases;
    }

    private static void ajouter(List<String> phrases, String libelle, String valeur) {
        if (valeur != null) {
            phrases.add(libelle + valeur);
        }
    }

    private static String contact(Contact contact) {
        return Stream.of(contact.libelle(), contact.adresse(), contact.telephone(), contact.courriel())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static List<String> actes(Actes actes) {
        if (actes == null) {
            return List.of("Cette version n’en dit rien.");
        }
        List<String> phrases = new ArrayList<>();
        ajouter(phrases, "Adresse : ", actes.adresse());
        phrases.add(
                actes.enTete() == null
                        ? "En-tête : le nom de l’autorité."
                        : "En-tête : " + String.join(" / ", actes.enTete()));
        phrases.add(
                actes.copies().isEmpty()
                        ? "Personne ne reçoit copie des notifications."
                        : "En copie de chaque notification : " + String.join(", ", actes.copies()) + ".");
        return phrases;
    }

    private static List<String> conservation(Reglement r) {
        return r.conservation() == null
                ? List.of("Cette version n’en dit rien.")
                : List.of(
                        "Un brouillon laissé " + r.conservation().brouillonsMois()
                                + " mois sans changement peut être effacé.",
                        "Un dossier est gardé " + r.conservation().dossiersAns() + " ans après sa fin.");
    }

    private static String lien(Lien lien) {
        return lien.libelle() + (lien.url() == null ? " (à demander au guichet)" : " : " + lien.url());
    }
}
